/** What a fault run does to a desk: for every operation that writes one deed or several, and what must have happened before. */

import { product } from "../product.mjs";

const ops = "ops@example.com";
const at = (now, as = ops) => ({ now: `${now}-04:00`, as });
/** On a Friday the hourly check has no report to send. */
const friday = "2026-03-20T16:00:00";
const fridayLater = "2026-03-20T17:00:00";
const monday = "2026-03-23T10:00:00";

/** The people, partners and days off of the desk on which every deed begins. */
export const tables = {
  team: `E-mail,Name,Roles,Territories,Active
${ops},Olive Ops,"Admin, Approver, Coordinator",,yes
ann@example.com,Ann Park,PAM,,yes
lee@example.com,Lee Quinn,AE,East,yes
kim@example.com,Kim Ode,AE,West,yes`,
  partners: `Partner,Tier,Territory,Contact,Contact e-mail
Contoso Cloud,Gold,East,Pat Moss,pat@contoso.example
Northwind,Silver,West,Nora Wind,nora@northwind.example`,
  coverage: `Partner,PAM,AE,SE
Contoso Cloud,ann@example.com,lee@example.com,
Northwind,ann@example.com,,`,
  holidays: "Day,Name\n2026-01-01,New Year",
};

export const deal = (companyName, told = {}) => ({
  token: companyName,
  partner: "Contoso Cloud",
  partnerRole: "Pat Moss",
  companyName,
  contactName: "Bill Lumbergh",
  contactTitle: "VP",
  contactEmail: `bill@${companyName.toLowerCase().replace(/\W/g, "")}.example`,
  companySize: "200-500",
  industry: "Software",
  existingRelationship: "no",
  dealSize: 50_000,
  closeQuarter: "Q3 2026",
  partnershipType: "Referral",
  buyingSignal: "RFP",
  ...told,
});

const reason = "Lee Quinn has been in talks with this company since 2026-02-20";
const approve = (id, more = {}) => ({ id, verdict: "approve", ...more });
const reject = (id) => ({ id, verdict: "reject", reason, alternative: "Bring us another account." });

/** What a person asks for twice is done twice: after a kill only the keys can be looked at. */
const isNew = { mayDouble: true, proves: "no key twice; asked for again it is done again" };

/** A deed by a person who asks for it again when no answer came. */
const asked = (operation, input, more = {}) => ({
  name: more.how ? `${operation}: ${more.how}` : operation,
  covers: [operation],
  tables: [],
  before: async () => undefined,
  act: (world, moment, known) =>
    world.call(operation, typeof input === "function" ? input(known) : input, { ...at(monday), ...more.on, ...moment }),
  ...more,
});

/** The hourly check, which Google calls again an hour later. */
const hourly = (how, covers, now, more = {}) => ({
  name: `hourly: ${how}`,
  covers,
  tables: ["coverage", "summary", "weeks", "episodes"],
  before: async () => undefined,
  act: (world, moment) => world.fire("hourly", { ...at(now), ...moment }),
  // What one check leaves for the next, as the summary of clocks that it took away, is done in either run.
  later: (world) => world.fire("hourly", at(now)),
  ...more,
});

