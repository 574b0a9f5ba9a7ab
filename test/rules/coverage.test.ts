import type { Tier } from "../../src/model/partners";
import { coverageState, gapsOf } from "../../src/rules/people/coverage";
import { on, row } from "../notation";

const person = (email: string, said: Parameters<typeof row<"team">>[1] = {}) =>
  row("team", { email, name: email.split("@")[0] ?? "", active: true, ...said });
const team = [
  person("ann@example.com"),
  person("lee@example.com"),
  person("sam@example.com"),
  person("amy@example.com"),
  person("gil@example.com", { active: false }),
  person("pat@example.com", { pool: "Silver pool" }),
  person("pia@example.com", { pool: "Silver pool" }),
  person("pol@example.com", { pool: "Old pool", active: false }),
];
const gaps = (tier: Tier | "", named: Partial<Record<"pam" | "ae" | "se" | "am", string>> | undefined) =>
  gapsOf(tier, named && { pam: "", ae: "", se: "", am: "", ...named }, team);

describe("who is missing", () => {
  const everybody = { pam: "ann@example.com", ae: "lee@example.com", se: "sam@example.com", am: "amy@example.com" };

  it.each([
    ["Platinum", everybody, [], "all four are named"],
    ["Platinum", { ...everybody, am: "" }, ["am"], "Platinum asks for an account manager"],
    ["Platinum", { ...everybody, se: "gil@example.com" }, ["se"], "somebody who left holds nothing"],
    ["Platinum", { ...everybody, pam: "Silver pool" }, ["pam"], "Platinum asks for a person, not a pool"],
    ["Platinum", undefined, ["pam", "ae", "se", "am"], "no row yet"],
    ["Gold", { pam: "ann@example.com", ae: "lee@example.com" }, ["se"], "S18: Gold without a sales engineer"],
    ["Gold", { ...everybody, am: "" }, [], "Gold asks for no account manager"],
    ["Gold", { ...everybody, ae: "ANN" }, [], "a name will do, in any case"],
    ["Gold", { ...everybody, ae: "nobody@example.com" }, ["ae"], "who is not in Team holds nothing"],
    ["Silver", { pam: "silver POOL" }, [], "S18: a pool with active people"],
    ["Silver", { pam: "Old pool" }, ["pam"], "S18: a pool of people who left"],
    ["Silver", { pam: "ann@example.com" }, [], "a person"],
    ["Silver", {}, ["pam"], "nobody, though people without a pool have a blank one too"],
    ["Registered", {}, [], "Registered asks for nobody"],
    ["", {}, [], "without a tier nobody is asked for"],
  ] as [Tier | "", Parameters<typeof gaps>[1], string[], string][])(
    "%s with %j lacks %j: %s",
    (tier, named, missing) => {
      expect(gaps(tier, named)).toEqual(missing);
    },
  );
});

describe("S18: the state of a partner whose people were due Mon 16:00", () => {
  const dueAt = on("Mon 2026-03-23 16:00");

  it.each([
    ["Mon 2026-03-23 15:59", ["pam", "ae"], "at-risk"],
    ["Mon 2026-03-23 16:00", ["pam", "ae"], "at-risk"],
    ["Mon 2026-03-23 16:00:01", ["pam", "ae"], "unmanaged"],
    ["Mon 2026-03-23 16:00:01", ["ae"], "unmanaged"],
    ["Mon 2026-03-23 16:00:01", ["se", "am"], "gap"],
    ["Mon 2026-03-23 15:59", ["se"], "gap"],
    ["Mon 2026-03-23 16:00:01", [], "managed"],
  ] as const)("is at %s with %j missing %s", (now, missing, state) => {
    expect(coverageState(missing, dueAt, on(now))).toBe(state);
  });

  it("is unmanaged where nothing says by when", () => {
    expect(coverageState(["pam"], null, on("Mon 2026-03-23 15:59"))).toBe("unmanaged");
  });
});
