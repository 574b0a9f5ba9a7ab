import type { Registration } from "../../src/model/registrations";
import { addDays } from "../../src/rules/days";
import { endOf, endsBefore, remindersOf, stageOn } from "../../src/rules/protection";
import { newYork, on, row } from "../notation";

/** S9: approved on 15 January 2026, without a word from the partner since. */
const approved = (more: Partial<Registration> = {}): Registration =>
  row("registrations", {
    id: "DR-0001",
    stage: "approved",
    protectedFrom: "2026-01-15",
    protectedUntil: "2026-04-15",
    updateDueOn: "2026-02-14",
    ...more,
  });
const asked = on("Fri 2026-04-10 10:00");

it.each([
  ["2026-04-15", "2026-02-14", "lapse", "2026-02-14"],
  ["2026-04-15", "2026-05-09", "expire", "2026-04-15"],
  ["2026-04-15", "2026-04-15", "expire", "2026-04-15"],
  ["", "2026-02-14", "lapse", "2026-02-14"],
])(
  "protected until %s with an update due %s, what comes first is to %s after %s",
  (protectedUntil, updateDueOn, move, day) => {
    expect(endOf({ protectedUntil, updateDueOn })).toEqual({ move, on: day });
  },
);

it.each([
  [{}, "2026-02-14", "approved", "the day for the update is not over"],
  [{}, "2026-02-15", "lapsed", "it is over, be the hourly check yet to come"],
  [{ updateDueOn: "2026-05-09" }, "2026-04-16", "expired", "the window is over"],
  [{ dispute: "D-1" }, "2026-02-15", "approved", "a dispute holds it back"],
  [{ extensionAskedAt: asked, updateDueOn: "2026-05-09" }, "2026-04-20", "approved", "a request holds it back"],
  [{ updateDueOn: "" }, "2026-04-16", "expired", "history that was over before it came"],
  [{ updateDueOn: "" }, "2026-04-15", "approved", "history whose window is open"],
  [{ stage: "withdrawn" }, "2026-04-16", "withdrawn", "it ended otherwise"],
] as [Partial<Registration>, string, string, string][])("%j counts on %s as %s: %s", (more, today, stage) => {
  expect(stageOn(approved(more), today)).toBe(stage);
});

it("history without a day for an update is never over by itself", () => {
  expect(endsBefore(approved({ updateDueOn: "" }), "2027-01-01")).toBe(false);
});

describe("reminders", () => {
  const none = () => false;
  const keysOn = (today: string, more: Partial<Registration> = {}, isKnown: (key: string) => boolean = none) =>
    remindersOf(approved(more), { today, zone: newYork }, isKnown).map(({ key }) => key);
  /** Day by day, what goes out once each. */
  const sentBetween = (from: string, to: string, more: Partial<Registration> = {}) => {
    const sent = new Map<string, string>();
    for (let day = from; day <= to; day = addDays(day, 1))
      for (const key of keysOn(day, more, (known) => sent.has(known))) sent.set(key, day);
    return [...sent].map(([key, day]) => [day, key]);
  };

  it("S9: ask for the update 7, 3 and 1 days before it is due, each once", () => {
    expect(sentBetween("2026-01-15", "2026-03-01")).toEqual([
      ["2026-02-07", "DR-0001/update-due/2026-02-14/7"],
      ["2026-02-11", "DR-0001/update-due/2026-02-14/3"],
      ["2026-02-13", "DR-0001/update-due/2026-02-14/1"],
    ]);
  });

  it("tell the PAM 7 days before the end, and the partner a day later", () => {
    expect(sentBetween("2026-03-01", "2026-05-20", { updateDueOn: "2026-05-09" })).toEqual([
      ["2026-04-08", "DR-0001/ending-pam/2026-04-15"],
      ["2026-04-09", "DR-0001/ending/2026-04-15"],
    ]);
  });

  it("after days without a check come once, the PAM's still a day before the partner's", () => {
    expect(sentBetween("2026-02-12", "2026-02-12")).toEqual([["2026-02-12", "DR-0001/update-due/2026-02-14/3"]]);
    expect(sentBetween("2026-04-12", "2026-04-15", { updateDueOn: "2026-05-09" })).toEqual([
      ["2026-04-12", "DR-0001/ending-pam/2026-04-15"],
      ["2026-04-13", "DR-0001/ending/2026-04-15"],
    ]);
  });

  it.each([
    ["2026-02-06", {}, "it is not due soon"],
    ["2026-02-15", {}, "it is over"],
    ["2026-02-07", { dispute: "D-1" }, "it is disputed"],
    ["2026-02-07", { stage: "lapsed" }, "it has ended"],
    ["2026-02-07", { updateDueOn: "" }, "history has no day for an update"],
    ["2026-04-08", { updateDueOn: "2026-05-09", extensionAskedAt: asked }, "more time was asked for"],
    ["2026-02-07", { importedOn: "2026-02-07" }, "it was due when it came as history (Q54)"],
    ["2026-01-16", { updateDueOn: "2026-01-22" }, "nothing was due before it was approved"],
    ["2026-02-08", { lastPartnerUpdateAt: on("Sun 2026-02-08 10:00") }, "the partner wrote today"],
    ["2026-04-14", { updateDueOn: "2026-04-15", importedOn: "2026-04-12" }, "an update would not help any more"],
  ] as [string, Partial<Registration>, string][])("on %s there is none for %j: %s", (today, more) => {
    expect(keysOn(today, more)).toEqual([]);
  });

  it("what came as history is reminded of what falls due later", () => {
    expect(sentBetween("2026-02-09", "2026-02-14", { importedOn: "2026-02-09" })).toEqual([
      ["2026-02-11", "DR-0001/update-due/2026-02-14/3"],
      ["2026-02-13", "DR-0001/update-due/2026-02-14/1"],
    ]);
  });
});
