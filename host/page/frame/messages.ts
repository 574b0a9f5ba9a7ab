/** What a page of the add-on and the page around it tell each other; types only. */

import type { Way } from "../ways";

/** From the frame to the page around it. */
export type FromFrame =
  | { readonly desk: "call"; readonly call: string; readonly functionName: string; readonly args: readonly unknown[] }
  | { readonly desk: "close" }
  | { readonly desk: "focus" }
  | { readonly desk: "size"; readonly width: number | null; readonly height: number | null }
  /** The person pressed Escape and the page did nothing with it. */
  | { readonly desk: "escape" }
  /** The person pressed a key that leads elsewhere. */
  | { readonly desk: "way"; readonly way: Way }
  /** The page's own script failed. */
  | { readonly desk: "fault"; readonly text: string };

/** From the page around it to the frame: how a call ended, in the words of google.script.run. */
export interface ToFrame {
  readonly desk: "returned";
  readonly call: string;
  readonly outcome:
    | { readonly ok: true; readonly json: string | null }
    | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };
}
