/** Pasting cells over others with all that hangs on them, as Ctrl+V does in the grid. */
import type { ConditionalFormatRule, Request } from "../sheets/api";
import { type Area, areaOf, gridRangeOf, overlap, without } from "../sheets/ranges";
import type { SheetState } from "../sheets/state";

/**
 * The requests of a paste: values, formats and drop-downs come along, and so do the colours of the source: rules of the target
 * end at the edges of what was pasted, and each rule of the source is there a second time.
 */
export const pasteOver = (source: SheetState, from: Area, target: SheetState, to: Area): Request[] => [
  { copyPaste: { source: gridRangeOf(from), destination: gridRangeOf(to), pasteType: "PASTE_NORMAL" } },
  ...target.conditionalFormats.flatMap((rule, index) => cutOut(rule, index, to)).toReversed(),
  ...source.conditionalFormats.flatMap((rule): Request[] => {
    const ranges = (rule.ranges ?? []).flatMap((range) => arrived(areaOf(range), from, to));
    return ranges.length ? [{ addConditionalFormatRule: { rule: { ...rule, ranges }, index: 0 } }] : [];
  }),
];

const cutOut = (rule: ConditionalFormatRule, index: number, hole: Area): Request[] => {
  const before = (rule.ranges ?? []).map(areaOf);
  if (!before.some((area) => area.sheetId === hole.sheetId && overlap(area, hole))) return [];
  const ranges = before.flatMap((area) => without(area, hole)).map(gridRangeOf);
  return ranges.length
    ? [{ updateConditionalFormatRule: { index, rule: { ...rule, ranges } } }]
    : [{ deleteConditionalFormatRule: { sheetId: hole.sheetId, index } }];
};

const arrived = (area: Area, from: Area, to: Area) => {
  const part = overlap(area, from);
  if (!part) return [];
  const [down, across] = [to.top - from.top, to.left - from.left];
  return [
    gridRangeOf({
      sheetId: to.sheetId,
      top: part.top + down,
      bottom: part.bottom + down,
      left: part.left + across,
      right: part.right + across,
    }),
  ];
};
