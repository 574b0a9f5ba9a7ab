import { reportMail, type ReportSetting } from "../../src/mail/report";
import type { Alert, Figures } from "../../src/rules/report";

const week: Figures = {
  week: "2026-W12",
  from: "2026-03-16",
  to: "2026-03-23",
  newRegistrations: 12,
  approved: 7,
  rejected: 2,
  pending: 5,
  avgDecisionHours: 20.5,
  avgApprovalHours: 18.25,
  slaCompliance: 96.43,
  slaComplianceDecidedOnly: 97.1,
  aeCompliance: 100,
  sourcedPipeline: 1_240_000,
  influencedPipeline: 410_500.5,
  attachedPipeline: 0,
  target: 1_500_000,
  currency: "USD",
  byTier: {
    Platinum: { sourced: 800_000, influenced: 300_000.5 },
    Gold: { sourced: 400_000, influenced: 110_500 },
    Silver: { sourced: 40_000, influenced: 0 },
  },
  meetingsHeld: 9,
  meetingsTarget: 14,
  meetingsNextWeek: 6,
  silentPartners: 3,
  expectedQuarter: { sourced: 310_000, influenced: 75_000 },
  confidence: "Medium",
  closedSourced: { count: 2, revenue: 150_000 },
  closedInfluenced: { count: 1, revenue: 20_000 },
  alerts: [
    { kind: "protection-ending", count: 2, text: "Deal protection expiring in 7 days: 2 deals — notify partners" },
  ],
  status: {
    avgDecisionHours: "green",
    avgApprovalHours: "green",
    slaCompliance: "green",
    slaComplianceDecidedOnly: "green",
    aeCompliance: "green",
    sourcedPipeline: "yellow",
    meetingsHeld: "red",
    confidence: "yellow",
  },
};

/** A week in which nothing happened, of a program without targets. */
const quiet: Figures = {
  ...week,
  newRegistrations: 0,
  avgDecisionHours: null,
  avgApprovalHours: null,
  slaCompliance: null,
  slaComplianceDecidedOnly: null,
  aeCompliance: null,
  target: null,
  silentPartners: 0,
  confidence: "",
  alerts: [],
  status: Object.fromEntries(Object.keys(week.status).map((line) => [line, "none"])),
};

const mail = (figures: Partial<Figures> = {}, setting: Partial<ReportSetting> = {}) =>
  reportMail({ ...week, ...figures }, { program: "Northwind Partners", ...setting });

describe("the subject", () => {
  it("names the week by its Monday, and says when it is late", () => {
    expect(mail().subject).toBe("Partner pipeline report, week of Mar 16, 2026");
    expect(mail({}, { late: true }).subject).toBe("Partner pipeline report, week of Mar 16, 2026 (late)");
  });
});

