import fc from "fast-check";
import {
  addMinutes,
  calendarFaults,
  elapsedMs,
  expand,
  intlOffsets,
  type Offsets,
  type Pauses,
  roundTheClock,
  type Schedule,
  wholeDays,
} from "../../src/rules/calendar";
import { weekdays } from "../../src/rules/days";
import { isoWithOffset, zoneOf } from "../../src/rules/zone";
import { diceOf } from "../notation";
import { type Case, caseIn, differences } from "./slow-count";

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const at = (text: string) => Date.parse(text);
const hours = (count: number) => count * 60;
const nine = [["09:00", "17:00"]];
const office = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine };
const holidays2026 = ["2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03"].concat([
  "2026-09-07",
  "2026-11-26",
  "2026-11-27",
  "2026-12-25",
]);
const newYork: Schedule = { zone: "America/New_York", weekly: office, holidays: holidays2026 };
const london: Schedule = { zone: "Europe/London", weekly: office, holidays: ["2026-04-03", "2026-04-06"] };
const onlyThanksgiving = { ...newYork, holidays: ["2026-11-26"] };
const always = (weekly: readonly (readonly string[])[]) => Object.fromEntries(weekdays.map((day) => [day, weekly]));

const laid = (schedule: Schedule) => expand(schedule, at("2026-01-01T00:00Z"), at("2027-01-01T00:00Z"), intlOffsets);
const models = {
  BD24: (schedule: Schedule) => laid(wholeDays(schedule)),
  WH: laid,
  CAL: (schedule: Schedule) => laid(roundTheClock(schedule.zone)),
};
const due = (schedule: Schedule, model: keyof typeof models, start: string, minutes: number, pauses: Pauses = []) => {
  const moment = addMinutes(models[model](schedule), at(start), minutes, pauses);
  return moment === null ? null : isoWithOffset(zoneOf(schedule.zone, intlOffsets), moment);
};
const worked = (schedule: Schedule, model: keyof typeof models, start: string, end: string, pauses: Pauses = []) =>
  elapsedMs(models[model](schedule), at(start), at(end), pauses);

