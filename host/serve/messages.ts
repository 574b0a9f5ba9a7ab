/** What goes between the page of the local host and Node, as JSON over a websocket; types only, so that both sides may read it. */
import type {
  ConditionalFormatRule,
  DataValidationRule,
  DimensionGroup,
  EmbeddedChart,
  FilterView,
  GridRange,
} from "../sheets/api";
import type { Mutation, Snapshot } from "../sheets/engine";
import type { Rows } from "../sheets/ranges";
import type { Mail, Menu } from "../world/state";

export type { Mutation };

/** From Node to every window, or to the one that asked. */
export type ToPage =
  /** The whole workbook: on connecting, after loading another world, and whenever a window has lost touch. */
  | {
      readonly kind: "book";
      readonly window: string;
      /** How many batches of mutations the snapshot has seen. */
      readonly at: number;
      readonly snapshot: Snapshot;
      readonly looks: readonly Looks[];
    }
  /** A batch of mutations, the `at`th; the window that made it gets it without its list. */
  | { readonly kind: "mutations"; readonly at: number; readonly list: readonly Mutation[] }
  /** What the host keeps beside the cells, for the tabs on which it changed. */
  | { readonly kind: "looks"; readonly looks: readonly Looks[] }
  /** What the filter view of a window hides now; a window that has chosen another one meanwhile does not care. */
  | { readonly kind: "view"; readonly view: number; readonly rows: ViewRows }
  | { readonly kind: "clock"; readonly clock: ClockView }
  | { readonly kind: "screen"; readonly screen: ScreenView }
  | { readonly kind: "world"; readonly world: WorldView }
  /** Mails that were not yet told, the newest first, of so many; `afresh` when this is another world. */
  | { readonly kind: "mails"; readonly afresh: boolean; readonly list: readonly MailLine[]; readonly of: number }
  /** The mail that a window asked for. */
  | { readonly kind: "mail"; readonly n: number; readonly mail: Mail }
  /** Executions that began, went on or ended; one that is known takes the place of what was told of it. */
  | { readonly kind: "executions"; readonly afresh: boolean; readonly list: readonly ExecutionView[] }
  /** host/DIFFERENCES.md, once. */
  | { readonly kind: "differences"; readonly text: string }
  /** The answer of a function that a frame called. */
  | { readonly kind: "returned"; readonly call: string; readonly outcome: Returned }
  /** Long work, `done` of `of` steps; gone when they are equal. */
  | {
      readonly kind: "progress";
      readonly what: string;
      readonly done: number;
      readonly of: number;
      readonly mayStop: boolean;
    }
  /** What could not be done, in one sentence. */
  | { readonly kind: "trouble"; readonly text: string };

/** From a window to Node. */
export type FromPage =
  /** A window is there, or is there again after its connection was lost. */
  | { readonly kind: "hello"; readonly before: string | null }
  /** What a person did, made after the `seen`th batch had come. */
  | { readonly kind: "mutations"; readonly seen: number; readonly list: readonly Mutation[] }
  /** A person wants a new tab after this one, or a copy of it; Node makes it, so that its ids are Google's. */
  | { readonly kind: "tab"; readonly make: "new" | "copy"; readonly sheetId: number }
  /** What a window at rest sees of a tab after the `seen`th batch; where Node sees something else the window gets the book. */
  | { readonly kind: "check"; readonly seen: number; readonly sheetId: number; readonly fingerprint: string }
  | { readonly kind: "selected"; readonly sheetId: number; readonly range: GridRange }
  /** The filter view through which the window looks at the tab in view; null for none. Asked again when time has passed. */
  | { readonly kind: "view"; readonly view: number | null }
  | { readonly kind: "menu"; readonly functionName: string }
  /** A frame calls a function with google.script.run. */
  | { readonly kind: "call"; readonly call: string; readonly functionName: string; readonly args: readonly unknown[] }
  | { readonly kind: "closed"; readonly what: "sidebar" | "dialog" }
  /** The button that answers an alert, and what was typed where it asked for a text. */
  | { readonly kind: "answered"; readonly alert: string; readonly button: string; readonly text: string }
  /** A toast that was closed or has stood for its time. */
  | { readonly kind: "read"; readonly toast: string }
  | { readonly kind: "open"; readonly mail: number }
  | { readonly kind: "deed"; readonly deed: Deed };

