/** Field masks: `sheets(properties.title,data.rowData)`, for what is returned and for what is written. */
import { badRequest } from "./errors";

/** A parsed mask; an empty tree means everything below this point. */
export interface Mask {
  readonly [field: string]: Mask;
}

/** Reads a mask; commas separate, dots and slashes go down, parentheses group. */
export const parsedMask = (text: string): Mask => {
  const reader = { text, at: 0 };
  return group(reader);
};

/** The part of a value that the mask names; lists are taken element by element. */
export const masked = (value: unknown, mask: Mask): unknown => {
  if (Object.keys(mask).length === 0 || "*" in mask) return value;
  if (Array.isArray(value)) return value.map((element) => masked(element, mask));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name in mask);
  return Object.fromEntries(kept.map(([name, inner]) => [name, masked(inner, mask[name] ?? {})]));
};

/** Whether the mask names this path, something above it or something below it. */
export const touches = (mask: Mask, ...path: readonly string[]): boolean => {
  if (Object.keys(mask).length === 0 || "*" in mask) return true;
  const [first, ...rest] = path;
  if (first === undefined) return true;
  const below = mask[first];
  return below !== undefined && touches(below, ...rest);
};

/** The properties of `next` that the mask names laid over `before`; what the mask names and `next` lacks is cleared. */
export const merged = <T extends object>(before: T, next: Partial<T>, mask: Mask): T => {
  const all = Object.keys(mask).length === 0 || "*" in mask;
  const names = all ? Object.keys({ ...before, ...next }) : Object.keys(mask);
  const kept = Object.entries(before).filter(([name]) => !names.includes(name));
  const set = Object.entries(next).filter(([name, value]) => names.includes(name) && value != null);
  // Object.fromEntries forgets the type that both halves share.
  return Object.fromEntries([...kept, ...set]) as T;
};

interface Reader {
  readonly text: string;
  at: number;
}

const group = (reader: Reader): Mask => {
  const tree: Record<string, Mask> = {};
  while (reader.at < reader.text.length && reader.text[reader.at] !== ")") {
    join(tree, path(reader));
    if (reader.text[reader.at] === ",") reader.at += 1;
  }
  reader.at += 1;
  return tree;
};

const path = (reader: Reader): Mask => {
  const name = /[^,./()]*/y;
  name.lastIndex = reader.at;
  const found = name.exec(reader.text)?.[0] ?? "";
  if (!found.trim()) throw badRequest(`Invalid field mask: ${reader.text}`);
  const field = found.trim();
  reader.at += found.length;
  const next = reader.text[reader.at];
  if (next !== "." && next !== "/" && next !== "(") return { [field]: {} };
  reader.at += 1;
  return { [field]: next === "(" ? group(reader) : path(reader) };
};

const join = (tree: Record<string, Mask>, more: Mask) => {
  for (const [name, below] of Object.entries(more)) {
    const before = tree[name];
    if (!before) tree[name] = below;
    else if (Object.keys(before).length > 0)
      tree[name] = Object.keys(below).length > 0 ? mergedTree(before, below) : {};
  }
};

const mergedTree = (one: Mask, other: Mask): Mask => {
  const tree: Record<string, Mask> = { ...one };
  join(tree, other);
  return tree;
};
