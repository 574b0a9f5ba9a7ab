/** How well the deals are kept: what is missing, whose stage nobody looked at, and what contradicts the evidence. */
import { type Column, isBlank } from "../../model/column";
import { type Deal, type DealStage, deals, type Meeting } from "../../model/pipeline";
import {
  type AccountsByName,
  accountsByName,
  type Contacted,
  INFLUENCED,
  type Introduced,
  isAllowed,
  judgeOf,
  SOURCED,
  type Terms,
} from "./attribution";
import { sayMoment } from "../days";
import { keyOf } from "../names";
import { squeezed } from "../titles";

/** What is read of a deal to look after it. */
export const careColumns = [
  "id",
  "partner",
  "account",
  "dealType",
  "stage",
  "amount",
  "currency",
  "expectedClose",
  "registration",
  "owner",
  "product",
  "evidence",
  "attributionNote",
  "stageChangedAt",
  "stageConfirmedAt",
  "lastActivityAt",
  "closedOn",
  "version",
] as const satisfies readonly (keyof Deal)[];
export type Kept = Pick<Deal, (typeof careColumns)[number]>;

type Stages = readonly Pick<DealStage, "stage" | "kind">[];

/** What the stage of a deal means; a stage that nobody defined is taken for an open one. */
export const kindsBy = (stages: Stages) => {
  const byStage = new Map(stages.map(({ stage, kind }) => [squeezed(stage), kind]));
  return ({ stage }: Pick<Deal, "stage">) => byStage.get(squeezed(stage)) || ("open" as const);
};

/** The deals that the reports still count: open ones, and those won since a day. */
const counting = <D extends Pick<Kept, "stage" | "closedOn">>(
  all: readonly D[],
  stages: Stages,
  since: string,
): D[] => {
  const kindOf = kindsBy(stages);
  return all.filter((deal) => {
    const kind = kindOf(deal);
    return kind === "open" || (kind === "won" && (deal.closedOn === "" || deal.closedOn >= since));
  });
};

/** A deal without something that it needs. */
export interface Lacking {
  readonly deal: Kept;
  readonly fields: readonly (keyof Kept)[];
  readonly text: string;
}

/** What is missing in deals that are open or were won since that day, the first day of the quarter. */
export const lackingIn = (all: readonly Kept[], stages: Stages, since: string, ourCurrency: string): Lacking[] => {
  const several = hasSeveral(all, ourCurrency);
  return counting(all, stages, since).flatMap((deal) => {
    const fields = lackedBy(deal, several);
    return fields.length ? [{ deal, fields, text: `${named(deal)}: ${fields.map(titleOf).join(", ")}` }] : [];
  });
};

/** Whether the deals are in other currencies than the program's, so that each has to say its own. */
export const hasSeveral = (all: readonly Pick<Deal, "currency">[], ourCurrency: string): boolean =>
  all.some(({ currency }) => currency !== "" && squeezed(currency) !== squeezed(ourCurrency));

/** The fields that a deal needs and that are blank. */
export const lackedBy = (deal: Needing, several: boolean): NeededField[] =>
  neededOf(deal, several).filter((field) => isBlank(deal[field]));

type NeededField =
  | "partner"
  | "account"
  | "dealType"
  | "stage"
  | "amount"
  | "currency"
  | "expectedClose"
  | "owner"
  | "evidence"
  | "registration";
/** What of a deal tells which fields it lacks. */
export type Needing = Pick<Deal, NeededField>;

const neededOf = ({ dealType }: Needing, several: boolean): NeededField[] => [
  "partner",
  "account",
  "dealType",
  "stage",
  "amount",
  ...(several ? (["currency"] as const) : []),
  "expectedClose",
  "owner",
  ...(dealType === INFLUENCED ? (["evidence"] as const) : []),
  ...(dealType === SOURCED ? (["registration"] as const) : []),
];

/** The field as its column is called. */
export const titleOf = (field: keyof Deal): string => (deals.columns[field] satisfies Column).title;

/** A deal as people know it: `Initech (D-0001)`. */
export const named = ({ id, account }: Pick<Deal, "id" | "account">): string => (account ? `${account} (${id})` : id);

type Held = Pick<Meeting, "deal" | "registration" | "startsAt" | "endsAt" | "status" | "stageUpdatedAt">;

/** An open deal on which something happened and whose stage nobody looked at for more than 24 hours on the wall. */
export interface Stale {
  readonly deal: Kept;
  /** Epoch milliseconds of what happened. */
  readonly since: number;
  /** Since then, with two decimals. */
  readonly hours: number;
  readonly text: string;
}

const HOUR = 3_600_000;
const IN_TIME = 24 * HOUR;

