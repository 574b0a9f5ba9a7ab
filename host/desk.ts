/** The local host as a program and as a library for tests. */
export { run } from "./cli/run";
export { questionOf, xlsxOf } from "./export";
export type { Fault } from "./run/faults";
export type { Request } from "./sheets/api";
export { type Book, blankBook, openBook } from "./sheets/book";
export type { Highlight } from "./sheets/highlights";
export { type Birth, createWorld, loadWorld, type World } from "./world";
export { type Answer, type Refusal, ScriptFailed } from "./world/doors";
export type { Fired } from "./world/firing";
export type { Moment } from "./world/moment";
export type { WorldState } from "./world/state";
