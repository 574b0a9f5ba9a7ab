/** What the add-on needs from the world. `google/` provides it from Google's services. */
import type { Cell } from "./model/cell";
import type { Memory, Place, Selected } from "./model/desk";
import type { Change } from "./model/plan";
import type { Refusal } from "./model/refusal";
import type { Result } from "./model/result";
import type { Snapshot } from "./model/snapshot";
import type { Ground, GivingBack, Taking } from "./model/taking";
import type { Reads, Row, TableName } from "./model/workbook";

export interface Ports {
  /** Epoch milliseconds. */
  now(): number;
  /** The e-mail of whoever runs this; blank when Google does not tell. */
  user(): string;
  newId(): string;
  /** Minutes east of UTC. */
  offsets(zone: string, epochMs: number): number;
  workbook(): Place;
  /** Where the cursor of whoever runs this stands; nothing where there is none, as in a trigger. */
  selected(): Selected | undefined;
  /** Runs the work while no other execution may write; `undefined` when the lock stays taken. */
  alone<T>(work: () => T): T | undefined;
  /** One call: the asked columns of the asked tables, and where a row may be added to `writes`. */
  read(reads: Reads, writes: readonly TableName[]): Result<Snapshot, Refusal>;
  /** Who is asking, where the zone differs and no moment can be read: the Team tab has none. Refused in a copy like every read. */
  teamInAnyZone(): Result<Snapshot, Refusal>;
  /** The cells of a tab of people's own, column by column from the titles down; nothing where there is no such tab. */
  tab(title: string): readonly (readonly Cell[])[] | undefined;
  /** The titles of the tabs that are none of ours, as they stand. */
  tabs(): readonly string[];
  /** What a tab is made of beside its values; nothing where there is no such tab. */
  ground(title: string): Ground | undefined;
  /** One atomic call: all of it, or nothing. */
  write(seen: Snapshot, edits: Edits): Written;
  /** The same, in which a tab of people's own becomes one of ours; taken back when somebody changed it meanwhile. */
  take(seen: Snapshot, taking: Taking, edits: Edits): Written;
  /** The same, in which it is given back. */
  giveBack(seen: Snapshot, giving: GivingBack, edits: Edits): Written;
  /** Whether a write with this mark in the history has reached the workbook. */
  reached(batch: string): boolean;
  /** Recipients that may still be written to today. */
  mailsLeft(): number;
  send(mail: Sending): void;
  recall(): Memory;
  remember(memory: Memory): void;
  /** What set-up found out about the workbook, and the requests that make it the desk's. */
  furnish(): Furnished | Refusal;
  /** What of the looks of our tabs is out of order, from a description of the workbook alone. */
  dress(): Dress;
  /** Puts the looks of our tabs back, all of it or nothing. */
  redress(): Mended | Refusal;
  /** Sets the workbook's time zone back to that of its cells. */
  rezone(): Mended | Refusal;
  triggers(): Triggers;
  /** Where partners see their deals, and how their links are signed; under the lock, for it may make the secret. */
  webApp(): { readonly address: string; sign(partner: string): string };
  /** Tries on a scratch tab, which is taken away again, what nobody has written down about Google; `asked` is when somebody wanted it. */
  probe(asked: number): readonly Probe[];
}

/** What a probe found: `not-well` only where the desk relies on it. */
export interface Probe {
  readonly name: string;
  readonly outcome: "well" | "not-well" | "unknown";
  /** One sentence. */
  readonly text: string;
  readonly milliseconds: number;
}

export interface Edits {
  readonly changes: readonly Change[];
  /** Lines for the history, in order. */
  readonly lines: readonly Row<"log">[];
}

/**
 * `done` with the snapshot carried on, so that the new rows can be found again; `moved` when a person rearranged the tab
 * in between (what was written wrongly is taken back); `unsure` when the answer was lost; `busy` when Google refuses for now;
 * `gone` when a tab that was kept for it is there no more.
 */
export type Written =
  | { readonly is: "done"; readonly seen: Snapshot }
  | { readonly is: "moved" | "unsure" | "busy" | "gone" };

export interface Sending {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Furnished {
  readonly made: readonly string[];
  readonly changed: readonly string[];
  readonly warnings: readonly string[];
}

/** In words: tabs that are gone, and what `repair` would put back. */
export interface Dress {
  readonly gone: readonly string[];
  readonly wrong: readonly string[];
}

export interface Mended {
  readonly mended: readonly string[];
}

export interface Triggers {
  /** Handlers that the current user has installed. */
  installed(): readonly string[];
  install(handler: "hourly" | "edited"): void;
}
