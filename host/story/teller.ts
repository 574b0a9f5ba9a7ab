/** What the chapters of the story share: the world, the desk at a moment, and a voice. */
import { type Desk, deskAt } from "../demo/desk";
import { zone } from "../demo/times";
import type { World } from "../world";
import { quoted, table } from "./page";
import type { Shown } from "./sheet";

/** Who tells the story. */
export interface Teller {
  readonly world: World;
  say(text: string): Promise<void>;
  deskAt(moment: number): Desk;
}

export const tellerOf = (world: World, say: Teller["say"]): Teller => ({
  world,
  say,
  deskAt: (moment) => deskAt(world, moment),
});

/** A moment as people say it: `Tue 24 Mar 2026, 15:00`. */
export const sayMoment = (moment: number | string): string => {
  const parts = new Map(format.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  const { weekday, day, month, year, hour, minute } = Object.fromEntries(parts);
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute}`;
};

const format = new Intl.DateTimeFormat("en-US", {
  timeZone: zone,
  hourCycle: "h23",
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** The newest mail, with whom it went to. */
export const lastMail = ({ mails }: World): string => {
  const mail = mails[mails.length - 1];
  if (!mail) throw new Error("No mail has left yet.");
  const head = [`To: ${mail.to}`, ...(mail.cc ? [`Cc: ${mail.cc}`] : []), `Subject: ${mail.subject}`];
  return quoted([...head, "", mail.text.trimEnd()].join("\n"));
};

/** A part of a tab. */
export const sayShown = ({ titles, rows }: Shown): string => table(titles, rows);
