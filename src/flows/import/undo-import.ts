/** A list is taken out again: its new rows go, what it changed stands as before; rows that somebody touched since stay. */
import type { Person } from "../../model/partners";
import type { Change } from "../../model/plan";
import { accept, refuse } from "../../model/result";
import { fromPlain } from "../../model/cell";
import { rowKey, type TableName, tableOf } from "../../model/workbook";
import { mayAct } from "../../rules/roles";
import type { ListUndo } from "../../rules/journal";
import { flowOf } from "../flow";
import { givingBack, takenIn } from "./give-back";
import { COVERING, noTab, tableCalled } from "./import-rows";

export const undoImport = flowOf<"undoImport">()({
  who: ["coordinator", "approver"],
  reads: { log: ["n", "table", "key", "batch", "before", "after", "operation", "channel"] },
  alsoReads: ({ table }) => {
    const name = tableCalled(table);
    return name ? { [name]: "all" } : {};
  },
  writes: [],
  plan: (facts, { table, batches }, moment) => {
    const name = tableCalled(table);
    if (!name) return refuse(noTab(table));
    const isTheirs = (batch: string) => batches.some((one) => batch === one || batch.startsWith(`${one}.`));
    const lines = facts.log.filter((line) => line.table === name && line.key === "" && isTheirs(line.batch));
    if (lines.length === 0)
      return refuse({ why: "not-found", text: "The history knows no such list.", field: "batches" });
    const last = Math.max(...lines.map(({ n }) => n ?? 0));
    const taken = lines.flatMap(({ before }) => takenIn(before) ?? [])[0];
    if (taken) {
      const since = facts.log.filter(({ n }) => (n ?? 0) > last);
      return givingBack(name, taken, since, moment);
    }
    const undos = lines.flatMap(({ before }) => undoIn(before) ?? []);
    if (undos.length < lines.length)
      return refuse({
        why: "conflict",
        text: "The list was too large to be taken out again by itself.",
        field: "batches",
      });
    const touched = new Set(
      facts.log.flatMap((line) => (line.table === name && (line.n ?? 0) > last ? [line.key] : [])),
    );
    const rows = new Set((moment.seen.tables[name]?.rows ?? []).map((row) => rowKey(name, row)));
    const undone = undos
      .flatMap((undo) => changesOf(name, undo))
      .filter((change) => "key" in change && rows.has(change.key));
    const changes = undone.filter((change) => "key" in change && !touched.has(change.key));
    if (name === "team" && !staysAdmin(facts.team, changes))
      return refuse({
        why: "conflict",
        text: "Without that list nobody has the role Admin: give it to somebody first.",
        field: "batches",
      });
    const removed = changes.filter((change) => "remove" in change).length;
    const kept = undone.flatMap((change) => ("key" in change && touched.has(change.key) ? [change.key] : []));
    const restored = changes.length - removed;
    return accept({
      changes,
      letters: [],
      reply: { table: name, removed, restored, kept },
      summary: { table: name, text: `List taken out: ${removed} removed, ${restored} as before, ${kept.length} kept` },
      inPieces: true as const,
      ...(COVERING.includes(name) && changes.length > 0 && { afterwards: ["recover"] }),
    });
  },
});

const staysAdmin = (team: readonly Person[], changes: readonly Change[]): boolean => {
  const byKey = new Map(changes.map((change) => ["key" in change ? change.key : "", change]));
  const after = team.flatMap((person): Person[] => {
    const change = byKey.get(person.email);
    if (!change) return [person];
    return "set" in change ? [{ ...person, ...(change.set as Partial<Person>) }] : [];
  });
  return !team.some((person) => mayAct(person, ["admin"])) || after.some((person) => mayAct(person, ["admin"]));
};

const undoIn = (text: string): ListUndo | undefined => {
  try {
    const said: ListUndo = JSON.parse(text);
    return Array.isArray(said.added) ? said : undefined;
  } catch {
    return undefined;
  }
};

const changesOf = (table: TableName, { added, changed }: ListUndo): Change[] => [
  ...added.map((key) => ({ table, key, remove: true }) as Change),
  ...Object.entries(changed).map(([key, before]) => ({ table, key, set: valuesOf(table, before) }) as Change),
];

const valuesOf = (table: TableName, before: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(before).flatMap(([name, said]) => {
      const column = tableOf(table).columns[name];
      return column ? [[name, fromPlain(column, said)]] : [];
    }),
  );
