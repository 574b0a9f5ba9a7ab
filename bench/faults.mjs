/**
 * The fault run (G17): kills every operation that writes after each of its service calls, loses the answers of its reads and
 * writes, asks for it again, and compares what stands in the sheet and what was mailed with a run that nothing disturbed.
 * With a word (`npm run faults -- undo`) only the cases whose names hold it.
 */
import { pathToFileURL } from "node:url";
import { cases, deal, tables } from "./faults/cases.mjs";
import { differences, inSheet } from "./faults/sheet.mjs";
import { product } from "./product.mjs";
import { table } from "./table.mjs";
import { host } from "./world.mjs";

const usual = { rateLimit: false, mailQuota: 1500 };
const READ = "Sheets.Spreadsheets.Values.batchGetByDataFilter";
const WRITE = "Sheets.Spreadsheets.batchUpdate";

const WELL = "nothing lost, nothing twice";

const main = async () => {
  const state = await theDesk();
  const lines = [];
  const [, , wanted = ""] = process.argv;
  for (const one of cases.filter(({ name }) => name.includes(wanted))) lines.push(await walked(one, state));
  if (!wanted) lines.push(await fiftyAtOnce(state));
  const missing = uncovered();
  console.log(table(["what", "calls", "kills", "lost answers", "found"], lines));
  if (missing.length) console.log(`\nNo case writes with: ${missing.join(", ")}`);
  const isWell = missing.length === 0 && lines.every((line) => !/findings|:/.test(line[line.length - 1]));
  console.log(isWell ? "\nAll is well." : "\nSomething is not well.");
  process.exitCode = isWell ? 0 : 1;
};

/** What writes and is in no case: whoever adds an operation adds its case. */
const uncovered = () => {
  const covered = new Set(cases.flatMap(({ covers }) => covers));
  const flows = { ...product.flows, ...product.innerFlows };
  return Object.keys(flows).filter((name) => flows[name].writes && !covered.has(name));
};

/** A desk at which DR-0001 to DR-0003 wait. */
const theDesk = async () => {
  const settings = usual;
  const world = host.createWorld({
    zone: "America/New_York",
    now: "2026-03-20T15:00:00-04:00",
    as: "ops@example.com",
    settings,
  });
  await world.call("setUp", {});
  for (const [name, csv] of Object.entries(tables)) await world.call("importRows", { table: name, csv });
  const companies = [["Initech"], ["Hooli"], ["Globex", { partner: "Northwind" }]];
  for (const [company, told] of companies) await world.call("register", deal(company, told));
  const state = await world.save();
  world.close();
  return state;
};

/** The desk with what comes before a deed. */
const prepared = async ({ before, settings = {} }, state) => {
  const world = host.loadWorld(state, { settings: { ...usual, ...settings } });
  const known = await before(world);
  const ready = { state: await world.save(), known: known ?? {}, settings: { ...usual, ...settings } };
  world.close();
  return ready;
};

const walked = async (one, state) => {
  const ready = await prepared(one, state);
  const wanted = await result(one, ready, []);
  const calls = wanted.calls;
  const found = [];
  let kills = 0;
  for (let call = 1, isOver = false; !isOver; call++) {
    const got = await result(one, ready, [{ at: { call }, kill: "after" }]);
    isOver = got.wasWhole;
    if (!isOver) kills += 1;
    found.push(...differences(wanted, got, one).map((said) => `killed after call ${call}: ${said}`));
  }
  for (const [name, fault] of lostAnswers)
    found.push(...differences(wanted, await result(one, ready, [fault]), one).map((said) => `${name}: ${said}`));
  for (const said of found) console.log(`${one.name}: ${said}`);
  const outcome = found.length ? `${found.length} findings` : (one.proves ?? WELL);
  return [one.name, String(calls), String(kills), String(lostAnswers.length), outcome];
};

const lost = (method, nth, answer, applied) => ({ at: { method, nth }, answer, applied });
const lostAnswers = [
  ["the read was lost", lost(READ, 1, 503, false)],
  ["the write was lost and had arrived", lost(WRITE, 1, 503, true)],
  ["the write was lost and had not arrived", lost(WRITE, 1, "Empty response", false)],
  ["the note after the mail was lost and had arrived", lost(WRITE, 2, 503, true)],
  ["the note after the mail was lost and had not arrived", lost(WRITE, 2, 503, false)],
];

/** What stands there when it was disturbed, and asked for again where it did not come to its end. */
const result = async (one, { state, known, settings }, faults) => {
  const world = host.loadWorld(state, { settings });
  const ended = await came(() => one.act(world, faults.length ? { faults } : {}, known));
  const calls = Object.values(world.lastCalls?.calls ?? {}).reduce((sum, times) => sum + times, 0);
  if (!ended) await came(() => (one.again ?? one.act)(world, {}, known));
  await one.later?.(world);
  const shown = { ...(await inSheet(world, one)), calls, wasWhole: ended };
  world.close();
  return shown;
};

/** Whether an execution came to its end; one that was killed throws, that of a trigger says so, and a busy desk asks to be asked again. */
const came = async (deed) => {
  try {
    return [await deed()].flat().every((one) => !one?.problem && !AGAIN.includes(one?.refusal?.why));
  } catch {
    return false;
  }
};

const AGAIN = ["busy", "failed"];

const fiftyAtOnce = async (state) => {
  const world = host.loadWorld(state, { settings: { ...usual, lockPatience: 10 } });
  const before = world.mails.length;
  const told = Array.from({ length: 50 }, (_, at) => deal(`Company ${at}`));
  const replies = await Promise.all(told.map((submission) => world.call("register", submission)));
  const ids = new Set(replies.map((answer) => answer.reply?.id));
  const rows = (await world.rows("registrations")).filter(({ id }) => ids.has(id));
  const own = rows.filter((row) =>
    told.some(({ token, companyName }) => token === row.token && companyName === row.companyName),
  );
  const mails = world.mails.slice(before);
  const subjects = new Set(mails.map(({ subject }) => subject));
  world.close();
  const counts = [ids.size, rows.length, own.length, mails.length, subjects.size];
  const isWell = counts.every((count) => count === 50);
  const found = isWell ? WELL : `ids, rows, own rows, mails, subjects: ${counts.join(", ")}`;
  return ["50 submissions at once", "", "", "", found];
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