describe("what is due after 48 hours", () => {
  it.each([
    [
      "S1",
      newYork,
      "2026-03-20T15:00-04:00",
      "2026-03-24T15:00:00-04:00",
      "2026-03-30T15:00:00-04:00",
      "2026-03-22T15:00:00-04:00",
    ],
    [
      "S2",
      newYork,
      "2026-03-21T11:20-04:00",
      "2026-03-25T00:00:00-04:00",
      "2026-03-30T17:00:00-04:00",
      "2026-03-23T11:20:00-04:00",
    ],
    [
      "S3a",
      onlyThanksgiving,
      "2026-11-25T15:00-05:00",
      "2026-11-30T15:00:00-05:00",
      "2026-12-04T15:00:00-05:00",
      "2026-11-27T15:00:00-05:00",
    ],
    [
      "S4",
      newYork,
      "2026-03-06T16:30-05:00",
      "2026-03-10T16:30:00-04:00",
      "2026-03-16T16:30:00-04:00",
      "2026-03-08T17:30:00-04:00",
    ],
    [
      "S4c",
      london,
      "2026-03-27T16:30Z",
      "2026-03-31T16:30:00+01:00",
      "2026-04-08T16:30:00+01:00",
      "2026-03-29T17:30:00+01:00",
    ],
    [
      "S5",
      newYork,
      "2026-06-15T08:00+10:00",
      "2026-06-17T00:00:00-04:00",
      "2026-06-23T17:00:00-04:00",
      "2026-06-16T18:00:00-04:00",
    ],
    [
      "S7b",
      newYork,
      "2026-12-31T15:00-05:00",
      "2027-01-04T15:00:00-05:00",
      "2027-01-08T15:00:00-05:00",
      "2027-01-02T15:00:00-05:00",
    ],
  ])("%s: whole days, office hours, round the clock", (_, schedule, start, wholeDay, office, clock) => {
    expect(due(schedule, "BD24", start, hours(48))).toBe(wholeDay);
    expect(due(schedule, "WH", start, hours(48))).toBe(office);
    expect(due(schedule, "CAL", start, hours(48))).toBe(clock);
  });

  it("S6: the clock waits while the partner is asked", () => {
    const waits = [[at("2026-04-13T16:00-04:00"), at("2026-04-15T11:00-04:00")]] as const;
    expect(due(newYork, "BD24", "2026-04-13T10:00-04:00", hours(48), waits)).toBe("2026-04-17T05:00:00-04:00");
    expect(due(newYork, "WH", "2026-04-13T10:00-04:00", hours(48), waits)).toBe("2026-04-22T13:00:00-04:00");
    expect(due(newYork, "CAL", "2026-04-13T10:00-04:00", hours(48), waits)).toBe("2026-04-17T05:00:00-04:00");
  });

  it("S7: a decision on the minute is in time, one a minute later is a minute late", () => {
    expect(worked(newYork, "BD24", "2026-03-20T15:00-04:00", "2026-03-24T15:00-04:00")).toBe(48 * HOUR);
    expect(worked(newYork, "BD24", "2026-03-20T15:00-04:00", "2026-03-24T15:01-04:00")).toBe(48 * HOUR + MINUTE);
  });

  it("S8: a chain over the fourth of July", () => {
    const [sent, approved] = ["2026-07-02T14:00-04:00", "2026-07-06T10:00-04:00"];
    expect(due(newYork, "BD24", sent, hours(48))).toBe("2026-07-07T14:00:00-04:00");
    expect(worked(newYork, "BD24", sent, approved)).toBe(20 * HOUR);
    expect(worked(newYork, "WH", sent, approved)).toBe(4 * HOUR);
    expect(worked(newYork, "CAL", sent, approved)).toBe(92 * HOUR);
    expect(due(newYork, "BD24", approved, hours(24))).toBe("2026-07-07T10:00:00-04:00");
  });

  it("S8: a chain in a plain week, all at the deadline", () => {
    expect(due(newYork, "BD24", "2026-03-23T10:00-04:00", hours(48))).toBe("2026-03-25T10:00:00-04:00");
    expect(due(newYork, "BD24", "2026-03-25T10:00-04:00", hours(24))).toBe("2026-03-26T10:00:00-04:00");
  });
});

