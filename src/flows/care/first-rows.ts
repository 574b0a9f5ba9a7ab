/** The rows that a new desk starts with; what is there already stays as people left it. */
import type { Input, Reply } from "../../contract";
import type { Change } from "../../model/plan";
import type { Person } from "../../model/partners";
import type { DealStage } from "../../model/pipeline";
import type { CalendarRow } from "../../model/sla";
import { accept, refuse } from "../../model/result";
import { rowKey, type TableName } from "../../model/workbook";
import { firstTemplateRows } from "../../mail/templates";
import { calendarFaults, type Schedule } from "../../rules/calendar";
import { personOf } from "../../rules/roles";
import { addressesOf, firstSettings } from "../../rules/settings";
import { firstPolicyRows } from "../../rules/sla/policies";
import { firstHours, scheduleOf } from "../../rules/sla/hours";
import { inner, type Moment } from "../flow";

type Told = Input<"setUp">;

const HOURS = "09:00-17:00";
const CALENDAR = firstSettings.calendar.value;

/** Fills in settings, hours, promises, stages and wording, and enters whoever runs it as the first admin. */
export const firstRows = inner<Told, Reply<"setUp">>()({
  who: "everybody",
  reads: { calendars: "all", policies: ["key"], stages: ["stage"], templates: ["key", "language"] },
  writes: ["settings", "team", "calendars", "policies", "stages", "templates"],
  plan: (facts, told, moment) => {
    const wrong = faultIn(told, moment);
    if (wrong)
      return refuse({ why: "invalid", text: wrong, field: told.zone && wrong.includes(told.zone) ? "zone" : "hours" });
    const zone = told.zone || moment.settings.zone || moment.place.zone;
    const missing = <N extends TableName>(table: N, wanted: readonly object[], known: readonly object[]): Change[] =>
      wanted
        .filter((row) => !known.some((other) => rowKey(table, other) === rowKey(table, row)))
        .map((add) => ({ table, add }) as Change);
    const changes: Change[] = [
      ...settingChanges(told, zone, moment),
      ...(facts.calendars.length === 0
        ? missing("calendars", [firstHours(CALENDAR, zone, told.hours || HOURS)], [])
        : hourChanges(told, facts.calendars)),
      ...missing("policies", firstPolicyRows(CALENDAR), facts.policies),
      ...missing("stages", firstStages, facts.stages),
      ...missing("templates", firstTemplateRows(), facts.templates),
      ...firstAdmin(facts.team, moment),
    ];
    return accept({
      changes,
      letters: [],
      reply: { made: [], changed: changes.length ? saidOf(changes) : [], warnings: [] },
    });
  },
});

const faultIn = ({ zone, hours }: Told, { place, offsets }: Moment): string | undefined => {
  const schedule: Schedule = scheduleOf(firstHours(CALENDAR, zone || place.zone, hours || HOURS), [], place.zone);
  return calendarFaults(schedule, offsets)[0];
};

/** Each setting that is missing, and those that were told now. */
const settingChanges = (
  { program, zone: toldZone, recipients }: Told,
  zone: string,
  { seen, user, today }: Moment,
): Change[] => {
  const known = new Set((seen.tables.settings?.rows ?? []).map((row) => String(row.key)));
  const named =
    recipients === undefined
      ? ""
      : addressesOf(typeof recipients === "string" ? recipients : recipients.join(",")).join(", ");
  const told: Readonly<Record<string, string>> = { program: program ?? "", zone: toldZone ?? "", recipients: named };
  const first: Readonly<Record<string, string>> = { zone, recipients: named || user, installedOn: today };
  return Object.entries(firstSettings).flatMap(([key, { value, meaning }]): Change[] => {
    if (!known.has(key)) return [{ table: "settings", add: { key, value: told[key] || first[key] || value, meaning } }];
    const before = seen.tables.settings?.rows.find((row) => row.key === key)?.value;
    return told[key] && told[key] !== before ? [{ table: "settings", key, set: { value: told[key] } }] : [];
  });
};

const hourChanges = ({ hours }: Told, known: readonly CalendarRow[]): Change[] => {
  const before = known.find(({ key }) => key === CALENDAR);
  if (!hours || !before || before.mon === hours) return [];
  const { mon, tue, wed, thu, fri } = firstHours(CALENDAR, "", hours);
  return [{ table: "calendars", key: CALENDAR, set: { mon, tue, wed, thu, fri } }];
};

const firstAdmin = (team: readonly Person[], { user }: Moment): Change[] => {
  const isAdmin = team.some(({ active, roles }) => active && roles.includes("admin"));
  if (isAdmin || !user) return [];
  const roles = ["admin", "approver", "coordinator"];
  const known = personOf(team, user);
  return known
    ? [{ table: "team", key: known.email, set: { roles: [...new Set([...known.roles, ...roles])], active: true } }]
    : [{ table: "team", add: { email: user, name: nameIn(user), roles, active: true } }];
};

const nameIn = (email: string): string =>
  (email.split("@")[0] ?? "")
    .split(/[._-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(" ");

const stage = (name: string, kind: DealStage["kind"], probability: number, order: number): DealStage => ({
  stage: name,
  kind,
  probability,
  activePipeline: kind === "open",
  order,
});

const firstStages: readonly DealStage[] = [
  stage("Prospecting", "open", 0.1, 1),
  stage("Discovery", "open", 0.2, 2),
  stage("Engaging", "open", 0.3, 3),
  stage("Proposal", "open", 0.5, 4),
  stage("Negotiation", "open", 0.75, 5),
  stage("Closed Won", "won", 1, 6),
  stage("Won", "won", 1, 7),
  stage("Closed Lost", "lost", 0, 8),
  stage("Lost", "lost", 0, 9),
];

const saidOf = (changes: readonly Change[]): string[] => {
  const counts = new Map<string, number>();
  for (const { table } of changes) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => `${count} ${count === 1 ? "row" : "rows"} in ${table}`);
};
