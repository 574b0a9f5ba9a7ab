/** Pieces of a formatted mail: nested tables and inline styles, which Gmail, Outlook and phones show alike. */

/** A word on a tint: status is told by both. */
export interface Chip {
  readonly word: string;
  readonly tint: Tint;
}

export type Tint = "green" | "yellow" | "red" | "none";

/** A line of a section, in plain text but for `bar`. */
export interface Line {
  readonly label: string;
  readonly value: string;
  readonly chip?: Chip | undefined;
  /** Small print under the line. */
  readonly notes?: readonly string[];
  readonly bar?: string;
}

/** A figure of the first glance, in plain text. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly chip?: Chip | undefined;
  readonly note: string;
}

export const colours = {
  ink: "#1f2933",
  muted: "#52606d",
  rule: "#e1e5ea",
  paper: "#ffffff",
  desk: "#f3f5f8",
  first: "#1d5a96",
  second: "#8a6d3b",
} as const;

const TINTS: Readonly<Record<Tint, readonly [ink: string, paper: string]>> = {
  green: ["#0b5d33", "#dff3e6"],
  yellow: ["#6b4a00", "#ffefc2"],
  red: ["#9b1c1c", "#fde3e3"],
  none: [colours.muted, "#eef1f4"],
};

const PLAIN = 'cellpadding="0" cellspacing="0" border="0"';
// Told to screen readers as what it is: a means to place things.
const TABLE = `role="presentation" ${PLAIN}`;
const FONT = `font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:${colours.ink}`;

/** Text as it may stand in HTML, in an attribute too. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A text as paragraphs: a blank line parts them, a line break stays one. */
export const paragraphs = (text: string): string => {
  const parts = text.trim().split(/\n\s*\n/);
  const last = parts.length - 1;
  return parts.map((part, at) => `<p style="margin:0 0 ${at < last ? 12 : 0}px">${broken(part)}</p>`).join("");
};

const broken = (text: string): string => escaped(text).replace(/\r?\n/g, "<br>");

/** A whole mail of blocks and sections; lists of mails show `preheader` after the subject. */
export const page = (title: string, preheader: string, rows: readonly string[]): string =>
  [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">',
    `<title>${escaped(title)}</title></head><body style="margin:0;padding:0;background-color:${colours.desk}">`,
    `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(preheader)}</div>`,
    `<table ${TABLE} width="100%" bgcolor="${colours.desk}"><tr><td align="center" style="padding:12px 8px">`,
    // Outlook on Windows may ignore max-width: https://email-dev.com/glossary/max-width
    `<!--[if mso]><table ${TABLE} width="600"><tr><td><![endif]-->`,
    `<table ${TABLE} width="100%" bgcolor="${colours.paper}" style="max-width:600px;border:1px solid ${colours.rule}">`,
    ...rows,
    '<tr><td height="20" style="font-size:1px;line-height:20px">&nbsp;</td></tr></table>',
    "<!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>",
  ].join("");

/** A part of the page. */
export const block = (html: string): string =>
  `<tr><td align="left" style="padding:20px 16px 0;${FONT}">${html}</td></tr>`;

/** A part of the page under a title, which leads somewhere where an address of the web is given. */
export const section = (title: string, html: string, address = ""): string => {
  const style = `margin:8px 0 0;padding:0 0 6px;border-bottom:2px solid ${colours.ink};font-size:16px;line-height:20px`;
  return block(`<h2 style="${style}">${linked(title, address)}</h2>${html}`);
};

/** The head of the page: what it is, which one, and whose. */
export const heading = (what: string, which: string, whose: string): string =>
  [
    `<div style="font-size:13px;line-height:18px;font-weight:bold;color:${colours.first}">${escaped(what)}</div>`,
    `<h1 style="margin:0;font-size:24px;line-height:30px">${escaped(which)}</h1>`,
    small([whose]),
  ].join("");

/** Figures in two columns, to be seen first. */
export const tiles = (each: readonly Tile[]): string => {
  const pairs = each.filter((_, at) => at % 2 === 0).map((left, at) => [left, ...each.slice(at * 2 + 1, at * 2 + 2)]);
  const gap = '<td width="2%" style="font-size:1px;line-height:8px">&nbsp;</td>';
  return table(pairs.map((pair) => `<tr>${pair.map(tile).join(gap)}</tr>`).join(`<tr>${gap}</tr>`));
};

const tile = ({ label, value, chip: status, note }: Tile): string => {
  const said = `<div style="font-size:22px;line-height:32px;font-weight:bold">${escaped(value)}</div>`;
  const under = (status ? chip(status) : "") + (note && small([note]));
  return `<td width="49%" valign="top" bgcolor="${colours.desk}" style="padding:10px 12px">${small([label])}${said}${under}</td>`;
};

