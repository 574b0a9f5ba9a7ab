/** The verbs of the command line. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { newDemonstration } from "../demo/command";
import { xlsxOf } from "../export";
import { story } from "../story/command";
import { createWorld } from "../world";
import { serve } from "../serve/command";
import { csvOfRows, linesOfCsv } from "../world/csv";
import { withKeys } from "../world/mail-keys";
import type { Moment } from "../world/moment";
import { inFile, newFile, readFile } from "./file";
import type { Surroundings } from "./run";

/** A command line that makes no sense. */
export class CommandLineError extends Error {}

export interface Options {
  readonly zone?: string;
  readonly as?: string;
  readonly now?: string;
  readonly until?: string;
  readonly demo?: boolean;
  readonly csv?: boolean;
  readonly port?: string;
}

export interface Verb {
  /** How few and how many words follow the verb. */
  readonly words: readonly [least: number, most: number];
  readonly options: readonly string[];
  readonly usage: string;
  act(words: readonly string[], options: Options, bundle: string, around: Surroundings): Promise<unknown>;
}

const moments = ["as", "now"];

export const verbs: Readonly<Record<string, Verb>> = {
  new: {
    words: [1, 1],
    options: ["zone", "demo", ...moments],
    usage: "FILE [--zone ZONE] [--as EMAIL] [--now ISO], or FILE --demo",
    act: async ([file = ""], { demo, ...options }, bundle, around) => {
      if (demo && Object.keys(options).length > 0)
        throw new CommandLineError("A demonstration has a zone, a person and a clock of its own.");
      if (demo) return newDemonstration(file, around);
      const world = createWorld({ ...momentOf(options), ...(options.zone ? { zone: options.zone } : {}), bundle });
      const answer = await world.call("setUp", {});
      await newFile(file, world);
      return answer;
    },
  },
  story: {
    words: [0, 1],
    options: [],
    usage: "[FILE]",
    act: ([file], _options, _bundle, around) => story(file, around),
  },
  serve: {
    words: [0, 1],
    options: ["port"],
    usage: "[FILE] [--port N]",
    act: ([file], { port }, bundle, around) => serve(file, portIn(port), bundle, around),
  },
  call: {
    words: [2, 3],
    options: moments,
    usage: "FILE OPERATION [JSON or -] [--as EMAIL] [--now ISO]",
    act: ([file = "", operation = "", input = "{}"], options, bundle) => {
      const json = jsonIn(input);
      return inFile(file, bundle, (world) => world.call(operation, json, momentOf(options)));
    },
  },
  fire: {
    words: [2, 2],
    options: moments,
    usage: "FILE HANDLER [--as EMAIL] [--now ISO]",
    act: ([file = "", handler = ""], options, bundle) =>
      inFile(file, bundle, async (world) => {
        const fired = await world.fire(handler, momentOf(options));
        if (!fired.ok) throw new Error(`${handler} failed: ${fired.problem}`);
        return fired;
      }),
  },
  tick: {
    words: [1, 1],
    options: ["until"],
    usage: "FILE --until ISO",
    act: ([file = ""], { until }, bundle) => {
      if (!until) throw new CommandLineError("Say how far the clock shall move: --until ISO.");
      return inFile(file, bundle, async (world) => {
        const fired = await world.tick(until);
        return { now: world.now, fired };
      });
    },
  },
  load: {
    words: [3, 3],
    options: moments,
    usage: "FILE TAB CSV [--as EMAIL] [--now ISO]",
    act: ([file = "", tab = "", csv = ""], options, bundle) => {
      const text = textIn(csv);
      const rows = Math.max(0, linesOfCsv(text).length - 1);
      return inFile(file, bundle, async (world) => ({ rows, fired: await world.paste(tab, text, momentOf(options)) }));
    },
  },
  tab: {
    words: [3, 3],
    options: [],
    usage: "FILE TITLE CSV",
    act: ([file = "", title = "", csv = ""], _options, bundle) => {
      const text = textIn(csv);
      return inFile(file, bundle, async (world) => {
        const fired = await world.addTab(title, text);
        return { tab: title, rows: linesOfCsv(text).length, fired };
      });
    },
  },
  edit: {
    words: [4, 4],
    options: moments,
    usage: "FILE TAB CELL VALUE [--as EMAIL] [--now ISO]",
    act: ([file = "", tab = "", cell = "", value = ""], options, bundle) =>
      inFile(file, bundle, async (world) => ({ fired: await world.type(tab, cell, value, momentOf(options)) })),
  },
  rows: {
    words: [2, 2],
    options: ["csv", ...moments],
    usage: "FILE TAB [--csv]",
    act: ([file = "", tab = ""], options, bundle) =>
      inFile(file, bundle, async (world) => {
        const rows = await world.rows(tab, momentOf(options));
        return options.csv ? csvOfRows(rows) : rows;
      }),
  },
  mails: {
    words: [1, 1],
    options: [],
    usage: "FILE",
    act: ([file = ""], _options, bundle) => inFile(file, bundle, async ({ book, mails }) => withKeys(book, mails)),
  },
  export: {
    words: [2, 2],
    options: [],
    usage: "FILE OUT.xlsx",
    act: ([file = "", out = ""], _options, bundle) => {
      if (!/\.xlsx$/i.test(out)) throw new CommandLineError("The workbook is written to a file that ends in .xlsx.");
      return inFile(file, bundle, async ({ book }) => {
        writeOut(out, await xlsxOf(book));
        return { file: out, tabs: book.state().sheets.length };
      });
    },
  },
  calls: { words: [1, 1], options: [], usage: "FILE", act: async ([file = ""]) => readFile(file).lastCalls },
};

const momentOf = ({ as, now }: Options): Moment => ({
  ...(as === undefined ? {} : { as }),
  ...(now === undefined ? {} : { now }),
});

const portIn = (text: string | undefined) => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CommandLineError(`A port is a number from 1 to 65535, not "${text}".`);
  return port;
};

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

const writeOut = (file: string, content: Buffer) => {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new Error(`${file} can not be written: ${error instanceof Error ? error.message : error}.`);
  }
};
