/** What a page needs when it opens, in one answer: the program, who is asking, and what its first view shows. */
import type { Input, Reply } from "../contract";
import { iso } from "../model/cell";
import type { Facts, Reads } from "../model/workbook";
import { isOpen } from "../rules/moves";
import { addMonthsClamped, isoWeekOf, quarterOf } from "../rules/days";
import { mayAct } from "../rules/roles";
import { yearsWithout } from "../rules/sla/years";
import { tick } from "./attention/tick";
import { refreshReport } from "./board";
import { firstStepReads, firstSteps } from "./care/first-steps";
import { clockReads, clocksOf } from "./clocks";
import { type Always, answers, flowOf, type Moment, type Who } from "./flow";
import { mayExport } from "./export/export-rows";
import { mayForecast } from "./forecast";
import { crowd } from "./hourly/typed";
import { importRows } from "./import/import-rows";
import { brief } from "./meetings/brief";
import { logMeeting } from "./meetings/log-meeting";
import { meetingReads, meetingsOf, subjectsOf } from "./meetings/meetings";
import { assign } from "./registration/assign";
import { decide } from "./registration/decide";
import { registration } from "./registration/look";
import { queueOf } from "./registration/queue";
import { register } from "./registration/register";
import { reads as reportReads, type ReportFacts, shownReport } from "./report/figures";
import { weekReads, weeksOf } from "./report/past";
import { prepareReport } from "./report/prepare";
import { sendReport } from "./report/sending";
import { changeCalendar } from "./sla/change-calendar";
import { inquiry } from "./sla/inquiries";
import { closeEscalation } from "./sla/summary";
import { tellLate } from "./sla/tell-late";
import { todayOf, todayReads } from "./today";

const registerReads = {
  partners: ["name", "aliases", "tier", "status", "contactName", "contactEmail"],
} as const satisfies Reads;

type Shown = Pick<
  Reply<"open">,
  | "today"
  | "clocks"
  | "partners"
  | "quarters"
  | "setUp"
  | "hours"
  | "meetings"
  | "subjects"
  | "queue"
  | "card"
  | "weeks"
  | "report"
>;

/** A view of a page: what is read for it, and what it shows first. */
interface View {
  readonly reads: Reads;
  of(facts: never, moment: Moment, about: string): Shown;
}

/** The queue, and the card that was asked for or else the most urgent one. */
const reviewed = (facts: Facts<typeof registration.reads & Always>, moment: Moment, about: string): Shown => {
  const items = queueOf(
    facts.registrations.filter(({ stage }) => isOpen(stage)),
    facts,
    moment,
  );
  const next = items.find(({ urgency }) => urgency !== "waiting") ?? null;
  const card = registration.plan(facts, { id: about || (items[0]?.id ?? "") }, moment);
  return { queue: { asOf: iso(moment.now), items, next }, ...(card.ok && { card: card.value.reply }) };
};

const toldSoFar = (facts: Facts<typeof firstStepReads & Always>, moment: Moment): Shown => {
  const { calendars, settings, team } = facts;
  return {
    setUp: {
      told: Object.fromEntries(settings.map(({ key, value }) => [key, value])),
      hours: calendars.find(({ key }) => key === moment.settings.calendar)?.mon ?? "",
      admins: team
        .filter(({ active, roles }) => active && roles.includes("admin"))
        .map(({ name, email }) => name || email),
      steps: firstSteps(facts, moment),
    },
  };
};

const hoursReads = { calendars: "all", holidays: "all" } as const satisfies Reads;

const hoursTold = ({ calendars, holidays }: Facts<typeof hoursReads>, { today }: Moment): Shown => ({
  hours: {
    calendars: calendars.filter(({ key }) => key !== "").map((row) => ({ ...row })),
    holidays: holidays
      .filter(({ day }) => day !== "")
      .map(({ calendar, day, name }) => ({ calendar, day, name }))
      .sort((a, b) => a.day.localeCompare(b.day)),
    yearsWithout: Object.fromEntries(
      yearsWithout(calendars, holidays, today).map(({ calendar, years }) => [calendar, years]),
    ),
  },
});

