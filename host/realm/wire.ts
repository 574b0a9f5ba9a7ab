/** Values on their way between the script and the host. */
import type { Wire } from "../run/messages";
import { type Enums, isMember } from "./enums";

/** The service objects that the script holds; the host knows them by number. */
export interface Held {
  readonly idByObject: WeakMap<object, number>;
  /** The object with this number, made when it is first heard of. */
  object(className: string, id: number, fields: unknown): object;
}

/** A value as the script gets it, made of the realm's own objects. */
export const decoded = (wire: Wire, held: Held, enums: Enums): unknown => {
  if (typeof wire !== "object" || wire === null) return wire;
  if (isList(wire)) return Array.from(wire, (element) => decoded(element, held, enums));
  if (typeof wire.$json === "string") return JSON.parse(wire.$json);
  if (typeof wire.$date === "number") return new Date(wire.$date);
  if (wire.$missing === true) return undefined;
  if (isList(wire.$object)) return held.object(String(wire.$object[0]), Number(wire.$object[1]), wire.$object[2]);
  if (isList(wire.$enum)) return enums(String(wire.$enum[0]))?.[String(wire.$enum[1])];
  return Object.fromEntries(Object.entries(wire).map(([name, inner]) => [name, decoded(inner, held, enums)]));
};

/** An argument of a service call; undefined is null to a service. */
export const encoded = (value: unknown, held: Held): Wire => {
  if (value === undefined || value === null) return null;
  if (typeof value === "function" || typeof value === "symbol")
    throw new TypeError("A function can not be passed to a service.");
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object") return value as Wire; // A string, number or boolean is left.
  const id = held.idByObject.get(value);
  if (id !== undefined) return { $object: id };
  if (value instanceof Date) return { $date: value.getTime() };
  if (isMember(value)) return { $enum: [value.enumName, value.toString()] };
  if (Array.isArray(value)) return Array.from(value, (element) => encoded(element, held));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encoded(inner, held)]));
};

const isList = (wire: Wire | undefined): wire is readonly Wire[] => Array.isArray(wire);
