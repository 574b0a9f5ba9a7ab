/** What a mail says about a deal: lines such as `Company: Initech`, each under a title or synonym of our columns. */
import type { Column } from "../model/column";
import type { Columns } from "../model/table";
import { columnCalled, squeezed } from "./titles";

export interface Pasted {
  /** What was said, by column, in the order of the mail. */
  readonly taken: Readonly<Record<string, string>>;
  /** The lines that were left out, as they stand in the mail. */
  readonly left: readonly string[];
}

const LONGEST = 200_000;

/** What stands in a mail, quoted or not; of two lines about one column the first counts, for answers stand on top. */
export const pastedIn = (mail: string, columns: Columns): Pasted => {
  const taken = new Map<string, string>();
  const left: string[] = [];
  // A label with nothing behind it: its value may stand on the next line.
  let waiting: { readonly column: string; readonly line: string } | undefined;
  const take = (column: string, said: string, line: string) => {
    const value = taken.has(column) ? undefined : readAs(columns[column], said);
    if (value === undefined) left.push(line);
    else taken.set(column, value);
  };
  for (const line of linesOf(mail)) {
    const labelled = labelledIn(line, columns);
    if (waiting && labelled) left.push(waiting.line);
    if (labelled?.said) take(labelled.column, labelled.said, line);
    else if (waiting && !labelled) take(waiting.column, line, line);
    else if (!labelled) left.push(line);
    waiting = labelled && !labelled.said ? { column: labelled.column, line } : undefined;
  }
  if (waiting) left.push(waiting.line);
  return { taken: Object.fromEntries(taken), left };
};

const linesOf = (mail: string): string[] =>
  textOf(mail.slice(0, LONGEST))
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^[\s>]+/, "").trim())
    .filter((line) => line !== "");

const BULLET = /^(?:[*•·–-]|\d{1,2}[.)])\s+/;
const LONGEST_LABEL = 80;

/** The column of a label, and what stands behind it: parted by a colon, a tab or a dash between blanks. */
const labelledIn = (line: string, columns: Columns): { column: string; said: string } | undefined => {
  const text = line.replace(BULLET, "");
  for (const { 0: mark, index } of text.slice(0, LONGEST_LABEL).matchAll(/[:：\t]|\s[-–—]\s/g)) {
    const column = columnCalled(columns, text.slice(0, index));
    // In `*Company:* Initech` the stars belong to the label.
    const rest = text.slice(index + mark.length).replace(/^[*_]/.test(text) ? /^[*_]+/ : /^/, "");
    if (column) return { column, said: rest.trim() };
  }
  return undefined;
};

/** The text itself; of a choice its key, and nothing where it is none of them. */
const readAs = (column: Column | undefined, said: string): string | undefined =>
  column?.kind === "choice"
    ? Object.entries(column.choices ?? {}).find((words) => words.some((word) => squeezed(word) === squeezed(said)))?.[0]
    : said;

/** The words of a mail that was pasted as HTML, row by row; any other text is left as it is. */
const textOf = (mail: string): string =>
  /^\s*<(?:!doctype|html|head|body|table|div|p|span|meta)\b/i.test(mail)
    ? mail
        .replace(/<(style|script)\b[^>]*>[^<]*<\/\1>/gi, "")
        .replace(/\s+/g, " ")
        .replace(/<br\b[^>]*>|<\/(?:p|div|tr|li|h\d)>/gi, "\n")
        .replace(/<\/t[dh]>/gi, "\t")
        .replace(/<[^<>]*>/g, "")
        .replace(/&(nbsp|lt|gt|quot|#39|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? "")
    : mail;

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  apos: "'",
  amp: "&",
};
