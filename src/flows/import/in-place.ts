/** A tab of people's own becomes ours where it stands: what would be changed, why it can not be done, and the plan of it (Q54). */
import type { Reply } from "../../contract";
import { type Cell, toCell } from "../../model/cell";
import { isBlank } from "../../model/column";
import { letters } from "../../model/letters";
import type { Change, Plan } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Located } from "../../model/snapshot";
import type { Ground, TakenTab, Taking } from "../../model/taking";
import { drawnFrom, type Facts, rowKey, type TableName, tableNames, tableOf } from "../../model/workbook";
import { markOfRows, staying } from "../../rules/adoption/mark";
import { few, obstaclesOf } from "../../rules/adoption/obstacles";
import { type Rewritten, rewriterOf, rewritingOf, shownAs } from "../../rules/adoption/rewriting";
import type { Sheet } from "../../rules/adoption/sheet";
import type { Always, Moment } from "../flow";
import type { CompletionFacts } from "./completion";
import { COVERING, type Importing, planOf, type Taken, understoodIn } from "./import-rows";
import type { Headed } from "./titles";

type Values = Readonly<Record<string, unknown>>;
type Place = Reply<"adopt">["place"];

/** What is said where nobody asked for it. */
export const COPIED: Place = { may: false, why: "", changes: [] };

/** A tab that was looked at. */
export interface Looked {
  readonly table: TableName;
  readonly title: string;
  readonly sheet: Sheet;
  /** Which of our columns each of its columns is taken for; blank where it stays people's own. */
  readonly matches: readonly { readonly column: string }[];
  readonly file: Headed;
  readonly input: Importing;
}

type Answer = Result<Plan<Reply<"importRows"> & { readonly place: Place }>, Refusal>;

/** Says what would be changed, and with a word of a person does it; refused then where it can not be done. */
export const inPlace = (
  looked: Looked,
  facts: CompletionFacts & Pick<Facts<Always>, "team">,
  moment: Moment,
): Answer => {
  const { table, file, input } = looked;
  if (!moment.ground) return refuse({ why: "not-found", text: `There is no tab "${looked.title}".`, field: "tab" });
  const { part: _, ...whole } = input;
  const understood = understoodIn(table, file, whole, facts, moment);
  if (!understood.ok) return understood;
  const { taken } = understood.value;
  const tab = tabOf(looked, moment.ground, taken, moment);
  const why = obstaclesOf({
    ...tab,
    sheet: looked.sheet,
    fills: moment.settings.formTab === looked.title,
    refused: taken.refused,
    twins: twinsIn(taken),
    ours: strangersOf(table, taken, moment),
    cells: tab.rewritten.length,
  }).join(" ");
  const place = { may: why === "", why, changes: changesOf(tab, looked, moment) };
  const { inPieces: _pieces, summary, ...plan } = planOf(table, understood.value, whole, moment);
  if (input.dryRun) return accept({ ...plan, reply: { ...plan.reply, place } });
  if (why) return refuse({ why: "conflict", text: why, field: "inPlace" });
  const taking = takingOf(tab, looked, moment);
  const undo = JSON.stringify({ inPlace: taking.takes.record });
  return accept({
    ...plan,
    ...taking,
    reply: { ...plan.reply, place, batch: moment.batch },
    summary: { table, text: `${looked.title} taken in place: ${summary.text}`, undo },
    afterwards: followingOf(table),
  });
};

/** What is brought up to date once a tab stands for another. */
export const followingOf = (table: TableName): string[] => [...(COVERING.includes(table) ? ["recover"] : []), "weigh"];

/** What is set in a row. */
interface RowSet {
  readonly key: string;
  /** Counted from 0, the titles are 0. */
  readonly place: number;
  readonly set: Values;
}

interface Tab {
  readonly table: TableName;
  readonly ground: Ground;
  /** Where each of our columns stands in it already. */
  readonly columns: Readonly<Record<string, number>>;
  readonly sets: readonly RowSet[];
  /** The cells of theirs that are written anew. */
  readonly rewritten: readonly Rewritten[];
  readonly cellAt: (column: string, place: number) => Cell;
}

