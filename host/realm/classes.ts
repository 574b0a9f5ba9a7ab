/** The prototypes of service objects: every published method is a call to the host. */
import type { ServiceClass, Signature } from "../published/surface";
import type { Enums } from "./enums";
import { thrown } from "./errors";

/** The prototype of one class. */
export const makePrototype = (
  className: string,
  published: ServiceClass | undefined,
  enums: Enums,
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
    Object.defineProperty(prototype, name, { get: () => enums(enumName) });
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
