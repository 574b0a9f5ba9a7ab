/** How many cells a call of the Sheets API moved. */

/** Cells in a reply: of value ranges and of grid data. */
export const cellsIn = (reply: object): number => {
  const { valueRanges = [], updatedSpreadsheet, sheets = updatedSpreadsheet?.sheets ?? [] } = reply as Readable;
  const values = valueRanges.map((one) => (one.valueRange ?? one).values ?? []);
  const grid = sheets.flatMap((sheet) => sheet.data ?? []).flatMap((data) => data.rowData ?? []);
  return (
    sum(values.map((lines) => sum(lines.map((line) => line.length)))) + sum(grid.map((row) => row.values?.length ?? 0))
  );
};

/** Cells that a batch writes one by one; a cell that is repeated counts once. */
export const cellsWrittenBy = (body: object): number => {
  const { requests = [] } = body as {
    requests?: readonly Readonly<Record<string, { rows?: readonly Row[]; cell?: object }>>[];
  };
  return sum(
    requests
      .flatMap((request) => Object.values(request))
      .map((one) => sum((one?.rows ?? []).map((row) => row.values?.length ?? 0)) + (one?.cell ? 1 : 0)),
  );
};

interface Row {
  readonly values?: readonly unknown[];
}

interface Readable {
  readonly valueRanges?: readonly { readonly valueRange?: Lines; readonly values?: Lines["values"] }[];
  readonly updatedSpreadsheet?: { readonly sheets?: readonly SheetOfCells[] };
  readonly sheets?: readonly SheetOfCells[];
}

interface Lines {
  readonly values?: readonly (readonly unknown[])[];
}

interface SheetOfCells {
  readonly data?: readonly { readonly rowData?: readonly Row[] }[];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
