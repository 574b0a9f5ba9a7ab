/** The file that holds a world. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { loadWorld, type World } from "../world";
import type { WorldState } from "../world/state";

/** Opens the world in a file. */
export const openFile = (file: string): World => {
  if (!existsSync(file)) throw new Error(`There is no world in ${file}: make one with "new".`);
  return loadWorld(stateIn(readFileSync(file, "utf8"), file));
};

/** Keeps a world; a reader of the file sees the old world or the new one, never half of one. */
export const saveFile = async (file: string, world: World) => {
  const unfinished = `${file}.${process.pid}.part`;
  writeFileSync(unfinished, JSON.stringify(await world.save()));
  renameSync(unfinished, file);
};

const stateIn = (text: string, file: string): WorldState => {
  try {
    const state: WorldState = JSON.parse(text);
    if (state.format === 1) return state;
  } catch {
    // Said below.
  }
  throw new Error(`${file} does not hold a world of this host.`);
};
