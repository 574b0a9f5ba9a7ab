/** The once-only key of each mail: Google knows none, so it is looked up in the tab in which the add-on keeps its mails. */
import type { Book } from "../sheets/book";
import { valueAt } from "../sheets/cells";
import type { Mail } from "./state";
import { columnNamed, tabNamed } from "./tabs";

type Keyed = Omit<Mail, "key"> & { readonly key: string | null };

/** The mails with their keys, each row of the outbox used once; `null` where there is no such row. */
export const withKeys = (book: Book, mails: readonly Mail[]): Keyed[] => {
  const rows = outboxOf(book);
  return mails.map((mail) => {
    const at = rows.findIndex((row) => row.subject === mail.subject && addresses(row.to) === addresses(mail.to));
    return { ...mail, key: at < 0 ? null : (rows.splice(at, 1)[0]?.key ?? null) };
  });
};

interface Row {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
}

const outboxOf = (book: Book): Row[] => {
  try {
    const sheet = tabNamed(book, "outbox");
    const columns = ["key", "to", "subject"].map((name) => columnNamed(sheet, name));
    const text = (row: number, at: number) =>
      String(valueAt(book.engine, sheet, row, columns[at] ?? 0, "UNFORMATTED_VALUE"));
    return Array.from({ length: sheet.getRowCount() }, (_, row) => ({
      key: text(row, 0),
      to: text(row, 1),
      subject: text(row, 2),
    }));
  } catch {
    // The workbook has no such tab, or lost one of its columns: the mails are shown without keys.
    return [];
  }
};

const addresses = (list: string) =>
  list
    .split(/[\s,]+/)
    .sort()
    .join();
