/** Decisions: who holds an account, why a partner is told no, who takes the deal, and how a registration ends. */
import {
  aDesk,
  aDeskWith,
  ann,
  avery,
  columnOf,
  cory,
  deal,
  kim,
  lee,
  type Moment,
  ops,
  refusal,
  reply,
  rowOf,
  type World,
} from "./desk";

const globex = { companyName: "Globex" } as const;
const rival = { partner: "Northwind", companyName: "INITECH, Inc." } as const;
const approve = { id: "DR-0001", verdict: "approve" } as const;

const flagsFor = async (world: World, told: Parameters<typeof deal>[0], moment?: Moment) =>
  (await reply(world, "register", deal({ token: "later", ...told }), moment)).flags;

describe("one approved registration for each account", () => {
  test("behind an open registration another partner's comes in, warned, and may be decided", async () => {
    const world = await aDeskWith({});
    const flags = await flagsFor(world, rival);
    expect(flags.map(({ kind, of }) => [kind, of])).toEqual([["pending", "DR-0001"]]);
    expect(flags[0]?.partnerText).not.toContain("Contoso");
    expect(await rowOf(world, "registrations", "DR-0002")).toMatchObject({ flags: ["pending"], stage: "submitted" });
    expect(columnOf(world, "registrations", "flags")).toEqual(["Another partner came first"]);
  });

  test("while it is held nobody else gets it, except from an admin with a reason", async () => {
    const world = await aDeskWith({});
    await reply(world, "decide", approve);
    expect((await flagsFor(world, rival)).map(({ kind }) => kind)).toEqual(["held"]);
    const second = { id: "DR-0002", verdict: "approve", ae: kim } as const;
    expect(await refusal(world, "decide", second)).toMatchObject({ why: "conflict", of: "DR-0001" });
    expect(await refusal(world, "decide", { ...second, override: true })).toMatchObject({ why: "conflict" });
    const reason = "Both partners agreed on it on 2026-03-19";
    expect(await refusal(world, "decide", { ...second, override: true, reason }, { as: avery })).toMatchObject({
      why: "conflict",
    });
    expect(await reply(world, "decide", { ...second, override: true, reason })).toMatchObject({ stage: "approved" });
    const toNorthwind = world.mails.filter(({ to }) => to === "nora@northwind.example");
    expect(toNorthwind).toHaveLength(2);
    for (const { subject, text, html } of toNorthwind) expect(subject + text + html).not.toContain("Contoso");
    const { timeline } = await reply(world, "registration", { id: "DR-0002" });
    expect(timeline[timeline.length - 1]).toMatchObject({ actor: ops, what: "decide", reason });
  });

  test("rejected because it is held, the partner reads a sentence that names no other partner", async () => {
    const world = await aDeskWith({});
    await reply(world, "decide", approve);
    await reply(world, "register", deal({ token: "b", ...rival }));
    const no = { id: "DR-0002", verdict: "reject", code: "held", alternative: "Bring us another account." } as const;
    const naming = { ...no, reason: "Contoso Cloud holds INITECH, Inc. since March 20" };
    expect(await refusal(world, "decide", naming)).toMatchObject({ why: "invalid", field: "reason" });
    await reply(world, "decide", no);
    expect(world.mails.at(-1)?.text).toContain("because: INITECH, Inc. is registered and protected already.");
    expect(world.mails.at(-1)?.text).not.toContain("Contoso");
  });

  test.each([
    [
      "rejected",
      { verdict: "reject", reason: "Lee Quinn has been in talks with Initech since May", alternative: "Co-sell" },
    ],
    ["withdrawn", { verdict: "withdraw", reason: "The partner asked for it" }],
    ["cancelled", { verdict: "cancel", reason: "It was a test" }],
  ] as const)("once it is %s another partner's way is clear", async (_, verdict) => {
    const world = await aDeskWith({});
    await reply(world, "decide", { id: "DR-0001", ...verdict });
    expect(await flagsFor(world, rival)).toEqual([]);
  });

  test.each([
    ["lapsed", "2026-05-01T09:00:00-04:00"],
    ["expired", "2026-03-20T15:00:00-04:00"],
  ])("once it is %s another partner's way is clear and its own is 'abandoned'", async (stage, now) => {
    const world = await aDesk();
    const csv = `Deal ID,Partner,Company,Stage,Received,Decided\nDR-0007,Contoso Cloud,Initech,${stage},2025-10-01 10:00,2025-10-02 10:00`;
    await reply(world, "importRows", { table: "registrations", csv }, { now });
    expect(await flagsFor(world, rival)).toEqual([]);
    const { flags } = await reply(world, "check", { partner: "Contoso Cloud", companyName: "Initech" });
    expect(flags.map(({ kind, of }) => [kind, of])).toContainEqual(["abandoned", "DR-0007"]);
  });

  test("a won account is an existing customer", async () => {
    const world = await aDesk();
    const csv =
      "Deal ID,Partner,Company,Stage,Received,Decided\nDR-0007,Contoso Cloud,Initech,Won,2025-10-01,2025-10-02";
    await reply(world, "importRows", { table: "registrations", csv });
    expect((await flagsFor(world, rival)).map(({ kind }) => kind)).toEqual(["customer"]);
  });

  test("the same partner is told under which id it has the account already", async () => {
    const world = await aDeskWith({});
    const again = deal({ token: "again", companyName: "Initech Corp." });
    expect(await refusal(world, "register", again)).toMatchObject({ why: "duplicate", of: "DR-0001" });
    await reply(world, "decide", approve);
    expect(await refusal(world, "register", again)).toMatchObject({ why: "duplicate", of: "DR-0001" });
  });
});

