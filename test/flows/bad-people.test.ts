/** What may be wrong with people, partners and the matrix: a clear sentence that says what to do, and nothing changed. */
import type { Operation } from "../../src/contract";
import { accepted, on, refused } from "../notation";
import { ann, asks, type Desk, deskAfter, deskWith, kim, lee, ops, type Rows, runs, withDeal } from "./desk";

const now = on("Fri 2026-03-20 15:00");
const team = deskWith().team;
const bea = "bea@example.com";
const withPeople = (...people: NonNullable<Rows["team"]>) => [...team, ...people];
const without = (role: string) =>
  team.map((one) => ({ ...one, roles: one.roles.filter((held) => held !== role) as typeof one.roles }));

const ask = (desk: Desk, operation: Operation, input: object) => asks(desk, operation, input, { user: ops, now });
const problemsOf = (desk: Desk): string =>
  accepted(asks(desk, "problems", {}, { now }))
    .reply.problems.map(({ text }) => text)
    .join("\n");

describe("is refused with a sentence", () => {
  const circle = withDeal({
    coverage: [],
    team: team.map((one) =>
      one.email === lee || one.email === kim
        ? { ...one, awayFrom: "2026-03-18", delegate: one.email === lee ? kim : lee }
        : one,
    ),
  });
  const nobody = withDeal({ team: without("ae"), coverage: [] });

  it.each<[string, Desk, Operation, object, string]>([
    [
      "a role nobody holds, at an approval",
      nobody,
      "decide",
      { id: "DR-0001", verdict: "approve" },
      "Nobody who is here has the role AE in Team: give it to somebody there, or approve and name one later.",
    ],
    ["a role nobody holds, in the matrix", deskWith(), "cover", { partner: "Northwind", se: lee }, "is no SE in Team"],
    [
      "delegates in a circle, at an approval",
      circle,
      "decide",
      { id: "DR-0001", verdict: "approve", ae: lee },
      "Lee Quinn is away or has left, and Lee Quinn and Kim Ode stand in for each other.",
    ],
    [
      "delegates in a circle, in the matrix",
      circle,
      "cover",
      { partner: "Northwind", ae: lee },
      "Lee Quinn is away. Name somebody who is here.",
    ],
    ["a partner in no tier", deskWith(), "newPartner", { name: "Fabrikam", tier: " " }, "Which tier? Platinum, Gold"],
    ["the last admin who leaves", deskWith(), "handOver", { from: ops, to: kim, leaves: true }, "the last Admin"],
    [
      "the last admin, by a list",
      deskWith(),
      "importRows",
      { table: "team", csv: `E-mail,Roles\n${ops},Viewer` },
      "would leave nobody with the role Admin",
    ],
    [
      "an empty Partners tab",
      deskWith({ partners: [] }),
      "cover",
      { partner: "A", pam: ann },
      "Enter it in the Partners",
    ],
    ["an empty Partners tab", deskWith({ partners: [] }), "suggest", { partner: "A", role: "pam" }, "Enter it in the"],
    ["an empty Team tab", deskWith({ team: [] }), "cover", { partner: "Northwind", pam: ann }, "neither a person nor"],
    ["an empty Team tab", deskWith({ team: [] }), "handOver", { from: ann, to: lee }, "is not in the Team tab."],
    ["more than 500 letters", deskWith(), "cover", { partner: "Northwind", pam: "x".repeat(501) }, "neither a person"],
  ])("%s", (_what, desk, operation, input, text) => {
    expect(refused(ask(desk, operation, input)).text).toContain(text);
  });

  it("a list that was taken in with the only admin does not go again", () => {
    const csv = `E-mail,Name,Roles\n${bea},Bea,Admin`;
    const desk = deskWith();
    const plan = accepted(ask(desk, "importRows", { table: "team", csv })) as { reply: { batch: string } };
    const log = [
      {
        n: 1,
        table: "team",
        batch: plan.reply.batch,
        before: JSON.stringify({ added: [bea], changed: {} }),
        after: "1 added",
      },
    ];
    const only = deskWith({
      log,
      team: [...without("admin"), { email: bea, name: "Bea", roles: ["admin"], active: true }],
    });
    expect(
      refused(asks(only, "undoImport", { table: "team", batches: [plan.reply.batch] }, { user: bea, now })).text,
    ).toBe("Without that list nobody has the role Admin: give it to somebody first.");
  });
});

