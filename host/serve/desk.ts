/** The desk as the page's server sees it: one world, the windows that look at it, and the parts that answer them. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Google } from "../google";
import type { World } from "../world";
import type { FromPage, ToPage } from "./messages";

/** One window of a browser that shows the desk. */
export interface Window {
  readonly id: string;
  send(message: ToPage): void;
  /** A message that is JSON already. */
  sendText(text: string): void;
}

/** What every part of the server works with. */
export interface Desk {
  /** Another one once a world was loaded; ask for it each time. */
  readonly world: World;
  readonly google: Google;
  /** The file that holds the world. */
  readonly file: string;
  /** Where the page is, `http://localhost:4880`. */
  readonly pageOrigin: string;
  /** Where the pages of the add-on are, `http://127.0.0.1:4880`: another origin, so that they can not reach the page. */
  readonly frameOrigin: string;
  readonly windows: readonly Window[];
  broadcast(message: ToPage, except?: Window): void;
  /** Lets a window forget what it knows and tells it everything anew. */
  greet(window: Window): void;
  /** Puts another world in the place of this one; every window then gets everything anew. */
  replaceWorld(world: World): Promise<void>;
  /** Says that something of the world is no longer as it was: its file is written soon and every `onChanged` hears of it. */
  changed(): void;
  /** Hears, once for each turn of the event loop, that the world has changed. */
  onChanged(listener: () => void): void;
  /** Hears that another world is in the place of this one, before the windows do. */
  onReplaced(listener: () => void): void;
  /** Hears that a window is gone, or has lost its connection. */
  onGone(listener: (window: Window) => void): void;
}

/** What a window may say and who answers. */
export type Answers = {
  readonly [Kind in FromPage["kind"]]?: (
    message: Extract<FromPage, { readonly kind: Kind }>,
    window: Window,
  ) => void | Promise<void>;
};

/** One part of the server, made once for a desk; a message or path that no part takes is a mistake of the page. */
export interface Part {
  readonly answers: Answers;
  /** What a window is told when it connects, in this order, and again when the world is replaced. */
  greeting?(window: Window): readonly ToPage[];
  /** Serves a path of one of the two origins; false where it is not this part's. */
  serve?(at: Place, request: IncomingMessage, response: ServerResponse): boolean;
}

export interface Place {
  readonly origin: "page" | "frame";
  readonly path: string;
}

export type MakePart = (desk: Desk) => Part;
