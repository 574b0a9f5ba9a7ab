/** Who is here, who stands in, who is named for a role and why. */
import { aeChoices, choicesFor } from "../../src/rules/people/choice";
import { availableOf, circleOf, isHere } from "../../src/rules/people/here";
import { loadsOf, type Work } from "../../src/rules/people/load";
import { on, row } from "../notation";

const person = (name: string, said: Parameters<typeof row<"team">>[1] = {}) =>
  row("team", { email: `${name}@example.com`, name, roles: ["ae"], active: true, ...said });
const today = "2026-03-20";

const max = person("max", { awayFrom: "2026-03-16", awayUntil: "2026-03-20", delegate: "lee@example.com" });
const kim = person("kim", { territories: ["West"], pool: "Pool" });
const lee = person("lee", { territories: ["east"], pool: "Pool" });
const gil = person("gil", { active: false, pool: "Pool" });
const ann = person("ann", { roles: ["pam"], pool: "Pool" });
const all = [kim, max, gil, ann, lee];

describe("who is here", () => {
  it.each([
    ["2026-03-15", "max", "before the leave"],
    ["2026-03-16", "lee", "the first day"],
    ["2026-03-20", "lee", "the last day"],
    ["2026-03-21", "max", "back again"],
  ])("on %s it is %s: %s", (day, name) => {
    expect(availableOf(max, all, day)?.name).toBe(name);
  });

  it("is whoever stands in for the one who stands in", () => {
    const out = person("out", { active: false, delegate: "max" });
    expect(availableOf(out, [out, ...all], today)?.name).toBe("lee");
  });

  it("is nobody where the delegate has left, where there is none, and where two stand in for each other", () => {
    const a = person("a", { active: false, delegate: "b" });
    const b = person("b", { active: false, delegate: "a@example.com" });
    expect(availableOf({ ...max, delegate: "gil@example.com" }, all, today)).toBeUndefined();
    expect(availableOf({ ...max, delegate: "" }, all, today)).toBeUndefined();
    expect(availableOf(gil, all, today)).toBeUndefined();
    expect(availableOf(undefined, all, today)).toBeUndefined();
    expect(availableOf(a, [a, b], today)).toBeUndefined();
    expect(circleOf(a, [a, b]).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(circleOf(max, all)).toEqual([]);
  });

  it("is away without an end where none is given", () => {
    expect(isHere({ ...kim, awayFrom: "2026-03-01" }, "2027-01-01")).toBe(false);
  });
});

const ae = (email: string, day: string) => ({
  stage: "approved" as const,
  ae: email,
  aeAssignedAt: on(`${day} 10:00`),
});
/** `!` for whom the matrix names, `?` for whom the tier asks for. */
const marks = { matrix: "!", tier: "?", "": "" };
const chosen = (
  partner: { tier?: "Platinum" | "Gold" | "Silver" | "Registered"; territory?: string; vertical?: string },
  named: { ae?: string; pam?: string } = {},
  work: Work = { registrations: [] },
  team = all,
) =>
  aeChoices({
    partner: { tier: "Gold", territory: "", ...partner },
    named,
    team,
    loads: loadsOf(work),
    today,
  }).map(({ person: { name }, why, by }) => `${marks[by]}${name}: ${why}`);

describe("who is named account executive of a deal", () => {
  it("is the partner's own, whatever the tier", () => {
    for (const tier of ["Platinum", "Gold", "Silver"] as const)
      expect(chosen({ tier, territory: "East" }, { ae: "kim@example.com" })).toEqual([
        "!kim: the partner's own, by the coverage matrix",
        "lee: of the territory east, 0 open deals",
      ]);
  });

  it("is who stands in for the partner's own", () => {
    expect(chosen({}, { ae: "max" })[0]).toBe("!lee: stands in for max, who is away until Mar 20, 2026");
    const left = person("left", { active: false, delegate: "kim" });
    expect(chosen({}, { ae: "left" }, undefined, [left, ...all])[0]).toBe("!kim: stands in for left, who has left");
  });

  it("is for Gold somebody of the territory, with the least to do", () => {
    const jo = person("jo", { territories: ["East"] });
    const work = { registrations: [ae(lee.email, "Mon 2026-03-02"), ae(lee.email, "Tue 2026-03-03")] };
    expect(chosen({ territory: "East" }, {}, work, [...all, jo])).toEqual([
      "?jo: of the territory East, 0 open deals",
      "lee: of the territory east, 2 open deals",
      "kim: 0 open deals",
    ]);
  });

  it("is for Silver the next of the pool: who has least, then who waited longest", () => {
    const registrations = [ae(kim.email, "Mon 2026-03-02"), ae(lee.email, "Tue 2026-03-03")];
    const silver = { tier: "Silver" } as const;
    expect(chosen(silver, { pam: "pool" }, { registrations })[0]).toBe(
      "?kim: next in turn of the pool Pool, 1 open deal",
    );
    const more = { registrations: [...registrations, ae(kim.email, "Wed 2026-03-04")] };
    expect(chosen(silver, {}, more)[0]).toBe("?lee: next in turn of the pool Pool, 1 open deal");
    const one = [kim, { ...lee, pool: "Other" }];
    expect(chosen(silver, { ae: "Other" }, more, one)[0]).toBe("!lee: the only one of the pool Other, 1 open deal");
  });

  it.each([
    ["Platinum", "East", "a named one is asked for"],
    ["Gold", "North", "nobody has the territory"],
    ["Gold", "", "the partner has none"],
    ["Registered", "East", "nobody is asked for"],
  ] as const)("is nobody for %s of %j: %s; those who could be are suggested", (tier, territory, _why) => {
    const choices = chosen({ tier, territory });
    expect(choices).toHaveLength(2);
    expect(choices.filter((choice) => /^[!?]/.test(choice))).toEqual([]);
  });

  it("is nobody for Silver where no account executive has a pool", () => {
    const none = all.map((one) => ({ ...one, pool: "" }));
    expect(chosen({ tier: "Silver" }, {}, undefined, none)[0]).toBe("kim: 0 open deals");
  });
});

describe("who may stand by a partner", () => {
  it("comes near first, then with the least to do", () => {
    const bo = person("bo", { roles: ["pam"], verticals: ["Retail"] });
    const cy = person("cy", { roles: ["pam"], territories: ["East"] });
    const coverage = [{ pam: "ann@example.com", ae: "", se: "ANN@example.com", am: "" }];
    const partner = { tier: "Gold", territory: "East", vertical: "retail" } as const;
    const loads = loadsOf({ registrations: [], coverage });
    const choices = choicesFor("pam", { partner, named: {}, team: [ann, bo, cy], loads, today });
    expect(choices.map(({ person: { name }, why }) => [name, why])).toEqual([
      ["cy", "of the territory East, 0 partners"],
      ["bo", "knows Retail, 0 partners"],
      ["ann", "1 partner"],
    ]);
  });

  it("is loaded with partners, registrations, deals and meetings, under any spelling of the address", () => {
    const load = loadsOf({
      registrations: [ae("Lee@Example.com", "Mon 2026-03-02"), { ...ae(lee.email, "Tue 2026-03-03"), stage: "won" }],
      coverage: [{ pam: "", ae: lee.email, se: lee.email, am: "" }],
      deals: [{ owner: "LEE@example.com" }],
      meetings: [{ attendees: "Pat Moss, lee@example.com; lee@example.com" }],
    })(lee.email);
    expect(load).toEqual({
      partners: 1,
      registrations: 1,
      deals: 1,
      meetings: 1,
      lastGivenAt: on("Tue 2026-03-03 10:00"),
    });
  });
});
