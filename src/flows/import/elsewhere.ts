/** Lists of other programs: how they name rows of ours, and what they say otherwise than we do. */
import type { Column } from "../../model/column";
import type { Snapshot } from "../../model/snapshot";
import { type Reads, type TableName, tableOf } from "../../model/workbook";
import type { Headed } from "./titles";

type Values = Readonly<Record<string, unknown>>;

const NAMED_BY_ID = ["partners", "accounts"] as const satisfies TableName[];

/** What is read for that besides the table itself. */
export const elsewhereReads = (name: TableName): Reads => {
  const referred = Object.values<Column>(tableOf(name).columns).map(({ refers }) => refers);
  return {
    ...(name === "deals" && { stages: ["stage", "kind"] }),
    ...Object.fromEntries(
      NAMED_BY_ID.filter((other) => other !== name && referred.includes(other)).map((other) => [
        other,
        ["name", "aliases", "externalId"],
      ]),
    ),
  };
};

/** The name of the partner or account to which another program gave that id; nothing where none has it. */
export const namesByExternalId = (
  name: TableName,
  { tables }: Snapshot,
): ((column: string, said: string) => string | undefined) => {
  const byTable = new Map<string, ReadonlyMap<unknown, string>>(
    NAMED_BY_ID.map((table) => [
      table,
      new Map(
        (tables[table]?.rows ?? []).flatMap((row) => (row.externalId ? [[row.externalId, String(row.name)]] : [])),
      ),
    ]),
  );
  return (column, said) => byTable.get(tableOf(name).columns[column]?.refers ?? "")?.get(said.trim());
};

/** The values of a row as we have them: Salesforce has one close date, of open deals too, and counts probability in percent. */
export const ourWay = (name: TableName, file: Headed, { tables }: Snapshot): ((values: Values) => Values) => {
  if (name !== "deals") return (values) => values;
  const isPercent = isInPercent(file);
  const open = new Set((tables.stages?.rows ?? []).flatMap(({ stage, kind }) => (kind === "open" ? [stage] : [])));
  const closing = ({ closedOn, ...values }: Values): Values =>
    closedOn && !values.expectedClose && open.has(values.stage)
      ? { ...values, expectedClose: closedOn }
      : { ...values, ...(closedOn ? { closedOn } : {}) };
  return (values) => ({
    ...closing(values),
    ...(isPercent && typeof values.probability === "number" ? { probability: values.probability / 100 } : {}),
  });
};

const isInPercent = ({ lines, cellsOf }: Headed): boolean =>
  lines.some((line) => cellsOf(line).some(({ column, text }) => column === "probability" && Number(text) > 1));
