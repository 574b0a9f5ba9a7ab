import fc from "fast-check";
import { fromText, type Cell, fromCell, fromPlain, readerOf, toCell, toPlain } from "../../src/model/cell";
import { blankOf, type Kind } from "../../src/model/column";
import { localOf, stretchesBetween, type Zone } from "../../src/rules/zone";
import { newYork, on, wallOf, zone } from "../notation";
import { columns } from "./columns";

const kinds = Object.keys(columns) as Kind[];
const wall = wallOf(newYork);
const ofCell = (kind: Kind, cell: Cell | undefined) => fromCell(columns[kind], cell, wall);
const roundTrip = (kind: Kind, value: unknown, where: Zone = newYork) =>
  fromCell(columns[kind], toCell(columns[kind], value, wallOf(where)) ?? undefined, wallOf(where));

describe("what is written into a cell is read again as it was", () => {
  const SECOND = 1000;
  const second = fc
    .integer({ min: Date.UTC(1990, 0, 3) / SECOND, max: Date.UTC(2050, 0) / SECOND })
    .map((at) => at * SECOND);
  const word = fc.string({ minLength: 1 }).filter((said) => said === said.trim() && !said.startsWith("#"));
  const listed = word.filter((said) => !/[,;\n]/.test(said)).filter((said) => !/^pam.?lead$|^pam$/i.test(said));
  const stretch = fc
    .array(second, { minLength: 1, maxLength: 7 })
    .map((moments) => [...new Set(moments)].sort((a, b) => a - b))
    .map((moments) => moments.flatMap((at, index) => (index % 2 ? [] : [[at, moments[index + 1] ?? null] as const])));
  const values: Readonly<Record<Exclude<Kind, "moment">, fc.Arbitrary<unknown>>> = {
    text: word,
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
    money: fc.double({ noNaN: true, noDefaultInfinity: true }),
    day: second.map((at) => new Date(at).toISOString().slice(0, 10)),
    choice: fc.constantFrom("info-requested", "yes", "no"),
    flag: fc.boolean(),
    list: fc.array(fc.oneof(fc.constantFrom("pam", "pam-lead"), listed), { minLength: 1 }),
    spans: stretch,
  };

  it.each(Object.entries(values))("%s", (kind, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(roundTrip(kind as Kind, value)).toEqual({ value });
      }),
    );
  });

  it("a moment, to the second, on any zone's wall clock outside hours that the clock repeats", () => {
    const places = ["America/New_York", "Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"];
    fc.assert(
      fc.property(second, fc.constantFrom(...places), (at, name) => {
        fc.pre(!isRepeated(zone(name), at));
        expect(roundTrip("moment", at, zone(name))).toEqual({ value: at });
      }),
    );
  });

  it("a moment of a repeated hour is read as the earlier one", () => {
    const [first, second] = [on("Sun 2026-11-01 01:30"), on("Sun 2026-11-01 01:30") + 3_600_000];
    expect([roundTrip("moment", first), roundTrip("moment", second)]).toEqual([{ value: first }, { value: first }]);
  });

  it.each(kinds)("a blank %s clears the cell and is read as blank", (kind) => {
    const blank = blankOf(columns[kind]);
    expect(toCell(columns[kind], blank, wall)).toBe(kind === "flag" ? false : null);
    expect(ofCell(kind, "")).toEqual({ value: blank });
    expect(ofCell(kind, undefined)).toEqual({ value: blank });
    expect(ofCell(kind, "   ")).toEqual({ value: blank });
  });
});

/** Whether the zone's clock shows the same time a second time, within three hours. */
const isRepeated = (where: Zone, at: number): boolean => {
  const THREE_HOURS = 3 * 3_600_000;
  return stretchesBetween(where, at - THREE_HOURS, at + THREE_HOURS).some(({ offsetMs }) => {
    const other = localOf(where, at) - offsetMs;
    return other !== at && localOf(where, other) === localOf(where, at);
  });
};

describe("what is written", () => {
  it("is a label for a choice, a serial for days and moments, text that begins like a formula as it is", () => {
    expect(toCell(columns.choice, "info-requested", wall)).toBe("Info requested");
    expect(toCell(columns.day, "2026-03-20", wall)).toBe(46_101);
    expect(toCell(columns.moment, on("Fri 2026-03-20 15:00"), wall)).toBe(46_101.625);
    expect(toCell(columns.list, ["pam-lead", "guest"], wall)).toBe("PAM lead, guest");
    expect(toCell(columns.text, "=IMPORTXML(A1)", wall)).toBe("=IMPORTXML(A1)");
  });

  it("is the wall clock of the workbook, whatever the zone of the reader", () => {
    const at = Date.parse("2026-03-20T16:00:00Z");
    const serialIn = (name: string) => toCell(columns.moment, at, wallOf(zone(name)));
    expect(serialIn("America/New_York")).toBe(46_101.5);
    expect(serialIn("Africa/Johannesburg")).toBe(46_101.75);
    expect(serialIn("Asia/Karachi")).toBe(46_101.875);
  });
});

