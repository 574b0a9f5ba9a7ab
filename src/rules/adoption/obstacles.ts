/** Why a tab of people's own can not become one of ours where it stands, each with what to do about it. */
import { letters } from "../../model/letters";
import type { Ground } from "../../model/taking";
import { type TableName, tableOf } from "../../model/workbook";
import type { Sheet } from "./sheet";

/** The tabs that people have already in one shape or another; the others are copied. */
const IN_PLACE: readonly TableName[] = ["registrations", "partners", "coverage", "team"];

/** The most cells of one write: Google recommends 2 MB, and a tab is taken in one write or not at all. */
const MOST_CELLS = 40_000;

/** A tab that somebody wants to be ours. */
export interface Wanted {
  readonly table: TableName;
  readonly ground: Ground;
  readonly sheet: Pick<Sheet, "titleRow" | "left" | "titles">;
  /** Where each of our columns stands in it. */
  readonly columns: Readonly<Record<string, number>>;
  /** Titles of our columns for which more than one of theirs is taken. */
  readonly doubled: readonly string[];
  /** Whether a form writes its responses there. */
  readonly fills: boolean;
  readonly refused: readonly { readonly line: number; readonly text: string }[];
  /** Rows that would be one row of ours, by their numbers. */
  readonly twins: readonly (readonly number[])[];
  /** Keys of our own rows that theirs does not have. */
  readonly ours: readonly string[];
  /** How many cells would be written. */
  readonly cells: number;
}

/** Nothing where it can be done. */
export const obstaclesOf = (wanted: Wanted): string[] => {
  const table = tableOf(wanted.table).tab;
  if (!IN_PLACE.includes(wanted.table)) {
    const others = IN_PLACE.map((name) => tableOf(name).tab).join(", ");
    return [`${table} is not taken from a tab where it stands, only ${others} are: let it be copied.`];
  }
  return [
    ownRows(wanted),
    ...shapeOf(wanted),
    formulasOf(wanted),
    refusedOf(wanted),
    ...twinsOf(wanted),
    sizeOf(wanted),
  ]
    .flat()
    .filter((text) => text !== "");
};

const ownRows = ({ table, ours }: Wanted): string => {
  if (ours.length === 0) return "";
  const own = `${tableOf(table).tab} has ${counted(ours.length, "row")} of its own already (${few(ours)})`;
  return table === "team" || table === "coverage"
    ? `${own} that the tab does not have: enter that there too, or let the tab be copied.`
    : `${own}: let the tab be copied, which adds its rows to them.`;
};

const shapeOf = ({ ground, sheet, fills, doubled }: Wanted): string[] => {
  const noRows = sheet.left.filter((text) => !text.includes(" stands above the titles"));
  return [
    ground.isOurs ? "It is a copy of one of our own tabs, or one that was set aside: let it be copied." : "",
    sheet.titleRow > 1
      ? `Its titles stand in row ${sheet.titleRow}: delete the rows above them, or let it be copied.`
      : "",
    noRows.length ? `${noRows.join(" ")} Delete what is no row of its own, or let it be copied.` : "",
    ground.merged.length
      ? `Cells are merged (${few(ground.merged)}): take them apart under Format, Merge cells, or let it be copied.`
      : "",
    fills ? "A form fills it, and would go on to write where the desk keeps its rows: let it be copied." : "",
    doubled.length
      ? `More than one of its columns is taken for ${few(doubled)}: say which one is meant, or let it be copied.`
      : "",
    ground.isTable ? "It is a table of Google's: turn it into plain cells in its own menu, or let it be copied." : "",
    ground.guarded
      ? "Cells of it are protected: take that away under Data, Protect sheets and ranges, or let it be copied."
      : "",
  ];
};

const formulasOf = ({ columns, ground, sheet }: Wanted): string => {
  const worked = Object.values(columns)
    .filter((at) => (ground.formulas[at] ?? 0) > 0)
    .map((at) => `${sheet.titles[at]} (column ${letters(at)})`);
  return worked.length === 0
    ? ""
    : `Formulas work out ${few(worked)}, and the desk would write over them: leave that out, or let it be copied.`;
};

const refusedOf = ({ refused }: Wanted): string => {
  const said = refused.map(({ line, text }) => `Row ${line}: ${text}`);
  return refused.length === 0
    ? ""
    : `${counted(refused.length, "row")} could not be read. ${said.slice(0, 5).join(" ")}${said.length > 5 ? ` And ${said.length - 5} more.` : ""} Put them right, or let it be copied without them.`;
};

const twinsOf = ({ twins }: Wanted): string[] =>
  twins
    .slice(0, 3)
    .map((rows) => `Rows ${rows.join(" and ")} are one and the same: delete one of them, or let it be copied.`);

const sizeOf = ({ cells }: Wanted): string =>
  cells > MOST_CELLS
    ? `${cells} cells would be written at once, more than the ${MOST_CELLS} that Google takes well: let it be copied.`
    : "";

/** The first three, and how many more there are. */
export const few = (words: readonly string[]): string =>
  words.length > 4 ? `${words.slice(0, 3).join(", ")} and ${words.length - 3} more` : words.join(", ");

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