describe("our own pipeline", () => {
  const accounts = async (world: World, more = "") =>
    reply(world, "importRows", {
      table: "accounts",
      csv: `Account,Owner,Stage,Opened,Renewal in progress\nInitech,Lee,Proposal,2026-02-20 09:00,${more}`,
    });

  test("an account that we worked before is proposed as the reason, in a sentence ready to send", async () => {
    const world = await aDesk();
    await accounts(world);
    const flags = await flagsFor(world, {});
    const sentence = "AE Lee has been in active discussions with Initech since Feb 20, 2026 (stage Proposal).";
    expect(flags).toEqual([{ kind: "active-pipeline", of: "Initech", evidence: sentence, partnerText: sentence }]);
    const alternative = "Join Lee on the deal as a referral partner.";
    await reply(world, "decide", { id: "DR-0001", verdict: "reject", code: "active-pipeline", alternative });
    const mail = world.mails.at(-1);
    expect(mail?.subject).toBe("Deal Registration — Action Required — Initech");
    for (const form of [mail?.text, mail?.html]) {
      expect(form).toContain(sentence);
      expect(form).toContain(alternative);
      expect(form).not.toMatch(/[[\]]|undefined/);
    }
  });

  test("an opportunity that was opened after the registration is no hit", async () => {
    const world = await aDesk();
    await accounts(world);
    expect(await flagsFor(world, {}, { now: "2026-02-19T09:00:00-05:00" })).toEqual([]);
  });

  test("a renewal in progress is told", async () => {
    const world = await aDesk();
    await accounts(world, "yes");
    expect((await flagsFor(world, {})).map(({ kind }) => kind)).toEqual(["active-pipeline", "renewal"]);
  });
});

describe("a reason", () => {
  test.each(["", "not a fit", "duplicate", "It does not fit our strategy at this time"])(
    "'%s' is not enough",
    async (reason) => {
      const world = await aDeskWith({});
      const no = { id: "DR-0001", verdict: "reject", reason, alternative: "Try again" } as const;
      expect(await refusal(world, "decide", no)).toMatchObject({ why: "needs-reason", field: "reason" });
    },
  );

  test("needs a way on beside it", async () => {
    const world = await aDeskWith({});
    const reason = "Lee Quinn has been in active discussions with Initech since 2026-02-20";
    const no = { id: "DR-0001", verdict: "reject", reason } as const;
    expect(await refusal(world, "decide", no)).toMatchObject({ why: "needs-reason", field: "alternative" });
    expect(await refusal(world, "decide", { ...no, code: "mood", alternative: "x" })).toMatchObject({
      why: "invalid",
      field: "code",
    });
    expect(await reply(world, "decide", { ...no, alternative: "Co-sell" })).toMatchObject({ stage: "rejected" });
  });

  test.each(["withdraw", "cancel"] as const)("is needed to %s", async (verdict) => {
    const world = await aDeskWith({});
    expect(await refusal(world, "decide", { id: "DR-0001", verdict })).toMatchObject({
      why: "needs-reason",
      field: "reason",
    });
  });
});

