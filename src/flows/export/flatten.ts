/** The deals as one flat list in a tab of its own, for pivots: once a day only what differs is written. */
import type { FlatDeal } from "../../model/forecast";
import type { Change } from "../../model/plan";
import { accept } from "../../model/result";
import type { Reads } from "../../model/workbook";
import { differing } from "../../rules/differing";
import { flatDeals, flatReads } from "../../rules/export/flat";
import { isFrom } from "../attention/day";
import { inner, type Moment } from "../flow";

const reads = { ...flatReads, flat: "all" } as const satisfies Reads;

/** Brings the tab up to date with the deals; a long list is written in pieces, and what is the same not at all. */
export const flatten = inner<object, { changed: number }>()({
  who: "everybody",
  reads,
  writes: ["flat"],
  plan: (facts, _input, moment) => {
    const rows = flatDeals(facts, moment.settings, moment.zone);
    const changes = flatChanges(facts.flat, rows);
    return accept({ changes, letters: [], reply: { changed: changes.length }, inPieces: true });
  },
});

const flatChanges = (known: readonly FlatDeal[], rows: readonly FlatDeal[]): Change[] => {
  const before = new Map(known.map((row) => [row.deal, row]));
  const now = new Set(rows.map(({ deal }) => deal));
  return [
    ...rows.flatMap((row) => rowChange(row, before.get(row.deal))),
    ...[...before.keys()]
      // What somebody typed below has no deal and stays.
      .filter((deal) => !now.has(deal) && !/^@\d+$/.test(deal))
      .map((key): Change => ({ table: "flat", key, remove: true })),
  ];
};

const rowChange = (row: FlatDeal, before: FlatDeal | undefined): Change[] => {
  if (!before) return [{ table: "flat", add: row }];
  const set = differing(row, before);
  return Object.keys(set).length ? [{ table: "flat", key: row.deal, set }] : [];
};

/** The day for which the tab is to be brought up to date now: from 17:00 on. */
export const flatteningDue = (moment: Moment): string | undefined => (isFrom(17, moment) ? moment.today : undefined);
