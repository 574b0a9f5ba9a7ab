/** The clocks of the agreement through the built script: what comes in at a moment falls due at another (S1 to S8, S30, S35). */
import { aDesk, deal, lee, reply, rowOf, type World } from "./desk";

/** Rules of the tab as they are counted: working days of 24 hours, office hours, or round the clock. */
const counted = { BD24: "Working days (24 h each)", WH: "Office hours", CAL: "Round the clock" } as const;
type Model = keyof typeof counted;

const deskCounting = async (model: Model): Promise<World> => {
  const world = await aDesk();
  if (model !== "BD24")
    await reply(world, "importRows", { table: "policies", csv: `Rule,Counted in\ndecision,${counted[model]}` });
  return world;
};

/** When the answer to a registration is due that comes in at a moment. */
const dueFor = async (world: World, now: string): Promise<string> => {
  // A partner for whom no account executive is named yet.
  const submission = deal({ token: now, companyName: `Of ${now}`, partner: "Northwind" });
  const { decisionDueAt } = await reply(world, "register", submission, { now });
  return decisionDueAt ?? "never";
};

const at = (moment: string) => new Date(moment).toISOString();

describe.each<[id: string, now: string, due: Readonly<Record<Model, string>>]>([
  [
    "S1",
    "2026-03-20T15:00:00-04:00",
    { BD24: "2026-03-24T15:00:00-04:00", WH: "2026-03-30T15:00:00-04:00", CAL: "2026-03-22T15:00:00-04:00" },
  ],
  [
    "S2",
    "2026-03-21T11:20:00-04:00",
    { BD24: "2026-03-25T00:00:00-04:00", WH: "2026-03-30T17:00:00-04:00", CAL: "2026-03-23T11:20:00-04:00" },
  ],
  [
    "S4",
    "2026-03-06T16:30:00-05:00",
    { BD24: "2026-03-10T16:30:00-04:00", WH: "2026-03-16T16:30:00-04:00", CAL: "2026-03-08T17:30:00-04:00" },
  ],
  [
    "S5",
    "2026-06-15T08:00:00+10:00",
    { BD24: "2026-06-17T14:00:00+10:00", WH: "2026-06-24T07:00:00+10:00", CAL: "2026-06-17T08:00:00+10:00" },
  ],
])("%s: what comes in %s", (_, now, due) => {
  it.each(["BD24", "WH", "CAL"] as const)("falls due by the model %s", async (model) => {
    expect(await dueFor(await deskCounting(model), now)).toBe(at(due[model]));
  });
});

/** The hours and days off of another place. */
const moved = async (world: World, change: object) =>
  reply(world, "changeCalendar", { calendar: "desk", confirm: true, ...change });

it.each<[Model, string]>([
  ["BD24", "2026-11-30T15:00:00-05:00"],
  ["WH", "2026-12-04T15:00:00-05:00"],
  ["CAL", "2026-11-27T15:00:00-05:00"],
])("S3a: a holiday in between, by the model %s: %s", async (model, due) => {
  const world = await deskCounting(model);
  await moved(world, { removeHolidays: ["2026-11-27"] });
  expect(await dueFor(world, "2026-11-25T15:00:00-05:00")).toBe(at(due));
});

it.each<[Model, string]>([
  ["BD24", "2026-03-31T16:30:00+01:00"],
  ["WH", "2026-04-08T16:30:00+01:00"],
  ["CAL", "2026-03-29T17:30:00+01:00"],
])("S4c: over the change of the clocks in London, by the model %s: %s", async (model, due) => {
  const world = await deskCounting(model);
  await moved(world, { zone: "Europe/London", addHolidays: [{ day: "2026-04-03" }, { day: "2026-04-06" }] });
  expect(await dueFor(world, "2026-03-27T16:30:00Z")).toBe(at(due));
});

it.each<[Model, string]>([
  ["BD24", "2026-04-17T05:00:00-04:00"],
  ["WH", "2026-04-22T13:00:00-04:00"],
  ["CAL", "2026-04-17T05:00:00-04:00"],
])("S6: waiting for the partner does not count, by the model %s: %s", async (model, due) => {
  const world = await deskCounting(model);
  await dueFor(world, "2026-04-13T10:00:00-04:00");
  const asked = { now: "2026-04-13T16:00:00-04:00" };
  await reply(world, "decide", { id: "DR-0001", verdict: "request-info", note: "Which site?" }, asked);
  const answered = { now: "2026-04-15T11:00:00-04:00" };
  const { decisionDueAt } = await reply(world, "answer", { id: "DR-0001", fields: { industry: "Steel" } }, answered);
  expect(decisionDueAt).toBe(at(due));
});