/** Lines under each other: what it is on the left, how much on the right. */
export const lines = (each: readonly Line[]): string => table(each.map(line).join(""));

const line = ({ label, value, chip: status, notes = [], bar: filled = "" }: Line): string => {
  const more = filled + (notes.length ? small(notes) : "");
  const edge = `border-bottom:1px solid ${colours.rule}`;
  const style = more ? "padding:8px 0 0" : `padding:8px 0;${edge}`;
  const left = `<td valign="top" style="${style}">${escaped(label)}</td>`;
  const right = `<td valign="top" align="right" style="${style};padding-left:12px;white-space:nowrap">${value && bold(value)}${status ? ` ${chip(status)}` : ""}</td>`;
  const under = more && `<tr><td colspan="2" style="padding:0 0 8px;${edge}">${more}</td></tr>`;
  return `<tr>${left}${right}</tr>${under}`;
};

/** A table with column titles; titles are text, cells are HTML. */
export const grid = (titles: readonly string[], rows: readonly (readonly string[])[]): string => {
  const shape = `width="${Math.floor(100 / titles.length)}%" valign="top" align="left" style="padding:8px 10px 6px 0;border-bottom:1px solid ${colours.rule}"`;
  const head = titles.map((title) => `<th scope="col" ${shape}>${small([title])}</th>`);
  const body = rows.map((row) => row.map((cell) => `<td ${shape}>${cell}</td>`));
  return `<table ${PLAIN} width="100%" style="${FONT}">${[head, ...body].map((row) => `<tr>${row.join("")}</tr>`).join("")}</table>`;
};

/** Sentences as HTML, each with a sign before it. */
export const list = (sign: string, sentences: readonly string[]): string => {
  const row = (sentence: string) =>
    `<tr><td width="24" valign="top" style="padding:6px 0">${sign}</td><td style="padding:6px 0">${sentence}</td></tr>`;
  return table(sentences.map(row).join(""));
};

const isOfTheWeb = (address: string): boolean => /^https?:\/\//.test(address);

/** A text, or the first place of a word in it, as a plain link; the text alone where the address is not one of the web. */
export const linked = (text: string, address: string, word = text): string => {
  const at = text.indexOf(word);
  if (!isOfTheWeb(address) || word === "" || at < 0) return escaped(text);
  const link = `<a href="${escaped(address)}" style="color:${colours.first}">${escaped(word)}</a>`;
  return escaped(text.slice(0, at)) + link + escaped(text.slice(at + word.length));
};

/** A bar filled to a share of 0 to 1, made of cells: pictures are blocked in many mailboxes. */
export const bar = (share: number, colour: string): string => {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const cell = (width: number, tint: string) =>
    width && `<td width="${width}%" height="8" bgcolor="${tint}" style="font-size:1px;line-height:8px">&nbsp;</td>`;
  const cells = [cell(filled, colour), cell(100 - filled, colours.rule)].filter(Boolean).join("");
  return `<table ${TABLE} width="100%" style="margin:4px 0"><tr>${cells}</tr></table>`;
};

/** A box that is read before the rest. */
export const notice = (tint: Tint, html: string): string => {
  const [edge, paper] = TINTS[tint];
  return table(`<tr><td bgcolor="${paper}" style="padding:10px 14px;border-left:4px solid ${edge}">${html}</td></tr>`);
};

/** A link as a button; nothing where the address is not one of the web. */
export const button = (label: string, address: string): string => {
  if (!isOfTheWeb(address)) return "";
  const link = `<a href="${escaped(address)}" style="color:#ffffff;font-weight:bold;text-decoration:none">${escaped(label)}</a>`;
  return `<table ${TABLE}><tr><td bgcolor="${colours.first}" style="padding:10px 18px">${link}</td></tr></table>`;
};

/** Text in bold that stays on one line. */
export const bold = (text: string): string => `<b style="white-space:nowrap">${escaped(text)}</b>`;

/** Sentences in small print, each on a line of its own. */
export const small = (sentences: readonly string[]): string =>
  `<div style="font-size:13px;line-height:18px;font-weight:normal;color:${colours.muted}">${sentences.map(escaped).join("<br>")}</div>`;

const chip = ({ word, tint }: Chip): string => {
  const [ink, paper] = TINTS[tint];
  const shape =
    "display:inline-block;padding:0 8px;border-radius:10px;font-size:12px;line-height:20px;font-weight:bold";
  return `<span style="${shape};background-color:${paper};color:${ink}">${escaped(word)}</span>`;
};

const table = (rows: string): string => `<table ${TABLE} width="100%" style="${FONT}">${rows}</table>`;
