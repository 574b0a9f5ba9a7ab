import type { TableName } from "../../src/model/workbook";
import { firstHours } from "../../src/rules/sla/hours";
import { firstPolicies } from "../../src/rules/sla/policies";
import { accepted, newYork, on, refused } from "../notation";
import {
  ann,
  asks,
  type Circumstances,
  type Desk,
  deskAfter,
  deskWith,
  does,
  friday,
  ops,
  type Rows,
  withDeal,
  avery,
  cory,
} from "./desk";

const empty = Object.fromEntries(
  (
    [
      "team",
      "partners",
      "coverage",
      "stages",
      "policies",
      "calendars",
      "holidays",
      "templates",
      "settings",
    ] as TableName[]
  ).map((name) => [name, []]),
) as Rows;

const learnt = { typing: {}, forms: {} };

describe("set-up fills in the first rows", () => {
  const setUp = (desk: Desk, raw: object = {}, circumstances: Circumstances = {}) =>
    asks(desk, "setUp", raw, circumstances);
  const first = deskAfter(deskWith(empty), accepted(setUp(deskWith(empty))));
  const settingOf = (desk: Desk, key: string) => desk.settings.find((row) => row.key === key)?.value;

  it("settings, hours, promises, stages and wording; and whoever runs it administers", () => {
    expect([
      settingOf(first, "zone"),
      settingOf(first, "recipients"),
      settingOf(first, "installedOn"),
      settingOf(first, "currency"),
    ]).toEqual(["America/New_York", ops, "2026-03-20", "USD"]);
    expect(first.calendars).toMatchObject([
      { key: "desk", zone: "America/New_York", mon: "09:00-17:00", fri: "09:00-17:00", sat: "" },
    ]);
    expect(first.policies.map(({ key }) => key)).toEqual(firstPolicies.map(({ key }) => key));
    expect(first.stages.map(({ stage, kind, probability }) => [stage, kind, probability])).toContainEqual([
      "Negotiation",
      "open",
      0.75,
    ]);
    expect(first.templates.length).toBeGreaterThan(5);
    expect(first.team).toMatchObject([
      { email: ops, name: "Ops", roles: ["admin", "approver", "coordinator"], active: true },
    ]);
  });

  it("again it changes nothing", () => {
    expect(accepted(setUp(first, {}, { now: on("Mon 2026-06-01 10:00") })).changes).toEqual([]);
  });

  it("keeps what people changed, and puts back what is gone", () => {
    const changed: Desk = {
      ...first,
      settings: first.settings
        .filter(({ key }) => key !== "currency")
        .map((row) => (row.key === "program" ? { ...row, value: "Ours" } : row)),
      templates: first.templates.slice(1),
    };
    const plan = accepted(setUp(changed));
    expect(plan.changes.map((change) => "add" in change && Object.values(change.add)[0])).toEqual([
      "currency",
      first.templates[0]?.key,
    ]);
    expect(plan.reply.changed).toEqual(["1 row in Settings", "1 row in Templates"]);
  });

  it("takes what it is told, at first and later", () => {
    const told = {
      program: "Fabrikam Partners",
      zone: "Europe/Lisbon",
      hours: "08:00-16:00",
      recipients: ["a@x.example", "b@x.example"],
    };
    const desk = deskAfter(deskWith(empty), accepted(setUp(deskWith(empty), told)));
    expect([settingOf(desk, "program"), settingOf(desk, "zone"), settingOf(desk, "recipients")]).toEqual([
      "Fabrikam Partners",
      "Europe/Lisbon",
      "a@x.example, b@x.example",
    ]);
    expect(desk.calendars[0]).toMatchObject({ zone: "Europe/Lisbon", mon: "08:00-16:00" });
    const later = deskAfter(first, accepted(setUp(first, { hours: "10:00-18:00", recipients: "c@x.example" })));
    expect([settingOf(later, "recipients"), later.calendars[0]?.wed]).toEqual(["c@x.example", "10:00-18:00"]);
  });

  it.each([
    [{ zone: "Atlantis" }, "zone"],
    [{ hours: "nine to five" }, "hours"],
    [{ hours: "17:00-09:00" }, "hours"],
  ])("%j is refused: %s", (raw, field) => {
    expect(refused(setUp(deskWith(empty), raw))).toMatchObject({ why: "invalid", field });
  });

  it("names no weekday where the hours are those of all of them", () => {
    const { text } = refused(setUp(deskWith(empty), { hours: "nine to five" }));
    expect(text).toBe('"nine to five" cannot be read: write hours such as 09:00-17:00.');
  });

  it("gives the role to a person who stands in Team already, however the address is written", () => {
    const team = [{ email: "Ops@Example.com", name: "Olive", roles: ["pam"], active: true }] as const;
    const desk = deskWith({ ...empty, team });
    expect(deskAfter(desk, accepted(setUp(desk))).team).toMatchObject([
      { email: "Ops@Example.com", name: "Olive", roles: ["pam", "admin", "approver", "coordinator"] },
    ]);
  });

  it("enters nobody where there is an admin, or where Google does not say who it is", () => {
    expect(accepted(setUp(deskWith({ ...empty, team: deskWith().team }))).reply.changed.join()).not.toContain("team");
    expect(accepted(setUp(deskWith(empty), {}, { user: "" })).reply.changed.join()).not.toContain("team");
  });
});

