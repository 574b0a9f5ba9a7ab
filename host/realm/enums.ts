/** Google's enums: objects that print their name. */
import type { Surface } from "../published/surface";

/** The members of an enum, by its name. */
export type Enums = (enumName: string) => Readonly<Record<string, Member>> | undefined;

/** A member of an enum. */
export interface Member {
  readonly enumName: string;
  toString(): string;
}

export const isMember = (value: object): value is Member => "enumName" in value && "ordinal" in value;

/** The enums of the surface, each made when it is first asked for and then always the same. */
export const enumsOf = (surface: Surface): Enums => {
  const made = new Map<string, Readonly<Record<string, Member>>>();
  return (enumName) => {
    const names = surface.enums[enumName];
    if (names && !made.has(enumName)) made.set(enumName, membersOf(enumName, names));
    return made.get(enumName);
  };
};

const membersOf = (enumName: string, names: readonly string[]): Readonly<Record<string, Member>> => {
  const members = names.map((name, index) => [
    name,
    Object.freeze(Object.create(memberPrototype(enumName, name, index))),
  ]);
  return Object.freeze(Object.fromEntries(members));
};

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
