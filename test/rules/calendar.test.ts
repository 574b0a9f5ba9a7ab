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
import { dayOf, isoWithOffset, zoneOf } from "../../src/rules/zone";

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

  it("may be several a day, overlap, and run over midnight as two", () => {
    const shifts = {
      ...newYork,
      weekly: {
        mon: [
          ["13:00", "15:00"],
          ["09:00", "12:00"],
          ["11:00", "14:00"],
          ["22:00", "24:00"],
        ],
        tue: [["0:00", "06:00"]],
      },
    };
    expect(worked(shifts, "WH", "2026-03-23T00:00-04:00", "2026-03-24T00:00-04:00")).toBe(8 * HOUR);
    expect(due(shifts, "WH", "2026-03-23T14:00-04:00", hours(4))).toBe("2026-03-24T01:00:00-04:00");
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
    ["one that ends before it begins is none", [wait("13:00", "12:00")], 7],
    ["one at night takes out nothing", [wait("18:00", "23:00")], 7],
    ["one that still runs takes out the rest", [wait("11:00", "12:00"), wait("15:00", null)], 4],
  ])("%s", (_, pauses, count) => {
    expect(worked(newYork, "WH", ten, "2026-03-24T17:00-04:00", pauses)).toBe(count * HOUR);
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
      '"09:00-25:00" on mon is not a window such as 09:00-17:00.',
    ],
    ["Europe/Lisbon", monday(["9", "5"]), "2026-12-25", '"9-5" on mon is not a window such as 09:00-17:00.'],
    ["Europe/Lisbon", monday(["09:00"]), "2026-12-25", '"09:00" on mon is not a window such as 09:00-17:00.'],
    [
      "Europe/Lisbon",
      monday(["22:00", "06:00"]),
      "2026-12-25",
      '"22:00-06:00" on mon does not close after it opens; a window over midnight is two, 22:00-24:00 and 00:00-06:00.',
    ],
  ])("in %s with %j and a holiday on %s is refused: %s", (zone, weekly, holiday, fault) => {
    const schedule = { zone, weekly, holidays: [holiday] };
    expect(calendarFaults(schedule)).toEqual([fault]);
    expect(() => laid(schedule)).toThrow(new RangeError(fault));
  });

  it.each([
    ["less than no time", () => addMinutes(laid(newYork), 0, -1, [])],
    ["no number of minutes", () => addMinutes(laid(newYork), 0, Number.NaN, [])],
    ["a start in the year 219", () => addMinutes(laid(newYork), at("0219-03-24T00:00Z"), 1, [])],
    ["an end in the year 20226", () => elapsedMs(laid(newYork), 0, at("+020226-03-24T00:00Z"), [])],
    ["no moment", () => elapsedMs(laid(newYork), 0, Number.NaN, [])],
  ])("refuses %s", (_, ask) => {
    expect(ask).toThrow(RangeError);
  });
});