const newRows = (count: number, ...flags: readonly string[]) =>
  Array.from({ length: count }, (_, at) => ({ companyName: `Company ${at}`, partner: "Northwind", flags }));

describe("is everything running?", () => {
  const weeks = [{ week: "2026-W11", state: "sent" }] as const;
  const health = (
    desk: Desk = deskWith({ weeks }),
    { now = friday, user = ops, state = {}, ...more }: Circumstances = {},
  ) => {
    const memory = { highest: {}, mailed: [], heartbeat: on("Fri 2026-03-20 14:30"), installer: ops, ...learnt };
    return accepted(asks(desk, "health", {}, { ...more, now, user, state: { memory, ...state } })).reply;
  };
  const unwell = (...asked: Parameters<typeof health>) =>
    health(...asked)
      .checks.filter(({ well }) => !well)
      .map(({ what }) => what);
  const memory = { highest: {}, mailed: [], heartbeat: friday, installer: ops, ...learnt };

  it("yes", () => {
    expect(health()).toMatchObject({ well: true, asOf: "2026-03-20T19:00:00.000Z" });
    expect(health().checks.map(({ text }) => text)).toContain("10 holidays are entered for 2026.");
  });

  it.each<[string, Rows, Circumstances, string]>([
    ["the hourly check did not run for three hours", {}, { now: on("Fri 2026-03-20 17:31") }, "hourly check"],
    ["it never ran", {}, { state: { memory: { ...memory, heartbeat: null } } }, "hourly check"],
    ["a trigger is gone", {}, { state: { triggers: ["hourly"] } }, "triggers"],
    ["nobody installed them", {}, { state: { memory: { ...memory, installer: "" } } }, "triggers"],
    ["mails were cut off", { outbox: [{ key: "a", state: "check" }] }, {}, "mail"],
    ["mails were refused", { outbox: [{ key: "a", state: "failed" }] }, {}, "mail"],
    ["mails wait for the quota", { outbox: [{ key: "a", state: "waiting" }] }, {}, "mail"],
    ["nobody gets the report", { settings: [] }, {}, "report"],
    ["the report is not out", { weeks: [] }, {}, "report"],
    ["somebody holds it", { weeks: [{ week: "2026-W11", state: "held", heldBy: cory }] }, {}, "report"],
    ["its mail failed", { outbox: [{ key: "report/2026-W11", state: "held" }] }, {}, "report"],
    [
      "S25: whoever installed the triggers has left",
      {
        team: [
          { email: ops, name: "Olive", roles: ["admin"], active: false },
          { email: "ann@example.com", name: "Ann", roles: ["admin"], active: true },
        ],
      },
      {},
      "triggers",
    ],
    [
      "nobody in Team is Admin",
      { team: [{ email: ops, name: "Olive", roles: ["viewer"], active: true }] },
      {},
      "admin",
    ],
    ["S7b: the holidays of the year are not entered", { holidays: [] }, {}, "holidays"],
    ["no partner is entered", { partners: [] }, {}, "partners"],
    ["many new rows wait for a word", { registrations: newRows(6) }, {}, "new rows"],
    ["people pasted over colours", {}, { dress: { gone: [], wrong: ["the colours of Team"] } }, "dress"],
    ["a new row was not taken in", { registrations: newRows(1, "Not taken in: no") }, {}, "new rows"],
  ])("no, %s", (_what, rows, circumstances, what) => {
    expect(unwell(deskWith({ weeks, ...rows }), circumstances)).toEqual([what]);
  });

  it("S24: no, the report waits for the quota", () => {
    const outbox = [{ key: "report/2026-W11", state: "waiting" as const }];
    expect(unwell(deskWith({ weeks, outbox }))).toEqual(["mail", "report"]);
    expect(health(deskWith({ weeks, outbox })).checks.map(({ text }) => text)).toContain(
      "The report of the week of Mar 9, 2026 is not out: today's mail quota is used up. It goes out whole, once, when there is room.",
    );
  });

  it.each<[string, Circumstances, Rows, string]>([
    ["its own installer", {}, {}, "mended"],
    ["an admin, while it runs as another of ours", { user: avery }, {}, "conflict"],
    ["an admin, when it stood still for three hours", { user: avery, now: on("Fri 2026-03-20 18:00") }, {}, "mended"],
    [
      "an admin, when whoever installed it has left",
      { user: avery },
      { team: [{ email: avery, name: "Avery", roles: ["admin"], active: true }] },
      "mended",
    ],
  ])("S25: it is mended by %s", (_who, { user = ops, now = friday }, rows, outcome) => {
    const team = deskWith().team.map((one) => (one.email === avery ? { ...one, roles: ["admin"] } : one));
    const state = { memory: { ...memory, heartbeat: on("Fri 2026-03-20 14:30") } };
    const answered = asks(deskWith({ team, ...rows }), "repair", {}, { user, now, state });
    expect(answered.ok ? "mended" : answered.refusal.why).toBe(outcome);
  });

  it("S26: says what of the tabs is not as it was, shortly, and which of it set-up alone can put back", () => {
    const wrong = Array.from({ length: 8 }, (_, at) => `the views of tab ${at}`);
    const check = (dress: NonNullable<Circumstances["dress"]>) =>
      health(deskWith({ weeks }), { dress }).checks.find(({ what }) => what === "dress");
    expect(check({ gone: [], wrong })).toMatchObject({
      mend: true,
      text: expect.stringMatching(/tab 5 and 2 more\. An admin/),
    });
    const gone = check({ gone: ["Stages"], wrong });
    expect(gone?.text).toBe("Gone: Stages. Run Set up to put back what is gone, empty.");
    expect(gone?.mend).toBeUndefined();
  });

  it("who did not install the triggers cannot see them, and is told whose they are", () => {
    const check = health(deskWith(), { user: ann, state: { triggers: [] } }).checks.find(
      ({ what }) => what === "triggers",
    );
    expect(check).toMatchObject({
      well: true,
      text: "The hourly check and the watch over edits run as ops@example.com; only that person can see them.",
    });
  });
});

