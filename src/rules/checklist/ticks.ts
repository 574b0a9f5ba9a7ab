/** The rows of the day's list: they come up, are ticked, are carried over and are done by themselves. */
import type { Tick } from "../../model/attention";
import { addDays, isDay } from "../days";
import type { Day } from "./day";
import { type Item, isItem, itemNames, type Tell, type Todo, whatOf, whenOf } from "./items";

/** How much a line asks for, and the first of it in words. */
export interface Asked {
  count: number;
  readonly first: string[];
}

export type Asks = { readonly [I in Item]: Asked };

const FIRST = 3;

/** Counts what is told to it. */
export const asksOf = (): { readonly asks: Asks; readonly tell: Tell } => {
  const asks = Object.fromEntries(itemNames.map((item) => [item, { count: 0, first: [] as string[] }])) as unknown as {
    [I in Item]: Asked;
  };
  const tell: Tell = (item, todo) => {
    const asked = asks[item];
    asked.count += 1;
    if (asked.count <= FIRST) asked.first.push(said(todo()));
  };
  return { asks, tell };
};

const said = ({ title, partner }: Todo): string =>
  partner === "" || title.includes(partner) ? title : `${title} (${partner})`;

/** `Initech (Northwind), Globex (Contoso Cloud), and 4 more`; blank where a line is one thing without rows. */
export const firstSaid = (item: Item, { count, first }: Asked): string => {
  if (item === "board" || item === "report") return "";
  return [...first, ...(count > first.length ? [`and ${count - first.length} more`] : [])].join(", ");
};

export interface TicksTurned {
  readonly added: readonly Tick[];
  readonly set: readonly { readonly item: string; readonly since: string; readonly set: Partial<Tick> }[];
  readonly removed: readonly { readonly item: string; readonly since: string }[];
}

/** How many days what is done stays in the tab; the history keeps for ever who ticked it. */
const KEPT_DAYS = 14;

/** The row that stands for a line: an open one that was carried over, else that of the day or the one that was done on it. */
export const standingTick = <T extends Pick<Tick, "item" | "since" | "done" | "doneAt">>(
  ticks: readonly T[],
  item: string,
  { today, startAt }: Pick<Day, "today" | "startAt">,
): T | undefined => {
  const own = ticks.filter((tick) => tick.item === item && isDay(tick.since) && tick.since <= today);
  const open = own.filter(({ done }) => !done).sort((a, b) => a.since.localeCompare(b.since));
  return (
    open[0] ??
    own.find(({ since }) => since === today) ??
    own.find(({ doneAt }) => doneAt !== null && doneAt >= startAt)
  );
};

/** Whether a line is asked for on a day: Monday's on the first working day of the week, the others on each. */
export const isAsked = (item: Item, { isWorkday, isFirst }: Pick<Day, "isWorkday" | "isFirst">): boolean =>
  whenOf(item) === "monday" ? isFirst : isWorkday;

/** What becomes of the list; on a day off nothing does. */
export const ticksAfter = (known: readonly Tick[], asks: Asks, day: Day): TicksTurned => {
  if (!day.isWorkday) return { added: [], set: [], removed: [] };
  const oldest = addDays(day.today, -KEPT_DAYS);
  const added: Tick[] = [];
  const set: { item: string; since: string; set: Partial<Tick> }[] = [];
  for (const item of itemNames) {
    const tick = standingTick(known, item, day);
    const change = tick && tickChange(tick, item, asks[item], day);
    if (tick && change) set.push({ item, since: tick.since, set: change });
    if (!tick && asks[item].count > 0 && isAsked(item, day)) added.push(tickOf(item, asks[item], day.today));
  }
  const removed = known
    .filter(({ item, since, done }) => done && isDay(since) && since < oldest && isItem(item))
    .map(({ item, since }) => ({ item, since }));
  const isKept = ({ item, since }: { item: string; since: string }) =>
    !removed.some((gone) => gone.item === item && gone.since === since);
  return { added, set: set.filter(isKept), removed };
};

/** The row with which a line comes up. */
export const tickOf = (item: Item, asked: Asked, since: string): Tick => ({
  item,
  since,
  what: whatOf(item),
  when: whenOf(item),
  count: asked.count,
  rows: firstSaid(item, asked),
  done: false,
  note: "",
  doneBy: "",
  doneAt: null,
});

/** What is ticked stays as it was; what fell to none is done by itself, and open again where it comes up again. */
const tickChange = (tick: Tick, item: Item, asked: Asked, { now }: Day): Partial<Tick> | undefined => {
  if (tick.done && tick.doneBy !== "") return undefined;
  if (tick.done && tick.doneAt === null) return stamped(tick, "", now);
  const done = asked.count === 0;
  const said = {
    count: asked.count,
    rows: firstSaid(item, asked),
    done,
    doneAt: done ? (tick.doneAt ?? now) : null,
    doneBy: "",
  };
  const changed = (Object.keys(said) as (keyof typeof said)[]).filter((name) => said[name] !== tick[name]);
  return changed.length ? Object.fromEntries(changed.map((name) => [name, said[name]])) : undefined;
};

/** A tick that a person set or took away in the sheet: who and when; nothing where it is as it was. */
export const stamped = (
  { done, doneAt, doneBy }: Pick<Tick, "done" | "doneAt" | "doneBy">,
  by: string,
  now: number,
): Partial<Tick> | undefined => {
  // What nobody ticked is what was done by itself; Google does not always tell who edits.
  if (done) return doneAt === null ? { doneAt: now, doneBy: by || SOMEBODY } : undefined;
  return doneAt === null && doneBy === "" ? undefined : { doneAt: null, doneBy: "" };
};

const SOMEBODY = "somebody";
