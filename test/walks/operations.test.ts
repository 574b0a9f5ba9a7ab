/** Every operation of the contract: what it answers, what it refuses by name, and who may ask for it. */
import { type Operation, verdicts } from "../../src/contract";
import {
  aDesk,
  aDeskWith,
  ann,
  avery,
  blankWorld,
  cory,
  deal,
  kim,
  lee,
  ops,
  refusal,
  reply,
  rowOf,
  sameAs,
  vic,
  written,
  type World,
} from "./desk";

const saturday = "2026-03-21T10:00:00-04:00";

describe("setUp", () => {
  it("makes nothing when an answer is refused, so that the next try makes everything", async () => {
    const world = blankWorld();
    expect(await refusal(world, "setUp", { hours: "nine to five" })).toMatchObject({ why: "invalid", field: "hours" });
    expect(world.book.engine.workbook.getSheets()).toHaveLength(1);
    expect((await reply(world, "setUp", {})).made).toContain("Registration log");
  });

  test("makes every tab, the first rows and the triggers, and the second time nothing", async () => {
    const world = blankWorld();
    const { made, changed, warnings } = await reply(world, "setUp", { program: "Acme Partners", hours: "08:00-18:00" });
    expect(made).toEqual(expect.arrayContaining(["Registration log", "History", "the hourly trigger"]));
    expect(changed).toContain("1 row in Team");
    expect(warnings).toEqual([]);
    expect(await rowOf(world, "team", ops)).toMatchObject({ roles: ["admin", "approver", "coordinator"] });
    expect(await rowOf(world, "settings", "program")).toMatchObject({ value: "Acme Partners" });
    expect(await rowOf(world, "calendars", "desk")).toMatchObject({ mon: "08:00-18:00", sat: "" });
    const after = await written(world);
    expect(await reply(world, "setUp", {})).toEqual({ made: [], changed: [], warnings: [] });
    sameAs(after, await written(world));
  });

  test("belongs to admins once there is one", async () => {
    const world = await aDesk();
    for (const as of [avery, vic, "stranger@example.com"])
      expect(await refusal(world, "setUp", {}, { as })).toMatchObject({ why: "not-allowed" });
  });

  test("writes what it is told and nothing else, and tells it again when its page opens", async () => {
    const world = await aDesk();
    const told = { deskAddress: "desk@acme.example", currency: "EUR", fiscalStart: "4", crm: "Salesforce" };
    expect((await reply(world, "setUp", told)).changed).toEqual(["4 rows in Settings"]);
    const { setUp } = await reply(world, "open", { view: "setup" });
    expect(setUp).toMatchObject({
      told: { ...told, program: "Partner program" },
      hours: "09:00-17:00",
      admins: ["Olive Ops"],
    });
  });

  test("what nobody knows is refused by name", async () => {
    const world = await aDesk();
    for (const [field, answer] of [
      ["currency", "dollars"],
      ["fiscalStart", "13"],
      ["deskAddress", "the desk"],
      ["recipients", "ann@example.com, bob"],
    ] as const)
      expect(await refusal(world, "setUp", { [field]: answer })).toMatchObject({ why: "invalid", field });
    expect(await refusal(world, "setUp", { zone: "Mars/Olympus" })).toMatchObject({ why: "invalid", field: "zone" });
    expect(await refusal(world, "setUp", { hours: "9 to 5" })).toMatchObject({ why: "invalid", field: "hours" });
  });

  test("before it every other operation says so", async () => {
    const world = blankWorld();
    const inputs: { readonly [O in Operation]?: unknown } = {
      register: deal(),
      queue: {},
      decide: { id: "DR-0001", verdict: "approve" },
      importRows: { table: "team", csv: "E-mail\nx@example.com" },
      health: {},
    };
    for (const [operation, input] of Object.entries(inputs))
      expect(await world.call(operation, input)).toMatchObject({ ok: false, refusal: { why: "not-set-up" } });
  });
});

