/** What stands in the sheet and what was mailed, so that two runs can be compared whatever numbers they gave out. */

/** Columns that tell when, through which door and how something was done or sent, and numbers that only have to be others. */
const UNSTEADY = {
  log: ["n", "batch", "at", "channel"],
  outbox: ["claimedAt", "sentAt", "state", "why", "queuedAt"],
  registrations: ["ackSentAt", "toldAt"],
  weeks: ["sentAt"],
};

/** The tables of a case as texts, row by row, with ids replaced by what they are about; the mails; and what went wrong with keys. */
export const inSheet = async (world, { tables, again }) => {
  const names = ["registrations", "clocks", "log", "outbox", ...tables];
  // What the hourly check mends stands in the history under its name.
  const unsteady = again ? { ...UNSTEADY, log: [...UNSTEADY.log, "operation"] } : UNSTEADY;
  const rows = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await world.rows(name)])));
  const mails = world.mails.map(({ to, subject }) => `${to} ${subject}`);
  const unsure = rows.outbox.filter(({ state }) => state === "sending" || state === "check").map(mailOf);
  const doubled = names.flatMap((name) => twice(name, rows[name]));
  const steady = Object.fromEntries(
    names.map((name) => [name, rows[name].map((row) => textOf(unsteady[name] ?? [], row, rows.registrations)).sort()]),
  );
  return { steady, mails, unsure, doubled };
};

const mailOf = ({ to, subject }) => `${[to].flat().join(",")} ${subject}`;

const KEYS = { registrations: "id", clocks: "id", log: "n", outbox: "key", deals: "id" };

const twice = (name, rows) => {
  const keys = rows.map((row) => row[KEYS[name]]).filter(Boolean);
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) < at))].map((key) => `${name} ${key}`);
};

const textOf = (unsteady, row, registrations) => {
  const kept = Object.entries(row).filter(([column]) => !unsteady.includes(column));
  // To try a call again takes seconds: the same to the minute is the same.
  const text = JSON.stringify(Object.fromEntries(kept))
    .replace(/\b\d{13}\b/g, "<now>")
    // No case has two: another number of the same meeting is a gap, not a second one.
    .replace(/\bM-\d{4}\b/g, "<meeting>")
    .replace(/T(\d\d:\d\d):\d\d[.\d]*/g, "T$1")
    .replace(/(Hours\\?":)[\d.]+/g, "$1");
  return registrations.reduce((said, { id, companyName }) => said.replaceAll(id, `<${companyName}>`), text);
};

/** How a run that was disturbed and asked for again differs from one that was not. */
export const differences = (wanted, got, { mayDouble, isOnce }) => [
  ...got.doubled.map((key) => `${key} stands there twice`),
  ...(isOnce || (mayDouble && !got.wasWhole) ? [] : rowDifferences(wanted, got)),
  ...(isOnce || mayDouble ? [] : mailDifferences(wanted, got)),
];

const rowDifferences = (wanted, got) =>
  Object.entries(wanted.steady).flatMap(([name, rows]) => {
    const found = got.steady[name];
    return [
      ...without(rows, found).map((row) => `${name} lacks ${row.slice(0, 160)}`),
      ...without(found, rows).map((row) => `${name} has ${row.slice(0, 160)}`),
    ];
  });

/** What is in the one list more often than in the other. */
const without = (list, other) => {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** Each mail left at most once; one that did not leave stands in the outbox for somebody to look at. */
const mailDifferences = (wanted, got) => [
  ...without(got.mails, wanted.mails).map((mail) => `mailed once too often: ${mail}`),
  ...without(without(wanted.mails, got.mails), got.unsure).map((mail) => `neither mailed nor shown: ${mail}`),
];
