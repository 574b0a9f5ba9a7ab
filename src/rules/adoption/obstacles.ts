/** Why a tab of people's own can not become one of ours where it stands, each with what to do about it. */
import { letters } from "../../model/letters";
import type { Ground } from "../../model/taking";
import { type TableName, tableOf } from "../../model/workbook";
import type { Sheet } from "./sheet";

/** The tabs that people have already in one shape or another; the others are copied. */
export const IN_PLACE: readonly TableName[] = ["registrations", "partners", "coverage", "team"];

/** The most cells of one write: Google recommends 2 MB, and what stands between cells of people is written at once or not at all. */
const MOST_CELLS = 40_000;

/** A tab that somebody wants to be ours. */
export interface Wanted {
  readonly table: TableName;
  readonly ground: Ground;
  readonly sheet: Pick<Sheet, "titleRow" | "left" | "titles">;
  /** Where each of our columns stands in it. */
  readonly columns: Readonly<Record<string, number>>;
  /** Whether a form writes its responses there. */
  readonly fills: boolean;
  readonly refused: readonly { readonly line: number; readonly text: string }[];
  /** Rows that would be one row of ours, by their numbers. */
  readonly twins: readonly (readonly number[])[];
  /** Keys of our own rows that theirs does not have. */
  readonly ours: readonly string[];
  /** How many of its own cells would be written anew. */
  readonly cells: number;
}

/** Nothing where it can be done. */
export const obstaclesOf = (wanted: Wanted): string[] => {
  if (IN_PLACE.includes(wanted.table))
    return [...rowsIn(wanted), ...shapeOf(wanted)].map((text) => `${text}, or let it be copied.`);
  const others = IN_PLACE.map((name) => tableOf(name).tab).join(", ");
  return [`Only ${others} can be a tab of your own where it stands: let it be copied.`];
};

/** What is wrong with single rows. */
const rowsIn = ({ table, ours, refused, twins, sheet }: Wanted): string[] => {
  const isNever = table === "team" || table === "coverage";
  const own = `${tableOf(table).tab} has ${counted(ours.length, "row")} of its own already (${few(ours)})`;
  const unread = few(refused.map(({ line, text }) => `row ${line}: ${text.replace(/\.$/, "")}`));
  const noRows = sheet.left.filter((text) => !text.includes(" stands above the titles"));
  return [
    ...when(ours, `${own}${isNever ? " that the tab does not have: enter that there too" : ": take that out"}`),
    ...when(refused, `${counted(refused.length, "row")} could not be read (${unread}): put that right`),
    ...twins.slice(0, 3).map((rows) => `Rows ${rows.join(" and ")} are one and the same: delete one of them`),
    ...when(noRows, `${noRows.join(" ")} Delete what is no row of its own`),
  ];
};

/** What is wrong with the tab. */
const shapeOf = ({ ground, sheet, columns, fills, cells }: Wanted): string[] => {
  const { titleRow, titles } = sheet;
  const worked = Object.values(columns).filter((at) => (ground.formulas[at] ?? 0) > 0);
  const said = few(worked.map((at) => `${titles[at]} (column ${letters(at)})`));
  return [
    ...when(titleRow > 1, `Its titles stand in row ${titleRow}: delete the rows above them`),
    ...when(worked, `Formulas work out ${said}, and the desk would write over them: leave that out`),
    ...when(ground.merged, `Cells are merged (${few(ground.merged)}): take them apart under Format, Merge cells`),
    ...when(ground.guarded, "Cells are protected: take that away under Data, Protect sheets and ranges"),
    ...when(ground.isTable, "It is a table of Google's: turn it into plain cells in its own menu"),
    ...when(ground.isOurs, "It is a copy of one of our own tabs: name another"),
    ...when(fills, "A form fills it and would go on to write there: link the form to another tab"),
    ...when(cells > MOST_CELLS, `${cells} of its cells would be written anew, and Google takes ${MOST_CELLS} at once`),
  ];
};

const when = (is: boolean | readonly unknown[], text: string): string[] =>
  is === true || (is !== false && is.length > 0) ? [text] : [];

/** The first three, and how many more there are. */
export const few = (words: readonly string[]): string =>
  words.length > 4 ? `${words.slice(0, 3).join(", ")} and ${words.length - 3} more` : words.join(", ");

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
