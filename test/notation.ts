/** Moments, rows and answers as tests write them. */
import type { Wall } from "../src/model/cell";
import { blankOf } from "../src/model/column";
import type { Refusal } from "../src/model/refusal";
import type { Result } from "../src/model/result";
import { type Row, type TableName, workbook } from "../src/model/workbook";
import { weekdayOf } from "../src/rules/days";
import { epochOf, epochOfSerial, intlOffsets, serialOf, type Zone, zoneOf } from "../src/rules/zone";

/** The zone of that name: "Europe/London". */
export const zone = (name: string): Zone => zoneOf(name, intlOffsets);

export const newYork = zone("America/New_York");

/** The moment at which a wall clock shows "Fri 2026-03-20 15:00"; 24:00 is the end of the day, the weekday must be right. */
export const on = (said: string, where: Zone = newYork): number => {
  const [, weekday, day = "", hour, minute, second = "0"] =
    /^(\w{3}) (\d{4}-\d\d-\d\d) (\d\d):(\d\d)(?::(\d\d))?$/.exec(said) ?? [];
  if (!weekday) throw new Error(`"${said}" is not a moment such as Fri 2026-03-20 15:00`);
  if (weekdayOf(day) !== weekday.toLowerCase()) throw new Error(`${day} is a ${weekdayOf(day)}, not a ${weekday}`);
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return epochOf(where, Date.parse(`${day}T00:00:00Z`) + seconds * 1000);
};

/** The wall clock of a workbook in a zone. */
export const wallOf = (where: Zone): Wall => ({
  epochOf: (serial) => epochOfSerial(where, serial),
  serialOf: (epochMs) => serialOf(where, epochMs),
});

/** A row of a table in which only what matters is said. */
export const row = <N extends TableName>(table: N, said: Partial<Row<N>> = {}): Row<N> => {
  const blanks = Object.entries(workbook[table].columns).map(([name, column]) => [name, blankOf(column)]);
  return { ...Object.fromEntries(blanks), ...said };
};

/** What was accepted. */
export const accepted = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(`Refused: ${result.refusal.text}`);
  return result.value;
};

/** Why it was refused. */
export const refused = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error(`Not refused: ${JSON.stringify(result.value).slice(0, 300)}`);
  return result.refusal;
};

/** Numbers from 0 to 1 that are the same in every run. */
export const diceOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
