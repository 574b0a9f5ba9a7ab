/** People are named, work is handed over, partners join and are shared out. */
import type { Operation } from "../../src/contract";
import { accepted, on, refused } from "../notation";
import { ann, asks, cory, type Desk, deskAfter, deskWith, errandOf, kim, lee, mailsIn, type Rows, runs } from "./desk";

const bea = "bea@example.com";
const sam = "sam@example.com";
const friday = { now: on("Fri 2026-03-20 15:00"), user: cory };
const team: Rows["team"] = [
  ...deskWith().team,
  { email: bea, name: "Bea Pam", roles: ["pam"], active: true },
  { email: sam, name: "Sam Sole", roles: ["se"], active: true },
  { email: "gil@example.com", name: "Gil Gone", roles: ["pam"], active: false },
  { email: "pat@example.com", name: "Pat Pool", roles: ["pam"], pool: "East pool", active: true },
];
const desk = (rows: Rows = {}) => deskWith({ team, ...rows });
const ask = <O extends Operation>(operation: O, input: object, on: Desk = desk()) => asks(on, operation, input, friday);

describe("somebody is named for a partner", () => {
  it("by name: the matrix keeps the address, its state follows, and the partner is told of another PAM", () => {
    const plan = accepted(ask("cover", { partner: "contoso cloud", pam: "Bea Pam", se: sam }));
    expect(plan.changes).toEqual([
      {
        table: "coverage",
        key: "Contoso Cloud",
        set: { pam: bea, se: sam, state: "managed", gaps: [], dueAt: null },
      },
    ]);
    expect(plan.reply).toMatchObject({
      partner: "Contoso Cloud",
      state: "managed",
      gaps: [],
      told: ["pat@contoso.example"],
    });
    expect(mailsIn(plan)).toEqual([["new-pam", "pat@contoso.example", bea]]);
    expect(plan.letters[0]?.text).toContain("From now on Bea Pam looks after Contoso Cloud.");
  });

  it("without a word where nobody wants one, and where the PAM stays", () => {
    expect(accepted(ask("cover", { partner: "Contoso Cloud", pam: bea, tell: false })).letters).toEqual([]);
    expect(accepted(ask("cover", { partner: "Contoso Cloud", pam: "Ann Park" })).changes).toEqual([]);
    expect(accepted(ask("cover", { partner: "Contoso Cloud", pam: ann })).letters).toEqual([]);
  });

  it("a partner that is not in the matrix yet gets its row", () => {
    const plan = accepted(ask("cover", { partner: "Northwind", pam: "east POOL" }, desk({ coverage: [] })));
    expect(plan.changes).toMatchObject([
      { table: "coverage", add: { partner: "Northwind", pam: "east POOL", state: "managed" } },
    ]);
  });

  it.each([
    [{ partner: "Contoso Clod", pam: bea }, "not-found", "partner", "Did you mean Contoso Cloud?"],
    [{ partner: "Contoso Cloud" }, "invalid", "pam", "Whom?"],
    [{ partner: "Contoso Cloud", pam: "gil@example.com" }, "invalid", "pam", "Gil Gone has left."],
    [{ partner: "Contoso Cloud", se: lee }, "invalid", "se", "Lee Quinn is no SE in Team."],
    [{ partner: "Contoso Cloud", pam: "East pool" }, "invalid", "pam", "Gold asks for a person"],
    [{ partner: "Contoso Cloud", ae: "nobody" }, "invalid", "ae", "neither a person nor a pool"],
  ])("%j is refused as %s of %s", (input, why, field, text) => {
    const refusal = refused(ask("cover", input));
    expect(refusal).toMatchObject({ why, field });
    expect(refusal.text).toContain(text);
  });
});

describe("who could be named", () => {
  it("is said with why and what they have to do", () => {
    const { people } = accepted(ask("suggest", { partner: "Contoso Cloud", role: "pam" })).reply;
    expect(people.map(({ name, why }) => [name, why])).toEqual([
      ["Bea Pam", "0 partners"],
      ["Pat Pool", "0 partners"],
      ["Ann Park", "2 partners"],
    ]);
  });

  it("and what is wrong with the Team tab, in sentences", () => {
    const odd = desk({
      team: [
        { email: ann, name: "Ann", roles: ["pam"], active: true, delegate: bea },
        { email: bea, name: "Bea", roles: ["pam"], active: true, delegate: "Ann" },
        {
          email: "ANN@example.com",
          name: "Other",
          roles: ["admin", "approver", "coordinator"],
          active: true,
          delegate: "Zoe",
        },
      ],
    });
    expect(accepted(asks(odd, "people", {}, friday)).reply.faults).toEqual([
      "ann@example.com stands in two rows of Team: keep one of them.",
      "Ann and Bea stand in for each other: when both are away nobody does. Name another delegate.",
      "Zoe, who stands in for Other, is not in Team.",
      "Nobody in Team is AE: give somebody the role.",
    ]);
  });
});

