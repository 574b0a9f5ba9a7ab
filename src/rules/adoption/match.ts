/** Which column of a tab that people made is which of ours: by its title, else by what its cells hold. */
import type { Cell } from "../../model/cell";
import type { Column } from "../../model/column";
import type { Person } from "../../model/partners";
import type { Columns } from "../../model/table";
import { parseQuarter } from "../days";
import { columnCalled } from "../titles";
import { personCalled } from "./people";
import type { Sheet } from "./sheet";
import { proposalFor, wordsIn } from "./values";

/** Names that cells may hold. */
export interface KnownNames {
  readonly team: readonly Pick<Person, "email" | "name">[];
  readonly partners: readonly string[];
  /** Words of the program for choices of ours, in small letters. */
  readonly words: ReadonlyMap<string, string>;
}

export interface Match {
  /** As the tab has it. */
  readonly title: string;
  /** Ours; blank where none of them is meant. */
  readonly column: string;
  /** How that is known. */
  readonly by: "title" | "contents" | "";
  /** 0 to 1. */
  readonly confidence: number;
  /** The first five cells below the title. */
  readonly examples: readonly string[];
}

/** One match for each column of the tab, in order; each column of ours is filled by one of theirs. */
export const matchesOf = ({ titles, lines }: Sheet, declared: Columns, known: KnownNames): Match[] => {
  const cells = titles.map((_, at) =>
    lines.map((line) => line.cells[at] ?? "").filter((cell) => String(cell).trim() !== ""),
  );
  const byTitle = titles.map((title) => (title === "" ? undefined : columnCalled(declared, title)));
  const taken = new Set<string>();
  const found = titles.map((title, at): Match => {
    const column = byTitle[at] ?? "";
    const isFirst = column !== "" && !taken.has(column);
    if (isFirst) taken.add(column);
    const isExact = column !== "" && declared[column]?.title.toLowerCase() === title.toLowerCase();
    return {
      title,
      column: isFirst ? column : "",
      by: isFirst ? "title" : "",
      confidence: isFirst ? (isExact ? 1 : 0.9) : 0,
      examples: cells[at]?.slice(0, EXAMPLES).map(String) ?? [],
    };
  });
  return found.map((match, at) => (match.column ? match : byContents(match, cells[at] ?? [], declared, known, taken)));
};

const EXAMPLES = 5;

/** What most cells of a column hold says what it is; what is said by fewer than three of five says nothing. */
const ENOUGH = 0.6;

const byContents = (
  match: Match,
  cells: readonly Cell[],
  declared: Columns,
  known: KnownNames,
  taken: Set<string>,
): Match => {
  if (cells.length === 0) return match;
  for (const { isOf, of } of kindsOf(known)) {
    const column = Object.entries(declared).find(([name, one]) => !taken.has(name) && isOf(name, one));
    const share = column ? cells.filter((cell) => of(column[1], cell)).length / cells.length : 0;
    if (!column || share < ENOUGH) continue;
    taken.add(column[0]);
    return { ...match, column: column[0], by: "contents", confidence: Math.round(share * 70) / 100 };
  }
  return match;
};

interface KindOfCells {
  /** Columns of ours that may hold it. */
  readonly isOf: (name: string, column: Column) => boolean;
  readonly of: (column: Column, cell: Cell) => boolean;
}

/** The most telling first: an address is hardly anything else, a number may be much. */
const kindsOf = ({ team, partners }: KnownNames): readonly KindOfCells[] => [
  { isOf: (name) => /email$/i.test(name), of: (_, cell) => /^\S+@\S+\.\w+$/.test(String(cell).trim()) },
  {
    isOf: (_, { kind, choices }) => kind === "choice" && Object.keys(choices ?? {}).length > 1,
    of: (column, cell) => typeof cell === "string" && proposalFor(column, cell) !== "",
  },
  {
    isOf: (_, { kind, choices, computed }) => kind === "list" && choices !== undefined && !computed,
    of: (column, cell) => typeof cell === "string" && wordsIn(cell).every((word) => proposalFor(column, word) !== ""),
  },
  {
    isOf: (_, { refers }) => refers === "partners",
    of: (_, cell) => partners.some((name) => name.toLowerCase() === String(cell).trim().toLowerCase()),
  },
  {
    isOf: (name, { refers }) => refers === "team" || name === "ae" || name === "owner",
    of: (_, cell) => typeof cell === "string" && personCalled(team, cell) !== undefined,
  },
  { isOf: (_, { kind }) => kind === "money", of: (_, cell) => isMoney(cell) },
  {
    isOf: (name) => name === "closeQuarter",
    of: (_, cell) => typeof cell === "string" && parseQuarter(cell, 1) !== null,
  },
  {
    isOf: (name, { kind, computed }) => (kind === "day" || kind === "moment") && (!computed || name === "receivedAt"),
    of: (_, cell) => isDate(cell),
  },
];

const isMoney = (cell: Cell): boolean =>
  typeof cell === "string" && /^([$€£]|[A-Z]{3} ?)[\d.,' ]+[kKmM]?$/.test(cell.trim());

/** Days of 2000 to 2035 as a sheet counts them; a number of another size is an amount. */
const [EARLIEST, LATEST] = [36_526, 49_674];

const isDate = (cell: Cell): boolean =>
  typeof cell === "number"
    ? cell >= EARLIEST && cell < LATEST
    : typeof cell === "string" &&
      (/^\d{4}-\d\d-\d\d/.test(cell.trim()) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(cell.trim()));
