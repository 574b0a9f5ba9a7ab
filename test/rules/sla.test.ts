import fc from "fast-check";
import type { Span } from "../../src/model/column";
import type { Model, Policy } from "../../src/model/sla";
import { intlOffsets } from "../../src/rules/calendar";
import { sayMoment } from "../../src/rules/days";
import { clockAt, dueDayOf, dueOf, hoursBetween, type Running, stateOf } from "../../src/rules/sla/clock";
import { firstHours, type Hours, hoursOf, scheduleOf, windowsOf } from "../../src/rules/sla/hours";
import { firstPolicies, firstPolicyRows, policyFaults, soundPolicy } from "../../src/rules/sla/policies";
import { yearsWithout } from "../../src/rules/sla/years";
import type { Zone } from "../../src/rules/zone";
import { newYork, on, row, zone } from "../notation";

const holidays2026 = ["01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "11-26", "11-27", "12-25"];
const days = (where: string, dates: readonly string[]) => dates.map((day) => row("holidays", { calendar: where, day }));
const hoursIn = (where: Zone, holidays: readonly string[]): Hours =>
  hoursOf(
    { calendars: [firstHours("desk", where.name, "09:00-17:00")], holidays: days("desk", holidays) },
    { key: "desk", zone: where.name },
    intlOffsets,
    on("Wed 2026-07-01 12:00"),
  );
const desk = hoursIn(
  newYork,
  holidays2026.map((day) => `2026-${day}`),
);

const promise = (key: string): Policy => firstPolicyRows("desk").find((policy) => policy.key === key) as Policy;
const decision = promise("decision");
const counted = (model: Model): Policy => ({ ...decision, model });
const due = (start: string, model: Model = "BD24", where = newYork, hours = desk, waits: readonly Span[] = []) => {
  const { dueAt } = dueOf(counted(model), { startedAt: on(start, where), waits }, hours);
  return dueAt === null ? null : sayMoment(where, dueAt);
};

describe("48 business hours from the submission", () => {
  const london = zone("Europe/London");
  const thanksgiving = hoursIn(newYork, ["2026-11-26"]);
  const easter = hoursIn(london, ["2026-04-03", "2026-04-06"]);

  it.each([
    [
      "S1",
      "Fri 2026-03-20 15:00",
      newYork,
      desk,
      "Tue 24 Mar 2026, 15:00",
      "Mon 30 Mar 2026, 15:00",
      "Sun 22 Mar 2026, 15:00",
    ],
    [
      "S2",
      "Sat 2026-03-21 11:20",
      newYork,
      desk,
      "end of Tue 24 Mar 2026",
      "Mon 30 Mar 2026, 17:00",
      "Mon 23 Mar 2026, 11:20",
    ],
    [
      "S3a",
      "Wed 2026-11-25 15:00",
      newYork,
      thanksgiving,
      "Mon 30 Nov 2026, 15:00",
      "Fri 4 Dec 2026, 15:00",
      "Fri 27 Nov 2026, 15:00",
    ],
    [
      "S4",
      "Fri 2026-03-06 16:30",
      newYork,
      desk,
      "Tue 10 Mar 2026, 16:30",
      "Mon 16 Mar 2026, 16:30",
      "Sun 8 Mar 2026, 17:30",
    ],
    [
      "S4c",
      "Fri 2026-03-27 16:30",
      london,
      easter,
      "Tue 31 Mar 2026, 16:30",
      "Wed 8 Apr 2026, 16:30",
      "Sun 29 Mar 2026, 17:30",
    ],
    [
      "S5",
      "Sun 2026-06-14 18:00",
      newYork,
      desk,
      "end of Tue 16 Jun 2026",
      "Tue 23 Jun 2026, 17:00",
      "Tue 16 Jun 2026, 18:00",
    ],
  ])("%s: from %s", (_id, start, where, hours, bd24, wh, cal) => {
    expect(due(start, "BD24", where, hours)).toBe(bd24);
    expect(due(start, "WH", where, hours)).toBe(wh);
    expect(due(start, "CAL", where, hours)).toBe(cal);
  });

  it.each([
    ["BD24", "Fri 17 Apr 2026, 05:00", "Wed 15 Apr 2026, 10:00"],
    ["WH", "Wed 22 Apr 2026, 13:00", "Tue 21 Apr 2026, 10:00"],
    ["CAL", "Fri 17 Apr 2026, 05:00", "Wed 15 Apr 2026, 10:00"],
  ] as const)("S6: in %s the wait for the partner is not counted", (model, waited, unpaused) => {
    const wait = [on("Mon 2026-04-13 16:00"), on("Wed 2026-04-15 11:00")] as const;
    expect(due("Mon 2026-04-13 10:00", model, newYork, desk, [wait])).toBe(waited);
    expect(due("Mon 2026-04-13 10:00", model)).toBe(unpaused);
  });

  it("has no end while we wait for the partner, unless it was over before", () => {
    expect(due("Mon 2026-04-13 10:00", "BD24", newYork, desk, [[on("Mon 2026-04-13 16:00"), null]])).toBeNull();
    expect(due("Mon 2026-04-13 10:00", "BD24", newYork, desk, [[on("Thu 2026-04-16 09:00"), null]])).toBe(
      "Wed 15 Apr 2026, 10:00",
    );
  });

  it("S7b: a year without holidays is counted through, until they are entered", () => {
    const more = hoursIn(newYork, ["2026-12-25", "2027-01-01"]);
    expect(due("Thu 2026-12-31 15:00")).toBe("Mon 4 Jan 2027, 15:00");
    expect(due("Thu 2026-12-31 15:00", "BD24", newYork, more)).toBe("Tue 5 Jan 2027, 15:00");
  });

  it("is due soon from three quarters of it", () => {
    const { warnAt } = dueOf(decision, { startedAt: on("Fri 2026-03-20 15:00"), waits: [] }, desk);
    expect(warnAt).toBe(on("Tue 2026-03-24 03:00"));
  });
});

describe("S8: the chain from the submission on Thu 2 July, before a holiday", () => {
  const approvedAt = on("Mon 2026-07-06 10:00");

  it("is acknowledged within an hour and decided by Tuesday", () => {
    const from = { startedAt: on("Thu 2026-07-02 14:00"), waits: [] };
    expect(dueOf(promise("acknowledgement"), from, desk).dueAt).toBe(on("Thu 2026-07-02 15:00"));
    expect(dueOf(decision, from, desk).dueAt).toBe(on("Tue 2026-07-07 14:00"));
  });

  it.each([
    ["BD24", 20],
    ["WH", 4],
    ["CAL", 92],
  ] as const)("took, counted in %s, %d hours", (model, hours) => {
    expect(hoursBetween(counted(model), on("Thu 2026-07-02 14:00"), approvedAt, [], desk)).toBe(hours);
  });

  it("has an account executive by Tuesday and a first meeting by the next Monday", () => {
    expect(dueOf(promise("ae"), { startedAt: approvedAt, waits: [] }, desk).dueAt).toBe(on("Tue 2026-07-07 10:00"));
    const assignedAt = on("Mon 2026-07-06 15:00");
    expect(dueDayOf(promise("meeting"), assignedAt, desk)).toBe("2026-07-13");
    expect(dueOf(promise("meeting"), { startedAt: assignedAt, waits: [] }, desk)).toEqual({
      dueAt: on("Mon 2026-07-13 24:00"),
      warnAt: on("Fri 2026-07-10 00:00"),
    });
  });

  it("takes ten days in a plain week when everything is done at its deadline", () => {
    const decided = dueOf(decision, { startedAt: on("Mon 2026-03-23 10:00"), waits: [] }, desk).dueAt as number;
    const named = dueOf(promise("ae"), { startedAt: decided, waits: [] }, desk).dueAt as number;
    expect([decided, named]).toEqual([on("Wed 2026-03-25 10:00"), on("Thu 2026-03-26 10:00")]);
    expect(dueDayOf(promise("meeting"), named, desk)).toBe("2026-04-02");
  });
});

describe("a clock", () => {
  const running: Running = {
    subject: "DR-0001",
    partner: "Contoso",
    owner: "ann@example.com",
    startedAt: on("Fri 2026-03-20 15:00"),
    stoppedAt: null,
    waits: [],
  };
  const clock = (now: string, more: Partial<Running> = {}) => clockAt(decision, { ...running, ...more }, desk, on(now));

  it.each([
    ["Fri 2026-03-20 15:00", "running", 0, null],
    ["Tue 2026-03-24 02:59:59", "running", 35.99972, null],
    ["Tue 2026-03-24 03:00", "at-risk", 36, null],
    ["Tue 2026-03-24 15:00", "at-risk", 48, null],
    ["Tue 2026-03-24 15:01", "breached", 48.01667, 0.01667],
    ["Sun 2026-03-29 12:00", "breached", 48 + 9 + 72, 9 + 72],
  ])("that runs is at %s %s with %d hours used, late by %p", (now, state, elapsedHours, overdueHours) => {
    expect(clock(now)).toMatchObject({ id: "DR-0001/decision", state, elapsedHours, overdueHours });
  });

  it.each([
    ["Tue 2026-03-24 15:00", "met", 48, null],
    ["Tue 2026-03-24 15:01", "missed", 48.01667, 0.01667],
  ])("S7: that was stopped at %s is %s with %d hours, late by %p", (stopped, state, elapsedHours, overdueHours) => {
    const said = clock("Fri 2026-03-27 09:00", { stoppedAt: on(stopped) });
    expect(said).toMatchObject({ state, elapsedHours, overdueHours, stoppedAt: on(stopped) });
  });

  it("is met to the second: half a second after it fell due it is neither missed nor late", () => {
    const said = clock("Fri 2026-03-27 09:00", { stoppedAt: on("Tue 2026-03-24 15:00") + 500 });
    expect(said).toMatchObject({ state: "met", overdueHours: null });
    expect(clock("Fri 2026-03-27 09:00", { stoppedAt: on("Tue 2026-03-24 15:00:01") })).toMatchObject({
      state: "missed",
    });
  });

  it("waits while we wait for the partner, and tells how long", () => {
    const waits = [[on("Fri 2026-03-20 16:00"), null]] as const;
    expect(clock("Mon 2026-03-23 10:00", { waits })).toMatchObject({
      state: "paused",
      dueAt: null,
      elapsedHours: 1,
      waitedHours: 18,
      overdueHours: null,
    });
  });

  it("tells the hours of waits that are over apart from those that it used", () => {
    const waits = [[on("Mon 2026-03-23 10:00"), on("Tue 2026-03-24 10:00")]] as const;
    expect(clock("Wed 2026-03-25 15:00", { waits })).toMatchObject({
      state: "at-risk",
      dueAt: on("Wed 2026-03-25 15:00"),
      elapsedHours: 48,
      waitedHours: 24,
    });
  });

  it("uses at its due moment exactly what was promised, whatever the waits", () => {
    const HOUR = 3_600_000;
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 })), { maxLength: 4 });
    const models = fc.constantFrom<Model>("BD24", "WH", "CAL");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 200 }), gaps, models, (start, pairs, model) => {
        const startedAt = on("Mon 2026-01-05 00:00") + start * HOUR;
        let at = startedAt;
        const waits = pairs.map(([after, long]): Span => {
          const from = at + after * HOUR;
          at = from + long * HOUR;
          return [from, at];
        });
        const { dueAt } = dueOf(counted(model), { startedAt, waits }, desk);
        expect(hoursBetween(counted(model), startedAt, dueAt as number, waits, desk)).toBe(48);
      }),
    );
  });

  it.each([
    [{ stoppedAt: null, waits: [], dueAt: null, warnAt: null }, "running"],
    [{ stoppedAt: 5000, waits: [], dueAt: null, warnAt: null }, "met"],
    [{ stoppedAt: null, waits: [[1, 2] as const], dueAt: 20_000, warnAt: 9000 }, "at-risk"],
  ])("with %j is at 10 seconds %s", (said, state) => {
    expect(stateOf(said, 10_000)).toBe(state);
  });
});

