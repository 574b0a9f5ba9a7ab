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

/** Has a file to itself for as long as its world is served; `keep` puts a world into it. */
export const whileServed = <T>(file: string, work: (keep: (world: World) => Promise<void>) => Promise<T>): Promise<T> =>
  alone(file, () => work(oneAfterAnother((world) => keep(file, world))), servedMark);

/** Puts a world into a file, in place of whatever it held. */
export const newFile = (file: string, world: World) => alone(file, () => keep(file, world));

// A reader of the file sees the old world or the new one, never half of one.
const keep = async (file: string, world: World) => {
  const unfinished = `${file}.${process.pid}.part`;
  writeFileSync(unfinished, JSON.stringify(await world.save()));
  renameSync(unfinished, file);
};

/** The world in the text of a file. */
export const stateIn = (text: string, file: string): WorldState => {
  const state = parsed(text);
  if (state?.format !== 1 || !state.workbook?.snapshot?.sheets)
    throw new Error(`${file} does not hold a world of this host.`);
  return state;
};

const parsed = (text: string): WorldState | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const servedMark = " serves it";

const oneAfterAnother = (work: (world: World) => Promise<void>) => {
  let last: Promise<void> = Promise.resolve();
  return (world: World) => {
    last = last.catch(() => undefined).then(() => work(world));
    return last;
  };
};

const alone = async <T>(file: string, work: () => Promise<T>, purpose = ""): Promise<T> => {
  const mark = `${file}.lock`;
  const giveUpAt = Date.now() + patience;
  while (!marked(mark, purpose)) {
    // Whoever serves a world does so for hours.
    if (textOf(mark).endsWith(servedMark))
      throw new Error(`The world in ${file} is open on a page: stop that one first (Ctrl+C where it was started).`);
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

const marked = (mark: string, purpose: string) => {
  try {
    writeFileSync(mark, `${process.pid}${purpose}`, { flag: "wx" });
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
    process.kill(Number.parseInt(readFileSync(mark, "utf8"), 10) || process.pid, 0);
    return true;
  } catch {
    return false;
  }
};

const textOf = (file: string) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};
