import { accepted, on } from "../notation";
import { ann, asks, type Desk, deskAfter, deskWith, kim, lee, type Rows, runs } from "./desk";

const approvedAt = on("Fri 2026-03-20 16:00");
const contoso = { name: "Contoso Cloud", tier: "Platinum", status: "active", tierApprovedAt: approvedAt } as const;
const inactive = { email: ann, name: "Ann Park", roles: ["pam"] as const, active: false };
const desk = (rows: Rows = {}) => deskWith({ partners: [contoso], coverage: [], ...rows });
const matrix = (rows: Rows, now: string) => accepted(asks(desk(rows), "coverage", {}, { now: on(now) })).reply.partners;
const recovered = (from: Desk, now: string) => {
  const plan = accepted(runs(from, "recover", {}, { now: on(now) }));
  return { plan, desk: deskAfter(from, plan), row: deskAfter(from, plan).coverage[0] };
};

describe("S18: a tier that was approved on Friday at 16:00", () => {
  it.each([
    ["Mon 2026-03-23 15:59", "at-risk"],
    ["Mon 2026-03-23 16:00:01", "unmanaged"],
  ])("without people is at %s %s", (now, state) => {
    expect(matrix({}, now)).toMatchObject([
      { partner: "Contoso Cloud", state, gaps: ["pam", "ae", "se", "am"], dueAt: "2026-03-23T20:00:00.000Z" },
    ]);
  });

  it.each<[string, Rows, string, string[]]>([
    [
      "Gold without a sales engineer",
      { partners: [{ ...contoso, tier: "Gold" }], coverage: [{ partner: "Contoso Cloud", pam: ann, ae: lee }] },
      "gap",
      ["se"],
    ],
    [
      "Silver with a pool",
      {
        partners: [{ ...contoso, tier: "Silver" }],
        coverage: [{ partner: "Contoso Cloud", pam: "East pool" }],
        team: [{ email: kim, name: "Kim", pool: "East pool", active: true }],
      },
      "managed",
      [],
    ],
    [
      "a row under a former name",
      {
        partners: [{ ...contoso, tier: "Silver", aliases: ["Contoso Hosting"] }],
        coverage: [{ partner: "CONTOSO HOSTING, Inc.", pam: ann }],
      },
      "managed",
      [],
    ],
    ["Registered", { partners: [{ ...contoso, tier: "Registered" }] }, "managed", []],
  ])("%s is %s", (_what, rows, state, gaps) => {
    expect(matrix(rows, "Tue 2026-03-24 16:00")).toMatchObject([{ state, gaps }]);
  });

  it("is counted from when the gap was first seen where nobody entered the approval", () => {
    const partners = [{ ...contoso, tierApprovedAt: null }];
    const { row } = recovered(desk({ partners }), "Mon 2026-03-23 10:00");
    expect(row).toMatchObject({
      state: "at-risk",
      since: on("Mon 2026-03-23 10:00"),
      dueAt: on("Tue 2026-03-24 10:00"),
    });
  });

  it("partners that are paused or have ended need nobody", () => {
    const partners = [
      { ...contoso, status: "paused" as const },
      { ...contoso, name: "Old", status: "ended" as const },
      { ...contoso, name: "Blank", status: "" as const },
    ];
    expect(matrix({ partners }, "Mon 2026-03-23 10:00").map(({ partner }) => partner)).toEqual(["Blank"]);
  });

  it("the worst come first", () => {
    const partners = ["A", "B", "C", "D"].map((name) => ({ ...contoso, name, tier: "Gold" as const }));
    const coverage = [
      { partner: "A", pam: ann, ae: lee, se: kim },
      { partner: "B", pam: ann, ae: lee },
    ];
    expect(
      matrix({ partners, coverage }, "Tue 2026-03-24 10:00").map(({ partner, state }) => [partner, state]),
    ).toEqual([
      ["C", "unmanaged"],
      ["D", "unmanaged"],
      ["B", "gap"],
      ["A", "managed"],
    ]);
  });
});

