/** G12 to G14: what each deed costs in calls and cells on the local host, at 1,000 and at 10,000 registrations. */
import { product } from "./product.mjs";
import { NOW, registrations } from "./rows.mjs";
import { count, figure } from "./table.mjs";
import { worldWith } from "./world.mjs";

const { arrivalReads, flows, innerFlows } = product;

export const desk = async () => {
  const few = await costsAt(1_000);
  const many = await costsAt(10_000);
  return [...calls(few, many), ...columns(), ...cells(few, many), ...seconds(few, many)];
};

const submission = {
  token: "bench",
  partner: "Partner 7",
  partnerRole: "Ann Lee",
  companyName: "Northwind Traders",
  contactName: "Bo Hart",
  contactTitle: "CIO",
  contactEmail: "bo@northwind.example",
  companySize: "500",
  industry: "Retail",
  existingRelationship: "No",
  dealSize: 120_000,
  closeQuarter: "Q3 2026",
  partnershipType: "Referral",
  buyingSignal: "An introduction by their board",
};

/** What is asked of each world, in turn, with the most reads and writes that it may take. */
const deeds = [
  { name: "register", operation: "register", input: submission, most: [1, 1] },
  { name: "decide", operation: "decide", input: { id: "DR-00001", verdict: "approve", aeLater: true }, most: [1, 1] },
  { name: "report", operation: "report", input: {}, most: [2, 2] },
  { name: "report, sent", operation: "sendReport", input: { week: "2026-W07" }, most: [2, 2] },
  { name: "queue", operation: "queue", input: {}, most: [1, 0] },
];

const check = { name: "hourly check", operation: "moved", most: [2, 1] };

/** What each deed cost in a world with so many registrations. */
const costsAt = async (length) => {
  const world = await worldWith(registrations(length));
  const ask = async (operation, input) => {
    const answer = await world.call(operation, input);
    if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.text}`);
    return world.lastCalls;
  };
  const checkAt = async (now) => {
    await world.fire("hourly", { now });
    return world.lastCalls;
  };
  /** The rows that a check may write: clocks, the summary of the promises, alerts, the list of the day, mails and history. */
  const written = async () =>
    (await Promise.all(WRITTEN.map(async (tab) => (await world.rows(tab)).map((row) => ({ tab, ...row }))))).flat();
  const first = await checkAt(new Date(NOW).toISOString());
  const still = await checkAt(new Date(NOW).toISOString());
  const before = await written();
  const moved = await checkAt("2026-03-02T20:00:00Z");
  const { changed, added } = differing(before, await written());
  const costs = {
    first,
    still,
    moved,
    changed,
    added,
  };
  for (const { operation, input } of deeds) costs[operation] = await ask(operation, input);
  world.close();
  return costs;
};

const WRITTEN = ["clocks", "summary", "alerts", "ticks", "outbox", "log"];

/** How many rows stand otherwise, and how many cells the new ones have. */
const differing = (before, after) => {
  const keyOf = ({ tab, id, key, policy, n, item, since }) => [tab, id ?? n ?? key ?? policy ?? item, since].join("/");
  const known = new Map(before.map((row) => [keyOf(row), JSON.stringify(row)]));
  const added = after.filter((row) => !known.has(keyOf(row)));
  const changed = after.filter((row) => known.has(keyOf(row)) && known.get(keyOf(row)) !== JSON.stringify(row));
  const wide = ({ tab: _, ...row }) => Object.keys(row).length;
  return {
    changed: changed.length,
    added: { rows: added.length, cells: added.reduce((sum, row) => sum + wide(row), 0) },
  };
};

const calls = (few, many) =>
  [...deeds, check].map(({ name, operation, most: [reads, writes] }) => {
    const both = [few[operation], many[operation]];
    const said = both.map(({ sheetsReads, sheetsWrites }) => `${sheetsReads} + ${sheetsWrites}`);
    // Which mails have left can be noted only once they have.
    const isWithin = ({ sheetsReads, sheetsWrites, mailSends }) =>
      sheetsReads <= reads && sheetsWrites <= writes + (mailSends > 0 ? 1 : 0);
    return figure(
      "G12",
      `${name}: reads + writes at 1,000 and 10,000`,
      `${said.join(", ")} (${count(many[operation].mailSends)} mails)`,
      `<= ${reads} + ${writes}, + 1 after mail, the same`,
      both.every(isWithin) && said[0] === said[1],
    );
  });

const columns = () =>
  [
    ["intake", arrivalReads, 6],
    ["hourly check", innerFlows.sweep.reads, 14],
    ["report", flows.report.reads, 14],
    ["report, sent", flows.sendReport.reads, 14],
  ].map(([name, reads, most]) => {
    const read = reads.registrations.length;
    return figure("G13", `${name}: columns of the registrations`, String(read), `<= ${most}`, read <= most);
  });

const changedCells = ({ moved, added }) => moved.cellsWritten - added.cells;

const cells = (few, many) => [
  ...[...deeds, check].map(({ name, operation }) =>
    figure(
      "G13",
      `${name}: cells read and written`,
      [few, many]
        .map((costs) => `${count(costs[operation].cellsRead)} and ${count(costs[operation].cellsWritten)}`)
        .join("; "),
    ),
  ),
  figure(
    "G13",
    "hourly check: cells written for each row that changed",
    `${(changedCells(many) / many.changed).toFixed(1)} (${count(many.changed)} rows)`,
    "<= 4",
    changedCells(many) <= 4 * many.changed,
  ),
  figure(
    "G13",
    "hourly check: rows that came up, such as alerts and mails",
    `${count(many.added.rows)} rows of ${(many.added.cells / many.added.rows).toFixed(1)} cells`,
  ),
  figure(
    "G13",
    "first check after the import of 10,000: cells in one write",
    count(many.first.cellsWritten / many.first.sheetsWrites),
  ),
  figure(
    "G13",
    "hourly check when nothing changed: cells written",
    count(many.still.cellsWritten),
    "0",
    many.still.cellsWritten === 0,
  ),
];

/** Seconds by the published costs, which are good to about 3x: the first call, each further one, cells read and written. */
const published = ({ sheetsReads, sheetsWrites, mailSends, cellsRead, cellsWritten }) =>
  0.3 + 0.15 * (sheetsReads + sheetsWrites + mailSends - 1) + 4.5e-6 * cellsRead + 22e-6 * cellsWritten;

const seconds = (few, many) => {
  const hourly = published(many.moved);
  // Calls stay the same and cells grow with the rows.
  const atThirty = hourly + ((hourly - published(few.moved)) / 9) * 20;
  const said = (seconds) => `${seconds.toFixed(1)} s`;
  return [
    figure("G14", "hourly check at 10,000, by published costs", said(hourly), "<= 2 s", hourly <= 2),
    figure("G14", "hourly check at 30,000, carried on from those", said(atThirty), "<= 5 s", atThirty <= 5),
    ...deeds.map(({ name, operation }) =>
      figure("G14", `${name} at 10,000, by published costs`, said(published(many[operation]))),
    ),
  ];
};
