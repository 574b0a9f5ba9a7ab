/** A deal as a person wrote it: names are looked up, and what cannot stand is told field by field. */
import type { Input } from "../../contract";
import { fromText } from "../../model/cell";
import { blankOf } from "../../model/column";
import { type Deal, deals } from "../../model/pipeline";
import { parseQuarter } from "../../rules/days";
import { keyOf } from "../../rules/names";
import { absenceSaid } from "../../rules/people/here";
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

export interface Written {
  readonly row: Deal;
  readonly faults: readonly FieldFault[];
}

/** The whole row, and what is wrong with it; what was not said stays as it was. */
export const written = (facts: DealFacts, draft: Draft, said: Said, moment: Moment): Written => {
  const { id: _id, version: _version, override: _override, reason: _reason, expectedClose, ...told } = said;
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const close = closeOf(expectedClose, moment);
  const merged: Deal = { ...BLANK, ...draft.fields, ...given, ...("day" in close && { expectedClose: close.day }) };
  const partner = partnerCalled(facts.partners, merged.partner);
  const stage = facts.stages.find((one) => squeezed(one.stage) === squeezed(merged.stage));
  const row = {
    ...merged,
    registration: draft.registration?.id ?? merged.registration,
    partner: partner.ok ? partner.value.name : merged.partner,
    account: merged.account.trim(),
    stage: stage?.stage ?? merged.stage,
    currency: merged.currency.trim().toUpperCase() || moment.settings.currency,
    owner: personOf(facts.team, merged.owner)?.email ?? merged.owner.trim(),
    rateOn: rateDay(merged, draft, said, moment),
  };
  const faults = [
    ...(row.partner.trim() === "" ? [missing("partner")] : partner.ok ? [] : [fault("partner", partner.refusal.text)]),
    ...ofAnother(facts, row, draft.registration),
    ...(row.account === "" ? [missing("account")] : []),
    ...(stage ? [] : [fault("stage", unknownStage(row.stage, facts))]),
    ...("text" in close ? [fault("expectedClose", close.text)] : []),
    ...ownerFaults(facts, row, draft, moment),
    ...numberFaults(row),
  ];
  return { row, faults };
};

/** Of which day the rate is: today where another one is given without a day (Q32). */
const rateDay = ({ rate, rateOn }: Deal, { fields }: Draft, said: Said, { today }: Moment): string => {
  if (rate === null) return "";
  return said.rateOn === undefined && rate !== fields.rate ? today : rateOn || today;
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

/** Nobody who left or is away is given a deal; whoever has it keeps it. */
const ownerFaults = ({ team }: DealFacts, { owner }: Deal, { fields }: Draft, { today }: Moment): FieldFault[] => {
  const person = personOf(team, owner);
  const absent = person && person !== personOf(team, fields.owner ?? "") ? absenceSaid(person, team, today) : "";
  return absent ? [fault("owner", absent)] : [];
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
