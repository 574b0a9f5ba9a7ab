/** How a page says it: states, deadlines, amounts and moments in words. */
import type { Reply } from "../../contract";
import type { Clock } from "../../model/sla";
import { sayMoment } from "../../rules/days";
import { intlOffsets, type Zone, zoneOf } from "../../rules/zone";

type Item = Reply<"queue">["items"][number];

/** How pressing something is: shown as a word on a colour. */
export type Urgency = "late" | "soon" | "intime" | "waiting" | "done";

const states: Readonly<Record<Urgency, string>> = {
  late: "Late",
  soon: "Due soon",
  intime: "In time",
  waiting: "Waiting for partner",
  done: "Done",
};

/** The state of a registration in the words that are used on screens. */
export const stateOf = (urgency: Urgency): string => states[urgency];

/** What a reply calls urgent, as far as it is a word that pages know. */
export const urgencyOf = ({ urgency }: { readonly urgency: string }): Urgency =>
  urgency in states ? (urgency as Urgency) : "intime";

const urgencyByState: Readonly<Record<Exclude<Clock["state"], "">, Urgency>> = {
  running: "intime",
  paused: "waiting",
  "at-risk": "soon",
  breached: "late",
  met: "done",
  missed: "done",
};

/** How pressing a clock is. */
export const urgencyOfClock = ({ state }: { readonly state: string }): Urgency =>
  state in urgencyByState ? urgencyByState[state as keyof typeof urgencyByState] : "done";

/** Whether somebody looks after own partners alone: what is empty for them is not empty for everybody. */
export type Whose = Pick<Reply<"open">, "own">;

/** How the queue stands: `3 to decide: 1 late, 2 in time. 1 waiting for partner.` */
export const summaryOf = (items: readonly Pick<Item, "urgency">[], { own }: Whose): string => {
  if (items.length === 0) return `${own ? "No deal of your partners" : "Nothing"} waits for a decision.`;
  const count = (urgency: Urgency) => items.filter((item) => item.urgency === urgency).length;
  const counted = (["late", "soon", "intime"] as const).flatMap((urgency) =>
    count(urgency) ? `${count(urgency)} ${stateOf(urgency).toLowerCase()}` : [],
  );
  const waiting = count("waiting");
  return [
    counted.length ? `${items.length - waiting} to decide: ${counted.join(", ")}.` : "Nothing to decide just now.",
    ...(waiting ? [`${waiting} waiting for partner.`] : []),
  ].join(" ");
};

/** A deadline as replies give it. */
export interface Deadline {
  readonly urgency: Urgency;
  readonly dueAt: string | null;
  readonly overdueHours: number | null;
}

/**
 * By when we owe it: `3.5 h late`, `due in 5 h`; nothing while we wait for the partner and when it is done.
 * Late hours are business hours, as the clock counts; the others are hours on the wall.
 */
export const dueOf = ({ urgency, dueAt, overdueHours }: Deadline, asOf: string): string => {
  if (dueAt === null || urgency === "waiting" || urgency === "done") return "";
  if (urgency === "late") return overdueHours ? `${sayHours(overdueHours)} late` : "late";
  const hours = (Date.parse(dueAt) - Date.parse(asOf)) / HOUR;
  // Days of the wall; late hours stay hours, because a working day may count less than 24 of them.
  return `due in ${hours < 48 ? sayHours(hours) : `${Math.floor(hours / 24)} days`}`;
};

const HOUR = 3_600_000;

/** Hours as people say them, rounded down, so that nobody is told more time than there is: `15 min`, `3.9 h`, `61 h`. */
export const sayHours = (hours: number): string => {
  if (hours < 1) return `${Math.max(1, Math.floor(hours * 60))} min`;
  return hours < 10 ? `${Math.floor(hours * 10) / 10} h` : `${Math.floor(hours)} h`;
};

/** A moment of a reply on the clock of a zone. */
export const momentOf = (moment: string, zone: Zone): string => sayMoment(zone, Date.parse(moment));

type View = Reply<"registration">;

const doors: Readonly<Record<string, string>> = {
  sidebar: "in Partner Desk",
  sheet: "in the sheet",
  hourly: "in the hourly check",
};

/** Who did something, for whom and through which door: `by cory@example.com for Contoso Cloud, in the sheet`. */
export const sayWho = ({ actor, onBehalfOf, door }: View["timeline"][number]): string =>
  listed([actor && `by ${actor}`, onBehalfOf && `for ${onBehalfOf}`].filter(Boolean).join(" "), doors[door] ?? door);

const unsent: Readonly<Record<string, string>> = {
  waiting: "the mail waits until today's quota of mails is renewed",
  held: "no address is known",
  failed: "the mail service refused the mail",
  sending: "the mail is on its way",
  check: "nobody knows whether the mail left: look at Mail sent",
};

/** When it was decided and when the partner was told, or why not yet. */
export const toldSaid = ({ decidedAt, toldAt, lagHours, mail }: NonNullable<View["told"]>, zone: Zone): string => {
  const decided = `Decided ${momentOf(decidedAt, zone)}`;
  if (toldAt === null && mail === "") return `${decided}; no mail about it left from here.`;
  if (toldAt === null) return `${decided}; the partner is not told yet${unsent[mail] ? `: ${unsent[mail]}` : ""}.`;
  if (!lagHours) return `${decided}; the partner was told at once.`;
  return `${decided}; the partner was told ${lagHours} h later, ${momentOf(toldAt, zone)}.`;
};

/** The zone of that name; the person's own where the browser does not know it. */
export const zoneCalled = (name: string): Zone => {
  try {
    intlOffsets(name, 0);
    return zoneOf(name, intlOffsets);
  } catch {
    return zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone, intlOffsets);
  }
};

/** Whose clock it is: `New York time`. */
export const clockOf = ({ name }: Zone): string => `${name.replace(/.*\//, "").replace(/_/g, " ")} time`;

/** An amount of money in whole units; the number alone where no currency, or none that could be one, is given. */
export const amountOf = ({ dealSize, currency }: Pick<Item, "dealSize" | "currency">): string => {
  if (dealSize === null) return "";
  const style = /^[A-Z]{3}$/.test(currency) ? ({ style: "currency", currency } as const) : undefined;
  const amount = new Intl.NumberFormat("en-US", { ...style, maximumFractionDigits: 0 }).format(dealSize);
  return style ? amount : `${amount} ${currency}`.trim();
};

/** What there is of it, with commas between. */
export const listed = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(", ");