describe("cells that hold something else", () => {
  it.each(["#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)", "#N/A", "#REF!"])(
    "%s is named as an error in any column",
    (cell) => {
      for (const kind of kinds) expect(ofCell(kind, cell)).toEqual({ fault: `holds the error ${cell.split(" ")[0]}` });
    },
  );

  it("a company whose name begins with # is no error", () => {
    expect(ofCell("text", "#1 Cleaning")).toEqual({ value: "#1 Cleaning" });
  });

  it.each([
    ["text", 3, "3"],
    ["text", true, "true"],
    ["choice", true, "yes"],
    ["flag", 1, true],
    ["number", "12", 12],
    ["list", 5, ["5"]],
    ["day", "2026-03-20", "2026-03-20"],
  ] as const)("a %s with %p is read as %p", (kind, cell, value) => {
    expect(ofCell(kind, cell)).toEqual({ value });
  });

  it.each([
    ["day", 15_551_234_567, "date between 1900 and 2199"],
    ["day", -3, "date between 1900 and 2199"],
    ["moment", 15_551_234_567, "date and time between 1990 and 2100"],
    ["moment", -400_000, "date and time between 1990 and 2100"],
    ["moment", 32_000, "date and time between 1990 and 2100"],
    ["moment", "2101-01-01 00:00", "date and time between 1990 and 2100"],
  ] as const)("a %s with %p, which is not of our time, is refused and breaks nothing", (kind, cell, wanted) => {
    const said = typeof cell === "string" ? `"${cell}"` : cell;
    expect(ofCell(kind, cell)).toEqual({ fault: `${said} is not a ${wanted}` });
  });

  it("a moment from which no clock counts may be older", () => {
    expect(fromText({ ...columns.moment, anyAge: true }, "1985-03-20T19:00Z", wall)).toEqual({
      value: Date.parse("1985-03-20T19:00Z"),
    });
  });
});

describe("a whole column", () => {
  const serial = fc.oneof(fc.integer({ min: -10, max: 120_000 }), fc.double({ min: 32_800, max: 73_600, noNaN: true }));
  const ends = fc.constantFrom(32_874, 32_874.5, 32_873.9, 73_415, 73_414.9, 2, 1.9, 109_572, 109_571.9);
  const said = fc.constantFrom("Info requested", "yes", "2026-03-05", "pam, PAM lead", "#REF!", " ", "soon", "");
  const cells = fc.array(fc.oneof(serial, ends, said, fc.boolean(), fc.string()), { maxLength: 20 });

  it.each(kinds)("of %s is read like its cells one by one, however often one stands there", (kind) => {
    fc.assert(
      fc.property(cells, (once) => {
        const read = readerOf(columns[kind], wall);
        const twice = [...once, ...once];
        expect(twice.map(read)).toEqual(twice.map((cell) => ofCell(kind, cell)));
      }),
    );
  });
});

describe("values in replies", () => {
  it("are read back as they were, and nonsense as nothing", () => {
    const at = on("Fri 2026-03-20 15:00");
    for (const [kind, value] of [
      ["moment", at],
      ["moment", null],
      ["spans", [[at, null]]],
      ["spans", []],
      ["choice", "info-requested"],
      ["list", ["pam"]],
      ["number", 19.25],
      ["text", ""],
    ] as const)
      expect(fromPlain(columns[kind], toPlain(columns[kind], value))).toEqual(value);
    expect(fromPlain(columns.moment, "soon")).toBeNull();
    expect(fromPlain(columns.spans, "soon")).toEqual([]);
    expect(fromPlain(columns.list, undefined)).toEqual([]);
  });

  it("moments are ISO 8601 UTC, waits from/to, everything else is as it is", () => {
    const at = on("Fri 2026-03-20 15:00");
    expect(toPlain(columns.moment, at)).toBe("2026-03-20T19:00:00.000Z");
    expect(toPlain(columns.moment, null)).toBeNull();
    expect(toPlain(columns.spans, [[at, null]])).toEqual(["2026-03-20T19:00:00.000Z/"]);
    expect(toPlain(columns.choice, "info-requested")).toBe("info-requested");
    expect(toPlain(columns.list, ["pam"])).toEqual(["pam"]);
  });
});
