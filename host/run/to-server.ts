/** What a page may send through google.script.run: https://developers.google.com/apps-script/guides/html/reference/run */

/** Copies the arguments as they arrive at the server; throws in the page's place for what it may not send. */
export const toServer = (args: readonly unknown[]): readonly unknown[] =>
  args.map((arg, index) => copied(arg, index, new Set()));

const copied = (value: unknown, index: number, above: ReadonlySet<object>): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") {
    if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") throw illegal(index);
    return value;
  }
  if (above.has(value) || !isPlain(value)) throw illegal(index);
  const inside = new Set(above).add(value);
  if (Array.isArray(value)) return value.map((element) => copied(element, index, inside));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner, index, inside)]));
};

// A test's objects may come from another realm, where the prototype of a plain object is another one.
const isPlain = (value: object) => Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";

const illegal = (index: number) => new TypeError(`Failed due to illegal value in property: ${index}`);
