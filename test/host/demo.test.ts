import { birthOf, demonstrate, lastMorning, type Plan, stepsOf } from "../../host/demo";
import { casesOf } from "../../host/demo/cases";
import { faultsOf } from "../../src/rules/checks";
import { settingsOf } from "../../src/rules/settings";
import { newWorld, type World } from "./world";

// Two weeks of the desk's own, so that it takes a few seconds; what was before comes in by import.
const plan: Plan = { size: 75, since: "2026-11-02" };

type Row = Readonly<Record<string, unknown>>;

const made = async (of: Plan) => {
  const world = newWorld(birthOf(of));
  await demonstrate(world, of);
  return world;
};
const rowsIn = async (world: World) => {
  const tables = ["registrations", "clocks", "outbox", "deals", "meetings", "coverage", "log", "weeks"];
  const rows: Record<string, readonly Row[]> = {};
  for (const table of tables) rows[table] = await world.rows(table);
  return rows;
};
const reply = async <Reply>(world: World, operation: string) => {
  const answer = await world.call(operation, {});
  if (!answer.ok) throw new Error(answer.refusal.text);
  return answer.reply as Reply;
};
const count = (rows: readonly Row[], column: string) => {
  const values = rows.map((row) => String(row[column]));
  return Object.fromEntries(values.map((value) => [value, values.filter((other) => other === value).length]));
};

let world: World;
let rows: Record<string, readonly Row[]>;
beforeAll(async () => {
  world = await made(plan);
  rows = await rowsIn(world);
}, 60_000);

test("there are as many registrations as asked for, in every stage", () => {
  const stages = count(rows.registrations ?? [], "stage");
  expect(rows.registrations).toHaveLength(75);
  expect(Object.keys(stages).sort()).toEqual([
    "approved",
    "cancelled",
    "expired",
    "info-requested",
    "lapsed",
    "lost",
    "rejected",
    "submitted",
    "withdrawn",
    "won",
  ]);
});

test("registrations came in by import, by the sidebar and by the sheet, in the order of their ids", () => {
  const { registrations = [] } = rows;
  expect(Object.keys(count(registrations, "channel")).sort()).toEqual(["import", "sheet", "sidebar"]);
  const received = registrations.map((row) => [row.id, Date.parse(String(row.receivedAt))] as const);
  const byId = received.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  expect(byId.map(([, at]) => at)).toEqual(received.map(([, at]) => at).sort((a, b) => a - b));
});

test("the last morning has something late, due today, still in time and waiting for a partner", async () => {
  const { items } = await reply<{ items: Row[] }>(world, "queue");
  expect(Object.keys(count(items, "urgency")).sort()).toEqual(["intime", "late", "soon", "waiting"]);
  const today = items.filter(({ decisionDueAt }) => String(decisionDueAt).startsWith("2026-11-16"));
  expect(today.length).toBeGreaterThan(2);
  expect(items.map(({ flags }) => flags)).toEqual(expect.arrayContaining(["held", "active-pipeline"]));
});

test("some protections end within seven days, and some lapse unless the partner writes", () => {
  const approved = (rows.registrations ?? []).filter(({ stage }) => stage === "approved");
  const within = (column: string) =>
    approved.filter((row) => "2026-11-16" <= String(row[column]) && String(row[column]) <= "2026-11-23");
  expect(within("protectedUntil").length).toBeGreaterThan(1);
  expect(within("updateDueOn").length).toBeGreaterThan(2);
});

test("one account executive is still to be named, and some partners are not covered", async () => {
  const { clocks } = await reply<{ clocks: Row[] }>(world, "clocks");
  expect(clocks.filter(({ policy, stoppedAt }) => policy === "ae" && stoppedAt === null)).toHaveLength(1);
  expect(count(rows.coverage ?? [], "state")).toMatchObject({ unmanaged: 2, gap: 2, "at-risk": 1 });
});

test("the workbook bears the program's name and holds the desk's tabs alone", async () => {
  const { title } = world.book.state();
  expect(title).toBe("Halden Partner Program");
  await expect(world.rows("Sheet1")).rejects.toThrow("Sheet1");
});

test("no row needs a look but what somebody left who is gone, and everything is running", async () => {
  const { problems } = await reply<{ problems: Row[] }>(world, "problems");
  expect(problems.map(({ text }) => text)).toEqual([
    "AE: Devon Clarke has left. Put it right under Coverage.",
    "Devon Clarke has left and still has 1 partner: hand them over under Coverage.",
  ]);
  expect(await reply(world, "health")).toMatchObject({ well: true });
});

