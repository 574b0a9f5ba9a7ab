import { mayAct, personOf, sayRoles } from "../../src/rules/roles";
import { row } from "../notation";

const person = (said: Parameters<typeof row<"team">>[1]) => row("team", { active: true, ...said });
const ann = person({ email: "ann@example.com", name: "Ann Park", roles: ["pam"] });
const lee = person({ email: "lee@example.com", name: "ann@example.com", roles: ["ae"] });
const team = [lee, ann];

it.each([
  ["ann@example.com", ann],
  [" ANN@Example.com ", ann],
  ["Ann Park", ann],
  ["ann park", ann],
  ["nobody@example.com", undefined],
  ["", undefined],
  ["  ", undefined],
])("%j is found by address first, then by name", (who, found) => {
  expect(personOf(team, who)).toBe(found);
});

it("somebody without a name is not who is asked for by a blank", () => {
  expect(personOf([person({ email: "x@example.com", name: "" })], "")).toBeUndefined();
});

it.each([
  [{ roles: ["approver"] }, ["approver"], true, "has the role"],
  [{ roles: ["pam", "ae"] }, ["coordinator", "ae"], true, "has one of the roles"],
  [{ roles: ["pam"] }, ["approver"], false, "has another role"],
  [{ roles: ["admin"] }, ["approver"], true, "an admin has all of them"],
  [{ roles: ["admin"] }, [], true, "an admin may what nobody else may"],
  [{ roles: ["approver"], active: false }, ["approver"], false, "has left"],
  [{ roles: [] }, ["viewer"], false, "has no role"],
] as [object, ("approver" | "coordinator" | "ae" | "viewer")[], boolean, string][])(
  "%j for %j: %s, %s",
  (said, roles, may) => {
    expect(mayAct(person(said), roles)).toBe(may);
  },
);

it("a stranger may look and nothing else", () => {
  expect(mayAct(undefined, ["viewer", "approver"])).toBe(false);
});

it("roles are said as the Team tab calls them", () => {
  expect(sayRoles(["pam-lead", "admin", "guest"], " or ")).toBe("PAM lead or Admin or guest");
});