const done = async (world, operation, input, moment = at("2026-03-20T16:00:00")) => {
  const answer = await world.call(operation, input, moment);
  if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.text}`);
  return answer.reply;
};

/** What somebody types about a deal. */
const untold = (companyName) => {
  const { token: _, ...typed } = deal(companyName);
  return typed;
};
const csvOf = (...rows) =>
  [Object.keys(rows[0]), ...rows.map(Object.values)].map((cells) => cells.join(",")).join("\n");

const made = (world) => done(world, "saveDeal", { registration: "DR-0001", dealType: "Partner-sourced" });
/** Somebody else who may look after partners. */
const pamToo = (world) =>
  done(world, "importRows", { table: "team", csv: `E-mail,Roles\n${ops},"Admin, Approver, Coordinator, PAM"` });
const fabrikam = { name: "Fabrikam", tier: "Gold", contactEmail: "fay@fabrikam.example", pam: "ann@example.com" };
const approved = (world) => done(world, "decide", approve("DR-0001"));

/** DR-0001 approved, with a deal of its own. */
const withApprovedDeal = async (world) => {
  await approved(world);
  const csv = "Deal,Registration,Partner,Stage\nD-1,DR-0001,Contoso Cloud,Proposal";
  await done(world, "importRows", { table: "deals", csv });
};
const booked = { partner: "Contoso Cloud", type: "Co-sell", startsAt: "2026-03-24T10:00:00-04:00" };
const heldAbout = (deal) => ({
  ...booked,
  deal,
  startsAt: "2026-03-23T08:00:00-04:00",
  status: "held",
  nextStep: "Lee sends the offer",
});
/** Deals to forecast, and somebody who gets the forecast. */
const withDeals = async (world) => {
  await done(world, "importRows", { table: "settings", csv: "Setting,Value\nrecipients,cpo@example.com" });
  await done(world, "importRows", {
    table: "deals",
    csv: "Deal,Partner,Deal type,Stage,Amount,Expected close\nD-1,Contoso Cloud,Partner-sourced,Proposal,900,2026-04-20",
  });
};

/** A tab of people's own with these rows. */
const withTab = (world, title, lines) => {
  const sheetId = 4711;
  const cellOf = (value) => ({
    userEnteredValue: typeof value === "number" ? { numberValue: value } : { stringValue: value },
  });
  const rows = lines.map((cells) => ({ values: cells.map(cellOf) }));
  return world.book.alone(() =>
    world.book.apply([
      { addSheet: { properties: { sheetId, title, gridProperties: { rowCount: 10, columnCount: 20 } } } },
      { appendCells: { sheetId, rows, fields: "userEnteredValue" } },
    ]),
  );
};

/** A tab of partners that people have, beside one of ours that is empty. */
const PARTNERS = "Firms";
const taken = { tab: PARTNERS, table: "partners", inPlace: true, confirm: true };
const withTheirPartners = async (world) => {
  await world.deleteRows("partners", 2, 2);
  await withTab(world, PARTNERS, [
    ["Tier", "Partner", "Mine", "Since"],
    ["gold", "Contoso Cloud", "a", "2024-01-05"],
    ["silver", "Northwind", "b", "2025-02-03"],
  ]);
};

/** A tab as a form fills it, with one response. */
const FORM = "Form Responses 1";
const withForm = async (world) => {
  const told = { Timestamp: 46_101.6, ...untold("Formed Corp") };
  await withTab(world, FORM, [Object.keys(told).map(titleOf), Object.values(told)]);
  await done(world, "setUp", { formTab: FORM });
};

/** A column of the log as its tab calls it; what is none of it keeps its name. */
const titleOf = (name) => product.tableOf("registrations").columns[name]?.title ?? name;

/** Where set-up puts what is typed here, in the first row of its tab. */
const STAGE_OF_FIRST = "B2";
const SE_OF_FIRST = "E2";
const TYPE_OF_FIRST_DEAL = "D2";
const TIER_OF_FIRST = "B2";
const OWNER_OF_FIRST_DEAL = "M2";
const DONE_OF_FIRST = "E2";
const STATE_OF_FIRST = "F2";

/** DR-0001 to DR-0003 wait; each case says what comes before its deed. */
export const cases = [
  asked(
    "setUp",
    {},
    {
      tables: ["team", "settings", "templates", "policies", "calendars"],
      before: (world) => world.deleteColumn("registrations", "nextStep"),
    },
  ),
  asked("register", deal("Umbrella")),
  asked("decide", approve("DR-0001", { version: 1 }), { how: "approve" }),
  asked("decide", { ...reject("DR-0001"), version: 1 }, { how: "reject" }),
  asked("decide", { id: "DR-0001", version: 1, verdict: "request-info", note: "Which site?" }, { how: "ask" }),
  asked("decide", { id: "DR-0001", version: 1, verdict: "withdraw", reason: "It stopped" }, { how: "withdraw" }),
  asked(
    "decide",
    { id: "DR-0001", version: 2, verdict: "reopen", reason: "A slip" },
    {
      how: "reopen",
      before: (world) => done(world, "decide", approve("DR-0001")),
    },
  ),
  asked("decideMany", { items: ["DR-0001", "DR-0002", "DR-0003"].map((id) => ({ ...reject(id), version: 1 })) }),
  asked("undo", ({ batch }) => ({ batch }), {
    before: (world) => done(world, "decideMany", { items: [approve("DR-0001"), reject("DR-0002")] }),
  }),
  asked(
    "answer",
    { id: "DR-0001", fields: { industry: "Steel" } },
    {
      before: (world) => done(world, "decide", { id: "DR-0001", verdict: "request-info", note: "Which site?" }),
    },
  ),
  asked("differ", { a: "DR-0001", b: "DR-0002", why: "One is in Lisbon" }, { tables: ["settings"] }),
  asked(
    "assign",
    { id: "DR-0003", version: 2, ae: "kim@example.com" },
    {
      before: (world) => done(world, "decide", approve("DR-0003", { aeLater: true })),
    },
  ),
  asked(
    "cover",
    { partner: "Northwind", pam: "ops@example.com", ae: "kim@example.com" },
    { tables: ["coverage"], before: pamToo },
  ),
  asked("newPartner", fabrikam, {
    tables: ["partners", "coverage"],
    // Entered again it is said to be there already.
    again: (world) => world.call("newPartner", fabrikam, at(monday)),
  }),
  asked(
    "handOver",
    { from: "ann@example.com", to: ops, confirm: true },
    { tables: ["coverage", "team", "deals", "meetings", "accounts"], before: pamToo },
  ),
  asked("rebalance", { role: "pam", confirm: true }, { tables: ["coverage"], before: pamToo }),
  asked("partnerLink", { partner: "Northwind" }),
  asked("undoImport", ({ batch }) => ({ table: "accounts", batches: [batch] }), {
    tables: ["accounts"],
    before: (world) =>
      done(world, "importRows", { table: "accounts", csv: "Account,Owner\nHooli,Lee Quinn\nAcme,Kim Ode" }),
    // Taken out again there is nothing left of it, which changes nothing.
    again: (world, _, { batch }) => world.call("undoImport", { table: "accounts", batches: [batch] }, at(monday)),
  }),
  asked(
    "adopt",
    { tab: "FINAL_v7", table: "accounts", confirm: true },
    {
      tables: ["accounts"],
      before: (world) =>
        withTab(world, "FINAL_v7", [
          ["Account", "Owner"],
          ["Hooli", "Lee Quinn"],
        ]),
    },
  ),
  asked("adopt", taken, {
    how: "in place",
    tables: ["partners", "coverage"],
    before: withTheirPartners,
  }),
  asked("undoImport", ({ batch }) => ({ table: "partners", batches: [batch] }), {
    how: "in place",
    tables: ["partners", "coverage"],
    before: async (world) => {
      await withTheirPartners(world);
      return done(world, "adopt", taken);
    },
  }),
  asked(
    "saveDeal",
    { registration: "DR-0001", dealType: "Partner-sourced" },
    // Sent again it is the same deal, but a number that was lost leaves a gap.
    { how: "make", tables: ["deals"], mayDouble: true, proves: "no key twice; a number that was lost leaves a gap" },
  ),
  asked(
    "saveDeal",
    { id: "D-0001", version: 1, stage: "Closed Won" },
    {
      how: "win",
      tables: ["deals"],
      before: async (world) => {
        await approved(world);
        await made(world);
      },
      // What was killed before its registration was ended is ended within the hour.
      on: at(fridayLater),
      later: (world) => world.fire("hourly", at(fridayLater)),
    },
  ),
  asked(
    "askOwners",
    {},
    {
      before: (world) =>
        done(world, "importRows", {
          table: "deals",
          csv: "Deal,Partner,Stage,Owner\nOP-1,Northwind,Proposal,lee@example.com\nOP-2,Northwind,Proposal,",
        }),
    },
  ),
  asked("update", { id: "DR-0001", version: 2, by: "partner", note: "They met the CIO" }, { before: approved }),
  asked("extend", { id: "DR-0001", version: 2, reason: "Legal needs a month" }, { before: approved }),
  asked(
    "reinstate",
    { id: "DR-0001", version: 3, reason: "They are back" },
    {
      on: at("2026-04-21T10:00:00"),
      before: async (world) => {
        await approved(world);
        await world.fire("hourly", at("2026-04-20T09:00:00"));
      },
    },
  ),
  asked(
    "crowd",
    { as: "new" },
    {
      before: (world) =>
        world.paste("registrations", csvOf(...Array.from({ length: 6 }, (_, n) => untold(`Typed ${n}`))), at(friday)),
    },
  ),
  asked("inquiry", { partner: "Northwind", text: "When do we hear?" }, { tables: ["inquiries"], ...isNew }),
  asked(
    "answerInquiry",
    { id: "IN-0001" },
    {
      tables: ["inquiries"],
      before: (world) => done(world, "inquiry", { partner: "Northwind", text: "When do we hear?" }),
    },
  ),
  asked("logMeeting", heldAbout("D-1"), {
    how: "held about a deal",
    tables: ["meetings", "deals"],
    before: withApprovedDeal,
  }),
  asked(
    "logMeeting",
    { id: "M-0001", remove: true },
    {
      how: "removed",
      tables: ["meetings", "deals"],
      before: async (world) => {
        await withApprovedDeal(world);
        await done(world, "logMeeting", heldAbout("D-1"), at(monday));
      },
      // Whoever removes it again is told that it is gone.
      again: (world) => world.call("logMeeting", { id: "M-0001", remove: true }, at(monday)),
    },
  ),
  asked(
    "brief",
    { id: "M-0001", send: true },
    { tables: ["meetings"], before: (world) => done(world, "logMeeting", booked, at(monday)) },
  ),
  asked(
    "closeEscalation",
    { id: "decision/2026-W11", rootCause: "Two people were away.", plan: "One more approver from Monday." },
    {
      tables: ["episodes"],
      before: (world) =>
        done(world, "importRows", {
          table: "episodes",
          csv: "id,policy,state,remindedWeek\ndecision/2026-W11,decision,open,2026-W11",
        }),
    },
  ),
  asked("refreshReport", {}, { tables: ["lines", "trend"] }),
  asked(
    "tellLate",
    { clock: "DR-0001/decision", confirm: true },
    {
      on: at("2026-03-25T16:00:00"),
      before: (world) => world.fire("hourly", at("2026-03-25T15:00:00")),
    },
  ),
  asked(
    "changeCalendar",
    { calendar: "desk", addHolidays: [{ day: "2026-03-24", name: "Off" }], confirm: true },
    {
      tables: ["holidays", "calendars"],
      // What was killed between the days off and the clocks that they move is brought up to date within the hour.
      later: (world) => world.fire("hourly", at("2026-03-23T10:30:00")),
    },
  ),
  asked(
    "sendReport",
    { week: "2026-W12", to: "cpo@example.com" },
    { on: at("2026-03-23T09:00:00"), tables: ["weeks"], ...isNew },
  ),
  asked("sendForecast", {}, { on: at("2026-03-23T09:00:00"), tables: ["agenda", "flat"], before: withDeals }),
  asked(
    "sendReport",
    { week: "2026-W12", again: true },
    {
      how: "again",
      on: at("2026-03-23T11:00:00"),
      tables: ["weeks"],
      ...isNew,
      before: (world) => done(world, "sendReport", { week: "2026-W12" }, at("2026-03-23T09:00:00")),
    },
  ),
  asked(
    "prepareReport",
    { week: "2026-W12", comment: "Summit week.", confidence: "High", confidenceNote: "Signed today" },
    { on: at("2026-03-23T07:30:00"), tables: ["weeks"] },
  ),
  asked(
    "prepareReport",
    { week: "2026-W12", hold: false },
    {
      how: "release",
      on: at("2026-03-23T11:00:00"),
      tables: ["weeks"],
      before: (world) => done(world, "prepareReport", { week: "2026-W12", hold: true }, at("2026-03-23T07:30:00")),
      // Asked for again it is out already, and says so.
      again: (world) => world.call("prepareReport", { week: "2026-W12", hold: false }, at("2026-03-23T11:00:00")),
    },
  ),
  asked("importRows", {
    table: "registrations",
    csv: "Deal ID,Partner,Company,Received\nH-1,Northwind,Alpha,2026-03-19 10:00\nH-2,Northwind,Beta,2026-03-19 11:00",
  }),
  asked("testMail", { template: "approved", to: ops }, { ...isNew }),
  hourly("a clock turns late", ["sweep"], "2026-03-25T16:00:00"),
  hourly("the end of the day", ["board"], "2026-03-20T17:10:00", { tables: ["lines", "trend"] }),
  hourly("the Monday report", ["sweep", "weekly"], "2026-03-23T09:00:00", {
    before: (world) =>
      done(world, "importRows", { table: "settings", csv: "Setting,Value\nrecipients,cpo@example.com" }),
  }),
  hourly("a planned hand-over", ["handOvers"], "2026-03-21T10:00:00", {
    tables: ["coverage", "summary", "episodes", "team", "ticks", "alerts"],
    before: async (world) => {
      await pamToo(world);
      const planned = { from: "ann@example.com", to: ops, fromDay: "2026-03-21", confirm: true };
      await done(world, "handOver", planned);
    },
  }),
  hourly("the forecast of the month", ["monthly"], "2026-04-01T09:00:00", {
    tables: ["coverage", "summary", "weeks", "episodes", "agenda", "flat"],
    before: withDeals,
  }),
  hourly("the flat list of the deals", ["flatten"], "2026-03-20T17:30:00", { tables: ["flat"], before: withDeals }),
  hourly("the preview of the Monday report", ["previewReport"], "2026-03-23T07:10:00"),
  hourly("the Monday report is held", ["reportHeld"], "2026-03-23T10:10:00", {
    before: (world) => done(world, "prepareReport", { week: "2026-W12", hold: true }, at("2026-03-23T07:30:00")),
  }),
  hourly("a protection is over", ["endings"], "2026-04-20T09:00:00", {
    before: (world) => done(world, "decide", approve("DR-0001")),
  }),
  hourly("the deal of a registration is won", ["closings"], "2026-03-23T09:00:00", {
    before: async (world) => {
      await done(world, "decide", approve("DR-0001"));
      await done(world, "importRows", {
        table: "deals",
        csv: "Deal,Registration,Partner,Stage\nD-1,DR-0001,Contoso Cloud,Closed Won",
      });
    },
  }),
  hourly("a meeting about a deal was held", ["held"], friday, {
    tables: ["coverage", "summary", "weeks", "episodes", "meetings", "deals"],
    before: async (world) => {
      await withApprovedDeal(world);
      const csv = "Meeting,Partner,Type,Starts,Status,Deal\nM-7,Contoso Cloud,Co-sell,2026-03-20 10:00,Held,D-1";
      await done(world, "importRows", { table: "meetings", csv });
    },
  }),
  hourly("a response of a form", ["responses"], friday, { before: withForm }),
  hourly("an update is due in a week", ["reminders"], "2026-04-13T09:00:00", { before: approved }),
  {
    name: "edited: a row is typed",
    covers: ["typed"],
    tables: [],
    before: async () => undefined,
    act: (world, moment) => world.paste("registrations", csvOf(untold("Typed Corp")), { ...at(friday), ...moment }),
    // Nobody types a row twice; the next hourly check takes it in.
    again: (world) => world.fire("hourly", at(friday)),
  },
  {
    name: "edited: the coverage matrix",
    covers: ["recover"],
    tables: ["coverage"],
    before: async () => undefined,
    act: (world, moment) => world.type("coverage", SE_OF_FIRST, "kim@example.com", { ...at(friday), ...moment }),
    again: (world) => world.fire("hourly", at(friday)),
  },
  {
    name: "edited: a partner rises to another tier",
    covers: ["recover"],
    tables: ["coverage", "partners", "team", "holders"],
    before: async () => undefined,
    act: (world, moment) => world.type("partners", TIER_OF_FIRST, "Platinum", { ...at(friday), ...moment }),
    again: (world) => world.fire("hourly", at(friday)),
  },
  {
    name: "edited: a deal gets another owner",
    covers: ["weigh"],
    tables: ["deals", "team"],
    before: made,
    act: (world, moment) => world.type("deals", OWNER_OF_FIRST_DEAL, "kim@example.com", { ...at(friday), ...moment }),
    again: (world) => world.fire("hourly", at(friday)),
  },
  {
    name: "edited: a deal type against the evidence",
    covers: ["attributions"],
    tables: ["deals"],
    before: made,
    act: (world, moment) => world.type("deals", TYPE_OF_FIRST_DEAL, "Partner-influenced", { ...at(friday), ...moment }),
    again: (world) => world.fire("hourly", at(friday)),
  },
  {
    name: "edited: a computed cell is typed over",
    covers: ["putBack"],
    tables: [],
    before: async () => undefined,
    act: (world, moment) => world.type("registrations", STAGE_OF_FIRST, "Won", { ...at(monday), ...moment }),
    // What an execution that was killed did not put back stays typed; it must only not be done by halves.
    again: async () => undefined,
    isOnce: true,
    proves: "no key twice; what was not put back stays typed",
  },
  asked("tick", { item: "decide" }, { tables: ["ticks"], before: (world) => world.fire("hourly", at(friday)) }),
  asked(
    "alert",
    { key: "DR-0001/decision", to: "acknowledge" },
    {
      on: at("2026-03-25T16:00:00"),
      tables: ["alerts"],
      before: (world) => world.fire("hourly", at("2026-03-25T15:00:00")),
    },
  ),
  {
    name: "edited: a line of Today is ticked",
    covers: ["ticked"],
    tables: ["ticks"],
    before: (world) => world.fire("hourly", at(friday)),
    act: (world, moment) => world.type("ticks", DONE_OF_FIRST, "TRUE", { ...at(friday), ...moment }),
    // The next check gives a tick its moment where the edit was cut off; who it was nobody can tell it any more.
    again: (world) => world.fire("hourly", at("2026-03-20T16:10:00")),
    mayDouble: true,
    proves: "the tick stays; whose it was may be lost",
  },
  {
    name: "edited: an alert is acknowledged",
    covers: ["alertsTyped"],
    tables: ["alerts"],
    before: (world) => world.fire("hourly", at(friday)),
    act: (world, moment) => world.type("alerts", STATE_OF_FIRST, "Acknowledged", { ...at(friday), ...moment }),
    again: (world) => world.fire("hourly", at("2026-03-20T16:10:00")),
    mayDouble: true,
    proves: "the word stays; whose it was may be lost",
  },
  hourly("the mail of the morning", ["digest"], "2026-03-23T08:10:00", {
    before: (world) =>
      done(world, "importRows", { table: "team", csv: `E-mail,Name,Morning mail\n${ops},Olive Ops,yes` }),
  }),
  hourly("the PAM lead hears what is late", ["levels"], "2026-03-24T17:10:00", { tables: ["alerts"] }),
  hourly("mails that waited for the quota", ["resend"], "2026-03-24T17:00:00", {
    settings: { mailQuota: 8 },
    before: async (world) => {
      await done(world, "decide", reject("DR-0001"), at("2026-03-23T16:00:00"));
      await done(world, "decide", reject("DR-0002"), at("2026-03-23T16:00:00"));
    },
  }),
];
