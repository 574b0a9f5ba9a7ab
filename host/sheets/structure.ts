/** How rectangles and spans follow when rows or columns are inserted, removed or moved. */
import type { Dimension } from "./api";
import type { Area } from "./ranges";

/** A structural edit of one tab; `to` is Google's destinationIndex, counted before the move. */
export type Change = {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly at: number;
  readonly count: number;
} & (
  | { readonly kind: "insert"; readonly inheritsBefore: boolean }
  | { readonly kind: "remove" }
  | { readonly kind: "move"; readonly to: number }
);

type Span = readonly [start: number, end: number];

/** The pieces into which an area falls; cell properties spread to inserted lines that inherit from inside it. */
export const followedCells = (area: Area, change: Change): readonly Area[] =>
  alongChange(area, change, (span) => pieces(span, change, true));

/** The one area that an area becomes, if anything of it is left. */
export const followedArea = (area: Area, change: Change): Area | undefined =>
  alongChange(area, change, (span) => hull(pieces(span, change, false)))[0];

/** The new index of a row or column, if it still exists. */
export const followedIndex = (index: number, change: Change): number | undefined =>
  pieces([index, index + 1], change, false)[0]?.[0];

/** The new bounds of a span of rows or columns, if anything of it is left. */
export const followedSpan = (span: Span, change: Change): Span | undefined => hull(pieces(span, change, false))[0];

const alongChange = (area: Area, change: Change, follow: (span: Span) => readonly Span[]): readonly Area[] => {
  if (area.sheetId !== change.sheetId) return [area];
  return change.dimension === "ROWS"
    ? follow([area.top, area.bottom]).map(([top, bottom]) => ({ ...area, top, bottom }))
    : follow([area.left, area.right]).map(([left, right]) => ({ ...area, left, right }));
};

const pieces = (span: Span, change: Change, inherits: boolean): readonly Span[] => {
  const [start, end] = span;
  if (start === 0 && end === Number.POSITIVE_INFINITY) return [span];
  if (change.kind === "insert")
    return [inserted(span, change, inherits && change.inheritsBefore, inherits && !change.inheritsBefore)];
  if (change.kind === "remove") return removed(span, change);
  return moved(span, change.at, change.count, change.to);
};

const inserted = ([start, end]: Span, { at, count }: Change, fromBefore: boolean, fromAfter: boolean): Span => {
  const shifts = fromAfter ? start > at : start >= at;
  const grows = fromBefore ? end >= at : end > at;
  return [shifts ? start + count : start, grows ? end + count : end];
};

const removed = ([start, end]: Span, { at, count }: Change): readonly Span[] => {
  const left = (index: number) => (index <= at ? index : Math.max(at, index - count));
  return left(start) < left(end) ? [[left(start), left(end)]] : [];
};

const moved = (span: Span, at: number, count: number, to: number): readonly Span[] => {
  if (to >= at && to <= at + count) return [span];
  const [low, middle, high] = to > at ? [at, at + count, to] : [to, at, at + count];
  const parts = [
    { from: [0, low] as const, by: 0 },
    { from: [low, middle] as const, by: high - middle },
    { from: [middle, high] as const, by: low - middle },
    { from: [high, Number.POSITIVE_INFINITY] as const, by: 0 },
  ];
  const found = parts.flatMap(({ from, by }) => {
    const start = Math.max(span[0], from[0]);
    const end = Math.min(span[1], from[1]);
    return start < end ? [[start + by, end + by] as const] : [];
  });
  return joined(found.sort((one, other) => one[0] - other[0]));
};

const joined = (spans: readonly Span[]): readonly Span[] => {
  const done: Span[] = [];
  for (const span of spans) {
    const last = done.at(-1);
    if (last && last[1] === span[0]) done[done.length - 1] = [last[0], span[1]];
    else done.push(span);
  }
  return done;
};

const hull = (spans: readonly Span[]): readonly Span[] => {
  const first = spans[0];
  const last = spans.at(-1);
  return first && last ? [[first[0], last[1]]] : [];
};
