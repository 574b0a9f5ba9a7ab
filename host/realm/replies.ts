/** What arrives in the browser of a value that a function returned to google.script.run. */

/** The value as JSON; null where Google silently delivers nothing at all. */
export const replyText = (value: unknown, isService: (value: object) => boolean): string | null => {
  try {
    return JSON.stringify(arrived(value, isService, new Set())) ?? null;
  } catch (reason) {
    if (reason === nothing) return null;
    throw reason;
  }
};

const nothing = Symbol("a value that makes the whole reply null");

// https://tanaikech.github.io/2023/08/28/report-values-to-transfer-between-javascript-and-google-apps-script-with-google.script.run/
const arrived = (value: unknown, isService: (value: object) => boolean, above: ReadonlySet<object>): unknown => {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) return null;
  if (typeof value === "function") return Function.prototype.toString.call(value);
  if (typeof value === "bigint" || typeof value === "symbol") throw new TypeError(unsupported);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date || isService(value)) throw nothing;
  if (above.has(value) || value instanceof Uint8Array) throw new TypeError(unsupported);
  const inside = new Set(above).add(value);
  if (Array.isArray(value)) return Array.from(value, (element) => arrived(element, isService, inside));
  if (isHollow(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, arrived(inner, isService, inside)]));
};

const unsupported = "The script completed but the returned value is not a supported return type.";

const isHollow = (value: object) =>
  value instanceof Map ||
  value instanceof Set ||
  value instanceof RegExp ||
  value instanceof Number ||
  value instanceof String ||
  value instanceof Boolean;
