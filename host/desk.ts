/** The local host as a program and as a library for tests. */
export { run } from "./cli/run";
export { blankBook, openBook, type Book } from "./sheets/book";
export type { Request } from "./sheets/api";
export type { Fault } from "./run/faults";
export {
  createWorld,
  loadWorld,
  ScriptFailed,
  type Answer,
  type Birth,
  type Moment,
  type Refusal,
  type World,
} from "./world";
export type { WorldState } from "./world/state";
