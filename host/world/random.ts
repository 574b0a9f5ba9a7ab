/** Random values that are the same whenever a world is played again. */
import { createHash } from "node:crypto";
import type { WorldState } from "./state";

/** The next 32 random hexadecimal digits of the world. */
export const drawn = (state: WorldState) => {
  state.drawn += 1;
  return createHash("sha256").update(`${state.scriptId} ${state.drawn}`).digest("hex").slice(0, 32);
};

/** An id as Google would make one, the same for the same seed. */
export const idFrom = (seed: string, length: number) =>
  createHash("sha512").update(seed).digest("base64url").replaceAll(/[-_]/g, "x").slice(0, length);