describe("register", () => {
  const required = [
    "partner",
    "partnerRole",
    "companyName",
    "dealSize",
    "closeQuarter",
    "contactName",
    "contactTitle",
    "contactEmail",
    "companySize",
    "industry",
    "existingRelationship",
    "partnershipType",
    "buyingSignal",
  ] as const;

  test("each required field that is blank is named, alone and together", async () => {
    const world = await aDesk();
    for (const field of ["partner", "dealSize", "buyingSignal"])
      expect(await refusal(world, "register", { ...deal(), [field]: "" })).toMatchObject({ why: "invalid", field });
    const all = await refusal(world, "register", { token: "x" });
    expect(Object.keys((all.fields ?? {}) as object)).toEqual([...required]);
  });

  test.each([
    { dealSize: "a lot", existingRelationship: "perhaps", partnershipType: "Marriage", dealType: "Mine" },
    {
      contactEmail: "bill at initech",
      partnerContactEmail: "pat@contoso.example, x@y.zz",
      dealSize: 0,
      closeQuarter: "soon",
    },
  ])("what is wrong is refused by name: %p", async (wrong) => {
    const no = await refusal(await aDesk(), "register", { ...deal(), ...wrong });
    expect(no).toMatchObject({ why: "invalid", field: expect.any(String) });
    expect(Object.keys((no.fields ?? {}) as object).sort()).toEqual(Object.keys(wrong).sort());
  });

  test("what no cell and no mail can hold is refused by name", async () => {
    const world = await aDeskWith({});
    const long = "x".repeat(50_001);
    expect(await refusal(world, "register", deal({ industry: long }))).toMatchObject({ field: "industry" });
    expect(await refusal(world, "register", deal({ note: long }))).toMatchObject({ why: "invalid", field: "note" });
    const no = { id: "DR-0001", verdict: "reject", alternative: "Co-sell" } as const;
    expect(await refusal(world, "decide", { ...no, reason: long })).toMatchObject({ why: "invalid", field: "reason" });
    const csv = `Deal,Partner,Next step\nD-1,Contoso Cloud,${long}\n`;
    expect((await reply(world, "importRows", { table: "deals", csv })).refused).toMatchObject([
      { line: 2, column: "Next step" },
    ]);
  });

  test("the customer's address in place of the partner's is refused by name", async () => {
    const world = await aDesk();
    const told = deal({ partnerContactEmail: "Bill@Initech.example" });
    const no = await refusal(world, "register", told);
    expect(no).toMatchObject({ why: "invalid", field: "partnerContactEmail" });
    expect(no.text).toContain("customer");
  });

  test("an unknown partner is refused with the nearest names", async () => {
    const world = await aDesk();
    const no = await refusal(world, "register", deal({ partner: "Contoso Clowd" }));
    expect(no).toMatchObject({ why: "not-found", field: "partner", near: ["Contoso Cloud"] });
    expect(no.text).toContain("Did you mean Contoso Cloud?");
  });

  test("what a person writes is read as the column reads it", async () => {
    const world = await aDesk();
    const told = {
      partner: " contoso cloud ",
      dealSize: "$50,000",
      closeQuarter: "q3 2026",
      existingRelationship: "No",
    };
    const { id } = await reply(world, "register", deal(told));
    expect(await rowOf(world, "registrations", id)).toMatchObject({
      partner: "Contoso Cloud",
      dealSize: 50_000,
      closeQuarter: "Q3 2026",
      existingRelationship: "no",
      channel: "sidebar",
      enteredBy: ops,
    });
  });

  test("the same submission twice is one registration and the same answer", async () => {
    const world = await aDesk();
    const first = await reply(world, "register", deal());
    const after = await written(world);
    expect(await reply(world, "register", deal())).toEqual(first);
    sameAs(after, await written(world));
  });

  test("the partner's person on the deal is written to before the partner's own address", async () => {
    const world = await aDesk();
    await reply(world, "register", deal({ partnerContactEmail: "quinn@contoso.example" }));
    expect(world.mails.map(({ to }) => to)).toEqual(["quinn@contoso.example"]);
  });
});

