/** Who sees and acts on what: a PAM on own partners alone (S39). */
import type { Operation } from "../../src/contract";
import { flows } from "../../src/flows";
import { planFor } from "../../src/flows/asked";
import type { AnyFlow, Moment } from "../../src/flows/flow";
import { partnerPage } from "../../src/mail/partner-page";
import { everything, nothing, type Own } from "../../src/rules/people/own";
import { accepted, refused } from "../notation";
import { ann, asks, avery, cory, deal, type Desk, deskWith, does, friday, lee, ops, type Rows, runs } from "./desk";

const max = "max@example.com";
const pia = "pia@example.com";

// Max looks after Northwind, Ann after Contoso; Pia is a PAM of nobody and an account executive.
const people = [
  ...deskWith().team,
  { email: max, name: "Max Ray", roles: ["pam"], active: true, pool: "West" },
  { email: pia, name: "Pia Low", roles: ["pam", "ae"], active: true },
] as NonNullable<Rows["team"]>;
const matrix = [
  { partner: "Contoso Hosting", pam: ann },
  { partner: "Northwind", pam: "Max Ray" },
];
const clock = { policy: "inquiry", state: "running", startedAt: friday, dueAt: friday + 3_600_000 } as const;
const ahead = { dealType: "Partner-sourced", expectedClose: "2026-04-30" } as const;
const both: Rows = {
  team: people,
  coverage: matrix,
  deals: [
    {
      id: "D-1",
      partner: "Contoso Cloud",
      account: "Initech",
      stage: "Proposal",
      amount: 10,
      currency: "USD",
      ...ahead,
    },
    { id: "D-2", partner: "Northwind", account: "Globex", stage: "Proposal", amount: 20, currency: "USD", ...ahead },
  ],
  meetings: [
    { id: "M-1", partner: "Contoso Cloud", type: "Co-sell", status: "booked", startsAt: friday + 3_600_000 },
    { id: "M-2", partner: "Northwind", type: "Co-sell", status: "booked", startsAt: friday + 3_600_000 },
  ],
  inquiries: [
    { id: "IN-1", partner: "Contoso Cloud", text: "Why?", owner: ann, receivedAt: friday },
    { id: "IN-2", partner: "Northwind", text: "When?", owner: max, receivedAt: friday },
  ],
  alerts: deskWith().alerts.map((row) => (row.partner === "Northwind" ? { ...row, owner: max } : row)),
  outbox: [
    { key: "a", about: "DR-0001", subject: "One", to: ["pat@contoso.example"], state: "failed" },
    { key: "b", about: "DR-0002", subject: "Two", to: ["nora@northwind.example"], state: "failed" },
  ],
};

const registered = (rows: Rows = {}): Desk => {
  const first = does(deskWith({ ...both, ...rows }), "register", deal(), { user: cory });
  const told = { token: "t-2", partner: "Northwind", companyName: "Globex", contactEmail: "hank@globex.com" };
  const second = does(first, "register", deal(told), { user: cory });
  const clocks = [
    { id: "IN-1/inquiry", subject: "IN-1", partner: "Contoso Cloud", owner: ann, ...clock },
    { id: "IN-2/inquiry", subject: "IN-2", partner: "Northwind", owner: max, ...clock },
  ];
  return { ...second, clocks: [...second.clocks, ...deskWith({ clocks }).clocks] };
};
const desk = registered();

const asked = <O extends Operation>(operation: O, raw: unknown, user = ann, at = desk) =>
  accepted(asks(at, operation, raw, { user })).reply;
const partnersIn = (rows: readonly { readonly partner: string }[]) => [...new Set(rows.map(({ partner }) => partner))];

