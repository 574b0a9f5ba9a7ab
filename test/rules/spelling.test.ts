import { readTwoWays, spellingOf } from "../../src/rules/spelling";

it.each([
  ["en-US", "mdy", "."],
  ["en_US", "mdy", "."],
  ["en", "mdy", "."],
  ["en-GB", "dmy", "."],
  ["de-DE", "dmy", ","],
  ["de_AT", "dmy", ","],
  ["DE", "dmy", ","],
  ["de-CH", "dmy", "."],
  ["fr-FR", "dmy", ","],
  ["pt-BR", "dmy", ","],
  ["ja-JP", "dmy", "."],
])("in %s the date is %s and the decimal mark %s", (locale, order, decimal) => {
  expect(spellingOf(locale)).toEqual({ order, decimal });
});

it("nothing is taken for granted without a locale", () => {
  expect([spellingOf(""), spellingOf("  ")]).toEqual([{}, {}]);
});

describe("what can be read two ways", () => {
  const cells = (kind: "day" | "moment" | "money" | "text", ...texts: readonly string[]) =>
    texts.map((text) => ({ column: { kind, title: "x" }, text }));

  it.each([
    ["day", ["3/4/2026"], ["dates"]],
    ["moment", ["3/4/2026 10:00"], ["dates"]],
    ["day", ["13/4/2026", "3.4.2026", "2026-04-03", "soon"], []],
    ["money", ["1.250"], ["numbers"]],
    ["money", ["50,000"], ["numbers"]],
    ["money", ["1.250,50"], ["numbers"]],
    ["money", ["50,000", "1250.5"], []],
    ["money", ["1250", "12", "", "a lot"], []],
    ["text", ["3/4/2026", "1.250"], []],
  ] as const)("%s cells %j: %j", (kind, texts, found) => {
    expect(readTwoWays(cells(kind, ...texts))).toEqual(found);
  });

  it("of several columns is told together", () => {
    expect(readTwoWays([...cells("day", "3/4/2026"), ...cells("money", "1.250")])).toEqual(["dates", "numbers"]);
  });
});