const tabOf = ({ table, sheet, matches }: Looked, ground: Ground, taken: Taken, { seen, tab, wall }: Moment): Tab => {
  const columns = Object.fromEntries(matches.flatMap(({ column }, at) => (column ? [[column, at]] : [])));
  const theirs = tab?.columns ?? [];
  const cellAt = (column: string, place: number) => theirs[columns[column] ?? -1]?.[place] ?? "";
  const rewriters = new Map(
    Object.keys(columns).map((column) => [column, rewriterOf(tableOf(table).columns[column]!, wall)]),
  );
  const before = new Map((seen.tables[table]?.rows ?? []).map((row) => [rowKey(table, row), row]));
  const sets = sheet.lines.flatMap(({ number }): RowSet[] => {
    const key = taken.keys.get(number);
    const row = key === undefined ? undefined : (taken.merged.get(key) ?? before.get(key));
    if (key === undefined || !row) return [];
    const place = number - 1;
    const set = Object.entries(row).filter(([column, value]) => {
      const mustWrite = rewriters.get(column);
      return mustWrite ? mustWrite(cellAt(column, place), value) : !isBlank(value);
    });
    return [{ key, place, set: Object.fromEntries(set) }];
  });
  const rewritten = sets.flatMap(({ place, set }) =>
    Object.entries(set).flatMap(([column, value]): Rewritten[] =>
      column in columns
        ? [{ column, from: cellAt(column, place), to: shownAs(tableOf(table).columns[column]!, value, wall) }]
        : [],
    ),
  );
  return { table, ground, columns, sets, rewritten, cellAt };
};

/** Lines that would be one row of ours. */
const twinsIn = ({ keys }: Taken): number[][] => {
  const byKey = new Map<string, number[]>();
  for (const [number, key] of keys) byKey.set(key, [...(byKey.get(key) ?? []), number]);
  return [...byKey.values()].filter(({ length }) => length > 1);
};

/**
 * Our own rows that would be lost. Whoever set the desk up stands in Team from the beginning, and the desk enters each partner
 * into the matrix: there only those count that theirs leaves out, and in the matrix those that say more than that.
 */
const strangersOf = (table: TableName, { keys }: Taken, { seen }: Moment): string[] => {
  const theirs = new Set(keys.values());
  const ours = seen.tables[table]?.rows ?? [];
  const told = table === "coverage" ? ours.filter((row) => BY_PEOPLE.some((column) => !isBlank(row[column]))) : ours;
  const lost = BEGUN.includes(table) ? told.filter((row) => !theirs.has(rowKey(table, row))) : told;
  return lost.map((row) => rowKey(table, row));
};

/** Tabs of ours that are never empty. */
const BEGUN: readonly TableName[] = ["team", "coverage"];
const BY_PEOPLE = ["pam", "ae", "se", "am", "note"];

const takingOf = (tab: Tab, looked: Looked, moment: Moment): { changes: Change[]; takes: Taking } => {
  const { table, ground, columns, sets, rewritten } = tab;
  const formatted = Object.keys(columns).filter(
    (column) => rewritten.some((cell) => cell.column === column) || !hasNumber(tab, column),
  );
  return {
    changes: sets.map(({ key, set }) => ({ table, key, set }) as Change),
    takes: {
      table,
      record: recordOf(tab, moment),
      located: locatedOf(tab, looked, moment),
      width: ground.width,
      keptTitle: ground.free.title,
      formatted,
      noted: Object.keys(columns).filter((column) => !ground.noted.includes(columns[column]!)),
    },
  };
};

