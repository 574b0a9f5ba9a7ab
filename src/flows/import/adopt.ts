/** A tab that people have already becomes rows of ours: looked at first, copied then; theirs stays as it is (Q54). */
import type { Input, Reply } from "../../contract";
import { type Cell, dayOfSerial, iso } from "../../model/cell";
import type { Column } from "../../model/column";
import type { Columns } from "../../model/table";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { type Facts, type TableName, tableOf, titleOf } from "../../model/workbook";
import { type KnownNames, type Match, matchesOf } from "../../rules/adoption/match";
import { type Odd, oddIn } from "../../rules/adoption/odd";
import { type Sheet, sheetOf } from "../../rules/adoption/sheet";
import { squeezed } from "../../rules/titles";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { completionReads } from "./completion";
import { alsoRead, type Importing, importing, OWN, tableCalled } from "./import-rows";
import { COPIED, inPlace } from "./in-place";
import { type Headed, headed, strangeColumn } from "./titles";

type Asked = Input<"adopt">;
type Mapping = NonNullable<Asked["mapping"]>;

/** The tabs that are none of ours. */
export const tabs = flowOf<"tabs">()({
  who: "everybody",
  scope: "none",
  reads: {},
  asksTabs: true,
  plan: (_facts, _input, moment) => answers({ tabs: [...(moment.tabs ?? [])] }),
});

const reads = { ...completionReads, partners: ["name", "aliases", "externalId"] } as const;

type AdoptFacts = Facts<typeof reads & Always>;

export const adopt = flowOf<"adopt">()({
  who: ["coordinator", "approver"],
  reads,
  alsoReads: ({ table }) => alsoRead(table),
  asksTab: ({ tab }) => tab,
  asksGround: ({ tab, inPlace }) => (inPlace ? tab : ""),
  writes: [],
  alsoWrites: ({ table }) => [tableCalled(table) ?? []].flat(),
  plan: (facts, input, moment) => {
    const name = tableCalled(input.table);
    if (!name || OWN.includes(name))
      return refuse({ why: "not-found", text: `No list comes into "${input.table}".`, field: "table" });
    const found = sheetIn(name, moment);
    if (!found.ok) return found;
    const wrong = strangeColumn(name, { columns: filledIn(input.mapping) });
    if (wrong) return refuse(wrong);
    const twice = twiceIn(name, input.mapping);
    if (twice) return refuse(twice);
    const seen = lookedAt(name, found.value, input, facts, moment);
    const file = linesFor(name, found.value, seen.matches, input, moment);
    if (!file.ok) return file;
    const coming = comingIn(input, seen.odd);
    const plan = input.inPlace
      ? inPlace(
          { table: name, title: input.tab, sheet: found.value, ...seen, file: file.value, input: coming },
          facts,
          moment,
        )
      : importing(name, file.value, coming, facts, moment);
    if (!plan.ok) return plan;
    return accept({
      ...plan.value,
      reply: {
        place: COPIED,
        ...plan.value.reply,
        ...seen,
        mapping: {
          columns: Object.fromEntries(seen.matches.flatMap(({ title, column }) => (column ? [[title, column]] : []))),
          values: coming.mapping?.values ?? {},
        },
        tab: input.tab,
        table: name,
        rows: found.value.lines.length,
      },
    });
  },
});

/** What was asked of a tab, as it is asked of a list. */
const comingIn = ({ mapping, locale, part, confirm }: Asked, odd: readonly Odd[]): Importing => ({
  mapping: { values: valuesFor(odd, mapping), constants: mapping?.constants ?? {} },
  ...(locale && { locale }),
  ...(part && { part }),
  dryRun: !confirm,
});

const sheetIn = (name: TableName, { tab }: Moment): Result<Sheet, Refusal> => {
  const columns = tab?.columns;
  const invalid = (text: string) => refuse({ why: "not-found", text, field: "tab" } as const);
  if (!columns) return invalid(`There is no tab "${tab?.title ?? ""}" of your own in this workbook.`);
  const sheet = sheetOf(columns, tableOf(name).columns);
  if (!sheet) return invalid(`The tab "${tab.title}" holds no list: a row of titles with rows below it.`);
  if (sheet.titles.length > MOST)
    return invalid(
      `The tab "${tab.title}" has ${sheet.titles.length} columns, and a list has at most ${MOST}. Copy those that belong to the list into a tab of their own.`,
    );
  if (sheet.lines.length === 0) return invalid(`The tab "${tab.title}" has titles and no rows below them.`);
  return accept(sheet);
};

/** Nobody looks through more titles than these. */
const MOST = 200;

/** What a person took a title for; a blank says that it is left out. */
const filledIn = ({ columns = {} }: Mapping = {}): NonNullable<Mapping["columns"]> =>
  Object.fromEntries(Object.entries(columns).map(([title, ours]) => [title, [ours].flat().filter(Boolean)]));

