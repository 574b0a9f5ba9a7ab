import { spellingOf } from "../../src/rules/spelling";

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
