/** What the triggers do: rows that people type, the hourly check and what it ends, sends and reports. */
import {
  aDesk,
  aDeskWith,
  again,
  ann,
  cellIn,
  columnOf,
  cory,
  cost,
  deal,
  inSheet,
  kim,
  placeOf,
  putIn,
  refusal,
  reply,
  rowOf,
  sameAs,
  type World,
  written,
} from "./desk";

const typedDeal = {
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  dealSize: "50,000",
  closeQuarter: "Q3 2026",
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: "bill@initech.example",
  companySize: "200-500",
  industry: "Software",
  existingRelationship: "No",
  partnershipType: "Referral",
  buyingSignal: "RFP",
} as const;

const csvOf = (...rows: readonly Readonly<Record<string, string>>[]) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(","))
    .join("\n");

describe("a row that is typed", () => {
  test("cell by cell is taken in once, when its last required cell is filled", async () => {
    const world = await aDesk();
    const { industry, partnershipType, buyingSignal, ...most } = typedDeal;
    await world.paste("registrations", csvOf(most));
    for (const [column, value] of Object.entries({ industry, partnershipType, buyingSignal })) {
      expect(world.mails).toEqual([]);
      expect(columnOf(world, "registrations", "id")).toEqual([]);
      await world.type("registrations", cellIn(world, "registrations", column, 2), value, { as: ann });
    }
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "submitted",
      companyName: "Initech",
      dealSize: 50_000,
      channel: "sheet",
      decisionDueAt: "2026-03-24T15:00:00-04:00",
    });
    expect(world.mails.map(({ to }) => to)).toEqual(["pat@contoso.example"]);
    expect(columnOf(world, "clocks", "id")).toEqual(["DR-0001/decision"]);
    await world.fire("hourly");
    const after = await written(world);
    await world.fire("hourly");
    sameAs(after, await written(world));
  });

  test("while it is being typed is shown so, and has no id and no clock", async () => {
    const world = await aDesk();
    await world.paste("registrations", csvOf({ partner: "Contoso Cloud", companyName: "Initech" }));
    await world.fire("hourly");
    const { problems } = await reply(world, "problems", {});
    expect(problems.find(({ kind }) => kind === "typed")).toMatchObject({ count: 1, where: ["row 2"] });
    expect((await reply(world, "queue", {})).items).toEqual([]);
    expect(columnOf(world, "clocks", "id")).toEqual([]);
  });

  test("keeps what the person wrote beside the required cells", async () => {
    const world = await aDesk();
    await world.paste("registrations", csvOf({ ...typedDeal, nextStep: "Call Bill", currency: "EUR" }));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ nextStep: "Call Bill", currency: "EUR" });
  });

  test("five at once come in, each acknowledged; a sixth makes all of them wait", async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...typedDeal, companyName: `Company ${at}` }));
    const five = await aDesk();
    await five.paste("registrations", csvOf(...rows(5)));
    expect(columnOf(five, "registrations", "id")).toEqual(["DR-0001", "DR-0002", "DR-0003", "DR-0004", "DR-0005"]);
    expect(five.mails).toHaveLength(5);
    const six = await aDesk();
    await six.paste("registrations", csvOf(...rows(6)));
    await six.fire("hourly");
    expect(columnOf(six, "registrations", "id")).toEqual([]);
    expect(six.mails).toEqual([]);
    const { problems } = await reply(six, "problems", {});
    expect(problems.find(({ kind }) => kind === "crowd")).toMatchObject({ count: 6 });
    expect((await reply(six, "today", {})).lines[0]).toMatchObject({ key: "crowd", count: 6 });
    expect((await reply(six, "health", {})).checks.find(({ what }) => what === "new rows")?.well).toBe(false);
  });

  test("with many others comes in by a word: acknowledged, each once", async () => {
    const world = await aDesk();
    const rows = Array.from({ length: 8 }, (_, at) => ({ ...typedDeal, companyName: `Company ${at}` }));
    await world.paste("registrations", csvOf(...rows, { ...typedDeal, companyName: "Globex", industry: "" }));
    expect(await reply(world, "crowd", { as: "new" }, { as: cory })).toEqual({ taken: 9, refused: [] });
    expect(columnOf(world, "registrations", "id")).toHaveLength(9);
    expect(columnOf(world, "registrations", "ackSentAt")).toHaveLength(9);
    expect(world.mails.map(({ subject }) => subject.split(" — ")[0])).toEqual([
      ...rows.map(() => "Deal Registration Received"),
      "Deal Registration",
    ]);
    await world.fire("hourly");
    const after = await written(world);
    expect(await reply(world, "crowd", { as: "new" }, { as: cory })).toEqual({ taken: 0, refused: [] });
    await world.fire("hourly");
    sameAs(after, await written(world));
  });

  test("with many others comes in by a word: history, and nobody is mailed", async () => {
    const world = await aDesk();
    const rows = Array.from({ length: 8 }, (_, at) => ({ ...typedDeal, companyName: `Company ${at}` }));
    await world.paste("registrations", csvOf(...rows));
    expect(await refusal(world, "crowd", { as: "history" }, { as: ann })).toMatchObject({ why: "not-allowed" });
    expect(await reply(world, "crowd", { as: "history" }, { as: cory })).toEqual({ taken: 8, refused: [] });
    expect(columnOf(world, "registrations", "channel")).toEqual(rows.map(() => "import"));
    await world.fire("hourly");
    expect(world.mails).toEqual([]);
    expect((await reply(world, "queue", {})).items).toHaveLength(8);
  });

  test("and left alone is taken in by the hourly check after ten minutes: the partner is asked once for what is missing", async () => {
    const world = await aDesk();
    const { industry, contactTitle, ...most } = typedDeal;
    await world.paste("registrations", csvOf(most), { as: ann });
    await world.fire("hourly", at("2026-03-20T15:05:00-04:00"));
    expect(columnOf(world, "registrations", "id")).toEqual([]);
    await world.type("registrations", cellIn(world, "registrations", "website", 2), "initech.example", {
      ...at("2026-03-20T15:06:00-04:00"),
      as: ann,
    });
    await world.fire("hourly", at("2026-03-20T15:11:00-04:00"));
    expect(columnOf(world, "registrations", "id")).toEqual([]);
    await world.fire("hourly", at("2026-03-20T16:11:00-04:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "info-requested",
      enteredBy: ann,
      waits: ["2026-03-20T20:11:00.000Z/"],
      ackSentAt: "2026-03-20T16:11:00-04:00",
      decisionDueAt: null,
    });
    expect(world.mails).toEqual([
      expect.objectContaining({
        to: "pat@contoso.example",
        cc: ann,
        subject: "Deal Registration — Details Needed — Initech",
        text: expect.stringContaining("- Contact title\n- Industry\n"),
      }),
    ]);
    expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ state: "paused" });
    // What came in is found by the next check.
    await world.fire("hourly", at("2026-03-20T17:11:00-04:00"));
    const after = await written(world);
    await world.fire("hourly", at("2026-03-20T18:11:00-04:00"));
    sameAs(after, await written(world));
    const fields = { industry, contactTitle };
    const answered = await reply(world, "answer", { id: "DR-0001", fields }, at("2026-03-23T16:11:00-04:00"));
    expect(answered).toMatchObject({ stage: "submitted", decisionDueAt: "2026-03-25T20:11:00.000Z" });
  });

  test("of the past is silent, gets its missing moments, and keeps what it says", async () => {
    const world = await aDesk();
    const past = {
      ...typedDeal,
      stage: "Approved",
      receivedAt: "2026-03-02 10:00",
      decidedAt: "2026-03-03 10:00",
      protectedUntil: "2026-07-31",
      currency: "EUR",
      nextStep: "Ask for the contract",
    };
    await world.paste("registrations", csvOf(past));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "approved",
      verdict: "approve",
      decisionHours: 24,
      protectedFrom: "2026-03-03",
      protectedUntil: "2026-07-31",
      currency: "EUR",
      nextStep: "Ask for the contract",
    });
    expect(world.mails).toEqual([]);
  });

  test("with a partner that nobody knows waits, and the rest comes in", async () => {
    const world = await aDesk();
    const stranger = { ...typedDeal, partner: "Nobody", companyName: "Globex" };
    await world.paste("registrations", csvOf(stranger, typedDeal));
    expect(columnOf(world, "registrations", "id")).toEqual(["DR-0001"]);
    expect(world.mails).toHaveLength(1);
    const { problems } = await reply(world, "problems", {});
    expect(problems.map(({ kind }) => kind).sort()).toEqual(["refused", "unknown"]);
    const warning = 'There is no partner called "Nobody". Enter it in the Partners tab first.';
    expect(columnOf(world, "registrations", "flags")).toEqual([`Not taken in: ${warning}`]);
    expect(problems.find(({ kind }) => kind === "refused")).toMatchObject({
      text: `Not taken in: ${warning} Put the row right and it comes in by itself, or delete it.`,
      where: ["row 2"],
    });
    await world.type("registrations", cellIn(world, "registrations", "partner", 2), "Northwind");
    expect(columnOf(world, "registrations", "id")).toEqual(["DR-0002", "DR-0001"]);
    // Both companies have the same web domain.
    expect(columnOf(world, "registrations", "flags")).toEqual(["Perhaps a duplicate"]);
  });

  test("while somebody inserts a row above it, takes nothing from the other rows", async () => {
    const world = await aDeskWith({ companyName: "Globex" }, { companyName: "Hooli" });
    const was = await world.rows("registrations");
    const { buyingSignal, ...most } = typedDeal;
    await world.paste("registrations", csvOf(most));
    const meanwhile = () => world.insertRows("registrations", 2);
    await world.type("registrations", cellIn(world, "registrations", "buyingSignal", 4), buyingSignal, {
      faults: [{ at: { method: "Sheets.Spreadsheets.batchUpdate", nth: 1 }, meanwhile }],
    });
    const now = await world.rows("registrations");
    expect(now.slice(0, 2)).toEqual(was);
    expect(now[2]).toMatchObject({ id: "DR-0003", companyName: "Initech", stage: "submitted" });
  });
});