const work: Rows = {
  registrations: [
    { id: "DR-0001", stage: "approved", partner: "Contoso Cloud", ae: lee, version: 2 },
    { id: "DR-0002", stage: "won", partner: "Contoso Cloud", ae: lee, version: 2 },
    { id: "DR-0003", stage: "submitted", partner: "Northwind", ae: "Lee Quinn", version: 1 },
  ],
  deals: [
    { id: "D-1", owner: lee, stage: "Proposal", version: 1 },
    { id: "D-2", owner: lee, stage: "Closed Lost", version: 1 },
  ],
  accounts: [{ name: "Initech", owner: "lee quinn" }],
  meetings: [
    { id: "M-1", startsAt: on("Mon 2026-03-23 10:00"), status: "booked", attendees: `Pat Moss, ${lee}` },
    { id: "M-2", startsAt: on("Thu 2026-03-19 10:00"), status: "booked", attendees: lee },
    { id: "M-3", startsAt: on("Mon 2026-03-23 10:00"), status: "cancelled", attendees: lee },
  ],
  clocks: [
    { id: "DR-0001/outreach", owner: lee, stoppedAt: null },
    { id: "DR-0001/decision", owner: lee, stoppedAt: on("Fri 2026-03-20 10:00") },
  ],
};

describe("an account executive hands over", () => {
  const asked = { from: "Lee Quinn", to: kim };

  it("is shown first, and nothing is written", () => {
    const plan = accepted(ask("handOver", asked, desk(work)));
    expect([plan.changes, plan.letters]).toEqual([[], []]);
    expect(plan.reply).toMatchObject({
      from: lee,
      fromDay: "2026-03-20",
      state: "preview",
      partners: [{ partner: "Contoso Cloud", role: "ae", to: kim }],
      registrations: ["DR-0001", "DR-0003"],
      deals: ["D-1"],
      accounts: ["Initech"],
      meetings: ["M-1"],
      mails: [],
      left: [],
    });
  });

  it("then everything that is open goes in one step; what is over stays theirs", () => {
    const before = desk(work);
    const plan = accepted(ask("handOver", { ...asked, leaves: true, confirm: true }, before));
    const after = deskAfter(before, plan);
    expect(after.registrations.map(({ ae }) => ae)).toEqual([kim, lee, kim]);
    expect(after.deals.map(({ owner }) => owner)).toEqual([kim, lee]);
    expect(after.meetings.map(({ attendees }) => attendees)).toEqual([`Pat Moss, ${kim}`, lee, lee]);
    expect(after.clocks.map(({ owner }) => owner)).toEqual([kim, lee]);
    expect(after.accounts[0]?.owner).toBe(kim);
    expect(after.coverage[0]?.ae).toBe(kim);
    expect(after.team.find(({ email }) => email === lee)).toMatchObject({
      active: false,
      leftAt: on("Fri 2026-03-20 00:00"),
    });
    expect(accepted(ask("handOver", { ...asked, confirm: true }, after)).changes).toEqual([]);
  });

  it("for a later day it is planned, and done by the check of that day", () => {
    const before = desk(work);
    const plan = accepted(ask("handOver", { ...asked, fromDay: "2026-03-24", leaves: true, confirm: true }, before));
    expect(plan.reply.state).toBe("planned");
    const planned = deskAfter(before, plan);
    expect(planned.registrations).toEqual(before.registrations);
    const check = (now: string) => errandOf(accepted(runs(planned, "sweep", {}, { now: on(now) })), "handOvers");
    expect([check("Mon 2026-03-23 23:00"), check("Tue 2026-03-24 00:30")]).toEqual([undefined, { flow: "handOvers" }]);
    const done = deskAfter(planned, accepted(runs(planned, "handOvers", {}, { now: on("Tue 2026-03-24 00:30") })));
    expect(done.registrations[0]?.ae).toBe(kim);
    expect(done.team.find(({ email }) => email === lee)).toMatchObject({
      active: false,
      handsOverOn: "",
      handsOverTo: "",
    });
  });

  it("a PAM's partners are told, each once; what nobody was named for is said", () => {
    const plan = accepted(ask("handOver", { from: ann, to: { pam: bea }, confirm: true }));
    expect(mailsIn(plan)).toEqual([
      ["new-pam", "pat@contoso.example", bea],
      ["new-pam", "nora@northwind.example", bea],
    ]);
    const other = accepted(ask("handOver", { from: lee, to: { se: sam } }, desk(work))).reply;
    expect(other.left).toEqual([
      "2 open registrations stay as they are: nobody was named who holds the role.",
      "1 open deal stays as it is: nobody was named who holds the role.",
      "1 account stays as it is: nobody was named who holds the role.",
      "1 partner as AE stays as it is: nobody was named who holds the role.",
    ]);
  });

  it.each([
    [{ from: "nobody", to: kim }, "from", "not in the Team tab"],
    [{ from: lee, to: "nobody" }, "to", "not in the Team tab"],
    [{ from: lee, to: lee }, "to", "from themselves"],
    [{ from: lee, to: "gil@example.com" }, "to", "away on Mar 20, 2026 or has left"],
    [{ from: lee, to: " " }, "to", "To whom?"],
    [{ from: lee, to: kim, fromDay: "soon" }, "fromDay", "no day"],
    [{ from: "ops@example.com", to: kim, leaves: true }, "leaves", "the last Admin"],
  ])("%j is refused at %s", (input, field, text) => {
    const refusal = refused(ask("handOver", input));
    expect(refusal.field).toBe(field);
    expect(refusal.text).toContain(text);
  });
});