describe("a PAM sees own partners alone", () => {
  it.each<[what: string, see: (user: string) => readonly string[]]>([
    ["the queue", (user) => asked("queue", {}, user).items.map(({ id }) => id)],
    ["what is found", (user) => asked("find", { text: "e" }, user).items.map(({ key }) => key)],
    ["the clocks", (user) => asked("clocks", {}, user).clocks.map(({ id }) => id)],
    [
      "the deals to mend",
      (user) => asked("dealCare", {}, user).missing.flatMap((one) => one.deals.map(({ id }) => id)),
    ],
    ["the meetings", (user) => asked("meetings", {}, user).meetings.map(({ id }) => id)],
    ["the meetings of each partner", (user) => partnersIn(asked("meetings", {}, user).partners)],
    ["the alerts", (user) => partnersIn(asked("alerts", {}, user).alerts)],
    ["the coverage matrix", (user) => partnersIn(asked("coverage", {}, user).partners)],
    ["the top of the forecast", (user) => asked("forecast", {}, user).blocks.topTen.map(({ id }) => id)],
    ["Today", (user) => asked("today", {}, user).lines.flatMap(({ rows }) => rows.map(({ key }) => key))],
    [
      "the partners to register for",
      (user) => (asked("open", { view: "register" }, user).partners ?? []).map(({ name }) => name),
    ],
    ["the review desk", (user) => (asked("open", { view: "review" }, user).queue?.items ?? []).map(({ id }) => id)],
    [
      "the first view",
      (user) =>
        asked("open", { view: "today" }, user).today?.lines.flatMap(({ rows }) => rows.map(({ key }) => key)) ?? [],
    ],
    [
      "what a meeting may be about",
      (user) => (asked("open", { view: "meetings" }, user).subjects ?? []).map(({ id }) => id),
    ],
    ["the rows of the log", (user) => asked("rows", { table: "registrations" }, user).rows.map(({ id }) => String(id))],
  ])("%s: of Ann's what is Contoso's, of Max's what is Northwind's, and of a coordinator's both", (_what, see) => {
    const [anns, maxs, all] = [see(ann), see(max), see(cory)];
    expect(anns.length).toBeGreaterThan(0);
    expect(maxs.length).toBeGreaterThan(0);
    expect(anns.filter((one) => maxs.includes(one))).toEqual([]);
    expect(all).toEqual(expect.arrayContaining([...anns, ...maxs]));
  });

  it("whoever leads the program, and whoever is no PAM, looks at all of it", () => {
    const ids = (user: string) => asked("queue", {}, user).items.map(({ id }) => id);
    for (const user of [cory, avery, ops, lee, "stranger@example.com"])
      expect(ids(user)).toEqual(["DR-0001", "DR-0002"]);
    const leads = people.map((one) => (one.email === ann ? { ...one, roles: ["pam", "pam-lead"] as const } : one));
    expect(asked("queue", {}, ann, registered({ team: leads })).items).toHaveLength(2);
  });

  it("of partners whose PAM is away or in whose pool they are, too", () => {
    const away = people.map((one) =>
      one.email === max ? { ...one, awayFrom: "2026-03-19", awayUntil: "2026-03-30", delegate: "Ann Park" } : one,
    );
    const see = (rows: Rows, user: string) => asked("queue", {}, user, registered(rows)).items.map(({ id }) => id);
    expect(see({ team: away }, ann)).toEqual(["DR-0001", "DR-0002"]);
    expect(see({ team: away }, max)).toEqual(["DR-0002"]);
    expect(see({ coverage: [matrix[0]!, { partner: "Northwind", pam: "west" }] }, max)).toEqual(["DR-0002"]);
    expect(see({ coverage: [matrix[0]!, { partner: "Northwind", pam: "" }] }, max)).toEqual([]);
  });

  it("and the one deal of another's that is theirs by name", () => {
    const given = {
      ...desk,
      registrations: desk.registrations.map((row) => ({ ...row, ae: row.id === "DR-0002" ? pia : "" })),
    };
    expect(asked("queue", {}, pia, given).items.map(({ id }) => id)).toEqual(["DR-0002"]);
    expect(asked("registration", { id: "DR-0002" }, pia, given).fields.companyName).toBe("Globex");
    expect(asked("queue", {}, pia).items).toEqual([]);
  });

  it("and is told of whom to ask for another's", () => {
    const no = (operation: Operation, raw: unknown, at = desk) => refused(asks(at, operation, raw, { user: ann }));
    const whose = { why: "not-allowed", text: "Northwind is looked after by Max Ray; ask them or a coordinator." };
    expect(no("registration", { id: "DR-0002" })).toEqual(whose);
    expect(no("explain", { clock: "IN-2/inquiry" })).toEqual(whose);
    expect(no("deal", { about: "d-2" })).toEqual(whose);
    expect(no("deal", { about: "DR-0002" })).toEqual(whose);
    expect(no("check", { partner: "Northwind", companyName: "Globex" })).toEqual(whose);
    expect(no("suggest", { partner: "Northwind", role: "ae" })).toEqual(whose);
    expect(no("preview", { id: "DR-0002", verdict: "withdraw" })).toEqual(whose);
    const with_ = (pam: string) => registered({ coverage: [matrix[0]!, { partner: "Northwind", pam }] });
    expect(no("registration", { id: "DR-0002" }, with_("West")).text).toContain("by West (a pool)");
    expect(no("registration", { id: "DR-0002" }, with_("")).text).toBe("Northwind has no PAM yet; ask a coordinator.");
    expect(no("registration", { id: "DR-0009" })).toMatchObject({ why: "not-found" });
  });

  it("nothing of the program as a whole, its figures, its history and its faults", () => {
    for (const [operation, raw] of [
      ["report", {}],
      ["weeks", {}],
      ["pastReport", { week: "2026-W11" }],
      ["problems", {}],
      ["open", { view: "report" }],
    ] as const)
      expect(refused(asks(desk, operation, raw, { user: ann }))).toMatchObject({ why: "not-allowed" });
    expect(asked("rows", { table: "log" }).rows).toEqual([]);
    expect(asked("rows", { table: "weeks" }).rows).toEqual([]);
    const settings = [...deskWith().settings, { key: "target", value: "900000", meaning: "" }];
    expect(asked("forecast", {}, ann, registered({ settings })).blocks.closed.target).toBeNull();
    expect(asked("forecast", {}, cory, registered({ settings })).blocks.closed.target).toBe(300_000);
  });

  it("mails about own deals alone", () => {
    const mails = asked("today", {}, ann).lines.find(({ key }) => key === "mails")?.rows ?? [];
    expect(mails.map(({ title }) => title)).toEqual(["One"]);
  });
});

