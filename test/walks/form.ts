/** A form of Google's: the tab that it fills, and somebody who sends it. */
import { apply } from "../host/world";
import { aDesk, cellIn, columnOf, type World } from "./desk";

/** The title of its tab. */
export const FORM = "Form Responses 1";
const asked = [
  "Timestamp",
  "Partner",
  "Partner contact email",
  "Partner role",
  "Company name",
  "Primary contact name",
  "Primary contact title",
  "Primary contact email",
  "Company size",
  "Industry",
  "Estimated deal size (in $)",
  "Expected close date",
  "Partnership type",
  "Buying signal",
  "Existing company relationship",
] as const;
export type Answers = { readonly [Q in (typeof asked)[number]]?: string | number };

/** A whole response, of Friday 20 March 2026 at 14:45. */
export const whole: Answers = {
  Timestamp: 46_101.614583333336,
  Partner: "Contoso Cloud",
  "Partner role": "Pat Moss",
  "Company name": "Globex",
  "Primary contact name": "Hank Scorpio",
  "Primary contact title": "CEO",
  "Primary contact email": "hank@globex.example",
  "Company size": "200-500",
  Industry: "Energy",
  "Estimated deal size (in $)": 80_000,
  "Expected close date": "Q3 2026",
  "Partnership type": "Co-sell",
  "Buying signal": "RFP",
  "Existing company relationship": "No",
};

const cellOf = (value: string | number = "") => ({
  userEnteredValue: typeof value === "number" ? { numberValue: value } : { stringValue: value },
});
const sheetId = 4711;

/** The workbook with a tab that a form fills, and a setting that says so. */
export const withForm = async (): Promise<World> => {
  const world = await aDesk();
  await apply(world, [
    { addSheet: { properties: { sheetId, title: FORM, gridProperties: { rowCount: 100, columnCount: 20 } } } },
    { appendCells: { sheetId, rows: [{ values: asked.map(cellOf) }], fields: "userEnteredValue" } },
  ]);
  const row = columnOf(world, "settings", "key").indexOf("formTab") + 2;
  await world.type("settings", cellIn(world, "settings", "value", row), FORM);
  return world;
};

/** Somebody sends the form: Google writes a row, and no edit is told. */
export const send = (world: World, ...responses: readonly Answers[]) => {
  const rows = responses.map((said) => ({ values: asked.map((question) => cellOf(said[question])) }));
  return apply(world, [{ appendCells: { sheetId, rows, fields: "userEnteredValue" } }]);
};

/** Everything that stands in the tab. */
export const formTab = ({ book }: World) =>
  JSON.stringify(book.engine.workbook.getSheetBySheetId(String(sheetId))?.getSnapshot());