test("mails stand in the order in which they left", () => {
  const left = world.mails.map(({ at }) => at);
  expect(left).toEqual([...left].sort());
});

test("most meetings that were held are followed up, and those of the last days are not yet", () => {
  const held = (rows.meetings ?? []).filter(({ status }) => status === "held");
  const open = held.filter(({ followUpAt }) => followUpAt === null);
  expect(open.length).toBeGreaterThan(2);
  expect(open.length).toBeLessThan(held.length / 4);
  expect(open.filter(({ endsAt }) => String(endsAt) < "2026-11-12")).toEqual([]);
});

test("nobody writes to a customer", () => {
  const customers = new Set((rows.registrations ?? []).map(({ contactEmail }) => contactEmail));
  const written = world.mails.flatMap(({ to, cc, bcc }) => `${to},${cc},${bcc}`.split(/[\s,]+/));
  expect(written.filter((address) => customers.has(address))).toEqual([]);
});

test("each registration that came in here was acknowledged once, and none that was imported", () => {
  const acknowledged = world.mails.filter(({ subject }) => subject.startsWith("Deal Registration Received"));
  const idIn = (text: string) => /Deal ID: (DR-\d+)/.exec(text)?.[1];
  const own = (rows.registrations ?? []).filter(({ channel }) => channel !== "import").map(({ id }) => id);
  expect(acknowledged.map(({ text }) => idIn(text)).sort()).toEqual(own.sort());
  expect(Object.keys(count(rows.outbox ?? [], "state"))).toEqual(["sent"]);
});

test("the report of each past week was sent, and that of the last one goes out at half past eight", async () => {
  expect((rows.weeks ?? []).map(({ week, state }) => `${week} ${state}`)).toEqual([
    "2026-W45 sent",
    "2026-W46 prepared",
  ]);
  expect(world.now).toBe(lastMorning);
  const fired = await world.tick("2026-11-16T09:05:00-05:00");
  expect(fired.map(({ handler, ok }) => [handler, ok])).toEqual([["hourly", true]]);
  expect(world.mails.at(-1)).toMatchObject({ subject: "Partner pipeline report, week of Nov 9, 2026" });
});

test("the same seed makes the same rows and mails", async () => {
  const short: Plan = { size: 20, since: "2026-11-16" };
  const [one, other] = await Promise.all([made(short), made(short)]);
  expect(await rowsIn(one)).toEqual(await rowsIn(other));
  expect(one.mails).toEqual(other.mails);
  // What stood wrong in its history is one mail at the first check (Q54).
  expect(one.mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining("things to look at"),
    expect.stringContaining("Deal Registration Received"),
  ]);
}, 30_000);

test("the whole demonstration is no more than 340 steps, and its cases have every ending", () => {
  expect(stepsOf().length).toBeLessThan(340);
  const cases = casesOf(7, 300);
  expect(cases).toHaveLength(300);
  const moves = cases.flatMap((one) => one.moves.filter(({ at }) => at < Date.parse(lastMorning)));
  for (const is of ["approve", "assign", "reject", "ask", "answer", "reopen", "withdraw", "cancel", "win", "lose"])
    expect(moves.filter((move) => move.is === is).length).toBeGreaterThan(3);
  expect(moves.filter(({ is }) => is === "lapse").length).toBeGreaterThan(20);
  expect(moves.filter(({ is }) => is === "expire").length).toBeGreaterThan(20);
});

test("no registration of the whole demonstration is kept out by what the desk asks at first", () => {
  const checking = { settings: settingsOf([]), today: "2026-09-22" };
  const kept = casesOf(7, 300).flatMap(({ id, partner, company, form }) => {
    const told = { ...form, partner: partner.name, partnerRole: partner.contact, companyName: company.name };
    const faults = faultsOf(
      { ...told, existingRelationship: form.existingRelationship === "Yes" ? "yes" : "no" },
      checking,
    );
    return faults.map(({ text }) => `${id}: ${text}`);
  });
  expect(kept).toEqual([]);
});

test("another seed makes another program", () => {
  const companies = (seed: number) => casesOf(seed, 75).map(({ company }) => company.name);
  expect(companies(7)).toEqual(companies(7));
  expect(companies(8)).not.toEqual(companies(7));
});