/** The stalest first. */
export const staleIn = (
  all: readonly Kept[],
  stages: Stages,
  meetings: readonly Held[],
  { now, zone }: Pick<Terms, "now" | "zone">,
): Stale[] => {
  const kindOf = kindsBy(stages);
  const heldOf = meetingsBy(meetings, now);
  return all
    .filter((deal) => kindOf(deal) === "open")
    .flatMap((deal) => {
      const held = heldOf(deal);
      const since = latest([deal.lastActivityAt, held.over].filter((at) => at !== null && at <= now));
      const touched = latest([deal.stageChangedAt, deal.stageConfirmedAt, held.stageUpdatedAt]);
      if (since === null || now - since <= IN_TIME || (touched !== null && touched >= since)) return [];
      const hours = Math.round(((now - since) / HOUR) * 100) / 100;
      const what = since === held.over ? "a meeting was held" : "the last activity was";
      const stage = deal.stage ? `its stage (${deal.stage})` : "its stage, which is blank,";
      const text = `${named(deal)}: ${what} ${sayMoment(zone, since)}, and nobody has looked at ${stage} since.`;
      return [{ deal, since, hours, text }];
    })
    .sort((a, b) => a.since - b.since);
};

interface LastHeld {
  readonly over: number | null;
  readonly stageUpdatedAt: number | null;
}

const NEVER: LastHeld = { over: null, stageUpdatedAt: null };

/** The last meeting of a deal that was held, by the deal or else by its registration. */
const meetingsBy = (meetings: readonly Held[], now: number) => {
  const last = new Map<string, LastHeld>();
  for (const { deal, registration, startsAt, endsAt, status, stageUpdatedAt } of meetings) {
    const over = endsAt ?? startsAt;
    if (status !== "held" || over === null || over > now) continue;
    const key = deal ? `deal ${deal}` : `registration ${registration}`;
    const known = last.get(key) ?? NEVER;
    last.set(key, {
      over: latest([known.over, over]),
      stageUpdatedAt: latest([known.stageUpdatedAt, stageUpdatedAt]),
    });
  }
  return ({ id, registration }: Kept): LastHeld => {
    const own = last.get(`deal ${id}`) ?? NEVER;
    const before = registration ? (last.get(`registration ${registration}`) ?? NEVER) : NEVER;
    return {
      over: latest([own.over, before.over]),
      stageUpdatedAt: latest([own.stageUpdatedAt, before.stageUpdatedAt]),
    };
  };
};

const latest = (moments: readonly (number | null)[]): number | null =>
  moments.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);

/** Deals that do not go with the evidence or with each other. */
export interface Found {
  readonly kind: "evidence" | "two-partners";
  /** Of one deal, or of all that contradict each other. */
  readonly ids: readonly string[];
  readonly text: string;
  /** What to do about it, as a sentence. */
  readonly instead: string;
}

export interface ContradictionFacts {
  readonly deals: readonly Pick<
    Kept,
    "id" | "partner" | "account" | "dealType" | "stage" | "registration" | "product" | "evidence" | "attributionNote"
  >[];
  readonly stages: Stages;
  readonly registrations: readonly Introduced[];
  readonly accounts: readonly Contacted[];
  readonly partners: readonly { readonly name: string; readonly aliases: readonly string[] }[];
}

/** Every deal that is not lost and is credited against the evidence, history too, and accounts for which two partners are credited. */
export const contradictionsIn = (facts: ContradictionFacts, terms: Terms): Found[] => {
  const kindOf = kindsBy(facts.stages);
  const alive = facts.deals.filter((deal) => kindOf(deal) !== "lost");
  const judge = judgeOf(facts, terms);
  const against = alive.flatMap((deal): Found[] => {
    const found = isAllowed(deal) ? undefined : judge(deal);
    if (!found) return [];
    return [{ kind: "evidence", ids: [deal.id], text: `${named(deal)}: ${found.text}`, instead: found.instead }];
  });
  return [...against, ...creditedTwice(facts)];
};

/** Accounts for which two partners are credited, product by product: one is, the others are attached. */
export const creditedTwice = (facts: Omit<ContradictionFacts, "registrations">): Found[] => {
  const kindOf = kindsBy(facts.stages);
  const accountOf = mainName(accountsByName(facts.accounts));
  const partnerOf = mainName(accountsByName(facts.partners));
  const sourced = facts.deals.filter(
    (deal) => deal.dealType === SOURCED && deal.account && deal.partner && kindOf(deal) !== "lost",
  );
  const together = new Map<string, typeof sourced>();
  for (const deal of sourced) {
    const key = `${accountOf(deal.account)}\n${squeezed(deal.product)}`;
    together.set(key, [...(together.get(key) ?? []), deal]);
  }
  return [...together.values()].flatMap((same): Found[] => {
    const byPartner = new Map(same.map((deal) => [partnerOf(deal.partner), deal.partner]));
    if (byPartner.size < 2) return [];
    const who = same.map(({ id, partner }) => `${partner} (${id})`).join(" and ");
    const what = same[0]?.product ? `${same[0].account}, ${same[0].product}` : (same[0]?.account ?? "");
    return [
      {
        kind: "two-partners",
        ids: same.map(({ id }) => id),
        text: `Two partners are credited for one account: ${what} is ${SOURCED} by ${who}.`,
        instead: "Keep the one who came first, and make the others attached.",
      },
    ];
  });
};

/** One name for all under which the same account or partner is written. */
const mainName =
  (byName: AccountsByName<{ readonly name: string }>) =>
  (said: string): string => {
    const key = keyOf(said);
    return keyOf(byName.get(key)?.[0]?.name ?? "") || key;
  };
