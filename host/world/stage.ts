/** Where scripts show things to people; a world that nobody looks at has none, and records them. */
import type { Execution } from "../run/execution";
import type { Page } from "./state";

export interface Stage {
  show(window: string, place: "sidebar" | "dialog" | "modeless", page: Page): void;
  toast(window: string, toast: Toast): void;
  /** Waits until a person answers; a window that is closed answers CLOSE. */
  ask(run: Execution, question: Question): Promise<Reaction>;
}

export interface Toast {
  readonly title: string;
  readonly text: string;
  /** How long it stands; null until it is closed. */
  readonly seconds: number | null;
}

/** What an alert or a prompt says, and the names of its buttons. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  /** Whether it asks for a text too. */
  readonly asks: boolean;
}

/** The button that was pressed, or CLOSE, and the text. */
export interface Reaction {
  readonly button: string;
  readonly text: string;
}
