import fc from "fast-check";
import { faultsOf, isPlaceholder, warningsOf } from "../../src/rules/checks";
import { settingsOf } from "../../src/rules/settings";

// As fast-check's own "binary", which takes half a second to list them all.
const letter = fc
  .nat(0x10ffff)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

const told = {
  partner: "Contoso",
  partnerRole: "Pat Moss",
  partnerContactEmail: "pat@contoso.com",
  companyName: "Initech",
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: "bill@initech.com",
  companySize: "500-1000",
  industry: "Software",
  dealSize: 50_000,
  currency: "USD",
  closeQuarter: "Q3 2026",
  partnershipType: "Co-sell",
  buyingSignal: "An introduction",
  existingRelationship: "no",
  dealType: "Partner-sourced",
};
const checking = (said: Readonly<Record<string, string>> = {}) => ({
  settings: settingsOf(Object.entries(said).map(([key, value]) => ({ key, value, meaning: "" }))),
  today: "2026-05-20",
});
const faults = (more: object, said = {}) => faultsOf({ ...told, ...more }, checking(said)).map(({ text }) => text);
const warnings = (more: object, said = {}) => warningsOf({ ...told, ...more }, checking(said)).map(({ text }) => text);

it("a registration that says everything passes every check", () => {
  expect([faults({}), warnings({})]).toEqual([[], []]);
});

it("what is missing comes first, and each fault is of its field", () => {
  expect(faultsOf({ ...told, industry: "", companyName: "TBD" }, checking())).toMatchObject([
    { field: "industry", text: "Industry is missing." },
    { field: "companyName", text: 'Company: "TBD" only keeps the place. Write what it is.' },
  ]);
});

describe("placeholders", () => {
  it.each([
    "TBD",
    "tbd.",
    "n/a",
    "N.A.",
    "-",
    "--",
    "?",
    "asdf",
    "ASDFGH",
    "xxx",
    "aaaa",
    "none",
    "unknown",
    "not known",
    "test",
    "#",
  ])("%s only keeps the place", (said) => {
    expect(isPlaceholder(said)).toBe(true);
    expect(faults({ industry: said })).toEqual([`Industry: "${said}" only keeps the place. Write what it is.`]);
    expect(faults({ industry: said }, { "check placeholder": "off" })).toEqual([]);
    expect(warnings({ industry: said }, { "check placeholder": "warn" })).toHaveLength(1);
  });

  it.each([
    "X",
    "3M",
    "Testo SE",
    "Nil Gruppe",
    "Nananet",
    "Xxxlutz",
    "AAA Auto",
    "株式会社",
    "=1+1",
    "Unknown Worlds",
    "-5 Elm Ltd",
    "7",
  ])("%s may be a name", (said) => {
    expect(isPlaceholder(said)).toBe(false);
    expect(faults({ companyName: said })).toEqual([]);
  });

  it("a text of any two words of sense is none", () => {
    const word = fc.string({ unit: fc.constantFrom(..."bcdeghjklmoprsuvwyz"), minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isPlaceholder(`${one} ${other}q`)).toBe(false);
      }),
    );
  });
});

describe("the contact's e-mail", () => {
  const free = "Contact e-mail: joe@gmail.com is not a business e-mail. Give the address at the company.";

  it("of a free mail service is told, or refused where the program says so", () => {
    expect([faults({ contactEmail: "joe@gmail.com" }), warnings({ contactEmail: "joe@gmail.com" })]).toEqual([
      [],
      [free],
    ]);
    const strict = { "check businessEmail": "block" };
    expect([
      faults({ contactEmail: "joe@gmail.com" }, strict),
      warnings({ contactEmail: "joe@gmail.com" }, strict),
    ]).toEqual([[free], []]);
  });

  it.each(["joe@initech.com", "joe@gmail.initech.com", "joe@me.initech.co.uk", "gmail.com@initech.com"])(
    "%s is one of a business",
    (contactEmail) => {
      expect(warnings({ contactEmail })).toEqual([]);
    },
  );

  it("at the partner's own domain is told", () => {
    expect(warnings({ contactEmail: "joe@sales.contoso.com" })).toEqual([
      "Contact e-mail: contoso.com is the partner's own domain. Ask for the customer's person.",
    ]);
    expect(warnings({ contactEmail: "joe@gmail.com", partnerContactEmail: "pat@gmail.com" })).toHaveLength(1);
  });
});

describe("the size of the company", () => {
  it.each([
    "250",
    "200-500",
    "1,000+",
    "10 000",
    "51 to 200",
    "500-1000 employees",
    "about 300 people",
    "> 5000",
    "under 50 staff",
    "$10M-50M",
    "$1.5bn",
    "10M EUR",
    "EUR 10-50 million",
    "$50M - $100M revenue",
    "€5 Mio",
    "2k",
    "120 FTE",
    "1200 Mitarbeiter",
  ])("%s is a headcount or a revenue band", (companySize) => {
    expect(warnings({ companySize })).toEqual([]);
  });

  it.each(["big", "SMB", "Enterprise", "quite large", "ten"])("%s is neither", (companySize) => {
    expect(warnings({ companySize })).toEqual([
      `Company size: "${companySize}" is neither a headcount nor a revenue band, such as 200-500 or $10M-50M.`,
    ]);
  });
});

describe("the other checks", () => {
  it.each([
    [{ currency: "Dollars" }, 'Currency: "Dollars" is not a currency code of three letters, such as USD.'],
    [{ closeQuarter: "soon" }, 'Expected close: "soon" is not a quarter such as Q3 2026.'],
    [
      { dealType: "Partner-influenced" },
      "Evidence: a partner-influenced deal needs a link to what proves the partner's part.",
    ],
  ])("%j keeps it out: %s", (more, text) => {
    expect(faults(more)).toEqual([text]);
  });

  it.each([
    [{ closeQuarter: "Q1 2026" }, "Expected close: Q1 2026 is over. Ask in which quarter the deal closes now."],
    [
      { contactTitle: "Bill Lumbergh" },
      'Contact title: "Bill Lumbergh" is not a title. Give the person\'s role, such as VP Operations.',
    ],
    [{ contactTitle: "12" }, 'Contact title: "12" is not a title, such as VP Operations.'],
  ])("%j is told: %s", (more, text) => {
    expect([faults(more), warnings(more)]).toEqual([[], [text]]);
  });

  it.each([
    { currency: "" },
    { currency: "eur" },
    { closeQuarter: "Q2 2026" },
    { dealType: "Partner-influenced", evidenceLink: "https://x.example" },
  ])("%j is well", (more) => {
    expect([faults(more), warnings(more)]).toEqual([[], []]);
  });

  it("a placeholder is told once, not by every check", () => {
    expect(faults({ closeQuarter: "TBD", companySize: "n/a", contactTitle: "-" })).toHaveLength(3);
    expect(warnings({ closeQuarter: "TBD", companySize: "n/a", contactTitle: "-" })).toEqual([]);
  });
});

it("S22: no text, be it ever so strange, makes a check fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: letter }), (said) => {
      const all = Object.fromEntries(Object.keys(told).map((field) => [field, said]));
      expect(faultsOf(all, checking()).every(({ text }) => text.length > 0)).toBe(true);
      expect(warningsOf(all, checking()).every(({ field }) => field in told || field === "evidenceLink")).toBe(true);
    }),
  );
});
