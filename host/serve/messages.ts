/** What goes between the page of the local host and Node, as JSON over a websocket; types only, so that both sides may read it. */
import type { ConditionalFormatRule, DataValidationRule, DimensionGroup, GridRange } from "../sheets/api";
import type { Snapshot } from "../sheets/engine";
import type { Mail, Menu } from "../world/state";

/** From Node to every window, or to the one that asked. */
export type ToPage =
  /** The whole workbook: on connecting, after loading another world, and whenever a window has lost touch. */
  | { readonly kind: "book"; readonly window: string; readonly snapshot: Snapshot; readonly looks: readonly Looks[] }
  /** Mutations of the engine in their order; a window skips those that it made itself. */
  | { readonly kind: "mutations"; readonly by: string; readonly list: readonly Mutation[] }
  /** What the host keeps beside the cells, for the tabs on which it changed. */
  | { readonly kind: "looks"; readonly looks: readonly Looks[] }
  | { readonly kind: "clock"; readonly clock: ClockView }
  | { readonly kind: "screen"; readonly screen: ScreenView }
  | { readonly kind: "world"; readonly world: WorldView }
  /** The answer of a function that a frame called. */
  | { readonly kind: "returned"; readonly call: string; readonly outcome: Returned }
  /** Long work, `done` of `of` steps; gone when they are equal. */
  | { readonly kind: "progress"; readonly what: string; readonly done: number; readonly of: number }
  /** What could not be done, in one sentence. */
  | { readonly kind: "trouble"; readonly text: string };

/** From a window to Node. */
export type FromPage =
  | { readonly kind: "mutations"; readonly list: readonly Mutation[] }
  | { readonly kind: "selected"; readonly sheetId: number; readonly range: GridRange }
  | { readonly kind: "menu"; readonly functionName: string }
  /** A frame calls a function with google.script.run. */
  | { readonly kind: "call"; readonly call: string; readonly functionName: string; readonly args: readonly unknown[] }
  | { readonly kind: "closed"; readonly what: "sidebar" | "dialog" }
  /** The button that answers an alert. */
  | { readonly kind: "answered"; readonly alert: string; readonly button: string }
  | { readonly kind: "deed"; readonly deed: Deed };

/** What a person does in the panels. */
export type Deed =
  | { readonly is: "clock"; readonly to: string }
  | { readonly is: "fire"; readonly handler: string }
  | { readonly is: "person"; readonly email: string }
  | { readonly is: "world"; readonly make: "new" | "demonstration" }
  | { readonly is: "load"; readonly text: string };

/** One mutation of the engine. */
export interface Mutation {
  readonly id: string;
  readonly params: object;
}

/** What of a tab the host keeps beside the engine's cells, in the words of the Sheets API. */
export interface Looks {
  readonly sheetId: number;
  readonly conditionalFormats: readonly ConditionalFormatRule[];
  readonly validations: readonly { readonly range: GridRange; readonly rule: DataValidationRule }[];
  readonly groups: Readonly<Record<"ROWS" | "COLUMNS", readonly DimensionGroup[]>>;
  readonly filterViews: readonly { readonly title: string; readonly id: number }[];
  readonly protectedRanges: readonly { readonly range: GridRange; readonly text: string }[];
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

export interface ScreenView {
  readonly menus: readonly Menu[];
  readonly sidebar: FrameView | null;
  readonly dialog: (FrameView & { readonly modal: boolean }) | null;
  /** Alerts that wait for a button; the script stands still until then. */
  readonly alerts: readonly { readonly id: string; readonly text: string; readonly buttons: readonly string[] }[];
  readonly toasts: readonly { readonly id: string; readonly text: string; readonly title: string }[];
}

/** A page of the add-on; its HTML is fetched from `/frame/ID`. */
export interface FrameView {
  readonly id: string;
  readonly title: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface WorldView {
  readonly title: string;
  readonly person: string;
  /** Who may be acted as: the people of the Team tab and the owner. */
  readonly people: readonly { readonly email: string; readonly name: string; readonly roles: string }[];
  /** The newest first. */
  readonly mails: readonly Mail[];
  readonly triggers: readonly { readonly handler: string; readonly by: string; readonly dueAt: number | null }[];
  /** The newest first. */
  readonly executions: readonly ExecutionView[];
  /** host/DIFFERENCES.md as text. */
  readonly differences: string;
  /** The file that holds the world. */
  readonly file: string;
}

export interface ExecutionView {
  readonly functionName: string;
  readonly user: string;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly logs: readonly string[];
  /** Null when it ended well. */
  readonly error: string | null;
}

/** What google.script.run hands to one of its two handlers; the value is JSON, null where Google delivers no value. */
export type Returned =
  | { readonly ok: true; readonly json: string | null }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };
