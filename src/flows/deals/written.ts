/** A deal as a person wrote it: names are looked up, and what cannot stand is told field by field. */
import type { Input } from "../../contract";
import { fromText } from "../../model/cell";
import { blankOf } from "../../model/column";
import { type Deal, deals } from "../../model/pipeline";
import { sayStage } from "../../rules/moves";
import {
  accountsByName,
  contradictionOf,
  type DealType,
  INFLUENCED,
  isAllowed,
  SOURCED,
} from "../../rules/attribution";
import { contradictionsIn, lackingIn } from "../../rules/deal-care";
import { parseQuarter } from "../../rules/days";
import { keyOf, nearest } from "../../rules/names";
import { personOf } from "../../rules/roles";
import type { FieldFault } from "../../rules/submission";
import { squeezed } from "../../rules/titles";
import type { Moment } from "../flow";
import { partnerCalled } from "../registration/people";
import type { Draft } from "./draft";
import type { DealFacts } from "./facts";

type Said = Input<"saveDeal">;

const BLANK = Object.fromEntries(
  Object.entries(deals.columns).map(([name, column]) => [name, blankOf(column)]),
) as unknown as Deal;

/** The whole row, and what is wrong with it; what was not said stays as it was. */
export const written = (
  facts: DealFacts,
  { fields, registration }: Draft,
  said: Said,
  moment: Moment,
): { readonly row: Deal; readonly faults: readonly FieldFault[] } => {
  const { id: _id, version: _version, override: _override, reason: _reason, expectedClose, ...told } = said;
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const close = closeOf(expectedClose, moment);
  const row: Deal = { ...BLANK, ...fields, ...given, ...("day" in close && { expectedClose: close.day }) };
  const partner = partnerCalled(facts.partners, row.partner);
  const stage = facts.stages.find((one) => squeezed(one.stage) === squeezed(row.stage));
  const owner = personOf(facts.team, row.owner)?.email ?? row.owner.trim();
  const found = {
    ...row,
    registration: registration?.id ?? row.registration,
    partner: partner.ok ? partner.value.name : row.partner,
    account: row.account.trim(),
    stage: stage?.stage ?? row.stage,
    currency: row.currency.trim().toUpperCase(),
    owner,
    rateOn: row.rate === null ? row.rateOn : row.rateOn || moment.today,
  };
  const faults = [
    ...(row.partner.trim() === "" ? [missing("partner")] : partner.ok ? [] : [fault("partner", partner.refusal.text)]),
    ...ofAnother(facts, found, registration),
    ...(found.account === "" ? [missing("account")] : []),
    ...(stage ? [] : [fault("stage", unknownStage(row.stage, facts))]),
    ...("text" in close ? [fault("expectedClose", close.text)] : []),
    ...numberFaults(found),
  ];
  return { row: found, faults };
};

const titleOf = (field: keyof typeof deals.columns): string => deals.columns[field].title;
const fault = (field: string, text: string): FieldFault => ({ field, text });
const missing = (field: keyof typeof deals.columns): FieldFault => fault(field, `${titleOf(field)} is missing.`);

/** The last day of a quarter, or the day that was written. */
const closeOf = (
  said: string | undefined,
  { settings, wall }: Moment,
): { readonly day: string } | { readonly text: string } | object => {
  if (said === undefined) return {};
  const quarter = parseQuarter(said, settings.fiscalStart);
  const reading = fromText(deals.columns.expectedClose, said, wall);
  if ("value" in reading) return { day: String(reading.value) };
  return quarter
    ? { day: quarter.endsOn }
    : { text: `Expected close: "${said}" is neither a day nor a quarter such as Q3 2026.` };
};

const unknownStage = (said: string, { stages }: DealFacts): string => {
  const known = stages.map(({ stage }) => stage).join(", ");
  return said.trim() === ""
    ? `Stage is missing. Choose one of ${known}.`
    : `"${said}" is no stage of a deal. Choose one of ${known}.`;
};