describe("S18: a person leaves", () => {
  it("the partner is unmanaged 24 business hours after they left, whenever that was found", () => {
    const left = on("Thu 2026-03-19 10:00");
    const gone = desk({
      team: team?.map((one) => (one.email === ann ? { ...one, active: false, leftAt: left } : one)) ?? [],
    });
    const [row] = accepted(asks(gone, "coverage", {}, friday)).reply.partners;
    expect(row).toMatchObject({ state: "unmanaged", dueAt: "2026-03-20T14:00:00.000Z" });
  });
});

describe("a partner joins", () => {
  const fabrikam = {
    name: "Fabrikam",
    tier: "gold",
    territory: "West",
    contactName: "Fay",
    contactEmail: "fay@fabrikam.example",
    pam: ann,
    ae: kim,
  };

  it("with its record, its people and its first mail, in one step", () => {
    const plan = accepted(ask("newPartner", fabrikam));
    expect(plan.changes).toMatchObject([
      {
        table: "partners",
        add: { name: "Fabrikam", tier: "Gold", status: "active", joinedOn: "2026-03-20", tierApprovedAt: friday.now },
      },
      { table: "coverage", add: { partner: "Fabrikam", pam: ann, ae: kim, state: "gap", gaps: ["se"] } },
    ]);
    expect(mailsIn(plan)).toEqual([["welcome", "fay@fabrikam.example", ann]]);
    expect(plan.reply).toMatchObject({
      partner: "Fabrikam",
      state: "gap",
      told: ["fay@fabrikam.example"],
      warnings: [],
    });
  });

  it("without people its clock runs from now on", () => {
    const { pam, ae, ...alone } = fabrikam;
    expect(accepted(ask("newPartner", alone)).reply).toMatchObject({
      state: "at-risk",
      dueAt: "2026-03-23T19:00:00.000Z",
    });
  });

  it("a name much like another is told", () => {
    expect(accepted(ask("newPartner", { ...fabrikam, name: "Northwinds" })).reply.warnings).toEqual([
      "Northwind has a name much like it: is it another firm?",
    ]);
  });

  it.each([
    [{ name: " " }, "name", "called"],
    [{ name: "CONTOSO HOSTING, Inc." }, "name", "Contoso Cloud is in the Partners tab already"],
    [{ name: "Total" }, "name", "write the firm's whole name"],
    [{ tier: "Bronze" }, "tier", '"Bronze" is no tier: Platinum, Gold'],
    [{ contactEmail: "fay" }, "contactEmail", "no e-mail"],
    [{ ae: ann }, "ae", "Ann Park is no AE"],
  ])("with %j it is refused at %s", (more, field, text) => {
    const refusal = refused(ask("newPartner", { ...fabrikam, ...more }));
    expect(refusal.field).toBe(field);
    expect(refusal.text).toContain(text.replace("no e-mail", "not an e-mail"));
  });
});

describe("partners are shared out", () => {
  const partners = ["A", "B", "C", "D"].map((name, at) => ({
    name,
    tier: at === 0 ? ("Platinum" as const) : ("Gold" as const),
    status: "active" as const,
    contactEmail: `${name}@p.example`,
  }));
  const uneven = desk({
    team: team?.filter(({ pool }) => !pool) ?? [],
    partners,
    coverage: partners.map(({ name }) => ({ partner: name, pam: ann })),
  });

  it("the fewest moves that even it out are shown; Platinum stays", () => {
    const plan = accepted(asks(uneven, "rebalance", { role: "pam" }, friday));
    expect(plan.changes).toEqual([]);
    expect(plan.reply).toEqual({
      role: "pam",
      moves: [
        { partner: "B", from: ann, to: bea, why: "4 against 0 partners" },
        { partner: "C", from: ann, to: bea, why: "3 against 1 partners" },
      ],
      loads: [
        { email: ann, name: "Ann Park", before: 4, after: 2 },
        { email: bea, name: "Bea Pam", before: 0, after: 2 },
      ],
      written: false,
    });
  });

  it("and written with the partners told, after which nothing is left to move", () => {
    const plan = accepted(asks(uneven, "rebalance", { role: "pam", confirm: true }, friday));
    expect(mailsIn(plan).map(([, to]) => to)).toEqual(["B@p.example", "C@p.example"]);
    const after = deskAfter(uneven, plan);
    expect(after.coverage.map(({ pam }) => pam)).toEqual([ann, bea, bea, ann]);
    expect(accepted(asks(after, "rebalance", { role: "pam", confirm: true }, friday)).reply.written).toBe(false);
  });
});