describe("the account executive", () => {
  test("comes from the matrix, else up to three are suggested, those of the territory first", async () => {
    const world = await aDeskWith({ partner: "Northwind" });
    const no = await refusal(world, "decide", approve);
    expect(no).toMatchObject({
      why: "needs-ae",
      field: "ae",
      suggestions: [
        { email: kim, name: "Kim Ode" },
        { email: lee, name: "Lee Quinn" },
      ],
    });
  });

  test("may be named later: the approval says so, the clock runs, and naming one is told", async () => {
    const world = await aDeskWith({ partner: "Northwind" });
    expect(await reply(world, "decide", { ...approve, aeLater: true })).toMatchObject({ ae: null, meetingDueOn: "" });
    expect(world.mails.at(-1)?.text).toContain("we will introduce your account executive by Mon 23 Mar 2026, 15:00");
    expect(world.mails.at(-1)?.text).not.toMatch(/AE assigned|undefined|[[\]]/);
    expect(await rowOf(world, "clocks", "DR-0001/ae")).toMatchObject({ state: "running" });
    expect(await refusal(world, "assign", { id: "DR-0001", ae: "Nobody" })).toMatchObject({ field: "ae" });
    expect(await refusal(world, "assign", { id: "DR-0009", ae: lee })).toMatchObject({ field: "id" });
    const at = { now: "2026-03-24T10:00:00-04:00" };
    expect(await reply(world, "assign", { id: "DR-0001", ae: "Kim Ode" }, at)).toEqual({
      id: "DR-0001",
      ae: { email: kim, name: "Kim Ode", phone: "" },
      meetingDueOn: "2026-03-31",
      version: 3,
      why: "",
    });
    expect(await rowOf(world, "clocks", "DR-0001/ae")).toMatchObject({ state: "missed", overdueHours: 19 });
    expect(await rowOf(world, "clocks", "DR-0001/meeting")).toMatchObject({ owner: kim, state: "running" });
    const mail = world.mails.at(-1);
    expect(mail?.subject).toBe("Your Account Executive — Initech | Northwind");
    expect(mail?.text).toContain("you will work with Kim Ode — kim@example.com.");
    expect(mail?.html).not.toMatch(/undefined|[[\]]/);
  });

  test("without a phone is written without a phone", async () => {
    const world = await aDeskWith({ partner: "Northwind" });
    await reply(world, "decide", { ...approve, ae: kim });
    expect(world.mails.at(-1)?.text).toContain("Company AE assigned: Kim Ode — kim@example.com\n");
  });

  test("who has left or is away without a delegate is refused", async () => {
    const world = await aDeskWith({ partner: "Northwind" });
    expect(await refusal(world, "decide", { ...approve, ae: "gone@example.com" })).toMatchObject({ field: "ae" });
    await reply(world, "importRows", { table: "team", csv: `E-mail,Away from\n${kim},2026-03-16` });
    expect(await refusal(world, "decide", { ...approve, ae: kim })).toMatchObject({ why: "not-found", field: "ae" });
    await reply(world, "importRows", { table: "team", csv: `E-mail,Delegate\n${kim},${lee}` });
    expect(await reply(world, "decide", { ...approve, ae: kim })).toMatchObject({ ae: { email: lee } });
  });

  test("is for approved deals only", async () => {
    const world = await aDeskWith({});
    expect(await refusal(world, "assign", { id: "DR-0001", ae: lee })).toMatchObject({ why: "decided" });
  });
});

describe("details asked of the partner", () => {
  const monday = (time: string) => ({ now: `2026-04-13T${time}-04:00` });
  const ask = { id: "DR-0001", verdict: "request-info", fields: ["dealSize"], note: "Per year?" } as const;

  test("stop our clock until the answer is here, and the time that is left counts on", async () => {
    const world = await aDesk();
    await reply(world, "register", deal(), monday("10:00:00"));
    await reply(world, "decide", ask, monday("16:00:00"));
    expect(world.mails.at(-1)?.text).toContain("- Deal size (ACV)\nPer year?");
    expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ state: "paused", dueAt: null });
    const answered = { id: "DR-0001", fields: { dealSize: "75000" }, note: "They called" };
    const after = { now: "2026-04-15T11:00:00-04:00" };
    expect(await reply(world, "answer", answered, { ...after, as: ann })).toEqual({
      id: "DR-0001",
      stage: "submitted",
      version: 3,
      decisionDueAt: "2026-04-17T09:00:00.000Z",
    });
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      dealSize: 75_000,
      waits: ["2026-04-13T20:00:00.000Z/2026-04-15T15:00:00.000Z"],
    });
    await reply(world, "decide", approve, { now: "2026-04-16T11:00:00-04:00" });
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ decisionHours: 30, waitedHours: 43 });
    expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject({ state: "met", elapsedHours: 30 });
  });

  test("must be named, and an answer is checked field by field", async () => {
    const world = await aDeskWith({});
    const bare = { id: "DR-0001", verdict: "request-info" } as const;
    expect(await refusal(world, "decide", bare)).toMatchObject({ why: "invalid", field: "fields" });
    for (const field of ["shoe", "decidedAt", "constructor"])
      expect(await refusal(world, "decide", { ...bare, fields: [field] })).toMatchObject({ field: "fields" });
    expect(await refusal(world, "answer", { id: "DR-0001", fields: {} })).toMatchObject({ why: "decided" });
    expect(await refusal(world, "answer", { id: "DR-0009", fields: {} })).toMatchObject({ field: "id" });
    await reply(world, "decide", ask, { as: cory });
    for (const [field, said] of Object.entries({
      dealSize: "much",
      stage: "approved",
      partner: "X",
      contactName: "",
      ae: kim,
      constructor: "x",
    }))
      expect(await refusal(world, "answer", { id: "DR-0001", fields: { [field]: said } })).toMatchObject({
        why: "invalid",
        field,
      });
  });

  test("may be followed by a rejection", async () => {
    const world = await aDeskWith({});
    await reply(world, "decide", ask);
    const reason = "The partner did not answer on Initech by Apr 20";
    const no = { id: "DR-0001", verdict: "reject", reason, alternative: "Register it again" } as const;
    await reply(world, "decide", no, { now: "2026-04-21T10:00:00-04:00" });
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "rejected", decisionHours: 0 });
  });
});

