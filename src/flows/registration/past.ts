/** A registration as it stood at the end of a day, told by the lines of the history. */
import type { Refusal } from "../../model/refusal";
import { type Registration, registrations } from "../../model/registrations";
import { accept, refuse, type Result } from "../../model/result";
import { isDay, sayDay, sayMoment } from "../../rules/days";
import { asItStood, type Told } from "../../rules/history";
import { endOfDay } from "../../rules/zone";
import type { Moment } from "../flow";

interface Stood {
  readonly row: Registration;
  /** The last moment of the day. */
  readonly at: number;
}

/** Refused for what is no day, and for a day on which the registration was not there yet. */
export const stoodOn = (row: Registration, day: string, moment: Moment): Result<Stood, Refusal> => {
  if (!isDay(day)) return refuse({ why: "invalid", text: `"${day}" is not a day such as 2026-03-20.`, field: "asOf" });
  const at = endOfDay(moment.zone, day) - 1;
  const lines = linesOf(row.id, moment);
  const cameAt = firstOf(row, lines);
  if (cameAt > at) {
    const text = `${row.id} came in ${sayMoment(moment.zone, cameAt)}; on ${sayDay(day)} it was not there yet.`;
    return refuse({ why: "not-found", text, field: "asOf" });
  }
  return accept({ row: { ...row, ...asItStood(row, lines, at, registrations.columns) }, at });
};

/** When it came in: as the row says, or else when the history begins with it. */
const firstOf = ({ receivedAt }: Registration, [first]: readonly Told[]): number =>
  receivedAt ?? (first?.before === "" ? (first.at ?? 0) : 0);

/** The lines about it in order. What they tell was read because a day was asked for. */
const linesOf = (id: string, { seen }: Moment): Told[] =>
  (seen.tables.log?.rows ?? [])
    .filter(({ table, key }) => table === "registrations" && key === id)
    .map(({ at, operation, before, after }) => ({
      at: Number(at ?? 0),
      operation: String(operation),
      before: String(before ?? ""),
      after: String(after ?? ""),
    }));