describe("what a person should look at", () => {
  const problems = (rows: Rows) => accepted(asks(deskWith(rows), "problems", {})).reply.problems;
  const kinds = (rows: Rows) =>
    problems(rows).map(({ table, column, kind, count }) => `${table}.${column} ${kind} ${count}`);
  const clean: Rows = {
    deals: [
      {
        id: "D-1",
        partner: "Northwind",
        account: "Initech",
        dealType: "Partner-sourced",
        stage: "Proposal",
        amount: 5,
      },
    ],
    accounts: [{ name: "Initech" }],
  };

  it("is nothing on a desk in order", () => {
    expect(kinds(clean)).toEqual([]);
  });

  it.each<[string, Rows, string[]]>([
    ["a blank that is needed", { deals: [{ ...clean.deals?.[0], amount: null }] }, ["deals.amount blank 1"]],
    [
      "a key that stands twice",
      { partners: [...deskWith().partners, { name: "Northwind", tier: "Gold" }] },
      ["partners.name unreadable 1"],
    ],
    ["a row without a key", { partners: [...deskWith().partners, { tier: "Gold" }] }, ["partners.name unreadable 1"]],
    [
      "a name that nobody knows",
      { deals: [{ ...clean.deals?.[0], partner: "Northwnid" }] },
      ["deals.partner unknown 1"],
    ],
    [
      "a person who is not in Team",
      { coverage: [{ partner: "Northwind", pam: "nobody@example.com" }] },
      ["coverage.pam unknown 1"],
    ],
    [
      "somebody without an address",
      { team: [...deskWith().team, { email: "Darcel", name: "Darcel", roles: ["ae"], active: true }] },
      ["team.email address 1"],
    ],
    [
      "nonsense in the SLA rules",
      {
        policies: deskWith().policies.map((policy) =>
          policy.key === "decision" ? { ...policy, target: -48, goal: 950, calendar: "nobody's" } : policy,
        ),
      },
      ["policies.calendar unknown 1", "policies.target not-counted 1", "policies.goal not-counted 1"].concat(
        "policies.calendar not-counted 1",
      ),
    ],
    [
      "nonsense in the working hours",
      { calendars: [{ ...firstHours("desk", "Atlantis", "09:00-17:00"), tue: "17:00-09:00", wed: "all day" }] },
      ["calendars.zone not-counted 1", "calendars.tue not-counted 1", "calendars.wed not-counted 1"],
    ],
    [
      "a day off twice",
      { holidays: [...deskWith().holidays, ...deskWith().holidays.slice(0, 1)] },
      ["holidays.calendar unreadable 1"],
    ],
    ["a year without a day off", { holidays: [] }, ["holidays.day no-holidays 1"]],
    ["a row that is being typed", { registrations: [{ partner: "Northwind" }] }, ["registrations.id typed 1"]],
    [
      "mails that wait, were cut off, held or refused",
      { outbox: (["waiting", "check", "held", "failed", "sent"] as const).map((state) => ({ key: state, state })) },
      ["outbox.state waiting 1", "outbox.state check 1", "outbox.state held 1", "outbox.state failed 1"],
    ],
  ])("%s", (_what, rows, found) => {
    expect(kinds({ ...clean, ...rows })).toEqual(found);
  });

  it("names the cell of the SLA rules or hours that does not count, and what counts until then", () => {
    const policies = deskWith().policies.map((policy) =>
      policy.key === "decision" ? { ...policy, target: -48 } : policy,
    );
    const calendars = [{ ...firstHours("desk", newYork.name, "09:00-17:00"), sat: "9" }];
    const { problems } = accepted(asks({ ...deskWith(), policies, calendars } as never, "problems", {})).reply;
    expect(problems.filter(({ kind }) => kind === "not-counted")).toMatchObject([
      {
        text: 'Target: "-48" is no target: use a number from 0 to ten years. Until then it counts as 48 hours.',
        where: ["C3"],
      },
      {
        text: 'Sat: "9" on sat cannot be read: write hours such as 09:00-17:00. Until then it counts as closed.',
        where: ["I2"],
      },
    ]);
  });

  it("names the cell and proposes the nearest name", () => {
    expect(problems({ ...clean, deals: [{ ...clean.deals?.[0], partner: "Northwnid" }] })).toEqual([
      {
        table: "deals",
        column: "partner",
        kind: "unknown",
        count: 1,
        text: '"Northwnid" is not in Partners (1 row of Deals); did you mean "Northwind"?',
        where: ["D-1"],
        proposal: "Northwind",
      },
    ]);
    expect(problems({ partners: [...deskWith().partners, { tier: "Gold" }] })[0]).toMatchObject({
      where: ["A4"],
      text: "Partner: Partner is blank.",
    });
  });

  it("knows names by alias, pool or name of a person", () => {
    const rows: Rows = {
      ...clean,
      deals: [{ ...clean.deals?.[0], partner: "contoso hosting" }],
      coverage: [{ partner: "Northwind", pam: "Ann Park", ae: "East pool" }],
      team: [
        ...deskWith().team,
        { email: "kit@example.com", name: "Kit", roles: ["ae"], pool: "East pool", active: true },
      ],
    };
    expect(kinds(rows)).toEqual([]);
  });

  it("names what an open registration lacks, and nothing of one that is decided", () => {
    const lacking = { ...withDeal().registrations[0]!, industry: "", dealSize: null };
    expect(kinds({ ...clean, registrations: [lacking] })).toEqual([
      "registrations.dealSize missing 1",
      "registrations.industry missing 1",
    ]);
    expect(kinds({ ...clean, registrations: [{ ...lacking, stage: "rejected" }] })).toEqual([]);
    // A stage that was emptied, as under merged cells: it is in no list any more.
    expect(kinds({ ...clean, registrations: [{ ...lacking, stage: "" }] })).toEqual(["registrations.stage blank 1"]);
  });

  it("gathers many cells with one fault, and shows the first twenty", () => {
    const deals = Array.from({ length: 30 }, (_, at) => ({ ...clean.deals?.[0], id: `D-${at}`, stage: "Thinking" }));
    const [found] = problems({ ...clean, deals });
    expect(found).toMatchObject({ kind: "unknown", count: 30 });
    expect(found?.where).toHaveLength(20);
  });

  it("reads GTXPro as GTX Pro where there is no list of products", () => {
    const product = (id: string, name: string) => ({ ...clean.deals?.[0], id, product: name });
    const rows = {
      ...clean,
      deals: [product("D-1", "GTX Pro"), product("D-2", "GTXPro"), product("D-3", "MG Special")],
    };
    expect(problems(rows)).toMatchObject([{ column: "product", proposal: "GTX Pro", where: ["D-2"] }]);
  });
});

