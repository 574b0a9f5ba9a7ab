/** Which column a title means: above a column of a file or a form, and before the colon in a mail. */
import type { Columns } from "../model/table";

/** The column of that key, title or synonym, however it is spaced and in whatever case; else by what stands outside of brackets. */
export const columnCalled = (columns: Columns, title: string): string | undefined =>
  columnNamed(columns, title) ?? columnNamed(columns, title.replace(IN_BRACKETS, ""));

const IN_BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;

const columnNamed = (columns: Columns, title: string): string | undefined => {
  const said = squeezed(title);
  if (said === "") return undefined;
  return Object.entries(columns).find(([key, column]) =>
    [key, column.title, ...(column.synonyms ?? [])].some((word) => squeezed(word) === said),
  )?.[0];
};

/** A title as it is compared: its letters and digits. */
export const squeezed = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