describe("open hours", () => {
  it.each([
    ["2026-03-24T15:00-04:00", 120, "2026-03-24T17:00:00-04:00", "closing time, not the next opening"],
    ["2026-03-24T17:00-04:00", 1, "2026-03-25T09:01:00-04:00", "nothing is left at closing time"],
    ["2026-03-24T07:00-04:00", 0, "2026-03-24T07:00:00-04:00", "no time is over at once"],
    ["2026-03-24T07:00-04:00", 60, "2026-03-24T10:00:00-04:00", "before opening nothing counts"],
    ["2026-03-20T15:30-04:00", 240, "2026-03-23T11:30:00-04:00", "the weekend does not count"],
    ["2026-05-22T16:00-04:00", 120, "2026-05-26T10:00:00-04:00", "Monday is a holiday"],
    ["2026-03-24T10:00:00.001-04:00", 0.001, "2026-03-24T10:00:00.061-04:00", "to the millisecond"],
    ["2012-03-23T16:00-04:00", 120, "2012-03-26T10:00:00-04:00", "years before what was laid out"],
    ["2044-03-25T16:00-04:00", 120, "2044-03-28T10:00:00-04:00", "years after it"],
  ])("from %s %d minutes end at %s: %s", (start, minutes, expected) => {
    expect(due(newYork, "WH", start, minutes)).toBe(expected);
  });

  it("are counted over ten years: 2,610 days from Monday to Friday", () => {
    const plain = { ...newYork, holidays: [] };
    expect(due(plain, "WH", "2026-03-24T09:00-04:00", hours(2610 * 8))).toBe("2036-03-24T17:00:00-04:00");
  });

  const evening = [
    ["13:00", "15:00"],
    ["09:00", "12:00"],
  ];
  const asTwo = { mon: [...evening, ["22:00", "24:00"]], tue: [["0:00", "06:00"]] };
  const asOne = { mon: [...evening, ["22:00", "06:00"]] };
  it.each([
    ["as two windows", asTwo],
    ["as one", asOne],
  ])("may be several a day, and run over midnight, written %s", (_, weekly) => {
    const shifts = { ...newYork, weekly };
    expect(worked(shifts, "WH", "2026-03-23T00:00-04:00", "2026-03-24T00:00-04:00")).toBe(7 * HOUR);
    expect(worked(shifts, "WH", "2026-03-23T00:00-04:00", "2026-03-25T00:00-04:00")).toBe(13 * HOUR);
    expect(due(shifts, "WH", "2026-03-23T14:00-04:00", hours(4))).toBe("2026-03-24T01:00:00-04:00");
  });

  it.each([
    ["2026-03-23", 6, "a holiday takes the hours before midnight"],
    ["2026-03-24", 2, "the holiday after it takes those after midnight"],
  ])("of a night from 22:00 to 06:00 with a holiday on %s are %d: %s", (holiday, count) => {
    const nights = { ...newYork, weekly: { mon: [["22:00", "06:00"]] }, holidays: [holiday] };
    expect(worked(nights, "WH", "2026-03-23T00:00-04:00", "2026-03-25T00:00-04:00")).toBe(count * HOUR);
  });

  it("of a night that ends on Saturday make Saturday no working day", () => {
    const nights = { ...newYork, weekly: { fri: [["22:00", "06:00"]], mon: nine } };
    expect(due(nights, "BD24", "2026-03-20T12:00-04:00", hours(24))).toBe("2026-03-23T12:00:00-04:00");
  });

  it("may run to the last minute of the day, and begin with the next", () => {
    const days = {
      ...newYork,
      weekly: always([
        ["12:00", "00:00"],
        ["00:00", "12:00"],
      ]),
      holidays: [],
    };
    expect(worked(days, "WH", "2026-03-23T00:00-04:00", "2026-03-24T00:00-04:00")).toBe(24 * HOUR);
  });

  it.each([
    ["2026-03-08", 2, "02:00 to 03:00 is skipped in spring"],
    ["2026-11-01", 4, "01:00 to 02:00 comes twice in autumn"],
    ["2026-03-15", 3, "on any other day"],
  ])("on %s from 00:00 to 03:00 are %d: %s", (day, count) => {
    const nights = { zone: "America/New_York", weekly: always([["00:00", "03:00"]]), holidays: [] };
    expect(worked(nights, "WH", `${day}T04:00Z`, `${day}T20:00Z`)).toBe(count * HOUR);
  });

  it("that wholly lie in a skipped hour do not come on that day", () => {
    const short = { zone: "America/New_York", weekly: always([["02:00", "03:00"]]), holidays: [] };
    expect(due(short, "WH", "2026-03-07T12:00-05:00", 30)).toBe("2026-03-09T02:30:00-04:00");
  });

  it("are none on a day that a zone left out", () => {
    const apia = { zone: "Pacific/Apia", weekly: always([["00:00", "24:00"]]), holidays: ["2011-12-31"] };
    expect(due(apia, "WH", "2011-12-29T23:00-10:00", 120)).toBe("2012-01-01T01:00:00+14:00");
  });
});

describe("time that never comes", () => {
  const sent = "2026-03-24T10:00-04:00";
  const open = [[at("2026-03-24T12:00-04:00"), null]] as const;
  it.each([
    ["a target within the time before an open wait is reached", newYork, 60, open, "2026-03-24T11:00:00-04:00"],
    ["so is one that ends as the wait begins", newYork, 120, open, "2026-03-24T12:00:00-04:00"],
    ["one beyond it is not", newYork, 121, open, null],
    ["none is without opening hours", { ...newYork, weekly: {} }, 1, [], null],
    ["none is in a week of closed days", { ...newYork, weekly: { mon: [], tue: [] } }, 1, [], null],
    ["none is that takes centuries", { ...newYork, weekly: { mon: [["09:00", "09:01"]] } }, 20_000, [], null],
  ])("%s", (_, schedule, minutes, pauses, expected) => {
    expect(due(schedule, "WH", sent, minutes, pauses)).toBe(expected);
  });

  it("is 0 to an end before the start", () => {
    expect(worked(newYork, "WH", "2026-03-24T12:00-04:00", "2026-03-24T10:00-04:00")).toBe(0);
  });
});

