/** Whoever has left or is away is given nothing, through whichever door: it is refused, or somebody stands in and the reason is told. */
import fc from "fast-check";
import type { Operation } from "../../src/contract";
import type { Person } from "../../src/model/partners";
import type { Plan } from "../../src/model/plan";
import type { Refusal } from "../../src/model/refusal";
import type { Result } from "../../src/model/result";
import { coverRoles } from "../../src/rules/people/coverage";
import { isHere } from "../../src/rules/people/here";
import { personOf } from "../../src/rules/roles";
import { accepted, on } from "../notation";
import { asks, deal, type Desk, deskAfter, deskWith, does, ops, runs, withDeal } from "./desk";

const today = "2026-03-20";
const now = on("Fri 2026-03-20 15:00");
const names = ["a", "b", "c", "d"].map((letter) => `${letter}@example.com`);
const boss = { email: ops, name: "Olive Ops", roles: ["admin", "approver", "coordinator"] as const, active: true };

const aPerson = (email: string) =>
  fc.record({
    email: fc.constant(email),
    name: fc.constant(`${email.charAt(0).toUpperCase()} Person`),
    roles: fc.subarray(["pam", "ae", "se", "am"] as const, { minLength: 1 }),
    active: fc.boolean(),
    awayFrom: fc.constantFrom("", "2026-03-18", "2026-03-25"),
    awayUntil: fc.constantFrom("", "2026-03-19", "2026-03-27"),
    delegate: fc.constantFrom("", ...names),
    pool: fc.constantFrom("", "East pool"),
    territories: fc.subarray(["East", "West"]),
  });
const aHolder = fc.constantFrom("", ...names, "East pool");
const aWorld = fc.record({
  people: fc.tuple(...names.map(aPerson)),
  tier: fc.constantFrom("Platinum", "Gold", "Silver", "Registered"),
  cover: fc.record({ pam: aHolder, ae: aHolder, se: aHolder, am: aHolder }),
  who: fc.constantFrom(...names),
  from: fc.constantFrom(...names),
  role: fc.constantFrom(...coverRoles),
});
type World = typeof aWorld extends fc.Arbitrary<infer W> ? W : never;

const { registrations } = withDeal();

const deskOf = ({ people, tier, cover }: World): Desk => {
  const partners = ["Contoso Cloud", "Northwind"].map((name) => ({
    name,
    tier: tier as "Gold",
    status: "active" as const,
    contactEmail: `x@${name.slice(0, 3)}.example`,
  }));
  const team = [boss, ...people];
  const settings = [...deskWith().settings, { key: "aeByTier", value: "yes", meaning: "" }];
  const coverage = partners.map(({ name }) => ({ partner: name, ...cover }));
  const meetings = [
    { id: "M-1", startsAt: on("Mon 2026-03-23 10:00"), status: "booked" as const, attendees: names[0]! },
  ];
  return deskWith({ partners, team, settings, coverage, meetings, registrations });
};

/** A deal that is approved and whose account executive may have left since. */
const approvedFor = (desk: Desk, ae: string): Desk => ({
  ...desk,
  registrations: desk.registrations.map((row) => ({ ...row, stage: "approved", ae, decidedAt: now }) as const),
  deals: deskAfter(desk, { changes: [{ table: "deals", add: { id: "D-1", owner: ae, stage: "Proposal" } }] } as never)
    .deals,
});

type Answer = Result<Plan<unknown>, Refusal>;
const ask = (desk: Desk, operation: Operation, input: object): Answer =>
  asks(desk, operation, input, { user: ops, now });
const csvOf = ({ who }: World) => `Partner,PAM,AE\nFabrikam,${who},${who}`;