describe("looking", () => {
  let world: World;
  beforeAll(async () => {
    world = await aDeskWith({}, { companyName: "Globex", partner: "Northwind", dealSize: 900 });
    await reply(world, "decide", { id: "DR-0002", verdict: "request-info", note: "Who signs?" });
  });

  test("queue has the most urgent first and those that wait for a partner last", async () => {
    const { items, next } = await reply(world, "queue", {});
    expect(items.map(({ id, urgency }) => [id, urgency])).toEqual([
      ["DR-0001", "intime"],
      ["DR-0002", "waiting"],
    ]);
    expect(items[0]?.moves).toEqual(["approve", "reject", "request-info", "withdraw", "cancel"]);
    expect(next?.id).toBe("DR-0001");
    expect((await reply(world, "queue", { stage: "info-requested" })).items.map(({ id }) => id)).toEqual(["DR-0002"]);
    expect((await reply(world, "queue", { mine: true })).items).toEqual([]);
    expect((await reply(world, "queue", { mine: true }, { as: ann })).items).toHaveLength(2);
  });

  test("registration tells everything that a decision needs", async () => {
    const card = await reply(world, "registration", { id: "DR-0001" });
    expect(card.fields).toMatchObject({ companyName: "Initech", receivedAt: "2026-03-20T19:00:00.000Z" });
    expect(card.clocks.map(({ policy, state }) => [policy, state])).toEqual([["decision", "running"]]);
    expect(card.criteria.map(({ code, hit }) => [code, hit])).toEqual([
      ["active-pipeline", false],
      ["renewal", false],
      ["missing-fields", false],
      ["abandoned", false],
    ]);
    expect(card.timeline.map(({ actor, what }) => [actor, what])).toEqual([[ops, "register"]]);
    expect(card.status).toBe(
      "Initech (DR-0001) is being reviewed; you will have our answer by Tue 24 Mar 2026, 15:00.",
    );
    expect(await refusal(world, "registration", { id: "DR-9" })).toMatchObject({ why: "not-found", field: "id" });
  });

  test("find looks through registrations, partners and accounts", async () => {
    const found = async (text: string) =>
      (await reply(world, "find", { text })).items.map(({ table, key }) => `${table} ${key}`);
    expect(await found("glob")).toEqual(["registrations DR-0002"]);
    expect(await found("north")).toEqual(["registrations DR-0002", "partners Northwind"]);
    expect(await found("  ")).toEqual([]);
    expect(await refusal(world, "find", {} as never)).toMatchObject({ why: "invalid", field: "text" });
  });

  test("check tells what speaks against a deal and names the other partner to us alone", async () => {
    const { flags } = await reply(world, "check", { partner: "Northwind", companyName: "INITECH Inc." });
    expect(flags).toEqual([
      {
        kind: "pending",
        of: "DR-0001",
        evidence: expect.stringContaining("Contoso Cloud"),
        partnerText: "Another registration of this account is being reviewed.",
      },
    ]);
    expect(await refusal(world, "check", { partner: "Nobody", companyName: "X" })).toMatchObject({ field: "partner" });
  });

  test("preview shows the very mail that a decision sends, and writes nothing", async () => {
    const before = await written(world);
    const shown = await reply(world, "preview", { id: "DR-0001", verdict: "approve" });
    sameAs(before, await written(world));
    const copy = await aDeskWith({});
    const done = await reply(copy, "decide", { id: "DR-0001", verdict: "approve" });
    expect(shown.decision).toEqual(done);
    expect(shown.mails).toHaveLength(1);
    const [, mail] = copy.mails;
    expect(shown.mails[0]).toMatchObject({ subject: mail?.subject, text: mail?.text, html: mail?.html });
    expect(shown.changes).toMatchObject({ stage: "approved", ae: lee });
  });

  test("clocks can be narrowed by state, rule and owner", async () => {
    const ids = async (input: object) => (await reply(world, "clocks", input)).clocks.map(({ id }) => id);
    expect(await ids({})).toEqual(["DR-0001/decision", "DR-0002/decision"]);
    expect(await ids({ state: "paused" })).toEqual(["DR-0002/decision"]);
    expect(await ids({ owner: ann.toUpperCase(), policy: "decision" })).toHaveLength(2);
    expect(await ids({ policy: "ae" })).toEqual([]);
  });

  test("clocks are of this moment, whatever the hourly check last wrote", async () => {
    const { clocks } = await reply(world, "clocks", {}, { now: "2026-03-24T17:00:00-04:00" });
    expect(clocks[0]).toMatchObject({ state: "breached", elapsedHours: 50, overdueHours: 2 });
  });

  test("coverage has gaps first", async () => {
    const { partners } = await reply(world, "coverage", {});
    expect(partners.map(({ partner, state }) => [partner, state])).toEqual([
      ["Contoso Cloud", "managed"],
      ["Northwind", "managed"],
    ]);
  });

  test("rows answers by key or title, choices by key, days and moments in ISO", async () => {
    const byKey = await reply(world, "rows", { table: "registrations" });
    expect(byKey.rows).toEqual((await reply(world, "rows", { table: "Registration log" })).rows);
    expect(byKey.rows[1]).toMatchObject({ stage: "info-requested", receivedAt: "2026-03-20T15:00:00-04:00" });
    expect(await refusal(world, "rows", { table: "nothing" })).toMatchObject({ why: "not-found", field: "table" });
  });

  test("report is of the last whole week, or of the week that is asked for", async () => {
    expect(await reply(world, "report", {})).toMatchObject({ week: "2026-W12", newRegistrations: 2, pending: 2 });
    expect(await reply(world, "report", { week: "2026-W01" })).toMatchObject({
      newRegistrations: 0,
      slaCompliance: null,
    });
    expect(await refusal(world, "report", { week: "last" })).toMatchObject({ why: "invalid", field: "week" });
  });

  test("an operation that does not exist is refused", async () => {
    expect(await world.call("dance", {})).toMatchObject({ ok: false, refusal: { why: "not-found" } });
    expect(await world.call("constructor", {})).toMatchObject({ ok: false, refusal: { why: "not-found" } });
  });
});

