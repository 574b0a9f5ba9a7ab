/** The command line: reads it, opens the world, does what the verb says, keeps the world, prints one JSON document. */
import { parseArgs } from "node:util";
import { help } from "./help";
import { CommandLineError, type Verb, verbs } from "./verbs";

/** Runs one command; the exit status is 0, 1 for a problem, 2 for a wrong command line. */
export const run = async (argv: readonly string[]): Promise<number> => {
  const [name = "--help", ...rest] = argv;
  if (name === "--help" || name === "help" || rest.includes("--help")) {
    process.stdout.write(help);
    return 0;
  }
  try {
    const verb = verbs[name];
    if (!verb) throw new CommandLineError(`There is no verb "${name}".`);
    const output = await verb.act(...understood(name, verb, rest));
    await printed(output);
    return 0;
  } catch (error) {
    const isWrongLine = error instanceof CommandLineError;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}${isWrongLine ? ' See "--help".' : ""}\n`);
    return isWrongLine ? 2 : 1;
  }
};

const understood = (name: string, verb: Verb, rest: string[]): Parameters<Verb["act"]> => {
  const { values, positionals } = parsed(rest);
  const unknown = Object.keys(values).find((option) => !verb.options.includes(option));
  if (unknown) throw new CommandLineError(`"${name}" takes no --${unknown}.`);
  const [least, most] = verb.words;
  if (positionals.length < least || positionals.length > most)
    throw new CommandLineError(`Write it as: ${name} ${verb.usage}`);
  return [positionals, values];
};

const parsed = (args: string[]) => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { zone: text, as: text, now: text, until: text, demo: flag, csv: flag },
    });
  } catch (error) {
    throw new CommandLineError(error instanceof Error ? error.message : String(error));
  }
};

const printed = (output: unknown) =>
  new Promise<void>((done) => {
    const text = typeof output === "string" ? output : `${JSON.stringify(output, null, 2)}\n`;
    process.stdout.write(text, () => done());
  });
