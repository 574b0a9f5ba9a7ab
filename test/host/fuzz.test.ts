import fc from "fast-check";
import type { Request } from "../../host/desk";
import { newBook } from "./world";

const sheetId = fc.constantFrom(0, 0, 0, 1, 1, 2);
const dimension = fc.constantFrom("ROWS" as const, "COLUMNS" as const);
const small = fc.integer({ min: 0, max: 8 });
const line = fc
  .record({ sheetId, dimension, startIndex: small, length: fc.integer({ min: 0, max: 4 }) })
  .map(({ length, ...range }) => ({
    ...range,
    endIndex: range.startIndex + length,
  }));
const text = fc.constantFrom("a", "=1+1", "007", "x y");
const value = fc.oneof(
  text.map((stringValue) => ({ stringValue })),
  fc.integer({ min: 0, max: 99 }).map((numberValue) => ({ numberValue })),
  fc.constant({ boolValue: true }),
  fc.constantFrom("=A1+1", "=SUM(B2:B)", "=COUNTA($A$1:$C$4)").map((formulaValue) => ({ formulaValue })),
  fc.constant({}),
);
const rows = fc.array(
  fc
    .array(value, { maxLength: 4 })
    .map((values) => ({ values: values.map((userEnteredValue) => ({ userEnteredValue })) })),
  { maxLength: 4 },
);
const range = fc
  .record({ sheetId, top: small, left: small, high: small, wide: small, open: fc.boolean() })
  .map((at) => ({
    sheetId: at.sheetId,
    startRowIndex: at.top,
    startColumnIndex: at.left,
    ...(at.open ? {} : { endRowIndex: at.top + at.high }),
    endColumnIndex: at.left + at.wide,
  }));
const fields = "userEnteredValue";
const format = { backgroundColor: { red: 1 } };
const formula = fc.constantFrom("=$A2>1", "=B2<>$C$3", "=Other!A1=2");
const custom = formula.map((userEnteredValue) => ({ type: "CUSTOM_FORMULA" as const, values: [{ userEnteredValue }] }));
const list = { condition: { type: "ONE_OF_LIST" as const, values: [{ userEnteredValue: "q" }] } };

const chartId = fc.integer({ min: 1, max: 3 });
const anchorCell = fc.record({ sheetId, rowIndex: small, columnIndex: small });
const chartOf = (source: object) => ({
  basicChart: { chartType: "LINE" as const, series: [{ series: { sourceRange: { sources: [source] } } }] },
});