describe("the matrix is brought up to date", () => {
  const first = recovered(desk(), "Fri 2026-03-20 16:30");

  it("a new partner gets its row", () => {
    expect(first.plan.changes.filter(({ table }) => table === "coverage")).toEqual([
      {
        table: "coverage",
        add: {
          partner: "Contoso Cloud",
          tier: "Platinum",
          state: "at-risk",
          gaps: ["pam", "ae", "se", "am"],
          since: on("Fri 2026-03-20 16:30"),
          startedAt: approvedAt,
          dueAt: on("Mon 2026-03-23 16:00"),
        },
      },
    ]);
  });

  it("again it changes nothing, and what people typed is left alone", () => {
    expect(recovered(first.desk, "Fri 2026-03-20 17:30").plan.changes).toEqual([]);
    const named = { ...first.desk, coverage: [{ ...first.desk.coverage[0]!, pam: ann, note: "Mine" }] };
    const { plan } = recovered(named, "Fri 2026-03-20 17:30");
    expect(plan.changes).toMatchObject([
      { key: "Contoso Cloud", set: { gaps: ["ae", "se", "am"], state: "at-risk" } },
      { table: "team", key: ann, set: { partners: 1 } },
    ]);
    expect(Object.keys(plan.changes[0] && "set" in plan.changes[0] ? plan.changes[0].set : {})).toEqual([
      "tier",
      "state",
      "gaps",
      "since",
      "startedAt",
      "dueAt",
    ]);
  });

  it("the state flips when the time is over, from that moment on", () => {
    expect(recovered(first.desk, "Mon 2026-03-23 16:00:01").row).toMatchObject({
      state: "unmanaged",
      since: on("Mon 2026-03-23 16:00:01"),
      dueAt: on("Mon 2026-03-23 16:00"),
    });
  });

  it("the time follows the SLA rule when that is changed", () => {
    const policies = first.desk.policies.map((one) =>
      one.key === "coverage" ? { ...one, model: "CAL" as const } : one,
    );
    expect(recovered({ ...first.desk, policies }, "Fri 2026-03-20 17:00").row?.dueAt).toBe(on("Sat 2026-03-21 16:00"));
  });

  it("with everybody named nothing is due any more", () => {
    const people = { pam: ann, ae: lee, se: kim, am: kim };
    const named = { ...first.desk, coverage: [{ ...first.desk.coverage[0]!, ...people }] };
    expect(recovered(named, "Fri 2026-03-20 17:30").row).toMatchObject({ state: "managed", gaps: [], dueAt: null });
  });

  it("S18: when the PAM leaves, 24 business hours begin anew", () => {
    const partners = [{ ...contoso, tier: "Gold" as const }];
    const covered = recovered(
      desk({ partners, coverage: [{ partner: "Contoso Cloud", pam: ann, ae: lee, se: kim }] }),
      "Fri 2026-03-20 17:00",
    ).desk;
    const left = {
      ...covered,
      team: covered.team.map((person) => (person.email === ann ? { ...person, ...inactive } : person)),
    };
    const after = recovered(left, "Mon 2026-06-01 10:00");
    expect(after.row).toMatchObject({ state: "at-risk", gaps: ["pam"], dueAt: on("Tue 2026-06-02 10:00") });
    expect(recovered(after.desk, "Tue 2026-06-02 10:00:01").row).toMatchObject({ state: "unmanaged" });
  });

  it("somebody who leaves a partner that lacks a sales engineer is given the same time", () => {
    const partners = [{ ...contoso, tier: "Gold" as const }];
    const short = recovered(
      desk({ partners, coverage: [{ partner: "Contoso Cloud", pam: ann, ae: lee }] }),
      "Fri 2026-03-20 17:00",
    ).desk;
    const left = {
      ...short,
      team: short.team.map((person) => (person.email === ann ? { ...person, ...inactive } : person)),
    };
    expect(recovered(left, "Mon 2026-06-01 10:00").row).toMatchObject({
      state: "at-risk",
      dueAt: on("Tue 2026-06-02 10:00"),
    });
  });

  it("a higher tier that was approved is counted from its approval", () => {
    const silver = [{ ...contoso, tier: "Silver" as const, tierApprovedAt: null }];
    const covered = recovered(
      desk({ partners: silver, coverage: [{ partner: "Contoso Cloud", pam: ann }] }),
      "Mon 2026-03-02 10:00",
    ).desk;
    const raised = { ...covered, partners: desk().partners };
    expect(recovered(raised, "Fri 2026-03-20 17:00").row).toMatchObject({
      tier: "Platinum",
      state: "at-risk",
      dueAt: on("Mon 2026-03-23 16:00"),
    });
  });
});

