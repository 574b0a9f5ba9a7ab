/** What a workbook holds beside its cells: plain data, never changed in place. */
import type {
  BasicFilter,
  ColorStyle,
  ConditionalFormatRule,
  DataValidationRule,
  DeveloperMetadata,
  Dimension,
  DimensionGroup,
  EmbeddedChart,
  FilterView,
  GridRange,
  ProtectedRange,
} from "./api";
import type { Snapshot } from "./engine";

/** Developer metadata without its place; the place is where it is kept. */
export type Tag = Omit<DeveloperMetadata, "location">;

/** A validation rule and the cells that it holds for; no two ranges of a tab overlap. */
export interface Validation {
  readonly range: GridRange;
  readonly rule: DataValidationRule;
}

/** What belongs to one tab. Column and row tags are in the engine, where they move with their column. */
export interface SheetState {
  readonly sheetId: number;
  readonly tags: readonly Tag[];
  readonly conditionalFormats: readonly ConditionalFormatRule[];
  readonly validations: readonly Validation[];
  readonly protectedRanges: readonly ProtectedRange[];
  readonly filterViews: readonly FilterView[];
  readonly charts: readonly EmbeddedChart[];
  readonly groups: Readonly<Record<Dimension, readonly DimensionGroup[]>>;
  readonly basicFilter?: BasicFilter;
  readonly tabColor?: ColorStyle;
}

/** What belongs to the workbook as a whole. */
export interface BookState {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly autoRecalc: string;
  readonly tags: readonly Tag[];
  /** The next id for anything that Google numbers. */
  readonly nextId: number;
  readonly sheets: readonly SheetState[];
}

/** A workbook as it is kept in a world's file. */
export interface SavedBook extends BookState {
  readonly snapshot: Snapshot;
}

export const emptySheet = (sheetId: number): SheetState => ({
  sheetId,
  tags: [],
  conditionalFormats: [],
  validations: [],
  protectedRanges: [],
  filterViews: [],
  charts: [],
  groups: { ROWS: [], COLUMNS: [] },
});
