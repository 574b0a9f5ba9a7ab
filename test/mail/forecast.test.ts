import { forecastMail, forecastValues } from "../../src/mail/forecast";
import { htmlOf } from "../../src/mail/outgoing";
import type { Row } from "../../src/model/workbook";
import { forecastOf } from "../../src/rules/forecast";
import { settingsOf } from "../../src/rules/settings";
import { newYork, on, row } from "../notation";

const partners = (["Platinum", "Gold", "Silver"] as const).map((tier) =>
  row("partners", { name: `${tier} Partner`, tier, status: "active" }),
);
const stages = [
  { stage: "Proposal", kind: "open", probability: 0.5 },
  { stage: "Closed Won", kind: "won", probability: 1 },
] as const;
const deal = (said: Partial<Row<"deals">>) => row("deals", { stage: "Proposal", dealType: "Partner-sourced", ...said });

/** What was closed in February is 70,000 sourced and 5,000 influenced; 400,000 and 30,000 are open. */
const usual = [
  deal({ id: "D-1", account: "Initech", partner: "Gold Partner", amount: 400_000, expectedClose: "2026-03-20" }),
  deal({
    id: "D-2",
    account: "Hooli",
    partner: "Silver Partner",
    amount: 30_000,
    dealType: "Partner-influenced",
    expectedClose: "2026-03-25",
    probability: 0.9,
    nextStep: "Sign",
    blocker: "Legal",
    needsExecutive: true,
  }),
  deal({ id: "D-3", partner: "Gold Partner", stage: "Closed Won", closedOn: "2026-02-10", amount: 70_000 }),
  deal({
    id: "D-4",
    partner: "Gold Partner",
    stage: "Closed Won",
    closedOn: "2026-02-11",
    amount: 5_000,
    dealType: "Partner-influenced",
  }),
];

const values = (
  deals: readonly Row<"deals">[],
  told: Record<string, string> = {},
  more: readonly Row<"partners">[] = [],
) =>
  forecastValues(
    forecastOf(
      { deals, partners: [...partners, ...more], stages, coverage: [] },
      {
        month: "2026-03",
        now: on("Mon 2026-03-02 08:30"),
        zone: newYork,
        settings: settingsOf(Object.entries(told).map(([key, value]) => ({ key, value, meaning: "" }))),
        pamOf: () => "Ann Park",
      },
    ),
    { program: "Northwind Partners", link: "https://a.example/x" },
  );
const mail = (...told: Parameters<typeof values>) => forecastMail(values(...told));

describe("the text of a forecast", () => {
  it("goes through the meeting block by block, with the minutes", () => {
    const rule = "━".repeat(60);
    expect(mail(usual, { target: "300000", "target Gold": "400000" }).text.split(/\n+/)).toEqual([
      "PARTNER FORECAST — Mar 2026",
      rule,
      "0:00-0:10  CLOSED IN FEB 2026",
      "Partner-sourced: 1 deal  Revenue: $70,000 vs. $100,000 target [Red]",
      "Partner-influenced: 1 deal  Revenue: $5,000",
      "0:10-0:35  TEN LARGEST DEALS",
      "1. Initech (D-1): $400,000 (Gold Partner, Gold, sourced)",
      "   Proposal, 50%, expected Mar 20, 2026",
      "   Next step: none",
      "   At risk: it has no next step",
      "2. Hooli (D-2): $30,000 (Silver Partner, Silver, influenced)",
      "   Proposal, 90%, expected Mar 25, 2026",
      "   Next step: Sign",
      "   Blocker: Legal",
      "   At risk: it is blocked",
      "   Needs an executive",
      "0:35-0:50  PIPELINE GAPS BY TIER",
      "Platinum (1 active partner): $0 sourced, $0 influenced",
      "  Platinum Partner: no open deal. Ann Park: Go through its accounts with it and agree on two to register",
      "Gold (1 active partner): $400,000 sourced, $0 influenced; sourced vs. $400,000 target [Green]",
      "Silver (1 active partner): $0 sourced, $30,000 influenced",
      "  Silver Partner: $0 sourced, $30,000 influenced. Ann Park: Agree on accounts that it brings by itself",
      "0:50-0:60  OUTLOOK",
      "Partner-sourced:",
      ...[30, 60, 90].map(
        (days) => `  Next ${days} days: commit $0, best case $400,000, worst case $0; weighted $200,000`,
      ),
      "Partner-influenced:",
      ...[30, 60, 90].map(
        (days) => `  Next ${days} days: commit $30,000, best case $30,000, worst case $30,000; weighted $27,000`,
      ),
      rule,
      "Northwind Partners. Pipeline and outlook are as of Mar 2, 2026, amounts in USD. Sourced and influenced are never added up.",
      "Commit counts deals of 75% and more, worst case 90% and more, best case all that are open; weighted is amount times probability.",
      "A partner contributes too little when it sources nothing, or less than half of what its tier sources on average.",
      "Open the workbook: https://a.example/x",
    ]);
  });

  it("says that there is no target, no deal, and what is left out", () => {
    const { text } = mail([deal({ id: "D-9", partner: "Gold Partner", currency: "EUR", expectedClose: "2026-03-20" })]);
    expect(text).toContain("Revenue: $0 vs. no target\n");
    expect(text).toContain("No open deal is sourced or influenced by a partner.");
    expect(text).toContain("LEFT OUT\n⚠ No exchange rate: 1 deal (D-9)");
    expect(text).not.toMatch(/null|undefined|NaN/);
  });
});

