/** Rows from a file: history as it is given, taken in once, and nobody is mailed. */
import { dsvFormat } from "d3-dsv";
import type { Input, Reply } from "../../contract";
import { fromText, type Reading } from "../../model/cell";
import { type Column, isBlank } from "../../model/column";
import type { Person } from "../../model/partners";
import type { Change, Plan } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { saysTotal } from "../../model/total";
import { type Facts, type Reads, rowKey, type TableName, tableNames, tableOf, titleOf } from "../../model/workbook";
import { answeredIn, type Past } from "../../rules/adoption/answered";
import { unguarded } from "../../rules/export/cells";
import { readTwoWays, spellingOf } from "../../rules/spelling";
import { type Always, flowOf, type Moment } from "../flow";
import {
  absentIn,
  type Completion,
  type CompletionFacts,
  completed,
  completionReads,
  keepsAnAdmin,
  pastIds,
  takenOver,
} from "./completion";
import { elsewhereReads, namesByExternalId, ourWay } from "./elsewhere";
import { sampleOf } from "./sample";
import { type Headed, headed, type Line } from "./titles";

type Asked = Input<"importRows">;
type Refused = Reply<"importRows">["refused"][number];
type Values = Readonly<Record<string, unknown>>;

/** Tabs that the desk keeps by itself: no list comes into them. */
export const OWN: readonly TableName[] = [
  "clocks",
  "outbox",
  "log",
  "weeks",
  "lines",
  "trend",
  "agenda",
  "flat",
  "holders",
];

