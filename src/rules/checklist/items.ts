/** The lines of the day's list: what each asks for and when. */
import type { Time } from "../../model/attention";

/** In the order in which a day asks for them. */
export const items = {
  //
  decide: ["morning", "To decide"],
  //
  briefs: ["morning", "Meetings today without a brief"],
  //
  ending: ["morning", "Ending within 7 days"],
  mails: ["morning", "Mails that did not go"],
  ae: ["midday", "Account executive to name"],
  //
  contacts: ["midday", "First contact after yesterday's approval"],
  meetings: ["midday", "Meetings without notes"],
  //
  stages: ["midday", "Deal stages after meetings"],
  //
  board: ["evening", "Pipeline dashboard to update"],
  //
  late: ["evening", "Late clocks to tell the PAM lead of"],
  //
  report: ["monday", "Weekly report to send by 10:00"],
  //
  fields: ["monday", "Deals with missing fields"],
  //
  logins: ["monday", "Partners that do not log in"],
  //
  fees: ["monday", "Fees of last week to tell Finance of today"],
  //
  gaps: ["monday", "Gaps in next week's meetings"],
} as const satisfies Record<string, readonly [when: Time, what: string]>;

export type Item = keyof typeof items;
export const itemNames = Object.keys(items) as Item[];
export const isItem = (name: string): name is Item => (itemNames as readonly string[]).includes(name);

/** When in the day a line is looked at. */
export const whenOf = (item: Item): Time => items[item][0];
/** What a line asks for. */
export const whatOf = (item: Item): string => items[item][1];

/** A thing to do, with who may be the one to do it. */
export interface Todo {
  readonly key: string;
  /** The registration that it is about; blank for none. */
  readonly about: string;
  readonly title: string;
  readonly partner: string;
  readonly note: string;
  /** By name or address; the PAM of the partner is one of them anyhow. */
  readonly owners: readonly string[];
}

/** Told of each thing to do; it is put into words only when somebody reads it. */
export type Tell = (item: Item, todo: () => Todo) => void;

export const todo = (said: Pick<Todo, "key" | "title"> & Partial<Todo>): Todo => ({
  about: "",
  partner: "",
  note: "",
  owners: [],
  ...said,
});
