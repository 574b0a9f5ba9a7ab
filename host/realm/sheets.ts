/** The advanced service Sheets: every method of the API as a function. */
import type { Equipment, Wire } from "../run/messages";

type Call = (className: string, method: string, target: null, args: readonly Wire[]) => unknown;

// Apps Script turns the objects that it is given into JSON and the answer back into objects; so does this.
export const sheetsService = (sheets: NonNullable<Equipment["sheets"]>, call: Call) => {
  const methodsOf = (resource: string) =>
    Object.fromEntries(
      (sheets.methods[resource] ?? []).map((method) => [
        method,
        (...args: unknown[]) =>
          call(
            resource === "Spreadsheets" ? "Sheets.Spreadsheets" : `Sheets.Spreadsheets.${resource}`,
            method,
            null,
            args.map(asJson),
          ),
      ]),
    );
  const makers = sheets.messages.map((name) => [`new${name}`, () => call("Sheets", `new${name}`, null, [])] as const);
  const { Spreadsheets: _, ...resources } = sheets.methods;
  const below = Object.fromEntries(Object.keys(resources).map((name) => [name, Object.freeze(methodsOf(name))]));
  return Object.freeze({
    getVersion: () => call("Sheets", "getVersion", null, []),
    ...Object.fromEntries(makers),
    Spreadsheets: Object.freeze({ ...methodsOf("Spreadsheets"), ...below }),
  });
};

const asJson = (value: unknown): Wire => {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? { $json: JSON.stringify(value) } : String(value);
};