describe("a registration ends", () => {
  test.each([
    ["withdraw", "withdrawn"],
    ["cancel", "cancelled"],
  ] as const)("by %s: its clocks go, nobody is mailed", async (verdict, stage) => {
    const world = await aDeskWith({}, globex);
    const mails = world.mails.length;
    await reply(world, "decide", { id: "DR-0001", verdict, reason: "They changed their mind" });
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
      stage,
      endReason: "They changed their mind",
    });
    expect((await world.rows("clocks")).map(({ id }) => id)).toEqual(["DR-0002/decision"]);
    expect(world.mails).toHaveLength(mails);
  });

  test("and may be opened again: a correction goes out, a second clock starts, the first one stays", async () => {
    const world = await aDeskWith({});
    await reply(world, "decide", approve);
    const reopen = { id: "DR-0001", verdict: "reopen" } as const;
    expect(await refusal(world, "decide", reopen)).toMatchObject({ why: "needs-reason", field: "reason" });
    const at = { now: "2026-03-25T10:00:00-04:00" };
    const reason = "We overlooked a renewal of Initech";
    expect(await reply(world, "decide", { ...reopen, reason }, at)).toMatchObject({
      stage: "submitted",
      version: 3,
      protectedUntil: "",
      decisionDueAt: "2026-03-27T14:00:00.000Z",
    });
    expect(world.mails.at(-1)).toMatchObject({ subject: "Deal Registration — Under Review Again — Initech" });
    expect(world.mails.at(-1)?.text).toContain(reason);
    const clocks = [
      ["DR-0001/decision", "met"],
      ["DR-0001/decision-2", "running"],
    ];
    expect((await world.rows("clocks")).map(({ id, state }) => [id, state])).toEqual(clocks);
    for (const told of [await reply(world, "registration", { id: "DR-0001" }), await reply(world, "clocks", {})])
      expect(told.clocks.map(({ id, state }) => [id, state])).toEqual(clocks);
    await reply(world, "decide", approve, { now: "2026-03-25T12:00:00-04:00" });
    expect(await rowOf(world, "clocks", "DR-0001/decision-2")).toMatchObject({ state: "met", elapsedHours: 2 });
    expect(world.mails.filter(({ subject }) => subject.startsWith("Deal Registration Approved"))).toHaveLength(2);
  });

  test("what is over cannot be decided again, and one is told who was first and when", async () => {
    const world = await aDeskWith({});
    await reply(world, "decide", approve, { as: avery });
    expect(await refusal(world, "decide", approve)).toMatchObject({
      why: "decided",
      by: avery,
      at: "2026-03-20T19:00:00.000Z",
      text: `DR-0001 is already approved, by ${avery} on Fri 20 Mar 2026, 15:00.`,
    });
  });

  test("a row that changed since one looked is not decided unseen", async () => {
    const world = await aDeskWith({});
    await reply(world, "decide", { id: "DR-0001", verdict: "request-info", note: "Why?" });
    await reply(world, "answer", { id: "DR-0001", fields: {} });
    expect(await refusal(world, "decide", { ...approve, version: 1 })).toMatchObject({ why: "stale", version: 3 });
    expect(await reply(world, "decide", { ...approve, version: 3 })).toMatchObject({ version: 4 });
  });
});

test("with four eyes whoever entered a registration may not approve it", async () => {
  const world = await aDeskWith({});
  await world.type("settings", "B11", "yes");
  expect(await refusal(world, "decide", approve)).toMatchObject({ why: "not-allowed" });
  expect(await reply(world, "decide", approve, { as: avery })).toMatchObject({ stage: "approved" });
});
