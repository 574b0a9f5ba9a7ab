/** What a flow is: one event, the columns it reads, who may cause it, and the plan it leads to. */
import type { Input, Operation, Reply } from "../contract";
import type { Wall } from "../model/cell";
import type { FormTab, Learnt, Memory, Place, Selected } from "../model/desk";
import type { Person } from "../model/partners";
import type { Role } from "../model/roles";
import type { Plan } from "../model/plan";
import type { Refusal } from "../model/refusal";
import type { Ground } from "../model/taking";
import { accept, type Result } from "../model/result";
import type { Snapshot } from "../model/snapshot";
import type { Facts, Reads, TableName } from "../model/workbook";
import type { Attributed, Own } from "../rules/people/own";
import type { Settings } from "../rules/settings";
import type { Offsets, Zone } from "../rules/zone";

/** Read for every flow: how the program works and who is asking. */
export const always = { settings: "all", team: "all" } as const satisfies Reads;
export type Always = typeof always;

/** The circumstances of one execution: fixed when it starts, the same for all it does. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly user: string;
  /** Who that is in the Team tab; nobody for a stranger. */
  readonly person: Person | undefined;
  /** What of the workbook is theirs to see and to act on. */
  readonly own: Own;
  readonly settings: Settings;
  /** The program's zone, in which its days and weeks are counted. */
  readonly zone: Zone;
  /** Today in the program's zone. */
  readonly today: string;
  /** The workbook's wall clock. */
  readonly wall: Wall;
  readonly offsets: Offsets;
  readonly place: Place;
  /** Under which mark the history will tell what is done now; blank for a flow that writes nothing. */
  readonly batch: string;
  /** The highest number ever issued, by table. */
  readonly highest: Readonly<Record<string, number>>;
  /** What the desk learnt while it worked. */
  readonly learnt: Learnt;
  /** Places and faults of what was read, for flows that are about the sheet itself. */
  readonly seen: Snapshot;
  /** Asked only for flows that say so: it costs calls. */
  readonly desk: DeskState | undefined;
  /** Asked only for flows that say so: what of the looks of our tabs is out of order, in words, and tabs that are gone. */
  readonly dress: { readonly gone: readonly string[]; readonly wrong: readonly string[] } | undefined;
  /** Asked only for flows that say so, where the settings name a tab that a form fills. */
  readonly form: FormTab | undefined;
  /** Asked only for flows that say so: a tab of people's own. */
  readonly tab: FormTab | undefined;
  /** Asked only for flows that say so: what that tab is made of beside its values. */
  readonly ground: Ground | undefined;
  /** Asked only for flows that say so: the titles of all tabs that are none of ours. */
  readonly tabs: readonly string[] | undefined;
  /** Asked only for flows that say so: the row in which the cursor stands. */
  readonly selected: Selected | undefined;
  /** Asked only for flows that say so. */
  readonly webApp: WebApp | undefined;
}

/** The pages that partners see. */
export interface WebApp {
  /** Blank as long as nobody has deployed it. */
  readonly address: string;
  /** The signature without which a partner's link is none. */
  sign(partner: string): string;
}

/** Who may cause a flow: some roles, everybody who can open the workbook, or the desk's own triggers. */
export type Who = readonly Role[] | "everybody";

/** How the desk itself is doing, for flows that are about it. */
export interface DeskState {
  readonly memory: Memory;
  /** Handlers installed by whoever runs this. */
  readonly triggers: readonly string[];
  readonly mailsLeft: number;
}

export interface Flow<In, Out, R extends Reads> {
  readonly who: Who;
  readonly reads: R;
  /** For reads that depend on what is asked; they come on top. */
  readonly alsoReads?: (input: In) => Reads;
  readonly asksDesk?: true;
  readonly asksDress?: true;
  readonly asksForm?: true;
  readonly asksSelection?: true;
  readonly asksTabs?: true;
  /** It runs under the lock then (`writes`). */
  readonly asksWebApp?: true;
  /** The title of a tab of people's own whose cells it looks at. */
  readonly asksTab?: (input: In) => string;
  /** The same title where it must know what the tab is made of; blank where it need not. */
  readonly asksGround?: (input: In) => string;
  /** Tables to which it may add rows; a flow that has it runs alone, under the lock. */
  readonly writes?: readonly TableName[];
  readonly alsoWrites?: (input: In) => readonly TableName[];
  /**
   * What it looks at or changes, for those who look after own partners alone (S39): refused where one of these is somebody else's.
   * Without it they change nothing, and a question is answered from the rows of their partners.
   */
  about?(facts: Facts<R & Always>, input: In, moment: Moment): readonly Attributed[];
  /** It is about no partner (`none`), or about all of them together, and so is not for them (`program`). */
  readonly scope?: "none" | "program";
  /** A question that weighs their rows against everybody's; what it then shows of others is its own care. */
  readonly weighsAll?: true;
  plan(facts: Facts<R & Always>, input: In, moment: Moment): Result<Plan<Out>, Refusal>;
}

/** A flow whose facts are not told apart any more: what `run` works with. */
export type AnyFlow = Omit<Flow<never, unknown, Reads>, "plan" | "about"> & {
  about?(facts: never, input: never, moment: Moment): readonly Attributed[];
  // A method, so that a flow with narrower facts and input still is one.
  plan(facts: never, input: never, moment: Moment): Result<Plan<unknown>, Refusal>;
};

export type Outcome<O extends Operation> = Result<Plan<Reply<O>>, Refusal>;

/** Declares the flow of an operation; its facts are exactly what it reads. */
export const flowOf =
  <O extends Operation>() =>
  <const R extends Reads>(flow: Flow<Input<O>, Reply<O>, R>): Flow<Input<O>, Reply<O>, R> =>
    flow;

/** Declares a flow that a trigger causes. */
export const inner =
  <In, Out>() =>
  <const R extends Reads>(flow: Flow<In, Out, R>): Flow<In, Out, R> =>
    flow;

/** A plan that only answers. */
export const answers = <Out>(reply: Out): Result<Plan<Out>, never> => accept({ changes: [], letters: [], reply });
