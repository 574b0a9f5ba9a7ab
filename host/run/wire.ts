/** Values between the host and a script; service objects go as numbers and stay on the host's side. */
import type { Wire } from "./messages";

/** The service objects that an execution has been given. */
export interface Objects {
  readonly byId: Map<number, object>;
  readonly known: Map<object, Known>;
  /** Makes a plain object a service object of a class; `fields` can be read of it without a call. */
  make<T extends object>(className: string, state: T, fields?: Readonly<Record<string, Wire>>): T;
}

interface Known {
  readonly className: string;
  readonly id: number;
  readonly fields: Readonly<Record<string, Wire>>;
}

/** A member of an enum of Google. */
export class EnumMember {
  constructor(
    readonly enumName: string,
    readonly name: string,
  ) {}
}

/** A value that is not there at all, where null would be something else. */
export const missing = Symbol("missing");

/** JSON that the script shall get as an object. */
export class Json {
  constructor(readonly text: string) {}
}

export const newObjects = (): Objects => {
  const byId = new Map<number, object>();
  const known = new Map<object, Known>();
  return {
    byId,
    known,
    make: (className, state, fields = {}) => {
      const id = byId.size + 1;
      byId.set(id, state);
      known.set(state, { className, id, fields });
      return state;
    },
  };
};

export const encoded = (value: unknown, objects: Objects): Wire => {
  if (value === missing) return { $missing: true };
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") return value as Wire; // The host hands out nothing else than text, numbers and booleans.
  const known = objects.known.get(value);
  if (known) return { $object: [known.className, known.id, known.fields] };
  if (value instanceof Json) return { $json: value.text };
  if (value instanceof EnumMember) return { $enum: [value.enumName, value.name] };
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) return value.map((element) => encoded(element, objects));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encoded(inner, objects)]));
};

export const decoded = (wire: Wire, objects: Objects): unknown => {
  if (typeof wire !== "object" || wire === null) return wire;
  if (isList(wire)) return wire.map((element) => decoded(element, objects));
  if (typeof wire.$json === "string") return new Json(wire.$json);
  if (typeof wire.$date === "number") return new Date(wire.$date);
  if (typeof wire.$object === "number") return objects.byId.get(wire.$object);
  if (isList(wire.$enum)) return new EnumMember(String(wire.$enum[0]), String(wire.$enum[1]));
  return Object.fromEntries(Object.entries(wire).map(([name, inner]) => [name, decoded(inner, objects)]));
};

const isList = (wire: Wire | undefined): wire is readonly Wire[] => Array.isArray(wire);
