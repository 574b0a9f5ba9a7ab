/** S19 through the built script: a deal has the type that the evidence allows, whoever writes it and wherever. */
import {
  aDesk,
  ann,
  avery,
  cellIn,
  columnOf,
  cost,
  inSheet,
  kim,
  placeOf,
  refusal,
  reply,
  rowOf,
  type World,
} from "./desk";

const accounts = `Account,First contact,First contact was
Beta,2026-01-10 09:00,AE e-mail
Gamma,2026-02-01 15:00,AE e-mail`;
const registrations = `Deal ID,Partner,Company,Received,Stage,Decided,Contacted before?,Deal size,Expected close,Account executive
H-1,Contoso Cloud,Alpha,2026-02-01 10:00,Approved,2026-02-02 10:00,no,"1,000",Q3 2026,${kim}
H-2,Contoso Cloud,Beta,2026-02-01 10:00,Approved,2026-02-02 10:00,no,"1,000",Q3 2026,${kim}
H-3,Contoso Cloud,Gamma,2026-02-01 14:59:30,Approved,2026-02-02 10:00,no,"1,000",Q3 2026,${kim}
H-4,Contoso Cloud,Delta,2026-02-01 10:00,Approved,2026-02-02 10:00,yes,"1,000",Q3 2026,${kim}`;
const sourced = "Partner-sourced";
const influenced = "Partner-influenced";
const attached = "Company-sourced (partner-attached)";

let world: World;
beforeAll(async () => {
  world = await aDesk();
  await reply(world, "importRows", { table: "accounts", csv: accounts });
  await reply(world, "importRows", { table: "registrations", csv: registrations });
});

test("(a) without a contact before a deal is sourced, filled in from its registration", async () => {
  expect(await reply(world, "saveDeal", { registration: "H-1", dealType: sourced }, { as: ann })).toEqual({
    id: "D-0001",
    dealType: sourced,
    version: 1,
    warnings: [],
  });
  expect(cost(world)).toEqual({ reads: 1, writes: 1 });
  expect(await rowOf(world, "deals", "D-0001")).toMatchObject({
    partner: "Contoso Cloud",
    account: "Alpha",
    stage: "Prospecting",
    amount: 1000,
    currency: "USD",
    expectedClose: "2026-09-30",
    owner: kim,
  });
});

test("(b) the form says No and the books say otherwise: refused with both moments, and an approver may take it with a reason", async () => {
  const said = { registration: "H-2", dealType: sourced } as const;
  const no = await refusal(world, "saveDeal", said, { as: ann });
  expect(no).toMatchObject({ why: "conflict", field: "dealType", offers: [influenced, attached], mayOverride: false });
  expect(no.text).toContain("Beta already: AE e-mail, Sat 10 Jan 2026, 09:00; H-2 came in Sun 1 Feb 2026, 10:00.");
  const bold = { ...said, override: true, reason: "Their introduction opened the second division" };
  expect(await refusal(world, "saveDeal", bold, { as: ann })).toMatchObject({ why: "not-allowed", field: "override" });
  expect(await refusal(world, "saveDeal", { ...said, override: true }, { as: avery })).toMatchObject({
    why: "needs-reason",
    field: "reason",
  });
  expect(await reply(world, "saveDeal", bold, { as: avery })).toMatchObject({ id: "D-0002", dealType: sourced });
  expect(inSheet(world, "deals")[1]?.attributionNote).toBe(
    `${sourced}, allowed by Avery Stone on Fri 20 Mar 2026, 15:00: Their introduction opened the second division`,
  );
  expect(inSheet(world, "log").at(-1)).toMatchObject({ operation: "saveDeal", actor: avery, reason: bold.reason });
});

test("(c) a contact half a minute after the registration takes nothing away", async () => {
  expect(await reply(world, "saveDeal", { registration: "H-3", dealType: sourced })).toMatchObject({ id: "D-0003" });
});

test("(d) the form says Yes: not sourced", async () => {
  const no = await refusal(world, "saveDeal", { registration: "H-4", dealType: sourced });
  expect(no).toMatchObject({ why: "conflict", field: "dealType" });
  expect(no.text).toContain("The registration H-4, which came in Sun 1 Feb 2026, 10:00, says itself");
});