it("sourced and influenced are added up nowhere in the mail", () => {
  const { text, html } = mail(usual);
  for (const sum of ["430,000", "430K", "75,000", "75K", "227,000", "227K"]) expect(text + html).not.toContain(sum);
});

describe("the formatted forecast", () => {
  const hostile = '<img src=x onerror="alert(1)"> & Co.';
  const spoilt = usual.map((one) => ({
    ...one,
    account: hostile,
    nextStep: hostile,
    blocker: hostile,
    stage: one.stage,
  }));

  it("escapes what people typed, needs nothing from elsewhere, and tells a status by its word", () => {
    const odd = deal({ id: hostile, partner: hostile });
    const { html } = mail([...spoilt, odd], { target: "300000" }, [
      row("partners", { name: hostile, tier: "Gold", status: "active" }),
    ]);
    expect(html).not.toMatch(/<img|<script|<style|<link|class=|url\(/);
    expect(html).toContain("&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; Co.");
    expect(html).toContain(">Red<");
    expect(html).toContain(">At risk<");
  });

  it("closes every tag that it opens", () => {
    const open: string[] = [];
    for (const [, end, name = ""] of mail(usual)
      .html.replace(/<!--.*?-->/g, "")
      .matchAll(/<(\/?)([a-z]\w*)/g)) {
      if (["meta", "br"].includes(name)) continue;
      if (end) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it("is made again from what the outbox keeps", () => {
    const kept = values(usual);
    expect(htmlOf({ template: "forecast", text: "", values: JSON.stringify(kept) })).toBe(forecastMail(kept).html);
  });
});

describe("three hundred partners and texts without end", () => {
  const many = Array.from({ length: 300 }, (_, n) =>
    row("partners", {
      name: `Partner ${n} ${"of a long name ".repeat(4)}`,
      tier: (["Platinum", "Gold", "Silver"] as const)[n % 3]!,
      status: "active",
    }),
  );
  const deals = (text: string) =>
    Array.from({ length: 40 }, (_, n) =>
      deal({ id: `D-${n}`, amount: 1000 + n, account: text, nextStep: text, blocker: text, partner: text }),
    );

  it.each([
    ["a sentence that goes on", "A sentence that goes on. ", 98],
    ["letters that are escaped", "'<&>'", 98],
  ])("stay under 40,000 characters, with %s", (_, text, more) => {
    const kept = values(deals(text.repeat(400)), {}, many);
    const mail = forecastMail(kept);
    expect(mail.text).toContain(`  and ${more} more in the Forecast tab`);
    for (const whole of [mail.text, mail.html, JSON.stringify(kept)]) expect(whole.length).toBeLessThan(40_000);
  });

  it("name a dozen of each tier where there is room", () => {
    expect(mail(usual, {}, many).text.match(/ {2}and \d+ more in the Forecast tab/g)).toHaveLength(3);
  });
});