describe("the rows of a tab", () => {
  it("come by column key, with moments on the program's clock and choices by key", () => {
    const { table, columns, rows } = accepted(asks(withDeal(), "rows", { table: "registration LOG" })).reply;
    expect([table, columns.slice(0, 3)]).toEqual(["registrations", ["id", "stage", "flags"]]);
    expect(rows).toMatchObject([
      { id: "DR-0001", stage: "submitted", receivedAt: "2026-03-20T15:00:00-04:00", ackSentAt: null, waits: [] },
    ]);
  });

  it("tell waits as moments in UTC, and of typed rows the place", () => {
    const waiting = does(
      withDeal(),
      "decide",
      { id: "DR-0001", verdict: "request-info", note: "Which site?" },
      { now: on("Mon 2026-03-23 10:00") },
    );
    expect(accepted(asks(waiting, "rows", { table: "registrations" })).reply.rows[0]?.waits).toEqual([
      "2026-03-23T14:00:00.000Z/",
    ]);
    expect(
      accepted(asks(deskWith({ registrations: [{ partner: "Northwind" }] }), "rows", { table: "registrations" })).reply
        .rows[0]?.id,
    ).toBe("@2");
  });

  it("of a tab that there is not are refused", () => {
    expect(refused(asks(deskWith(), "rows", { table: "customers" }))).toMatchObject({
      why: "not-found",
      field: "table",
    });
  });
});

