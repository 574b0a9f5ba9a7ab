/** What the page around the grid knows, as a value: every message from Node makes the next one. */
import type { ClockView, ExecutionView, MailLine, ScreenView, ToPage, WorldView } from "../../serve/messages";
import type { Mail } from "../../world/state";

export interface View {
  /** The name that Node has given to this window. */
  readonly window: string | null;
  readonly clock: HeardClock | null;
  readonly screen: ScreenView;
  readonly world: WorldView | null;
  /** The newest first. */
  readonly mails: readonly MailLine[];
  readonly mailCount: number;
  /** The mail that is open, by its place; its words come a moment later. */
  readonly mail: { readonly n: number; readonly words: Mail | null } | null;
  /** The newest first. */
  readonly executions: readonly ExecutionView[];
  readonly differences: string;
  readonly progress: Progress | null;
  readonly troubles: readonly Trouble[];
}

/** The world's clock, and when this machine heard of it. */
export interface HeardClock extends ClockView {
  readonly heardAt: number;
}

export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly of: number;
  readonly mayStop: boolean;
}

export interface Trouble {
  readonly id: number;
  readonly text: string;
}

/** What happens: Node says something, or the person opens a mail or has read a trouble. */
export type Happening =
  | { readonly heard: ToPage; readonly at: number }
  | { readonly opens: number | null }
  | { readonly trouble: string }
  | { readonly dismisses: number };

export const blank: View = {
  window: null,
  clock: null,
  screen: { menus: [], sidebar: null, dialog: null, alerts: [], toasts: [], running: null },
  world: null,
  mails: [],
  mailCount: 0,
  mail: null,
  executions: [],
  differences: "",
  progress: null,
  troubles: [],
};

const mostExecutions = 200;
const mostTroubles = 3;

/** The view after something has happened. */
export const after = (view: View, happening: Happening): View => {
  if ("opens" in happening)
    return { ...view, mail: happening.opens === null ? null : { n: happening.opens, words: null } };
  if ("trouble" in happening) return withTrouble(view, happening.trouble);
  if ("dismisses" in happening)
    return { ...view, troubles: view.troubles.filter(({ id }) => id !== happening.dismisses) };
  return heard(view, happening.heard, happening.at);
};

const heard = (view: View, message: ToPage, at: number): View => {
  switch (message.kind) {
    case "book":
      return { ...view, window: message.window };
    case "clock":
      return { ...view, clock: { ...message.clock, heardAt: at } };
    case "screen":
      return { ...view, screen: message.screen };
    case "world":
      return { ...view, world: message.world };
    case "mails":
      return withMails(view, message);
    case "mail":
      return view.mail?.n === message.n ? { ...view, mail: { n: message.n, words: message.mail } } : view;
    case "executions":
      return withExecutions(view, message);
    case "differences":
      return { ...view, differences: message.text };
    case "progress":
      return { ...view, progress: message.done < message.of ? message : null };
    case "trouble":
      return withTrouble({ ...view, progress: null }, message.text);
    default:
      return view;
  }
};

const withMails = (view: View, { afresh, list, of }: Extract<ToPage, { kind: "mails" }>): View => ({
  ...view,
  mails: afresh ? list : [...list, ...view.mails],
  mailCount: of,
  mail: view.mail && view.mail.n < of ? view.mail : null,
});

const withExecutions = (view: View, { afresh, list }: Extract<ToPage, { kind: "executions" }>): View => {
  const known = afresh ? [] : view.executions.filter((one) => !list.some(({ n }) => n === one.n));
  return { ...view, executions: [...list, ...known].sort((one, other) => other.n - one.n).slice(0, mostExecutions) };
};

const withTrouble = (view: View, text: string): View => ({
  ...view,
  troubles: [
    ...view.troubles.filter((trouble) => trouble.text !== text).slice(1 - mostTroubles),
    { id: (view.troubles.at(-1)?.id ?? 0) + 1, text },
  ],
});
