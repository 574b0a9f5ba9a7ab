/** What we promised, the clocks that run on it, and the hours in which they run. */
import { choice, type Column, day, flag, moment, number, spans, text } from "./column";
import { type RowOf, table, type Where } from "./table";

export const models = {
  BD24: "Working days (24 h each)",
  WH: "Office hours",
  CAL: "Round the clock",
} as const;
/** How time is counted: working days worth 24 hours each, working hours, or elapsed time (Q1). */
export type Model = keyof typeof models;

/** What a target is counted in; hours of the same day end with it, days before are counted back from an event. */
export const units = {
  minutes: "Minutes",
  hours: "Hours",
  sameday: "Hours of the same day",
  workdays: "Working days",
  days: "Days",
  notice: "Days before",
} as const;

export const policies = table("policies", {
  tab: "SLA rules",
  about: "Each promise as a row: change a target, model or share and the next run uses it.",
  key: ["key"],
  columns: {
    key: text({ title: "Rule", width: 130 }),
    title: text({ title: "What we promise", width: 230 }),
    target: number({ whole: true, title: "Target", width: 80 }),
    unit: choice(units, { title: "Unit", width: 150 }),
    model: choice(models, { title: "Counted in", width: 170 }),
    calendar: text({ title: "Working hours", refers: "calendars", width: 120 }),
    warnShare: number({
      title: "Due soon from",
      width: 110,
      help: "Share of the target after which it is due soon, 0 to 1.",
    }),
    goal: number({ whole: true, title: "Goal", width: 80, help: "Share that should be in time, in percent." }),
    active: flag({ title: "Active", width: 70 }),
    starts: text({ title: "Starts with", computed: true, width: 170 }),
    stops: text({ title: "Stops with", computed: true, width: 170 }),
    pauses: text({ title: "Waits while", computed: true, width: 170 }),
  } satisfies Record<string, Column>,
});
export type Policy = RowOf<typeof policies>;

const more = { group: "More", computed: true } as const;

const isOpen: Where = { column: "stoppedAt", formula: (cell) => `=LEN(${cell("stoppedAt")})=0` };

export const clocks = table("clocks", {
  tab: "SLA tracker",
  about: "One row for each open clock, and those of the last 13 weeks. All of it is worked out.",
  key: ["id"],
  columns: {
    id: text({ ...more, title: "Clock" }),
    policy: text({ title: "Rule", computed: true, refers: "policies", width: 130 }),
    subject: text({ title: "About", computed: true, width: 100 }),
    partner: text({ title: "Partner", computed: true, width: 160 }),
    owner: text({ title: "Owner", computed: true, width: 170 }),
    state: choice(
      {
        running: "In time",
        paused: "Waiting for partner",
        "at-risk": "Due soon",
        breached: "Late",
        met: "Was in time",
        missed: "Was late",
      },
      { title: "State", computed: true, width: 130 },
    ),
    dueAt: moment({ title: "Due", computed: true, width: 130 }),
    elapsedHours: number({ title: "Hours used", computed: true, width: 90, help: "Waits left out." }),
    overdueHours: number({ title: "Hours late", computed: true, width: 90 }),
    startedAt: moment({ ...more, title: "Started" }),
    warnAt: moment({ ...more, title: "Due soon from" }),
    stoppedAt: moment({ ...more, title: "Stopped" }),
    waits: spans({ ...more, title: "Waits" }),
    waitedHours: number({ ...more, title: "Hours waited" }),
    model: choice(models, { ...more, title: "Counted in" }),
    calendar: text({ ...more, title: "Working hours" }),
    alertedAt: moment({ ...more, title: "Alerted" }),
  } satisfies Record<string, Column>,
  colours: [
    {
      name: "late",
      tint: "red",
      on: ["state", "dueAt"],
      when: (cell) =>
        `ISNUMBER(${cell("dueAt")})*(${cell("dueAt")}<NOW())*(LEN(${cell("stoppedAt")})=0)*(${cell("state")}<>"Waiting for partner")`,
    },
    {
      name: "soon",
      tint: "amber",
      on: ["state", "dueAt"],
      when: (cell) =>
        `ISNUMBER(${cell("warnAt")})*(${cell("warnAt")}<=NOW())*(${cell("dueAt")}>=NOW())*(LEN(${cell("stoppedAt")})=0)*(${cell("state")}<>"Waiting for partner")`,
    },
    {
      name: "intime",
      tint: "green",
      on: ["state", "dueAt"],
      when: (cell) =>
        `ISNUMBER(${cell("warnAt")})*(${cell("warnAt")}>NOW())*(LEN(${cell("stoppedAt")})=0)*(${cell("state")}<>"Waiting for partner")`,
    },
    { name: "closed", tint: "grey", on: ["state"], when: (cell) => `ISNUMBER(${cell("stoppedAt")})` },
  ],
  views: [
    {
      title: "Late",
      where: [{ column: "dueAt", formula: (cell) => `=(${cell("dueAt")}<NOW())*(LEN(${cell("stoppedAt")})=0)` }],
    },
    {
      title: "Due soon",
      where: [
        {
          column: "dueAt",
          formula: (cell) => `=(${cell("warnAt")}<=NOW())*(${cell("dueAt")}>=NOW())*(LEN(${cell("stoppedAt")})=0)`,
        },
      ],
    },
    { title: "Waiting for partner", where: [{ column: "state", is: "Waiting for partner" }] },
    { title: "Open", where: [isOpen] },
    { title: "Open, by owner", where: [isOpen], sort: ["owner", "dueAt"] },
    { title: "Open, by rule", where: [isOpen], sort: ["policy", "dueAt"] },
  ],
});
export type Clock = RowOf<typeof clocks>;

