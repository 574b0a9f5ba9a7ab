/** A tab of the workbook, declared once. */
import type { Column } from "./column";

export type Columns = Readonly<Record<string, Column>>;

/** A colour that stays true without the script: a formula on the cells of a row and `NOW()`. */
export interface Colour {
  /** The mark by which set-up finds its own rule again. */
  readonly name: string;
  readonly tint: Tint;
  /** The columns that take the colour; "required" = each required column, judged cell by cell. */
  readonly on: readonly string[];
  /**
   * A formula without separators, as factors that are all true (`a*b`). `cell` gives the reference to a column
   * in the first row of the range; every factor must be false for a header.
   */
  readonly when: (cell: (column: string) => string, here: string) => string;
}

export type Tint = "red" | "amber" | "green" | "grey";

/** A filter view that set-up makes; people may make their own beside it. */
export interface View {
  readonly title: string;
  readonly where: readonly Where[];
  /** Columns by which the view is sorted, for whoever looks through it alone. */
  readonly sort?: readonly string[];
}

export type Where =
  | { readonly column: string; readonly is: string }
  | { readonly column: string; readonly formula: (cell: (column: string) => string) => string };

/** A chart that set-up makes beside a table; people may move it, and make their own. */
export interface Chart {
  /** By which set-up finds it again; never given to another. */
  readonly id: number;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly about: string;
  readonly kind: "columns" | "stacked" | "line" | "columns and line";
  /** The table that it is drawn from: one with a fixed number of rows. */
  readonly of: string;
  /** The column whose values stand along the bottom. */
  readonly by: string;
  /** Columns by their titles, which the legend shows; a dashed line is a goal. */
  readonly series: readonly Series[];
  /** What is counted along the left side, and between which ends where they are always the same. */
  readonly axis: { readonly title: string; readonly from?: number; readonly to?: number };
  /** Pixels from where the table ends. */
  readonly stands: Box;
}

export interface Series {
  readonly column: string;
  readonly hue: Hue;
  readonly dashed?: true;
}

export type Hue = "blue" | "green" | "red" | "navy" | "gold" | "silver" | "violet" | "dark";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Table<C extends Columns = Columns> {
  /** The name in code, tags and operations. */
  readonly name: string;
  /** The title of the tab; people may rename it. */
  readonly tab: string;
  /** One sentence for the README and the docs. */
  readonly about: string;
  /** One column, or two that together name a row. */
  readonly key: readonly string[];
  readonly columns: C;
  readonly colours: readonly Colour[];
  readonly views: readonly View[];
  readonly charts: readonly Chart[];
  /** What stands in its rows when set-up makes the tab, so that charts have something to lie on. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly hidden?: true;
}

type Optional = "colours" | "views" | "charts" | "rows";

type Declared<C extends Columns> = Omit<Table<C>, "name" | "key" | Optional> &
  Partial<Pick<Table<C>, Optional>> & { readonly key: readonly (keyof C & string)[] };

export const table = <const C extends Columns>(name: string, declared: Declared<C>): Table<C> => ({
  colours: [],
  views: [],
  charts: [],
  rows: [],
  ...declared,
  name,
});

/** What one row holds. */
export type RowOf<T extends Table> = { readonly [K in keyof T["columns"]]: ValueOf<T["columns"][K]> };

type ValueOf<C> = C extends Column<infer V> ? V : never;

/** The key of a row; two parts are joined by a slash. */
export const keyOf = ({ key }: Table, row: Readonly<Record<string, unknown>>): string => {
  const [first = "", second] = key;
  if (!row[first]) return "";
  if (second === undefined) return String(row[first]);
  return row[second] ? `${row[first]}/${row[second]}` : "";
};

export const requiredOf = <C extends Columns>(of: Table<C>): (keyof C & string)[] =>
  Object.keys(of.columns).filter((name): name is keyof C & string => of.columns[name]?.required === true);
