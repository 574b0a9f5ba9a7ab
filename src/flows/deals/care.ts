/** How well the deals are kept, by who answers for them; and each of them is asked once a week. */
import type { Reply } from "../../contract";
import { iso } from "../../model/cell";
import type { Letter } from "../../model/plan";
import type { Role } from "../../model/roles";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { type DealsToMend, dealsLetter } from "../../mail/deals";
import { isoWeekOf, quarterOf } from "../../rules/days";
import {
  careColumns,
  contradictionsIn,
  type Found,
  type Kept,
  type Lacking,
  lackingIn,
  type Stale,
  staleIn,
} from "../../rules/deals/care";
import { mayAct, personOf } from "../../rules/roles";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { signerFor } from "../registration/people";
import { judgingReads } from "./facts";
import { saveDeal } from "./save";

const reads = {
  ...judgingReads,
  deals: careColumns,
  meetings: ["deal", "registration", "startsAt", "endsAt", "status", "stageUpdatedAt"],
  partners: ["name", "aliases"],
  coverage: ["partner", "pam"],
} as const satisfies Reads;

type CareFacts = Facts<typeof reads & Always>;

/** What is found, for every page and mail the same. */
interface Care {
  readonly missing: readonly Lacking[];
  readonly stale: readonly Stale[];
  readonly contradictions: readonly Found[];
}

const careOf = (facts: CareFacts, moment: Moment): Care => {
  const { settings, today } = moment;
  const quarter = quarterOf(today, settings.fiscalStart).from;
  return {
    missing: lackingIn(facts.deals, facts.stages, quarter, settings.currency),
    stale: staleIn(facts.deals, facts.stages, facts.meetings, moment),
    contradictions: contradictionsIn(facts, moment),
  };
};

/** What fits on a page; the counts tell of the rest. */
const SHOWN = 50;

export const dealCare = flowOf<"dealCare">()({
  who: "everybody",
  reads,
  plan: (facts, _input, moment) => {
    const { missing, stale, contradictions } = careOf(facts, moment);
    const ownerOf = ownersIn(facts, moment);
    return answers({
      asOf: iso(moment.now),
      missing: byOwner(missing, ownerOf),
      stale: stale.slice(0, SHOWN).map(({ deal, since, ...found }) => ({
        ...found,
        id: deal.id,
        owner: ownerOf(deal),
        stage: deal.stage,
        version: deal.version ?? 0,
        since: iso(since),
      })),
      contradictions: contradictions.slice(0, SHOWN).map((found) => ({ ...found })),
      counts: { missing: missing.length, stale: stale.length, contradictions: contradictions.length },
      may: mayDo(moment),
    });
  },
});

const ASKING: readonly Role[] = ["coordinator"];

const mayDo = ({ person }: Moment): string[] =>
  Object.entries({ saveDeal: saveDeal.who, askOwners: ASKING, override: ["approver"] as const }).flatMap(
    ([what, who]) => (who === "everybody" || mayAct(person, who) ? [what] : []),
  );

/** Who answers for a deal: its owner, else the PAM of its partner; blank where that is nobody. */
const ownersIn = (facts: CareFacts, moment: Moment) => {
  const pams = new Map<string, string>();
  return ({ owner, partner }: Pick<Kept, "owner" | "partner">): string => {
    const person = personOf(facts.team, owner);
    if (person?.active) return person.email;
    const pam = pams.get(partner) ?? personOf(facts.team, signerFor(partner, facts, moment).email)?.email ?? "";
    pams.set(partner, pam);
    return pam;
  };
};

const byOwner = (missing: readonly Lacking[], ownerOf: ReturnType<typeof ownersIn>): Reply<"dealCare">["missing"] => {
  const lists = new Map<string, Lacking[]>();
  for (const one of missing) lists.set(ownerOf(one.deal), [...(lists.get(ownerOf(one.deal)) ?? []), one]);
  return [...lists]
    .map(([owner, all]) => ({
      owner,
      count: all.length,
      deals: all
        .slice(0, SHOWN)
        .map(({ deal, fields, text }) => ({ id: deal.id, fields: fields.map((field) => String(field)), text })),
    }))
    .sort((a, b) => b.count - a.count || a.owner.localeCompare(b.owner));
};

/** Each owner gets their own list, once a week however often it is asked for. */
export const askOwners = flowOf<"askOwners">()({
  who: ASKING,
  reads: { ...reads, outbox: ["key"] },
  writes: ["outbox"],
  plan: (facts, { dryRun = false }, moment) => {
    const week = isoWeekOf(moment.today);
    const known = new Set(facts.outbox.map(({ key }) => key));
    const letters = lettersOf(facts, week, moment);
    const fresh = letters.filter(({ key }) => !known.has(key));
    return accept({
      changes: [],
      letters: dryRun ? [] : fresh,
      reply: {
        week,
        mails: letters.map(({ key, to, subject, text }) => ({
          to: to.join(),
          subject,
          text,
          already: known.has(key),
        })),
        sent: dryRun ? 0 : fresh.length,
      },
    });
  },
});

const lettersOf = (facts: CareFacts, week: string, moment: Moment): Letter[] => {
  const { program, deskAddress } = moment.settings;
  return [...listsBy(facts, careOf(facts, moment), ownersIn(facts, moment))]
    .filter(([to]) => to !== "")
    .map(([to, list]) =>
      dealsLetter(
        list,
        { program, link: moment.place.url },
        {
          key: `deals/${week}/${to.toLowerCase()}`,
          name: personOf(facts.team, to)?.name || to,
          to,
          replyTo: deskAddress || moment.user,
        },
      ),
    );
};

/** What each owner is told. */
const listsBy = (facts: CareFacts, care: Care, ownerOf: ReturnType<typeof ownersIn>): Map<string, DealsToMend> => {
  const lists = new Map<string, { [K in keyof DealsToMend]: string[] }>();
  const listOf = (deal: Pick<Kept, "owner" | "partner">) => {
    const owner = ownerOf(deal);
    const list = lists.get(owner) ?? { missing: [], stale: [], contradictions: [] };
    lists.set(owner, list);
    return list;
  };
  const byId = new Map(facts.deals.map((deal) => [deal.id, deal]));
  for (const { deal, text } of care.missing) listOf(deal).missing.push(text);
  for (const { deal, text } of care.stale) listOf(deal).stale.push(text);
  for (const { ids, text, instead } of care.contradictions)
    for (const list of new Set(ids.flatMap((id) => byId.get(id) ?? []).map(listOf)))
      list.contradictions.push(`${text} ${instead}`);
  return lists;
};
