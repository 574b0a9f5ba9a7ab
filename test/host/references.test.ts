import { offset, referencesIn, rewritten } from "../../host/sheets/references";
import { followedReference } from "../../host/sheets/references";
import type { Change } from "../../host/sheets/structure";

const insertColumnB: Change = {
  sheetId: 0,
  dimension: "COLUMNS",
  kind: "insert",
  at: 1,
  count: 1,
  inheritsBefore: true,
};
const removeColumnC: Change = { sheetId: 0, dimension: "COLUMNS", kind: "remove", at: 2, count: 1 };
const moveCToA: Change = { sheetId: 0, dimension: "COLUMNS", kind: "move", at: 2, count: 1, to: 0 };
const insertTwoRows: Change = { sheetId: 0, dimension: "ROWS", kind: "insert", at: 0, count: 2, inheritsBefore: false };

test.each([
  ['=AND($C2<>"",$C2<NOW(),"$C2"<>$A$1)', insertColumnB, '=AND($D2<>"",$D2<NOW(),"$C2"<>$A$1)'],
  ["=AND($C2>1,$A2>1)", moveCToA, "=AND($A2>1,$B2>1)"],
  ["=$C2+$D2", removeColumnC, "=#REF!+$C2"],
  ["=SUM($B2:$D2)", removeColumnC, "=SUM($B2:$C2)"],
  ["=COUNTIF(C2:C,C2)", insertTwoRows, "=COUNTIF(C4:C,C4)"],
  ["=COUNTA(C:C)+COUNTA(2:2)", insertTwoRows, "=COUNTA(C:C)+COUNTA(4:4)"],
  ["=LOG10(A1)+TRUE", insertTwoRows, "=LOG10(A3)+TRUE"],
  ["='It''s A1'!B2+Sheet2!$C$3", insertColumnB, "='It''s A1'!C2+Sheet2!$D$3"],
])("%s follows", (formula, change, after) => {
  expect(rewritten(formula, (reference) => followedReference(reference, change))).toBe(after);
});

test("the tab of a reference is known without its quotes", () => {
  expect(referencesIn("='It''s A1'!B2+B3").map(({ tab }) => tab)).toEqual(["It's A1", undefined]);
});

test.each([
  ["=$C2<NOW()", 3, 0, "=$C5<NOW()"],
  ["=C2=$C$1", 1, 2, "=E3=$C$1"],
  ["=A1", -1, 0, "=#REF!"],
  ["=A2:A", 1, 1, "=B3:B"],
])("%s moved by %i rows and %i columns is %s", (formula, rows, columns, after) => {
  expect(offset(formula, rows, columns)).toBe(after);
});
