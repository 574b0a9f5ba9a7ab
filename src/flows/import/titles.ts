/** The header of a file: which of its titles is which of our columns. */
import type { Input } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { type TableName, tableOf } from "../../model/workbook";
import { columnCalled, squeezed } from "../../rules/titles";

type Mapping = NonNullable<Input<"importRows">["mapping"]>;

export interface Line {
  /** As an editor counts them; the header is line 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A file whose header was understood. */
export interface Headed {
  readonly lines: readonly Line[];
  /** Titles that are none of ours; what stands under them is left out. */
  readonly unknownTitles: readonly string[];
  /** Each title with our columns that it fills and the first cell under it. */
  readonly titles: readonly { readonly title: string; readonly columns: readonly string[]; readonly example: string }[];
  /** The cells of a line by our column, constants included. */
  readonly cellsOf: (
    line: Line,
  ) => readonly { readonly column: string; readonly title: string; readonly text: string }[];
}

/** Titles are matched by the mapping first, then by our keys, titles and synonyms; refused when the mapping names no column of ours. */
export const headed = (name: TableName, lines: readonly Line[], mapping: Mapping): Result<Headed, Refusal> => {
  const [header, ...body] = lines;
  if (!header)
    return refuse({ why: "invalid", text: "The file is empty: its first line must hold the titles.", field: "csv" });
  const stranger = strangerIn(name, header.cells, mapping);
  if (stranger) return refuse(stranger);
  const found = header.cells.map((title, at) => ({ title, at, columns: columnsFor(name, title, mapping) }));
  const constants = Object.entries(mapping.constants ?? {}).map(([column, value]) => ({
    column,
    title: column,
    text: String(value),
  }));
  return accept({
    lines: body,
    titles: found.map(({ title, at, columns }) => ({ title, columns, example: exampleOf(body, at) })),
    unknownTitles: found.filter(({ title, columns }) => title.trim() && columns.length === 0).map(({ title }) => title),
    cellsOf: ({ cells }) => [
      ...constants,
      ...found.flatMap(({ title, at, columns }) => columns.map((column) => ({ column, title, text: cells[at] ?? "" }))),
    ],
  });
};

const exampleOf = (lines: readonly Line[], at: number): string =>
  lines
    .find(({ cells }) => cells[at]?.trim())
    ?.cells[at]?.trim()
    .slice(0, 80) ?? "";

const columnsFor = (name: TableName, title: string, { columns = {} }: Mapping): string[] => {
  const mapped = Object.entries(columns).find(([theirs]) => squeezed(theirs) === squeezed(title))?.[1];
  if (mapped !== undefined) return [mapped].flat();
  const ours = columnCalled(tableOf(name).columns, title);
  const taken = Object.values(columns)
    .flat()
    .includes(ours ?? "");
  return ours && !taken ? [ours] : [];
};

/** A mapping that speaks of a title the file does not have, or of a column the tab does not have. */
const strangerIn = (name: TableName, titles: readonly string[], mapping: Mapping): Refusal | undefined => {
  const theirs = Object.keys(mapping.columns ?? {}).find(
    (title) => !titles.some((other) => squeezed(other) === squeezed(title)),
  );
  if (theirs)
    return {
      why: "invalid",
      text: `The file has no title "${theirs}". It has: ${titles.join(", ")}.`,
      field: "mapping",
    };
  return strangeColumn(name, mapping);
};

/** A mapping that speaks of a column the tab does not have. */
export const strangeColumn = (name: TableName, { columns, constants, values }: Mapping): Refusal | undefined => {
  const declared = Object.keys(tableOf(name).columns);
  const named = [...Object.values(columns ?? {}).flat(), ...Object.keys(constants ?? {}), ...Object.keys(values ?? {})];
  const stranger = named.find((column) => !declared.includes(column));
  return stranger === undefined
    ? undefined
    : {
        why: "invalid",
        text: `${tableOf(name).tab} has no column "${stranger}". It has: ${declared.join(", ")}.`,
        field: "mapping",
      };
};
