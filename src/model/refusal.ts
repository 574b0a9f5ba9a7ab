/** Why the answer is no: a reason from a closed list and a sentence that a person can act on. */
import * as z from "zod/mini";

export const Why = z.enum([
  "invalid",
  "not-found",
  "not-allowed",
  "decided",
  "stale",
  "duplicate",
  "conflict",
  "busy",
  "needs-reason",
  "needs-ae",
  "missing-value",
  "missing-column",
  "not-set-up",
  "zone-changed",
  "copy",
  "quota",
  "failed",
]);

export const Refusal = z.looseObject({
  why: Why,
  text: z.string(),
  /** The field that is wrong, where it is one. */
  field: z.optional(z.string()),
});
export type Refusal = z.output<typeof Refusal>;
