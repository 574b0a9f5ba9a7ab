/**
 * Lets LibreOffice work the exported workbook out again, at two moments, and compares every formula and every colour:
 * npm run referee [-- --full, or a world's FILE]. Its clock is out of play: NOW() and TODAY() go to it as numbers.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../bench/table.mjs";
import { office, runOffice } from "./office.mjs";
import { formulasFor } from "./referee-formulas.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

const main = async ([wish]) => {
  const program = office();
  if (!program) {
    console.log("The referee needs LibreOffice: install it, or say where its program is in SOFFICE.");
    return 0;
  }
  const desk = require("./host/desk.cjs");
  const world = await withFormulas(desk, await worldFor(desk, wish));
  const folder = mkdtempSync(join(tmpdir(), "referee-"));
  try {
    return await judge({ desk, world, program, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    world.close();
  }
};

/** The world to judge: that of a file, the whole demonstration, or a small one that is kept from the last time. */
const worldFor = async (desk, wish) => {
  if (wish && wish !== "--full") return worldIn(desk, wish);
  const kept = join(root, `node_modules/.cache/referee/${wish ? "full" : "small"}.json`);
  const made = join(root, "build/host/made");
  if (existsSync(kept) && statSync(kept).mtimeMs > statSync(made).mtimeMs)
    return desk.loadWorld(JSON.parse(readFileSync(kept, "utf8")));
  console.log(`Making the ${wish ? "whole" : "small"} demonstration ...`);
  const plan = wish ? {} : { size: 75, since: "2026-11-02" };
  const world = desk.createWorld(desk.birthOf(plan));
  await desk.demonstrate(world, plan);
  mkdirSync(join(kept, ".."), { recursive: true });
  writeFileSync(kept, JSON.stringify(await world.save()));
  return world;
};

const worldIn = (desk, file) => {
  if (!existsSync(file)) throw new Error(`There is no world in ${file}: name the file of one, or --full, or nothing.`);
  return desk.loadWorld(JSON.parse(readFileSync(file, "utf8")));
};

const sheetId = 990_000_001;

/** The desk writes values alone, so the formulas that people would put beside them stand on a tab of their own. */
const withFormulas = async (desk, world) => {
  const lines = formulasFor(await read(await desk.xlsxOf(world.book)));
  const size = { rowCount: lines.length, columnCount: Math.max(...lines.map((line) => line.length)) };
  const values = (line) => line.map((formulaValue) => ({ userEnteredValue: formulaValue ? { formulaValue } : {} }));
  await world.book.alone(() =>
    world.book.apply([
      { addSheet: { properties: { sheetId, title: "Referee", gridProperties: size } } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: 0 },
          rows: lines.map((line) => ({ values: values(line) })),
          fields: "userEnteredValue",
        },
      },
    ]),
  );
  // The engine complains of every formula that was entered since it was opened, at each colour that it works out.
  const anew = desk.loadWorld(await world.save());
  world.close();
  return anew;
};

const hour = 3_600_000;

/** Compares at the moment of the world and two days and nine hours later, when nothing but the clock has moved. */
const judge = async (court) => {
  const first = Date.parse(court.world.now);
  const compared = [];
  for (const moment of [first, first + 57 * hour]) compared.push(...(await judgeAt(court, moment)));
  const lines = compared.map(({ at, what, cells, differing }) => [
    at,
    what,
    String(cells),
    String(cells - differing.length),
    String(differing.length),
  ]);
  console.log(`\n${table(["Moment", "What", "Cells compared", "Agree", "Differ"], lines)}`);
  for (const { at, what, differing } of compared.filter((one) => one.differing.length > 0)) {
    console.log(`\n${what} that differ at ${at}:`);
    for (const line of differing.slice(0, 5)) console.log(`  ${line}`);
    if (differing.length > 5) console.log(`  and ${differing.length - 5} more`);
  }
  return compared.some(({ cells, differing }) => cells === 0 || differing.length > 0) ? 1 : 0;
};

