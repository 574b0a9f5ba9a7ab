/** The command line: reads it, opens the world, does what the verb says, keeps the world, prints one JSON document. */
import { parseArgs } from "node:util";
import { builtFolder } from "../world";
import { momentIn } from "../world/clock";
import { help } from "./help";
import { CommandLineError, type Verb, verbs } from "./verbs";

/** Where the add-on is and where the text goes; tests have both elsewhere. */
export interface Surroundings {
  readonly bundle: string;
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

/** Runs one command; the exit status is 0, 1 for a problem, 2 for a wrong command line. */
export const run = async (argv: readonly string[], around: Surroundings = terminal): Promise<number> => {
  const [name = "--help", ...rest] = argv;
  if (name === "--help" || name === "help" || rest.includes("--help")) {
    await around.out(help);
    return 0;
  }
  try {
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw new CommandLineError(`There is no verb "${name}".`);
    const [words, options] = understood(name, verb, rest);
    const output = await verb.act(words, options, around.bundle, around);
    await around.out(typeof output === "string" ? output : `${JSON.stringify(output, null, 2)}\n`);
    return 0;
  } catch (error) {
    const isWrongLine = error instanceof CommandLineError;
    await around.err(`${sentence(error)}${isWrongLine ? ' See "--help".' : ""}\n`);
    return isWrongLine ? 2 : 1;
  }
};

const write = (stream: NodeJS.WriteStream, text: string) =>
  new Promise<void>((done) => stream.write(text, () => done()));

const terminal: Surroundings = {
  bundle: builtFolder,
  out: (text) => write(process.stdout, text),
  err: (text) => write(process.stderr, text),
};

const understood = (name: string, verb: Verb, rest: readonly string[]) => {
  const { values, positionals } = parsed(rest);
  const unknown = Object.keys(values).find((option) => !verb.options.includes(option));
  if (unknown) throw new CommandLineError(`"${name}" takes no --${unknown}.`);
  const [least, most] = verb.words;
  if (positionals.length < least || positionals.length > most)
    throw new CommandLineError(`Write it as: ${name} ${verb.usage}.`);
  for (const moment of [values.now, values.until]) mustBeMoment(moment);
  return [positionals, values] as const;
};

const mustBeMoment = (text: string | undefined) => {
  try {
    if (text !== undefined) momentIn(text);
  } catch (error) {
    throw new CommandLineError(sentence(error));
  }
};

const parsed = (args: readonly string[]) => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = { zone: text, as: text, now: text, until: text, port: text, demo: flag, csv: flag };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error));
  }
};

const sentence = (error: unknown) => {
  if (!(error instanceof Error)) return String(error);
  const text = error.message.replaceAll(/\s+/g, " ");
  return error.name === "Error" || error instanceof CommandLineError ? text : `${error.name}: ${text}`;
};
