/** A world as the people of the demonstration use it: everything goes through the add-on, and nothing may be refused. */
import type { World } from "../world";
import type { Answer } from "../world/doors";
import type { Moment } from "../world/moment";
import { nextDue } from "../world/schedule";
import type { Person } from "./people";
import { iso } from "./times";

/** The desk at the moment of a step. */
export interface Desk {
  /** Asks for an operation and gets its reply. */
  ask<Reply>(operation: string, input: object, by: Person): Promise<Reply>;
  /** Takes a CSV file in as history. */
  take(table: string, csv: string, by: Person): Promise<void>;
  /** Pastes rows into a tab. */
  paste(tab: string, csv: string, by: Person): Promise<void>;
  fire(handler: string): Promise<void>;
  /** Gives the workbook a title and takes the empty tab away with which it was born. */
  tidy(title: string): Promise<void>;
}

/** The desk of a world at a moment. */
export const deskAt = (world: World, moment: number): Desk => {
  const as = ({ email }: Person): Moment => ({ as: email, now: iso(moment) });
  const ask = async <Reply>(operation: string, input: object, by: Person): Promise<Reply> =>
    replyOf(await world.call(operation, input, as(by)), operation, input);
  return {
    ask,
    take: async (table, csv, by) => {
      const { refused } = await ask<{ refused: readonly { text: string }[] }>("importRows", { table, csv }, by);
      if (refused[0]) throw new Error(`A row of ${table} was refused: ${refused[0].text}`);
    },
    paste: async (tab, csv, by) => mustRun(await world.paste(tab, csv, as(by))),
    tidy: async (title) => {
      mustRun(await world.rename(title));
      mustRun(await world.deleteTab("Sheet1"));
    },
    fire: async (handler) => mustRun([await world.fire(handler, { now: iso(moment) })]),
  };
};

/** Clock triggers go on from now: what they missed while the clock was moved by hand is not made up for. */
export const triggersGoOn = (world: World) => {
  const now = Date.parse(world.now);
  for (const trigger of world.state.triggers) {
    if (trigger.schedule && (trigger.dueAt ?? now) < now) trigger.dueAt = nextDue(trigger.schedule, now);
  }
};

const replyOf = <Reply>(answer: Answer, operation: string, input: object): Reply => {
  if (!answer.ok)
    throw new Error(`${operation} was refused: ${answer.refusal.text} (${JSON.stringify(input).slice(0, 300)})`);
  // The add-on's contract says what an operation replies; the host does not import it.
  return answer.reply as Reply;
};

const mustRun = (fired: readonly { readonly ok: boolean; readonly handler: string; readonly problem?: string }[]) => {
  const failed = fired.find(({ ok }) => !ok);
  if (failed) throw new Error(`${failed.handler} failed: ${failed.problem}`);
};
