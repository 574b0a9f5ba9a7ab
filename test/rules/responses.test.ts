import { dealtWith, isNew, keysOf, undealt } from "../../src/rules/responses";

const MINUTE = 1 / 1440;
const came = (...serials: readonly number[]) => {
  const keys = keysOf(serials);
  return serials.map((serial, at) => ({ serial, key: keys[at]! }));
};

it("tells responses of one moment apart, in the order of the sheet", () => {
  expect(keysOf([5.5, 6.25, 5.5, 5.5])).toEqual(["5.5", "6.25", "5.5/2", "5.5/3"]);
});

describe("a response is new", () => {
  const all = came(100, 200, 200, 300);
  const dealt = dealtWith(all, ["200/2"], 7);
  const news = (...serials: readonly number[]) =>
    came(...serials)
      .filter((one) => isNew(one, dealt))
      .map(({ key }) => key);

  it("when it came after the last one, in whatever order the sheet has them now", () => {
    expect(news(300.5, 300, 200, 100, 400)).toEqual(["300.5", "400"]);
  });

  it("when it could not be taken in before", () => {
    expect(news(200, 200)).toEqual(["200/2"]);
  });

  it("when it was written a little after one that came later, and not when it is deleted and the sheet looks alike", () => {
    expect(news(300 - 9 * MINUTE)).toHaveLength(1);
    expect(news(300 - 11 * MINUTE, 300)).toEqual([]);
    expect(news(300, 300)).toEqual(["300/2"]);
  });

  it("where nothing was looked at before: each", () => {
    expect(all.every((one) => isNew(one, undealt(7)))).toBe(true);
  });
});

it("remembers since when it looks, and no more than a property holds", () => {
  const many = came(...Array.from({ length: 500 }, (_, at) => 300 + at / 1e6));
  const left = many.slice(0, 200).map(({ key }) => key);
  const dealt = dealtWith(many, left, 7);
  expect(dealt).toMatchObject({ since: 7, until: 300.000499 });
  expect([dealt.left.length, dealt.recent.length, dealt.left.at(-1)]).toEqual([80, 80, left.at(-1)]);
  expect(dealtWith([], [], 7)).toEqual(undealt(7));
});
