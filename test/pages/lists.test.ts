import type { Reply } from "../../src/contract";
import { textIn } from "../../src/pages/import/file";
import {
  bringIn,
  choicesFor,
  countsSaid,
  type List,
  listTables,
  questionOf,
  spellings,
} from "../../src/pages/import/list";
import { tableOf } from "../../src/model/workbook";
import { spellingOf } from "../../src/rules/spelling";

const list: List = { table: "deals", csv: "a\nb", columns: {}, locale: "" };
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
    expect(questionOf(list)).toEqual({ table: "deals", csv: "a\nb" });
    expect(questionOf({ ...list, columns: { Betrag: "amount", Shoe: "" }, locale: "de-DE" })).toEqual({
      table: "deals",
      csv: "a\nb",
      mapping: { columns: { Betrag: "amount", Shoe: [] } },
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

describe("a long list", () => {
  const sent = async (lines: number, lost = Number.POSITIVE_INFINITY) => {
    const parts: unknown[] = [];
    const told: number[] = [];
    const answer = await bringIn(
      list,
      lines,
      async ({ part }) => {
        parts.push(part);
        return parts.length > lost
          ? { ok: false, refusal: { why: "busy", text: "Later." } }
          : { ok: true, reply: replied({ added: 1, refused: [{ line: parts.length, column: "", text: "" }] }) };
      },
      (done) => told.push(done),
    );
    return { parts, told, answer };
  };

  it("comes in by parts, says how far it is, and adds up what became of it", async () => {
    const { parts, told, answer } = await sent(2500);
    expect(parts).toEqual([0, 1000, 2000].map((from) => ({ from, count: 1000 })));
    expect(told).toEqual([0, 1000, 2000]);
    expect(answer).toMatchObject({ ok: true, reply: { added: 3, refused: [{ line: 1 }, { line: 2 }, { line: 3 }] } });
  });

  it("stops where it is refused", async () => {
    expect(await sent(2500, 1)).toMatchObject({ told: [0, 1000], answer: { ok: false, refusal: { why: "busy" } } });
  });

  it("that is short is sent whole", async () => {
    expect((await sent(1000)).parts).toEqual([undefined]);
  });
});
