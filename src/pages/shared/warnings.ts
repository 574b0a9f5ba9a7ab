/** The warnings of a registration in the words of its tab. */
import { type Warning, warnings } from "../../model/registrations";

/** The warnings of a registration in words, blank when there are none. */
export const warningsOf = (flags: string): string =>
  flags
    .split(/,\s*/)
    .map((kind) => sayWarning(kind))
    .filter(Boolean)
    .join(", ");

/** A warning as its cell says it. */
export const sayWarning = (kind: string): string => (kind in warnings ? warnings[kind as Warning] : kind);
