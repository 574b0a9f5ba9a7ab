/** What a partner reads behind its link: its own deals, and of ours nothing but whom to write to. */
import { colours, escaped } from "./html";

export interface PartnerPage {
  readonly program: string;
  readonly partner: string;
  /** When it was made. */
  readonly at: string;
  /** Whom to write to; blank where nobody is named. */
  readonly contact: { readonly name: string; readonly email: string };
  readonly deals: readonly PartnerDeal[];
}

export interface PartnerDeal {
  readonly id: string;
  readonly company: string;
  readonly stage: string;
  /** Titles and days. */
  readonly days: readonly (readonly [title: string, day: string])[];
  readonly next: string;
}

/** The page of one partner. */
export const partnerPage = ({ program, partner, at, contact, deals }: PartnerPage): string =>
  paper(`Deals of ${partner}`, [
    `<p class="quiet">${escaped(program)}, as of ${escaped(at)}</p>`,
    deals.length ? `<ul>${deals.map(dealShown).join("")}</ul>` : `<p>${NONE}</p>`,
    contact.email && `<p>Questions? Write to ${escaped(contact.name)}, ${mailLink(contact.email)}.</p>`,
  ]);

const NONE = "None of your deals is registered yet. What you register appears here.";

const dealShown = ({ id, company, stage, days, next }: PartnerDeal): string => {
  const facts = [["Deal ID", id], ["Stage", stage], ...days].map(
    ([title = "", said = ""]) => `<div><dt>${escaped(title)}</dt><dd>${escaped(said)}</dd></div>`,
  );
  return `<li><h2>${escaped(company)}</h2><dl>${facts.join("")}</dl>${next && `<p>${escaped(next)}</p>`}</li>`;
};

const mailLink = (email: string): string => `<a href="mailto:${escaped(email)}">${escaped(email)}</a>`;

/** The one page for every link that is none: it says the same whatever is wrong. */
export const refusedPage = (): string =>
  paper("This link is not valid", [
    "<p>It may be incomplete or out of date. Ask your contact at the company that gave it to you for a new one.</p>",
  ]);

/** The link is right and the deals cannot be read just now. */
export const laterPage = (): string =>
  paper("Your deals cannot be shown just now", ["<p>Open the link again in a few minutes.</p>"]);

const STYLE = [
  `body{margin:0;background:${colours.desk};color:${colours.ink};font:16px/1.5 Arial,sans-serif}`,
  "main{max-width:720px;margin:auto;padding:24px 16px}h1,h2,p{margin:0 0 10px}h1{font-size:24px}h2{font-size:18px}",
  `.quiet,dt{color:${colours.muted};font-size:14px}ul{padding:0;list-style:none}dd{margin:0}`,
  `li{margin:12px 0;padding:16px 16px 6px;background:${colours.paper};border:1px solid ${colours.rule};border-radius:6px}`,
  "dl{display:flex;flex-wrap:wrap;gap:8px 28px;margin:0 0 10px}",
].join("");

const paper = (title: string, blocks: readonly string[]): string =>
  [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><base target="_top"><title>${escaped(title)}</title>`,
    `<style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${blocks.join("")}</main></body></html>`,
  ].join("");
