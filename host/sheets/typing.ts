/** What becomes of text that a person types or pastes into a cell. */
import { numfmt } from "@univerjs/core";
import type { CellData } from "./api";

/** The value and, where the text suggests one, the number format; a cell of plain text takes everything as it is. */
export const typed = (text: string, pattern: string | undefined): CellData => {
  if (text === "") return {};
  if (text.startsWith("'")) return { userEnteredValue: { stringValue: text.slice(1) } };
  if (pattern === "@") return { userEnteredValue: { stringValue: text } };
  if (text.startsWith("=") && text.length > 1) return { userEnteredValue: { formulaValue: text } };
  const parsed = numfmt.parseValue(text);
  if (!parsed) return { userEnteredValue: { stringValue: text } };
  if (typeof parsed.v === "boolean") return { userEnteredValue: { boolValue: parsed.v } };
  const value = { userEnteredValue: { numberValue: Number(parsed.v) } };
  return parsed.z && !pattern
    ? { ...value, userEnteredFormat: { numberFormat: { type: "NUMBER", pattern: parsed.z } } }
    : value;
};
