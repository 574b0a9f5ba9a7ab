import fc from "fast-check";
import { dayOfSerial, fromText, serialOfDay, type Spelling } from "../../src/model/cell";
import type { Kind } from "../../src/model/column";
import { newYork, on, wallOf } from "../notation";
import { columns } from "./columns";

const read = (kind: Kind, written: string, spelling?: Spelling) =>
  fromText(columns[kind], written, wallOf(newYork), spelling);

describe("days that people type", () => {
  it.each([
    ["2026-03-05", "2026-03-05", "as ISO 8601 has it"],
    ["2026/3/5", "2026-03-05", "the year first"],
    ["2026-03-05T22:10:00Z", "2026-03-05", "with a time, which is cut off"],
    ["05.03.2026", "2026-03-05", "with dots the day comes first"],
    ["25/12/2026", "2026-12-25", "no month has the number 25"],
    ["12/25/2026", "2026-12-25", "no month has the number 25"],
    ["7/7/2026", "2026-07-07", "the same either way"],
    ["Mar 5, 2026", "2026-03-05", "a named month"],
    ["5 March 2026", "2026-03-05", "a named month"],
    ["Thursday, September 3, 2026", "2026-09-03", "with the weekday"],
    ["29 Feb 2028", "2028-02-29", "a leap day"],
  ])("%s is %s: %s", (written, value) => {
    expect(read("day", written)).toEqual({ value });
  });

  it.each([
    ["mdy", "2026-03-05"],
    ["dmy", "2026-05-03"],
  ] as const)("3/5/2026 is read by the locale: %s", (order, value) => {
    expect(read("day", "3/5/2026", { order })).toEqual({ value });
  });

  it("3/5/2026 is refused without a locale, for it can be read two ways", () => {
    expect(read("day", "3/5/2026")).toEqual({
      fault: '"3/5/2026" can be read two ways: say whether the day or the month comes first',
    });
  });

  it.each(["soon", "29 Feb 2026", "2026-13-01", "31/11/2026", "2026-02-30", "5/3/26", "0026-03-05"])(
    "%s is no date",
    (written) => {
      expect(read("day", written)).toEqual({ fault: `"${written}" is not a date` });
    },
  );

  it.each(["9999-12-31", "1850-01-01"])("the day %s, with which no clock can count, is refused", (written) => {
    expect(read("day", written)).toEqual({ fault: `"${written}" is not a date between 1900 and 2199` });
  });

  it.each([
    [46_101, "2026-03-20"],
    [46_101.99, "2026-03-20"],
    [1, "1899-12-31"],
  ] as const)("the serial %d is %s", (serial, value) => {
    expect(dayOfSerial(serial)).toBe(value);
  });

  it("any day of two centuries is its serial and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 73_000 }), (serial) => serialOfDay(dayOfSerial(serial)) === serial),
    );
  });
});

describe("moments that people type", () => {
  it.each([
    ["2026-03-20 15:00", "on the wall clock of the workbook", on("Fri 2026-03-20 15:00")],
    ["2026-03-20T15:00:30", "with seconds", on("Fri 2026-03-20 15:00:30")],
    ["20.03.2026 9:05", "as a German writes it", on("Fri 2026-03-20 09:05")],
    ["Mar 20, 2026 15:00", "with a named month", on("Fri 2026-03-20 15:00")],
    ["2026-03-20", "a day is its midnight", on("Fri 2026-03-20 00:00")],
    ["2026-03-20T19:00:00Z", "in UTC", on("Fri 2026-03-20 15:00")],
    ["2026-03-20T19:00:00.500Z", "to the millisecond", on("Fri 2026-03-20 15:00") + 500],
    ["2026-03-20 19:00 UTC", "in UTC, by name", on("Fri 2026-03-20 15:00")],
    ["2026-03-20T20:30:00+01:30", "with an offset", on("Fri 2026-03-20 15:00")],
    ["3/20/2026 3:04 PM", "in the afternoon", on("Fri 2026-03-20 15:04")],
    ["3/20/2026, 12:30:00 am", "after midnight", on("Fri 2026-03-20 00:30")],
    ["3/20/2026 12:30 PM", "after noon", on("Fri 2026-03-20 12:30")],
  ])("%s: %s", (written, _why, value) => {
    expect(read("moment", written)).toEqual({ value });
  });

  it.each([
    "tomorrow at ten",
    "2026-03-20 25:00",
    "2026-03-20 10:61",
    "2026-03-20 13:00 PM",
    "2026-03-20 0:30 AM",
    "2026-03-20 10:00 EST",
  ])("%s is no date and time", (written) => {
    expect(read("moment", written)).toEqual({ fault: `"${written}" is not a date and time` });
  });
});