describe("sendReport", () => {
  test("goes to the recipients once, and as a trial to somebody else as often as one likes", async () => {
    const world = await aDesk();
    const trial = await reply(world, "sendReport", { to: "me@example.com" });
    expect(trial).toMatchObject({ to: ["me@example.com"], already: false });
    expect(await reply(world, "sendReport", {})).toMatchObject({ week: "2026-W11", to: [ops], already: false });
    expect(await reply(world, "sendReport", {})).toMatchObject({ already: true });
    expect(world.mails.map(({ to }) => to)).toEqual(["me@example.com", ops]);
    expect(await world.rows("weeks")).toHaveLength(1);
  });

  test("refuses a week or an address that is none", async () => {
    const world = await aDesk();
    expect(await refusal(world, "sendReport", { week: "2026-13" })).toMatchObject({ why: "invalid", field: "week" });
    expect(await refusal(world, "sendReport", { to: "nobody" })).toMatchObject({ why: "invalid", field: "to" });
    await world.type("settings", "B4", "");
    expect(await refusal(world, "sendReport", {})).toMatchObject({ why: "missing-value", field: "recipients" });
  });
});

describe("importRows", () => {
  const past = `Deal ID;Partner;Company;Stage;Received;Decided;Deal size;Loved by
OLD-7;Contoso Cloud;Hooli;Approved;2026-03-02 10:00;2026-03-03 10:00;1.500,50;Erlich
;Northwind;Pied Piper;Submitted;2026-03-19 09:00;;200;Gavin`;

  test("takes history as it is given, in silence, and the second time it is unchanged", async () => {
    const world = await aDesk();
    const input = { table: "registrations", csv: past, locale: "de-DE" };
    expect(await reply(world, "importRows", { ...input, dryRun: true })).toMatchObject({ added: 2 });
    expect(await world.rows("registrations")).toEqual([]);
    expect(await reply(world, "importRows", input)).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      refused: [],
      unknownTitles: ["Loved by"],
      batch: expect.any(String),
      titles: expect.arrayContaining([
        { title: "Deal size", columns: ["dealSize"], example: "1.500,50" },
        { title: "Loved by", columns: [], example: "Erlich" },
      ]),
      twoWays: [],
      sample: [],
      answered: { of: 1, inTime: 1, slowest: [] },
    });
    expect(world.mails).toEqual([]);
    expect(await rowOf(world, "registrations", "OLD-7")).toMatchObject({
      stage: "approved",
      verdict: "approve",
      dealSize: 1500.5,
      decisionHours: 24,
      protectedUntil: "2026-06-01",
    });
    const after = await written(world);
    expect(await reply(world, "importRows", input)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    sameAs(after, await written(world));
    expect((await reply(world, "register", deal())).id).toBe("DR-0002");
  });

  test("a mapping gives their titles, their values and constants", async () => {
    const world = await aDesk();
    const mapping = {
      columns: { who: ["name", "email"], does: "roles" },
      values: { roles: { boss: "admin" } },
      constants: { pool: "Night" },
    };
    const csv = "who,does\nNed,boss\nMo,ae\n";
    expect(await reply(world, "importRows", { table: "team", csv, mapping })).toMatchObject({ added: 2, refused: [] });
    expect(await rowOf(world, "team", "Ned")).toMatchObject({ roles: ["admin"], pool: "Night", active: true });
  });

  test("what cannot be read is refused by line and column, and the rest comes in", async () => {
    const world = await aDesk();
    const csv =
      "Deal;Partner;Amount;Closed\nD-1;Contoso Cloud;12;2026-02-30\nD-2;;5;\nD-3;Contoso Cloud;7;2026-02-28\n";
    expect(await reply(world, "importRows", { table: "deals", csv })).toMatchObject({
      added: 1,
      refused: [
        { line: 2, column: "Closed" },
        { line: 3, column: "partner" },
      ],
    });
  });

  test.each([
    ["an unknown tab", { table: "pets", csv: "a\n1" }, { why: "not-found", field: "table" }],
    ["a tab of the desk's own", { table: "log", csv: "No.\n1" }, { why: "invalid", field: "table" }],
    ["an open quotation mark", { table: "team", csv: 'E-mail\n"x@y.zz' }, { why: "invalid", field: "csv" }],
    [
      "a mapping of a title that is not there",
      { table: "team", csv: "a\n1", mapping: { columns: { b: "email" } } },
      { field: "mapping" },
    ],
    [
      "a mapping to a column that is not there",
      { table: "team", csv: "a\n1", mapping: { columns: { a: "shoe" } } },
      { field: "mapping" },
    ],
    [
      "a team without an admin",
      { table: "team", csv: `E-mail,Roles\n${ops},Viewer` },
      { why: "invalid", field: "roles" },
    ],
  ])("refuses %s", async (_, input, no) => {
    expect(await refusal(await aDesk(), "importRows", input)).toMatchObject(no);
  });
});

