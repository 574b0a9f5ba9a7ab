/** The local host as a program and as a library for tests. */
export { run } from "./cli/run";
export { birthOf, demonstrate } from "./demo";
export { questionOf, xlsxOf } from "./export";
export { isSameValue, pagesIn } from "./export/referee";
export type { Fault } from "./run/faults";
export type { Request } from "./sheets/api";
export { type Book, blankBook, openBook } from "./sheets/book";
export { type Figures, figuresOf } from "./sheets/figures";
export type { Highlight } from "./sheets/highlights";
export { openDoor, type Served, serveWorld } from "./serve/server";
export { serialAt } from "./sheets/zone";
export { type Birth, createWorld, loadWorld, type World } from "./world";
export { type Answer, type Refusal, ScriptFailed } from "./world/doors";
export type { Fired } from "./world/firing";
export type { Moment } from "./world/moment";
export type { WorldState } from "./world/state";
