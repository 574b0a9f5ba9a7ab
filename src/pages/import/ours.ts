/** What lists come into, and how they may be written. */
import type { Column } from "../../model/column";
import { type TableName, tableOf } from "../../model/workbook";

/** Tabs that lists are brought into. */
export const listTables = [
  "registrations",
  "partners",
  "accounts",
  "deals",
  "meetings",
  "team",
  "coverage",
  "holidays",
  "products",
] as const satisfies TableName[];

/** How files are written, by a place that writes so. */
export const spellings: Readonly<Record<string, string>> = {
  "en-US": "3/14/2026 and 1,250.50 (as in the US)",
  "en-GB": "14/3/2026 and 1,250.50 (as in the UK)",
  "de-DE": "14/3/2026 and 1.250,50 (as in most of Europe)",
};

export const SPELLING: Column = {
  kind: "choice",
  title: "How are dates and numbers written in it?",
  required: true,
  choices: spellings,
};

/** Our columns that a title may be, by what they are called. */
export const choicesFor = (table: TableName): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tableOf(table).columns).map(([name, { title }]: [string, Column]) => [name, title]),
  );

/** What is the same for all rows, as it is sent: what was filled in. */
export const constantsIn = (constants: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(constants).filter(([, value]) => value.trim() !== ""));