describe("two people with one address", () => {
  it("in a list: the second is refused by its line, the first comes in", () => {
    const csv = `E-mail,Name,Roles\n${bea},Bea One,PAM\nBEA@example.com,Bea Two,PAM`;
    const plan = accepted(asks(deskWith(), "importRows", { table: "team", csv }, { user: ops, now }));
    expect(plan.reply).toMatchObject({
      added: 1,
      refused: [{ line: 3, text: `${bea} is the address of Bea One too: each person has one of their own.` }],
    });
    expect(deskAfter(deskWith(), plan).team.filter(({ name }) => name.startsWith("Bea"))).toMatchObject([
      { email: bea, name: "Bea One" },
    ]);
  });

  it("in a list, in other letters than Team has it: the same person", () => {
    const csv = "E-mail,Phone\nANN@Example.com,+1 555 7777";
    const plan = accepted(asks(deskWith(), "importRows", { table: "team", csv }, { user: ops, now }));
    expect(plan.changes).toEqual([{ table: "team", key: ann, set: { phone: "+1 555 7777" } }]);
  });

  it("typed: is told, and the first counts", () => {
    const typed = deskWith({ team: withPeople({ email: ann, name: "Another", roles: ["pam"], active: true }) });
    expect(problemsOf(typed)).toContain("E-mail ann@example.com stands in row 3 too");
    const cased = deskWith({
      team: withPeople({ email: "Ann@example.com", name: "Another", roles: ["pam"], active: true }),
    });
    expect(problemsOf(cased)).toContain("ann@example.com stands in two rows of Team: keep one of them.");
  });
});

describe("is told among the problems", () => {
  it.each<[string, Desk, string]>([
    [
      "the last admin is gone",
      deskWith({ team: without("admin") }),
      "Nobody in Team is Admin: give somebody the role.",
    ],
    ["nobody is PAM", deskWith({ team: without("pam") }), "Nobody in Team is PAM: give somebody the role."],
    ["an empty Team tab", deskWith({ team: [] }), "Nobody in Team is Approver: give somebody the role."],
    [
      "delegates in a circle",
      deskWith({
        team: team.map((one) => ({ ...one, delegate: one.email === lee ? kim : one.email === kim ? lee : "" })),
      }),
      "Lee Quinn and Kim Ode stand in for each other",
    ],
    [
      "a partner in no tier",
      deskWith({ partners: [{ name: "Fabrikam", status: "active" }] }),
      "Tier is blank in 1 row of Partners.",
    ],
    [
      "a hand-over that could not be done",
      deskWith({ team: team.map((one) => (one.email === lee ? { ...one, handsOverOn: "2026-03-16" } : one)) }),
      "Lee Quinn was to hand over on Mar 16, 2026, and it could not be done",
    ],
    [
      "a PAM who is away while nobody stands in",
      deskWith({ team: team.map((one) => (one.email === ann ? { ...one, awayFrom: "2026-03-18" } : one)) }),
      "PAM: Ann Park is away. Name somebody who is here.",
    ],
  ])("%s", (_what, desk, text) => {
    expect(problemsOf(desk)).toContain(text);
  });
});

it.each<[string, Rows]>([
  ["Team", { team: [] }],
  ["Partners", { partners: [] }],
  ["Coverage matrix", { coverage: [] }],
])("an empty %s tab keeps no page and no check from its answer", (_tab, rows) => {
  const desk = deskWith(rows);
  for (const [operation, input] of [
    ["coverage", {}],
    ["people", {}],
    ["problems", {}],
    ["health", {}],
    ["today", {}],
    ["rebalance", { role: "pam" }],
  ] as const)
    accepted(ask(desk, operation, input));
  accepted(runs(desk, "sweep", {}, { now }));
  accepted(runs(desk, "recover", { by: ops }, { now }));
});