describe("the text", () => {
  it("has the layout of the playbook", () => {
    const rule = "━".repeat(60);
    expect(mail().text.split(/\n+/)).toEqual([
      "PARTNER PIPELINE REPORT — Week of Mar 16, 2026",
      rule,
      "DEAL REGISTRATION",
      "New registrations this week: 12",
      "Approved: 7  Rejected: 2  Pending: 5",
      "Avg approval time (business hours): 20.5 (target: < 48) [Green]",
      "  all decisions; approvals alone: 18.25; counted in working days, 24 h each",
      "SLA compliance rate: 96.43% (target: > 95%) [Green]",
      "  of the decisions made: 97.1%; AE named in time: 100%",
      "PARTNER PIPELINE (Total Active)",
      "Partner-sourced pipeline: $1,240,000 vs. $1,500,000 target [Yellow]",
      "Partner-influenced pipeline: $410,500.50",
      "Pipeline by tier:",
      "  Platinum partners: $800,000 sourced, $300,000.50 influenced",
      "  Gold partners: $400,000 sourced, $110,500 influenced",
      "  Silver partners: $40,000 sourced, $0 influenced",
      "CO-SELL CALENDAR",
      "Joint meetings held this week: 9 (target: 14) [Red]",
      "Joint meetings next week booked: 6",
      "Partners with no joint meetings",
      "in the past 14 days: 3 ← Escalate to PAM",
      "FORECAST",
      "Partner pipeline expected to close",
      "this quarter: $310,000 sourced, $75,000 influenced",
      "Confidence: Medium",
      "DEALS CLOSED THIS WEEK (Partner)",
      "Partner-sourced deals closed: 2  Revenue: $150,000",
      "Partner-influenced deals closed: 1  Revenue: $20,000",
      "ALERTS",
      "⚠ Deal protection expiring in 7 days: 2 deals — notify partners",
      rule,
      "Northwind Partners. Counts and rates are of Mar 16, 2026 to Mar 22, 2026; pipeline, silent partners and alerts are as of this report.",
      "Hours are counted in working days, 24 h each. A dash means that there was nothing to count.",
    ]);
  });

  it("shows a dash and no status where there was nothing to count, and says that there is no target", () => {
    const { text } = mail(quiet);
    expect(text).toContain("Avg approval time (business hours): - (target: < 48)\n");
    expect(text).toContain("SLA compliance rate: - (target: > 95%)\n");
    expect(text).toContain("Partner-sourced pipeline: $1,240,000 vs. no target\n");
    expect(text).toContain("in the past 14 days: 0\n");
    expect(text).toContain("Confidence: -\n");
    expect(text).toContain("ALERTS\nNone\n");
    expect(text).not.toMatch(/\[(Green|Yellow|Red)\]|null|undefined|NaN/);
  });

  it("names partners without a tier and what is only attached, where there is any", () => {
    const byTier = { ...week.byTier, "No tier": { sourced: 5, influenced: 0 } };
    const { text } = mail({ byTier, attachedPipeline: 90_000 });
    expect(text).toContain("  Partners without a tier: $5 sourced, $0 influenced\n");
    expect(text).toContain("Partner-attached (for information, in neither): $90,000\n");
  });

  it("writes a currency that has no sign of its own by its code", () => {
    expect(mail({ currency: "CHF" }).text).toContain("vs. CHF 1,500,000 target");
  });

  it("says the promise as it stands", () => {
    const { text } = mail({}, { promise: { hours: 16, goal: 90 }, model: "WH" });
    expect(text).toContain("(target: < 16)");
    expect(text).toContain("(target: > 90%)");
    expect(text).toContain("counted in office hours");
  });

  it("brings the comment, the week before and the way to the workbook", () => {
    const { text } = mail(
      {},
      {
        comment: "Summit week.\n",
        lastWeeksFigures: { ...quiet, week: "2026-W11" },
        late: true,
        link: "https://a.example/x",
      },
    );
    expect(text).toContain("This report is late: it is due on Monday by 10:00.\nComment: Summit week.\n\nWHAT");
    expect(text).toContain("THE WEEK BEFORE\nNew registrations: 0\nAvg approval time (business hours): -\n");
    expect(text).toContain("\nOpen the workbook: https://a.example/x");
  });
});

describe("what came later than the playbook", () => {
  it("stands with its line: the cohort, the days to a meeting, the fees, and who said the confidence", () => {
    const { text, html } = mail({
      cohort: { approved: 3, rejected: 1, pending: 8 },
      medianDaysToFirstMeeting: 6.5,
      feesOverSourced: 7.25,
      confidenceSaid: { by: "person", note: "Two deals slip", byRule: "High" },
    });
    for (const line of [
      "Pending: 5\n  of the 12 new: 3 approved, 1 rejected, 8 pending\n",
      "Escalate to PAM\nMedian days from submission to first meeting: 6.5\n",
      "$20,000\nFees over partner-sourced revenue this quarter: 7.25%\n",
      "Confidence: Medium\n  Said by hand: Two deals slip (by the rule: High)\n",
    ])
      expect(text).toContain(line);
    for (const said of ["Of the 12 new: 3 approved", ">6.5<", ">7.25%<", "Said by hand: Two deals slip"])
      expect(html).toContain(said);
  });

  it("leaves out fees where there are none, and says a dash where nobody met", () => {
    const { text } = mail({ feesOverSourced: null, medianDaysToFirstMeeting: null });
    expect(text).toContain("first meeting: -\n");
    expect(text).not.toContain("Fees");
  });

  it("tells what is left out apart from what somebody has to see to", () => {
    const alerts = [...week.alerts, { kind: "no-rate", count: 2, text: "No exchange rate: 2 deals left out" }];
    const { text, html } = mail({ alerts });
    expect(text).toContain("ALERTS\n⚠ Deal protection");
    expect(text).toContain("LEFT OUT, AND WHY\n- No exchange rate: 2 deals left out\n");
    expect(html).toContain("Left out, and why");
    expect(mail().html).not.toContain("Left out, and why");
  });

  it("says first that the week still runs", () => {
    const { text, html } = mail({ alerts: [{ kind: "not-over", text: "This week is not over" }] });
    expect(text.split("\n")[2]).toBe("This week is not over.");
    expect(html.indexOf("This week is not over.")).toBeLessThan(html.indexOf("Deal registration"));
    expect(text).not.toContain("LEFT OUT");
  });
});