/** A registration speaks for the partner who made it, and for nobody else. */
const ofAnother = ({ partners }: DealFacts, { partner }: Deal, registration: Draft["registration"]): FieldFault[] => {
  if (!registration || partner.trim() === "") return [];
  const owner = partnerCalled(partners, registration.partner);
  const theirs = owner.ok ? owner.value.name : registration.partner;
  return keyOf(theirs) === keyOf(partner)
    ? []
    : [
        fault(
          "registration",
          `${registration.id} was registered by ${theirs}, not by ${partner}. Take it out, or name its partner.`,
        ),
      ];
};

const numberFaults = ({ amount, currency, probability, rate }: Deal): FieldFault[] => [
  ...(amount === null ? [fault("amount", "Amount is missing.")] : []),
  ...(amount !== null && amount <= 0 ? [fault("amount", "Amount must be more than 0.")] : []),
  ...(/^[A-Z]{3}$/.test(currency)
    ? []
    : [fault("currency", `Currency: "${currency}" is not a currency code of three letters, such as USD.`)]),
  ...(probability !== null && (probability < 0 || probability > 1)
    ? [fault("probability", "Probability must lie between 0 and 1, or 0 % and 100 %.")]
    : []),
  ...(rate !== null && rate <= 0 ? [fault("rate", "Exchange rate must be more than 0.")] : []),
];

/** What is saved all the same and should be looked at. */
export const warningsFor = (facts: DealFacts, { registration }: Draft, deal: Deal, moment: Moment): string[] => {
  const { settings, today } = moment;
  const lacking = lackingIn([deal], facts.stages, "", settings.currency)[0]?.fields ?? [];
  const others = facts.deals.filter(({ id }) => id !== deal.id);
  const twice = contradictionsIn({ ...facts, deals: [...others, deal] }, moment).filter(
    ({ kind, ids }) => kind === "two-partners" && ids.includes(deal.id),
  );
  const against = isAllowed(deal)
    ? undefined
    : contradictionOf(deal, registration, accountsByName(facts.accounts), moment);
  return [
    ...(against ? [`${against.text} ${against.instead}`] : []),
    ...lacking.map(
      (field) =>
        `${titleOf(field)} is missing.${field === "dealType" ? typeOpen(facts, registration, deal, moment) : ""}`,
    ),
    ...twice.map(({ text, instead }) => `${text} ${instead}`),
    ...(deal.expectedClose && deal.expectedClose < today && deal.closedOn === ""
      ? [`Expected close (${deal.expectedClose}) has passed.`]
      : []),
    ...(deal.currency !== settings.currency && deal.rate === null
      ? [`Without an exchange rate from ${deal.currency} to ${settings.currency} the reports leave it out.`]
      : []),
    ...(registration && ENDED.includes(registration.stage)
      ? [`${registration.id} was ${sayStage(registration.stage).toLowerCase()}.`]
      : []),
    ...stranger(
      "owner",
      deal.owner,
      facts.team.map(({ email }) => email),
      "Team",
    ),
    ...stranger(
      "product",
      deal.product,
      facts.products.map(({ name }) => name),
      "Products",
    ),
  ];
};

const ENDED = ["rejected", "withdrawn", "cancelled"];

/** What the evidence would allow. */
const typeOpen = (facts: DealFacts, registration: Draft["registration"], deal: Deal, moment: Moment): string => {
  const accounts = accountsByName(facts.accounts);
  const may = ([SOURCED, INFLUENCED] as readonly DealType[]).find(
    (dealType) => !contradictionOf({ ...deal, dealType }, registration, accounts, moment),
  );
  return may ? ` The evidence allows ${may}.` : "";
};

/** A name that another tab does not know, with the nearest one that it does; a tab without rows knows nothing. */
const stranger = (field: "owner" | "product", said: string, known: readonly string[], tab: string): string[] => {
  if (said === "" || known.length === 0 || known.some((name) => keyOf(name) === keyOf(said))) return [];
  const near = nearest(known, said, 1)[0];
  return [`${titleOf(field)}: "${said}" is not in ${tab}.${near ? ` Did you mean ${near}?` : ""}`];
};
