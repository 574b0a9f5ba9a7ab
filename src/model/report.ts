/** The Monday report in the workbook: its lines, and the last 13 weeks that its charts are drawn from. */
import { choice, type Column, day, money, number, text } from "./column";
import { type Box, type Chart, type RowOf, type Series, table } from "./table";

const worked = { computed: true } as const;
const right = { ...worked, align: "RIGHT" } as const;
const centred = { ...worked, align: "CENTER" } as const;

/** How many completed weeks the charts show. */
export const TREND_WEEKS = 13;

const WIDTH = 480;
const HEIGHT = 280;
const GAP = 16;

/** A place among the charts: two side by side. */
const placed = (column: 0 | 1, row: number): Box => ({
  left: GAP + column * (WIDTH + GAP),
  top: GAP + row * (HEIGHT + GAP),
  width: WIDTH,
  height: HEIGHT,
});

/** Stacks of one kind of pipeline alone: sourced and influenced never lie on each other. */
const byTier = (kind: "sourced" | "influenced"): readonly Series[] => [
  { column: `${kind}Platinum`, hue: "navy" },
  { column: `${kind}Gold`, hue: "gold" },
  { column: `${kind}Silver`, hue: "silver" },
  { column: `${kind}Other`, hue: "violet" },
];

const charts: readonly Chart[] = [
  {
    id: 71_100_001,
    title: "Registrations by week",
    about: "Columns for each of the last 13 weeks: new registrations, approved and rejected.",
    kind: "columns",
    of: "trend",
    by: "label",
    series: [
      { column: "newRegistrations", hue: "blue" },
      { column: "approved", hue: "green" },
      { column: "rejected", hue: "red" },
    ],
    axis: { title: "Registrations", from: 0 },
    stands: placed(0, 0),
  },
  {
    id: 71_100_002,
    title: "SLA compliance against its goal",
    about: "A line with the percent of decisions in time in each of the last 13 weeks, and a dashed line at the goal.",
    kind: "line",
    of: "trend",
    by: "label",
    series: [
      { column: "slaCompliance", hue: "blue" },
      { column: "slaGoal", hue: "dark", dashed: true },
    ],
    axis: { title: "Percent in time", from: 0, to: 100 },
    stands: placed(1, 0),
  },
  {
    id: 71_100_003,
    title: "Partner-sourced pipeline by tier",
    about: "A stack for each of the last 13 weeks with the partner-sourced pipeline of each tier.",
    kind: "stacked",
    of: "trend",
    by: "label",
    series: byTier("sourced"),
    axis: { title: "Sourced pipeline", from: 0 },
    stands: placed(0, 1),
  },
  {
    id: 71_100_004,
    title: "Partner-influenced pipeline by tier",
    about: "A stack for each of the last 13 weeks with the partner-influenced pipeline of each tier.",
    kind: "stacked",
    of: "trend",
    by: "label",
    series: byTier("influenced"),
    axis: { title: "Influenced pipeline", from: 0 },
    stands: placed(1, 1),
  },
  {
    id: 71_100_005,
    title: "Joint meetings held against target",
    about: "Columns with the joint meetings held in each of the last 13 weeks, and a dashed line at the target.",
    kind: "columns and line",
    of: "trend",
    by: "label",
    series: [
      { column: "meetingsHeld", hue: "blue" },
      { column: "meetingsTarget", hue: "dark", dashed: true },
    ],
    axis: { title: "Meetings", from: 0 },
    stands: placed(0, 2),
  },
];

export const lines = table("lines", {
  tab: "Monday report",
  about: "The weekly report line by line, with charts of the last 13 weeks. All of it is worked out.",
  key: ["key"],
  rows: [
    { key: "week", line: "Filled in when the weekly report goes out, at the end of each day, and when somebody asks." },
  ],
  columns: {
    section: text({ ...worked, title: "Section", width: 145 }),
    line: text({ ...worked, title: "Line", width: 290 }),
    figure: text({ ...right, title: "Figure", width: 80 }),
    sourced: money({ ...right, title: "Sourced", width: 90, help: "In the program's currency. Never added up." }),
    influenced: money({ ...right, title: "Influenced", width: 90, help: "In the program's currency. Never added up." }),
    target: text({ ...centred, title: "Target", width: 75 }),
    status: choice({ green: "Green", yellow: "Yellow", red: "Red" }, { ...centred, title: "Status", width: 75 }),
    before: text({ ...centred, title: "Week before", width: 95 }),
    note: text({ ...worked, title: "What is behind it", width: 310 }),
    key: text({ ...worked, title: "Key", group: "System" }),
  } satisfies Record<string, Column>,
  colours: [
    { name: "red", tint: "red", on: ["figure", "status"], when: (cell) => `(${cell("status")}="Red")` },
    { name: "yellow", tint: "amber", on: ["figure", "status"], when: (cell) => `(${cell("status")}="Yellow")` },
    { name: "green", tint: "green", on: ["figure", "status"], when: (cell) => `(${cell("status")}="Green")` },
  ],
  charts,
});
export type Line = RowOf<typeof lines>;

const counted = (title: string) => number({ ...worked, whole: true, title, width: 90 });
const amount = (title: string) => money({ ...worked, title, width: 110, help: "Blank when no report was sent." });

export const trend = table("trend", {
  tab: "Thirteen weeks",
  about: "The last 13 completed weeks, from which the charts are drawn. Weeks that were sent stay as they were sent.",
  key: ["ago"],
  hidden: true,
  rows: Array.from({ length: TREND_WEEKS }, (_, at) => ({ ago: TREND_WEEKS - at })),
  columns: {
    ago: number({ ...worked, whole: true, title: "Weeks ago", width: 80 }),
    week: text({ ...worked, title: "Week", width: 90 }),
    monday: day({ ...worked, title: "Monday", width: 100 }),
    label: text({ ...worked, title: "Week of", width: 80 }),
    newRegistrations: counted("New registrations"),
    approved: counted("Approved"),
    rejected: counted("Rejected"),
    pending: counted("Pending"),
    slaCompliance: number({ ...worked, title: "SLA compliance", width: 100, help: "Percent in time." }),
    slaGoal: number({ ...worked, title: "Goal", width: 80, help: "Percent in time." }),
    avgDecisionHours: number({ ...worked, title: "Avg approval time", width: 110, help: "Hours." }),
    sourcedPlatinum: amount("Platinum sourced"),
    sourcedGold: amount("Gold sourced"),
    sourcedSilver: amount("Silver sourced"),
    sourcedOther: amount("Other sourced"),
    influencedPlatinum: amount("Platinum influenced"),
    influencedGold: amount("Gold influenced"),
    influencedSilver: amount("Silver influenced"),
    influencedOther: amount("Other influenced"),
    sourcedPipeline: amount("Sourced pipeline"),
    influencedPipeline: amount("Influenced pipeline"),
    target: amount("Sourced target"),
    meetingsHeld: counted("Meetings held"),
    meetingsTarget: counted("Meetings target"),
  } satisfies Record<string, Column>,
});
export type TrendWeek = RowOf<typeof trend>;