describe("numbers and money that people type", () => {
  it.each([
    ["1,234,567.89", 1_234_567.89],
    ["$ 12,500", 12_500],
    ["USD 12,500.50", 12_500.5],
    ["12 500 EUR", 12_500],
    ["€5", 5],
    ["-$3.5", -3.5],
    ["25%", 0.25],
    ["1e3", 1000],
    ["25k", 25_000],
    ["$1.2M", 1_200_000],
    ["USD 1,250 K", 1_250_000],
  ])("%s is %d", (written, value) => {
    expect(read("money", written)).toEqual({ value });
  });

  it.each([
    ["1.234.567,89", 1_234_567.89],
    ["12.500", 12_500],
    ["12.500,5 €", 12_500.5],
    ["0,25", 0.25],
    ["7,5%", 0.075],
    ["1,2 m", 1_200_000],
  ])("%s is %d for a German", (written, value) => {
    expect(read("money", written, { decimal: "," })).toEqual({ value });
  });

  it.each(["1,5", "1.234,56", "ten", "$", "%", "5k", "0x10", "1,23,4567"])("%s is no number", (written) => {
    expect(read("number", written)).toEqual({ fault: `"${written}" is not a number` });
  });

  it.each(["k", "1.2.3M", "25kk", "25k%"])("%s is no amount", (written) => {
    expect(read("money", written)).toEqual({ fault: `"${written}" is not a number` });
  });

  it.each(["1.5", "1.50", "1,5,5", "1234.567", "1.50.000"])("%s is no number for a German", (written) => {
    expect(read("number", written, { decimal: "," })).toEqual({ fault: `"${written}" is not a number` });
  });
});

describe("yes and no, choices and lists that people type", () => {
  it.each([
    ["yes", true],
    ["Y", true],
    ["TRUE", true],
    ["1", true],
    ["x", true],
    ["✓", true],
    ["No", false],
    ["n", false],
    ["0", false],
    ["-", false],
  ])("%s is %s", (written, value) => {
    expect(read("flag", written)).toEqual({ value });
  });

  it("a word that is neither is refused", () => {
    expect(read("flag", "maybe")).toEqual({ fault: '"maybe" is neither yes nor no' });
  });

  it.each([
    ["info-requested", "info-requested"],
    ["Info requested", "info-requested"],
    ["INFO REQUESTED", "info-requested"],
    ["inforequested", "info-requested"],
    ["true", "yes"],
    ["n", "no"],
  ])("the choice %s is %s", (written, value) => {
    expect(read("choice", written)).toEqual({ value });
  });

  it("a word that is no choice is refused with all choices", () => {
    expect(read("choice", "Perhaps")).toEqual({ fault: '"Perhaps" is not one of Info requested, Yes, No' });
  });

  it("a list is parted by commas, semicolons or lines, its known words by key, its others as they are", () => {
    expect(read("list", "PAM lead; pam,\nguest ,")).toEqual({ value: ["pam-lead", "pam", "guest"] });
  });

  it.each([
    ["2026-03-20T19:00:00Z/2026-03-20T20:00:00Z", [[on("Fri 2026-03-20 15:00"), on("Fri 2026-03-20 16:00")]]],
    ["2026-03-20T19:00:00Z/", [[on("Fri 2026-03-20 15:00"), null]]],
  ])("the wait %s is read", (written, value) => {
    expect(read("spans", written)).toEqual({ value });
  });

  it.each([
    ["since Friday", "is not a list of from/to moments"],
    ["2026-03-20T20:00Z/2026-03-20T19:00Z", "is not in order: each wait ends before the next begins"],
    ["2026-03-20T19:00Z/ 2026-03-20T21:00Z/", "is not in order: each wait ends before the next begins"],
    [
      "2026-03-20T19:00Z/2026-03-20T21:00Z 2026-03-20T20:00Z/",
      "is not in order: each wait ends before the next begins",
    ],
    ["2026-03-20T19:00Z/2126-03-20T21:00Z", "is not a date and time between 1990 and 2100"],
  ])("the wait %s is refused, as it %s", (written, why) => {
    expect(read("spans", written)).toEqual({ fault: `"${written}" ${why}` });
  });
});
