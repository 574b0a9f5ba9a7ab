import { faultsOf, isEmail, missingOf } from "../../src/rules/submission";

const told = {
  partner: "Contoso",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: "bill@initech.com",
  companySize: "500-1000",
  industry: "Software",
  dealSize: 50_000,
  closeQuarter: "Q3 2026",
  partnershipType: "Co-sell",
  buyingSignal: "An introduction",
  existingRelationship: "no",
};
const faults = (more: object, fiscalStart = 1) => faultsOf({ ...told, ...more }, fiscalStart);

it("a registration with all its fields is complete", () => {
  expect(faults({})).toEqual([]);
});

it.each([
  ["partner", "Partner"],
  ["partnerRole", "Partner's contact"],
  ["companyName", "Company"],
  ["contactName", "Contact name"],
  ["contactTitle", "Contact title"],
  ["contactEmail", "Contact e-mail"],
  ["companySize", "Company size"],
  ["industry", "Industry"],
  ["closeQuarter", "Expected close"],
  ["partnershipType", "Partnership type"],
  ["buyingSignal", "Buying signal"],
  ["existingRelationship", "Contacted before?"],
])("%s must be there", (field, title) => {
  expect(faults({ [field]: "" })).toEqual([{ field, text: `${title} is missing.` }]);
});

it("the size of the deal must be there, and more than nothing", () => {
  expect(faults({ dealSize: null })).toEqual([{ field: "dealSize", text: "Deal size (ACV) is missing." }]);
  expect(faults({ dealSize: 0 })).toEqual([{ field: "dealSize", text: "Deal size (ACV) must be more than 0." }]);
  expect(faults({ dealSize: -5 })).toHaveLength(1);
});

it("what is missing is told in the order of the form, all of it at once", () => {
  expect(missingOf({}).map(({ field }) => field)).toEqual([
    "partner",
    "partnerRole",
    "companyName",
    "dealSize",
    "closeQuarter",
    "contactName",
    "contactTitle",
    "contactEmail",
    "companySize",
    "industry",
    "existingRelationship",
    "partnershipType",
    "buyingSignal",
  ]);
});

it("an address must be one, of the customer's person and of the partner's", () => {
  expect(faults({ contactEmail: "bill at initech" })).toEqual([
    { field: "contactEmail", text: 'Contact e-mail: "bill at initech" is not an e-mail address.' },
  ]);
  expect(faults({ partnerContactEmail: "pat@contoso, bob@contoso" })).toMatchObject([{ field: "partnerContactEmail" }]);
  expect(faults({ partnerContactEmail: "" })).toEqual([]);
});

it.each([
  ["bill@initech.com", true],
  ["o'neil+deals@mail.initech.co.uk", true],
  ["bill@initech", false],
  ["@initech.com", false],
  ["bill@initech.com, joe@initech.com", false],
  ["Bill <bill@initech.com>", false],
  ["bill@initech.com\nBcc: x@y.z", false],
  ["", false],
])("%j is an address: %s", (text, is) => {
  expect(isEmail(text)).toBe(is);
});

it.each(["Q3 2026", "2026-Q3", "q3/26", "FY26 Q3", "2026-09-30"])("%s is a quarter", (closeQuarter) => {
  expect(faults({ closeQuarter })).toEqual([]);
});

it.each(["soon", "Q5 2026", "September", "2026"])("%s is no quarter", (closeQuarter) => {
  expect(faults({ closeQuarter })).toEqual([
    { field: "closeQuarter", text: `Expected close: "${closeQuarter}" is not a quarter such as Q3 2026.` },
  ]);
});
