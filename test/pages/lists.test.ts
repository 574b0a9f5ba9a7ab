import type { Reply } from "../../src/contract";
import {
  batchesOf,
  bringIn,
  type Coming,
  isAllIn,
  notYet,
  progressOf,
  type Source,
} from "../../src/pages/import/coming";
import { answeredSaid, countsSaid, sumOf } from "../../src/pages/import/counts";
import { type List, questionOf } from "../../src/pages/import/file/list";
import { textIn } from "../../src/pages/import/file/text";
import { choicesFor, listTables, spellings } from "../../src/pages/import/ours";
import * as tab from "../../src/pages/import/tab/choice";
import { tableOf } from "../../src/model/workbook";
import { spellingOf } from "../../src/rules/spelling";

const list: List = { table: "deals", csv: "a\nb", columns: {}, constants: {}, locale: "" };
const replied = (more: Partial<Reply<"importRows">> = {}): Reply<"importRows"> => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  refused: [],
  unknownTitles: [],
  titles: [],
  twoWays: [],
  sample: [],
  batch: "",
  ...more,
});

describe("a file", () => {
  const bytes = (text: string, encoding: BufferEncoding) => {
    const { buffer, byteOffset, length } = Buffer.from(text, encoding);
    return buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
  };

  it.each([
    ["UTF-8", bytes("Société,Müller", "utf8")],
    ["UTF-8 with a mark", bytes("\uFEFFSociété,Müller", "utf8")],
    ["UTF-16", bytes("\uFEFFSociété,Müller", "utf16le")],
    ["Windows", bytes("Société,Müller", "latin1")],
  ])("in %s is read", (_, file) => {
    expect(textIn(file)).toEqual({ text: "Société,Müller" });
  });

  it("that is a workbook says how to save it", () => {
    expect(textIn(bytes("PK\u0003\u0004", "latin1"))).toEqual({
      fault: expect.stringContaining("Save its tab as CSV"),
    });
  });
});

describe("what is asked", () => {
  it("names only what differs from the proposal", () => {
    expect(questionOf(list)).toEqual({
      table: "deals",
      csv: "a\nb",
      mapping: { columns: {}, constants: {} },
    });
    expect(questionOf({ ...list, columns: { Betrag: "amount", Shoe: "" }, locale: "de-DE" })).toEqual({
      table: "deals",
      csv: "a\nb",
      mapping: { columns: { Betrag: "amount", Shoe: [] }, constants: {} },
      locale: "de-DE",
    });
  });

  it("knows every way of writing that it offers, each another one", () => {
    const known = Object.keys(spellings).map((place) => JSON.stringify(spellingOf(place)));
    expect(new Set(known).size).toBe(known.length);
  });

  it("offers the columns of a tab by their titles", () => {
    for (const table of listTables) expect(Object.keys(choicesFor(table))).toEqual(Object.keys(tableOf(table).columns));
    expect(choicesFor("deals")).toMatchObject({ amount: "Amount" });
  });
});

it.each([
  [{ added: 1200 }, "1,200 are new."],
  [
    { added: 1, changed: 1, unchanged: 1, refused: 1 },
    "1 is new, 1 changes what is there, 1 is there already, 1 is left out.",
  ],
  [{ changed: 3, unchanged: 2 }, "3 change what is there, 2 are there already."],
  [{}, "There is no line below the titles."],
])(
  "%j: %s",
  ({ refused = 0, ...counts }: { refused?: number; added?: number; changed?: number; unchanged?: number }, words) => {
    const lines = Array.from({ length: refused }, (_, line) => ({ line, column: "", text: "" }));
    expect(countsSaid(replied({ ...counts, refused: lines }))).toBe(words);
  },
);

