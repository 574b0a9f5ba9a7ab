/** Worlds of the local host that hold the rows of a large desk. */
import { createRequire } from "node:module";
import { NOW, deals, meetings, partners } from "./rows.mjs";

/** The compiled host. */
export const host = createRequire(import.meta.url)("../build/host/desk.cjs");

/** A desk in New York with these registrations, and a fifth as many deals and meetings. */
export const worldWith = (registrations) => {
  const { length } = registrations;
  return worldOf({ partners, deals: deals(length / 5), meetings: meetings(length / 5), registrations });
};

/** A desk in New York with these rows in its tabs. */
export const worldOf = async (tables) => {
  const now = new Date(NOW).toISOString();
  const settings = { rateLimit: false, recipients: "vp@example.com" };
  const world = host.createWorld({ zone: "America/New_York", as: "owner@example.com", now, settings });
  await world.call("setUp", {});
  for (const [table, rows] of Object.entries(tables)) {
    const answer = await world.call("importRows", { table, csv: csvOf(rows) });
    if (answer.reply?.added !== rows.length)
      throw new Error(`${table} was not taken in: ${JSON.stringify(answer).slice(0, 300)}`);
  }
  return world;
};

const csvOf = (rows) =>
  [Object.keys(rows[0]), ...rows.map((row) => Object.entries(row).map(([column, value]) => cellOf(column, value)))]
    .map((cells) => cells.join(","))
    .join("\n");

const cellOf = (column, value) => {
  if (column === "waits") return value.map((wait) => wait.map((at) => new Date(at).toISOString()).join("/")).join(" ");
  return value !== null && column.endsWith("At") ? new Date(value).toISOString() : (value ?? "");
};