/** A column of ours that a person gave to two of theirs. */
const twiceIn = (name: TableName, mapping: Mapping | undefined): Refusal | undefined => {
  const said = Object.entries(filledIn(mapping)).flatMap(([title, ours]) =>
    [ours].flat().map((column) => ({ title, column })),
  );
  const twice = said.find(({ column }, at) => said.findIndex((other) => other.column === column) < at);
  return (
    twice && {
      why: "invalid",
      text: `Two columns of theirs are taken for ${titleOf(name, twice.column)}: ${said
        .filter(({ column }) => column === twice.column)
        .map(({ title }) => title)
        .join(" and ")}. Leave one of them out.`,
      field: "mapping",
    }
  );
};

type Told = Reply<"adopt">["matches"][number];
type Seen = Pick<Reply<"adopt">, "left"> & { readonly matches: Told[]; readonly odd: Odd[] };

/** What the tab is taken for: what a person said counts, the rest is told by titles and cells. */
const lookedAt = (
  name: TableName,
  sheet: Sheet,
  { mapping = {} }: Asked,
  facts: AdoptFacts,
  { settings }: Moment,
): Seen => {
  const columns = tableOf(name).columns;
  const known: KnownNames = {
    team: facts.team,
    partners: facts.partners.flatMap((partner) => [partner.name, ...partner.aliases]),
    words: settings.tierNames,
  };
  const matches = unlessSaid(matchesOf(sheet, columns, known).map((match) => toldOf(match, mapping)));
  const odd = matches.flatMap(({ column }, at) =>
    column === "" ? [] : oddIn(column, columns[column]!, cellsAt(sheet, at), known),
  );
  return { matches: matches.map((match) => readable(match, columns)), odd, left: [...sheet.left] };
};

/** What a person gave to another title is not taken from it by one that only looks like it. */
const unlessSaid = (matches: readonly Told[]): Told[] => {
  const said = new Set(matches.flatMap(({ by, column }) => (by === "person" && column ? [column] : [])));
  return matches.map((match) =>
    match.by !== "person" && said.has(match.column) ? { ...match, column: "", by: "", confidence: 0 } : match,
  );
};

const cellsAt = ({ lines }: Sheet, at: number): Cell[] => lines.map(({ cells }) => cells[at] ?? "");

/** A blank says that the column is left out. */
const toldOf = (match: Match, { columns = {} }: Mapping): Told => {
  const said = Object.entries(columns).find(([title]) => squeezed(title) === squeezed(match.title))?.[1];
  const told = { ...match, examples: [...match.examples] };
  return said === undefined ? told : { ...told, column: [said].flat()[0] ?? "", by: "person", confidence: 1 };
};

/** Days as people read them; a sheet counts them. */
const readable = (match: Told, columns: Columns): Told => {
  const { kind } = columns[match.column] ?? {};
  const isTime = kind === "day" || kind === "moment";
  const said = (example: string) => (/^\d{5}(\.\d+)?$/.test(example) ? dayOfSerial(Number(example)) : example);
  return isTime ? { ...match, examples: match.examples.map(said) } : match;
};

/** Our values for theirs: what a person said, else what looks like it. */
const valuesFor = (odd: readonly Odd[], { values = {} }: Mapping = {}): NonNullable<Mapping["values"]> => {
  const byColumn: Record<string, Record<string, string>> = {};
  for (const { column, value, proposal } of odd)
    if (proposal) byColumn[column] = { ...byColumn[column], [value]: proposal };
  for (const [column, said] of Object.entries(values)) byColumn[column] = { ...byColumn[column], ...said };
  return byColumn;
};

/** The rows of the tab under those of its titles that are columns of ours. */
const linesFor = (
  name: TableName,
  sheet: Sheet,
  matches: readonly Told[],
  { mapping = {} }: Asked,
  moment: Moment,
): Result<Headed, Refusal> => {
  const columns = tableOf(name).columns;
  const used = matches.flatMap(({ title, column }, at) =>
    column ? [{ title: title || titleOf(name, column), column, at }] : [],
  );
  const header = { number: 1, cells: used.map(({ title }) => title) };
  const lines = sheet.lines.map(({ number, cells }) => ({
    number,
    cells: used.map(({ column, at }) => textOf(columns[column]!, cells[at] ?? "", moment)),
  }));
  return headed(name, [header, ...lines], {
    columns: Object.fromEntries(used.map(({ title, column }) => [title, column])),
    constants: mapping.constants ?? {},
  });
};

/** A cell as a file would have it: what stands there as a number may be a date. */
const textOf = ({ kind }: Column, cell: Cell, { wall }: Moment): string => {
  if (typeof cell === "number" && kind === "day") return dayOfSerial(cell);
  if (typeof cell === "number" && kind === "moment") return iso(wall.epochOf(cell));
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : String(cell);
};