/** Each door, with the desk at which somebody knocks. */
const doors: Readonly<Record<string, (world: World, desk: Desk) => readonly [Desk, Answer]>> = {
  "an approval that names somebody": ({ who }, desk) => [
    desk,
    ask(desk, "decide", { id: "DR-0001", verdict: "approve", ae: who }),
  ],
  "an approval that leaves it to the matrix": (_, desk) => [
    desk,
    ask(desk, "decide", { id: "DR-0001", verdict: "approve" }),
  ],
  "many approvals": (_, desk) => [desk, ask(desk, "decideMany", { items: [{ id: "DR-0001", verdict: "approve" }] })],
  "an account executive named later": ({ who, from }, desk) => {
    const approved = approvedFor(desk, from);
    return [approved, ask(approved, "assign", { id: "DR-0001", ae: who })];
  },
  "a name in the matrix": ({ who, role }, desk) => [
    desk,
    ask(desk, "cover", { partner: "Contoso Cloud", [role]: who }),
  ],
  "a new partner": ({ who, role, tier }, desk) => [
    desk,
    ask(desk, "newPartner", { name: "Fabrikam", tier, [role]: who }),
  ],
  "a hand-over": ({ who, from }, desk) => {
    const approved = approvedFor(desk, from);
    return [approved, ask(approved, "handOver", { from, to: who, confirm: true })];
  },
  "a hand-over that was planned": ({ who, from }, desk) => {
    const approved = approvedFor(desk, from);
    const team = approved.team.map((one) =>
      one.email === from ? { ...one, handsOverOn: today, handsOverTo: who } : one,
    );
    return [{ ...approved, team }, runs({ ...approved, team }, "handOvers", {}, { now })];
  },
  "partners shared out": ({ role }, desk) => [desk, ask(desk, "rebalance", { role, confirm: true })],
  "a deal": ({ who, from }, desk) => {
    const approved = approvedFor(desk, from);
    return [
      approved,
      ask(approved, "saveDeal", { id: "D-1", owner: who, partner: "Northwind", account: "A", amount: 1 }),
    ];
  },
  "a list": (world, desk) => [desk, ask(desk, "importRows", { table: "coverage", csv: csvOf(world) })],
  "the hourly check": (_, desk) => [desk, runs(desk, "sweep", {}, { now })],
};

/** Who has what: each place that names a person, by where it is. */
const placesIn = (desk: Desk): ReadonlyMap<string, string> =>
  new Map([
    ...desk.coverage.flatMap((row) =>
      coverRoles.map((role): [string, string] => [`${row.partner} ${role}`, row[role]]),
    ),
    ...desk.registrations.map(({ id, ae }): [string, string] => [id, ae]),
    ...desk.deals.map(({ id, owner }): [string, string] => [id, owner]),
    ...desk.meetings.map(({ id, attendees }): [string, string] => [id, attendees]),
  ]);

describe.each(Object.entries(doors))("through %s", (_name, door) => {
  it("nobody who is not here is given anything", () => {
    fc.assert(
      fc.property(aWorld, (world) => {
        const [desk, answer] = door(world, deskOf(world));
        if (!answer.ok) return expect(answer.refusal.text).toMatch(/\w.*[.?]/);
        const before = placesIn(desk);
        const now = placesIn(deskAfter(desk, answer.value));
        for (const [place, holder] of now) {
          const person = personOf(desk.team as readonly Person[], holder);
          if (person && holder !== before.get(place))
            expect([place, holder, isHere(person, today)]).toEqual([place, holder, true]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("is told why somebody else has it", () => {
  const away = { roles: ["ae"] as const, active: true, awayFrom: "2026-03-18", awayUntil: "2026-03-27" };
  const team = [
    boss,
    { email: "a@example.com", name: "A Person", ...away, delegate: "b@example.com" },
    { email: "b@example.com", name: "B Person", roles: ["ae"] as const, active: true },
  ];
  const desk = does(deskWith({ team, coverage: [] }), "register", deal(), { user: ops });
  const why = "stands in for A Person, who is away until Mar 27, 2026";

  it("by an approval and by a later naming", () => {
    const decided = accepted(asks(desk, "decide", { id: "DR-0001", verdict: "approve", ae: "A Person" }, { now }));
    expect([decided.reply.ae?.name, decided.reply.aeWhy]).toEqual(["B Person", why]);
    expect(decided.reason).toBe(`Account executive B Person: ${why}.`);
    const approved = approvedFor(desk, "");
    const named = accepted(asks(approved, "assign", { id: "DR-0001", ae: "A Person" }, { now }));
    expect([named.reply.ae.name, named.reply.why, named.reason]).toEqual([
      "B Person",
      why,
      `Account executive B Person: ${why}.`,
    ]);
  });

  it("and whoever asks for a person in the matrix is told whom to name instead", () => {
    const answer = asks(desk, "cover", { partner: "Contoso Cloud", ae: "A Person" }, { now });
    expect(answer.ok ? "" : answer.refusal.text).toBe(
      "A Person is away until Mar 27, 2026. Name B Person, who stands in, or somebody who is here.",
    );
  });
});
