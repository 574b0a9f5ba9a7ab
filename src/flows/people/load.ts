/** How much each of our people has, in the Team tab: brought up to date with whatever changes it, in the same write. */
import type { Change } from "../../model/plan";
import type { Coverage, Partner } from "../../model/partners";
import type { Deal, DealStage } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { accept } from "../../model/result";
import type { Snapshot } from "../../model/snapshot";
import { type Reads, rowKey, type TableName } from "../../model/workbook";
import { coverRoles } from "../../rules/people/coverage";
import { activeCoverage, type Load, loadsOf, openIn } from "../../rules/people/load";
import { inner } from "../flow";

/** What each figure is counted from; it is counted only where all of it was read. */
const COUNTED = {
  partners: { coverage: ["partner", ...coverRoles], partners: ["name", "aliases", "status"] },
  registrations: { registrations: ["id", "stage", "ae"] },
  deals: { deals: ["id", "owner", "stage"], stages: ["stage", "kind"] },
} as const satisfies Readonly<Record<string, Reads>>;
type Figure = keyof typeof COUNTED;

/** All of them. */
export const FIGURES = Object.keys(COUNTED) as Figure[];

/** Counts everybody's work anew, after an edit by hand. */
export const weigh = inner<object, { changed: number }>()({
  who: "everybody",
  reads: { ...COUNTED.partners, ...COUNTED.registrations, ...COUNTED.deals },
  writes: [],
  plan: (_facts, _input, { seen }) => {
    const changes = loadChanges([], seen, FIGURES);
    return accept({ changes, letters: [], reply: { changed: changes.length } });
  },
});

/** The figures in Team that are others once these changes are made. */
export const loadChanges = (
  changes: readonly Change[],
  { tables }: Snapshot,
  figures: readonly Figure[] = FIGURES.filter(
    (figure) => changes.some((change) => touches(change, figure)) && !isTold(changes, figure),
  ),
): Change[] => {
  const counted = figures.filter((figure) => isRead(tables, COUNTED[figure]));
  const team = (tables.team?.rows ?? []) as unknown as readonly Weighed[];
  if (counted.length === 0) return [];
  const loads = loadsAfter(changes, tables, counted, team);
  return team.flatMap((person): Change[] => {
    const load = loads(person.email);
    const set = Object.fromEntries(
      counted.flatMap((name) => ((person[name] ?? 0) === load[name] ? [] : [[name, load[name]]])),
    );
    return person.email && Object.keys(set).length ? [{ table: "team", key: person.email, set }] : [];
  });
};

type Weighed = { readonly email: string; readonly name: string } & Readonly<Record<Figure, number | null>>;
type Tables = Snapshot["tables"];

const touches = (change: Change, figure: Figure): boolean => {
  const columns = (COUNTED[figure] as Reads)[change.table] as readonly string[] | undefined;
  return columns !== undefined && (!("set" in change) || columns.some((column) => column in change.set));
};

const isTold = (changes: readonly Change[], figure: Figure): boolean =>
  changes.some((change) => change.table === "team" && "set" in change && figure in change.set);

const isRead = (tables: Tables, reads: Reads): boolean =>
  (Object.keys(reads) as TableName[]).every((name) =>
    (reads[name] as readonly string[]).every((column) => tables[name]?.read.includes(column)),
  );

const loadsAfter = (
  changes: readonly Change[],
  tables: Tables,
  counted: readonly Figure[],
  team: readonly Weighed[],
): ((email: string) => Load) => {
  // What was read of a table are its rows, in the shape in which it declares them.
  const rows = <T>(figure: Figure, name: TableName): readonly T[] =>
    counted.includes(figure) ? (rowsAfter(name, tables, changes) as unknown as readonly T[]) : [];
  return loadsOf({
    team,
    coverage: activeCoverage(rows<Coverage>("partners", "coverage"), rows<Partner>("partners", "partners")),
    registrations: rows<Registration>("registrations", "registrations"),
    deals: rows<Deal>("deals", "deals").filter(openIn(rows<DealStage>("deals", "stages"))),
  });
};

const rowsAfter = (name: TableName, tables: Tables, changes: readonly Change[]): readonly object[] => {
  const own = changes.filter(({ table }) => table === name);
  const before = tables[name]?.rows ?? [];
  if (own.length === 0) return before;
  const changed = new Map(own.flatMap((change) => ("key" in change ? [[change.key, change]] : [])));
  const kept = before.flatMap((row) => {
    const change = changed.get(rowKey(name, row));
    if (!change) return [row];
    return "set" in change ? [{ ...row, ...change.set }] : [];
  });
  const blank = Object.fromEntries((tables[name]?.read ?? []).map((column) => [column, ""]));
  return [...kept, ...own.flatMap((change) => ("add" in change ? [{ ...blank, ...change.add }] : []))];
};