describe("the first steps", () => {
  const steps = (rows: Rows = {}) =>
    accepted(asks(deskWith(rows), "open", { view: "setup" })).reply.setUp?.steps.map(({ isDone, text }) => [
      isDone,
      text,
    ]);

  it("of a new desk are all to do, and say what is missing", () => {
    const alone = [{ email: ops, name: "Olive Ops", roles: ["admin", "approver"], active: true }] as const;
    expect(steps({ ...empty, team: alone, calendars: deskWith().calendars })).toEqual([
      [false, "No day off is entered for 2026: deadlines count every weekday."],
      [false, "You are alone in it; nobody is a PAM yet."],
      [false, expect.stringContaining("None is entered yet.")],
      [false, "Comes after the partners: who looks after each of them."],
      [false, expect.stringContaining("Nothing is in yet.")],
    ]);
  });

  it("say how far they are", () => {
    const partners = [...deskWith().partners, { name: "Fabrikam", status: "active" as const }];
    expect(steps({ partners, registrations: [{ id: "DR-0001" }], deals: [{ id: "D-1" }, { id: "D-2" }] })).toEqual([
      [true, "10 days off are entered."],
      [true, "6 people in it."],
      [false, "3 partners: 1 Gold, 1 Silver, 1 in no tier yet."],
      [false, "1 of 3 partners lacks somebody: Contoso Cloud."],
      [true, "1 registration and 2 deals are in."],
    ]);
  });

  it("are done when nothing is missing", () => {
    const [contoso, ...others] = deskWith().coverage;
    const team = [...deskWith().team, { email: "sam@example.com", name: "Sam", roles: ["se"], active: true } as const];
    const covered = steps({ team, coverage: [{ ...contoso, se: "sam@example.com" }, ...others] })?.[3];
    expect(covered).toEqual([true, "Every partner has the people that its tier asks for."]);
  });

  it("names of tiers are refused that mean none of ours", () => {
    const no = refused(asks(deskWith(empty), "setUp", { tierNames: "Premier = Platinum, Basic = Bronze" }));
    expect(no).toMatchObject({ field: "tierNames", text: expect.stringContaining('"basic = Platinum"') });
  });
});
