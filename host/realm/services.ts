/** The service objects: one prototype for each class of the published surface, every method a call to the host. */
import type { ServiceClass, Signature, Surface } from "../published/surface";
import type { Answer, Call, Equipment, Failure, Wire } from "../run/messages";

export interface Services {
  /** Value by global name: SpreadsheetApp, MailApp, Sheets, ... */
  readonly globals: Readonly<Record<string, unknown>>;
  decode(wire: Wire): unknown;
  isService(value: object): boolean;
}

type CallHost = (call: Call) => Answer;

export const servicesIn = ({ surface, sheets }: Omit<Equipment, "scripts" | "flag">, callHost: CallHost): Services => {
  const idByObject = new WeakMap<object, number>();
  const objectById = new Map<number, object>();
  const prototypes = new Map<string, object>();
  const enums = enumsOf(surface);

  const objectOf = (className: string, id: number, fields: unknown) => {
    const known = objectById.get(id);
    if (known) return known;
    const made: object = Object.assign(Object.create(prototypeOf(className)), fields);
    idByObject.set(made, id);
    objectById.set(id, made);
    return made;
  };
  const decode = (wire: Wire): unknown => {
    if (typeof wire !== "object" || wire === null) return wire;
    if (isList(wire)) return Array.from(wire, decode);
    if (typeof wire.$json === "string") return JSON.parse(wire.$json);
    if (typeof wire.$date === "number") return new Date(wire.$date);
    if (wire.$missing === true) return undefined;
    if (isList(wire.$object)) return objectOf(String(wire.$object[0]), Number(wire.$object[1]), wire.$object[2]);
    if (isList(wire.$enum)) return enums.get(String(wire.$enum[0]))?.[String(wire.$enum[1])];
    return Object.fromEntries(Object.entries(wire).map(([name, inner]) => [name, decode(inner)]));
  };
  const encode = (value: unknown): Wire => {
    if (value === undefined || value === null) return null;
    if (typeof value === "function" || typeof value === "symbol")
      throw new TypeError("A function can not be passed to a service.");
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object") return value as Wire; // A string, number or boolean is left.
    const id = idByObject.get(value);
    if (id !== undefined) return { $object: id };
    if (value instanceof Date) return { $date: value.getTime() };
    if (isMember(value)) return { $enum: [value.enumName, value.toString()] };
    if (Array.isArray(value)) return Array.from(value, encode);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encode(inner)]));
  };
  const call = (className: string, method: string, target: number | null, args: readonly Wire[]) => {
    const answer = callHost({ className, method, target, args });
    if ("error" in answer) throw thrown(answer.error, decode);
    return decode(answer.value);
  };
  const prototypeOf = (className: string): object => {
    const known = prototypes.get(className);
    if (known) return known;
    const made = makePrototype(className, surface.classes[className], enums, (method, self, args) =>
      call(className, method, idByObject.get(self) ?? null, args.map(encode)),
    );
    prototypes.set(className, made);
    return made;
  };
  const globals = Object.fromEntries(
    surface.globals.map((name) => [name, Object.freeze(Object.create(prototypeOf(name)))]),
  );
  return {
    globals: { ...globals, ...(sheets ? { [sheets.symbol]: sheetsService(sheets, call) } : {}) },
    decode,
    isService: (value) => idByObject.has(value),
  };
};

const isList = (wire: Wire | undefined): wire is readonly Wire[] => Array.isArray(wire);

const makePrototype = (
  className: string,
  published: ServiceClass | undefined,
  enums: ReadonlyMap<string, Readonly<Record<string, Member>>>,
  call: (method: string, self: object, args: readonly unknown[]) => unknown,
): object => {
  const prototype: object = {};
  const show = (name: string, value: unknown) => Object.defineProperty(prototype, name, { value, enumerable: false });
  show("toString", () => className);
  for (const [name, signatures] of Object.entries(published?.methods ?? {})) {
    show(name, function (this: object, ...args: unknown[]) {
      mustFit(args, signatures, `${published?.shown}.${name}`);
      return call(name, this, args);
    });
  }
  for (const [name, enumName] of Object.entries(published?.enums ?? {})) {
    const members = enums.get(enumName);
    if (members) show(name, members);
  }
  return prototype;
};

const mustFit = (args: readonly unknown[], signatures: readonly Signature[], shown: string) => {
  if (signatures.some(({ least, most }) => args.length >= least && args.length <= most)) return;
  throw thrown({
    name: "Exception",
    message: `The parameters (${args.map(kindOf).join(",")}) don't match the method signature for ${shown}.`,
  });
};

const kindOf = (value: unknown) => {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "number[]";
  if (typeof value === "object") return value.toString === Object.prototype.toString ? "Object" : String(value);
  return typeof value === "string" ? "String" : typeof value;
};

/** A member of one of Google's enums, which are objects that print their name. */
interface Member {
  readonly enumName: string;
  toString(): string;
}

const isMember = (value: object): value is Member => "enumName" in value && "ordinal" in value;

const enumsOf = (surface: Surface): ReadonlyMap<string, Readonly<Record<string, Member>>> =>
  new Map(
    Object.entries(surface.enums).map(([enumName, names]) => {
      const members = names.map(
        (name, index) => [name, Object.freeze(Object.create(memberPrototype(enumName, name, index)))] as const,
      );
      return [enumName, Object.freeze(Object.fromEntries(members))] as const;
    }),
  );

const memberPrototype = (enumName: string, name: string, index: number) =>
  Object.defineProperties(
    {},
    {
      enumName: { value: enumName },
      toString: { value: () => name },
      toJSON: { value: () => name },
      name: { value: () => name },
      ordinal: { value: () => index },
    },
  );

const thrown = ({ name, message, details }: Failure, decode: (wire: Wire) => unknown = (wire) => wire) => {
  const error = new Error(message);
  error.name = name;
  return details === undefined ? error : Object.assign(error, { details: decode(details) });
};

// Apps Script turns the objects that it is given into JSON and the answer back into objects; so does this.
const sheetsService = (sheets: NonNullable<Equipment["sheets"]>, call: CallParts) => {
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

type CallParts = (className: string, method: string, target: number | null, args: readonly Wire[]) => unknown;

const asJson = (value: unknown): Wire => {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? { $json: JSON.stringify(value) } : String(value);
};
