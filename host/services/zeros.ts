/** Replies as Apps Script hands them out: ids and indexes that are zero are left out. */

const numbered = new Set([
  "sheetId",
  "index",
  "startIndex",
  "startRowIndex",
  "startColumnIndex",
  "startRow",
  "startColumn",
  "rowIndex",
  "columnIndex",
  "newIndex",
  "oldIndex",
]);

/** The reply without the zeros; lists of cell values are left as they are. */
export const withoutZeros = (value: unknown): unknown => {
  if (Array.isArray(value))
    return typeof value[0] === "object" && !Array.isArray(value[0]) ? value.map(withoutZeros) : value;
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, inner]) => !(inner === 0 && numbered.has(name)));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutZeros(inner)]));
};