describe("promises that people change", () => {
  const from = { startedAt: on("Fri 2026-03-20 15:00"), waits: [] };
  const changed = (more: Partial<Policy>) => dueOf({ ...decision, ...more }, from, desk);

  it.each([
    [{ target: 24 }, "Mon 2026-03-23 15:00", "a shorter target"],
    [{ target: 90, unit: "minutes" }, "Fri 2026-03-20 16:30", "minutes"],
    [{ target: 0 }, "Fri 2026-03-20 15:00", "at once"],
    [{ target: 2, unit: "workdays" }, "Tue 2026-03-24 24:00", "the end of the second working day"],
    [{ target: 2, unit: "days" }, "Sun 2026-03-22 24:00", "the end of the second day"],
    [{ calendar: "nobody's" }, "Tue 2026-03-24 15:00", "hours that nobody knows are the desk's own"],
    [{ model: "", unit: "hours" }, "Tue 2026-03-24 15:00", "working days where no model is given"],
  ] as [Partial<Policy>, string, string][])("%j falls due %s: %s", (more, dueAt) => {
    expect(changed(more).dueAt).toBe(on(dueAt));
  });

  it.each<Partial<Policy>>([
    { target: null },
    { target: -48 },
    { target: -1, unit: "workdays" },
    { target: 1e9, unit: "workdays" },
  ])("%j is no promise and breaks nothing", (more) => {
    expect(changed(more)).toEqual({ dueAt: null, warnAt: null });
  });

  it.each([
    [-1, "Fri 2026-03-20 15:00"],
    [0, "Fri 2026-03-20 15:00"],
    [1, "Tue 2026-03-24 15:00"],
    [75, "Tue 2026-03-24 15:00"],
    [null, "Tue 2026-03-24 15:00"],
  ])("a warning from the share %p on comes %s, between the start and the end", (warnShare, warnAt) => {
    expect(changed({ warnShare }).warnAt).toBe(on(warnAt));
  });

  it.each([
    ["acknowledgement", "R-022", 60, "minutes", "CAL"],
    ["decision", "R-023, R-140", 48, "hours", "BD24"],
    ["ae", "R-024, R-141", 24, "hours", "BD24"],
    ["outreach", "Q5", 24, "hours", "BD24"],
    ["meeting", "R-025, R-142", 5, "workdays", "BD24"],
    ["dispute", "R-032", 48, "hours", "BD24"],
    ["dispute-escalated", "R-033", 5, "workdays", "BD24"],
    ["notes", "R-057", 4, "sameday", "CAL"],
    ["next-step", "R-058", 0, "minutes", "CAL"],
    ["follow-up", "R-059", 24, "hours", "CAL"],
    ["stage", "R-060", 24, "hours", "CAL"],
    ["coverage", "R-074", 24, "hours", "BD24"],
    ["go-live", "R-081", 48, "hours", "BD24"],
    ["lead-platinum", "R-101", 4, "hours", "WH"],
    ["lead-gold", "R-102", 8, "hours", "WH"],
    ["lead-silver", "R-103", 24, "hours", "BD24"],
    ["inquiry", "R-143", 4, "hours", "WH"],
    ["fee", "R-144", 30, "days", "CAL"],
    ["qbr", "R-145", 7, "notice", "CAL"],
  ])("%s is at first as %s has it", (key, _requirement, target, unit, model) => {
    expect(promise(key)).toMatchObject({ target, unit, model, active: true, calendar: "desk" });
    expect(promise(key).starts && promise(key).stops).toBeTruthy();
    expect(policyFaults(promise(key), ["desk"])).toEqual([]);
  });

  it("are not active where nobody said how long it may take (R-147)", () => {
    expect(firstPolicies.filter(({ active }) => !active).map(({ key, target }) => [key, target])).toEqual([
      ["application", null],
      ["tier-upgrade", null],
      ["contract-renewal", null],
      ["co-marketing", null],
    ]);
  });

  it.each<[Partial<Policy>, Partial<Policy>, string]>([
    [{ target: null }, { target: 48, unit: "hours" }, "target"],
    [{ target: 100_000 }, { target: 48, unit: "hours" }, "target"],
    [{ target: 3651, unit: "days" }, { target: 48, unit: "hours" }, "target"],
    [{ unit: "" }, { target: 48, unit: "hours" }, "unit"],
    [{ model: "" }, { model: "BD24" }, "model"],
    [{ warnShare: 75 }, { warnShare: 0.75 }, "warnShare"],
    [{ goal: null }, { goal: 95 }, "goal"],
    [{ calendar: "nobody's" }, { calendar: "nobody's" }, "calendar"],
  ])("%j counts as %j, and the fault names the column %s", (said, counts, column) => {
    const typed = { ...decision, ...said };
    expect(soundPolicy(typed)).toMatchObject(counts);
    expect(policyFaults(typed, ["desk"]).map((fault) => fault.column)).toEqual([column]);
  });

  it("that somebody switched off are nobody's fault", () => {
    expect(policyFaults({ ...decision, active: false, target: -1 }, ["desk"])).toEqual([]);
  });

  it.each([
    ["Fri 2026-03-20 16:30", "Fri 2026-03-20 20:30"],
    ["Fri 2026-03-20 22:00", "Fri 2026-03-20 23:59:59"],
  ])("S31: notes of a meeting that ended %s are due %s", (ended, dueAt) => {
    expect(dueOf(promise("notes"), { startedAt: on(ended), waits: [] }, desk).dueAt).toBe(on(dueAt));
  });

  it.each([
    ["Fri 2026-03-20 16:30", "Sat 2026-03-21 16:30"],
    ["Sat 2026-03-07 21:00", "Sun 2026-03-08 22:00"],
  ])("S31: the follow-up of a meeting that ended %s is due %s", (ended, dueAt) => {
    expect(dueOf(promise("follow-up"), { startedAt: on(ended), waits: [] }, desk).dueAt).toBe(on(dueAt));
  });

  it("S30: a question of Friday 15:30 is answered by Monday 11:30", () => {
    const from = { startedAt: on("Fri 2026-03-20 15:30"), waits: [] };
    expect(dueOf(promise("inquiry"), from, desk).dueAt).toBe(on("Mon 2026-03-23 11:30"));
  });

  it("S35: the invitation to a QBR leaves seven days before it, to the end of that day", () => {
    const from = { startedAt: on("Tue 2026-09-15 14:00"), waits: [] };
    expect(dueOf(promise("qbr"), from, desk)).toEqual({
      dueAt: on("Tue 2026-09-08 24:00"),
      warnAt: on("Sun 2026-09-06 00:00"),
    });
  });
});