describe("an edit", () => {
  test("of a foreign tab or of a column that nothing follows asks Google for no data", async () => {
    const world = await aDeskWith({});
    const before = await reply(world, "registration", { id: "DR-0001" });
    for (const [tab, cell] of [
      ["Sheet1", "A1"],
      ["registrations", cellIn(world, "registrations", "nextStep", 2)],
      ["registrations", "E1"],
      ["settings", "B2"],
      ["log", "A2"],
    ] as const) {
      const fired = await world.type(tab, cell, "by hand");
      expect(fired).toEqual([expect.objectContaining({ handler: "edited", ok: true })]);
      expect(world.lastCalls?.functionName).toBe("edited");
      expect(cost(world)).toEqual({ reads: 0, writes: 0 });
    }
    const after = await reply(world, "registration", { id: "DR-0001" });
    expect(after).toEqual({ ...before, fields: { ...before.fields, nextStep: "by hand" } });
  });

  test("of the matrix, the partners or the team brings the matrix up to date", async () => {
    const world = await aDesk();
    expect(columnOf(world, "coverage", "state")).toEqual(["Managed", "Managed"]);
    await world.type("coverage", "D2", "");
    expect(await rowOf(world, "coverage", "Contoso Cloud")).toMatchObject({ state: "at-risk", gaps: ["ae"] });
    await world.type("coverage", "D2", kim);
    expect(await rowOf(world, "coverage", "Contoso Cloud")).toMatchObject({ state: "managed", gaps: [], dueAt: null });
    await world.paste("partners", "Partner,Tier\nFabrikam,Platinum\n");
    expect(await rowOf(world, "coverage", "Fabrikam")).toMatchObject({
      tier: "Platinum",
      state: "at-risk",
      gaps: ["pam", "ae", "se", "am"],
      dueAt: "2026-03-23T15:00:00-04:00",
    });
  });
});

