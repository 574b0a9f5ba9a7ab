/** Looking at registrations: one card with everything, and finding by a few letters. */
import type { Reply } from "../../contract";
import { iso, isoOrNull, toPlain } from "../../model/cell";
import { type Registration, registrations } from "../../model/registrations";
import type { Mailed } from "../../model/records";
import type { Facts, Reads } from "../../model/workbook";
import { type Conflict, conflictsOf, isToldApart, namesIn } from "../../rules/conflicts";
import { isDay, sayDay, sayMoment } from "../../rules/days";
import { isOpen, movesFrom, sayStage } from "../../rules/moves";
import { keyOf, likeTo, type NameIndex, relatives } from "../../rules/names";
import { stageOn } from "../../rules/protection";
import { rejectionCodes } from "../../rules/reasons";
import { missingOf } from "../../rules/submission";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { holdersOf } from "../protection/holders";
import { aidsFor } from "./aids";
import { flagsOf, shownTo } from "./flags";
import { clockNow, type Runs } from "./clocks";
import { clockViews } from "./clock-view";
import { aboutRegistration, decisionReads, registrationCalled } from "./case";
import { stoodOn } from "./past";
import { signerFor } from "./people";

const logColumns = ["at", "actor", "onBehalfOf", "operation", "table", "key", "reason", "channel"] as const;
const reads = {
  ...decisionReads,
  registrations: "all",
  log: logColumns,
  outbox: ["key", "state"],
} as const satisfies Reads;

type CardFacts = Facts<typeof reads & Always>;
type View = Reply<"registration">;

/** One registration with all that a decision needs; or as it stood on a day, and then with nothing about what to do now. */
export const registration = flowOf<"registration">()({
  who: "everybody",
  reads,
  about: aboutRegistration,
  weighsAll: true,
  alsoReads: ({ asOf }) => (asOf ? { log: [...logColumns, "before", "after"] } : {}),
  plan: (facts, { id, asOf: day = "" }, moment) => {
    const called = registrationCalled(facts.registrations, id);
    if (!called.ok) return called;
    const isNow = day === "" || (isDay(day) && day >= moment.today);
    if (isNow) return answers({ ...standing(facts, called.value, moment), ...judged(facts, called.value, moment) });
    const then = stoodOn(called.value, day, moment);
    if (!then.ok) return then;
    const { row, at } = then.value;
    const stood = standing(facts, row, { ...moment, now: at, today: day });
    return answers({ ...stood, ...UNJUDGED, asOf: iso(moment.now), stoodOn: day });
  },
});

type Judged = Pick<View, "matches" | "criteria" | "moves" | "holders" | "sentences" | "aes" | "flags">;

/** Where it stands at this moment, and how it came there. */
const standing = (facts: CardFacts, row: Registration, moment: Moment): Omit<View, keyof Judged> => {
  const owner = signerFor(row.partner, facts, moment).email;
  const current = runsOf(row, owner).flatMap(([policy, runs]) => clockNow(facts, policy, runs, moment) ?? []);
  const past = facts.clocks.filter(
    ({ id, subject, stoppedAt }) =>
      subject === row.id && stoppedAt !== null && stoppedAt <= moment.now && !current.some((other) => other.id === id),
  );
  const lines = facts.log.filter(({ table, key, at }) => table === TABLE && key === row.id && (at ?? 0) <= moment.now);
  return {
    asOf: iso(moment.now),
    fields: Object.fromEntries(
      Object.entries(registrations.columns).map(([name, column]) => [
        name,
        toPlain(column, row[name as keyof Registration]),
      ]),
    ),
    version: row.version ?? 0,
    clocks: [...past, ...current].map(clockViews(facts.policies)),
    timeline: lines.map(eventOf),
    told: toldOf(row, facts.outbox),
    status: statusSentence(row, moment),
  };
};

const TABLE = "registrations";