describe("waits", () => {
  const wait = (from: string, to: string | null) =>
    [at(`2026-03-24T${from}-04:00`), to === null ? null : at(`2026-03-24T${to}-04:00`)] as const;
  const ten = "2026-03-24T10:00-04:00";
  it.each([
    ["one that began before the start counts from the start", [wait("08:00", "11:00")], 6],
    ["two that overlap are taken out once", [wait("11:00", "13:00"), wait("12:00", "14:00")], 4],
    ["one within another", [wait("11:00", "14:00"), wait("12:00", "13:00")], 4],
    ["one that ends as it begins is none", [wait("13:00", "13:00")], 7],
    ["one at night takes out nothing", [wait("18:00", "23:00")], 7],
    ["one that still runs takes out the rest", [wait("11:00", "12:00"), wait("15:00", null)], 4],
  ])("%s", (_, pauses, count) => {
    expect(worked(newYork, "WH", ten, "2026-03-24T17:00-04:00", pauses)).toBe(count * HOUR);
  });

  it.each([
    ["one that ends before it begins", [wait("13:00", "12:00")], "17:00"],
    ["one that stands after a later one", [wait("13:00", "14:00"), wait("11:00", "12:00")], "15:00"],
  ])("%s is refused", (_, pauses, from) => {
    const fault = new RangeError(`The wait from 2026-03-24T${from}:00.000Z is out of order`);
    expect(() => worked(newYork, "WH", ten, "2026-03-24T17:00-04:00", pauses)).toThrow(fault);
    expect(() => due(newYork, "WH", ten, hours(4), pauses)).toThrow(fault);
  });
});