describe("the deal of a registration", () => {
  const csv = "Deal,Registration,Partner,Account,Stage\nD-1,DR-0001,Contoso Cloud,Initech,";
  const approvedWith = async (stage: string) => {
    const world = await aDeskWith({});
    await reply(world, "decide", { id: "DR-0001", verdict: "approve" });
    await reply(world, "importRows", { table: "deals", csv: `${csv}${stage}` });
    return world;
  };

  test("ends it as won as soon as that is typed, mails nobody, and the history says why", async () => {
    const world = await approvedWith("Proposal");
    const mails = world.mails.length;
    await world.type("deals", cellIn(world, "deals", "stage", 2), "Closed Won", { as: ann });
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "won",
      endedAt: "2026-03-20T15:00:00-04:00",
      endReason: "Deal D-1 is Closed Won",
      version: 3,
    });
    expect(world.mails).toHaveLength(mails);
    expect(columnOf(world, "clocks", "id")).toEqual(["DR-0001/decision"]);
    expect(inSheet(world, "log").at(-1)).toMatchObject({
      operation: "closings",
      key: "DR-0001",
      channel: "sheet",
      reason: "Deal D-1 is Closed Won",
    });
  });

  test("that came lost out of a file ends it with the next check, once", async () => {
    const world = await approvedWith("Closed Lost");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved" });
    await world.fire("hourly");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "lost", version: 3 });
    await world.fire("hourly");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ version: 3 });
  });
});