describe("a warning of a conflict", () => {
  const rivals = does(desk, "register", deal({ token: "t-3", partner: "Northwind" }), { user: cory });

  it("tells a PAM that there is one, and nothing of whose", () => {
    const seen = asked("registration", { id: "DR-0003" }, max, rivals);
    const flags = [
      ...asked("check", { partner: "Northwind", companyName: "Initech" }, max, rivals).flags,
      ...seen.flags,
    ];
    expect(flags).toContainEqual({
      kind: "pending",
      partnerText: "Another registration of this account is being reviewed.",
      evidence: "Another registration of this account is being reviewed. A coordinator sees by whom.",
    });
    expect(JSON.stringify([flags, seen.matches, seen.holders, seen.criteria, seen.sentences])).not.toMatch(
      /Contoso|DR-0001/,
    );
    const full = asked("registration", { id: "DR-0003" }, cory, rivals);
    expect(full.matches.map(({ id }) => id)).toEqual(["DR-0001"]);
    expect(JSON.stringify(full.flags)).toContain("DR-0001 of Contoso Cloud came first");
  });

  it("and of a deal that is credited twice", () => {
    const sourced = { dealType: "Partner-sourced", account: "Initech" } as const;
    const deals = (both.deals ?? []).map((one) => ({ ...one, ...sourced, attributionNote: "x" }));
    const at = registered({ deals });
    const warnings = (user: string) =>
      accepted(
        asks(at, "saveDeal", { id: "D-2", nextStep: "Call", override: true, reason: "x" }, { user }),
      ).reply.warnings.join();
    expect(warnings(cory)).toContain("Contoso Cloud (D-1)");
    expect(warnings(max)).toContain("Another partner is credited for this account too.");
    expect(warnings(max)).not.toContain("Contoso");
  });
});

