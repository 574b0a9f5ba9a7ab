/** The verbs of the command line. */
import { existsSync, readFileSync } from "node:fs";
import { csvOfRows } from "../world/csv";
import { createWorld, type Moment, type World } from "../world";
import { openFile, saveFile } from "./file";

/** A command line that makes no sense. */
export class CommandLineError extends Error {}

export interface Options {
  readonly zone?: string;
  readonly as?: string;
  readonly now?: string;
  readonly until?: string;
  readonly demo?: boolean;
  readonly csv?: boolean;
}

export interface Verb {
  /** How few and how many words follow the verb. */
  readonly words: readonly [least: number, most: number];
  readonly options: readonly string[];
  readonly usage: string;
  act(words: readonly string[], options: Options): Promise<unknown>;
}

const moments = ["as", "now"];

export const verbs: Readonly<Record<string, Verb>> = {
  new: {
    words: [1, 1],
    options: ["zone", ...moments],
    usage: "FILE [--zone ZONE] [--as EMAIL] [--now ISO]",
    act: async ([file = ""], options) => {
      if (existsSync(file)) throw new Error(`${file} exists; a new world must not overwrite it.`);
      const world = createWorld(birthOf(options));
      const answer = await world.call("setUp", {}, momentOf(options));
      await saveFile(file, world);
      return answer;
    },
  },
  call: {
    words: [2, 3],
    options: moments,
    usage: "FILE OPERATION [JSON or -] [--as EMAIL] [--now ISO]",
    act: ([file = "", operation = "", input = "{}"], options) =>
      inside(file, (world) => world.call(operation, jsonIn(input), momentOf(options))),
  },
  fire: {
    words: [2, 2],
    options: moments,
    usage: "FILE HANDLER [--as EMAIL] [--now ISO]",
    act: ([file = "", handler = ""], options) =>
      inside(file, async (world) => {
        const fired = await world.fire(handler, momentOf(options));
        if (!fired.ok) throw new Error(fired.problem);
        return fired;
      }),
  },
  tick: {
    words: [1, 1],
    options: ["until"],
    usage: "FILE --until ISO",
    act: ([file = ""], { until }) => {
      if (!until) throw new CommandLineError("Say how far the clock shall move: --until ISO.");
      return inside(file, async (world) => {
        const fired = await world.tick(until);
        return { now: world.now, fired };
      });
    },
  },
  load: {
    words: [3, 3],
    options: moments,
    usage: "FILE TAB CSV [--as EMAIL] [--now ISO]",
    act: ([file = "", tab = "", csv = ""], options) =>
      inside(file, async (world) => ({ fired: await world.paste(tab, textIn(csv), momentOf(options)) })),
  },
  edit: {
    words: [4, 4],
    options: moments,
    usage: "FILE TAB CELL VALUE [--as EMAIL] [--now ISO]",
    act: ([file = "", tab = "", cell = "", value = ""], options) =>
      inside(file, async (world) => ({ fired: await world.type(tab, cell, value, momentOf(options)) })),
  },
  rows: {
    words: [2, 2],
    options: ["csv", ...moments],
    usage: "FILE TAB [--csv]",
    act: ([file = "", tab = ""], options) =>
      inside(file, async (world) => {
        const rows = await world.rows(tab, momentOf(options));
        return options.csv ? csvOfRows(rows) : rows;
      }),
  },
  mails: {
    words: [1, 1],
    options: [],
    usage: "FILE",
    act: async ([file = ""]) => reading(file, (world) => world.mails),
  },
  calls: {
    words: [1, 1],
    options: [],
    usage: "FILE",
    act: async ([file = ""]) => reading(file, (world) => world.lastCalls),
  },
};

// The service calls of the last execution stay those of the last command that was asked for by a person.
const inside = async (file: string, work: (world: World) => Promise<unknown>) => {
  const world = openFile(file);
  const answer = await work(world);
  await saveFile(file, world);
  return answer;
};

const reading = (file: string, look: (world: World) => unknown) => look(openFile(file));

const momentOf = ({ as, now }: Options): Moment => ({
  ...(as === undefined ? {} : { as }),
  ...(now === undefined ? {} : { now }),
});
const birthOf = ({ zone, as, now }: Options) => ({
  ...momentOf({ ...(as ? { as } : {}), ...(now ? { now } : {}) }),
  ...(zone ? { zone } : {}),
});

const jsonIn = (text: string): unknown => {
  const json = text === "-" ? readFileSync(0, "utf8") : text;
  try {
    return JSON.parse(json);
  } catch {
    throw new CommandLineError("The input is not JSON.");
  }
};

const textIn = (file: string) => {
  if (file !== "-" && !existsSync(file)) throw new Error(`There is no file ${file}.`);
  return readFileSync(file === "-" ? 0 : file, "utf8");
};
