/** The lines of the report as formulas of a workbook with the same rows, which LibreOffice works out again, all of them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { office, runOffice } from "../../build/office.mjs";
import { tabsOf } from "./formulas.mjs";

const ROUNDS = 3;

/** The lines, and the middle milliseconds of several times with what they are of; nothing where LibreOffice is not installed. */
export const recalculated = async (facts, times) => {
  const program = office();
  if (!program) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const { tabs, lines } = tabsOf(facts, times);
    await write(join(folder, "report.xlsx"), tabs);
    // It makes its settings at the first start, and the macro is put in the place that they have for it.
    runOffice(program, folder, ["--terminate_after_init"]);
    writeFileSync(join(folder, "settings/user/basic/Standard/Module1.xba"), macro(folder, Object.keys(lines).length));
    const done = runOffice(program, folder, ["macro:///Standard.Module1.Main"]);
    return answerIn(join(folder, "answer.txt"), Object.keys(lines), done);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const write = async (filename, tabs) => {
  const { stream } = createRequire(import.meta.url)("exceljs");
  const workbook = new stream.xlsx.WorkbookWriter({ filename });
  for (const { title, lines } of tabs) {
    const sheet = workbook.addWorksheet(title);
    for (const line of lines) sheet.addRow(line).commit();
    sheet.commit();
  }
  await workbook.commit();
};

/** Loads the workbook, works all of it out several times, and notes what each time took and what came out. */
const macro = (folder, lines) => {
  const basic = `
Function Spent() As Double
  Dim stat As String
  Dim parts
  Spent = -1
  On Error Goto Without
  Open "/proc/self/stat" For Input As #2
  Line Input #2, stat
  Close #2
  parts = Split(Mid(stat, InStr(stat, ") ") + 2), " ")
  Spent = (CDbl(parts(11)) + CDbl(parts(12))) * 10
Without:
End Function

Sub Main
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Open "${join(folder, "answer.txt")}" For Output As #1
  book = StarDesktop.loadComponentFromURL("${pathToFileURL(join(folder, "report.xlsx"))}", "_blank", 0, hidden())
  For turn = 1 To ${ROUNDS}
    began = GetSystemTicks()
    before = Spent()
    book.calculateAll()
    took = GetSystemTicks() - began
    after = Spent()
    Print #1, Str(took) & " " & Str(after - before) & " " & Str(before)
  Next
  For row = 0 To ${lines - 1}
    cell = book.Sheets.getByName("Report").getCellByPosition(1, row)
    If cell.getError() = 0 Then Print #1, Str(cell.getValue()) Else Print #1, "error " & cell.getError()
  Next
  Goto Done
Failed:
  ' Without this it would show a message and wait for somebody to close it.
  Print #1, Error$ & " in line " & Erl
Done:
  Close #1
  StarDesktop.terminate()
End Sub`;
  const escaped = basic.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}
</script:module>`;
};

const answerIn = (file, names, { stderr }) => {
  const said = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  if (said.length !== ROUNDS + names.length)
    throw new Error(`LibreOffice did not work the workbook out: ${said.join(" ") || stderr}`);
  const turns = said.slice(0, ROUNDS).map((line) => line.trim().split(/\s+/).map(Number));
  // Only Linux tells a program what CPU time it has spent.
  const knowsCpu = turns.every(([, , before]) => before >= 0);
  const middle = turns.map(([clock, cpu]) => (knowsCpu ? cpu : clock)).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  const lines = Object.fromEntries(names.map((name, index) => [name, Number(said[ROUNDS + index])]));
  return { lines, took: middle, by: knowsCpu ? "of its CPU time" : "by the clock" };
};