/** Something that Ann would change of Northwind, which is Max's. */
const foreign: readonly (readonly [Operation, object])[] = [
  ["register", deal({ token: "t-9", partner: "Northwind", companyName: "Umbra" })],
  ["register", deal({ token: "t-2" })],
  ["decide", { id: "DR-0002", verdict: "withdraw", reason: "The customer stopped the project" }],
  ["answer", { id: "DR-0002", fields: { industry: "Retail" } }],
  ["update", { id: "DR-0002", by: "partner", note: "Going well" }],
  ["extend", { id: "DR-0002", reason: "It takes longer" }],
  ["assign", { id: "DR-0002", ae: lee }],
  ["saveDeal", { id: "D-2", nextStep: "Call" }],
  ["saveDeal", { id: "D-1", partner: "Northwind" }],
  ["saveDeal", { registration: "dr-0002", stage: "Proposal" }],
  ["inquiry", { partner: "Northwind", text: "How?" }],
  ["answerInquiry", { id: "IN-2" }],
  ["logMeeting", { id: "M-2", notes: true }],
  ["logMeeting", { id: "M-1", partner: "Northwind" }],
  ["logMeeting", { id: "M-1", deal: "D-2" }],
  ["logMeeting", { partner: "Contoso Cloud", type: "Co-sell", startsAt: "2026-03-24 10:00", registration: "DR-0002" }],
  ["brief", { id: "M-2", send: true }],
  ["tellLate", { clock: "IN-2/inquiry", confirm: true }],
  ["alert", { key: "silent/Northwind", to: "acknowledge" }],
  ["partnerLink", { partner: "Northwind" }],
];

describe("a PAM acts on own partners alone", () => {
  it.each(foreign)("not by %s %j", (operation, raw) => {
    expect(refused(asks(desk, operation, raw, { user: ann }))).toEqual({
      why: "not-allowed",
      text: "Northwind is looked after by Max Ray; ask them or a coordinator.",
    });
    const theirs = asks(desk, operation, raw, { user: max });
    expect(theirs.ok || !theirs.refusal.text.includes("is looked after by Max Ray")).toBe(true);
  });

  it("by every operation that changes something", () => {
    const open = Object.entries(flows).filter(([, { writes, who, scope, about }]) => {
      const isOpen = who === "everybody" || (["pam", "ae", "se", "am"] as const).some((role) => who.includes(role));
      return writes && isOpen && scope !== "none" && about;
    });
    const tried = new Set<string>([...foreign.map(([operation]) => operation), "decideMany"]);
    expect(open.map(([operation]) => operation).filter((operation) => !tried.has(operation))).toEqual([]);
  });

  it("of several decisions only those", () => {
    const items = ["DR-0001", "DR-0002"].map((id) => ({
      id,
      verdict: "withdraw",
      reason: "The customer stopped the project",
    }));
    const { results } = asked("decideMany", { items });
    expect(results.map(({ id, done }) => [id, done])).toEqual([
      ["DR-0001", true],
      ["DR-0002", false],
    ]);
    expect(results[1]?.refusal).toMatchObject({ why: "not-allowed" });
  });

  it("is still told that a partner is not known", () => {
    expect(refused(asks(desk, "register", deal({ token: "t-9", partner: "Contso" }), { user: ann }))).toMatchObject({
      why: "not-found",
    });
  });

  it("nothing by an operation that does not say what it is about", () => {
    const careless = {
      who: "everybody",
      reads: {},
      writes: ["deals"],
      plan: () => ({ ok: true }),
    } as unknown as AnyFlow;
    const asking = { operation: "careless", input: {}, isAsked: true };
    const by = (own: Own) => planFor(careless, asking, { tables: {} }, { own } as Moment);
    expect(refused(by(nothing))).toMatchObject({ why: "not-allowed" });
    expect(by(everything).ok).toBe(true);
  });
});

