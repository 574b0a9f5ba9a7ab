/** What every part of the window knows: the desk, the calendar as it was read last, and how something is told or opened. */
import type { Reply } from "../../contract";
import type { Zone } from "../../rules/zone";
import type { Doing } from "../shared/answers";
import type { Question } from "../shared/server";
import { momentOf } from "../shared/words";

export type Calendar = Reply<"meetings">;
export type Meeting = Calendar["meetings"][number];

/** What is shown: the calendar, the form of a new meeting or of one in the log, or a brief. */
export type View =
  | { readonly is: "calendar" }
  | { readonly is: "form"; readonly id?: string; readonly more?: Partial<Pick<Meeting, "status">> }
  | { readonly is: "brief"; readonly id: string };

export interface Room {
  readonly desk: Reply<"open">;
  readonly calendar: Calendar;
  readonly zone: Zone;
  readonly mayLog: boolean;
  readonly mayBrief: boolean;
  readonly show: (view: View) => void;
  readonly logging: Doing<"logMeeting">;
  /** Tells something of a meeting; what was done can be taken back where `back` says how. */
  readonly log: (question: Question<"logMeeting">, said: string, back?: Question<"logMeeting">) => Promise<boolean>;
}

/** What a meeting is: `Co-sell with Contoso Cloud about Initech`. */
export const titleOf = ({ type, partner, account }: Pick<Meeting, "type" | "partner" | "account">): string =>
  `${type || "Meeting"} with ${partner}${account && ` about ${account}`}`;

/** When it is. */
export const whenOf = ({ startsAt }: Pick<Meeting, "startsAt">, zone: Zone): string =>
  startsAt === null ? "no date yet" : momentOf(startsAt, zone);
