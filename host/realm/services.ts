/** Google's services as the script finds them. */
import type { Answer, Call, SheetsSurface, Wire } from "../run/messages";
import type { Surface } from "../published/surface";
import { makePrototype } from "./classes";
import { enumsOf } from "./enums";
import { thrown } from "./errors";
import { evaluated } from "./templates/evaluate";
import { sheetsService } from "./sheets";
import { decoded, encoded, type Held } from "./wire";

/** What a script can reach. The realm reads it and shows none of it to the script. */
export interface Reach {
  readonly surface: Surface;
  readonly sheets?: SheetsSurface;
}

export interface Services {
  /** Value by global name: SpreadsheetApp, MailApp, Sheets, ... */
  readonly globals: Readonly<Record<string, unknown>>;
  decode(wire: Wire): unknown;
  isService(value: object): boolean;
  numberOf(value: unknown): string | null;
}

export const servicesIn = ({ surface, sheets }: Reach, callHost: (call: Call) => Answer): Services => {
  const enums = enumsOf(surface);
  const decode = (wire: Wire) => decoded(wire, held, enums);
  const call = (className: string, method: string, target: number | null, args: readonly Wire[]) => {
    const answer = callHost({ className, method, target, args });
    if ("error" in answer) throw thrown(answer.error);
    return decode(answer.value);
  };
  const prototypes = new Map<string, object>();
  const prototypeOf = (className: string): object => {
    const made =
      prototypes.get(className) ??
      makePrototype(className, surface.classes[className], enums, (method, self, args) =>
        call(
          className,
          method,
          held.idByObject.get(self) ?? null,
          (printedBy(className, method, self) ?? args).map((arg) => encoded(arg, held)),
        ),
      );
    prototypes.set(className, made);
    return made;
  };
  const held = holding(prototypeOf);
  // A template's code is the script's own, so it runs here; the host is told what it printed.
  const printedBy = (className: string, method: string, self: object) =>
    className === "HtmlTemplate" && method === "evaluate"
      ? [evaluated(held.rawByTemplate.get(self) ?? "", self)]
      : undefined;
  const globals = surface.globals.map((name) => [name, Object.freeze(Object.create(prototypeOf(name)))] as const);
  return {
    globals: { ...Object.fromEntries(globals), ...(sheets ? { [sheets.symbol]: sheetsService(sheets, call) } : {}) },
    decode,
    isService: (value) => held.idByObject.has(value),
    numberOf: (value) => {
      const number = typeof value === "object" && value !== null ? held.idByObject.get(value) : undefined;
      return number === undefined ? null : String(number);
    },
  };
};

const holding = (
  prototypeOf: (className: string) => object,
): Held & { readonly rawByTemplate: WeakMap<object, string> } => {
  const idByObject = new WeakMap<object, number>();
  const objectById = new Map<number, object>();
  const rawByTemplate = new WeakMap<object, string>();
  return {
    idByObject,
    rawByTemplate,
    object: (className, id, fields) => {
      const known = objectById.get(id);
      if (known) return known;
      const made: object = Object.create(prototypeOf(className));
      // What a template consists of must not show as a property: properties are its variables.
      if (className === "HtmlTemplate") rawByTemplate.set(made, String(Object(fields).raw));
      else Object.assign(made, fields);
      idByObject.set(made, id);
      objectById.set(id, made);
      return made;
    },
  };
};
