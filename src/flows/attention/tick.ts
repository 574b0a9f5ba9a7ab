/** A tick on a line of the day's list: who did it and when; taken away it clears both. */
import type { Tick } from "../../model/attention";
import { isoOrNull } from "../../model/cell";
import type { Change } from "../../model/plan";
import { accept, refuse } from "../../model/result";
import type { Reply } from "../../contract";
import { isItem, itemNames, whatOf, whenOf } from "../../rules/checklist/items";
import { stamped, standingTick } from "../../rules/checklist/ticks";
import { startOfDay } from "../../rules/zone";
import { flowOf, inner } from "../flow";

export const tick = flowOf<"tick">()({
  who: ["coordinator", "approver", "pam", "pam-lead", "ae", "cpo"],
  reads: { ticks: "all" },
  writes: ["ticks"],
  scope: "none",
  plan: ({ ticks }, { item, since, done, note }, { user, now, today, zone }) => {
    if (!isItem(item)) return refuse(unknown(item));
    const found = since
      ? ticks.find((row) => row.item === item && row.since === since)
      : standingTick(ticks, item, { today, startAt: startOfDay(zone, today) });
    if (!found && since && since !== today) return refuse(gone(item, since));
    // The hourly check has not written it yet.
    const before: Tick = found ?? { ...BLANK, item, since: today, what: whatOf(item), when: whenOf(item) };
    const isDone = done ?? (note === undefined || before.done);
    const isByItself = before.done && before.doneBy === "";
    const stamp =
      isDone === before.done && !isByItself ? {} : { doneAt: isDone ? now : null, doneBy: isDone ? user : "" };
    const set = { done: isDone, ...stamp, ...(note !== undefined && { note: note.trim() }) };
    const change: Change = found
      ? { table: "ticks", key: `${item}/${found.since}`, set }
      : { table: "ticks", add: { ...before, ...set } };
    const isSame = found && isDone === before.done && !isByItself && (note ?? before.note).trim() === before.note;
    return accept({ changes: isSame ? [] : [change], letters: [], reply: viewOf({ ...before, ...set }) });
  },
});

const BLANK = { count: null, rows: "", done: false, note: "", doneBy: "", doneAt: null } as const;

const viewOf = ({ item, since, done, doneBy, doneAt, note }: Tick): Reply<"tick"> => ({
  item,
  since,
  done,
  doneBy,
  doneAt: isoOrNull(doneAt),
  note,
});

const unknown = (item: string) =>
  ({ why: "not-found", text: `Today has no line "${item}". It has ${itemNames.join(", ")}.`, field: "item" }) as const;

const gone = (item: string, since: string) =>
  ({
    why: "not-found",
    text: `There is no line "${item}" since ${since} any more. Refresh Today.`,
    field: "since",
  }) as const;

/** What people ticked in the sheet gets its who and when. */
export const ticked = inner<{ by?: string }, { changed: number }>()({
  who: "everybody",
  reads: { ticks: ["item", "since", "done", "doneBy", "doneAt"] },
  writes: ["ticks"],
  plan: ({ ticks }, { by = "" }, { now }) => {
    const changes = ticks.flatMap((row): Change[] => {
      const set = isItem(row.item) ? stamped(row, by, now) : undefined;
      return set ? [{ table: "ticks", key: `${row.item}/${row.since}`, set }] : [];
    });
    return accept({ changes, letters: [], reply: { changed: changes.length } });
  },
});
