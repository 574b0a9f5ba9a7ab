/** Google's enums: objects that print their name. */
import type { Surface } from "../published/surface";

export type Enums = ReadonlyMap<string, Readonly<Record<string, Member>>>;

/** A member of an enum. */
export interface Member {
  readonly enumName: string;
  toString(): string;
}

export const isMember = (value: object): value is Member => "enumName" in value && "ordinal" in value;

/** Every enum of the surface, by name. */
export const enumsOf = (surface: Surface): Enums =>
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
