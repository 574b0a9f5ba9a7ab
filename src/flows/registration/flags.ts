/** What a reviewer is told about a registration: what speaks against it, and what its fields leave open. */
import { warningsOf } from "../../rules/checks";
import type { Conflict } from "../../rules/conflicts";
import type { Moment } from "../flow";

/** The conflicts, strongest first, then the warnings of the checks. */
export const flagsOf = (
  conflicts: readonly Conflict[],
  told: Readonly<Record<string, unknown>>,
  moment: Moment,
): Conflict[] => [
  ...conflicts,
  ...warningsOf(told, moment).map(({ check, text }) => ({
    kind: check === "businessEmail" ? ("free-mail" as const) : ("check" as const),
    evidence: text,
    partnerText: text,
  })),
];
