/** How much each person has stands in Team, and follows whatever changes it. */
import { loadChanges } from "../../src/flows/people/load";
import type { Plan } from "../../src/model/plan";
import type { Snapshot } from "../../src/model/snapshot";
import { linesOf } from "../../src/rules/journal";
import { tableNames } from "../../src/model/workbook";
import { gridOf, locatedIn } from "../google/grid";
import { accepted, on } from "../notation";
import { ann, asks, cory, type Desk, deskAfter, deskWith, does, kim, lee, type Rows, runs, withDeal } from "./desk";

const seenOf = (desk: Desk): Snapshot => ({
  tables: Object.fromEntries(
    tableNames.map((name) => [name, locatedIn(gridOf(name, desk[name] as never), { [name]: "all" } as never)]),
  ),
});

/** The desk after a plan, with what is written beside it. */
const written = (desk: Desk, plan: Plan<unknown>): Desk =>
  deskAfter(desk, { ...plan, changes: [...plan.changes, ...loadChanges(plan.changes, seenOf(desk))] });

const figures = ({ team }: Desk) =>
  Object.fromEntries(
    team
      .filter((person) => (person.partners ?? 0) + (person.registrations ?? 0) + (person.deals ?? 0) > 0)
      .map(({ email, partners, registrations, deals }) => [
        email,
        [partners, registrations, deals].map((one) => one ?? 0),
      ]),
  );
const counted = (desk: Desk) => figures(deskAfter(desk, accepted(runs(desk, "weigh"))));
const work: Rows = {
  registrations: [
    { id: "DR-0001", stage: "approved", partner: "Contoso Cloud", ae: lee, version: 2 },
    { id: "DR-0002", stage: "won", partner: "Contoso Cloud", ae: lee, version: 2 },
  ],
  deals: [
    { id: "D-1", owner: "lee quinn", stage: "Proposal", version: 1 },
    { id: "D-2", owner: lee, stage: "Closed Lost", version: 1 },
  ],
};

it("counts partners, approved registrations and open deals, by name and by address", () => {
  expect(counted(deskWith(work))).toEqual({ [ann]: [2, 0, 0], [lee]: [1, 1, 1] });
});

it("leaves out partners that have ended", () => {
  const partners = deskWith().partners.map((one) => ({ ...one, status: "ended" as const }));
  expect(counted(deskWith({ partners }))).toEqual({});
});

it("writes what is another, and nothing where all is as it was", () => {
  const desk = deskWith(work);
  const plan = accepted(runs(desk, "weigh"));
  expect(plan.changes).toEqual([{ table: "team", key: lee, set: { registrations: 1, deals: 1 } }]);
  expect(accepted(runs(deskAfter(desk, plan), "weigh")).changes).toEqual([]);
});

it("the hourly check puts back what was pasted over it", () => {
  const pasted = deskWith({ team: deskWith().team.map((one) => ({ ...one, deals: 99 })) });
  expect(figures(deskAfter(pasted, accepted(runs(pasted, "sweep"))))).toEqual({ [ann]: [2, 0, 0], [lee]: [1, 0, 0] });
});

describe("is written with what changes it", () => {
  const approved = withDeal();
  const decided = written(approved, accepted(asks(approved, "decide", { id: "DR-0001", verdict: "approve" })));

  it.each<[string, Desk, () => Plan<unknown>, object]>([
    [
      "an approval",
      approved,
      () => accepted(asks(approved, "decide", { id: "DR-0001", verdict: "approve" })),
      { [ann]: [2, 0, 0], [lee]: [1, 1, 0] },
    ],
    [
      "another account executive",
      decided,
      () => accepted(asks(decided, "assign", { id: "DR-0001", ae: kim })),
      { [ann]: [2, 0, 0], [lee]: [1, 0, 0], [kim]: [0, 1, 0] },
    ],
    [
      "another PAM",
      approved,
      () => accepted(asks(approved, "cover", { partner: "Northwind", pam: "" }, { user: cory })),
      { [ann]: [1, 0, 0], [lee]: [1, 0, 0] },
    ],
    [
      "a hand-over",
      decided,
      () => accepted(asks(decided, "handOver", { from: lee, to: kim, confirm: true }, { user: cory })),
      { [ann]: [2, 0, 0], [kim]: [1, 1, 0] },
    ],
    [
      "the end of a protection",
      decided,
      () => accepted(runs(decided, "endings", {}, { now: on("Mon 2026-08-03 10:00") })),
      { [ann]: [2, 0, 0], [lee]: [1, 0, 0] },
    ],
    [
      "a deal",
      approved,
      () =>
        accepted(
          asks(approved, "saveDeal", {
            partner: "Contoso Cloud",
            account: "Initech",
            stage: "Proposal",
            amount: 5000,
            owner: "Lee Quinn",
          }),
        ),
      { [ann]: [2, 0, 0], [lee]: [1, 0, 1] },
    ],
  ])("%s", (_what, desk, plan, wanted) => {
    expect(figures(written(desk, plan()))).toEqual(wanted);
  });

  it("and the history tells of none of it, for it is counted from other tabs", () => {
    const plan = accepted(asks(approved, "decide", { id: "DR-0001", verdict: "approve" }));
    const changes = [...plan.changes, ...loadChanges(plan.changes, seenOf(approved))];
    expect(changes.map(({ table }) => table)).toContain("team");
    const deed = { actor: cory, operation: "decide", channel: "sidebar", batch: "b", at: on("Fri 2026-03-20 15:00") };
    expect(linesOf({ ...plan, changes }, seenOf(approved), deed, 1).map(({ table }) => table)).toEqual([
      "registrations",
    ]);
  });

  it("a preview writes nothing", () => {
    const plan = accepted(asks(decided, "handOver", { from: lee, to: kim }, { user: cory }));
    expect(written(decided, plan)).toEqual(decided);
  });
});

it("somebody who left is named with what is still theirs, and their deals are asked for like those of nobody", () => {
  const approved = does(withDeal(work.deals ? { deals: work.deals } : {}), "decide", {
    id: "DR-0001",
    verdict: "approve",
  });
  const gone = {
    ...approved,
    team: approved.team.map((one) => (one.email === lee ? { ...one, active: false } : one)),
  };
  const found = accepted(asks(gone, "problems", {})).reply.problems.find(({ kind }) => kind === "left");
  expect(found).toMatchObject({
    text: "Lee Quinn has left and still has 1 partner, 1 registration, 1 open deal: hand them over under Coverage.",
    where: [lee, "D-1"],
  });
  expect(accepted(asks(gone, "people", {})).reply.faults).toContain(found?.text);
  const { lines } = accepted(asks(gone, "today", {})).reply;
  expect(lines.find(({ key }) => key === "ae")?.rows).toMatchObject([{ key: "DR-0001", note: `${lee} has left` }]);
});
