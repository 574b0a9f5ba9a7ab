/** What a person sees in a tab: titles, shown values and colours, read from the grid itself. */
import { valueAt } from "../sheets/cells";
import { rowsWithContent } from "../sheets/engine";
import { columnLetters } from "../sheets/ranges";
import type { World } from "../world";
import { columnNamed, tabNamed } from "../world/tabs";

/** A part of a tab as it is shown. */
export interface Shown {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The columns of a tab, named by key; of the rows those in which a column shows a certain text, where one is asked for. */
export const shownIn = ({ book }: World, tab: string, columns: readonly string[], where: Where = {}): Shown => {
  const sheet = tabNamed(book, tab);
  const text = (row: number, column: string) =>
    String(valueAt(book.engine, sheet, row, columnNamed(sheet, column), "FORMATTED_VALUE"));
  const rows = Array.from({ length: rowsWithContent(sheet) - 1 }, (_, index) => index + 1);
  const wanted = rows.filter((row) => Object.entries(where).every(([column, value]) => text(row, column) === value));
  return {
    titles: columns.map((column) => text(0, column)),
    rows: wanted.map((row) => columns.map((column) => text(row, column))),
  };
};

/** What stands on the tab of a table. */
export const titleOf = ({ book }: World, tab: string): string => tabNamed(book, tab).getName();

type Where = Readonly<Record<string, string>>;

/** The name of the cell of a column in the first row that shows a text there. */
export const cellOf = ({ book }: World, tab: string, column: string, by: string, value: string): string => {
  const sheet = tabNamed(book, tab);
  const [key, wanted] = [columnNamed(sheet, by), columnNamed(sheet, column)];
  const rows = Array.from({ length: rowsWithContent(sheet) }, (_, row) => row);
  const found = rows.find((row) => valueAt(book.engine, sheet, row, key, "FORMATTED_VALUE") === value);
  if (found === undefined) throw new Error(`${tab} shows no ${value}.`);
  return `${columnLetters(wanted)}${found + 1}`;
};

/** The colour that a cell has now, in a word; `white` where no rule holds. */
export const colourOf = async (world: World, tab: string, cell: string): Promise<string> => {
  const [highlight] = await world.highlights(tab, cell);
  const [red = 255, green = 255, blue = 255] =
    (highlight?.background ?? "#ffffff")
      .slice(1)
      .match(/../g)
      ?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  if (red === green && green === blue) return "white";
  if (green > red) return "green";
  return green > (red + blue) / 2 ? "amber" : "red";
};