describe("a calendar", () => {
  it("is the same one when it is asked for again", () => {
    expect(laid(newYork)).toBe(laid({ ...newYork }));
    expect(laid(newYork)).not.toBe(laid(london));
  });

  it("asks for the offsets of a zone once, whatever the number of schedules", () => {
    let asked = 0;
    const counting: Offsets = (zone, ms) => {
      asked += 1;
      return intlOffsets(zone, ms);
    };
    const layOut = (schedule: Schedule) => expand(schedule, at("2026-01-01T00:00Z"), at("2026-06-01T00:00Z"), counting);
    layOut(newYork);
    const first = asked;
    layOut(wholeDays(newYork));
    // One each to see that the zone exists.
    expect(asked).toBe(first + 1);
  });

  const monday = (...windows: string[][]): Record<string, string[][]> => ({ mon: windows });
  it.each<[string, Record<string, string[][]>, string, string]>([
    ["Europe/Atlantis", office, "2026-12-25", '"Europe/Atlantis" is not a time zone such as Europe/Lisbon.'],
    ["Europe/Lisbon", { monday: nine }, "2026-12-25", '"monday" is not a weekday: mon, tue, wed, thu, fri, sat, sun.'],
    ["Europe/Lisbon", office, "2026-02-30", 'Holiday "2026-02-30" is not a day such as 2026-12-25.'],
    [
      "Europe/Lisbon",
      monday(["09:00", "25:00"]),
      "2026-12-25",
      '"09:00-25:00" on mon cannot be read: write hours such as 09:00-17:00.',
    ],
    [
      "Europe/Lisbon",
      monday(["9", "5"]),
      "2026-12-25",
      '"9-5" on mon cannot be read: write hours such as 09:00-17:00.',
    ],
    [
      "Europe/Lisbon",
      monday(["09:00"]),
      "2026-12-25",
      '"09:00" on mon cannot be read: write hours such as 09:00-17:00.',
    ],
    ...[
      ["17:00", "09:00"],
      ["09:00", "09:00"],
    ].map((window): [string, Record<string, string[][]>, string, string] => [
      "Europe/Lisbon",
      monday(window),
      "2026-12-25",
      `"${window.join("-")}" on mon does not close after it opens; over midnight it may stay open for 12 hours, as in 22:00-06:00.`,
    ]),
    [
      "Europe/Lisbon",
      monday(["09:00", "13:00"], ["12:59", "17:00"]),
      "2026-12-25",
      '"09:00-13:00" on mon and "12:59-17:00" on mon overlap.',
    ],
    [
      "Europe/Lisbon",
      { mon: [["05:00", "09:00"]], sun: [["22:00", "06:00"]] },
      "2026-12-25",
      '"22:00-06:00" on sun and "05:00-09:00" on mon overlap.',
    ],
  ])("in %s with %j and a holiday on %s is refused: %s", (zone, weekly, holiday, fault) => {
    const schedule = { zone, weekly, holidays: [holiday] };
    expect(calendarFaults(schedule)).toEqual([fault]);
    expect(() => laid(schedule)).toThrow(new RangeError(fault));
  });

  it("with a holiday twice is refused", () => {
    const schedule = { ...newYork, holidays: ["2026-12-25", "2026-07-03", "2026-12-25"] };
    expect(calendarFaults(schedule)).toEqual(["Holiday 2026-12-25 is there twice."]);
  });

  it.each([
    ["less than no time", () => addMinutes(laid(newYork), 0, -1, [])],
    ["no number of minutes", () => addMinutes(laid(newYork), 0, Number.NaN, [])],
    ["a start before 1990", () => addMinutes(laid(newYork), at("1989-12-31T23:59Z"), 1, [])],
    ["no time from then", () => addMinutes(laid(newYork), at("1989-12-31T23:59Z"), 0, [])],
    ["an end after 2100", () => elapsedMs(laid(newYork), at("2026-03-24T00:00Z"), at("2101-01-01T00:01Z"), [])],
    ["an end before 1990", () => elapsedMs(laid(newYork), at("2026-03-24T00:00Z"), 0, [])],
    ["no moment", () => elapsedMs(laid(newYork), at("2026-03-24T00:00Z"), Number.NaN, [])],
    ["a wait until 2200", () => due(newYork, "WH", "2026-03-24T00:00Z", 60, [[at("2026-03-23"), at("2200-01-01")]])],
  ])("refuses %s", (_, ask) => {
    expect(ask).toThrow(RangeError);
  });

  it("tells of nothing that falls due after 2100", () => {
    expect(due(newYork, "WH", "2100-12-31T16:00-05:00", 60)).toBe("2100-12-31T17:00:00-05:00");
    expect(due(newYork, "WH", "2100-12-31T16:00-05:00", 61)).toBeNull();
  });
});

