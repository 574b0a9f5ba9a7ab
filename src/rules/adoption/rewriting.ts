/** Which cells of a tab are written anew when it becomes ours, and what is said of them. */
import { type Cell, labelOf, readerOf, toCell, type Wall } from "../../model/cell";
import { type Column, isBlank } from "../../model/column";
import { counted } from "./obstacles";

/** A cell that is written as we have it. */
export interface Rewritten {
  readonly column: string;
  readonly from: Cell;
  /** As it will be read. */
  readonly to: string;
}

const COUNTED: readonly Column["kind"][] = ["day", "moment", "number", "money"];

/** Tells the cells of a column that may not stay as they are, once they mean this value. */
export const rewriterOf = (column: Column, wall: Wall): ((cell: Cell, value: unknown) => boolean) => {
  const read = readerOf(column, wall);
  return (cell, value) => {
    if (isBlank(value)) return false;
    // A date or an amount that is text is no date to a colour, a filter or a formula.
    if (typeof cell === "string" && COUNTED.includes(column.kind)) return true;
    if (column.kind === "flag" && typeof cell === "string") return cell !== "" || value === true;
    if (column.kind === "choice" && plain(cell) !== plain(labelOf(column, String(value)))) return true;
    const reading = read(cell);
    return "fault" in reading || JSON.stringify(reading.value) !== JSON.stringify(value);
  };
};

const plain = (cell: Cell): string => String(cell).trim().toLowerCase();

/** What a value will look like in its cell. */
export const shownAs = (column: Column, value: unknown, wall: Wall): string => {
  const cell = toCell(column, value, wall);
  return typeof cell === "boolean" ? (cell ? "a ticked box" : "a box") : String(cell ?? "");
};

/** Sentences about one column, by the title that it has there. */
export const rewritingOf = (title: string, { kind }: Column, cells: readonly Rewritten[]): string[] => {
  const blank = cells.filter(({ from }) => plain(from) === "");
  const filled = cells.filter(({ from }) => plain(from) !== "");
  return [
    ...(COUNTED.includes(kind) ? becomeNumbers(title, kind, filled) : becomeWords(title, filled)),
    ...(blank.length ? [`${title}: ${counted(blank.length, "blank cell")} ${are(blank.length)} filled in.`] : []),
  ];
};

const becomeNumbers = (title: string, kind: Column["kind"], { length }: readonly Rewritten[]): string[] => {
  const what = kind === "day" || kind === "moment" ? "date" : "number";
  if (length === 0) return [];
  return [
    `${title}: ${counted(length, "cell")} that ${length === 1 ? "is" : "are"} text become${s(length)} ${length === 1 ? `a ${what}` : `${what}s`}.`,
  ];
};

/** More different words than these are told in one sentence. */
const WORDS = 4;

const becomeWords = (title: string, cells: readonly Rewritten[]): string[] => {
  const byWord = new Map<string, Rewritten[]>();
  for (const cell of cells) byWord.set(cell.to, [...(byWord.get(cell.to) ?? []), cell]);
  const words = [...byWord].sort(([, a], [, b]) => b.length - a.length);
  const rest = words.slice(WORDS).reduce((sum, [, { length }]) => sum + length, 0);
  return [
    ...words.slice(0, WORDS).map(([word, said]) => becomes(title, word, said)),
    ...(rest ? [`${title}: ${counted(rest, "more cell")} ${are(rest)} written as we have them.`] : []),
  ];
};

const becomes = (title: string, word: string, cells: readonly Rewritten[]): string => {
  const said = [...new Set(cells.map(({ from }) => String(from).trim()))];
  const shown = said.length > WORDS ? [...said.slice(0, WORDS), "the like"] : said;
  const listed = shown.length > 1 ? `${shown.slice(0, -1).join(", ")} or ${shown[shown.length - 1]}` : shown[0];
  const { length } = cells;
  return `${title}: ${counted(length, "cell")} that say${s(length)} ${listed} become${s(length)} ${word}.`;
};

const s = (count: number): string => (count === 1 ? "s" : "");
const are = (count: number): string => (count === 1 ? "is" : "are");
