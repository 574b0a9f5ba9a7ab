/** A deal is made or changed; its type is taken only where the evidence allows it, or an approver does. */
import type { Input } from "../../contract";
import { isoOrNull } from "../../model/cell";
import type { Deal } from "../../model/pipeline";
import type { Change } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import {
  accountsByName,
  allowedBy,
  type Contradiction,
  contradictionOf,
  type DealType,
  isAllowed,
  seenAs,
} from "../../rules/deals/attribution";
import { kindsBy } from "../../rules/deals/care";
import { dealId, nextNumber } from "../../rules/ids";
import { mayAct } from "../../rules/roles";
import { answers, flowOf, type Moment } from "../flow";
import { invalid } from "../registration/arrival";
import { aboutPartner } from "../registration/people";
import { type Draft, draftOf } from "./draft";
import { type DealFacts, dealReads } from "./facts";
import { warningsFor } from "./warnings";
import { written } from "./written";

type Said = Input<"saveDeal">;

export const saveDeal = flowOf<"saveDeal">()({
  who: ["pam", "pam-lead", "ae", "coordinator", "approver"],
  reads: dealReads,
  writes: ["deals"],
  about: (facts, said) => aboutDeal(facts, said),
  plan: (facts, said, moment) => {
    const draft = draftOf(facts, said, moment);
    if (!draft.ok) return draft;
    const changed = changedSince(draft.value, said);
    if (changed) return refuse(changed);
    const { row, faults } = written(facts, draft.value, said, moment);
    if (faults.length) return refuse(invalid(faults));
    const noted = judged(facts, draft.value, row, said, moment);
    if (!noted.ok) return noted;
    return saving(facts, draft.value, { ...row, attributionNote: noted.value }, said, moment);
  },
});

/** The deal as it stands, and the registration and the partner that it is to be of. */
const aboutDeal = (facts: DealFacts, { id, registration = "", partner = "" }: Said) => {
  const before = facts.deals.filter((deal) => id !== undefined && deal.id === id);
  const linked = registration.trim().toLowerCase();
  const registered = facts.registrations.filter((row) => row.id !== "" && row.id.toLowerCase() === linked);
  return [...before, ...registered, ...aboutPartner(facts, partner)];
};

const changedSince = ({ before }: Draft, { version }: Said): Refusal | undefined =>
  before && version !== undefined && version !== (before.version ?? 0)
    ? {
        why: "stale",
        text: `${before.id} was changed since you looked at it. Look again and save then.`,
        version: before.version ?? 0,
      }
    : undefined;

/** What is noted of the type: blank where the evidence allows it; refused with the evidence and what is offered instead. */
const judged = (
  facts: DealFacts,
  { before, registration }: Draft,
  row: Deal,
  said: Said,
  moment: Moment,
): Result<string, Refusal> => {
  const found = contradictionOf(row, registration, accountsByName(facts.accounts), moment);
  if (!found || row.dealType === "") return accept("");
  // What came with history stays as it is until somebody touches what it is judged by (Q54).
  if (before && (isAllowed(row) || isUntouched(before, said))) return accept(row.attributionNote);
  if (said.override !== true) return refuse(against(found, moment));
  return allowed(row.dealType, said, moment);
};

/** The type was looked at as it stands, and nothing that it is judged by is another now. */
const isUntouched = (before: Deal, said: Said): boolean =>
  before.seen === seenAs(before) &&
  BASIS.every((column) => said[column] === undefined || said[column] === before[column]);

const BASIS = ["dealType", "partner", "account", "registration", "evidence"] as const;

const mayOverride = ({ person }: Moment): boolean => mayAct(person, ["approver"]);

const against = (found: Contradiction, moment: Moment): Refusal => ({
  why: "conflict",
  text: `${found.text} ${found.instead}`,
  field: found.field,
  offers: found.offers,
  contactAt: isoOrNull(found.contactAt),
  registeredAt: isoOrNull(found.registeredAt),
  mayOverride: mayOverride(moment),
});

const allowed = (dealType: DealType, { reason = "" }: Said, moment: Moment): Result<string, Refusal> => {
  if (!mayOverride(moment))
    return refuse({
      why: "not-allowed",
      text: `Only an approver may take ${dealType} against the evidence. Ask one, or choose another type.`,
      field: "override",
    });
  if (reason.trim() === "")
    return refuse({ why: "needs-reason", text: `Say why it is ${dealType} all the same.`, field: "reason" });
  const who = moment.person?.name || moment.user;
  return accept(allowedBy(dealType, who, moment.now, reason.trim(), moment));
};

/** The row with what follows from it, and its registration ended where the deal is over. */
const saving = (facts: DealFacts, draft: Draft, row: Deal, said: Said, moment: Moment) => {
  const { before } = draft;
  const twin = before ? undefined : facts.deals.find((deal) => isTwin(deal, row));
  if (twin) return answers(replyOf(twin, [`${twin.id} says the same already: nothing was added.`]));
  const number = nextNumber(
    facts.deals.map(({ id }) => id),
    moment.highest.deals,
    "D",
  );
  const whole = { ...row, ...stamps(facts, before, row, said, moment), id: before?.id ?? dealId(number) };
  const deal = { ...whole, seen: seenAs(whole), version: (before?.version ?? 0) + 1 };
  const change: Change = before
    ? { table: "deals", key: before.id, set: differing(before, deal) }
    : { table: "deals", add: deal };
  return accept({
    changes: [change],
    letters: [],
    reply: replyOf(deal, warningsFor(facts, draft.registration, deal, moment)),
    reason: said.reason ?? "",
    ...(!before && { issued: { deals: number } }),
    ...(deal.registration && deal.closedOn && { afterwards: ["closings"] }),
  });
};

const replyOf = (
  { id, dealType, version }: Pick<Deal, "id" | "dealType" | "version">,
  warnings: readonly string[],
) => ({
  id,
  dealType,
  version: version ?? 0,
  warnings,
});

/** The same deal once more: an answer of ours was lost and it was sent again. */
const isTwin = (deal: Deal, row: Deal): boolean =>
  (["partner", "account", "registration", "product", "dealType", "stage", "amount", "expectedClose"] as const).every(
    (column) => deal[column] === row[column],
  );

/** When it was moved, said to stand right, worked on and closed; of an open deal no day of closing is kept. */
const stamps = (
  facts: DealFacts,
  before: Deal | undefined,
  row: Deal,
  { stage }: Said,
  { now, today }: Moment,
): Partial<Deal> => ({
  ...(before?.stage !== row.stage && { stageChangedAt: now }),
  ...((stage !== undefined || !before) && { stageConfirmedAt: now }),
  lastActivityAt: now,
  closedOn: kindsBy(facts.stages)(row) === "open" ? "" : row.closedOn || today,
});

const differing = (before: Deal, after: Deal): Partial<Deal> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([column, value]) => JSON.stringify(value) !== JSON.stringify(before[column as keyof Deal]),
    ),
  );