describe("what changed", () => {
  const before: Partial<Figures> = { ...week, week: "2026-W11", from: "2026-03-09", approved: 9 };

  it("is said before the sections, with how much counts as a change", () => {
    const { text, html } = mail({}, { lastWeeksFigures: before });
    expect(text).toContain(
      "WHAT CHANGED SINCE LAST MONDAY\n- Two fewer approvals: 7 after 9.\nOnly what moved is named: counts by 2 or more, rates by 2 points, hours by 2, amounts by 5 %.\n\nDEAL",
    );
    expect(html.indexOf("Two fewer approvals")).toBeLessThan(html.indexOf("Deal registration"));
    expect(html).toContain("Week before: 9");
  });

  it("names the week where it is not the one before", () => {
    const { text, html } = mail({}, { lastWeeksFigures: { ...before, week: "2026-W09", from: "2026-02-23" } });
    expect(text).toContain("WHAT CHANGED SINCE THE WEEK OF FEB 23, 2026\n");
    expect(text).toContain("\nWEEK OF FEB 23, 2026\nNew registrations: 12\n");
    expect(html).toContain("Week of Feb 23, 2026: 9");
  });

  it("is said to be little where nothing moved, and nothing where no report was sent before", () => {
    expect(mail({}, { lastWeeksFigures: { ...before, approved: 7 } }).text).toContain("- No figure moved by much.\n");
    expect(mail().text).not.toContain("WHAT CHANGED");
  });
});

describe("a preview and a trial", () => {
  it("say so in the subject, and how to hold the report", () => {
    const { subject, text, html } = mail({}, { preview: { to: ["cpo@example.com"], heldBy: "" } });
    expect(subject).toBe("Preview: partner pipeline report, week of Mar 16, 2026");
    const said =
      "This is a preview. The report goes out at 8:30 to cpo@example.com; to hold it or to add a sentence: Extensions > Partner Desk > Reports and alerts > The Monday report.";
    expect(text.split("\n")[2]).toBe(said);
    expect(html).toContain(said.replace(/>/g, "&#62;"));
    expect(mail({}, { trial: true }).subject).toMatch(/^Trial: partner/);
  });

  it("say who holds it, or that nobody would get it", () => {
    expect(mail({}, { preview: { to: ["a@x.example"], heldBy: "Cory Lane" } }).text).toContain(
      "Cory Lane holds the report back; to release it: ",
    );
    expect(mail({}, { preview: { to: [], heldBy: "" } }).text).toContain("fill in recipients in Settings.");
  });
});

describe("links", () => {
  const link = "https://docs.google.com/spreadsheets/d/x/edit";
  const tabs = { registrations: 11, deals: 22, meetings: 33, partners: 0 };
  const alerts: Alert[] = [
    { kind: "sla-breach", id: "DR-7", text: "Deal registration SLA breach: DR-7 — Contoso — 5 hours overdue" },
    { kind: "no-rate", count: 2, text: "No exchange rate: 2 deals left out" },
  ];

  it("lead from each section and each registration to its tab, without the add-on", () => {
    const { html, text } = mail({ alerts }, { link, tabs });
    const leading = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)</g)].map(([, to = "", said]) => [said, to]);
    expect(leading).toEqual([
      ["Deal registration", `${link}#gid=11`],
      ["Partner pipeline (total active)", `${link}#gid=22`],
      ["Co-sell calendar", `${link}#gid=33`],
      ["Forecast", `${link}#gid=22`],
      ["Deals closed this week (partner)", `${link}#gid=22`],
      ["DR-7", `${link}#gid=11`],
      ["2 deals", `${link}#gid=22`],
      ["Open the workbook", link],
    ]);
    expect(text).toContain(`Open the workbook: ${link}\nRegistration log: ${link}#gid=11\nDeals: ${link}#gid=22\n`);
    expect(text).toContain(`Partners: ${link}#gid=0`);
  });

  it("are none where the tab or the workbook is not known", () => {
    expect(mail({ alerts }, { link, tabs: {} }).html.match(/<a /g)).toHaveLength(1);
    expect(mail({ alerts }, { link: "javascript:alert(1)", tabs }).html).not.toContain("<a ");
  });
});

