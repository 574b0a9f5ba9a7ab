/** What goes between an execution's worker and the host; everything survives a structured clone. */
/** A value on its way: objects with one `$` name stand for what has no plain form. */
export type Wire = null | boolean | number | string | readonly Wire[] | { readonly [name: string]: Wire };

/** What a worker gets when it is made, long before it is needed. */
export interface Equipment {
  readonly scripts: readonly Script[];
  /** The published surface as JSON, which is quicker to hand over than what it says. */
  readonly surfaceText: string;
  readonly sheets?: SheetsSurface;
  /** The host raises the first element when an answer is in the port. */
  readonly flag: SharedArrayBuffer;
}

export interface Script {
  readonly name: string;
  readonly source: string;
}

/** The advanced service: its global name, methods by resource, and the message types that it can make. */
export interface SheetsSurface {
  readonly symbol: string;
  readonly methods: Readonly<Record<string, readonly string[]>>;
  readonly messages: readonly string[];
}

/** Begins the one execution of a worker. */
export interface Start {
  readonly functionName: string;
  readonly args: readonly Wire[];
  /** What is told of what it returns: the value as a page gets it, or which service object it is. */
  readonly wants: "value" | "object";
  readonly clock: ClockReading;
  /** Where Math.random begins. */
  readonly seed: number;
}

/** The world's clock; one that runs advances with real time until the next reading. */
export interface ClockReading {
  readonly now: number;
  readonly runs: boolean;
}

/** One service call. */
export interface Call {
  readonly className: string;
  readonly method: string;
  readonly target: number | null;
  readonly args: readonly Wire[];
}

export type Answer = { readonly clock: ClockReading } & ({ readonly value: Wire } | { readonly error: Failure });

/** An error as the script sees it. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly details?: Wire;
}

/** What a worker reports beside its service calls. */
export type News =
  | { readonly kind: "log"; readonly level: string; readonly text: string }
  | { readonly kind: "done"; readonly json: string | null }
  | { readonly kind: "failed"; readonly error: Failure }
  /** The thread can take the next execution. */
  | { readonly kind: "free" };