/** What speaks for and against it as things are now, and what may be done. */
const judged = (facts: CardFacts, row: Registration, moment: Moment): Judged => {
  const names = namesIn(facts.registrations);
  const found = conflictsOf({ ...row, receivedAt: row.receivedAt ?? moment.now }, { ...facts, names }, moment);
  const conflicts = shownTo(moment.own, found, facts.registrations);
  const matches = matchesOf(row, facts.registrations, names, moment).filter((other) => moment.own.has(other));
  const same = new Set([row.id, ...matches.flatMap(({ id, likeness }) => (likeness === "same" ? [id] : []))]);
  return {
    matches,
    criteria: criteriaOf(row, conflicts),
    moves: movesFrom(stageOn(row, moment.today)),
    holders: holdersOf(
      facts.registrations.filter(({ id }) => same.has(id)),
      moment.zone,
    ),
    ...aidsFor(facts, row, conflicts, moment),
    flags: flagsOf(conflicts, row, moment),
  };
};

const UNJUDGED: Judged = { matches: [], criteria: [], moves: [], holders: [], sentences: {}, aes: [], flags: [] };

/** The clocks that the moments on a row call for; what happened before it was opened again moves none of them (Q53). */
const runsOf = (row: Registration, owner: string): [string, Runs][] => {
  const { reopenedAt } = row;
  const since = (at: number | null) =>
    reopenedAt !== null && at !== null && (isOpen(row.stage) || at < reopenedAt) ? null : at;
  const shared = { id: row.id, partner: row.partner, waits: [], again: reopenedAt !== null };
  const [decidedAt, aeAssignedAt] = [since(row.decidedAt), since(row.aeAssignedAt)];
  return [
    ["decision", { ...shared, owner, startedAt: reopenedAt ?? row.receivedAt, stoppedAt: decidedAt, waits: row.waits }],
    ["ae", { ...shared, owner, startedAt: row.verdict === "approve" ? decidedAt : null, stoppedAt: aeAssignedAt }],
    ["outreach", { ...shared, owner: row.ae, startedAt: aeAssignedAt, stoppedAt: since(row.aeContactedAt) }],
    ["meeting", { ...shared, owner: row.ae, startedAt: aeAssignedAt, stoppedAt: since(row.firstMeetingAt) }],
  ];
};

/** The other registrations of the company, those that are likely of it, and a few of related ones. */
const matchesOf = (
  row: Registration,
  all: readonly Registration[],
  names: NameIndex,
  moment: Moment,
): Reply<"registration">["matches"] => {
  const rowAt = (place: string): Registration => all[Number(place)]!;
  const isAnother = (place: string) => {
    const { id, companyName } = rowAt(place);
    return id !== row.id && companyName !== "" && !isToldApart(moment, row, { id, name: companyName });
  };
  const others = names.names.filter(([place]) => isAnother(place));
  const likely = likeTo(names, row.companyName).filter(({ id: place }) => isAnother(place));
  return [...likely, ...relatives(others, row.companyName, MOST_RELATIVES)].map(({ id: place, answer, why }) => {
    const { id, partner, companyName, stage, website, contactEmail, receivedAt, protectedUntil } = rowAt(place);
    const shown = { id, partner, companyName, stage, website, contactEmail, protectedUntil };
    return { ...shown, receivedAt: isoOrNull(receivedAt), likeness: answer, why: `The names ${why}.` };
  });
};

const MOST_RELATIVES = 5;

/** The four rejection criteria, each with what speaks for it. */
const criteriaOf = (row: Registration, conflicts: readonly Conflict[]): Reply<"registration">["criteria"] =>
  (["active-pipeline", "renewal", "missing-fields", "abandoned"] as const).map((code) => {
    const evidence =
      code === "missing-fields"
        ? missingOf(row)
            .map(({ text }) => text)
            .join(" ")
        : conflicts
            .filter(({ kind }) => kind === code)
            .map((conflict) => conflict.evidence)
            .join(" ");
    return { code, title: rejectionCodes[code], hit: evidence !== "", evidence: evidence || "Nothing found." };
  });

const eventOf = (line: CardFacts["log"][number]): View["timeline"][number] => {
  const { at, actor, onBehalfOf, operation: what, reason, channel: door } = line;
  return { at: iso(at ?? 0), actor, onBehalfOf, what, reason, door };
};

