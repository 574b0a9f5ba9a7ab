/** A tab that people made, as rows under titles: where the titles stand, and which lines are no rows. */
import type { Cell } from "../../model/cell";
import { letters } from "../../model/letters";
import type { Columns } from "../../model/table";
import { saysTotal } from "../../model/total";
import { columnCalled, squeezed } from "../titles";

export interface Sheet {
  /** The row of the titles, as the sheet numbers it. */
  readonly titleRow: number;
  /** One title a column, each only once; a column without one is called by its letter, and one without anything not at all. */
  readonly titles: readonly string[];
  readonly lines: readonly SheetLine[];
  /** What is left out, in sentences. */
  readonly left: readonly string[];
}

export interface SheetLine {
  /** As the sheet numbers it. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** How far down titles are looked for: above them stand names of the list, dates and remarks. */
const DEEP = 15;

/** The tab read by rows; nothing where it holds none. `columns` are its cells from the top, column by column. */
export const sheetOf = (columns: readonly (readonly Cell[])[], declared: Columns): Sheet | undefined => {
  const rows = rowsOf(columns);
  const at = titleRow(rows, declared);
  if (at === undefined) return undefined;
  const said = titlesAt(rows, at, declared);
  const isUsed = (column: number) => rows.slice(at + 1).some((cells) => isFilled(cells[column] ?? ""));
  const titles = once(
    said.map((title, column) => {
      if (title !== "" && !ERROR.test(title)) return title;
      return isUsed(column) ? `Column ${letters(column)}` : "";
    }),
  );
  const below = rows.slice(at + 1).map((cells, under) => ({ number: at + under + 2, cells }));
  const filled = below.filter(({ cells }) => cells.some(isFilled));
  const totals = filled.filter(isTotal);
  const again = filled.filter(({ cells }) => isTitlesAgain(cells, titles));
  return {
    titleRow: at + 1,
    titles,
    lines: filled.filter((line) => !totals.includes(line) && !again.includes(line)),
    left: [
      ...above(rows.slice(0, at)),
      ...said.flatMap((title, column) =>
        ERROR.test(title)
          ? [
              `The title of column ${letters(column)} is the error ${title}; here it is called Column ${letters(column)}.`,
            ]
          : [],
      ),
      ...totals.map(({ number }) => `Row ${number} is a line of totals.`),
      ...again.map(({ number }) => `Row ${number} repeats the titles.`),
    ],
  };
};

const rowsOf = (columns: readonly (readonly Cell[])[]): Cell[][] => {
  const height = columns.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? ""));
};

const isFilled = (cell: Cell): boolean => String(cell).trim() !== "";

/** The row in which most of our titles stand; else the first that holds words in two cells or more. */
const titleRow = (rows: readonly (readonly Cell[])[], declared: Columns): number | undefined => {
  const top = rows.slice(0, DEEP);
  const known = top.map(
    (_, at) => titlesAt(rows, at, declared).filter((title) => columnCalled(declared, title)).length,
  );
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most);
  const words = (cells: readonly Cell[]) => cells.filter((cell) => typeof cell === "string" && isFilled(cell));
  const first = top.findIndex((cells) => words(cells).length >= 2);
  return first < 0 ? undefined : first;
};

/** The titles of a row; where it says too little, with the group that stands over it in the row above. */
const titlesAt = (rows: readonly (readonly Cell[])[], at: number, declared: Columns): string[] => {
  const own = (rows[at] ?? []).map((cell) => String(cell).trim());
  const over = carried(rows[at - 1] ?? []);
  return own.map((title, column) => {
    const group = over[column] ?? "";
    if (title === "") return (rows[at - 1] ?? [])[column] ? group : "";
    const both = `${group} ${title}`;
    return group && (columnCalled(declared, both) || doubled(own, title)) ? both : title;
  });
};

/** A group stands over its first column and goes on over the blanks: that is what merged cells leave; one alone is the name of the list. */
const carried = (cells: readonly Cell[]): string[] => {
  if (cells.filter(isFilled).length < 2) return [];
  let group = "";
  return cells.map((cell) => {
    if (isFilled(cell)) group = String(cell).trim();
    return group;
  });
};

const doubled = (titles: readonly string[], title: string): boolean =>
  titles.filter((other) => squeezed(other) === squeezed(title)).length > 1;

const once = (titles: readonly string[]): string[] =>
  titles.map((title, at) => {
    const before = titles.slice(0, at).filter((other) => squeezed(other) === squeezed(title)).length;
    return title !== "" && before > 0 ? `${title} (${before + 1})` : title;
  });

/** What a formula that fails leaves where a title should stand. */
const ERROR = /(^|\s)#(N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)/;

const TOTAL = /^(grand |sub)?-?totals?\b|^sum\b|^(gesamt|summe)/i;
const FIGURE = /^[\d.,'\s$€£¥%()+-]*$/;

/** Its first word says so; where it says more, as firms do that are called Total, no other word stands beside it. */
const isTotal = ({ cells }: SheetLine): boolean => {
  const [first = "", ...others] = cells.filter((cell) => typeof cell === "string" && isFilled(cell)).map(String);
  return saysTotal(first) || (TOTAL.test(first.trim()) && others.every((cell) => FIGURE.test(cell)));
};

const isTitlesAgain = (cells: readonly Cell[], titles: readonly string[]): boolean => {
  const filled = cells.flatMap((cell, at) => (isFilled(cell) ? [{ cell: String(cell), title: titles[at] ?? "" }] : []));
  return filled.length > 1 && filled.every(({ cell, title }) => squeezed(cell) === squeezed(title));
};

const above = (rows: readonly (readonly Cell[])[]): string[] =>
  rows.flatMap((cells, at) => {
    const words = cells.filter(isFilled).map(String);
    return words.length ? [`Row ${at + 1} stands above the titles: ${words.slice(0, 3).join(", ")}.`] : [];
  });