const at = (now: string) => ({ now });
const stateOf = (world: World) => columnOf(world, "clocks", "state");

describe("the hourly check", () => {
  test("is installed and runs by itself", async () => {
    const world = await aDesk();
    const fired = await world.tick("2026-03-20T17:30:00-04:00");
    expect(fired.map(({ handler, ok }) => [handler, ok])).toEqual([
      ["hourly", true],
      ["hourly", true],
    ]);
    expect((await reply(world, "health", {})).well).toBe(true);
  });

  test("turns a clock due soon and late, each once", async () => {
    const world = await aDeskWith({});
    const turns: { state: unknown; writes: number }[] = [];
    for (const now of ["23T23:00", "24T03:00", "24T04:00", "24T15:00", "24T15:01", "24T16:00"]) {
      await world.fire("hourly", at(`2026-03-${now}:00-04:00`));
      turns.push({ state: stateOf(world)[0], writes: cost(world).writes });
    }
    expect(turns.map(({ state }) => state)).toEqual(["In time", "Due soon", "Due soon", "Due soon", "Late", "Late"]);
    // The first run is on Monday and brings the report; the second write notes that the alert left.
    expect(turns.slice(1).map(({ writes }) => writes)).toEqual([2, 0, 0, 2, 0]);
  });

  test("follows a promise that was changed", async () => {
    const world = await aDeskWith({});
    const row = columnOf(world, "policies", "key").indexOf("decision") + 2;
    await world.type("policies", `C${row}`, "24");
    await world.fire("hourly");
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      decisionDueAt: "2026-03-23T15:00:00-04:00",
    });
    expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ dueAt: "2026-03-23T15:00:00-04:00" });
  });
});

