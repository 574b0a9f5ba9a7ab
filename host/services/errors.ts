/** Errors that a service throws into the script, as Google throws them. */
import type { Failure } from "../run/messages";

export class ScriptError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** What every service but the advanced ones throws. */
export const exception = (message: string) => new ScriptError({ name: "Exception", message });

/** A member that Google documents and the local host lacks. */
export const notBuilt = (what: string) =>
  new ScriptError({
    name: "NotInLocalHost",
    message: `${what} is documented by Google but not implemented in the local host`,
  });
