/** The alerts as people see and answer them: acknowledged, left to rest until a day, or opened again. */
import type { Alert } from "../../model/attention";
import { iso, isoOrNull } from "../../model/cell";
import type { Person } from "../../model/partners";
import type { Change } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse } from "../../model/result";
import type { Input, Reply } from "../../contract";
import { typedAlert } from "../../rules/alerts/lifecycle";
import { addDays, isDay, sayDay } from "../../rules/days";
import { mayAct, personOf } from "../../rules/roles";
import { NAMELESS } from "../asked";
import { answers, flowOf, inner, type Moment } from "../flow";

type View = Reply<"alerts">["alerts"][number];

const RANK = ["cpo", "lead", "owner", ""];

/** Those that are not gone, or those in one state: the highest level first, then the oldest. */
export const alerts = flowOf<"alerts">()({
  who: "everybody",
  reads: { alerts: "all" },
  plan: (facts, { state }, moment) => {
    const wanted = facts.alerts.filter((row) => (state ? row.state === state : row.state !== "gone"));
    const shown = [...wanted].sort(
      (a, b) =>
        RANK.indexOf(a.level) - RANK.indexOf(b.level) ||
        (a.firstSeenAt ?? 0) - (b.firstSeenAt ?? 0) ||
        a.key.localeCompare(b.key),
    );
    return answers({ asOf: iso(moment.now), alerts: shown.map((row) => viewOf(row, facts.team, moment)) });
  },
});

const viewOf = (row: Alert, team: readonly Person[], moment: Moment): View => {
  const { key, what, kind, about, partner, owner, level, state, snoozedUntil, lastSeenOn, acknowledgedBy } = row;
  return {
    ...{ key, what, kind, about, partner, owner, level, state, snoozedUntil, lastSeenOn, acknowledgedBy },
    ownerName: personOf(team, owner)?.name || owner,
    firstSeenAt: isoOrNull(row.firstSeenAt),
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    isMine: isOwn(row, team, moment),
    mayAnswer: mayAnswer(row, team, moment),
  };
};

const ANSWERING = ["coordinator", "approver", "pam-lead", "cpo"] as const;

/** Its owner and whoever runs the desk. */
const mayAnswer = (row: Pick<Alert, "owner">, team: readonly Person[], moment: Moment): boolean =>
  mayAct(moment.person, ANSWERING) || (moment.person?.active === true && isOwn(row, team, moment));

const isOwn = ({ owner }: Pick<Alert, "owner">, team: readonly Person[], { user }: Moment): boolean =>
  user !== "" && (personOf(team, owner)?.email ?? owner).toLowerCase() === user.toLowerCase();

/** Answers one alert. */
export const alert = flowOf<"alert">()({
  who: "everybody",
  reads: { alerts: "all" },
  writes: ["alerts"],
  about: (facts, asked) => facts.alerts.filter(({ key }) => key === asked.key),
  plan: ({ alerts: rows, team }, asked, moment) => {
    const row = rows.find(({ key }) => key === asked.key);
    if (!row) return refuse({ why: "not-found", text: `There is no alert "${asked.key}". Refresh.`, field: "key" });
    if (!mayAnswer(row, team, moment)) return refuse(notYours(row, moment));
    if (row.state === "gone") return refuse({ why: "decided", text: "It is not wrong any more.", field: "key" });
    const wrong = faultIn(asked, moment);
    if (wrong) return refuse(wrong);
    const set = answerOf(asked, moment);
    const { key, state, snoozedUntil, acknowledgedBy } = { ...row, ...set };
    // Asked again, as after a lost answer, it stays as it was first answered.
    const isSame = row.state === set.state && row.snoozedUntil === set.snoozedUntil;
    return accept({
      changes: isSame ? [] : [{ table: "alerts", key, set }],
      letters: [],
      ...(asked.note?.trim() && { reason: asked.note.trim() }),
      reply: { key, state, snoozedUntil, acknowledgedBy },
    });
  },
});

const notYours = ({ owner }: Alert, { user }: Moment): Refusal => ({
  why: "not-allowed",
  text: user
    ? `This alert is answered by ${owner || "its owner"}, the PAM lead, a coordinator, an approver or the CPO.`
    : NAMELESS,
});

const LONGEST = 90;

const faultIn = ({ to, until = "" }: Input<"alert">, { today }: Moment): Refusal | undefined => {
  if (to !== "snooze") return undefined;
  if (!isDay(until)) return { why: "invalid", text: "Until which day? Write it as 2026-03-24.", field: "until" };
  if (until <= today)
    return { why: "invalid", text: "That day is not ahead: choose tomorrow or later.", field: "until" };
  const last = addDays(today, LONGEST);
  return until > last
    ? { why: "invalid", text: `It may rest for ${LONGEST} days, until ${sayDay(last)}.`, field: "until" }
    : undefined;
};

const answerOf = ({ to, until = "" }: Input<"alert">, { user, now }: Moment) => {
  if (to === "open") return { state: "open", snoozedUntil: "", acknowledgedBy: "", acknowledgedAt: null } as const;
  return {
    state: to === "snooze" ? "snoozed" : "acknowledged",
    snoozedUntil: to === "snooze" ? until : "",
    acknowledgedBy: user,
    acknowledgedAt: now,
  } as const;
};

/** What people typed into the Alerts tab is made whole, with who did it. */
export const alertsTyped = inner<{ by?: string }, { changed: number }>()({
  who: "everybody",
  reads: { alerts: "all" },
  writes: ["alerts"],
  plan: ({ alerts: rows }, { by = "" }, { now, today }) => {
    const changes = rows.flatMap((row): Change[] => {
      const set = row.key.startsWith("@") ? undefined : typedAlert(row, by, { now, today });
      return set ? [{ table: "alerts", key: row.key, set }] : [];
    });
    return accept({ changes, letters: [], reply: { changed: changes.length } });
  },
});
