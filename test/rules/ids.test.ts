import { nextNumber, numberOf, registrationId } from "../../src/rules/ids";

it.each([
  [1, "DR-0001"],
  [42, "DR-0042"],
  [9999, "DR-9999"],
  [10_000, "DR-10000"],
])("the number %d gives %s, and back", (number, id) => {
  expect(registrationId(number)).toBe(id);
  expect(numberOf(id)).toBe(number);
});

it.each(["", "@17", "OLD-12", "DR-12a", "dr-12", "DR-"])(
  "%j, which came with history or is none, has no number",
  (id) => {
    expect(numberOf(id)).toBe(0);
  },
);

it.each([
  [[], undefined, 1, "the first ever"],
  [["DR-0001", "DR-0007", "OLD-99"], undefined, 8, "one above the highest in the sheet"],
  [["DR-0001"], 12, 13, "numbers of rows that were deleted are not given again"],
  [["DR-0020"], 12, 21, "a history with higher numbers goes first"],
  [[], 0, 1, "nothing was issued yet"],
] as [string[], number | undefined, number, string][])(
  "after %j, highest ever %p, comes %d: %s",
  (ids, highest, next) => {
    expect(nextNumber(ids, highest)).toBe(next);
  },
);