describe("sourced and influenced", () => {
  it("are never added up, in numbers or in bars", () => {
    const { text, html } = mail();
    for (const sum of ["1,650,500", "1.65M", "1,100,000", "1.1M", "510,500", "511K", "385,000", "385K", "170,000"]) {
      expect(text + html).not.toContain(sum);
    }
  });
});

describe("the formatted report", () => {
  const hostile = '<img src=x onerror="alert(1)"> & Co.';

  it("escapes what people typed", () => {
    const alerts = [{ kind: "no-registrations", partner: hostile, text: hostile }];
    const { html } = mail(
      { alerts, currency: "<b>" },
      { program: hostile, comment: hostile, link: 'https://a.example/"><script>' },
    );
    expect(html).not.toMatch(/<img|<script|<b>\d/);
    expect(html).toContain("&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; Co.");
  });

  it("links to the web and to nothing else", () => {
    expect(mail({}, { link: "https://a.example/x" }).html).toContain('<a href="https://a.example/x"');
    expect(mail({}, { link: "javascript:alert(1)" }).html).not.toContain("<a ");
  });

  it("needs no pictures, no style sheet and no script", () => {
    expect(mail().html).not.toMatch(/<img|<style|<link|<script|class=|url\(/);
  });

  it("tells each status by its word", () => {
    const { html } = mail();
    for (const word of [">Green<", ">Yellow<", ">Red<", ">Medium<"]) expect(html).toContain(word);
    expect(mail(quiet).html).not.toMatch(/>(Green|Yellow|Red)<|null|undefined|NaN/);
  });

  it("shows large amounts briefly at a glance and in full below", () => {
    const { html } = mail({ sourcedPipeline: 999_500, target: 2_500_000_000 });
    expect(html).toContain(">$1M<");
    expect(html).toContain(">$999,500<");
  });

  it("closes every tag that it opens", () => {
    const open: string[] = [];
    const { html } = mail({}, { comment: "a\n\nb\nc", late: true, lastWeeksFigures: week, link: "https://a.example" });
    for (const [, end, name = ""] of html.replace(/<!--.*?-->/g, "").matchAll(/<(\/?)([a-z]\w*)/g)) {
      if (["meta", "br"].includes(name)) continue;
      if (end) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

describe("three hundred alerts", () => {
  const link = `https://docs.google.com/spreadsheets/d/${"x".repeat(44)}/edit`;
  const tabs = { registrations: 1234567890, deals: 1234567891, meetings: 1234567892, partners: 1234567893 };
  const kinds = ["no-registrations", "sla-breach", "unknown-partner", "protection-ending", "no-rate", "no-stage"];

  it("of every kind with a long comment, a week before and links stay under 40,000 characters", () => {
    const alerts = kinds.flatMap((kind) =>
      Array.from({ length: 300 }, (_, n) => ({
        kind,
        id: `DR-${1000 + n}`,
        text: `DR-${1000 + n} — ${"name ".repeat(14)}`,
      })),
    );
    const { html } = mail(
      { alerts, cohort: { approved: 1, rejected: 1, pending: 1 }, medianDaysToFirstMeeting: 1, feesOverSourced: 1 },
      { link, tabs, lastWeeksFigures: quiet, comment: "A sentence. ".repeat(160), late: true },
    );
    expect(html.length).toBeLessThan(40_000);
  });

  const alerts: Alert[] = Array.from({ length: 300 }, (_, n) => ({
    kind: n < 24 ? "no-registrations" : "sla-breach",
    text: n === 30 ? `A name\nwith a line break and ${"x".repeat(5_000)}` : `Partner ${n} — ${"long ".repeat(30)}`,
  }));

  it("are a dozen of each kind, with a word on how many more there are", () => {
    const { text, html } = mail({ alerts });
    expect(text.match(/⚠ /g)).toHaveLength(26);
    expect(text).toContain("⚠ and 12 more in the workbook\n");
    expect(text).toContain("⚠ and 264 more in the workbook\n");
    expect(html).toContain("and 12 more in the workbook");
  });

  it("stay under 40,000 characters, each on one line", () => {
    const { text, html } = mail({ alerts });
    expect(html.length).toBeLessThan(40_000);
    expect(text.length).toBeLessThan(40_000);
    expect(text).toContain("⚠ A name with a line break and xxx");
  });
});
