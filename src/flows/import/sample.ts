/** The first rows of a list as they would stand in our tab. */
import type { Reply } from "../../contract";
import { labelOf, type Reading } from "../../model/cell";
import { type Column, isBlank } from "../../model/column";
import { type TableName, tableOf } from "../../model/workbook";
import { dayOf, localOf, type Zone } from "../../rules/zone";
import type { Headed } from "./titles";

type Sample = Reply<"importRows">["sample"];

/** Five, in the order of our columns; a cell that can not be read stands as it is, with the reason. */
export const sampleOf = (
  name: TableName,
  { lines, cellsOf }: Headed,
  read: (column: string, text: string) => Reading,
  zone: Zone,
): Sample =>
  lines.slice(0, SHOWN).map((line) => ({
    line: line.number,
    cells: cellsOf(line)
      .filter(({ text }) => text.trim() !== "")
      .map(({ column, text }) => ({ column, ...shown(tableOf(name).columns[column]!, text, read(column, text), zone) }))
      .sort((a, b) => placeOf(name, a.column) - placeOf(name, b.column)),
  }));

const SHOWN = 5;

const placeOf = (name: TableName, column: string): number => Object.keys(tableOf(name).columns).indexOf(column);

const shown = (column: Column, text: string, reading: Reading, zone: Zone) =>
  "fault" in reading ? { text, fault: reading.fault } : { text: said(column, reading.value, zone), fault: "" };

const said = (column: Column, value: unknown, zone: Zone): string => {
  if (isBlank(value)) return "";
  if (column.kind === "choice") return labelOf(column, String(value));
  if (column.kind === "list") return (value as readonly string[]).map((word) => labelOf(column, word)).join(", ");
  if (column.kind === "flag") return value ? "Yes" : "No";
  if (column.kind === "moment") return momentOf(zone, Number(value));
  return typeof value === "number" ? value.toLocaleString("en-US") : String(value);
};

/** `2026-03-02 12:00`; without the time where it is midnight, as it is for a day alone. */
const momentOf = (zone: Zone, at: number): string => {
  const time = new Date(localOf(zone, at)).toISOString().slice(11, 16);
  return time === "00:00" ? dayOf(zone, at) : `${dayOf(zone, at)} ${time}`;
};
