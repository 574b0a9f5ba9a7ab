/** How people of a place write dates and numbers, by the locale that they declare ("en-US", "de_DE"). */
import { fromText, type Reading, type Spelling } from "../model/cell";
import type { Column } from "../model/column";

const COMMA = /^(de|fr|es|it|nl|pt|pl|ru|uk|cs|sk|da|sv|nb|no|fi|tr|el|ro|bg|hr|sl|hu|id|vi)\b/i;

/** Nothing is assumed without a locale: a date that can be read two ways is then refused. */
export const spellingOf = (locale: string): Spelling => {
  const said = locale.trim().replace("_", "-");
  if (!said) return {};
  return {
    order: /^en(-US)?$/i.test(said) ? "mdy" : "dmy",
    decimal: COMMA.test(said) && !/^de-CH$/i.test(said) ? "," : ".",
  };
};

export interface Written {
  readonly column: Column;
  readonly text: string;
}

/** What of these cells can be read in two ways until somebody says how dates and numbers are written there. */
export const readTwoWays = (cells: readonly Written[]): ("dates" | "numbers")[] => [
  ...(cells.some(isDateTwoWays) ? (["dates"] as const) : []),
  ...(areNumbersTwoWays(cells) ? (["numbers"] as const) : []),
];

const isDateTwoWays = ({ column: { kind, title }, text }: Written): boolean => {
  if (kind !== "day" && kind !== "moment") return false;
  const read = (spelling: Spelling) => fromText({ kind: "day", title }, text, NO_WALL, spelling);
  return !isRead(read({})) && isRead(read({ order: "mdy" })) && isRead(read({ order: "dmy" }));
};

/** Some mean something else with a comma before the fraction, and none can only be read with a point. */
const areNumbersTwoWays = (cells: readonly Written[]): boolean => {
  const readings = cells
    .filter(({ column: { kind }, text }) => (kind === "number" || kind === "money") && text.trim() !== "")
    .map(({ column, text }) =>
      [".", ","].map((decimal) => fromText(column, text, NO_WALL, { decimal: decimal as "." })),
    );
  const differ = ([point, comma]: readonly Reading[]) =>
    comma && isRead(comma) && JSON.stringify(point) !== JSON.stringify(comma);
  const isPoint = ([point, comma]: readonly Reading[]) => point && comma && isRead(point) && !isRead(comma);
  return readings.some(differ) && !readings.some(isPoint);
};

const isRead = (reading: Reading): boolean => "value" in reading;

// Days and numbers know no clock.
const noWall = (): never => {
  throw new Error("A day has no moment.");
};
const NO_WALL = { epochOf: noWall, serialOf: noWall };