const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ sheetId, title: fc.constantFrom("A", "B", "C"), rows: small, columns: small }).map((sheet) => ({
    addSheet: {
      properties: {
        sheetId: sheet.sheetId,
        title: sheet.title,
        gridProperties: { rowCount: sheet.rows + 1, columnCount: sheet.columns + 1 },
      },
    },
  })),
  sheetId.map((id) => ({ deleteSheet: { sheetId: id } })),
  sheetId.map((sourceSheetId) => ({ duplicateSheet: { sourceSheetId, newSheetName: "D" } })),
  fc
    .record({ sheetId, title: fc.constantFrom("A", "B", "E") })
    .map((properties) => ({ updateSheetProperties: { properties, fields: "title" } })),
  fc
    .record({ sheetId, hidden: fc.boolean(), index: small })
    .map((properties) => ({ updateSheetProperties: { properties, fields: "hidden,index" } })),
  fc.record({ sheetId, rowCount: small, columnCount: small }).map(({ sheetId: id, ...gridProperties }) => ({
    updateSheetProperties: {
      properties: { sheetId: id, gridProperties },
      fields: "gridProperties(rowCount,columnCount)",
    },
  })),
  fc
    .record({ sheetId, rowIndex: small, columnIndex: small, rows })
    .map(({ rows: lines, ...start }) => ({ updateCells: { start, rows: lines, fields } })),
  fc
    .record({ range, rows })
    .map((body) => ({ updateCells: { ...body, fields: "userEnteredValue,note,dataValidation" } })),
  fc.record({ sheetId, rows }).map((body) => ({ appendCells: { ...body, fields } })),
  fc.record({ range, value }).map(({ range: at, value: userEnteredValue }) => ({
    repeatCell: { range: at, cell: { userEnteredValue }, fields },
  })),
  fc.record({ range: line, inheritFromBefore: fc.boolean() }).map((insertDimension) => ({ insertDimension })),
  line.map((at) => ({ deleteDimension: { range: at } })),
  fc.record({ source: line, destinationIndex: small }).map((moveDimension) => ({ moveDimension })),
  fc.record({ sheetId, dimension, length: small }).map((appendDimension) => ({ appendDimension })),
  line.map((at) => ({
    updateDimensionProperties: { range: at, properties: { pixelSize: 50, hiddenByUser: true }, fields: "*" },
  })),
  line.map((at) => ({ addDimensionGroup: { range: at } })),
  line.map((at) => ({ deleteDimensionGroup: { range: at } })),
  fc
    .record({ range, rule: fc.constantFrom(list, undefined) })
    .map(({ range: at, rule }) => ({ setDataValidation: { range: at, ...(rule ? { rule } : {}) } })),
  fc.record({ range, custom, index: small }).map(({ range: at, custom: condition, index }) => ({
    addConditionalFormatRule: { index, rule: { ranges: [at], booleanRule: { condition, format } } },
  })),
  fc.record({ sheetId, index: small }).map((deleteConditionalFormatRule) => ({ deleteConditionalFormatRule })),
  range.map((at) => ({ addProtectedRange: { protectedRange: { range: at, warningOnly: true } } })),
  range.map((at) => ({ addFilterView: { filter: { range: at, title: "mine" } } })),
  fc.record({ range, chartId, anchorCell }).map(({ range: at, chartId: id, anchorCell: cell }) => ({
    addChart: { chart: { chartId: id, spec: chartOf(at), position: { overlayPosition: { anchorCell: cell } } } },
  })),
  fc.record({ range, chartId }).map(({ range: at, chartId: id }) => ({
    updateChartSpec: { chartId: id, spec: chartOf(at) },
  })),
  fc.record({ objectId: chartId, anchorCell }).map(({ objectId, anchorCell: cell }) => ({
    updateEmbeddedObjectPosition: {
      objectId,
      newPosition: { overlayPosition: { anchorCell: cell } },
      fields: "anchorCell.rowIndex",
    },
  })),
  chartId.map((objectId) => ({ deleteEmbeddedObject: { objectId } })),
  fc.record({ range: line, metadataValue: text }).map(({ range: dimensionRange, metadataValue }) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: "k",
        metadataValue,
        visibility: "DOCUMENT" as const,
        location: { dimensionRange },
      },
    },
  })),
  text.map((metadataValue) => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataValue } } },
  })),
  fc
    .record({ range, dimensionIndex: small })
    .map(({ range: at, ...spec }) => ({ sortRange: { range: at, sortSpecs: [spec] } })),
  fc.record({ source: range, destination: range }).map((copyPaste) => ({ copyPaste })),
);

test("a batch that is refused changes nothing, and nothing that is accepted fails in the engine", async () => {
  const outcomes = { done: 0, refused: 0 };
  const session = fc.array(fc.array(request, { minLength: 1, maxLength: 3 }), { minLength: 10, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(session, async (batches) => {
      const book = newBook();
      await book.alone(() =>
        book.apply([
          { addSheet: { properties: { sheetId: 1, title: "Other", gridProperties: { rowCount: 9, columnCount: 7 } } } },
        ]),
      );
      for (const batch of batches) {
        const before = JSON.stringify(await book.save());
        const refusal = await book
          .alone(() => book.apply(batch))
          .then(
            () => undefined,
            (error: Error) => error,
          );
        outcomes[refusal ? "refused" : "done"] += 1;
        if (!refusal) continue;
        expect(refusal).toMatchObject({ status: expect.stringMatching(/INVALID_ARGUMENT|UNIMPLEMENTED/) });
        expect(JSON.stringify(await book.save())).toBe(before);
      }
      book.close();
    }),
    { numRuns: 25, seed: 20260302 },
  );
  expect(Math.min(outcomes.done, outcomes.refused)).toBeGreaterThan(100);
}, 30_000);
