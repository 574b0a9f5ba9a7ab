/** What is saved all the same and should be looked at. */
import { type Deal, deals } from "../../model/pipeline";
import {
  accountsByName,
  contradictionOf,
  type DealType,
  INFLUENCED,
  isAllowed,
  SOURCED,
} from "../../rules/deals/attribution";
import { sayDay } from "../../rules/days";
import { creditedTwice, lackingIn } from "../../rules/deals/care";
import { sayStage } from "../../rules/moves";
import { keyOf, nearest } from "../../rules/names";
import type { Moment } from "../flow";
import type { DealFacts, Registered } from "./facts";

export const warningsFor = (
  facts: DealFacts,
  registration: Registered | undefined,
  deal: Deal,
  moment: Moment,
): string[] => [
  ...ofCredit(facts, registration, deal, moment),
  ...ofBlanks(facts, registration, deal, moment),
  ...ofReports(deal, moment),
  ...(registration && ENDED.includes(registration.stage)
    ? [`${registration.id} was ${sayStage(registration.stage).toLowerCase()}.`]
    : []),
  ...ofNames(facts, deal),
];

const ENDED = ["rejected", "withdrawn", "cancelled"];

/** A type of history that goes against the evidence, and another partner who is credited for the account. */
const ofCredit = (facts: DealFacts, registration: Registered | undefined, deal: Deal, moment: Moment): string[] => {
  const against = isAllowed(deal)
    ? undefined
    : contradictionOf(deal, registration, accountsByName(facts.accounts), moment);
  const others = facts.deals.filter(({ id }) => id !== deal.id);
  const twice = creditedTwice({ ...facts, deals: [...others, deal] }).filter(({ ids }) => ids.includes(deal.id));
  const isTheirs = (id: string) => facts.deals.some((one) => one.id === id && moment.own.has(one));
  // Whose the other deal is, is not for the PAM of one partner alone (S39).
  const shown = twice.map((found) => (found.ids.every((id) => id === deal.id || isTheirs(id)) ? found : TWICE));
  return [...(against ? [against] : []), ...shown].map(({ text, instead }) => `${text} ${instead}`);
};

const TWICE = { text: "Another partner is credited for this account too.", instead: "Ask a coordinator." };

/** What the reports will miss; of the type what the evidence would allow. */
const ofBlanks = (facts: DealFacts, registration: Registered | undefined, deal: Deal, moment: Moment): string[] => {
  const accounts = accountsByName(facts.accounts);
  const may = ([SOURCED, INFLUENCED] as readonly DealType[]).find(
    (dealType) => !contradictionOf({ ...deal, dealType }, registration, accounts, moment),
  );
  const hint = may ? ` The evidence allows ${may}.` : "";
  return lackingIn([deal], facts.stages, "", moment.settings.currency)
    .flatMap(({ fields }) => fields)
    .map((field) => `${deals.columns[field].title} is missing.${field === "dealType" ? hint : ""}`);
};

const ofReports = ({ expectedClose, closedOn, currency, rate }: Deal, { settings, today }: Moment): string[] => [
  ...(expectedClose && expectedClose < today && closedOn === ""
    ? [`Expected close (${sayDay(expectedClose)}) has passed.`]
    : []),
  ...(currency !== settings.currency && rate === null
    ? [`Without an exchange rate from ${currency} to ${settings.currency} the reports leave it out.`]
    : []),
];

/** Names that other tabs do not know, with the nearest that they do; a tab without rows knows nothing. */
const ofNames = ({ team, products }: DealFacts, { owner, product }: Deal): string[] => [
  ...stranger(
    "Owner",
    owner,
    team.map(({ email }) => email),
    "Team",
  ),
  ...stranger(
    "Product",
    product,
    products.map(({ name }) => name),
    "Products",
  ),
];

const stranger = (title: string, said: string, known: readonly string[], tab: string): string[] => {
  if (said === "" || known.length === 0 || known.some((name) => keyOf(name) === keyOf(said))) return [];
  const near = nearest(known, said, 1)[0];
  return [`${title}: "${said}" is not in ${tab}.${near ? ` Did you mean ${near}?` : ""}`];
};