/** What a person does in the panels. */
export type Deed =
  /** Moves the clock to a moment, firing what is due on the way; ISO 8601 with offset. */
  | { readonly is: "clock"; readonly to: string }
  /** Stops a clock that is on its way, where it is. */
  | { readonly is: "stop" }
  /** Lets the clock run with real time, or stand still. */
  | { readonly is: "run"; readonly runs: boolean }
  | { readonly is: "fire"; readonly handler: string }
  | { readonly is: "person"; readonly email: string }
  | { readonly is: "world"; readonly make: "new" | "demonstration" }
  | { readonly is: "load"; readonly text: string };

/** What of a tab the host keeps beside the engine's cells, in the words of the Sheets API. */
export interface Looks {
  readonly sheetId: number;
  readonly conditionalFormats: readonly ConditionalFormatRule[];
  readonly validations: readonly { readonly range: GridRange; readonly rule: DataValidationRule }[];
  readonly groups: Readonly<Record<"ROWS" | "COLUMNS", readonly DimensionGroup[]>>;
  readonly filterViews: readonly FilterView[];
  readonly charts: readonly EmbeddedChart[];
  readonly protectedRanges: readonly { readonly range: GridRange; readonly text: string }[];
}

/** The rows of a tab as a filter view shows them; rows count from 0. */
export interface ViewRows {
  readonly hidden: readonly Rows[];
  /** How many rows with content it shows, and of how many. */
  readonly shown: number;
  readonly of: number;
  /** Why it can not be worked out; then it hides nothing. */
  readonly problem: string | null;
}

/** The world's clock. */
export interface ClockView {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether it runs with real time. */
  readonly runs: boolean;
  /** The zone of the workbook. */
  readonly zone: string;
}

/** What a window shows around its grid; each window has its own. */
export interface ScreenView {
  readonly menus: readonly Menu[];
  readonly sidebar: FrameView | null;
  readonly dialog: (FrameView & { readonly modal: boolean }) | null;
  /** Alerts that wait for a button, the oldest first; the script stands still until then. */
  readonly alerts: readonly AlertView[];
  readonly toasts: readonly ToastView[];
  /** The function that a menu item of this window runs now. */
  readonly running: string | null;
}

/** A page of the add-on; its HTML is fetched from `/frame/ID` on the other origin. */
export interface FrameView {
  readonly id: string;
  readonly title: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface AlertView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Google's names: OK, CANCEL, YES, NO. */
  readonly buttons: readonly string[];
  /** Whether it asks for a text too. */
  readonly asks: boolean;
}

export interface ToastView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** How long it stands; null until it is closed. */
  readonly seconds: number | null;
}

export interface WorldView {
  readonly title: string;
  readonly person: string;
  /** Who may be acted as: the people of the Team tab, and whoever is at the keyboard. */
  readonly people: readonly PersonView[];
  readonly triggers: readonly TriggerView[];
  /** The file that holds the world. */
  readonly file: string;
}

export interface PersonView {
  readonly email: string;
  readonly name: string;
  readonly roles: string;
}

export interface TriggerView {
  readonly handler: string;
  readonly type: "CLOCK" | "ON_EDIT" | "ON_OPEN" | "ON_CHANGE";
  readonly by: string;
  /** When a clock trigger is due next, in epoch milliseconds. */
  readonly dueAt: number | null;
}

/** A mail without its words. */
export interface MailLine {
  /** Its place among all mails of the world, from 0. */
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly at: string;
}

export interface ExecutionView {
  /** Counted since the host was started. */
  readonly n: number;
  readonly functionName: string;
  readonly user: string;
  /** The world's clock. */
  readonly startedAt: string;
  /** Null as long as it runs. */
  readonly milliseconds: number | null;
  readonly calls: Readonly<Record<string, number>>;
  readonly logs: readonly string[];
  /** Null when it ended well. */
  readonly error: string | null;
}

/** What google.script.run hands to one of its two handlers; the value is JSON, null where Google delivers no value. */
export type Returned =
  | { readonly ok: true; readonly json: string | null }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };
