/** What asks for somebody's attention: the list of the day, and one row for each thing that is wrong. */
import { choice, type Column, day, flag, moment, number, text } from "./column";
import { type RowOf, table } from "./table";

const kept = { computed: true } as const;
const more = { group: "More" } as const;

/** The parts of a day, and the first working day of a week. */
export const times = {
  morning: "Morning",
  midday: "Midday",
  evening: "End of day",
  monday: "Monday",
} as const;
export type Time = keyof typeof times;

export const ticks = table("ticks", {
  tab: "Today",
  about: "What the day asks of the desk, worked out from the other tabs: a tick says who did it and when.",
  key: ["item", "since"],
  columns: {
    what: text({ ...kept, title: "To do", width: 280 }),
    when: choice(times, { ...kept, title: "When", width: 100 }),
    count: number({ ...kept, whole: true, title: "How many", width: 80 }),
    rows: text({
      ...kept,
      title: "Which",
      width: 340,
      help: "The first of them; Today in the sidebar has the others.",
    }),
    done: flag({ title: "Done", width: 70, help: "Tick it; what falls to none is done by itself." }),
    note: text({ title: "Note", width: 200 }),
    doneBy: text({ ...kept, title: "Done by", width: 170, help: "Blank where it was done by itself." }),
    doneAt: moment({ ...kept, title: "Done at", width: 130 }),
    since: day({
      ...kept,
      title: "Since",
      width: 110,
      help: "The day on which it came up; it stays until it is done.",
    }),
    item: text({ ...kept, ...more, title: "Line" }),
  } satisfies Record<string, Column>,
  colours: [
    {
      name: "carried",
      tint: "amber",
      on: ["what", "since"],
      when: (cell) => `ISNUMBER(${cell("since")})*(${cell("since")}<TODAY())*(N(${cell("done")})=0)`,
    },
    { name: "done", tint: "grey", on: ["what", "count", "rows", "since"], when: (cell) => `(N(${cell("done")})=1)` },
  ],
  views: [
    {
      title: "To do",
      where: [{ column: "done", formula: (cell) => `=(N(${cell("done")})=0)*(LEN(${cell("what")})>0)` }],
      sort: ["since"],
    },
  ],
});
export type Tick = RowOf<typeof ticks>;

/** What may be wrong; a promise that is late has its own word. */
export const alertKinds = {
  decision: "Decision late",
  ae: "Account executive late",
  outreach: "First contact late",
  meeting: "First meeting late",
  notes: "Meeting notes late",
  "next-step": "Next step missing",
  "follow-up": "Follow-up late",
  stage: "Deal stage late",
  inquiry: "Answer late",
  fee: "Fee late",
  qbr: "QBR invitation late",
  "go-live": "Go-live not told",
  late: "Late",
  ending: "Protection ending",
  silent: "No registrations",
  unmet: "No joint meeting",
  passed: "Close date passed",
  rate: "No exchange rate",
  unmanaged: "Unmanaged partner",
  fields: "Missing fields",
  goal: "Below target",
  mail: "Mail not sent",
} as const;
export type AlertKind = keyof typeof alertKinds;

/** Who is to see to it, the nearest first. */
export const levels = { owner: "Owner", lead: "PAM lead", cpo: "CPO" } as const;
export type Level = keyof typeof levels;

export const alerts = table("alerts", {
  tab: "Alerts",
  about: "One row for each thing that is wrong, with who owns it: acknowledge it or let it rest for a while.",
  key: ["key"],
  columns: {
    what: text({ ...kept, title: "What is wrong", width: 380 }),
    kind: choice(alertKinds, { ...kept, title: "Kind", width: 150 }),
    partner: text({ ...kept, title: "Partner", width: 150 }),
    owner: text({ ...kept, title: "Owner", width: 170 }),
    level: choice(levels, {
      ...kept,
      title: "With",
      width: 100,
      help: "Where nobody acknowledges it, it goes on to the PAM lead and then to the CPO.",
    }),
    state: choice(
      { open: "Open", acknowledged: "Acknowledged", snoozed: "Snoozed", gone: "Gone" },
      { title: "State", width: 120, help: "Acknowledged: somebody sees to it. Gone: it is not wrong any more." },
    ),
    snoozedUntil: day({
      title: "Snoozed until",
      width: 120,
      help: "A day ahead keeps it quiet until then. To open it again, choose Open.",
    }),
    firstSeenAt: moment({ ...kept, title: "Since", width: 130 }),
    lastSeenOn: day({ ...kept, title: "Last seen", width: 110, help: "The working day on which it was last wrong." }),
    acknowledgedBy: text({ ...kept, title: "Acknowledged by", width: 170, help: "Or snoozed by." }),
    acknowledgedAt: moment({ ...kept, title: "Acknowledged at", width: 130 }),
    about: text({ ...kept, ...more, title: "About" }),
    toldAt: moment({
      ...kept,
      ...more,
      title: "Last told",
      help: "When a mail named it last, or when it was found at the desk's first check, of which nobody is mailed.",
    }),
    key: text({ ...kept, ...more, title: "Key" }),
  } satisfies Record<string, Column>,
  colours: [
    {
      name: "acknowledged",
      tint: "grey",
      on: ["what", "kind", "level", "state"],
      when: (cell) => `ISNUMBER(${cell("firstSeenAt")})*(${cell("state")}<>"Open")`,
    },
    {
      name: "ending",
      tint: "amber",
      on: ["what", "kind", "level"],
      when: (cell) => `(${cell("state")}="Open")*(${cell("kind")}="Protection ending")`,
    },
    {
      name: "late",
      tint: "red",
      on: ["what", "kind", "level"],
      when: (cell) =>
        `ISNUMBER(${cell("firstSeenAt")})*(${cell("state")}="Open")*(${cell("kind")}<>"Protection ending")`,
    },
  ],
  views: [
    { title: "Open", where: [{ column: "state", is: "Open" }], sort: ["firstSeenAt"] },
    { title: "Open, by owner", where: [{ column: "state", is: "Open" }], sort: ["owner", "firstSeenAt"] },
    {
      title: "With the PAM lead or the CPO",
      where: [
        { column: "state", is: "Open" },
        { column: "level", formula: (cell) => `=${cell("level")}<>"Owner"` },
      ],
    },
  ],
});
export type Alert = RowOf<typeof alerts>;
