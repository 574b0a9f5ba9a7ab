/** The local host as a program and as a library for tests. */
export { run } from "./cli/run";
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
