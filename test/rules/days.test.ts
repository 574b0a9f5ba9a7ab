import { execFileSync } from "node:child_process";
import { buildSync } from "esbuild";
import fc from "fast-check";
import {
  addDays,
  addMonthsClamped,
  daysBetween,
  isDay,
  isoWeekOf,
  isWorkday,
  nextWeek,
  nthWorkday,
  parseQuarter,
  previousWeek,
  quarterOf,
  sayDay,
  sayMoment,
  weekdayOf,
  weekRange,
} from "../../src/rules/days";
import { intlOffsets, zoneOf } from "../../src/rules/zone";

const nine = [["09:00", "17:00"]];
const office = {
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine },
  holidays: ["2026-07-03", "2026-05-25"],
};
const newYork = zoneOf("America/New_York", intlOffsets);
const anyDay = fc
  .integer({ min: -20_000, max: 50_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe("a day", () => {
  it.each([
    ["2026-02-28", true],
    ["2026-02-29", false],
    ["2028-02-29", true],
    ["2026-13-01", false],
    ["2026-00-10", false],
    ["26-01-01", false],
    ["2026-1-1", false],
    ["0026-01-01", false],
    ["2026-07-06T00:00:00Z", false],
    ["", false],
  ])("%p is one: %p", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it("is refused where it does not exist", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow('"2026-02-30" is not a day');
  });

  it.each([
    ["2026-01-15", 90, "2026-04-15", "protection ends after 90 days"],
    ["2026-04-15", 90, "2026-07-14", "an extension counts from the old end"],
    ["2027-12-01", 90, "2028-02-29", "February of a leap year"],
    ["2026-03-01", -1, "2026-02-28", "back over a month's edge"],
  ])("%s and %d days is %s: %s", (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28", "the last of a shorter month"],
    ["2026-01-31", 2, "2026-03-31", "and back to the 31st"],
    ["2025-08-31", 6, "2026-02-28", "half a year"],
    ["2024-02-29", 12, "2025-02-28", "no leap day"],
    ["2026-03-31", -1, "2026-02-28", "backwards"],
  ])("%s and %d months is %s: %s", (day, months, expected) => {
    expect(addMonthsClamped(day, months)).toBe(expected);
  });

  it.each([
    ["2026-07-06", "mon"],
    ["2026-07-12", "sun"],
  ])("%s is a %s", (day, expected) => {
    expect(weekdayOf(day)).toBe(expected);
  });
});

describe("working days", () => {
  it.each([
    ["2026-07-06", 5, "2026-07-13", "Monday is not counted, the next is the first"],
    ["2026-05-26", 5, "2026-06-02", "a dispute of the second level"],
    ["2026-07-02", 1, "2026-07-06", "over a holiday and a weekend"],
    ["2026-07-04", 1, "2026-07-06", "from a Saturday"],
    ["2026-07-06", 0, "2026-07-06", "none"],
  ])("from %s the %dth is %s: %s", (day, n, expected) => {
    expect(nthWorkday(office, day, n)).toBe(expected);
  });

  it("are counted with half days among them", () => {
    expect(isWorkday({ weekly: { sat: [["09:00", "09:30"]] }, holidays: [] }, "2026-07-04")).toBe(true);
    expect(isWorkday({ weekly: { mon: [] }, holidays: [] }, "2026-07-06")).toBe(false);
  });

  it("never come where every weekday is closed", () => {
    expect(nthWorkday({ weekly: { mon: [] }, holidays: [] }, "2026-07-06", 1)).toBeNull();
  });
});

describe("a week", () => {
  it.each([
    ["2026-03-23", "2026-W13", "2026-03-23", "2026-03-30", "an ordinary Monday"],
    ["2026-12-31", "2026-W53", "2026-12-28", "2027-01-04", "a year of 53 weeks"],
    ["2027-01-03", "2026-W53", "2026-12-28", "2027-01-04", "January in the old year's week"],
    ["2024-12-30", "2025-W01", "2024-12-30", "2025-01-06", "December in the new year's week"],
    ["2021-01-04", "2021-W01", "2021-01-04", "2021-01-11", "the first is the one with 4 January"],
  ])("%s is in %s, from %s to %s: %s", (day, week, from, to) => {
    expect(isoWeekOf(day)).toBe(week);
    expect(weekRange(week)).toEqual({ from, to });
  });

  it("has one before and one after, over the year's edge too", () => {
    expect([previousWeek("2027-W01"), nextWeek("2026-W52"), nextWeek("2026-W53")]).toEqual([
      "2026-W53",
      "2026-W53",
      "2027-W01",
    ]);
  });

  it.each(["2025-W53", "2026-W00", "2026-W54", "2026-28", "next"])("%s is refused", (week) => {
    expect(() => weekRange(week)).toThrow(RangeError);
  });

  it("holds each of its days, whatever the day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { from, to } = weekRange(isoWeekOf(day));
        expect(weekdayOf(from)).toBe("mon");
        expect(daysBetween(from, to)).toBe(7);
        expect(from <= day && day < to).toBe(true);
      }),
    );
  });
});

