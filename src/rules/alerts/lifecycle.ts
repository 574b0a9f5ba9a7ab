/** What becomes of an alert: it opens, climbs while nobody answers, rests, is gone, and may come back. */
import type { Alert, Level } from "../../model/attention";
import { addDays } from "../days";
import type { Wrong } from "./wrong";

/** When alerts are looked at. */
export interface Look {
  /** Epoch milliseconds. */
  readonly now: number;
  /** In the program's zone, `yyyy-mm-dd`. */
  readonly today: string;
  /** On a day off nothing is seen anew of what stands already: it costs no cell. */
  readonly isWorkday: boolean;
  readonly startOf: (day: string) => number;
  /** Hours of working days between two moments. */
  readonly hoursSince: (from: number, to: number) => number;
  readonly leadHours: number;
  readonly cpoHours: number;
}

/** What is to be written: by the key of its row the columns that change; nothing at all for one that is taken away. */
export interface Turned {
  readonly added: readonly Alert[];
  readonly set: ReadonlyMap<string, Partial<Alert>>;
  readonly removed: readonly string[];
  /** The rows as they stand afterwards. */
  readonly rows: readonly Alert[];
}

/** How long what is not wrong any more is kept. */
const KEPT_DAYS = 91;

/** One row for each thing that is wrong, none twice, whatever was found first. */
export const alertsAfter = (known: readonly Alert[], wrong: readonly Wrong[], look: Look): Turned => {
  const wrongByKey = new Map<string, Wrong>();
  for (const one of wrong) if (!wrongByKey.has(one.key)) wrongByKey.set(one.key, one);
  const turned = { added: [] as Alert[], set: new Map<string, Partial<Alert>>(), removed: [] as string[] };
  const rows: Alert[] = [];
  const oldest = look.startOf(look.today) - KEPT_DAYS * DAY;
  const seen = new Set<string>();
  for (const row of known) {
    if (seen.has(row.key)) continue;
    seen.add(row.key);
    const still = wrongByKey.get(row.key);
    if (!still && isOld(row, oldest, look)) {
      turned.removed.push(row.key);
      continue;
    }
    const set = still ? stillWrong(row, still, look) : notWrong(row, look);
    if (set) turned.set.set(row.key, set);
    rows.push(set ? { ...row, ...set } : row);
  }
  for (const [key, one] of wrongByKey) if (!seen.has(key)) turned.added.push(opened(one, look));
  return { ...turned, rows: [...rows, ...turned.added] };
};

const DAY = 86_400_000;

const isOld = ({ state, lastSeenOn }: Alert, oldest: number, { startOf }: Look): boolean =>
  state === "gone" && (lastSeenOn === "" || startOf(lastSeenOn) < oldest);

const opened = ({ key, kind, about, partner, owner, what, from = "owner" }: Wrong, { now, today }: Look): Alert => ({
  key,
  what: what(),
  kind,
  about,
  partner,
  owner,
  level: from,
  ...OPEN,
  firstSeenAt: now,
  lastSeenOn: today,
});

const OPEN = {
  state: "open",
  snoozedUntil: "",
  acknowledgedBy: "",
  acknowledgedAt: null,
  toldAt: null,
} as const;

const notWrong = ({ state, lastSeenOn }: Alert, { today }: Look): Partial<Alert> | undefined => {
  if (state === "gone") return undefined;
  return lastSeenOn === today ? { state: "gone" } : { state: "gone", lastSeenOn: today };
};

/** What changes in the row of something that is wrong; nothing for most of them most of the time. */
const stillWrong = (row: Alert, wrong: Wrong, look: Look): Partial<Alert> | undefined => {
  if (row.state === "gone") {
    const { key: _, ...anew } = opened(wrong, look);
    return anew;
  }
  const dealt = dealtWith(row, look);
  const level = dealt.state === "open" ? levelOf({ ...row, ...dealt }, wrong, look) : row.level;
  const isNewDay = row.lastSeenOn !== look.today && look.isWorkday;
  const seen = isNewDay ? { lastSeenOn: look.today, what: wrong.what() } : {};
  const { owner, partner, kind } = wrong;
  return changed(row, { ...dealt, level, owner, partner, kind, ...seen });
};

const changed = (row: Alert, now: Partial<Alert>): Partial<Alert> | undefined => {
  let set: Partial<Alert> | undefined;
  for (const name of Object.keys(now) as (keyof Alert)[])
    if (now[name] !== row[name]) set = { ...set, [name]: now[name] };
  return set;
};

type Dealt = Pick<Alert, "state" | "snoozedUntil" | "acknowledgedBy" | "acknowledgedAt" | "toldAt">;

/** As people left it, made whole: a day ahead is a snooze, a snooze without a day lasts until tomorrow, and one that is over is open again. */
const dealtWith = (
  { state, snoozedUntil, acknowledgedBy, acknowledgedAt, toldAt }: Alert,
  { now, today }: Pick<Look, "now" | "today">,
): Dealt => {
  const said: Dealt = { state: state || "open", snoozedUntil, acknowledgedBy, acknowledgedAt, toldAt };
  if (said.state === "open") {
    if (snoozedUntil <= today) return { ...said, acknowledgedBy: "", acknowledgedAt: null };
    // Somebody had let it rest and chose Open, or wrote a day beside what was open.
    return acknowledgedAt === null ? { ...said, state: "snoozed", acknowledgedAt: now } : { ...said, ...OPEN, toldAt };
  }
  const at = acknowledgedAt ?? now;
  if (said.state !== "snoozed") return { ...said, snoozedUntil: "", acknowledgedAt: at };
  const until = snoozedUntil || addDays(today, 1);
  if (until > today) return { ...said, snoozedUntil: until, acknowledgedAt: at };
  return { ...said, ...OPEN, snoozedUntil: until };
};

/** What people typed into the State or the Snoozed until of an alert, made whole, with who did it. */
export const typedAlert = (row: Alert, by: string, look: Pick<Look, "now" | "today">) => {
  if (row.state === "gone") return undefined;
  const dealt = dealtWith(row, look);
  const isNew = dealt.acknowledgedAt !== null && row.acknowledgedAt === null;
  return changed(row, { ...dealt, ...(isNew && { acknowledgedBy: by }) });
};

/** It climbs by the hours since it was first seen, or since its rest was over. */
const levelOf = (row: Alert, { from = "owner" }: Wrong, look: Look): Level => {
  const { now, startOf, hoursSince, leadHours, cpoHours } = look;
  const first = row.firstSeenAt ?? now;
  const since = row.snoozedUntil === "" ? first : Math.max(first, startOf(row.snoozedUntil));
  // Hours of working days are never more than those on the wall.
  if (from === "owner" && now - since < Math.min(leadHours, cpoHours) * HOUR) return "owner";
  const hours = hoursSince(since, now);
  if (from === "cpo" || hours >= cpoHours) return "cpo";
  return hours >= leadHours ? "lead" : "owner";
};

const HOUR = 3_600_000;
