/** One deal with what its partner and its registration say, as a form shows it. */
import type { Reply } from "../../contract";
import { iso, toPlain } from "../../model/cell";
import { type Deal, deals } from "../../model/pipeline";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { ATTACHED } from "../../rules/deals/attribution";
import { dayOf } from "../../rules/zone";
import { answers, flowOf } from "../flow";
import { partnerCalled } from "../registration/people";
import { type Asked, draftOf } from "./draft";
import { type DealFacts, dealReads } from "./facts";

export const deal = flowOf<"deal">()({
  who: "everybody",
  reads: dealReads,
  about: ({ deals: rows, registrations }, { about }) => calledIn([...rows, ...registrations], about).slice(0, 1),
  plan: (facts, { about }, moment) => {
    const asked = askedFor(facts, about);
    if (!asked.ok) return asked;
    const draft = draftOf(facts, asked.value, moment);
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
      others: facts.deals
        .filter(({ id, registration: of }) => of !== "" && of === registration?.id && id !== before?.id)
        .map(({ id }) => id),
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

/** The deal of that number, else the registration; refused when there is neither. */
const askedFor = ({ deals: rows, registrations }: DealFacts, about: string): Result<Asked, Refusal> => {
  const id = calledIn(rows, about)[0]?.id;
  const registration = calledIn(registrations, about)[0]?.id;
  if (about.trim() === "" || id !== undefined) return accept({ id });
  if (registration !== undefined) return accept({ registration });
  return refuse({
    why: "not-found",
    text: `"${about.trim()}" is neither a deal nor a registration. Give a number such as D-0001 or DR-0001.`,
    field: "about",
  });
};

const calledIn = <R extends { readonly id: string }>(rows: readonly R[], about: string): R[] =>
  rows.filter(({ id }) => id !== "" && id.toLowerCase() === about.trim().toLowerCase());

const knownIn = ({ stages, partners, team, products }: DealFacts): Reply<"deal">["known"] => ({
  stage: [...stages].sort((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ stage }) => stage),
  partner: partners.map(({ name }) => name).filter(Boolean),
  owner: team.filter(({ active, roles }) => active && roles.includes("ae")).map(({ email }) => email),
  product: products.map(({ name }) => name).filter(Boolean),
});
