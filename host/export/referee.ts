/** Reading another program's answer to a question: the colours that it shows, and whether a value is the same. */

/** One tab as LibreOffice writes it into HTML: the colour of each cell by row and column, "" where it has none. */
export interface Page {
  readonly title: string;
  readonly colours: readonly (readonly string[])[];
}

/** The tabs of a page; LibreOffice writes the colours that conditional formats give at the time of writing. */
export const pagesIn = (html: string): readonly Page[] => {
  const pages: { title: string; colours: string[][] }[] = [];
  for (const [mark, title, attributes] of html.matchAll(marks)) {
    if (title !== undefined) pages.push({ title: plain(title), colours: [] });
    else if (attributes === undefined) pages.at(-1)?.colours.push([]);
    else pages.at(-1)?.colours.at(-1)?.push(colourIn(mark));
  }
  return pages;
};

// A heading with the title of a tab, the beginning of a row, the beginning of a cell.
const marks = /<h1>[^<]*<em>([^<]*)<\/em>|<tr\b|<td\b([^>]*)>/gi;

const colourIn = (cell: string) => {
  const colour = /\bbgcolor="?(#[0-9a-f]{6})/i.exec(cell)?.[1]?.toLowerCase() ?? "";
  return colour === "#ffffff" ? "" : colour;
};

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

const plain = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|(\w+));/g, (whole: string, number: string | undefined, name: string | undefined) =>
    number === undefined ? (entities[name ?? ""] ?? whole) : String.fromCodePoint(Number(number)),
  );

/** Whether two programs mean the same value: numbers to nine digits, days as their serial numbers, errors by name. */
export const isSameValue = (one: unknown, other: unknown): boolean => {
  const [left, right] = [compared(one), compared(other)];
  if (typeof left !== "number" || typeof right !== "number") return left === right;
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
};

const dayLength = 86_400_000;
const epochSerial = 25_569;

const compared = (value: unknown): unknown => {
  if (value === undefined || value === null) return "";
  if (Object.prototype.toString.call(value) === "[object Date]") return Number(value) / dayLength + epochSerial;
  return typeof value === "object" && "error" in value ? value.error : value;
};
