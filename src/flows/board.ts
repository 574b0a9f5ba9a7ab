/** The Monday report tab: the lines of the last completed week, and the 13 weeks that its charts are drawn from. */
import type { Reply } from "../contract";
import type { Tick } from "../model/attention";
import type { Change } from "../model/plan";
import { accept } from "../model/result";
import { type Facts, type Reads, type Row, rowKey } from "../model/workbook";
import { weekRange } from "../rules/days";
import { differing } from "../rules/differing";
import { isSent } from "../rules/report/sent";
import { type Figures, lastWeek, promised } from "../rules/report";
import { linesOf } from "../rules/report/lines";
import { countsOf, trendOf, weeksUpTo } from "../rules/report/trend";
import { startOfDay } from "../rules/zone";
import { isFrom } from "./attention/day";
import { type Always, flowOf, inner, type Moment } from "./flow";
import { rowOfWeek } from "./report/due";
import { figuresIn, promiseOf, reads as figureReads, reportFor } from "./report/figures";

/** The two tabs that are kept: the lines of the report, and the weeks behind its charts. */
export const boardReads = { lines: "all", trend: "all" } as const satisfies Reads;
export const boardWrites = ["lines", "trend"] as const;

const reads = { ...figureReads, ...boardReads } as const satisfies Reads;

export type BoardFacts = Facts<typeof reads & Always>;

/** Brings the tab up to date at the end of each day. */
export const board = inner<object, Reply<"refreshReport">>()({
  who: "everybody",
  reads: { ...reads, ticks: ["item", "since", "done", "doneAt", "doneBy"] },
  writes: boardWrites,
  plan: (facts, _input, moment) => {
    const { lines, changes } = broughtUpToDate(facts, moment);
    const ticked = facts.ticks.flatMap((tick) => tickOf(tick, moment));
    return accept({ changes: [...changes, ...ticked], letters: [], reply: { lines, changed: changes.length } });
  },
});

/** The line of Today that asks for it is done; without a name it would count as nothing left, and come up again. */
const tickOf = ({ item, since, done }: Pick<Tick, "item" | "since" | "done">, { now, user }: Moment): Change[] =>
  item === "board" && !done
    ? [
        {
          table: "ticks",
          key: `${item}/${since}`,
          set: { done: true, doneAt: now, doneBy: user || "the hourly check" },
        },
      ]
    : [];

/** The same when somebody asks for it. */
export const refreshReport = flowOf<"refreshReport">()({
  who: ["coordinator", "approver", "cpo", "vp-sales", "pam-lead"],
  reads,
  writes: boardWrites,
  plan: (facts, _input, moment) => {
    const { lines, changes } = broughtUpToDate(facts, moment);
    return accept({ changes, letters: [], reply: { lines, changed: changes.length } });
  },
});

/** From 17:00 in the program's zone on: the day's work is in. */
export const isEvening = (moment: Moment): boolean => isFrom(17, moment);

/** What is written so that the tab shows the last completed week, and how many lines it has. */
export const broughtUpToDate = (facts: BoardFacts, moment: Moment): { lines: number; changes: Change[] } => {
  const week = lastWeek(moment.now, moment.zone);
  const { promise = promised } = promiseOf(facts);
  const weeks = weeksUpTo(week).map((each) => ({ week: each, figures: toldOf(each, facts, moment) }));
  const before = weeks[weeks.length - 2]?.figures ?? {};
  const lines = linesOf(reportFor(facts, week, moment), { today: moment.today, before, promise });
  const changes = [
    ...rewritten("lines", facts.lines, lines),
    ...rewritten("trend", facts.trend, trendOf(weeks, promise.goal)),
  ];
  return { lines: lines.length, changes };
};

/** A week that was sent is told as it was sent; of another the rows still tell the counts. */
const toldOf = (week: string, facts: BoardFacts, { zone, settings }: Moment): Partial<Figures> => {
  const row = rowOfWeek(facts.weeks, week);
  const sent = row && isSent(row) ? row : undefined;
  const now = startOfDay(zone, weekRange(week).to);
  return (sent && figuresIn(sent.figures)) ?? countsOf(facts, { week, now, zone, settings, ...promiseOf(facts) });
};

/** Each row in its place, whatever stood there; what reads the same is not written, and rows of people's own stay. */
const rewritten = <N extends "lines" | "trend">(
  table: N,
  known: readonly Row<N>[],
  wanted: readonly Row<N>[],
): Change[] => {
  const ours = known.filter((row) => !rowKey(table, row).startsWith("@"));
  const changes = wanted.flatMap((row, at) => rowChange(table, row, ours[at]));
  const left = ours.slice(wanted.length).map((row) => ({ table, key: rowKey(table, row), remove: true }));
  return [...changes, ...left] as Change[];
};

const rowChange = <N extends "lines" | "trend">(table: N, row: Row<N>, known: Row<N> | undefined): object[] => {
  if (!known) return [{ table, add: row }];
  const set = differing(row, known);
  return Object.keys(set).length ? [{ table, key: rowKey(table, known), set }] : [];
};
