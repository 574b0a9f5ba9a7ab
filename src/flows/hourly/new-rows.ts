/** Rows that people typed or pasted into the registration log and that have no number yet: what becomes of each (Q52, Q54). */
import { submissionFields } from "../../contract";
import type { Typing } from "../../model/desk";
import { markOf } from "../../model/hash";
import type { Registration } from "../../model/registrations";
import type { Located } from "../../model/snapshot";
import { titleOf } from "../../model/workbook";
import { type FieldFault, missingOf } from "../../rules/submission";
import type { Moment } from "../flow";

/** More new rows than these wait: somebody pasted a list, and must say whether they are history. */
const AT_ONCE = 5;
const TEN_MINUTES = 600_000;

type Row = Pick<Registration, "id" | "flags">;

/** The rows without a number. */
export const newRowsIn = <R extends Pick<Registration, "id">>(rows: readonly R[]): R[] =>
  rows.filter(({ id }) => id.startsWith("@"));

type Marked = Pick<Registration, "id" | "version" | "token" | "receivedAt" | "matchKey">;

/**
 * Rows that had a number and lost it, as when cells are merged or cleared in many rows at once: they bear what only the desk
 * fills in. A row that people copied to write the next one bears it too, but there the first one is still to be seen.
 */
export const lostRowsIn = <R extends Marked>(rows: readonly R[]): R[] => {
  const numbered = rows.filter(({ id }) => !id.startsWith("@"));
  const isSame = (one: Marked, other: Marked) =>
    one.token ? one.token === other.token : one.receivedAt === other.receivedAt && one.matchKey === other.matchKey;
  return newRowsIn(rows).filter((row) => row.version !== null && !numbered.some((other) => isSame(row, other)));
};

export const lostSaid = (count: number): string =>
  `${count === 1 ? "One row has" : `${count} rows have`} lost the deal ID and ${count === 1 ? "is" : "are"} not taken in again: write it back as File, Version history shows it; merged cells are parted by Fix it under Is everything running?`;

/** Whether somebody must say what these rows are; those that were refused before are a matter of their own. */
export const isCrowd = (rows: readonly Row[]): boolean => waitingOf(rows).length > AT_ONCE;

/** The new rows that were not refused. */
export const waitingOf = <R extends Row>(rows: readonly R[]): R[] => newRowsIn(rows).filter((row) => !isRefused(row));

/** What somebody is asked about a crowd. */
export const crowdSaid = (count: number): string =>
  `${count} new rows wait for a word from you under Today: acknowledge them, or say that they are history.`;

const REFUSED = "Not taken in: ";

/** What stands among the warnings of a row that was refused, parted as its cell will be read again. */
export const refusedFor = (text: string): readonly string[] => `${REFUSED}${text}`.split(/\s*[,;\n]\s*/);
export const isRefused = ({ flags }: Pick<Registration, "flags">): boolean => flags[0]?.startsWith(REFUSED) === true;
/** Why a row was refused, in the words of the refusal. */
export const reasonIn = ({ flags }: Pick<Registration, "flags">): string => flags.join(", ").slice(REFUSED.length);

/** The number of a row without a key, as the sheet shows it. */
export const rowNumber = (id: string): string => id.slice(1);

/** How the rows stand now: since when each is as it is, and who typed it. */
export const typingOf = (rows: readonly Pick<Registration, "id">[], by: string, moment: Moment) =>
  new Map(rows.map(({ id }): [string, Typing] => [id, touchedAt(id, by, moment)]));

const touchedAt = (id: string, by: string, { seen, learnt, now }: Moment): Typing => {
  const mark = markOf(submissionFields.map((column) => cellIn(seen.tables.registrations, column, id)).join("\n"));
  const [before, since, typist] = learnt.typing[id] ?? ["", now, ""];
  return mark === before ? [mark, since, typist] : [mark, now, by || typist];
};

const cellIn = (located: Located | undefined, column: string, id: string) =>
  located?.cells[column]?.[placeOf(id)] ?? "";

const placeOf = (id: string): number => Number(rowNumber(id)) - 1;

/** Whether a row is to be taken in: it is whole, or nobody touched it for ten minutes. */
export const isDue = (row: Readonly<Record<string, unknown>>, [, since]: Typing, now: number): boolean =>
  missingOf(row).length === 0 || now - since >= TEN_MINUTES;

/** What stands in the row and cannot be read, by field. */
export const unreadIn = ({ id }: Pick<Registration, "id">, { seen }: Moment): FieldFault[] =>
  (seen.tables.registrations?.faults ?? [])
    .filter(({ row, column }) => row === placeOf(id) && (submissionFields as readonly string[]).includes(column))
    .map(({ column, text }) => ({ field: column, text: `${titleOf("registrations", column)}: ${text}.` }));

const REMEMBERED = 60;

/** What is remembered of the rows that go on waiting. */
export const learntOf = (typing: ReadonlyMap<string, Typing>, taken: readonly string[]): Record<string, Typing> =>
  Object.fromEntries([...typing].filter(([id]) => !taken.includes(id)).slice(-REMEMBERED));
