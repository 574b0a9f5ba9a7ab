/** How the review desk says the fields of a registration. */
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { registrations } from "../../model/registrations";
import { sayDay } from "../../rules/days";
import type { Zone } from "../../rules/zone";
import { amountOf, type Deadline, momentOf, urgencyOf } from "../shared/words";
import type { Card } from "./acts";

export type Item = Reply<"queue">["items"][number];

/** The deadline of a registration in the queue. */
export const deadlineOf = (item: Item): Deadline => ({
  urgency: urgencyOf(item),
  dueAt: item.decisionDueAt,
  overdueHours: item.overdueHours,
});

const columns: Readonly<Record<string, Column>> = registrations.columns;

/** The title of a column of the registration log. */
export const titleOf = (name: string): string => columns[name]?.title ?? name;

/** A field of a card in words; blank where nothing stands. */
export const sayField = (name: string, { fields }: Pick<Card, "fields">, zone: Zone): string => {
  const value = fields[name];
  if (value === null || value === undefined || value === "") return "";
  if (name === "dealSize") return amountOf({ dealSize: Number(value), currency: String(fields.currency ?? "") });
  const { kind, choices } = columns[name] ?? {};
  if (kind === "moment") return momentOf(String(value), zone);
  if (kind === "day") return sayDay(String(value));
  return choices?.[String(value)] ?? String(value);
};
