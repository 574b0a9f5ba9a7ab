/** google.script.run as pages know it: https://developers.google.com/apps-script/guides/html/reference/run */

/** How a call ended: what is delivered, or the error. */
export type Ending = { readonly value: unknown } | { readonly error: Error };

/** Carries one call to the server. */
export type Carry = (functionName: string, args: readonly unknown[]) => Promise<Ending>;

/** What may be sent, as it arrives; throws for what may not. */
export type Legal = (args: readonly unknown[]) => readonly unknown[];

type Handler = ((value: unknown, userObject: unknown) => void) | null;

/** Google's runner: three setters that each give another runner, and every function of the script. */
export type Runner = Readonly<Record<string, (...args: unknown[]) => unknown>>;

interface Handlers {
  readonly success: Handler;
  readonly failure: Handler;
  readonly userObject: unknown;
}

/** So many calls run at once; the next one waits for an answer. */
export const mostAtOnce = 10;

/** A runner for the functions of a script; calls may be answered in any order. */
export const runnerFor = (names: readonly string[], legal: Legal, carry: Carry): Runner => {
  const start = limited(carry);
  const runner = (handlers: Handlers): Runner => ({
    withSuccessHandler: (success) => runner({ ...handlers, success: mustBeFunction(success, "success") }),
    withFailureHandler: (failure) => runner({ ...handlers, failure: mustBeFunction(failure, "failure") }),
    withUserObject: (userObject) => runner({ ...handlers, userObject }),
    ...Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]) => {
          const sent = legal(args);
          void start(name, sent).then((ending) => deliver(ending, handlers));
        },
      ]),
    ),
  });
  return runner({ success: null, failure: null, userObject: undefined });
};

const mustBeFunction = (handler: unknown, kind: string): Handler => {
  if (handler === null || handler === undefined) return null;
  if (typeof handler !== "function") throw new TypeError(`The ${kind} handler is not a function.`);
  return handler as Handler; // What a handler takes is the page's own affair.
};

const deliver = (ending: Ending, { success, failure, userObject }: Handlers) => {
  if ("value" in ending) success?.(ending.value, userObject);
  else if (failure) failure(ending.error, userObject);
  else console.error(ending.error);
};

const limited = (carry: Carry): Carry => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (functionName, args) => {
    if (running >= mostAtOnce) await new Promise<void>((turn) => waiting.push(turn));
    else running += 1;
    try {
      return await carry(functionName, args);
    } finally {
      // Whoever waits takes the place; without one it is free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