describe("a partner's page", () => {
  const shownTo = (partner: string, at: Desk, now = friday) =>
    accepted(runs(at, "partnerDeals", { partner }, { now })).reply;
  const base = { partner: "Contoso Cloud", companyName: "Initech" };

  it("says in words for the partner where each of its deals stands, those that wait for it first", () => {
    const registrations = [
      { ...base, id: "DR-1", stage: "submitted", decisionDueAt: friday + 3_600_000, nextStep: "Ask Max" },
      { ...base, id: "DR-2", stage: "info-requested" },
      { ...base, id: "DR-3", stage: "approved", protectedUntil: "2026-05-01", updateDueOn: "2026-04-01", ae: lee },
      { ...base, id: "DR-4", stage: "approved", protectedUntil: "2026-03-01" },
      { ...base, id: "DR-5", stage: "rejected", reason: "DR-9 of Northwind came first", partner: "contoso hosting" },
      { ...base, id: "DR-6", stage: "approved", extensionAskedAt: friday },
      { ...base, id: "DR-9", stage: "submitted", partner: "Northwind" },
    ] as const;
    const { deals, ...page } = shownTo("Contoso Cloud", deskWith({ ...both, registrations }));
    expect(page).toEqual({
      program: "Northwind Partners",
      partner: "Contoso Cloud",
      at: "Fri 20 Mar 2026, 15:00",
      contact: { name: "Ann Park", email: ann },
    });
    const said = deals.map(({ id, stage, days, next }) => [id, stage, days.map((day) => day.join(" ")).join(), next]);
    expect(said).toEqual([
      ["DR-2", "Waiting for you", "", "Next: answer what we asked you by mail; our time to decide waits until then."],
      ["DR-1", "Under review", "", "Next: we review it; you will have our answer by Fri 20 Mar 2026, 16:00."],
      ["DR-6", "Approved", "", "Next: we name who works on it with you. You asked for more time: we answer."],
      [
        "DR-3",
        "Approved",
        "Protected until May 1, 2026,Next update due Apr 1, 2026",
        "Next: Lee Quinn works on it with you. Tell us by Apr 1, 2026 how it is going.",
      ],
      ["DR-4", "Protection over", "", "You may register the deal anew."],
      ["DR-5", "Not approved", "", "Our mail says why, and what else is possible."],
    ]);
    expect(partnerPage({ ...page, deals })).not.toMatch(/DR-9|Ask Max|came first/);
  });

  it("shows what people typed as text, and says what to do where there is none", () => {
    const registrations = [
      { ...base, id: "DR-1", stage: "submitted" as const, companyName: "<img src=x onerror=alert(1)>" },
    ];
    const html = partnerPage(shownTo("Contoso Cloud", deskWith({ ...both, registrations })));
    expect(html).not.toContain("<img");
    expect(html).toContain("&#60;img");
    expect(partnerPage(shownTo("Northwind", deskWith({ registrations })))).toContain(
      "None of your deals is registered yet.",
    );
  });

  it("is nobody's who has left the program, and names no contact where there is none", () => {
    const gone = (more: object) => deskWith({ partners: [{ name: "Contoso Cloud", ...more }] });
    for (const more of [{ status: "ended" }, { endedOn: "2026-03-20" }])
      expect(refused(runs(gone(more), "partnerDeals", { partner: "Contoso Cloud" }))).toMatchObject({
        why: "not-found",
      });
    expect(refused(runs(desk, "partnerDeals", { partner: "Nobody" }))).toMatchObject({ why: "not-found" });
    const settings = deskWith().settings.filter(({ key }) => key !== "deskAddress");
    const alone = shownTo("Contoso Cloud", { ...gone({ endedOn: "2026-12-31" }), coverage: [], settings });
    expect(alone.contact.email).toBe("");
    expect(partnerPage(alone)).not.toContain("Questions?");
  });

  it("has a link as soon as the web app is deployed, under the partner's name of today", () => {
    const link = (raw: object, address = "https://x.example/exec") =>
      asks(desk, "partnerLink", raw, { user: ann, webApp: { address, sign: (partner) => `signed-${partner.length}` } });
    expect(accepted(link({ partner: "Contoso Hosting" })).reply).toEqual({
      partner: "Contoso Cloud",
      link: "https://x.example/exec?p=Contoso%20Cloud&k=signed-13",
    });
    expect(refused(link({ partner: "Contoso Cloud" }, ""))).toMatchObject({
      why: "missing-value",
      text: expect.stringContaining("Deploy"),
    });
  });
});
