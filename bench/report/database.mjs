/** The lines of the report as a query of DuckDB over the same rows. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queryOf } from "./query.mjs";

/** Loads the rows, then lets the caller ask for the lines as often as it wants, with so many threads. */
export const withDatabase = async (facts, times, use) => {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  try {
    const began = performance.now();
    await load(connection, facts);
    const loaded = performance.now() - began;
    const [{ threads }] = await rowsOf("SELECT current_setting('threads')::INT AS threads");
    const query = queryOf(times);
    let set = threads;
    const lines = async (number) => {
      if (set !== number) await connection.run(`SET threads = ${number}`);
      set = number;
      const [row] = await rowsOf(query);
      return Object.fromEntries(Object.entries(row).map(([line, value]) => [line, Number(value)]));
    };
    return await use({ lines, threads, loaded });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

const MOMENT = "BIGINT";
const types = {
  registrations: {
    receivedAt: MOMENT,
    decisionDueAt: MOMENT,
    waits: "BIGINT[][]",
    decidedAt: MOMENT,
    decisionHours: "DOUBLE",
    reopenedAt: MOMENT,
    aeDueAt: MOMENT,
    aeAssignedAt: MOMENT,
    endedAt: MOMENT,
  },
  deals: { amount: "DOUBLE", rate: "DOUBLE", probability: "DOUBLE" },
  meetings: { startsAt: MOMENT },
  partners: { aliases: "VARCHAR[]" },
  stages: { probability: "DOUBLE" },
};

const load = async (connection, facts) => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (const [table, typeByColumn] of Object.entries(types)) {
      const file = join(folder, `${table}.csv`);
      writeFileSync(file, csvOf(facts[table]));
      const columns = Object.keys(facts[table][0]);
      const typed = columns.map((column) => `${column}::${typeByColumn[column] ?? "VARCHAR"} AS ${column}`);
      const all = columns.map((column) => `'${column}': 'VARCHAR'`).join(", ");
      await connection.run(
        `CREATE TABLE ${table} AS SELECT ${typed.join(", ")}
         FROM read_csv('${file}', header = true, columns = {${all}}, allow_quoted_nulls = false)`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const csvOf = (rows) =>
  [Object.keys(rows[0]).join(","), ...rows.map((row) => Object.values(row).map(cellOf).join(","))].join("\n");

const cellOf = (value) => {
  if (value === null) return "";
  const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
  return `"${text.replaceAll('"', '""')}"`;
};