it.each([
  ["2026-03-24T15:00:00-04:00", 48, { state: "met", overdueHours: null }],
  ["2026-03-24T15:01:00-04:00", 48.01667, { state: "missed", overdueHours: 0.01667 }],
])("S7: decided at %s it took %d hours", async (now, hours, clock) => {
  const world = await deskCounting("BD24");
  await dueFor(world, "2026-03-20T15:00:00-04:00");
  await reply(world, "decide", { id: "DR-0001", verdict: "approve", ae: lee }, { now });
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ decisionHours: hours });
  expect(await rowOf(world, "clocks", "DR-0001/decision")).toMatchObject(clock);
});

it("S7b: a year without holidays is warned of, and the holiday that is added moves what is open", async () => {
  const world = await deskCounting("BD24");
  const newYearsEve = { now: "2026-12-31T15:00:00-05:00" };
  expect(await dueFor(world, newYearsEve.now)).toBe(at("2027-01-04T15:00:00-05:00"));
  const { problems } = await reply(world, "problems", {}, newYearsEve);
  expect(problems.map(({ text }) => text).join()).toContain("No holidays for 2027 are entered");
  const holiday = { calendar: "desk", addHolidays: [{ day: "2027-01-01", name: "New Year" }] };
  const shown = await reply(world, "changeCalendar", holiday, newYearsEve);
  expect(shown.moved).toMatchObject([{ clock: "DR-0001/decision", to: at("2027-01-05T15:00:00-05:00") }]);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ decisionDueAt: "2027-01-04T15:00:00-05:00" });
  await reply(world, "changeCalendar", { ...holiday, confirm: true }, newYearsEve);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ decisionDueAt: "2027-01-05T15:00:00-05:00" });
});

it("S8: a chain over the fourth of July", async () => {
  const world = await deskCounting("BD24");
  const submitted = "2026-07-02T14:00:00-04:00";
  expect(await dueFor(world, submitted)).toBe(at("2026-07-07T14:00:00-04:00"));
  const approved = { now: "2026-07-06T10:00:00-04:00" };
  await reply(world, "decide", { id: "DR-0001", verdict: "approve", aeLater: true }, approved);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
    ackSentAt: submitted,
    decisionHours: 20,
    aeDueAt: "2026-07-07T10:00:00-04:00",
    protectedFrom: "2026-07-06",
    protectedUntil: "2026-10-04",
    updateDueOn: "2026-08-05",
  });
  await reply(world, "assign", { id: "DR-0001", ae: lee }, { now: "2026-07-06T15:00:00-04:00" });
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ meetingDueOn: "2026-07-13", aeHours: 5 });
});

it("S30: a partner's question of Friday 15:30 is to be answered by Monday 11:30", async () => {
  const asked = { now: "2026-03-20T15:30:00-04:00" };
  const { dueAt } = await reply(await aDesk(), "inquiry", { partner: "Contoso Cloud", text: "Peru?" }, asked);
  expect(dueAt).toBe(at("2026-03-23T11:30:00-04:00"));
});

it.each([
  ["2026-09-08 17:00", "met"],
  ["2026-09-09 09:00", "missed"],
])("S35: a QBR of 15 September whose invitation left on %s: %s", async (invited, state) => {
  const world = await aDesk();
  const meeting = (invitedAt: string) =>
    `Meeting,Partner,Type,Starts,Status,Invited\nM-1,Contoso Cloud,QBR,2026-09-15 14:00,Booked,${invitedAt}`;
  await reply(world, "importRows", { table: "meetings", csv: meeting("") });
  await world.fire("hourly", { now: "2026-09-01T10:00:00-04:00" });
  await reply(world, "importRows", { table: "meetings", csv: meeting(invited) });
  await world.fire("hourly", { now: "2026-09-09T10:00:00-04:00" });
  expect(await rowOf(world, "clocks", "M-1/qbr")).toMatchObject({ state });
});
