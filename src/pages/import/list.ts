/** A list on its way in: which tab it is for, which title is which column, and how it is sent part by part. */
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { type TableName, tableOf } from "../../model/workbook";
import type { Answer, Question } from "../shared/server";

export interface List {
  readonly table: TableName;
  readonly csv: string;
  /** Our column for a title of theirs, where it is another one than proposed; blank to leave it out. */
  readonly columns: Readonly<Record<string, string>>;
  readonly locale: string;
}

export type Counts = Pick<Reply<"importRows">, "added" | "changed" | "unchanged" | "refused">;

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

/** What is asked of the add-on. */
export const questionOf = ({ table, csv, columns, locale }: List): Question<"importRows"> => ({
  table,
  csv,
  ...(Object.keys(columns).length > 0 && {
    mapping: { columns: Object.fromEntries(Object.entries(columns).map(([title, ours]) => [title, ours || []])) },
  }),
  ...(locale && { locale }),
});

/** Our columns that a title may be, by what they are called. */
export const choicesFor = (table: TableName): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tableOf(table).columns).map(([name, { title }]: [string, Column]) => [name, title]),
  );

export const linesIn = ({ added, changed, unchanged, refused }: Counts): number =>
  added + changed + unchanged + refused.length;

/** `12 are new, 3 change what is there, 1 is there already, 2 are left out.` */
export const countsSaid = ({ added, changed, unchanged, refused }: Counts): string => {
  const are = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "is" : "are"}`;
  const parts = [
    added ? `${are(added)} new` : "",
    changed ? `${changed.toLocaleString("en-US")} ${changed === 1 ? "changes" : "change"} what is there` : "",
    unchanged ? `${are(unchanged)} there already` : "",
    refused.length ? `${are(refused.length)} left out` : "",
  ].filter(Boolean);
  return parts.length ? `${parts.join(", ")}.` : "There is no line below the titles.";
};

const PART = 1000;

/** Sends a long list part by part and tells after each how many lines are in; stops at the first that is refused. */
export const bringIn = async (
  list: List,
  lines: number,
  send: (question: Question<"importRows">) => Promise<Answer<"importRows">>,
  tell: (done: number) => void,
): Promise<Answer<"importRows">> => {
  let sum: Reply<"importRows"> | undefined;
  for (let from = 0; from < Math.max(lines, 1); from += PART) {
    tell(from);
    const answer = await send({ ...questionOf(list), ...(lines > PART && { part: { from, count: PART } }) });
    if (!answer.ok) return answer;
    sum = sum ? added(sum, answer.reply) : answer.reply;
  }
  return { ok: true, reply: sum! };
};

const added = (one: Reply<"importRows">, other: Reply<"importRows">): Reply<"importRows"> => ({
  ...other,
  added: one.added + other.added,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  refused: [...one.refused, ...other.refused],
});
