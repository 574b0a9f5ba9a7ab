/** At the end of a day the PAM lead and the CPO hear what is open with them, once each, until it is acknowledged. */
import type { Alert, Level } from "../../model/attention";
import type { Person } from "../../model/partners";
import type { Change, Letter } from "../../model/plan";
import { accept } from "../../model/result";
import type { Reads } from "../../model/workbook";
import { levelLetter } from "../../mail/attention";
import { isLateKind } from "../../rules/checklist/todos";
import { inner, type Moment } from "../flow";
import { rolesIn } from "../hourly/alerts";
import { isFrom } from "./day";

const reads = { alerts: "all" } as const satisfies Reads;

const FROM = 17;

/** Whether somebody above the owners is to be told, from 17:00 on. */
export const isLevelDue = (alerts: readonly Alert[], moment: Moment): boolean =>
  isFrom(FROM, moment) && alerts.some((alert) => levelsOf(alert).length > 0);

/** With whom an alert is; what is late the PAM lead hears on the same day. */
const levelsOf = ({ state, level, kind }: Alert): Level[] => {
  if (state !== "open") return [];
  if (level === "cpo") return ["cpo"];
  return level === "lead" || isLateKind(kind) ? ["lead"] : [];
};

export const levels = inner<object, { told: readonly string[] }>()({
  who: "everybody",
  reads,
  writes: ["alerts", "outbox"],
  plan: ({ alerts, team }, _input, moment) => {
    const byAddress = new Map<string, Alert[]>();
    for (const alert of alerts)
      for (const to of levelsOf(alert).flatMap((level) => holdersOf(level, team)))
        byAddress.set(to, [...(byAddress.get(to) ?? []), alert]);
    const letters = [...byAddress].map(([to, own]) => letterTo(to, own, moment));
    const told = new Set([...byAddress.values()].flat().map(({ key }) => key));
    const changes = [...told].map((key): Change => ({ table: "alerts", key, set: { toldAt: moment.now } }));
    return accept({ changes, letters, reply: { told: [...byAddress.keys()] } });
  },
});

const RANKS: Readonly<Record<Level, readonly Person["roles"][number][]>> = {
  owner: [],
  lead: ["pam-lead", "cpo", "admin"],
  cpo: ["cpo", "pam-lead", "admin"],
};

/** Whoever holds a level, else the next who could. */
const holdersOf = (level: Level, team: readonly Person[]): string[] =>
  RANKS[level].map((role) => rolesIn(team, role)).find((found) => found.length) ?? [];

const letterTo = (to: string, own: readonly Alert[], { settings, place, today, zone }: Moment): Letter =>
  levelLetter(
    { late: own.filter(({ kind }) => isLateKind(kind)), others: own.filter(({ kind }) => !isLateKind(kind)) },
    zone,
    { program: settings.program, link: place.url },
    { key: `levels/${to}/${today}`, to: [to], cc: [], replyTo: settings.deskAddress },
  );
