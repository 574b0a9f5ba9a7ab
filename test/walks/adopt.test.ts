/** The sheets that a program has come into its desk: a messy one of two quarters, people by first names, an export of Salesforce. */
import { addMessyTabs } from "./messy";
import { aDesk, ann, cellsOf, columnOf, cory, cost, kim, lee, reply, rowOf, type World } from "./desk";

const as = { as: cory };
const adopt = (world: World, tab: string, table: string, mapping: object = {}) =>
  reply(world, "adopt", { tab, table, mapping, confirm: true }, as);

/** What a program writes down of its people and partners, in its own words. */
const lists = {
  "Our people": `Who is who,,,
Name,Mail,Does what,Region
Zoe Zed,zoe@example.com,Account Executive,North
Ann Park,${ann},PAM,`,
  "Partner list": `Firm,Level,State,Region
Fabrikam,Premier,live,North
Contoso Cloud,gold,live,East`,
  Cover: `Partner,Partner manager,AE,SE
Fabrikam,Ann,Zoe,Sam
Northwind,Ann P.,,`,
} as const;

/** As Salesforce exports it: ids for names, its own moments, percent. */
const salesforce = {
  "SF accounts": `AccountId,AccountName,Website,CreatedDate
0011A00000bvc8vQAA,Green Solutions,http://greensolutions.example,2023-09-06 15:23:12.000000 UTC`,
  "SF opportunities": `OpportunityId,OpportunityName,AccountId,CloseDate,StageName,Amount,Probability,CreatedDate
0061A00000abc6QAA,Green Solutions Project,0011A00000bvc8vQAA,2026-10-30,Proposal,350000.0,70.0,2023-09-26 15:15:00.000000 UTC
0061A00000abc7QAA,Green Solutions Renewal,0011A00000bvc8vQAA,2026-01-15,Closed Won,1000.0,100.0,2023-09-26 15:15:00.000000 UTC`,
} as const;

test("a newcomer brings in people, partners, coverage and two messy quarters, and nobody hears of it", async () => {
  const world = await aDesk();
  await addMessyTabs(world);
  for (const [title, csv] of Object.entries(lists)) await world.addTab(title, csv);
  const theirs = () => ["Q1 2026", "Q2 2026", ...Object.keys(lists)].map((title) => cellsOf(world, title));
  const before = structuredClone(theirs());
  await reply(world, "setUp", { tierNames: "Premier = Platinum" });
  expect((await reply(world, "tabs", {})).tabs).toEqual(["Sheet1", "Q1 2026", "Q2 2026", ...Object.keys(lists)]);

  expect(await adopt(world, "Our people", "team")).toMatchObject({ added: 1, unchanged: 1, refused: [] });
  expect(await rowOf(world, "team", "zoe@example.com")).toMatchObject({ roles: ["ae"], territories: ["North"] });
  expect(await adopt(world, "Partner list", "partners")).toMatchObject({ added: 1, refused: [] });
  expect(await rowOf(world, "partners", "Fabrikam")).toMatchObject({ tier: "Platinum", status: "active" });
  expect(await adopt(world, "Cover", "coverage")).toMatchObject({ refused: [] });
  expect(await rowOf(world, "coverage", "Fabrikam")).toMatchObject({ pam: ann, ae: "zoe@example.com", gaps: ["am"] });

  const first = await adopt(world, "Q1 2026", "registrations");
  expect(cost(world)).toEqual({ reads: 2, writes: 1 });
  expect(first).toMatchObject({ added: 3, refused: [], answered: { of: 3, inTime: 2 } });
  const second = await adopt(world, "Q2 2026", "registrations", { values: { stage: { hmm: "submitted" } } });
  expect(second).toMatchObject({ added: 2, unchanged: 1, refused: [] });
  expect(columnOf(world, "registrations", "stage")).toEqual([
    "Approved",
    "Rejected",
    "Approved",
    "Approved",
    "Submitted",
  ]);
  expect(columnOf(world, "registrations", "dealSize")).toEqual([50_000, 25_000, 80_000, 1_200_000, 9000]);
  expect(columnOf(world, "registrations", "ae")).toEqual([lee, kim, lee, lee]);
  expect(theirs()).toEqual(before);

  await world.fire("hourly");
  expect(world.mails.filter(({ to }) => !to.endsWith("@example.com"))).toEqual([]);
  const { removed } = await reply(
    world,
    "undoImport",
    { table: "registrations", batches: [first.batch, second.batch] },
    as,
  );
  expect([removed, columnOf(world, "registrations", "id")]).toEqual([5, []]);
});

test("an export of Salesforce comes in as it is, with the partner said once", async () => {
  const world = await aDesk();
  for (const [title, csv] of Object.entries(salesforce)) await world.addTab(title, csv);
  expect(await adopt(world, "SF accounts", "accounts")).toMatchObject({ added: 1, refused: [] });
  const constants = { partner: "Northwind", dealType: "Partner-sourced" };
  expect(await adopt(world, "SF opportunities", "deals", { constants })).toMatchObject({ added: 2, refused: [] });
  const [open, won] = await world.rows("deals");
  expect(open).toMatchObject({ account: "Green Solutions", partner: "Northwind", amount: 350_000, probability: 0.7 });
  expect([open?.expectedClose, open?.closedOn, won?.closedOn]).toEqual(["2026-10-30", "", "2026-01-15"]);
});