const hours = (title: string) =>
  text({ title, width: 130, help: "Windows as in 09:00-12:00, 13:00-17:00; blank = closed." });

export const calendars = table("calendars", {
  tab: "Working hours",
  about: "The hours in which the desk works, with their time zone.",
  key: ["key"],
  columns: {
    key: text({ title: "Key", width: 100 }),
    title: text({ title: "Title", width: 150 }),
    zone: text({ title: "Time zone", width: 160, help: "IANA name, as in Europe/Lisbon." }),
    mon: hours("Mon"),
    tue: hours("Tue"),
    wed: hours("Wed"),
    thu: hours("Thu"),
    fri: hours("Fri"),
    sat: hours("Sat"),
    sun: hours("Sun"),
  } satisfies Record<string, Column>,
});
export type CalendarRow = RowOf<typeof calendars>;

export const holidays = table("holidays", {
  tab: "Holidays",
  about: "Days on which a calendar is closed.",
  key: ["calendar", "day"],
  columns: {
    calendar: text({ title: "Working hours", refers: "calendars", width: 120, synonyms: ["Calendar"] }),
    day: day({ title: "Day", width: 110, synonyms: ["Date", "Holiday date"] }),
    name: text({ title: "Name", width: 200, synonyms: ["Holiday"] }),
  } satisfies Record<string, Column>,
});
export type Holiday = RowOf<typeof holidays>;

const worked = { computed: true } as const;
const week = (title: string) =>
  number({ ...worked, title, width: 90, help: "Percent in time; blank when nothing fell due." });

export const summary = table("summary", {
  tab: "SLA summary",
  about: "Each promise with its target and how it was kept, this week and the last eight. All of it is worked out.",
  key: ["policy"],
  columns: {
    policy: text({ ...worked, title: "Rule", width: 130 }),
    title: text({ ...worked, title: "What we promise", width: 230 }),
    target: text({ ...worked, title: "Target", width: 250, help: "With how its time is counted." }),
    goal: number({ ...worked, whole: true, title: "Goal", width: 70, help: "Percent that should be in time." }),
    current: text({ ...worked, title: "This week", width: 260 }),
    status: choice(
      { green: "On target", yellow: "Close to target", red: "Below target", none: "Nothing due" },
      { ...worked, title: "Status", width: 120 },
    ),
    now: week("In time this week"),
    week1: week("Last week"),
    week2: week("2 weeks ago"),
    week3: week("3 weeks ago"),
    week4: week("4 weeks ago"),
    week5: week("5 weeks ago"),
    week6: week("6 weeks ago"),
    week7: week("7 weeks ago"),
    week8: week("8 weeks ago"),
  } satisfies Record<string, Column>,
  colours: [
    { name: "below", tint: "red", on: ["status", "now"], when: (cell) => `${cell("status")}="Below target"` },
    { name: "close", tint: "amber", on: ["status", "now"], when: (cell) => `${cell("status")}="Close to target"` },
    { name: "kept", tint: "green", on: ["status", "now"], when: (cell) => `${cell("status")}="On target"` },
  ],
});
export type SummaryRow = RowOf<typeof summary>;

export const episodes = table("episodes", {
  tab: "Below target",
  about: "Promises that were kept too rarely for two weeks: each asks for its cause and a plan.",
  key: ["id"],
  columns: {
    id: text({ ...worked, title: "Number", width: 170, help: "The rule, and the first week below its goal." }),
    policy: text({ ...worked, title: "Rule", refers: "policies", width: 120 }),
    state: choice(
      { open: "Open", recovered: "Recovered", closed: "Closed" },
      { ...worked, title: "State", width: 100, help: "Closed when it recovered and its cause and plan are known." },
    ),
    figures: text({ ...worked, title: "Percent in time", width: 260 }),
    rootCause: text({ title: "Root cause", width: 260 }),
    plan: text({ title: "Corrective plan", width: 260 }),
    escalatedAt: moment({ ...worked, title: "Escalated", width: 130 }),
    remindedWeek: text({ ...worked, title: "Reminded for", width: 100 }),
    recoveredWeek: text({ ...worked, title: "Recovered in", width: 100 }),
  } satisfies Record<string, Column>,
  colours: [{ name: "open", tint: "red", on: ["state"], when: (cell) => `${cell("state")}="Open"` }],
});
export type Episode = RowOf<typeof episodes>;
