/** How a service is written: for each class, what its methods do for an execution and the object they are called on. */
import type { Execution } from "../run/execution";

/** One method; its arguments come from the script in the order in which they are declared. */
export type Method = (run: Execution, self: never, ...args: never[]) => unknown;

/** Methods by class and name. */
export type Service = Readonly<Record<string, Readonly<Record<string, Method>>>>;
