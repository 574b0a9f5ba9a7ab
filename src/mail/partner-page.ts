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
  paper(`${partner}: your deals`, [
    `<p class="quiet">${escaped(program)}</p><h1>Deals of ${escaped(partner)}</h1>`,
    `<p class="quiet">As of ${escaped(at)}. Open the link again whenever you want to know how they stand.</p>`,
    deals.length ? `<ul>${deals.map(dealShown).join("")}</ul>` : `<p>${NONE}</p>`,
    contact.email && `<p>Questions? Write to ${escaped(contact.name)}, ${mailLink(contact.email)}.</p>`,
  ]);

const NONE = "None of your deals is registered yet. Tell your contact about one, and it appears here.";

const dealShown = ({ id, company, stage, days, next }: PartnerDeal): string => {
  const facts = [["Deal ID", id], ["Stage", stage], ...days].map(
    ([title = "", said = ""]) => `<div><dt>${escaped(title)}</dt><dd>${escaped(said)}</dd></div>`,
  );
  return `<li><h2>${escaped(company)}</h2><dl>${facts.join("")}</dl><p>${escaped(next)}</p></li>`;
};

const mailLink = (email: string): string => `<a href="mailto:${escaped(email)}">${escaped(email)}</a>`;

/** The one page for every link that is none: it says the same whatever is wrong. */
export const refusedPage = (): string =>
  paper("This link is not valid", [
    "<h1>This link is not valid</h1>",
    "<p>It may be incomplete, or it may not count any more. Ask your contact at the company that gave it to you for a new one.</p>",
  ]);

/** The link is right and the deals cannot be read just now. */
export const laterPage = (): string =>
  paper("Not just now", [
    "<h1>Your deals cannot be shown just now</h1>",
    "<p>Open the link again in a few minutes. If it does not help, ask your contact.</p>",
  ]);

const STYLE = [
  `body{margin:0;background:${colours.desk};color:${colours.ink};font:16px/1.5 Arial,Helvetica,sans-serif}`,
  `main{max-width:720px;margin:0 auto;padding:24px 16px}h1{margin:0 0 8px;font-size:24px;line-height:1.25}`,
  `h2{margin:0 0 8px;font-size:18px}p{margin:0 0 12px}.quiet{color:${colours.muted};font-size:14px}`,
  `ul{margin:16px 0;padding:0;list-style:none}li{margin:0 0 12px;padding:16px;background:${colours.paper};border:1px solid ${colours.rule};border-radius:6px}`,
  `li p{margin:0}dl{display:flex;flex-wrap:wrap;gap:8px 28px;margin:0 0 10px}dt{color:${colours.muted};font-size:13px}dd{margin:0}a{color:${colours.first}}`,
].join("");

const paper = (title: string, blocks: readonly string[]): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><base target="_top">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style></head><body><main>${blocks.join("")}</main></body></html>`,
  ].join("");
