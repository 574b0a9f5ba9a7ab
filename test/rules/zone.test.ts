import fc from "fast-check";
import {
  dayOf,
  endOfDay,
  epochOf,
  epochOfSerial,
  intlOffsets,
  isoWithOffset,
  localOf,
  type Offsets,
  serialOf,
  startOfDay,
  stretchesBetween,
  zoneOf,
} from "../../src/rules/zone";

const HOUR = 3_600_000;
const zone = (name: string) => zoneOf(name, intlOffsets);
const at = (text: string) => Date.parse(text);
const wall = (text: string) => Date.parse(`${text}Z`);
const zones = Intl.supportedValuesOf("timeZone");

/** What clocks show, by the calendar parts of Intl: slow, and written apart from the code under test. */
const shownBy = (name: string): Clock => {
  const clock = clocks.get(name) ?? newClock(name);
  clocks.set(name, clock);
  return clock;
};
type Clock = (ms: number) => number;
// Intl takes longer to make one than to ask it.
const clocks = new Map<string, Clock>();
const newClock = (name: string): Clock => {
  const day = { year: "numeric", month: "numeric", day: "numeric" } as const;
  const time = { hour: "numeric", minute: "numeric", second: "numeric" } as const;
  const clock = new Intl.DateTimeFormat("en-CA", { timeZone: name, hourCycle: "h23", ...day, ...time });
  return (ms: number) => {
    const shown = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(shown.year!, shown.month! - 1, shown.day, shown.hour, shown.minute, shown.second) + (ms % 1000);
  };
};

describe("the wall clock", () => {
  it.each([
    ["America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00", "the last second of winter time"],
    ["America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00", "the first of summer time"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30", "clocks go back by half an hour"],
    ["Africa/Casablanca", "2026-02-15T03:00:00Z", "2026-02-15T03:00:00+00:00", "Ramadan is without the extra hour"],
    ["Antarctica/Troll", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00", "clocks jump by two hours"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00", "a day is left out"],
    ["America/Boa_Vista", "2000-10-10T12:00:00Z", "2000-10-10T09:00:00-03:00", "summer time lasted a week"],
    ["Asia/Kathmandu", "2026-01-01T00:00:00.250Z", "2026-01-01T05:45:00.250+05:45", "milliseconds are kept"],
    [
      "Africa/Monrovia",
      "1971-06-01T00:00:00Z",
      "1971-05-31T23:16:00-00:44",
      "an offset with seconds is said in minutes",
    ],
  ])("in %s at %s it is %s: %s", (name, moment, expected) => {
    expect(isoWithOffset(zone(name), at(moment))).toBe(expected);
    expect(at(expected)).toBe(at(moment));
  });

  it("is that of Intl in every zone from 1990 to 2060", () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 11, 31) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (name, ms) => {
        expect(localOf(zone(name), ms)).toBe(shownBy(name)(ms));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is that of Intl to the minute about every change of clocks", () => {
    for (const name of [
      "America/New_York",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
      "Asia/Gaza",
      "America/St_Johns",
    ]) {
      const shown = shownBy(name);
      const changes = stretchesBetween(zone(name), Date.UTC(1990, 0, 1), Date.UTC(2060, 0, 1)).map(({ to }) => to);
      const moments = changes.flatMap((ms) => [ms - 60_000, ms - 1, ms]);
      expect(moments.map((ms) => localOf(zone(name), ms))).toEqual(moments.map(shown));
    }
  });

  it("asks for fewer than a hundred offsets a year, and for none twice", () => {
    let asked = 0;
    const counting: Offsets = (name, ms) => {
      asked += 1;
      return intlOffsets(name, ms);
    };
    const convert = () => localOf(zoneOf("America/New_York", counting), at("2026-07-01T00:00:00Z"));
    convert();
    expect(asked).toBeLessThan(100);
    const before = asked;
    convert();
    expect(asked).toBe(before);
  });
});

describe("the moment of a clock time", () => {
  it.each([
    ["America/New_York", "2026-03-24T15:00:00", "2026-03-24T19:00:00Z", "an ordinary day"],
    ["America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z", "the earlier of a repeated hour"],
    ["America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30:00Z", "a skipped hour moves on to 03:30"],
    ["Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45:00Z", "a skipped half hour moves on to 02:45"],
    ["Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z", "a skipped day moves on to the next"],
    ["Pacific/Apia", "2011-12-31T00:30:00", "2011-12-30T10:30:00Z", "the day after it"],
    ["Pacific/Apia", "2011-12-29T23:30:00", "2011-12-30T09:30:00Z", "the day before it"],
  ])("in %s %s is %s: %s", (name, clock, expected) => {
    expect(epochOf(zone(name), wall(clock))).toBe(at(expected));
  });

  it("is the earliest that shows it, and never another, in every zone", () => {
    const quarter = fc.integer({ min: Date.UTC(1990, 0, 1) / 900_000, max: Date.UTC(2060, 0, 1) / 900_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), quarter, (name, quarters) => {
        const shown = shownBy(name);
        const local = quarters * 900_000;
        const around = Array.from({ length: 120 }, (_, step) => local - 15 * HOUR + step * 900_000);
        const first = around.find((ms) => shown(ms) === local);
        if (first !== undefined) expect(epochOf(zone(name), local)).toBe(first);
        else expect(shown(epochOf(zone(name), local))).toBeGreaterThan(local);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["NaN", Number.NaN],
    ["no finite number", Number.POSITIVE_INFINITY],
  ])("is refused for what is %s", (_, ms) => {
    expect(() => localOf(zone("Europe/Lisbon"), ms)).toThrow(RangeError);
  });

  it("is refused in a zone that does not exist", () => {
    expect(() => localOf(zone("Europe/Atlantis"), 0)).toThrow(RangeError);
  });
});

describe("days", () => {
  it.each([
    ["America/New_York", "2026-01-16T03:30:00Z", "2026-01-15", "New York is still on the 15th"],
    ["Australia/Sydney", "2026-06-14T22:00:00Z", "2026-06-15", "Sydney is on Monday already"],
  ])("in %s %s is on %s: %s", (name, moment, day) => {
    expect(dayOf(zone(name), at(moment))).toBe(day);
  });

  it.each([
    ["America/New_York", "2026-02-14", "2026-02-14T05:00:00Z", "2026-02-15T05:00:00Z", "an ordinary day"],
    ["America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", "a day of 23 hours"],
    ["America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "a day of 25 hours"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z", "midnight was skipped"],
  ])("in %s %s runs from %s to %s: %s", (name, day, from, to) => {
    expect([startOfDay(zone(name), day), endOfDay(zone(name), day)]).toEqual([at(from), at(to)]);
  });
});

describe("serials of a spreadsheet", () => {
  it("count days since 1899-12-30 on the wall clock", () => {
    expect(serialOf(zone("America/New_York"), at("2026-03-24T19:00:00Z"))).toBe(46105.625);
    expect(epochOfSerial(zone("America/New_York"), 46105.625)).toBe(at("2026-03-24T19:00:00Z"));
  });

  it("come back to the millisecond, but for the later of two equal hours", () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (name, ms) => {
        const back = epochOfSerial(zone(name), serialOf(zone(name), ms));
        expect(localOf(zone(name), back)).toBe(localOf(zone(name), ms));
        expect(back).toBeLessThanOrEqual(ms);
      }),
    );
  });
});
