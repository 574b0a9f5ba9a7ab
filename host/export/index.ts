/** The workbook as an .xlsx file, for any spreadsheet program. */
import type { Workbook } from "exceljs";
import type { Book } from "../sheets/book";
import { worksheetOf } from "../sheets/engine";
import type { Open } from "../sheets/reading";
import { choicesOf, makeLists } from "./choices";
import { coloursOf } from "./colours";
import type { Edition } from "./edition";
import { fillTab } from "./tab";
import { titlesFor } from "./titles";

/** The workbook as a person takes it along. */
export const xlsxOf = (book: Book): Promise<Buffer> => fileOf(book, undefined);

/**
 * The workbook as a question to another program: values, formulas without their results and colour rules, with
 * nothing hidden and NOW() standing still at a serial number.
 */
export const questionOf = (book: Book, serialNow: number): Promise<Buffer> => fileOf(book, serialNow);

const fileOf = async (book: Book, stoppedAt: number | undefined): Promise<Buffer> => {
  const file = new (await exceljs()).Workbook();
  // What depends on the clock is of this moment.
  await book.tick();
  await book.alone((open) => fill(file, open, stoppedAt));
  return Buffer.from(await file.xlsx.writeBuffer());
};

// Loaded when it is needed, because it takes a third of a second; Node puts a CommonJS package under `default`.
const exceljs = async () => {
  const loaded = await import("exceljs");
  return "default" in loaded ? (loaded.default as typeof loaded) : loaded;
};

const fill = (file: Workbook, { engine, draft }: Open, stoppedAt: number | undefined) => {
  const titles = titlesFor(draft.sheets.map(({ title }) => title));
  const edition: Edition = { engine, titles, stoppedAt };
  file.title = draft.title;
  for (const { title } of draft.sheets) file.addWorksheet(titles.get(title));
  const lists = makeLists(file);
  draft.sheets.forEach((tab, index) => {
    const [from, to] = [worksheetOf(engine, tab.sheetId), file.worksheets[index]];
    if (!from || !to) throw new Error(`The tab ${tab.title} is lost`);
    fillTab(edition, tab, from, to);
    coloursOf(edition, tab, from, to);
    if (stoppedAt === undefined) choicesOf(edition, tab, from, to, lists);
  });
  openAtFirstVisible(file);
};

// Spreadsheet programs refuse a file that opens at a hidden tab.
const openAtFirstVisible = (file: Workbook) => {
  const activeTab = Math.max(
    0,
    file.worksheets.findIndex(({ state }) => state === "visible"),
  );
  file.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab, visibility: "visible" }];
};