const locatedOf = (tab: Tab, { sheet, title }: Looked, moment: Moment): Located => {
  const { table, ground, columns, sets } = tab;
  const missing = missingIn(tab);
  const cellsAt = (at: number) => moment.tab?.columns?.[at] ?? [];
  return {
    sheetId: ground.sheetId,
    title,
    columnAt: { ...columns, ...Object.fromEntries(missing.map((column, at) => [column, ground.width + at])) },
    header: sheet.titles,
    // The key of these tabs is one column.
    rows: sets.map(({ key }) => ({ [tableOf(table).key[0] ?? ""]: key })),
    places: sets.map(({ place }) => place),
    read: Object.keys(tableOf(table).columns),
    cells: {
      ...Object.fromEntries(missing.map((column) => [column, []])),
      ...Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, cellsAt(at)])),
    },
    end: (sets[sets.length - 1]?.place ?? 0) + 1,
    faults: [],
  };
};

const missingIn = ({ table, columns }: Tab): string[] =>
  Object.keys(tableOf(table).columns).filter((column) => !(column in columns));

const hasNumber = ({ sets, cellAt }: Tab, column: string): boolean =>
  sets.some(({ place }) => typeof cellAt(column, place) === "number");

const recordOf = (tab: Tab, { seen, wall }: Moment): TakenTab => {
  const { table, ground, columns, sets, cellAt } = tab;
  const setByPlace = new Map(sets.map(({ place, set }) => [place, set]));
  const after = (column: string, place: number): Cell => {
    const set = setByPlace.get(place);
    return set && column in set
      ? (toCell(tableOf(table).columns[column]!, set[column], wall) ?? "")
      : cellAt(column, place);
  };
  const places = sets.map(({ place }) => place);
  return {
    sheetId: ground.sheetId,
    kept: ground.free.sheetId,
    aside: seen.tables[table]?.sheetId ?? 0,
    columns,
    views: tableOf(table)
      .views.map(({ title }) => title)
      .filter((title) => !ground.views.includes(title)),
    mark: markOfRows(staying(table, Object.keys(columns)), places, after),
    rows: sets.length,
  };
};

/** Each thing that is changed in their tab and in ours. */
const changesOf = (tab: Tab, { title, sheet, matches }: Looked, { seen }: Moment): string[] => {
  const { table, ground, columns, rewritten } = tab;
  const declared = tableOf(table).columns;
  const ours = seen.tables[table]?.title ?? tableOf(table).tab;
  const readAs = Object.entries(columns).map(([column, at]) => `${sheet.titles[at]} as ${declared[column]?.title}`);
  const own = sheet.titles.filter((name, at) => name !== "" && !matches[at]?.column);
  const missing = missingIn(tab).map((column) => declared[column]?.title ?? column);
  return [
    `${title} takes the place of our tab ${ours}; its title, its colours and widths, the order of its columns and rows stay.`,
    `The desk reads ${listed(readAs)}.`,
    ...(own.length ? [`${listed(own)}: not touched, and nobody reads ${own.length > 1 ? "them" : "it"}.`] : []),
    ...Object.entries(columns).flatMap(([column, at]) =>
      rewritingOf(
        sheet.titles[at] ?? "",
        declared[column]!,
        rewritten.filter((cell) => cell.column === column),
      ),
    ),
    ...(missing.length ? [added(missing, letters(ground.width - 1))] : []),
    "Our drop-downs, number formats, notes, colours, filter views and warnings come onto the columns that the desk reads.",
    ...offeredIn(table, title),
    `${ours} is set aside and hidden.`,
    `${ground.free.title}, a hidden copy, keeps ${title} as it is now: with it, all of this can be undone until somebody goes on in the rows.`,
  ];
};

const added = ([first, ...more]: readonly string[], behind: string): string =>
  more.length === 0
    ? `${first} is added behind column ${behind}.`
    : `${first} and ${more.length} more column${more.length > 1 ? "s" : ""} are added behind column ${behind}.`;

/** Tabs whose drop-downs offer what stands in this one. */
const offeredIn = (table: TableName, title: string): string[] => {
  const others = tableNames.filter((name) =>
    Object.values(tableOf(name).columns).some((column) => drawnFrom(column) === table),
  );
  const tabs = others.filter((name) => name !== table).map((name) => tableOf(name).tab);
  return tabs.length ? [`The drop-downs of ${few(tabs)} then offer what stands in ${title}.`] : [];
};

const listed = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}` : words.join("");