describe("what is typed into the matrix", () => {
  const people = {
    team: [
      ...deskWith().team,
      { email: "ann2@example.com", name: "Ann Zane", roles: ["pam"] as const, active: true },
      { email: "bea@example.com", name: "Bea Moss", roles: ["pam"] as const, active: true, pool: "West pool" },
    ],
  };
  const typed = (cells: object) => {
    const from = desk({ ...people, coverage: [{ partner: "Contoso Cloud", ...cells }] });
    const after = deskAfter(from, accepted(runs(from, "recover", { by: ann }, { now: approvedAt })));
    return { row: after.coverage[0], problems: accepted(asks(after, "problems", {})).reply.problems };
  };

  it.each([
    ["bea", "bea@example.com", "a first name"],
    ["Ann Park", ann, "a whole name"],
    ["  ANN@example.com ", ann, "an address"],
    ["west POOL", "west POOL", "a pool"],
    ["Ann", "Ann", "a first name that two have"],
    ["Nobody", "Nobody", "a name that nobody has"],
  ])("%j is kept as %j: %s", (pam, kept) => {
    expect(typed({ pam }).row?.pam).toBe(kept);
  });

  it.each([
    [{ pam: "Ann" }, "Ann Park and Ann Zane are both called Ann: write the address."],
    [{ pam: "Nobody" }, '"Nobody" is not in Team (1 row of Coverage matrix)'],
    [{ pam: lee }, "PAM: Lee Quinn is no PAM in Team. Put it right under Coverage."],
    [{ pam: "West pool" }, "PAM: Platinum asks for a person as PAM; the pool West pool will not do."],
  ])("%j is told among the problems", (cells, text) => {
    expect(
      typed(cells)
        .problems.map((problem) => problem.text)
        .join("\n"),
    ).toContain(text);
  });
});

describe("a tier is typed into the Partners tab (Q55)", () => {
  const gold = { ...contoso, tier: "Gold", tierApprovedAt: on("Mon 2026-01-05 10:00") } as const;
  const covered = recovered(
    desk({ partners: [gold], coverage: [{ partner: "Contoso Cloud", pam: ann, ae: lee, se: kim }] }),
    "Fri 2026-03-20 10:00",
  ).desk;
  const raised = (tierApprovedAt: number) => ({
    ...covered,
    partners: [{ ...covered.partners[0]!, tier: "Platinum" as const, tierApprovedAt }],
  });
  const typedAt = (from: Desk, by: object) => accepted(runs(from, "recover", by, { now: approvedAt }));

  it("stamps the approval and tells the PAM, once", () => {
    const plan = typedAt(raised(gold.tierApprovedAt), { by: ann });
    const after = deskAfter(raised(gold.tierApprovedAt), plan);
    expect(after.partners[0]?.tierApprovedAt).toBe(approvedAt);
    expect(after.coverage[0]).toMatchObject({ tier: "Platinum", state: "gap", gaps: ["am"] });
    expect(plan.letters.map(({ to, text }) => [to, text])).toEqual([
      [
        [ann],
        expect.stringContaining("Contoso Cloud is now Platinum; before it was Gold.\n\nWhom it still lacks: AM."),
      ],
    ]);
    expect(typedAt(after, { by: ann }).changes).toEqual([]);
  });

  it("keeps a day of approval that was written with it", () => {
    const dated = raised(on("Fri 2026-03-20 12:00"));
    expect(deskAfter(dated, typedAt(dated, { by: ann })).partners).toEqual(dated.partners);
  });

  it("is silent where a list brought it (Q54)", () => {
    const plan = typedAt(raised(gold.tierApprovedAt), {});
    expect([plan.letters, plan.changes.map(({ table }) => table)]).toEqual([[], ["coverage"]]);
  });

  it("of a partner in no tier nobody says that it is managed", () => {
    const untiered = desk({ partners: [{ ...contoso, tier: "" }], coverage: [{ partner: "Contoso Cloud", pam: ann }] });
    expect(accepted(asks(untiered, "coverage", {})).reply.partners[0]).toMatchObject({ tier: "", state: "" });
  });
});

describe("the drop-downs of the matrix offer", () => {
  const offered = (rows: Rows) => {
    const from = desk(rows);
    const { holders } = deskAfter(from, accepted(runs(from, "recover", {}, { now: approvedAt })));
    return Object.fromEntries(holders.map(({ holder, pam, ae }) => [holder, [pam, ae]]));
  };
  const bea = { email: "bea@example.com", name: "Bea", roles: ["pam", "ae"] as const, active: true, pool: "West pool" };

  it("people who are with us under their roles, and pools with such people in them", () => {
    expect(offered({ team: [bea, inactive], holders: [] })).toEqual({
      "bea@example.com": ["bea@example.com", "bea@example.com"],
      "West pool": ["West pool", "West pool"],
    });
  });

  it("nobody who has left, and another role where that was changed", () => {
    const before = [
      { holder: "bea@example.com", pam: "bea@example.com", ae: "bea@example.com" },
      { holder: ann, pam: ann },
    ];
    expect(offered({ team: [{ ...bea, roles: ["ae"], pool: "" }, inactive], holders: before })).toEqual({
      "bea@example.com": ["", "bea@example.com"],
    });
  });
});