describe("against a count minute by minute", () => {
  const random = diceOf(20_260_320);
  const zones = Intl.supportedValuesOf("timeZone");

  it("is right in every zone of the world", () => {
    expect(zones.length).toBeGreaterThan(400);
    const wrong = zones.flatMap((zone) => {
      const asked = caseIn(zone, random, 1);
      return differences(asked, Math.floor(random() * 500)).map((fault) => `${JSON.stringify(asked)}: ${fault}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe("whatever the schedule, the zone and the waits", () => {
  const seed = fc.integer({ min: 1, max: 2 ** 31 });
  const anyCase = fc
    .tuple(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), seed)
    .map(([zone, start]) => caseIn(zone, diceOf(start), 10));
  const laidOut = ({ schedule, startMs, endMs }: Case) => expand(schedule, startMs, endMs, intlOffsets);
  const millisecond = fc.nat(MINUTE);
  const length = fc.integer({ min: 1, max: 10 * DAY });
  const holds = <T>(of: fc.Arbitrary<T>, law: (values: T) => void, numRuns = 150) =>
    fc.assert(fc.property(of, law), { numRuns });

  it("adding what has elapsed leads back, to the millisecond", () => {
    holds(
      fc.tuple(anyCase, millisecond, length),
      ([row, ms, targetMs]) => {
        const calendar = laidOut(row);
        const startMs = row.startMs + ms;
        const moment = addMinutes(calendar, startMs, targetMs / MINUTE, row.pauses);
        if (moment === null) return;
        expect(elapsedMs(calendar, startMs, moment, row.pauses)).toBe(targetMs);
        expect(elapsedMs(calendar, startMs, moment - 1, row.pauses)).toBe(targetMs - 1);
      },
      400,
    );
  });

  it("a later end has no less elapsed, and never more than the time between", () => {
    holds(fc.tuple(anyCase, length), ([row, more]) => {
      const elapsed = (end: number) => elapsedMs(laidOut(row), row.startMs, end, row.pauses);
      const [first, later] = [elapsed(row.endMs), elapsed(row.endMs + more)];
      expect(later).toBeGreaterThanOrEqual(first);
      expect(later - first).toBeLessThanOrEqual(more);
    });
  });

  it("a longer promise falls due no earlier", () => {
    holds(fc.tuple(anyCase, fc.nat(3000), fc.nat(3000)), ([row, minutes, more]) => {
      const due = (count: number) => addMinutes(laidOut(row), row.startMs, count, row.pauses) ?? Infinity;
      expect(due(minutes + more)).toBeGreaterThanOrEqual(due(minutes));
    });
  });

  it("what elapsed to a moment and what elapsed from it add up", () => {
    holds(fc.tuple(anyCase, fc.nat(100)), ([row, percent]) => {
      const calendar = laidOut(row);
      const between = Math.round(row.startMs + ((row.endMs - row.startMs) * percent) / 100);
      const elapsed = (from: number, to: number) => elapsedMs(calendar, from, to, row.pauses);
      expect(elapsed(row.startMs, between) + elapsed(between, row.endMs)).toBe(elapsed(row.startMs, row.endMs));
    });
  });

  it("promising the rest from halfway falls due at the same moment", () => {
    holds(fc.tuple(anyCase, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 })), ([row, a, b]) => {
      const due = (start: number, count: number) => addMinutes(laidOut(row), start, count, row.pauses);
      const half = due(row.startMs, a);
      if (half !== null) expect(due(half, b)).toBe(due(row.startMs, a + b));
    });
  });

  it("waiting moves the end by what would have counted meanwhile", () => {
    holds(fc.tuple(anyCase, fc.integer({ min: 1, max: 2000 })), ([row, minutes]) => {
      const calendar = laidOut(row);
      const due = addMinutes(calendar, row.startMs, minutes, row.pauses);
      if (due === null) return;
      const waited = elapsedMs(calendar, row.startMs, due, []) - minutes * MINUTE;
      expect(addMinutes(calendar, row.startMs, minutes + waited / MINUTE, [])).toBe(due);
    });
  });

  it("waiting while it is closed changes nothing", () => {
    holds(fc.tuple(anyCase, fc.nat(3000)), ([row, minutes]) => {
      const calendar = laidOut(row);
      const closed = calendar.table.closes.flatMap((close, at): [number, number][] => {
        const next = calendar.table.opens[at + 1];
        return next !== undefined && close >= row.startMs && next <= row.endMs ? [[close, next]] : [];
      });
      expect(elapsedMs(calendar, row.startMs, row.endMs, closed)).toBe(elapsedMs(calendar, row.startMs, row.endMs, []));
      const due = addMinutes(calendar, row.startMs, minutes, []);
      expect(addMinutes(calendar, row.startMs, minutes, closed)).toBe(due);
    });
  });

  it("round the clock is the same in every zone: the time itself", () => {
    holds(fc.tuple(anyCase, fc.nat(20_000)), ([{ schedule, startMs, endMs }, minutes]) => {
      const calendar = expand(roundTheClock(schedule.zone), startMs, endMs, intlOffsets);
      expect(elapsedMs(calendar, startMs, endMs, [])).toBe(endMs - startMs);
      expect(addMinutes(calendar, startMs, minutes, [])).toBe(startMs + minutes * MINUTE);
    });
  });
});
