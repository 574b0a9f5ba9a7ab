/** One deal with what its partner and its registration say, and what the evidence says about each type. */
import type { Reply } from "../../contract";
import { iso, toPlain } from "../../model/cell";
import { type Deal, deals } from "../../model/pipeline";
import { dealTypes } from "../../model/registrations";
import { ATTACHED, accountsByName, contradictionOf, type DealType } from "../../rules/attribution";
import { dayOf } from "../../rules/zone";
import { answers, flowOf, type Moment } from "../flow";
import { partnerCalled } from "../registration/people";
import { type Draft, draftOf } from "./draft";
import { type DealFacts, dealReads } from "./facts";

export const deal = flowOf<"deal">()({
  who: "everybody",
  reads: dealReads,
  plan: (facts, asked, moment) => {
    const draft = draftOf(facts, asked, moment);
    if (!draft.ok) return draft;
    const { before, registration, fields } = draft.value;
    const partner = partnerCalled(facts.partners, fields.partner ?? "");
    const day = (at: number | null | undefined) => (at === null || at === undefined ? "" : dayOf(moment.zone, at));
    return answers({
      asOf: iso(moment.now),
      id: before?.id ?? "",
      version: before?.version ?? 0,
      fields: shown(fields),
      partnerTier: partner.ok ? partner.value.tier : "",
      registeredOn: day(registration?.receivedAt),
      approvedOn: registration?.verdict === "approve" ? day(registration.decidedAt) : "",
      partnerAttached: fields.dealType === ATTACHED,
      types: typesFor(facts, draft.value, moment),
      known: knownIn(facts),
    });
  },
});

const shown = (fields: Partial<Deal>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(deals.columns).flatMap(([name, column]) =>
      name in fields ? [[name, toPlain(column, fields[name as keyof Deal])]] : [],
    ),
  );

/** What speaks against each type, whatever the deal says now. */
const typesFor = (facts: DealFacts, { fields, registration }: Draft, moment: Moment): Reply<"deal">["types"] => {
  const accounts = accountsByName(facts.accounts);
  const said = { account: fields.account ?? "", registration: registration?.id ?? "", evidence: fields.evidence ?? "" };
  return (Object.keys(dealTypes) as DealType[]).map((type) => {
    const found = contradictionOf({ ...said, dealType: type }, registration, accounts, moment);
    return { type, text: found?.text ?? "", instead: found?.instead ?? "" };
  });
};

const knownIn = ({ stages, partners, team, products }: DealFacts): Reply<"deal">["known"] => ({
  stage: [...stages].sort((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ stage }) => stage),
  partner: partners.map(({ name }) => name).filter(Boolean),
  owner: team.filter(({ active, roles }) => active && roles.includes("ae")).map(({ email }) => email),
  product: products.map(({ name }) => name).filter(Boolean),
});
