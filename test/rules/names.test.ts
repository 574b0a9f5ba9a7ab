import fc from "fast-check";
import { isDuplicate, keyOf, lookup, makeIndex, nearest } from "../../src/rules/names";

describe("the same company", () => {
  it.each([
    ["Acme Corporation", "ACME Corp.", "legal forms and case"],
    ["L'Oréal S.A.", "LOREAL SA", "accents, apostrophes and dots"],
    ["L’Oréal", "L´Oreal", "any apostrophe"],
    ["The Home Depot, Inc.", "Home Depot", "the article"],
    ["AT&T Inc.", "AT and T", "and"],
    ["Société Générale", "SOCIETE GENERALE SA", "French"],
    ["株式会社トヨタ", "トヨタ株式会社", "a Japanese form before or after"],
    ["㈱トヨタ", "トヨタ", "a Japanese form in one sign"],
    ["(주)삼성전자", "삼성전자 주식회사", "Korean"],
    ["华为技术有限公司", "华为技术", "Chinese"],
    ["ООО Газпром", "Газпром ООО", "a Russian form before or after"],
    ["Acme\u200b Corp", "Acme Corp", "a space that nobody sees"],
    ["Ac\u00adme", "Acme", "a hyphen that nobody sees"],
    ["Müller GmbH & Co. KG", "Mueller GmbH", "German"],
    ["Mu\u0308ller", "Müller", "an umlaut in two signs"],
    ["Ørsted A/S", "Orsted", "Danish"],
    ["AB Volvo", "Volvo AB (publ)", "Swedish"],
    ["PT Telkom Indonesia Tbk", "Telkom Indonesia", "Indonesian"],
    ["CD Projekt Sp. z o.o.", "CD Projekt", "Polish"],
    ["Eni S.p.A.", "ENI SpA", "Italian"],
    ["Infosys Private Limited", "Infosys Pvt. Ltd.", "Indian"],
    ["Atlassian Pty Ltd", "Atlassian", "Australian"],
    ["J.P. Morgan & Co.", "JP Morgan", "initials, and an and that is left behind"],
    ["Ａｃｍｅ", "Acme", "wide letters"],
    ["Coca-Cola", "Coca Cola", "hyphens"],
    ["Company", "Company Ltd", "a name that is a form itself"],
  ])("%s and %s: %s", (a, b) => {
    expect(keyOf(a)).toBe(keyOf(b));
    expect(isDuplicate(a, b)).toBe(true);
  });
});

describe("likely the same company", () => {
  it.each([
    ["Аcme", "Acme", "a Cyrillic letter that looks like a Latin one"],
    ["Müller", "Muller", "an umlaut left out"],
    ["HomeDepot", "Home Depot", "a space left out"],
    ["Delta Air Lines", "Delta Airlines", "a space put in"],
    ["Microsfot", "Microsoft", "letters swapped"],
    ["Salesforce", "Salesfroce Inc", "letters swapped, and a form"],
    ["Contoso Consultng", "Contoso Consulting", "a letter left out"],
    ["Intl Business Machines", "International Business Machines Corp", "a word cut short"],
    ["Fabrikam Technologies", "Fabrikam Tech", "another"],
    ["Medical Partners Nordic", "Nordic Medical Partners", "another order"],
    ["Smith & Sons", "Smith Sons", "an and left out"],
  ])("%s and %s: %s", (a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b));
    expect(isDuplicate(a, b)).toBe(true);
  });
});

describe("another company", () => {
  it.each([
    ["Acme Holdings, Inc.", "Acme, Inc.", "a holding is related, which is no more than a hint"],
    ["Alphabet Inc.", "Google LLC", "related, and nothing in the name says so"],
    ["Delta Air Lines", "Delta Faucet Company", "one word of several"],
    ["East Coast Bank", "West Coast Bank", "short words that differ in a letter or two"],
    ["Northern Trust", "Southern Trust", "opposites"],
    ["Studio 54", "Studio 55", "numbers"],
    ["Visa", "Vita", "short names"],
    ["ГАЗ", "Газпром", "the beginning of a name"],
    ["C Corp", "B Corp", "single letters"],
    ["", "", "no name at all"],
    ["!!!", "???", "nothing but punctuation"],
  ])("%s and %s: %s", (a, b) => {
    expect(isDuplicate(a, b)).toBe(false);
  });
});

describe("a key", () => {
  const name = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          "The",
          "Acme",
          "Inc.",
          "& Co.",
          "GmbH",
          "ООО",
          "株式会社",
          "トヨタ",
          "S.A.",
          "s a",
          "AT&T",
          "Ü",
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      )
      .map((words) => words.join(" ")),
  );

  it("is never blank for a name, and is the key of itself", () => {
    fc.assert(
      fc.property(
        name.filter((text) => text.trim() !== ""),
        (text) => {
          expect(keyOf(text)).not.toBe("");
          expect(keyOf(keyOf(text))).toBe(keyOf(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each(["Inc", "The", "The Company Ltd", "S.A.", "株式会社", "ООО", "!!!", "🙂"])("%s keeps something", (text) => {
    expect(keyOf(text)).not.toBe("");
  });
});

describe("looking up", () => {
  const index = makeIndex([
    ["A-1", "Acme Corporation"],
    ["A-2", "Acme Holdings, Inc."],
    ["A-3", "Müller GmbH & Co. KG"],
    ["A-4", "Microsoft"],
    ["A-5", "Muller Ltd"],
  ]);

  it.each([
    ["ACME Inc", ["A-1"]],
    ["Mueller", ["A-3", "A-5"]],
    ["Microsfot", ["A-4"]],
    ["Initech", []],
    ["", []],
  ])("%s finds %j, best first", (name, ids) => {
    expect(lookup(index, name).map(({ id }) => id)).toEqual(ids);
  });

  it("scores the same 1 and the likely less", () => {
    expect(lookup(index, "Mueller").map(({ score }) => score)).toEqual([1, 0.97]);
  });

  it("finds what comparing one by one finds", () => {
    const names = [
      "Acme",
      "Acme Holdings",
      "Contoso Consulting",
      "Contoso Consultng",
      "HomeDepot",
      "Home Depot",
      "The Acme Co",
    ];
    const all = makeIndex(names.map((name) => [name, name]));
    for (const name of names) {
      const found = lookup(all, name).map(({ id }) => id);
      expect(new Set(found)).toEqual(new Set(names.filter((other) => isDuplicate(name, other))));
    }
  });

  it("works from stored keys as from names", () => {
    const keys = makeIndex([["A-3", keyOf("Müller GmbH & Co. KG")]]);
    expect(lookup(keys, "Mueller")).toEqual([{ id: "A-3", score: 1 }]);
  });
});

describe("did you mean", () => {
  const partners = ["Globex Partners", "Initech", "Umbrella Consulting", "Jane Doe"];
  it.each([
    ["Globx Partners", ["Globex Partners"]],
    ["globex", ["Globex Partners"]],
    ["Initek", ["Initech"]],
    ["Doe, Jane", ["Jane Doe"]],
    ["jane", ["Jane Doe"]],
    ["Wayne Enterprises", []],
    ["", []],
  ])("%s: %j", (text, names) => {
    expect(nearest(partners, text, 3)).toEqual(names);
  });

  it("offers no more than asked for, nearest first", () => {
    expect(nearest(["Acme East", "Acme West", "Acme"], "acme", 2)).toEqual(["Acme", "Acme East"]);
  });
});