const views: Readonly<Record<string, View>> = {
  today: {
    reads: todayReads,
    of: (facts: Facts<typeof todayReads & Always>, moment) => ({ today: todayOf(facts, moment) }),
  },
  clocks: {
    reads: clockReads,
    of: (facts: Facts<typeof clockReads & Always>, moment) => ({ clocks: clocksOf(facts, { running: true }, moment) }),
  },
  register: {
    reads: registerReads,
    of: ({ partners }: Facts<typeof registerReads>, { today, settings }) => ({
      partners: partnersIn(partners),
      quarters: quartersFrom(today, settings.fiscalStart),
    }),
  },
  review: { reads: registration.reads, of: reviewed },
  setup: { reads: firstStepReads, of: toldSoFar },
  hours: { reads: hoursReads, of: hoursTold },
  meetings: {
    reads: meetingReads,
    of: (facts: Facts<typeof meetingReads & Always>, moment) => ({
      meetings: meetingsOf(facts, isoWeekOf(moment.today), moment),
      subjects: subjectsOf(facts),
      partners: partnersIn(facts.partners),
    }),
  },
  report: {
    reads: { ...reportReads, ...weekReads, weeks: [...new Set([...reportReads.weeks, ...weekReads.weeks])] },
    of: (facts: ReportFacts & Parameters<typeof weeksOf>[0], moment) => {
      const told = weeksOf(facts, moment);
      return { weeks: told, report: shownReport(facts, told.next.week, moment) };
    },
  },
};

const viewOf = ({ view = "" }: Input<"open">): View | undefined =>
  Object.keys(views).includes(view) ? views[view] : undefined;

export const open = flowOf<"open">()({
  who: "everybody",
  reads: {},
  alsoReads: (input) => viewOf(input)?.reads ?? {},
  plan: (facts, input, moment) =>
    // What the view reads was read because `alsoReads` asked for it.
    answers({ ...deskOf(moment), ...viewOf(input)?.of(facts as never, moment, input.about ?? "") }),
});

const deskOf = ({ now, settings, zone, user, person }: Moment): Reply<"open"> => ({
  asOf: iso(now),
  program: settings.program,
  zone: zone.name,
  currency: settings.currency,
  fiscalStart: settings.fiscalStart,
  user,
  name: person?.name ?? "",
  roles: person?.roles ?? [],
  may: Object.entries(guarded).flatMap(([operation, who]) =>
    who === "everybody" || mayAct(person, who) ? [operation] : [],
  ),
});

/** What not everybody may do. */
const guarded: Readonly<Record<string, Who>> = {
  register: register.who,
  decide: decide.who,
  assign: assign.who,
  changeCalendar: changeCalendar.who,
  tellLate: tellLate.who,
  inquiry: inquiry.who,
  logMeeting: logMeeting.who,
  brief: brief.who,
  closeEscalation: closeEscalation.who,
  importRows: importRows.who,
  sendForecast: mayForecast,
  export: mayExport,
  crowd: crowd.who,
  prepareReport: prepareReport.who,
  refreshReport: refreshReport.who,
  sendReport: sendReport.who,
  tick: tick.who,
};

type Partner = Facts<typeof registerReads>["partners"][number];

const partnersIn = (partners: readonly Partner[]): Shown["partners"] =>
  partners
    .filter(({ name, status }) => name !== "" && status !== "ended")
    .map(({ name, aliases, tier, contactName, contactEmail }) => ({ name, aliases, tier, contactName, contactEmail }))
    .sort((a, b) => a.name.localeCompare(b.name));

const QUARTERS = 6;

const quartersFrom = (day: string, fiscalStart: number): string[] => {
  const { from } = quarterOf(day, fiscalStart);
  return Array.from({ length: QUARTERS }, (_, n) => quarterOf(addMonthsClamped(from, n * 3), fiscalStart).key);
};