describe("long lists", () => {
  const coming = async (lengths: readonly number[], since: Coming = notYet, stopAfter = 99, lost = 99) => {
    const parts: unknown[] = [];
    const told: number[] = [];
    let now = since;
    const sources = lengths.map(
      (rows): Source => ({
        rows,
        bring: async (part) => {
          parts.push(part);
          return parts.length > lost
            ? { ok: false, refusal: { why: "busy", text: "Later." } }
            : { ok: true, reply: replied({ added: 1, batch: `b${parts.length}` }) };
        },
      }),
    );
    const tell = (next: Coming) => {
      now = next;
      told.push(progressOf(sources, next).done);
    };
    const refusal = await bringIn(sources, since, tell, () => told.length >= stopAfter);
    return { parts, told, now, refusal, isAll: isAllIn(sources, now) };
  };

  it("come in by parts, one list after the other, and say how far they are", async () => {
    const { parts, told, now, isAll } = await coming([2500, 10]);
    expect(parts).toEqual([...[0, 1000, 2000].map((from) => ({ from, count: 1000 })), undefined]);
    expect(told).toEqual([1000, 2000, 2500, 2510]);
    expect([isAll, sumOf(now.replies).added, batchesOf(now)]).toEqual([true, 4, ["b1", "b2", "b3", "b4"]]);
  });

  it("stop after the part at which somebody says so, and go on there", async () => {
    const first = await coming([2500], notYet, 1);
    expect([first.told, first.isAll]).toEqual([[1000], false]);
    const second = await coming([2500], first.now);
    expect(second.parts).toEqual([1000, 2000].map((from) => ({ from, count: 1000 })));
    expect([second.isAll, second.now.replies.length]).toEqual([true, 3]);
  });

  it("that stay where they are come in at once, however long they are", async () => {
    const parts: unknown[] = [];
    const bring: Source["bring"] = async (part) => {
      parts.push(part);
      return { ok: true, reply: replied() };
    };
    const told: Coming[] = [];
    await bringIn(
      [{ rows: 2500, isWhole: true, bring }],
      notYet,
      (now) => told.push(now),
      () => false,
    );
    expect([parts, told.map(({ lists }) => lists)]).toEqual([[undefined], [1]]);
  });

  it("say of a line that is left out in which of several tabs it stands", async () => {
    const refused = [{ line: 5, column: "stage", text: "Stage: ..." }];
    const source: Source = { tab: "Q2", rows: 1, bring: async () => ({ ok: true, reply: replied({ refused }) }) };
    const told: Coming[] = [];
    await bringIn(
      [source],
      notYet,
      (now) => told.push(now),
      () => false,
    );
    expect(told[0]?.replies[0]?.refused).toEqual([{ ...refused[0], tab: "Q2" }]);
  });

  it("stop where they are refused, with what is in so far", async () => {
    const { told, refusal, now } = await coming([2500], notYet, 99, 1);
    expect([told, refusal?.why, now.rows]).toEqual([[1000], "busy", 1000]);
  });

  it("that are short or empty come in whole", async () => {
    expect((await coming([1000, 0])).parts).toEqual([undefined, undefined]);
  });
});

describe("how the past was answered", () => {
  const slow = (companyName: string, hours: number) => ({ id: "DR-1", companyName, partner: "Contoso", hours });

  it("is said over all lists, the slowest first", () => {
    const lists = [
      { answered: { of: 3, inTime: 2, slowest: [slow("Acme", 50.4)] } },
      { answered: { of: 2, inTime: 0, slowest: [slow("Globex", 96), slow("Hooli", 49)] } },
      {},
    ];
    expect(answeredSaid(lists)).toBe(
      "By this desk's clock 2 of 5 were answered in time (40 %). The slowest: Globex of Contoso, 96 business hours; Acme of Contoso, 50 business hours; Hooli of Contoso, 49 business hours.",
    );
  });

  it("is not said where nothing can be judged", () => {
    expect(answeredSaid([{ answered: { of: 0, inTime: 0, slowest: [] } }, {}])).toBe("");
  });
});

describe("several tabs", () => {
  const match = (title: string, column: string) => ({ title, column, by: "title", confidence: 1, examples: ["x"] });
  const look = (name: string, matches: readonly tab.Match[], odd: readonly tab.Odd[] = []): tab.Look => ({
    ...replied(),
    tab: name,
    table: "registrations",
    matches: [...matches],
    odd: [...odd],
    left: [],
    rows: 1,
    place: { may: false, why: "", changes: [] },
    mapping: { columns: {}, values: {} },
  });
  const ok = { column: "stage", value: "ok", count: 2, proposal: "approved" };
  const looks = [
    look("Q1", [match("Partner", "partner"), match("Worth", "dealSize")], [ok]),
    look("Q2", [match("Partner", "partner"), match("Value", ""), match("", "")], [{ ...ok, count: 5 }]),
  ];

  it("show each title once, and count their words together", () => {
    expect(tab.titlesOf(looks).map(({ title }) => title)).toEqual(["Partner", "Worth", "Value"]);
    expect(tab.oddOf(looks)).toEqual([{ ...ok, count: 7 }]);
  });

  it("are asked only of titles that they have", () => {
    const choice = {
      table: "registrations",
      columns: { Worth: "", Value: "dealSize" },
      values: {},
      constants: {},
      locale: "",
      isInPlace: false,
    } as const;
    expect(looks.map((one) => tab.questionOf(choice, one).mapping?.columns)).toEqual([
      { Worth: "" },
      { Value: "dealSize" },
    ]);
  });

  it("say of a title how it is known", () => {
    expect(tab.matchSaid(match("Partner", "partner"))).toBe("known by its title; as in x");
    expect(tab.matchSaid({ ...match("Rep", "ae"), by: "contents", confidence: 0.62 })).toBe(
      "guessed from its cells, 62 % sure; as in x",
    );
  });
});
