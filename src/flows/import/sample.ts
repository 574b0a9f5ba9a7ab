/** The first rows of a list as they would stand in our tab. */
import type { Reply } from "../../contract";
import { labelOf, type Reading } from "../../model/cell";
import { type Column, isBlank } from "../../model/column";
import { type TableName, tableOf } from "../../model/workbook";
import { dayOf, localOf, type Zone } from "../../rules/zone";
import type { Headed } from "./titles";

type Sample = Reply<"importRows">["sample"];

type Values = Readonly<Record<string, unknown>>;

/** How cells are read, and what other programs say otherwise than we do. */
interface Reader {
  readonly read: (column: string, text: string) => Reading;
  readonly ours: (values: Values) => Values;
}

/** Five, in the order of our columns; a cell that can not be read stands as it is, with the reason. */
export const sampleOf = (name: TableName, { lines, cellsOf }: Headed, { read, ours }: Reader, zone: Zone): Sample =>
  lines.slice(0, SHOWN).map((line) => {
    const found = cellsOf(line)
      .filter(({ text }) => text.trim() !== "")
      .map(({ column, text }) => ({ column, text, reading: read(column, text) }));
    const values = found.flatMap(({ column, reading }) => ("value" in reading ? [[column, reading.value]] : []));
    const cells = [
      ...Object.entries(ours(Object.fromEntries(values))).map(([column, value]) => ({
        column,
        text: said(tableOf(name).columns[column]!, value, zone),
        fault: "",
      })),
      ...found.flatMap(({ column, text, reading }) =>
        "fault" in reading ? [{ column, text, fault: reading.fault }] : [],
      ),
    ];
    return { line: line.number, cells: cells.sort((a, b) => placeOf(name, a.column) - placeOf(name, b.column)) };
  });

const SHOWN = 5;

const placeOf = (name: TableName, column: string): number => Object.keys(tableOf(name).columns).indexOf(column);

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