test("(e) influenced needs evidence", async () => {
  const said = { registration: "H-4", dealType: influenced } as const;
  expect(await refusal(world, "saveDeal", said)).toMatchObject({ field: "evidence", offers: [attached] });
  expect(await refusal(world, "saveDeal", { ...said, evidence: "n/a" })).toMatchObject({ field: "evidence" });
  const saved = await reply(world, "saveDeal", { ...said, evidence: "M-1: they brought the CIO" });
  expect(saved).toMatchObject({ id: "D-0004" });
});

test("(f) attached counts in neither pipeline", async () => {
  await reply(world, "saveDeal", {
    partner: "Northwind",
    account: "Zeta",
    dealType: attached,
    stage: "Discovery",
    amount: 7,
  });
  const { sourcedPipeline, influencedPipeline, attachedPipeline } = await reply(world, "report", {});
  expect({ sourcedPipeline, influencedPipeline, attachedPipeline }).toEqual({
    sourcedPipeline: 3000,
    influencedPipeline: 1000,
    attachedPipeline: 7,
  });
});

test("typed into the tab against the evidence it is taken out with a note and one line of history; a typed stage gets its moment", async () => {
  const typeCell = cellIn(world, "deals", "dealType", 5);
  await world.type("deals", typeCell, sourced, { now: "2026-03-20T16:00:00-04:00" });
  expect(inSheet(world, "deals")[3]).toMatchObject({ id: "D-0004", dealType: "" });
  const { sheetId, column } = placeOf(world, "deals", "dealType");
  const cells = world.book.engine.workbook.getSheetBySheetId(String(sheetId))?.getCellMatrix();
  expect(cells?.getValue(4, column)?.custom?.note).toContain(
    `"${sourced}" stood here (Fri 20 Mar 2026, 16:00) and was taken out. The registration H-4`,
  );
  const [row] = inSheet(world, "log").slice(-1);
  expect(row).toMatchObject({ operation: "attributions", key: "D-0004" });
  expect(row?.reason).toContain("says itself that we were in contact before");
  await world.type("deals", cellIn(world, "deals", "stage", 2), "Proposal", { now: "2026-03-20T16:05:00-04:00" });
  expect(await rowOf(world, "deals", "D-0001")).toMatchObject({ stageChangedAt: "2026-03-20T16:05:00-04:00" });
  const lines = columnOf(world, "log", "n").length;
  await world.fire("hourly", { now: "2026-03-20T17:00:00-04:00" });
  expect(
    inSheet(world, "log")
      .slice(lines)
      .filter(({ operation }) => operation === "attributions"),
  ).toEqual([]);
  expect(inSheet(world, "deals")[1]).toMatchObject({ dealType: sourced });
});

test("history stays as it is given, is listed, and a deal that is won ends its registration", async () => {
  const csv =
    "Deal,Partner,Account,Deal type,Stage,Amount,Registration\nOP-1,Contoso Cloud,Beta,Partner-sourced,Discovery,5,H-2";
  await reply(world, "importRows", { table: "deals", csv });
  await world.fire("hourly", { now: "2026-03-20T18:00:00-04:00" });
  expect(await rowOf(world, "deals", "OP-1")).toMatchObject({ dealType: sourced });
  const { contradictions } = await reply(world, "dealCare", {});
  expect(contradictions.map(({ kind, ids }) => [kind, ids])).toEqual([["evidence", ["OP-1"]]]);
  const { problems } = await reply(world, "problems", {});
  expect(problems.find(({ kind }) => kind === "credit")).toMatchObject({ table: "deals", where: ["OP-1"] });
  await reply(world, "saveDeal", { id: "D-0003", version: 1, stage: "closed won" });
  expect(await rowOf(world, "deals", "D-0003")).toMatchObject({ stage: "Closed Won", closedOn: "2026-03-20" });
  expect(await rowOf(world, "registrations", "H-3")).toMatchObject({ stage: "won" });
});
