/** The sheet that a program kept before it had a desk: two tabs of a quarter each, as people leave them. */
import { apply } from "../host/world";
import type { World } from "./desk";

/** A merged name of the list, merged groups over the titles, dates of two kinds, words and first names for ours, a line of totals. */
const quarters = {
  "Q1 2026": `Deal registrations FINAL_v7 (please do not sort!),,,,,,,,,,,,
,Partner,,Customer,,,Deal,,,Answer,,,
No.,Name,Rep,Company,Contact,E-mail,Size,Close,Received,Status,Answered,AE,Remarks
1,Contoso Cloud,Pat Moss,Initech,Bill Lumbergh,bill@initech.example,"$50,000",Q3 2026,1/12/2026,ok,1/13/2026,Lee,nice one
2,Contoso Clod,Pat Moss,Acme GmbH,Wile Coy,wile@acme.example,25k,Q2 2026,1/14/2026,declined,2/5/2026,Kim,we had them
3,Northwind,,Globex,Hank Scorpio,hank@globex.example,80000,Q3 2026,21.01.2026,appr.,22.01.2026,Lee,
,,,,,,,,,,,,
Total,,,,,,"$155,000",,,,,,`,
  "Q2 2026": `Deal registrations FINAL_v7,,,,,,,,,,,,
,Partner,,Customer,,,Deal,,,Answer,,,
No.,Name,Rep,Company,Contact,E-mail,Size,Close,Received,Status,Answered,AE,Remarks
4,Northwind,,Hooli,Gavin Belson,gavin@hooli.example,"$1,200,000",Q4 2026,3/2/2026,yes,3/12/2026,Lee,
5,Fabrikam,,Umbrella,Ada Wong,ada@umbrella.example,9000,Q4 2026,3/16/2026,hmm,,,waiting for the CFO
6,Contoso Cloud,Pat Moss,Initech,Bill Lumbergh,bill@initech.example,50000,Q3 2026,1/12/2026,ok,1/13/2026,Lee,was in Q1`,
};

const YELLOW = { red: 1, green: 0.95, blue: 0.6 };

/** Adds both tabs, with the colours that only their owner understands. */
export const addMessyTabs = async (world: World): Promise<void> => {
  for (const [title, csv] of Object.entries(quarters)) {
    await world.addTab(title, csv);
    // A new tab has the highest id.
    const sheetId = Math.max(...world.book.state().sheets.map((sheet) => sheet.sheetId));
    const range = { sheetId, startRowIndex: 3, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 13 };
    const cell = { userEnteredFormat: { backgroundColor: YELLOW } };
    // The name of the list over all of it, and two of the groups over their titles.
    const merged = [
      [0, 0, 13],
      [1, 1, 3],
      [1, 3, 6],
    ] as const;
    await apply(world, [
      { repeatCell: { range, cell, fields: "userEnteredFormat.backgroundColor" } },
      ...merged.map(([row, from, to]) => ({
        mergeCells: {
          range: { sheetId, startRowIndex: row, endRowIndex: row + 1, startColumnIndex: from, endColumnIndex: to },
          mergeType: "MERGE_ALL" as const,
        },
      })),
    ]);
  }
};