describe("years without a day off", () => {
  it.each([
    ["2026-03-20", ["2026-12-25"], []],
    ["2026-03-20", ["2027-01-01"], ["2026"]],
    ["2026-12-01", ["2026-12-25"], ["2027"]],
    ["2026-11-30", ["2026-12-25"], []],
    ["2026-12-31", [], ["2026", "2027"]],
  ])("S7b: on %s with %j entered are %j", (today, entered, years) => {
    expect(yearsWithout([{ key: "desk" }], days("desk", entered), today).flatMap((one) => one.years)).toEqual(years);
  });
});

describe("working hours that people type", () => {
  const hoursFor = (cells: Partial<ReturnType<typeof firstHours>>, holidays: readonly string[] = []) =>
    hoursOf(
      {
        calendars: [{ ...firstHours("desk", newYork.name, "09:00-17:00"), ...cells }],
        holidays: days("desk", holidays),
      },
      { key: "desk", zone: newYork.name },
      intlOffsets,
      on("Fri 2026-03-20 15:00"),
    );
  const dueWith = (hours: Hours) =>
    dueOf({ ...decision, target: 4, model: "WH" }, { startedAt: on("Fri 2026-03-20 15:00"), waits: [] }, hours).dueAt;

  it.each([
    [
      "09:00-12:00, 13:00-17:00",
      [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    ],
    ["9:00 – 17:00", [["9:00", "17:00"]]],
    ["", []],
    ["all day", [["all day"]]],
  ])("the cell %j holds %j", (cell, windows) => {
    expect(windowsOf(cell)).toEqual(windows);
  });

  it("have a lunch break, a short Friday, a holiday", () => {
    expect(dueWith(hoursFor({}))).toBe(on("Mon 2026-03-23 11:00"));
    expect(dueWith(hoursFor({ mon: "10:00-11:00, 14:00-18:00" }))).toBe(on("Mon 2026-03-23 15:00"));
    expect(dueWith(hoursFor({ fri: "09:00-15:30" }))).toBe(on("Mon 2026-03-23 12:30"));
    expect(dueWith(hoursFor({}, ["2026-03-23"]))).toBe(on("Tue 2026-03-24 11:00"));
  });

  it.each([
    [{ fri: "09:00-15:30", mon: "all day" }, "Mon 2026-03-23 12:30"],
    [{ fri: "09:00-15:30", zone: "Atlantis" }, "Mon 2026-03-23 12:30"],
    [{ fri: "09:00-17:00, 16:00-18:00" }, "Mon 2026-03-23 11:00"],
    [{ fri: "22:00-06:00", sat: "05:00-09:00" }, "Sat 2026-03-21 02:00"],
  ])("cell by cell: %j counts as at first where it cannot be read, as it stands elsewhere", (cells, dueAt) => {
    expect(dueWith(hoursFor(cells))).toBe(on(dueAt));
  });

  it("with a day off twice count it once", () => {
    expect(dueWith(hoursFor({}, ["2026-03-23", "2026-03-23"]))).toBe(on("Tue 2026-03-24 11:00"));
  });

  it("run over midnight", () => {
    expect(dueWith(hoursFor({ fri: "22:00-02:00, 09:00-16:00" }))).toBe(on("Sat 2026-03-21 01:00"));
  });

  it.each([{ mon: "all day" }, { tue: "17:00-09:00" }, { zone: "Atlantis" }])(
    "that cannot be read (%j) count as the first hours",
    (cells) => {
      expect(dueWith(hoursFor(cells))).toBe(on("Mon 2026-03-23 11:00"));
    },
  );

  it("are never over where every day is closed", () => {
    const closed = hoursFor({ mon: "", tue: "", wed: "", thu: "", fri: "" });
    expect(dueWith(closed)).toBeNull();
    expect(dueDayOf(promise("meeting"), on("Fri 2026-03-20 15:00"), closed)).toBe("");
  });

  it("take their zone from the program where they have none, and only their own holidays", () => {
    const holidays = [...days("desk", ["2026-05-25"]), ...days("london", ["2026-04-03"])];
    expect(scheduleOf(firstHours("london", "", "08:00-16:00"), holidays, "Europe/London")).toMatchObject({
      zone: "Europe/London",
      holidays: ["2026-04-03"],
    });
  });
});