describe("against a count minute by minute", () => {
  const moment = fc.integer({ min: Date.UTC(1995, 0, 1) / MINUTE, max: Date.UTC(2055, 0, 1) / MINUTE });
  const clock = fc.integer({ min: 0, max: 1440 });
  const said = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const window = fc.tuple(clock, clock).filter(([a, b]) => a !== b);
  const windows = fc.array(
    window.map((pair) => pair.sort((a, b) => a - b).map(said)),
    { maxLength: 3 },
  );
  const weekly = fc.record(Object.fromEntries(weekdays.map((day) => [day, windows])));
  const wait = fc.tuple(
    fc.integer({ min: -500, max: 5000 }),
    fc.option(fc.integer({ min: -10, max: 2000 }), { freq: 9 }),
  );

  /** A start within two days of a change of clocks in every second case, as that is where counts go wrong. */
  const start = fc
    .tuple(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), moment, fc.boolean())
    .map(([zone, minute, near]) => {
      const from = minute * MINUTE;
      const offset = (ms: number) => intlOffsets(zone, ms);
      const changed = Array.from({ length: 200 }, (_, day) => from + day * DAY).find(
        (ms) => offset(ms) !== offset(ms + DAY),
      );
      return { zone, startMs: near && changed ? changed - (minute % 2880) * MINUTE : from };
    });

  const anyCase = fc
    .record({
      start,
      weekly,
      closed: fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 3 }),
      waits: fc.array(wait, { maxLength: 3 }),
      length: fc.integer({ min: 0, max: 4500 }),
    })
    .map(({ start: { zone, startMs }, weekly, closed, waits, length }) => {
      const holidays = closed.map((days) => dayOf(zoneOf(zone, intlOffsets), startMs + days * DAY));
      const pauses = [...waits]
        .sort(([a], [b]) => a - b)
        .map(([from, minutes]) => [from, minutes === null ? null : from + minutes] as const)
        .map(([from, to]) => [startMs + from * MINUTE, to === null ? null : startMs + to * MINUTE] as const);
      const schedule: Schedule = { zone, weekly, holidays };
      return { schedule, startMs, endMs: startMs + length * MINUTE, pauses };
    });
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

  /** Whether each minute from the start counts: asked of the wall clock, one by one, knowing nothing of intervals. */
  const minutesThatCount = ({ schedule, startMs, endMs, pauses }: Case) => {
    const counts: boolean[] = [];
    for (let ms = startMs; ms < endMs; ms += MINUTE) {
      const shown = new Date(ms + intlOffsets(schedule.zone, ms) * MINUTE);
      const time = said(shown.getUTCHours() * 60 + shown.getUTCMinutes());
      const windows = schedule.weekly[weekdays[(shown.getUTCDay() + 6) % 7]!] ?? [];
      const open = windows.some(([opens, closes]) => opens! <= time && time < closes!);
      const holiday = schedule.holidays.includes(shown.toISOString().slice(0, 10));
      const waiting = pauses.some(([from, to]) => from <= ms && (to === null || ms < to));
      counts.push(open && !holiday && !waiting);
    }
    return counts;
  };

  it("elapsed time is the number of minutes that count", () => {
    fc.assert(
      fc.property(anyCase, (row) => {
        const calendar = expand(row.schedule, row.startMs, row.endMs, intlOffsets);
        const counted = minutesThatCount(row).filter(Boolean).length;
        expect(elapsedMs(calendar, row.startMs, row.endMs, row.pauses)).toBe(counted * MINUTE);
      }),
      { numRuns: 200 },
    );
  });

  it("the due moment is the end of the last minute that is needed", () => {
    fc.assert(
      fc.property(anyCase, fc.nat(3000), (row, minutes) => {
        const calendar = expand(row.schedule, row.startMs, row.startMs, intlOffsets);
        const moment = addMinutes(calendar, row.startMs, minutes, row.pauses);
        const counts = minutesThatCount(row);
        const needed = counts.flatMap((isCounted, index) => (isCounted ? [index + 1] : [])).slice(0, minutes);
        if (needed.length === minutes) expect(moment).toBe(row.startMs + (needed.pop() ?? 0) * MINUTE);
        else expect(moment === null || moment > row.endMs).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("adding what has elapsed leads back, to the millisecond", () => {
    fc.assert(
      fc.property(anyCase, fc.nat(MINUTE), fc.integer({ min: 1, max: 10 * DAY }), (row, ms, targetMs) => {
        const calendar = expand(row.schedule, row.startMs, row.endMs, intlOffsets);
        const startMs = row.startMs + ms;
        const moment = addMinutes(calendar, startMs, targetMs / MINUTE, row.pauses);
        if (moment === null) return;
        expect(elapsedMs(calendar, startMs, moment, row.pauses)).toBe(targetMs);
        expect(elapsedMs(calendar, startMs, moment - 1, row.pauses)).toBe(targetMs - 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
