/** How the queue is said: its deadlines, amounts and states in words. */
import type { Reply } from "../../contract";
import { sayMoment } from "../../rules/days";
import type { Zone } from "../../rules/zone";

type Item = Reply<"queue">["items"][number];

const states: Readonly<Record<string, string>> = {
  late: "Late",
  soon: "Due soon",
  intime: "In time",
  waiting: "Waiting for partner",
};

/** The state of a registration in the words that are used on screens. */
export const stateOf = ({ urgency }: Pick<Item, "urgency">): string => states[urgency] ?? urgency;

/** How the queue stands: `3 to decide: 1 late, 2 in time. 1 waiting for partner.` */
export const summaryOf = (items: readonly Pick<Item, "urgency">[]): string => {
  if (items.length === 0) return "Nothing waits for a decision.";
  const count = (urgency: string) => items.filter((item) => item.urgency === urgency).length;
  const counted = ["late", "soon", "intime"].flatMap((urgency) =>
    count(urgency) ? `${count(urgency)} ${stateOf({ urgency }).toLowerCase()}` : [],
  );
  const waiting = count("waiting");
  return [
    counted.length ? `${items.length - waiting} to decide: ${counted.join(", ")}.` : "Nothing to decide just now.",
    ...(waiting ? [`${waiting} waiting for partner.`] : []),
  ].join(" ");
};

/**
 * By when we owe the decision: `3.5 h late`, `due in 5 h`; nothing for a registration that waits for the partner.
 * Late hours are business hours, as the clock of the decision counts; the others are hours on the wall.
 */
export const dueOf = (
  { urgency, decisionDueAt, overdueHours }: Pick<Item, "urgency" | "decisionDueAt" | "overdueHours">,
  asOf: string,
): string => {
  if (decisionDueAt === null || urgency === "waiting") return "";
  if (urgency === "late") return overdueHours ? `${sayHours(overdueHours)} late` : "late";
  const hours = (Date.parse(decisionDueAt) - Date.parse(asOf)) / HOUR;
  // Days of the wall; late hours stay hours, because a working day may count less than 24 of them.
  return `due in ${hours < 48 ? sayHours(hours) : `${Math.floor(hours / 24)} days`}`;
};

const HOUR = 3_600_000;

const sayHours = (hours: number): string => {
  if (hours < 1) return `${Math.max(1, Math.floor(hours * 60))} min`;
  // Rounded down, so that nobody is told more time than there is.
  return hours < 10 ? `${Math.floor(hours * 10) / 10} h` : `${Math.floor(hours)} h`;
};

/** A moment of a reply on the clock of a zone. */
export const momentOf = (moment: string, zone: Zone): string => sayMoment(zone, Date.parse(moment));

/** An amount of money in whole units; the number alone where no currency, or none that could be one, is given. */
export const amountOf = ({ dealSize, currency }: Pick<Item, "dealSize" | "currency">): string => {
  if (dealSize === null) return "";
  const style = /^[A-Z]{3}$/.test(currency) ? ({ style: "currency", currency } as const) : undefined;
  const amount = new Intl.NumberFormat("en-US", { ...style, maximumFractionDigits: 0 }).format(dealSize);
  return style ? amount : `${amount} ${currency}`.trim();
};
