/** The rows that a new desk starts with; what is there already stays as people left it. */
import type { Input, Reply } from "../../contract";
import type { Change } from "../../model/plan";
import type { Person } from "../../model/partners";
import type { DealStage } from "../../model/pipeline";
import type { CalendarRow } from "../../model/sla";
import type { Refusal } from "../../model/refusal";
import { accept, refuse } from "../../model/result";
import { rowKey, type TableName, tableOf } from "../../model/workbook";
import { firstTemplateRows } from "../../mail/templates";
import { calendarFaults, type Schedule } from "../../rules/calendar";
import { personOf } from "../../rules/roles";
import { firstSettings, tierNamesIn } from "../../rules/settings";
import { isEmail } from "../../rules/submission";
import { firstPolicyRows } from "../../rules/sla/policies";
import { summaryRows } from "../../rules/sla/summary";
import { firstHours, scheduleOf } from "../../rules/sla/hours";
import { inner, type Moment } from "../flow";

type Told = Input<"setUp">;

const HOURS = "09:00-17:00";
const CALENDAR = firstSettings.calendar.value;

/** Fills in settings, hours, promises, stages and wording, and enters whoever runs it as the first admin. */
export const firstRows = inner<Told, Reply<"setUp">>()({
  who: "everybody",
  reads: {
    calendars: "all",
    policies: ["key"],
    summary: ["policy"],
    stages: ["stage"],
    templates: ["key", "language"],
  },
  writes: ["settings", "team", "calendars", "policies", "summary", "stages", "templates"],
  plan: (facts, told, moment) => {
    const wrong = setUpFault(told, moment);
    if (wrong) return refuse(wrong);
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
      ...(facts.summary.length === 0 && facts.policies.length === 0 ? missing("summary", firstSummary(), []) : []),
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

/** Nothing has fallen due yet. */
const firstSummary = () =>
  summaryRows(
    new Map(),
    firstPolicyRows(CALENDAR).filter(({ active }) => active),
  );

/** The refusal of an answer, by its question; it is known before anything is made. */
export const setUpFault = (told: Told, where: Pick<Moment, "place" | "offsets">): Refusal | undefined => {
  const wrong = faultIn(told, where);
  return wrong && { why: "invalid", ...wrong };
};

const faultIn = (
  told: Told,
  { place, offsets }: Pick<Moment, "place" | "offsets">,
): { readonly text: string; readonly field: string } | undefined => {
  const { zone, hours, currency, fiscalStart, deskAddress } = told;
  const schedule: Schedule = scheduleOf(firstHours(CALENDAR, zone || place.zone, hours || HOURS), [], place.zone);
  const [fault] = calendarFaults(schedule, offsets);
  // The hours that were told are those of every day.
  if (fault) return { text: fault.replace(/ on mon/g, ""), field: zone && fault.includes(zone) ? "zone" : "hours" };
  if (currency && !/^[A-Z]{3}$/.test(currency))
    return { text: `"${currency}" is not a currency: write three letters, such as USD or EUR.`, field: "currency" };
  if (fiscalStart && !/^([1-9]|1[0-2])$/.test(fiscalStart))
    return { text: `"${fiscalStart}" is not a month: write a number from 1 to 12.`, field: "fiscalStart" };
  if (deskAddress && !isEmail(deskAddress))
    return { text: `"${deskAddress}" is not an e-mail address.`, field: "deskAddress" };
  return wrongRecipient(told) ?? wrongTier(told);
};

const wrongTier = ({ tierNames = "" }: Told) => {
  const wrong = tierNamesIn(tierNames).find(({ word, tier }) => word === "" || tier === undefined);
  return (
    wrong && {
      text: `Write "${wrong.word || "your word"} = Platinum", Gold, Silver or Registered.`,
      field: "tierNames",
    }
  );
};

const wrongRecipient = ({ recipients }: Told) => {
  const wrong = wordsIn(recipients).find((word) => !isEmail(word));
  return wrong === undefined ? undefined : { text: `"${wrong}" is not an e-mail address.`, field: "recipients" };
};

const wordsIn = (recipients: Told["recipients"] = ""): string[] =>
  (typeof recipients === "string" ? recipients : recipients.join(",")).split(/[\s,;]+/).filter(Boolean);

/** Each setting that is missing, and those that were told now. */
const settingChanges = (told: Told, zone: string, { seen, user, today }: Moment): Change[] => {
  const known = new Set((seen.tables.settings?.rows ?? []).map((row) => String(row.key)));
  const recipients = wordsIn(told.recipients).join(", ");
  const said: Readonly<Record<string, unknown>> = { ...told, recipients };
  const first: Readonly<Record<string, string>> = { zone, recipients: recipients || user, installedOn: today };
  return Object.entries(firstSettings).flatMap(([key, { value, meaning }]): Change[] => {
    const now = String(said[key] ?? "").trim();
    if (!known.has(key)) return [{ table: "settings", add: { key, value: now || first[key] || value, meaning } }];
    const before = seen.tables.settings?.rows.find((row) => row.key === key)?.value;
    return now && now !== before ? [{ table: "settings", key, set: { value: now } }] : [];
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
  const counts = new Map<TableName, number>();
  for (const { table } of changes) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => `${count} ${count === 1 ? "row" : "rows"} in ${tableOf(table).tab}`);
};