describe("a day's quota that is spent", () => {
  test("lets mails wait whole and in order, and each goes out once when there is room", async () => {
    const world = again(await (await aDeskWith()).save(), { mailQuota: 7 });
    for (const companyName of ["Initech", "Globex", "Hooli"])
      await reply(world, "register", deal({ token: companyName, companyName }));
    expect(world.mails).toHaveLength(3);
    await reply(world, "decide", { id: "DR-0001", verdict: "approve" });
    await reply(world, "decide", { id: "DR-0002", verdict: "approve" });
    await reply(world, "sendReport", { to: ["a@example.com", "b@example.com"] });
    expect(world.mails).toHaveLength(3);
    expect(columnOf(world, "outbox", "state")).toEqual(["Sent", "Sent", "Sent", "Waiting", "Waiting", "Waiting"]);
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved", toldAt: null });
    const { problems } = await reply(world, "problems", {});
    expect(problems.find(({ kind }) => kind === "waiting")).toMatchObject({ count: 3 });
    await world.fire("hourly");
    expect(world.mails).toHaveLength(3);
    await world.fire("hourly", at("2026-03-21T15:30:00-04:00"));
    await world.fire("hourly", at("2026-03-21T16:30:00-04:00"));
    expect(world.mails.slice(3).map(({ subject }) => subject)).toEqual([
      "Deal Registration Approved — Initech | Contoso Cloud",
      "Deal Registration Approved — Globex | Contoso Cloud",
      expect.stringContaining("pipeline report"),
    ]);
    expect(world.mails.at(-1)?.html).toContain("<table");
    expect(columnOf(world, "outbox", "state")).toEqual(Array.from({ length: 6 }, () => "Sent"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ toldAt: "2026-03-21T15:30:00-04:00" });
  });
});

