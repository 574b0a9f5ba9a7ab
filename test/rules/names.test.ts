import fc from "fast-check";
import { type Answer, compare, isDuplicate, keyOf, lookup, makeIndex, nearest } from "../../src/rules/names";
import { type Letters, noLetters, spell, spellLiterally, spellPlainly } from "../../src/rules/names/letters";
import { read } from "../../src/rules/names/reading";

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

describe("S12: the same, likely the same, related, or none of these", () => {
  it.each([
    ["Acme Corporation", "ACME Corp.", "same"],
    ["L'Oréal S.A.", "LOREAL SA", "same"],
    ["The Home Depot, Inc.", "Home Depot", "same"],
    ["AT&T Inc.", "AT and T", "same"],
    ["Société Générale", "SOCIETE GENERALE SA", "same"],
    ["株式会社トヨタ", "トヨタ株式会社", "same"],
    ["ООО Газпром", "Газпром ООО", "same"],
    ["Acme\u200b Corp", "Acme Corp", "same"],
    ["Müller GmbH & Co. KG", "Mueller GmbH", "same"],
    ["Company", "Company Ltd", "same"],
    ["Аcme", "Acme", "likely"],
    ["Acme Holdings, Inc.", "Acme, Inc.", "related"],
    ["Alphabet Inc.", "Google LLC", "related"],
    ["Delta Air Lines", "Delta Faucet Company", "other"],
  ] as [string, string, Answer][])("%s and %s: %s", (a, b, answer) => {
    expect(compare(a, b).answer).toBe(answer);
    expect(compare(b, a).answer).toBe(answer);
  });
});

describe("related companies are a hint and no duplicates", () => {
  it.each([
    ["Siemens AG", "Siemens India Ltd", "are of a company and its company in a country"],
    ["Siemens Österreich", "Siemens India", "are of sister companies"],
    ["Acme Group", "Acme", "are of a company and its group"],
    ["Initech Holding GmbH", "Initech GmbH", "are of a company and its holding"],
    ["Allianz Services", "Allianz SE", "are of a company and a part of it"],
    ["Samsung", "Samsung Heavy Machinery", "share their beginning: one may be a part of the other"],
    ["Slack", "Tableau Software", "belong to companies of one group"],
    ["IBM", "International Business Machines", "may be a name and its initials"],
  ])("%s and %s %s", (a, b, why) => {
    expect(compare(a, b)).toEqual({ answer: "related", score: 0, why });
    expect(isDuplicate(a, b)).toBe(false);
    expect(lookup(makeIndex([["1", a]]), b)).toEqual([]);
  });

  it.each([
    ["Air France", "Air India", "all that is left is a word of many companies"],
    ["Bank of China", "Bank of India", "the same"],
    ["Global Media", "Global Foods", "the same"],
  ])("%s and %s are not even related: %s", (a, b) => {
    expect(compare(a, b).answer).toBe("other");
  });
});

describe("why two names are likely the same", () => {
  it.each([
    ["Contoso Consultng", "Contoso Consulting", "differ in one letter"],
    ["Contso Consultng", "Contoso Consulting", "differ in 2 letters"],
    ["HomeDepot", "Home Depot", "differ in a space"],
    ["Nordic Medical Partners", "Medical Partners Nordic", "are the same words in another order"],
    ["Fabrikam Intl", "Fabrikam International", "differ in the spelling of letters, or in a word that is cut short"],
    ["Аcme", "Acme", "differ in the spelling of letters, or in a word that is cut short"],
    ["Асме", "Acme", "look the same in the letters of different alphabets"],
    ["Acme Cοrporation", "Acme", "differ in the spelling of letters, or in a word that is cut short"],
    ["Raytheon Technolgies", "Raytheon Technologies Corp", "differ in one letter"],
    ["Accentrue", "Accenture plc", "differ in one letter"],
    ["Delloite", "Deloitte LLP", "differ in one letter"],
    ["Diageo", "Dageo", "differ in one letter"],
    ["Macquarie Gruop", "Macquarie Group", "differ in one letter"],
    [
      "International Business Machines Corp. (IBM)",
      "International Business Machines",
      "differ in the spelling of letters, or in a word that is cut short",
    ],
    ["Газпром", "Gazprom", "differ in the spelling of letters, or in a word that is cut short"],
    ["HSBC", "Hongkong Shanghai Bank Corner", "are a name and its initials"],
    ["Smith LLC d/b/a Harbor Plumbing", "Harbor Plumbing", "are two names of one company, by what one of them says"],
    ["Initrode (formerly Initech) Ltd", "Initech Inc.", "are two names of one company, by what one of them says"],
  ])("%s and %s %s", (a, b, why) => {
    expect(compare(a, b)).toMatchObject({ answer: "likely", why });
    expect(lookup(makeIndex([["1", a]]), b)).toMatchObject([{ id: "1" }]);
    expect(lookup(makeIndex([["1", b]]), a)).toMatchObject([{ id: "1" }]);
  });
});

describe("a slip and another word", () => {
  it.each([
    ["Wealth Partners Zurich", "Health Partners Zurich", false, "both are words"],
    ["Silver Lining", "Sliver Lining", true, "one of them is no word of company names"],
    ["Contoso Bnak", "Contoso Bank", true, "a swap in a short word"],
    ["Fabrikam Rver", "Fabrikam River", true, "a letter left out of a short word, beside a name that tells enough"],
    ["Zenta", "Zento", false, "a short name alone"],
    ["Noika", "Nokia", true, "a swap in a short name"],
    ["Ndra", "Ndar", false, "four letters are too few"],
    ["Partner Systems 12", "Partner Systems 13", false, "numbers do not slip"],
    ["Icrosoft", "Microsoft", true, "the first letter left out"],
    ["Peterson Food", "Peterson Foods", true, "one or many"],
  ])("%s and %s: %p, %s", (a, b, duplicate) => {
    expect(isDuplicate(a, b)).toBe(duplicate);
    expect(lookup(makeIndex([["1", a]]), b)).toHaveLength(duplicate ? 1 : 0);
  });
});

