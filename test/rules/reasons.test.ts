import { isRejectionCode, isSpecific, rejectionCodes } from "../../src/rules/reasons";

const names = ["Initech", "Lee Quinn", "lee@example.com", "DR-0007", "Ann", "Hooli (Ltd.)", "", "AG"];

it.each([
  "AE Lee Quinn has been in active discussions with Initech since 2026-02-20",
  "LEE QUINN is in talks with them already",
  "Our talks with this account began on Feb 20, 2026",
  "Our talks with this account began on 20 February",
  "Our talks with this account began on 20.2.2026",
  "Our talks with this account began on 2/20/2026",
  "Our talks with this account began in February 2026",
  "It was registered before you by DR-0007",
  "We are in talks with Hooli (Ltd.) about the same project",
  "Ann renews their contract at the moment",
])("Q57: %j holds a fact of this case", (reason) => {
  expect(isSpecific(reason, { names })).toBe(true);
});

it.each([
  ["", "nothing"],
  ["not a fit", "a stock phrase"],
  ["duplicate", "a stock phrase"],
  ["Initech is ours", "a name, but fewer than 25 characters"],
  ["Feb 20, 2026", "a date alone"],
  ["Unfortunately this deal does not fit our program", "no fact at all"],
  ["This was planned in advance by our sales team", "Ann is not named by planned"],
  ["The market 20 years ago was another one for all of us", "no month is called market"],
  ["Agreement with the wage policy is what we lack here", "a name of two letters is found in any text"],
])("S37: %j is refused: %s", (reason) => {
  expect(isSpecific(reason, { names })).toBe(false);
});

it("the codes are those of the agreement, and nothing that every object has", () => {
  expect(Object.keys(rejectionCodes)).toEqual([
    "active-pipeline",
    "renewal",
    "missing-fields",
    "abandoned",
    "held",
    "not-eligible",
    "other",
  ]);
  expect(["renewal", "other"].every(isRejectionCode)).toBe(true);
  expect(["Renewal", "", "toString"].some(isRejectionCode)).toBe(false);
});