describe("a quarter", () => {
  it.each([
    ["2026-07-06", 1, "Q3 2026", "2026-07-01", "2026-09-30", "the calendar's year"],
    ["2026-07-06", 4, "FY2027 Q2", "2026-07-01", "2026-09-30", "a year from April is named after its end"],
    ["2026-01-31", 2, "FY2026 Q4", "2025-11-01", "2026-01-31", "a year from February"],
    ["2026-02-01", 2, "FY2027 Q1", "2026-02-01", "2026-04-30", "and the day after"],
    ["2026-11-30", 12, "FY2026 Q4", "2026-09-01", "2026-11-30", "a year from December"],
    ["2028-02-29", 1, "Q1 2028", "2028-01-01", "2028-03-31", "a leap day"],
  ])("of %s in a year from month %d is %s, %s to %s: %s", (day, month, key, from, endsOn) => {
    expect(quarterOf(day, month)).toEqual({ key, from, endsOn });
  });

  it.each([
    ["Q3 2026", 1, "Q3 2026"],
    ["q3-2026", 1, "Q3 2026"],
    ["2026-Q3", 1, "Q3 2026"],
    ["2026 q3", 1, "Q3 2026"],
    ["Q3/26", 1, "Q3 2026"],
    ["Q3 '26", 1, "Q3 2026"],
    ["3Q26", 1, "Q3 2026"],
    ["FY26 Q3", 1, "Q3 2026"],
    [" 2026-09-30 ", 1, "Q3 2026"],
    ["FY26 Q3", 4, "FY2026 Q3"],
    ["Q3 FY2026", 4, "FY2026 Q3"],
    ["Q3 2026", 4, "FY2027 Q2"],
    ["FY27 Q4", 2, "FY2027 Q4"],
    ["Q4 2026", 10, "FY2027 Q1"],
  ])("%p said in a year from month %d is %s", (text, month, key) => {
    expect(parseQuarter(text, month)?.key).toBe(key);
  });

  it.each(["", "Q5 2026", "soon", "2026", "3 2026", "2026-02-30", "Q3", "Q3 20260"])("%p is none", (text) => {
    expect(parseQuarter(text, 1)).toBeNull();
  });

  it("is read back from its own name, whatever month the year begins with", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (day, month) => {
        const quarter = quarterOf(day, month);
        expect(parseQuarter(quarter.key, month)).toEqual(quarter);
        expect(quarter.from <= day && day <= quarter.endsOn).toBe(true);
      }),
    );
  });
});

describe("words for people", () => {
  it("say a day", () => {
    expect(sayDay("2026-07-06")).toBe("Jul 6, 2026");
  });

  it.each([
    ["2026-03-24T19:00:00Z", "Tue 24 Mar 2026, 15:00", "New York's time"],
    ["2026-03-25T04:00:00Z", "end of Tue 24 Mar 2026", "midnight is the end of the day before"],
    ["2026-03-25T04:00:59Z", "Wed 25 Mar 2026, 00:00", "seconds later it is not"],
    ["2027-01-01T05:00:00Z", "end of Thu 31 Dec 2026", "over the year's edge"],
  ])("say %s as %s: %s", (moment, expected) => {
    expect(sayMoment(newYork, Date.parse(moment))).toBe(expected);
  });
});

describe("on a machine", () => {
  const zones = ["America/Sao_Paulo", "Africa/Cairo", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London"];
  // A process of its own, which moves from zone to zone: jest's has its zone for good.
  const script = `
    import { addDays, addMonthsClamped, daysBetween, isoWeekOf, quarterOf, weekdayOf } from "./src/rules/days";
    const answers = (day) => [addDays(day, 1), addMonthsClamped(day, 1), isoWeekOf(day), quarterOf(day, 2), weekdayOf(day)];
    const days = Array.from({ length: 9000 }, (_, n) => new Date(Date.UTC(2006, 0, 1 + n)).toISOString().slice(0, 10));
    const on = (zone) => {
      process.env.TZ = zone;
      return JSON.stringify(days.map((day) => [day, answers(day), daysBetween("2006-01-01", day)]));
    };
    const inUtc = on("UTC");
    const told = (zone) => [on(zone) === inUtc, new Date(0).getTimezoneOffset()];
    console.log(JSON.stringify(Object.fromEntries(${JSON.stringify(zones)}.map((zone) => [zone, told(zone)]))));`;
  const stdin = { contents: script, resolveDir: "." };
  const bundled = buildSync({ stdin, bundle: true, write: false, platform: "node" }).outputFiles[0]!.text;
  const told = JSON.parse(execFileSync(process.execPath, ["-"], { input: bundled }).toString());

  it.each(zones)("in %s days are the same", (zone) => {
    const [isSame, behindUtc] = told[zone];
    expect(isSame).toBe(true);
    expect(behindUtc).not.toBe(0);
  });
});
