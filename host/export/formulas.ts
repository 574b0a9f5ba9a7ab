/** Formulas as other spreadsheet programs read them. */
import { quotedTitle } from "../sheets/ranges";
import { rewritten } from "../sheets/references";
import type { Edition } from "./edition";
import { knownElsewhere, named } from "./functions";

// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const longest = 8192;
const longestText = 255;

/** What stands in a formula cell of the file. */
export type Written =
  | { readonly formula: string }
  /** The formula is too long for the file: its value alone goes along. */
  | { readonly formula: undefined };

/** A formula of a cell; one that only Google understands keeps its value and, as in Google's own files, its text. */
export const formulaOf = (edition: Edition, formula: string, value: Constant): Written => {
  const plain = plainFormula(edition, formula);
  const written = knownElsewhere(formula)
    ? plain
    : `IFERROR(__xludf.DUMMYFUNCTION(${quoted(plain)}),${literal(value)})`;
  return { formula: written.length <= longest ? written : undefined };
};

/** A formula without the equals sign, with the titles of the file and the clock of the edition. */
export const plainFormula = ({ titles, stoppedAt }: Edition, formula: string): string => {
  const retitled = rewritten(formula.replace(/^=/, ""), (reference) => {
    const title = titles.get(reference.tab ?? "");
    return title === undefined || title === reference.tab
      ? reference
      : { ...reference, prefix: `${quotedTitle(title)}!` };
  });
  return named(stoppedAt === undefined ? retitled : stopped(retitled, stoppedAt));
};

/** A value that can stand in a formula. */
export type Constant = number | string | boolean;

const stopped = (formula: string, now: number) =>
  formula.replaceAll(/"(?:[^"]|"")*"|\b(NOW|TODAY)\(\s*\)/gi, (text: string, clock: string | undefined) => {
    if (clock === undefined) return text;
    return String(clock.toUpperCase() === "NOW" ? now : Math.floor(now));
  });

const literal = (value: Constant) => {
  if (typeof value === "string") return quoted(value);
  return String(value).toUpperCase();
};

// A text in a formula may have 255 characters; a quotation mark counts once and is written twice.
const quoted = (text: string) => {
  const parts = text.match(new RegExp(`[^]{1,${longestText}}`, "g")) ?? [""];
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join("&");
};
