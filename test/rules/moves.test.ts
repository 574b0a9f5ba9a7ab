import { type Stage, stages } from "../../src/model/registrations";
import { isOpen, may, type MoveName, moves, movesFrom, sayStage } from "../../src/rules/moves";

const everyStage = Object.keys(stages) as Stage[];

it.each([
  ["approve", ["submitted"], "approved", ["approver"]],
  ["reject", ["submitted", "info-requested"], "rejected", ["approver"]],
  ["request-info", ["submitted"], "info-requested", ["coordinator"]],
  ["answer", ["info-requested"], "submitted", ["coordinator"]],
  ["withdraw", ["submitted", "info-requested", "approved"], "withdrawn", ["coordinator"]],
  ["cancel", ["submitted", "info-requested", "approved"], "cancelled", ["coordinator"]],
  ["reopen", ["approved", "rejected", "withdrawn", "cancelled"], "submitted", ["approver"]],
  ["update", ["approved"], "approved", ["coordinator", "pam"]],
  ["extend", ["approved"], "approved", ["approver"]],
  ["reinstate", ["lapsed"], "approved", ["coordinator"]],
  ["win", ["approved", "lapsed", "expired"], "won", ["coordinator", "pam"]],
  ["lose", ["approved", "lapsed", "expired"], "lost", ["coordinator", "pam"]],
  ["lapse", ["approved"], "lapsed", []],
  ["expire", ["approved"], "expired", []],
] as [MoveName, Stage[], Stage, string[]][])("%s leads from %j to %s, made by %j", (move, from, to, who) => {
  expect(everyStage.filter((stage) => may(move, stage))).toEqual(from);
  expect(moves[move].to).toBe(to);
  expect(moves[move].who).toEqual(expect.arrayContaining(who));
  if (who.length === 0) expect(moves[move].who).toEqual([]);
});

it("nothing leads from where no move begins, nor from a row without a stage", () => {
  for (const stage of ["won", "lost", ""] as const) expect(movesFrom(stage)).toEqual([]);
});

it("what the hourly check does by itself is no choice of a person", () => {
  expect(movesFrom("approved")).toEqual(["withdraw", "cancel", "update", "extend", "win", "lose", "reopen"]);
  expect(movesFrom("lapsed")).toEqual(["reinstate", "win", "lose"]);
  expect(movesFrom("submitted")).toEqual(["approve", "reject", "request-info", "withdraw", "cancel"]);
  expect(movesFrom("info-requested")).toEqual(["reject", "answer", "withdraw", "cancel"]);
});

it("a registration is open until it is decided or ended", () => {
  expect(everyStage.filter(isOpen)).toEqual(["submitted", "info-requested"]);
  expect(isOpen("")).toBe(false);
});

it("a stage is said by its label", () => {
  expect([sayStage("info-requested"), sayStage("")]).toEqual(["Info requested", "without a stage"]);
});