describe("protection", () => {
  const approvedInJanuary = async () => {
    const world = await aDesk();
    const now = at("2026-01-15T14:00:00-05:00");
    await reply(world, "register", deal(), now);
    const { protectedUntil, updateDueOn } = await reply(world, "decide", { id: "DR-0001", verdict: "approve" }, now);
    expect([protectedUntil, updateDueOn]).toEqual(["2026-04-15", "2026-02-14"]);
    return world;
  };

  test("lapses at midnight after the 30th day without an update, and the partner is told once", async () => {
    const world = await approvedInJanuary();
    await world.fire("hourly", at("2026-02-14T23:59:00-05:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved" });
    const rival = { partner: "Northwind", companyName: "Initech" };
    expect((await reply(world, "check", rival)).flags.map(({ kind }) => kind)).toEqual(["held"]);
    const mails = world.mails.length;
    await world.fire("hourly", at("2026-02-15T00:00:00-05:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "lapsed",
      endedAt: "2026-02-15T00:00:00-05:00",
      protectedUntil: "2026-04-15",
    });
    expect(world.mails.slice(mails)).toEqual([
      expect.objectContaining({ to: "pat@contoso.example", cc: ann, subject: "Deal Protection Lapsed — Initech" }),
    ]);
    expect((await reply(world, "check", rival)).flags).toEqual([]);
    expect(stateOf(world)).toEqual(["Was in time"]);
    // What has lapsed leaves the SLA summary.
    await world.fire("hourly", at("2026-02-15T00:30:00-05:00"));
    const after = await written(world);
    await world.fire("hourly", at("2026-02-15T01:00:00-05:00"));
    sameAs(after, await written(world));
  });

  test("lapsed at midnight even when the hourly check comes later", async () => {
    const world = await approvedInJanuary();
    await world.fire("hourly", at("2026-02-15T11:20:00-05:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ endedAt: "2026-02-15T00:00:00-05:00" });
  });

  test("lapsed first and did not expire when the hourly check comes after both", async () => {
    const world = await approvedInJanuary();
    await world.fire("hourly", at("2026-05-04T08:00:00-04:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "lapsed",
      endedAt: "2026-02-15T00:00:00-05:00",
    });
  });

  test("expires at midnight after its last day", async () => {
    const world = await approvedInJanuary();
    await putIn(world, "registrations", "updateDueOn", 2, { numberValue: 46_173 });
    await world.fire("hourly", at("2026-04-15T23:00:00-04:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved" });
    await world.fire("hourly", at("2026-04-16T00:10:00-04:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage: "expired",
      endedAt: "2026-04-16T00:00:00-04:00",
    });
    expect(world.mails.at(-1)?.text).toContain("ended on Apr 15, 2026");
  });

  test.each([
    ["a dispute", "dispute", { stringValue: "Northwind says it was first" }],
    ["an extension that was asked for", "extensionAskedAt", { numberValue: 46_063.4 }],
  ])("is not ended while there is %s", async (_, column, value) => {
    const world = await approvedInJanuary();
    await putIn(world, "registrations", column, 2, value);
    await world.fire("hourly", at("2026-02-16T09:00:00-05:00"));
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved" });
  });
});

describe("the Monday report", () => {
  const reports = (world: World) => world.mails.filter(({ subject }) => subject.startsWith("Partner pipeline report"));

  test("goes out with the first hourly check after half past eight, and not again", async () => {
    const world = await aDesk();
    await world.fire("weekly");
    for (const now of ["23T07:30", "23T08:29", "23T08:30", "23T09:30", "24T09:30"])
      await world.fire("hourly", at(`2026-03-${now}:00-04:00`));
    expect(reports(world).map((mail) => mail.at)).toEqual(["2026-03-23T12:30:00.000Z"]);
    expect(reports(world)[0]?.text).not.toMatch(/\blate\b/);
    await world.fire("hourly", at("2026-03-30T10:01:00-04:00"));
    expect(reports(world)).toHaveLength(2);
    expect(reports(world)[1]?.text).toMatch(/\blate\b/);
  });

  test("is not sent for weeks before set-up", async () => {
    const world = await aDesk();
    await world.fire("weekly");
    await world.fire("hourly");
    expect(world.mails).toEqual([]);
  });
});

describe("a cell that we fill in", () => {
  const typedInto = async (world: World, column: string, text: string) => {
    await world.type("registrations", cellIn(world, "registrations", column, 2), text);
  };
  const noteOnFirst = (world: World, column: string): unknown => {
    const { sheetId, column: at } = placeOf(world, "registrations", column);
    const sheet = world.book.engine.workbook.getSheetBySheetId(String(sheetId));
    return sheet?.getCellMatrix().getValue(1, at)?.custom?.note;
  };

  test("is put back when somebody types over it, with a note that says what to do instead", async () => {
    const world = await aDeskWith({});
    const [before] = await world.rows("registrations");
    const mails = world.mails.length;
    await typedInto(world, "stage", "Approved");
    expect(await world.rows("registrations")).toEqual([before]);
    expect(noteOnFirst(world, "stage")).toBe(
      '"Approved" was typed here (Fri 20 Mar 2026, 15:00) and put back. Use Review deals instead: the partner is told and the clocks stop.',
    );
    expect(world.mails).toHaveLength(mails);
    const line = inSheet(world, "log").at(-1);
    expect(line).toMatchObject({ operation: "putBack", key: "DR-0001", reason: "Typed over by hand" });
  });

  test.each([
    ["decisionDueAt", "2027-01-01 10:00"],
    ["decisionDueAt", ""],
    ["decidedAt", "2026-03-20 10:00"],
    ["id", "DR-9999"],
    ["id", ""],
    ["version", "7"],
  ])("%s is put back when %j is typed there", async (column, text) => {
    const world = await aDeskWith({});
    const before = await world.rows("registrations");
    await typedInto(world, column, text);
    expect(await world.rows("registrations")).toEqual(before);
  });

  test("counts as typed in a row that has no number yet", async () => {
    const world = await aDesk();
    await world.type("registrations", cellIn(world, "registrations", "stage", 2), "Approved");
    expect(world.book.state().sheets.length).toBeGreaterThan(0);
    expect(inSheet(world, "log").filter(({ operation }) => operation === "putBack")).toEqual([]);
  });
});