describe("legal forms of the world", () => {
  it.each([
    ["Petróleos S.A.P.I. de C.V.", "petroleos"],
    ["Cementos S. de R.L. de C.V.", "cementos"],
    ["Koç Sanayi ve Ticaret Anonim Şirketi", "koc"],
    ["Orlen Spółka Akcyjna", "orlen"],
    ["Danone Société Anonyme", "danone"],
    ["Shell Public Limited Company", "shell"],
    ["Rosneft PAO", "rosneft"],
    ["Nestlé S. A.", "nestle"],
    ["Lidl Stiftung & Co. KG", "lidl"],
    ["Škoda Auto a.s.", "skoda auto"],
    ["Godo Kaisha Rakuten", "godo kaisha rakuten"],
    ["Petronas Sdn. Bhd.", "petronas"],
    ["有限責任公司 鴻海", "有限責任公司 鴻海"],
    ["鴻海有限責任公司", "鴻海"],
    ["San Diego Zoo", "san diego zoo"],
    ["Virtual Reality Me", "virtual reality me"],
  ])("%s is known as %s", (name, key) => {
    expect(keyOf(name)).toBe(key);
  });
});

const letters = "abcdefghijklmnopqrstuvwxyz";
const wordOf = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: least, maxLength: most });
const companyName = fc.array(wordOf(4, 12), { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

describe("of any two names", () => {
  const drawn = fc.oneof(companyName, fc.string({ unit: "grapheme", maxLength: 30 }));

  it("the answer is the same in both directions", () => {
    fc.assert(
      fc.property(drawn, drawn, (a, b) => {
        expect(compare(b, a)).toEqual(compare(a, b));
      }),
    );
  });

  it("those that differ in case, marks, a legal form or an article are the same", () => {
    const dressed = fc.constantFrom(
      (name: string) => name.toUpperCase(),
      (name: string) => `${name}, Inc.`,
      (name: string) => `The ${name} Company`,
      (name: string) => name.split("").join("\u200b"),
      (name: string) => name.replace(/[aeiou]/g, "$&\u0301").normalize("NFC"),
      (name: string) => name.replace(/ /g, "-"),
      (name: string) => `«${name}» S.p.A.`,
      (name: string) => name.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    );
    fc.assert(
      fc.property(companyName, dressed, (name, dress) => {
        expect(compare(name, dress(name))).toMatchObject({ answer: "same", score: 1 });
      }),
    );
  });

  it("one that slips in a letter of a long word is likely the other", () => {
    fc.assert(
      fc.property(companyName, wordOf(7, 14), fc.nat(), fc.constantFrom(...letters), (rest, word, seed, letter) => {
        const at = seed % word.length;
        const slipped = `${rest} ${word.slice(0, at)}${letter}${word.slice(at + (seed % 2))}`;
        expect(isDuplicate(`${rest} ${word}`, slipped)).toBe(true);
        expect(lookup(makeIndex([["1", `${rest} ${word}`]]), slipped)).toHaveLength(1);
      }),
    );
  });

  it("those that have nothing to do with each other are not", () => {
    fc.assert(
      fc.property(wordOf(5, 12), wordOf(5, 12), (a, b) => {
        fc.pre([...a].filter((letter, at) => b[at] === letter).length < 2 && Math.abs(a.length - b.length) > 2);
        expect(isDuplicate(a, b)).toBe(false);
      }),
    );
  });
});

it("a key without anything out of the ordinary is spelled as it is read", () => {
  const words = fc.constantFrom(
    "acme",
    "blue",
    "haar",
    "international",
    "intl",
    "tech",
    "gmbh",
    "and",
    "pace",
    "boeing",
    "ibm",
    "st",
    "aaa",
  );
  const key = fc.array(fc.oneof(words, wordOf(3, 9)), { minLength: 1, maxLength: 5 }).map((said) => said.join(" "));
  const said = ({ codes, ends, count, words }: Letters) => [codes.slice(0, count), ends.slice(0, words)];
  let plainly = 0;
  fc.assert(
    fc.property(key, (name) => {
      const [quick, slow] = [noLetters(), noLetters()];
      if (!spellPlainly(quick, name)) return;
      plainly += 1;
      const [loose, literal] = read(name).spellings;
      spell(slow, loose);
      expect(said(quick)).toEqual(said(slow));
      expect(spellLiterally(quick, name)).toBe(literal !== undefined);
      spell(slow, literal ?? loose);
      expect(said(quick)).toEqual(said(slow));
    }),
    { numRuns: 1_000 },
  );
  expect(plainly).toBeGreaterThan(100);
});

it.each(["the ", "ltd ", "a.b.", "and ", "x", "有限公司", "ü", "\u{1f600}", "\u200b", "dba "])(
  "a page full of %j pasted into the field takes no time and no stack",
  (text) => {
    const page = text.repeat(50_000 / text.length);
    expect(keyOf(keyOf(page))).toBe(keyOf(page));
    expect(keyOf(page).length).toBeLessThanOrEqual(300);
    expect(lookup(makeIndex([["1", page]]), page).length).toBeLessThanOrEqual(1);
  },
);

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