/** The decision that holds, and the mail that told of it: the last one about it. */
const toldOf = (
  { id, stage, decidedAt, toldAt }: Registration,
  outbox: readonly Pick<Mailed, "key" | "state">[],
): View["told"] => {
  if (decidedAt === null || isOpen(stage)) return null;
  const mail = outbox.filter(({ key }) => key.startsWith(`${id}/approved/`) || key.startsWith(`${id}/rejected/`)).pop();
  const lagHours = toldAt === null ? null : Math.round((toldAt - decidedAt) / 36_000) / 100;
  return { decidedAt: iso(decidedAt), toldAt: isoOrNull(toldAt), lagHours, mail: mail?.state ?? "" };
};

/** Where it stands, in a sentence for the partner. */
const statusSentence = (row: Registration, moment: Moment): string => {
  const name = `${row.companyName} (${row.id})`;
  if (row.stage === "submitted") return `${name} is being reviewed${answerTime(row, moment)}`;
  if (row.stage === "info-requested") return `${name} waits for your answer to what we asked.`;
  if (row.stage === "approved") {
    // History may bring neither day.
    const protectedTo = row.protectedUntil ? ` and protected until ${sayDay(row.protectedUntil)}` : "";
    const update = row.updateDueOn ? ` Please update us by ${sayDay(row.updateDueOn)}.` : "";
    return `${name} is approved${protectedTo}.${update}`;
  }
  if (row.stage === "lapsed") return `${name} is no longer protected: no update reached us in time.`;
  if (row.stage === "expired") return `${name} is no longer protected: its time is over.`;
  return `${name} was ${sayStage(row.stage).toLowerCase()}.`;
};

/** By when the partner has our answer; what was promised and not kept is not promised again. */
export const answerTime = ({ decisionDueAt }: Pick<Registration, "decisionDueAt">, { zone, now }: Moment): string => {
  if (decisionDueAt === null) return ".";
  const due = sayMoment(zone, decisionDueAt);
  return decisionDueAt < now
    ? `. You should have had our answer by ${due}; we are sorry that it is late.`
    : `; you will have our answer by ${due}.`;
};

const MOST_FOUND = 20;

/** Registrations, partners, accounts and deals in which the text stands. */
export const find = flowOf<"find">()({
  who: "everybody",
  reads: {
    registrations: ["id", "companyName", "partner", "stage"],
    partners: ["name", "tier", "contactName"],
    accounts: ["name", "owner", "stage"],
    deals: ["id", "account", "partner", "stage"],
  },
  plan: (facts, { text }, moment) => {
    const asked = text.trim().toLowerCase();
    const key = asked && keyOf(text);
    const hit = (...fields: string[]) =>
      asked !== "" &&
      fields.some((field) => field.toLowerCase().includes(asked) || (key !== "" && keyOf(field).includes(key)));
    const items = [
      ...facts.registrations
        .filter((row) => hit(row.id, row.companyName, row.partner))
        .map((row) => ({
          table: "registrations",
          key: row.id,
          title: row.companyName,
          detail: `${row.id}, ${row.partner}, ${sayStage(row.stage).toLowerCase()}`,
        })),
      ...facts.partners
        .filter((row) => hit(row.name, row.contactName))
        .map((row) => ({ table: "partners", key: row.name, title: row.name, detail: `${row.tier} partner` })),
      ...facts.accounts
        .filter((row) => hit(row.name))
        .map((row) => ({
          table: "accounts",
          key: row.name,
          title: row.name,
          detail: [row.owner, row.stage].filter(Boolean).join(", "),
        })),
      ...facts.deals
        .filter((row) => hit(row.id, row.account))
        .map((row) => ({
          table: "deals",
          key: row.id,
          title: row.account || row.id,
          detail: `${row.id}, ${row.partner}, ${row.stage}`,
        })),
    ];
    return answers({ asOf: iso(moment.now), items: items.slice(0, MOST_FOUND) });
  },
});
