/** One write: the plan as one atomic batch, and what is asked back to see that it landed where it was meant. */
import { type Cell, toCell, type Wall } from "../model/cell";
import type { Change } from "../model/plan";
import type { Located, Snapshot } from "../model/snapshot";
import { type Row, rowKey, type TableName, tableNames, tableOf } from "../model/workbook";
import { type Placed, quoted } from "./layout";
import { dropDowns, sourcesOf, type Sources } from "./dress/looks";
import { letters } from "../model/letters";

type Request = GoogleAppsScript.Sheets.Schema.Request;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;

/** A batch, and what must be true of the workbook right after it. */
export interface Intent {
  readonly requests: readonly Request[];
  /** Ranges to ask back, in A1 notation. */
  readonly ranges: readonly string[];
  readonly touched: readonly Touched[];
  readonly inserted: readonly Inserted[];
  /** Tables to which rows are added below the last one, wherever that is. */
  readonly appended: readonly Pick<Inserted, "table" | "columns">[];
  /** The snapshot carried on: rows added by this batch can be found in it. */
  readonly seen: Snapshot;
}

/** A row that was there before and is changed: `expected` are cells by column index that must stand beside the new ones. */
export interface Touched {
  readonly table: TableName;
  readonly row: number;
  readonly columns: readonly number[];
  readonly expected: Readonly<Record<number, Cell>>;
}

export interface Inserted {
  readonly table: TableName;
  readonly from: number;
  readonly count: number;
  readonly columns: readonly number[];
}

/** The batch of a plan: changed rows in place, new rows below the last one, removed rows, then the history. */
export const intentOf = (
  seen: Snapshot,
  changes: readonly Change[],
  lines: readonly Row<"log">[],
  log: Placed | undefined,
  wall: Wall,
): Intent => {
  const parts = tableNames.flatMap((name) => {
    const own = changes.filter((change) => change.table === name);
    const located = seen.tables[name];
    if (own.length === 0) return [];
    if (!located) throw new Error(`A plan changes ${name}, which it did not read.`);
    return [tablePart(name, located, own, sourcesIn(seen), wall)];
  });
  const tables = { ...seen.tables, ...Object.fromEntries(parts.map(({ name, after }) => [name, after])) };
  const told = log && lines.length ? toldPart(seen.tables.log, log, lines, wall) : undefined;
  return {
    requests: [...parts.flatMap(({ requests }) => requests), ...(told?.requests ?? [])],
    ranges: [...parts.flatMap(({ ranges }) => ranges), ...(told?.ranges ?? [])],
    touched: parts.flatMap(({ touched }) => touched),
    inserted: parts.flatMap(({ inserted }) => inserted),
    appended: told?.appended ?? [],
    seen: { tables },
  };
};

/** Where the drop-downs of new rows may draw on: the tabs that were read. */
const sourcesIn = ({ tables }: Snapshot): Sources =>
  Object.fromEntries(
    tableNames.flatMap((name) => {
      const located = tables[name];
      return located ? Object.entries(sourcesOf(name, located.title, located.columnAt)) : [];
    }),
  );

type Values = Readonly<Record<string, unknown>>;

/** A row that is there, what is set in it, and notes on its cells. */
interface Changed {
  readonly key: string;
  readonly set: Values;
  readonly notes?: Readonly<Record<string, string>>;
}

const tablePart = (name: TableName, located: Located, changes: readonly Change[], sources: Sources, wall: Wall) => {
  const placeOf = placesIn(name, located);
  const sets = changes.flatMap((change): Changed[] =>
    "set" in change ? [{ key: change.key, set: change.set as Values, notes: change.notes ?? {} }] : [],
  );
  const adds = changes.flatMap((change) => ("add" in change ? [change.add as Values] : []));
  const removed = changes.flatMap((change) => ("remove" in change ? [placeOf(change.key)] : []));
  const edits = sets.flatMap(({ key, set }) => editsOf(name, located, { key, row: placeOf(key), set }, wall));
  const touched = edits.map((edit) => touchedBy(name, located, edit));
  const writes = edits.flatMap(({ row, set }) => cellsOf(name, located, row, set, wall));
  const inserted = adds.length ? [insertedFor(name, located, adds)] : [];
  return {
    name,
    requests: [
      ...blocksOf(located.sheetId, writes),
      ...sets.flatMap(({ key, notes = {} }) => notesOn(name, located, placeOf(key), notes)),
      ...inserted.flatMap((part) => insertion(name, located, part, adds, sources, wall)),
      ...removed.sort((a, b) => b - a).map((row) => deletion(located.sheetId, row, 1)),
    ],
    // Rows that are taken away move those below them: then the reply proves nothing about this tab.
    ...(removed.length ? UNPROVED : { ranges: asked(located, touched), touched, inserted }),
    after: removed.length ? undefined : carriedOn(name, located, { sets, adds, placeOf, wall }),
  };
};

