/** What a page may hand to google.script.run. */
import { toServer } from "../../run/to-server";

/** The arguments as they arrive at the server; a form may be the only one, and goes as its fields. */
export const legalArguments = (args: readonly unknown[]): readonly unknown[] => {
  const [only] = args;
  return args.length === 1 && only instanceof HTMLFormElement ? [fieldsOf(only)] : toServer(args);
};

// A field that occurs several times becomes a list; what is not ticked or has no name is not there.
const fieldsOf = (form: HTMLFormElement) => {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string")
      throw new TypeError(`Failed due to illegal value in property: ${name} (the local host takes no files)`);
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
};