const judgeAt = async ({ desk, world, program, folder }, moment) => {
  // Nothing is fired: a colour must turn by itself.
  world.state.clock = moment;
  await world.book.tick();
  const question = join(folder, "question.xlsx");
  const serialNow = desk.serialAt(moment, world.book.state().timeZone);
  writeFileSync(question, await desk.questionOf(world.book, serialNow));
  const asked = await read(readFileSync(question));
  const at = world.now.slice(0, 16).replace("T", " ");
  const answered = await read(readFileSync(converted(program, folder, question, "xlsx")));
  const pages = desk.pagesIn(readFileSync(converted(program, folder, question, "html"), "utf8"));
  const ours = await read(await desk.xlsxOf(world.book));
  return [
    { at, what: "Formulas", ...formulasCompared(desk, asked, ours, answered) },
    { at, what: "Cells, by colour", ...(await coloursCompared(world, asked, pages)) },
  ];
};

/** What LibreOffice makes of a file. */
const converted = (program, folder, file, kind) => {
  const into = join(folder, kind);
  const done = runOffice(program, folder, ["--convert-to", kind, "--outdir", into, file]);
  const made = join(into, `question.${kind}`);
  if (!existsSync(made)) throw new Error(`LibreOffice made no ${kind} of the workbook: ${done.stderr || done.stdout}`);
  return made;
};

const formulasCompared = (desk, asked, ours, answered) => {
  let cells = 0;
  const differing = [];
  asked.worksheets.forEach((tab, index) => {
    for (const cell of cellsOf(tab)) {
      // A formula that Google alone understands carries its value with it, which would agree with itself.
      if (!cell.formula || cell.formula.includes("__xludf.DUMMYFUNCTION")) continue;
      cells += 1;
      const [here, there] = [ours, answered].map((file) => file.worksheets[index].getCell(cell.address).result);
      if (!desk.isSameValue(here, there))
        differing.push(
          `${tab.name} ${cell.address}: ${said(here)} here, ${said(there)} in LibreOffice: =${cell.formula}`,
        );
    }
  });
  return { cells, differing };
};

const coloursCompared = async (world, asked, pages) => {
  let cells = 0;
  const differing = [];
  for (const [index, { title, conditionalFormats }] of tabsOf(world).entries()) {
    const tab = asked.worksheets[index];
    // LibreOffice begins a page with the first cell that is filled, which is the first title on tabs of the desk.
    if (conditionalFormats.length === 0 || tab.getCell("A1").value === null) continue;
    const byRule = new Map((await world.highlights(title)).map(({ cell, background }) => [cell, background ?? ""]));
    const colours = pages.find((page) => page.title === tab.name)?.colours ?? [];
    for (let row = 1; row <= Math.max(tab.rowCount, colours.length); row += 1) {
      for (let column = 1; column <= tab.columnCount; column += 1) {
        const cell = tab.getRow(row).getCell(column);
        const here = byRule.get(cell.address) || ownColour(cell);
        const there = colours[row - 1]?.[column - 1] ?? "";
        cells += 1;
        if (here !== there)
          differing.push(`${tab.name} ${cell.address}: ${here || "no colour"} here, ${there || "none"} in LibreOffice`);
      }
    }
  }
  return { cells, differing };
};

const tabsOf = ({ book }) => {
  const { sheets } = book.state();
  return book.engine.workbook.getSheets().map((sheet) => ({
    title: sheet.getName(),
    conditionalFormats: sheets.find(({ sheetId }) => String(sheetId) === sheet.getSheetId())?.conditionalFormats ?? [],
  }));
};

const ownColour = ({ fill }) => {
  const argb = fill?.fgColor?.argb;
  return argb && argb !== "FFFFFFFF" ? `#${argb.slice(2).toLowerCase()}` : "";
};

const said = (value) => (value === undefined ? "nothing" : JSON.stringify(value));

const cellsOf = (tab) => {
  const cells = [];
  tab.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return cells;
};

const read = async (content) => {
  const workbook = new (require("exceljs").Workbook)();
  await workbook.xlsx.load(content);
  return workbook;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