const UNPROVED = { ranges: [], touched: [], inserted: [] };

/** Where the row of a key stands; asking for one that was not read is a mistake of ours. */
type PlaceOf = (key: string) => number;

const placesIn = (name: TableName, located: Located): PlaceOf => {
  const places = new Map(located.rows.map((row, at) => [rowKey(name, row), located.places[at]!]));
  return (key) => {
    const place = places.get(key);
    if (place === undefined) throw new Error(`A plan changes ${name} ${key}, which it did not read.`);
    return place;
  };
};

interface Edited extends Changed {
  readonly row: number;
}

/** What is new in a row; cells that hold it already are left alone, so that they can prove the row. */
const editsOf = (name: TableName, { cells }: Located, edit: Edited, wall: Wall): Edited[] => {
  const set = Object.entries(edit.set).filter(([column, value]) => {
    const cell = toCell(tableOf(name).columns[column]!, value, wall) ?? "";
    return !(column in cells) || cell !== (cells[column]?.[edit.row] ?? "");
  });
  return set.length ? [{ ...edit, set: Object.fromEntries(set) }] : [];
};

/** A changed row is proved by its key; one that has none yet or gets another by everything that was read and is left alone. */
const touchedBy = (name: TableName, located: Located, { key, row, set }: Edited): Touched => {
  const keeps = !key.startsWith("@") && tableOf(name).key.every((column) => !(column in set));
  const proof = keeps ? tableOf(name).key : located.read.filter((column) => !(column in set));
  const cells = proof.flatMap((column): [number, Cell][] => {
    const cell = located.cells[column]?.[row];
    return cell === undefined || cell === "" ? [] : [[located.columnAt[column]!, cell]];
  });
  return {
    table: name,
    row,
    columns: Object.keys(set).map((column) => columnAt(name, located, column)),
    expected: Object.fromEntries(cells),
  };
};

const columnAt = (name: TableName, located: Located, column: string): number => {
  const at = located.columnAt[column];
  if (at === undefined) throw new Error(`A plan writes ${name}.${column}, which has no place.`);
  return at;
};

interface Write {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly CellData[];
}

/** The cells of one row as runs of neighbouring columns. */
const cellsOf = (name: TableName, located: Located, row: number, set: Values, wall: Wall): Write[] => {
  const placed = Object.keys(set)
    .map((column) => ({
      at: columnAt(name, located, column),
      cell: cellData(toCell(tableOf(name).columns[column]!, set[column], wall)),
    }))
    .sort((a, b) => a.at - b.at);
  const runs: { row: number; column: number; cells: CellData[] }[] = [];
  for (const { at, cell } of placed) {
    const last = runs[runs.length - 1];
    if (last && last.column + last.cells.length === at) last.cells.push(cell);
    else runs.push({ row, column: at, cells: [cell] });
  }
  return runs;
};

const notesOn = (name: TableName, located: Located, row: number, notes: Readonly<Record<string, string>>): Request[] =>
  Object.entries(notes).map(([column, note]) => ({
    updateCells: {
      start: { sheetId: located.sheetId, rowIndex: row, columnIndex: columnAt(name, located, column) },
      rows: [{ values: [{ note }] }],
      fields: "note",
    },
  }));

export const cellData = (cell: Cell | null): CellData => {
  if (cell === null) return {};
  if (typeof cell === "number") return { userEnteredValue: { numberValue: cell } };
  return { userEnteredValue: typeof cell === "boolean" ? { boolValue: cell } : { stringValue: cell } };
};

/** Runs that lie under each other become one request. */
export const blocksOf = (sheetId: number, writes: readonly Write[]): Request[] => {
  const sorted = [...writes].sort((a, b) => a.column - b.column || a.cells.length - b.cells.length || a.row - b.row);
  const blocks: { row: number; column: number; width: number; rows: { values: CellData[] }[] }[] = [];
  for (const { row, column, cells } of sorted) {
    const last = blocks[blocks.length - 1];
    const values = [...cells];
    if (last && last.column === column && last.width === values.length && last.row + last.rows.length === row)
      last.rows.push({ values });
    else blocks.push({ row, column, width: values.length, rows: [{ values }] });
  }
  return blocks.map(({ row, column, rows }) => ({
    updateCells: { start: { sheetId, rowIndex: row, columnIndex: column }, rows, fields: "userEnteredValue" },
  }));
};