describe("problems and health", () => {
  test("a fresh desk has no problem, and health asks for the first hourly check", async () => {
    const world = await aDesk();
    expect((await reply(world, "problems", {})).problems).toEqual([]);
    const failing = async () =>
      (await reply(world, "health", {})).checks.filter(({ well }) => !well).map(({ what }) => what);
    expect(await failing()).toEqual(["hourly check"]);
    await world.fire("hourly");
    expect(await failing()).toEqual([]);
    await reply(world, "queue", {}, { now: "2026-03-21T15:00:00-04:00" });
    expect(await failing()).toEqual(["hourly check"]);
  });

  test("a trigger that is gone is missed, and set-up puts it back", async () => {
    const world = await aDesk();
    world.state.triggers = world.state.triggers.filter(({ handler }) => handler !== "hourly");
    const { checks } = await reply(world, "health", {});
    expect(checks.find(({ what }) => what === "triggers")).toMatchObject({
      well: false,
      text: "Missing: the hourly check. An admin can fix it.",
    });
    expect((await reply(world, "setUp", {})).made).toEqual(["the hourly trigger"]);
  });
});

describe("roles", () => {
  const may: readonly (readonly [string, Operation, object, readonly string[]])[] = [
    ["register", "register", deal(), [cory, ann, lee]],
    ["approve", "decide", { id: "DR-0001", verdict: "approve" }, [avery]],
    ["ask for details", "decide", { id: "DR-0001", verdict: "request-info", note: "When?" }, [cory]],
    ["withdraw", "decide", { id: "DR-0001", verdict: "withdraw", reason: "They left" }, [cory, ann]],
    ["cancel", "decide", { id: "DR-0001", verdict: "cancel", reason: "A test" }, [cory]],
    ["import", "importRows", { table: "deals", csv: "Deal,Partner\nD,P" }, [cory]],
    ["say what new rows are", "crowd", { as: "new" }, [cory]],
    ["send the report", "sendReport", {}, [cory]],
  ];

  test.each(may)("to %s one needs the role", async (_, operation, input, allowed) => {
    const world = operation === "register" ? await aDesk() : await aDeskWith({});
    for (const as of [cory, ann, lee, vic, "gone@example.com"].filter((person) => !allowed.includes(person)))
      expect(await refusal(world, operation, input as never, { as })).toMatchObject({ why: "not-allowed" });
    await reply(world, operation, input as never, { as: allowed.at(-1) ?? ops, now: saturday });
  });

  test("whoever Google does not name may look and change nothing", async () => {
    const world = await aDeskWith({});
    expect((await reply(world, "queue", {}, { as: "" })).items).toHaveLength(1);
    const no = await refusal(world, "decide", { id: "DR-0001", verdict: "approve" }, { as: "" });
    expect(no.text).toMatch(/does not say who you are/);
    expect(
      await refusal(world, "decide", { id: "DR-0001", verdict: "approve" }, { as: "x@example.com" }),
    ).toMatchObject({
      why: "not-allowed",
    });
  });

  test("a row of the team without an address gives its role to nobody", async () => {
    const world = await aDeskWith({});
    await world.paste("team", "Name,Roles,Active\nGhost,Admin,TRUE\n");
    for (const as of ["", "Ghost"])
      expect(await refusal(world, "decide", { id: "DR-0001", verdict: "approve" }, { as })).toMatchObject({
        why: "not-allowed",
      });
  });

  test("every verdict of the contract is known by its name and no other is", async () => {
    const world = await aDeskWith({});
    expect(verdicts).toHaveLength(8);
    const no = await refusal(world, "decide", { id: "DR-0001", verdict: "bless" as never });
    expect(no).toMatchObject({ why: "invalid", field: "verdict" });
    expect(await refusal(world, "decide", { id: "DR-7", verdict: "approve", ae: kim })).toMatchObject({
      why: "not-found",
      field: "id",
    });
  });
});
