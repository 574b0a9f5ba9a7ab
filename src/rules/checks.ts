/** What the program asks of a registration besides being complete: each check keeps it out, warns, or is off. */
import { type Column, isBlank } from "../model/column";
import { registrations } from "../model/registrations";
import { requiredOf } from "../model/table";
import { parseQuarter } from "./days";
import { businessDomainOf, isFreeMail } from "./names/domain";
import type { CheckName, Settings } from "./settings";
import { type FieldFault, fault, missingOf, quarterFault, saidIn, type Told, unusableOf } from "./submission";

/** By which rules of the program a registration is checked, and on what day. */
export interface Checking {
  readonly settings: Pick<Settings, "fiscalStart" | "checks">;
  readonly today: string;
}

/** What is missing or wrong, field by field in the order of the form: with it a registration is not taken in. */
export const faultsOf = (told: Told, checking: Checking): FieldFault[] => [
  ...missingOf(told),
  ...unusableOf(told),
  ...checked(told, checking, "block"),
];

/** What the reviewer is told about a registration that is taken in all the same. */
export const warningsOf = (told: Told, checking: Checking): (FieldFault & { readonly check: CheckName })[] =>
  checked(told, checking, "warn");

/** What the checks of that level find. */
const checked = (told: Told, checking: Checking, level: "warn" | "block") =>
  rules
    .filter(([check]) => checking.settings.checks[check] === level)
    .flatMap(([check, rule]) => rule(told, checking).map((found) => ({ ...found, check })));

type Rule = (told: Told, checking: Checking) => readonly FieldFault[];

const placeholders: Rule = (told) =>
  requiredOf(registrations).flatMap((field) => {
    const { kind, refers }: Column = registrations.columns[field];
    const said = saidIn(told, field);
    // A name that must stand in another tab is looked up there.
    return kind === "text" && !refers && isPlaceholder(said)
      ? [fault(field, `"${said}" only keeps the place. Write what it is.`)]
      : [];
  });

const businessEmail: Rule = (told) => {
  const said = saidIn(told, "contactEmail");
  return isFreeMail(said)
    ? [fault("contactEmail", `${said} is not a business e-mail. Give the address at the company.`)]
    : [];
};

const companySize: Rule = (told) => {
  const said = saidIn(told, "companySize");
  return said && !isPlaceholder(said) && !isSize(said)
    ? [fault("companySize", `"${said}" is neither a headcount nor a revenue band, such as 200-500 or $10M-50M.`)]
    : [];
};

const currency: Rule = (told) => {
  const said = saidIn(told, "currency");
  return said && !/^[a-z]{3}$/i.test(said)
    ? [fault("currency", `"${said}" is not a currency code of three letters, such as USD.`)]
    : [];
};

const quarter: Rule = (told, { settings }) =>
  isPlaceholder(saidIn(told, "closeQuarter")) && settings.checks.placeholder !== "off"
    ? []
    : quarterFault(told, settings.fiscalStart);

const pastQuarter: Rule = (told, { settings, today }) => {
  const named = parseQuarter(saidIn(told, "closeQuarter"), settings.fiscalStart);
  return named && named.endsOn < today
    ? [fault("closeQuarter", `${named.key} is over. Ask in which quarter the deal closes now.`)]
    : [];
};

const contactTitle: Rule = (told) => {
  const said = saidIn(told, "contactTitle");
  if (!said || isPlaceholder(said)) return [];
  if (said.toLowerCase() === saidIn(told, "contactName").toLowerCase() || said.includes("@"))
    return [fault("contactTitle", `"${said}" is not a title. Give the person's role, such as VP Operations.`)];
  return /\p{L}{2}/u.test(said) ? [] : [fault("contactTitle", `"${said}" is not a title, such as VP Operations.`)];
};

const evidence: Rule = (told) =>
  told.dealType === "Partner-influenced" && isBlank(told.evidenceLink)
    ? [fault("evidenceLink", "a partner-influenced deal needs a link to what proves the partner's part.")]
    : [];

const contactAtPartner: Rule = (told) => {
  const domain = businessDomainOf(saidIn(told, "contactEmail"));
  return domain && domain === businessDomainOf(saidIn(told, "partnerContactEmail"))
    ? [fault("contactEmail", `${domain} is the partner's own domain. Ask for the customer's person.`)]
    : [];
};

const rules: readonly (readonly [CheckName, Rule])[] = [
  ["placeholder", placeholders],
  ["businessEmail", businessEmail],
  ["companySize", companySize],
  ["currency", currency],
  ["quarter", quarter],
  ["pastQuarter", pastQuarter],
  ["contactTitle", contactTitle],
  ["evidence", evidence],
  ["contactAtPartner", contactAtPartner],
];

const PLACEHOLDERS: ReadonlySet<string> = new Set(
  `tbd tba tbc na nil none null nothing unknown notknown notapplicable notavailable undefined todo pending placeholder
  test testing tester dummy xx xxx xyz asdf asdfg asdfgh qwe qwer qwert qwerty foo foobar blah blabla abc abcd lorem loremipsum
  dontknow idk dunno keineahnung unbekannt`.split(/\s+/),
);

/** Whether a text only keeps the place: `TBD`, `n/a`, `-`, `asdf`, one letter again and again. */
export const isPlaceholder = (said: string): boolean => {
  if (said === "") return false;
  const letters = said.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters === "" || PLACEHOLDERS.has(letters) || /^(\p{L})\1{2,}$/u.test(letters);
};

const AMOUNT = String.raw`[<>~]?\s*(?:[$€£¥]|[a-z]{3}\s)?\s*\d[\d.,' ]*\s*(?:k|m|mm|mn|mio|million|b|bn|billion|thousand)?\s*\+?`;
const SIZE = new RegExp(
  String.raw`^(?:(?:about|approx\.?|circa|ca\.?|over|under|up to|more than|less than|revenue|arr|headcount):?\s*)*${AMOUNT}` +
    String.raw`(?:\s*(?:-|–|to|and|bis)\s*${AMOUNT})?\s*(?:[$€£¥]|[a-z]{3})?\s*` +
    String.raw`(?:employees?|people|staff|heads?|headcount|fte?s?|persons?|mitarbeiter|in revenue|revenue|arr|turnover|or more)?\s*\.?$`,
  "i",
);

/** Whether a text is a headcount or a revenue, as one number or as a band. */
const isSize = (said: string): boolean => said.length <= LONGEST_SIZE && SIZE.test(said);

const LONGEST_SIZE = 60;
