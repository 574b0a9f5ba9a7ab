/** The file that holds a world. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import { loadWorld, type World } from "../world";
import type { WorldState } from "../world/state";

const patience = 60_000;

/** Looks at the world in a file. */
export const readFile = (file: string): WorldState => {
  if (!existsSync(file)) throw new Error(`There is no world in ${file}: make one with "new".`);
  return stateIn(readFileSync(file, "utf8"), file);
};

/** Works in the world of a file and keeps what became of it, a failure's doings too; one process at a time. */
export const inFile = async <T>(file: string, bundle: string, work: (world: World) => Promise<T>): Promise<T> =>
  alone(file, async () => {
    const world = loadWorld(readFile(file), { bundle });
    try {
      return await work(world);
    } finally {
      await keep(file, world);
    }
  });

/** Puts a world into a file, in place of whatever it held. */
export const newFile = (file: string, world: World) => alone(file, () => keep(file, world));

// A reader of the file sees the old world or the new one, never half of one.
const keep = async (file: string, world: World) => {
  const unfinished = `${file}.${process.pid}.part`;
  writeFileSync(unfinished, JSON.stringify(await world.save()));
  renameSync(unfinished, file);
};

const stateIn = (text: string, file: string): WorldState => {
  const state = parsed(text);
  if (state?.format !== 1) throw new Error(`${file} does not hold a world of this host.`);
  return state;
};

const parsed = (text: string): WorldState | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const alone = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  const mark = `${file}.lock`;
  const giveUpAt = Date.now() + patience;
  while (!marked(mark)) {
    if (Date.now() > giveUpAt)
      throw new Error(`Another process is working in ${file}; if there is none, delete ${mark}.`);
    await after(25);
  }
  try {
    return await work();
  } finally {
    rmSync(mark, { force: true });
  }
};

const marked = (mark: string) => {
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EEXIST") throw error;
    if (!isAlive(mark)) rmSync(mark, { force: true });
    return false;
  }
};

// A process that was killed leaves its mark behind.
const isAlive = (mark: string) => {
  try {
    process.kill(Number(readFileSync(mark, "utf8")) || process.pid, 0);
    return true;
  } catch {
    return false;
  }
};