/** Twice is once: rows are known by their key, and what is the same is not written. */
export const importRows = flowOf<"importRows">()({
  who: ["coordinator", "approver"],
  reads: completionReads,
  alsoReads: ({ table }) => alsoRead(table),
  writes: [],
  alsoWrites: ({ table }) => [tableCalled(table) ?? []].flat(),
  plan: (facts, input, moment) => {
    const name = tableCalled(input.table);
    if (!name) return refuse(noTab(input.table));
    if (OWN.includes(name))
      return refuse({ why: "invalid", text: `${tableOf(name).tab} is kept by the desk itself.`, field: "table" });
    if ((input.csv.match(/"/g)?.length ?? 0) % 2 === 1) return refuse(unclosed);
    const file = headed(name, linesOf(input.csv), input.mapping ?? {});
    return file.ok ? importing(name, file.value, input, facts, moment) : file;
  },
});

/** How a list comes in, whichever way its lines were read. */
export type Importing = Omit<Asked, "table" | "csv">;

/** The lines of a list as a plan: what is new is added, what says otherwise is changed, and nobody is mailed. */
export const importing = (
  name: TableName,
  file: Headed,
  input: Importing,
  facts: CompletionFacts & Pick<Facts<Always>, "team">,
  moment: Moment,
): Result<Plan<Reply<"importRows">>, Refusal> => {
  const understood = understoodIn(name, file, input, facts, moment);
  return understood.ok ? accept(planOf(name, understood.value, input, moment)) : understood;
};

/** A list with how its rows are read and what comes of them. */
export interface Understood {
  readonly file: Headed;
  readonly reader: Reader;
  readonly taken: Taken;
  /** The highest number that was issued, where rows are numbered. */
  readonly issued?: number;
}

/** The lines of a list as rows of ours; refused when nobody would be left who administers the desk. */
export const understoodIn = (
  name: TableName,
  file: Headed,
  input: Importing,
  facts: CompletionFacts & Pick<Facts<Always>, "team">,
  moment: Moment,
): Result<Understood, Refusal> => {
  const ids = pastIds(moment, idsIn(file));
  const complete = (values: Values) => completed(name, values, facts, moment, ids.idOf);
  const reader = {
    team: facts.team,
    read: cellReader(name, file, input, moment),
    ours: isOurExport(name, file) ? (values: Values) => values : ourWay(name, file, moment.seen),
  };
  const taken = takenFrom(name, partOf(file, input), reader, complete, moment);
  if (name === "team" && !keepsAnAdmin(facts.team, taken.merged))
    return refuse({ why: "invalid", text: "The list would leave nobody with the role Admin.", field: "roles" });
  return accept({ file, reader, taken, ...(name === "registrations" && { issued: ids.issued() }) });
};

/** The lines that come in now. */
const partOf = (file: Headed, { part }: Importing): Headed =>
  part ? { ...file, lines: file.lines.slice(part.from, part.from + part.count) } : file;

/** Asked before anything is written, where nobody said how the file is written. */
const twoWaysIn = (name: TableName, { lines, cellsOf }: Headed, { dryRun, locale }: Importing) =>
  dryRun && !locale
    ? readTwoWays(
        lines.flatMap((line) =>
          cellsOf(line).map(({ column, text }) => ({ column: tableOf(name).columns[column]!, text })),
        ),
      )
    : [];

const idsIn = ({ lines, cellsOf }: Headed): string[] =>
  lines.flatMap((line) => cellsOf(line).flatMap(({ column, text }) => (column === "id" ? [text.trim()] : [])));

const unclosed = {
  why: "invalid",
  text: "A quotation mark in the file is opened and never closed.",
  field: "csv",
} as const;

/** The refusal where no table is called so. */
export const noTab = (said: string): Refusal => ({
  why: "not-found",
  text: `There is no tab called "${said}". Tabs: ${tableNames.join(", ")}.`,
  field: "table",
});

/** The table of that name or tab title. */
export const tableCalled = (said: string): TableName | undefined =>
  tableNames.find((name) => [name, tableOf(name).tab].some((word) => word.toLowerCase() === said.trim().toLowerCase()));

/** The filled lines of a file, whichever of comma, semicolon and tab its first line has most of. */
const linesOf = (csv: string): Line[] => {
  const text = csv.replace(/^\uFEFF/, "");
  let number = 1;
  return dsvFormat(delimiterOf(text))
    .parseRows(text)
    .flatMap((cells) => {
      const line = { number, cells };
      number += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      return cells.every((cell) => cell.trim() === "") ? [] : [line];
    });
};

const delimiterOf = (text: string): string => {
  const first = text.split("\n", 1)[0] ?? "";
  const count = (mark: string) => first.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

export interface Taken {
  readonly changes: Change[];
  /** The key of each line that came in, by its number. */
  readonly keys: ReadonlyMap<number, string>;
  readonly merged: ReadonlyMap<string, Values>;
  /** All rows of the list as they stand then, whether they change or not. */
  readonly standing: readonly Values[];
  readonly refused: Refused[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** How the cells of a list are read, and its rows as we have them. */
interface Reader {
  readonly team: readonly Person[];
  readonly read: Read;
  readonly ours: (values: Values) => Values;
}

type Complete = (values: Values) => Completion;

/** How a cell of the list is read: our word for theirs, written as the list writes, without what an export guarded. */
const cellReader = (
  name: TableName,
  file: Headed,
  { locale = "", mapping = {} }: Importing,
  { wall, seen, settings }: Moment,
): Read => {
  const spelling = spellingOf(locale);
  const ours = valuesIn(mapping);
  const plain = isOurExport(name, file) ? unguarded : (text: string) => text;
  const called = namesByExternalId(name, seen);
  return (column, text) => {
    const declared = tableOf(name).columns[column]!;
    const said = plain(ours(column, text));
    const tier = settings.tierNames.get(said.trim().toLowerCase());
    const isTier = tier !== undefined && tier in (declared.choices ?? {});
    return fromText(declared, isTier ? tier : (called(column, said) ?? said), wall, spelling);
  };
};

/** What is read besides the settings: the table itself, and what other programs may call by ids of theirs. */
export const alsoRead = (table: string): Reads => {
  const name = tableCalled(table);
  return name ? { ...elsewhereReads(name), ...(name === "deals" && { stages: ["stage", "kind"] }), [name]: "all" } : {};
};

const takenFrom = (
  name: TableName,
  file: Headed,
  { team, read, ours }: Reader,
  complete: Complete,
  moment: Moment,
): Taken => {
  const before = new Map((moment.seen.tables[name]?.rows ?? []).map((row) => [rowKey(name, row), row as Values]));
  const rows = new Map<string, Values>();
  const refused: Refused[] = [];
  const keys = new Map<number, string>();
  const standing = new Map<string, Values>();
  let unchanged = 0;
  for (const line of file.lines) {
    const found = readLine(name, file, line, read, (values) => complete(ours(values)));
    if (!found.ok) {
      refused.push(found.refusal);
      continue;
    }
    const { key } = found.value;
    const { values, left } = presentIn(name, found.value, before.get(key), team, moment);
    const shared = name === "team" ? sharedAddress(rows.get(key), values) : undefined;
    refused.push(...[...left, ...(shared ? [shared] : [])].map((one) => ({ line: line.number, ...one })));
    if (shared) continue;
    keys.set(line.number, key);
    const known = rows.get(key) ?? before.get(key);
    const whole = { ...complete({ ...known, ...values }).defaults, ...known, ...values };
    const merged = { ...whole, ...takenOver(name, whole) };
    standing.set(key, merged);
    if (known && same(known, merged)) unchanged += 1;
    else rows.set(key, merged);
  }
  const changes = [...rows].flatMap(([key, row]) => changeOf(name, key, row, before.get(key)));
  const added = changes.filter((change) => "add" in change).length;
  return {
    changes,
    keys,
    merged: rows,
    standing: [...standing.values()],
    refused,
    added,
    changed: changes.length - added,
    unchanged,
  };
};

/** The values of a line without the cells that name somebody who has left or is away, and these with their reasons. */
const presentIn = (
  name: TableName,
  { values }: { readonly values: Values },
  before: Values | undefined,
  team: readonly Person[],
  { today }: Moment,
) => {
  const absent = name === "coverage" ? absentIn(values, before, team, today) : [];
  const left = absent.map(({ column, text }) => ({ column: titleOf(name, column), text }));
  const stays = ([column]: [string, unknown]) => !absent.some((one) => one.column === column);
  return { left, values: Object.fromEntries(Object.entries(values).filter(stays)) };
};

/** Two lines of a list with one address and two names are two people. */
const sharedAddress = (twin: Values | undefined, { email, name }: Values) =>
  twin && name && twin.name !== name
    ? {
        column: titleOf("team", "email"),
        text: `${email} is the address of ${twin.name} too: each person has one of their own.`,
      }
    : undefined;

/** A file with every title of the tab is one that `export` made: what it guarded is taken back. In others an apostrophe is theirs. */
const isOurExport = (name: TableName, { titles }: Headed): boolean => {
  const said = new Set(titles.map(({ title }) => title));
  return Object.values<Column>(tableOf(name).columns).every(({ title }) => said.has(title));
};

/** Our value for a value of theirs, by column. */
const valuesIn = ({ values = {} }: NonNullable<Importing["mapping"]>) => {
  const byColumn = new Map(Object.entries(values).map(([column, said]) => [column, new Map(Object.entries(said))]));
  return (column: string, text: string): string => byColumn.get(column)?.get(text) ?? text;
};

type Read = (column: string, text: string) => Reading;

/** The filled cells of a line by column; a cell that cannot be read refuses the line, by name. */
const readLine = (
  name: TableName,
  file: Headed,
  line: Line,
  read: Read,
  complete: Complete,
): Result<{ key: string; values: Values }, Refused> => {
  const values: Record<string, unknown> = {};
  for (const { column, text, title } of file.cellsOf(line)) {
    const reading = read(column, text);
    if ("fault" in reading) return refuse({ line: line.number, column: title, text: `${title}: ${reading.fault}.` });
    if (!isBlank(reading.value)) values[column] = reading.value;
  }
  const { keyed, fault } = complete(values);
  if (fault) return refuse({ line: line.number, column: fault.column, text: fault.text });
  const [first = ""] = tableOf(name).key;
  if (saysTotal(String(keyed[first])))
    return refuse({ line: line.number, column: first, text: `"${keyed[first]}" is a line of totals.` });
  return accept({ key: rowKey(name, keyed), values: keyed });
};

const same = (a: Values, b: Values): boolean =>
  Object.keys(b).every((column) => JSON.stringify(a[column]) === JSON.stringify(b[column]));

const changeOf = (name: TableName, key: string, row: Values, before: Values | undefined): Change[] => {
  if (!before) return [{ table: name, add: row } as Change];
  const set = Object.fromEntries(
    Object.entries(row).filter(([column, value]) => JSON.stringify(value) !== JSON.stringify(before[column])),
  );
  return Object.keys(set).length ? [{ table: name, key, set } as Change] : [];
};

const answeredOf = ({ standing }: Taken) => {
  const { slowest, ...counts } = answeredIn(standing as readonly unknown[] as readonly Past[]);
  return { ...counts, slowest: [...slowest] };
};

/** Tabs whose rows decide about the coverage matrix. */
export const COVERING: readonly TableName[] = ["partners", "team", "coverage"];

/** The plan of a list, and what is said of it. */
export const planOf = (
  name: TableName,
  { file, reader, taken, issued }: Understood,
  asked: Importing,
  moment: Moment,
) => {
  const { dryRun = false } = asked;
  const { added, changed, unchanged, refused } = taken;
  const text = `${added} added, ${changed} changed, ${unchanged} unchanged, ${refused.length} refused`;
  return {
    changes: dryRun ? [] : taken.changes,
    letters: [],
    reply: {
      added,
      changed,
      unchanged,
      refused,
      unknownTitles: [...file.unknownTitles],
      titles: file.titles.map((one) => ({ ...one })),
      twoWays: twoWaysIn(name, file, asked),
      sample: dryRun ? sampleOf(name, file, reader, moment.zone) : [],
      ...(name === "registrations" && { answered: answeredOf(taken) }),
      batch: dryRun || taken.changes.length === 0 ? "" : moment.batch,
    },
    summary: { table: name, text },
    inPieces: true as const,
    ...(issued !== undefined && { issued: { [name]: issued } }),
    ...(COVERING.includes(name) && !dryRun && taken.changes.length > 0 && { afterwards: ["recover"] }),
  };
};
