/** A deal before it is saved: as it stands, or as its registration would make it. */
import type { Deal } from "../../model/pipeline";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { parseQuarter } from "../../rules/days";
import type { Moment } from "../flow";
import type { DealFacts, Registered } from "./facts";

/** What a person asked for: a deal by its number, a registration, or neither. */
export interface Asked {
  readonly id?: string | undefined;
  readonly registration?: string | undefined;
}

export interface Draft {
  /** The row as it stands; nothing for one that is not made yet. */
  readonly before: Deal | undefined;
  readonly registration: Registered | undefined;
  /** What it says before anything is changed. */
  readonly fields: Partial<Deal>;
}

/** Refused when the deal or the registration is not there. */
export const draftOf = (facts: DealFacts, { id, registration }: Asked, moment: Moment): Result<Draft, Refusal> => {
  const before = id ? facts.deals.find((deal) => deal.id === id) : undefined;
  if (id && !before) return refuse({ why: "not-found", text: `${id} is not in the Deals tab.`, field: "id" });
  const said = (registration ?? before?.registration ?? "").trim();
  const found = facts.registrations.find((row) => said !== "" && row.id.toLowerCase() === said.toLowerCase());
  if (said && !found && registration !== undefined)
    return refuse({ why: "not-found", text: `${said} is not in the registration log.`, field: "registration" });
  const { today, settings } = moment;
  const fields = before ?? { openedOn: today, currency: settings.currency, ...(found && madeOf(found, facts, moment)) };
  return accept({ before, registration: found, fields: { ...fields, ...(found && { registration: found.id }) } });
};

const madeOf = (row: Registered, { stages }: DealFacts, { settings }: Moment): Partial<Deal> => ({
  partner: row.partner,
  partnerContact: row.partnerRole,
  account: row.companyName,
  dealType: row.dealType,
  stage: firstStage(stages),
  amount: row.dealSize,
  expectedClose: parseQuarter(row.closeQuarter, settings.fiscalStart)?.endsOn ?? "",
  owner: row.ae,
  evidence: row.evidenceLink,
  currency: row.currency || settings.currency,
});

/** The open stage in which deals begin. */
const firstStage = (stages: DealFacts["stages"]): string =>
  [...stages].filter(({ kind }) => kind === "open").sort((a, b) => (a.order ?? 0) - (b.order ?? 0))[0]?.stage ?? "";
