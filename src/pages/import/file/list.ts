/** A list from a file: which tab it is for, and which title is which column. */
import type { TableName } from "../../../model/workbook";
import type { Question } from "../../shared/server";
import { constantsIn } from "../ours";

export interface List {
  readonly table: TableName;
  readonly csv: string;
  /** Our column for a title of theirs, where it is another one than proposed; blank to leave it out. */
  readonly columns: Readonly<Record<string, string>>;
  /** What is the same for all rows, by our column. */
  readonly constants: Readonly<Record<string, string>>;
  readonly locale: string;
}

/** What is asked of the add-on. */
export const questionOf = ({ table, csv, columns, constants, locale }: List): Question<"importRows"> => ({
  table,
  csv,
  mapping: {
    columns: Object.fromEntries(Object.entries(columns).map(([title, ours]) => [title, ours || []])),
    constants: constantsIn(constants),
  },
  ...(locale && { locale }),
});