const insertedFor = (name: TableName, located: Located, adds: readonly Values[]): Inserted => {
  const columns = new Set(adds.flatMap((row) => Object.keys(row)));
  return {
    table: name,
    from: located.end,
    count: adds.length,
    columns: [...columns].map((column) => columnAt(name, located, column)),
  };
};

// New rows are inserted, so nothing that a person typed below can be overwritten. Inserted right under the header they
// would lie above the range of the drop-downs, which are therefore set again.
const insertion = (
  name: TableName,
  located: Located,
  { from, count }: Inserted,
  adds: readonly Values[],
  sources: Sources,
  wall: Wall,
): Request[] => [
  {
    insertDimension: {
      range: { sheetId: located.sheetId, dimension: "ROWS", startIndex: from, endIndex: from + count },
      inheritFromBefore: from > 1,
    },
  },
  ...blocksOf(
    located.sheetId,
    filled(adds).flatMap((row, at) => cellsOf(name, located, from + at, row, wall)),
  ),
  ...(from === 1 ? dropDowns(tableOf(name), located.sheetId, located.columnAt, sources) : []),
];

/** The rows with every column that any of them has, so that they make one block. */
const filled = (rows: readonly Values[]): readonly Values[] => {
  const blank = Object.fromEntries(rows.flatMap((row) => Object.keys(row)).map((column) => [column, undefined]));
  return rows.map((row) => ({ ...blank, ...row }));
};

export const deletion = (sheetId: number, row: number, count: number): Request => ({
  deleteDimension: { range: { sheetId, dimension: "ROWS", startIndex: row, endIndex: row + count } },
});

/** The lines of the history, and the titles above them where they were read. */
const toldPart = (located: Located | undefined, log: Placed, lines: readonly Row<"log">[], wall: Wall) => ({
  requests: [history(log, lines, wall)],
  ranges: located ? asked(located, []) : [],
  appended: located ? [{ table: "log" as const, columns: Object.values(located.columnAt) }] : [],
});

const history = (log: Placed, lines: readonly Row<"log">[], wall: Wall): Request => {
  const columns = tableOf("log").columns;
  const rows = lines.map((line) => ({
    values: log.columns.map((column) =>
      column ? cellData(toCell(columns[column]!, line[column as keyof Row<"log">], wall)) : {},
    ),
  }));
  return { appendCells: { sheetId: log.sheetId, rows, fields: "userEnteredValue" } };
};

/** The header and the touched rows over all our columns: they prove each row, or tell which one stands there instead. */
const asked = (located: Located, touched: readonly Touched[]): string[] =>
  [...new Set([0, ...touched.map(({ row }) => row)])].map((row) => a1(located.title, row, widthOf(located)));

/** How many columns it takes to reach the last of ours. */
export const widthOf = ({ columnAt }: Located): number => Math.max(...Object.values(columnAt)) + 1;

const a1 = (title: string, row: number, width: number) =>
  `${quoted(title)}!A${row + 1}:${letters(width - 1)}${row + 1}`;

/** What a write brings to a table. */
interface News {
  readonly sets: readonly Changed[];
  readonly adds: readonly Values[];
  readonly placeOf: PlaceOf;
  readonly wall: Wall;
}

const carriedOn = (name: TableName, located: Located, news: News): Located => {
  const setByPlace = new Map(news.sets.map(({ key, set }) => [news.placeOf(key), set]));
  return {
    ...located,
    rows: [...located.rows.map((row, nth) => withSet(row, setByPlace.get(located.places[nth]!))), ...news.adds],
    places: [...located.places, ...news.adds.map((_, at) => located.end + at)],
    cells: withKeys(name, located, news),
    end: located.end + news.adds.length,
  };
};

const withSet = (row: Values, set: Values | undefined): Values => (set ? { ...row, ...set } : row);

/** The cells with the keys that this write adds, so that the next write can prove the new rows. */
const withKeys = (name: TableName, located: Located, { sets, adds, placeOf, wall }: News) => {
  const cells = { ...located.cells };
  for (const column of tableOf(name).key) {
    const cellOf = (value: unknown) => toCell(tableOf(name).columns[column]!, value, wall) ?? undefined;
    const known = [...(cells[column] ?? [])];
    adds.forEach((row, at) => {
      known[located.end + at] = cellOf(row[column]);
    });
    for (const { key, set } of sets) if (column in set) known[placeOf(key)] = cellOf(set[column]);
    cells[column] = known;
  }
  return cells;
};
