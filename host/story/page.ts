/** Text for a terminal: eighty columns, aligned, without colours. */

const width = 80;
const margin = "   ";

/** The name of a chapter and its moment, underlined. */
export const heading = (number: number, title: string, when: string): string => {
  const left = `${number}  ${title.toUpperCase()}`;
  return `\n\n${left.padEnd(width - when.length)}${when}\n${"-".repeat(width)}\n`;
};

/** A paragraph. */
export const paragraph = (text: string): string =>
  `\n${wrapped(text, width - margin.length)
    .map(indented)
    .join("")}`;

/** Points of a list, one below the other. */
export const points = (texts: readonly string[]): string =>
  `\n${texts.flatMap((text) => hanging(wrapped(text, width - margin.length - 2))).join("")}`;

const hanging = (lines: readonly string[]) => lines.map((line, at) => indented(`${at === 0 ? "-" : " "} ${line}`));

/** Rows under their titles; a last column that is too long ends in dots. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [titles, ...rows];
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cut(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  const rule = cut(widths.map((one) => "-".repeat(one)).join("  "));
  return `\n${[line(titles), rule, ...rows.map(line)].map(indented).join("")}`;
};

/** A text that somebody gets, set off by a bar; lines are broken where they must be. */
export const quoted = (text: string): string => {
  const lines = text.split("\n").flatMap((line) => wrapped(line, width - margin.length - 2));
  return `\n${lines.map((line) => indented(`| ${line}`)).join("")}`;
};

/** Commands that can be copied as they are; a long one goes on in a second line before its last word. */
export const commands = (lines: readonly string[]): string =>
  `\n${lines.map((line) => indented(line.length > width - margin.length ? continued(line) : line)).join("")}`;

const continued = (line: string) => line.replace(/ (\S+)$/, ` \\\n${margin}  $1`);

const indented = (line: string) => `${`${margin}${line}`.trimEnd()}\n`;

const cut = (line: string) => {
  const room = width - margin.length;
  const text = line.trimEnd();
  return text.length > room ? `${text.slice(0, room - 3)}...` : text;
};

// The lines that follow keep the first one's distance from the margin.
const wrapped = (text: string, room: number): readonly string[] => {
  const distance = /^ */.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  for (const word of text.slice(distance.length).split(" ")) {
    const last = lines[lines.length - 1];
    if (last === undefined || `${last} ${word}`.length > room) lines.push(distance + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};
