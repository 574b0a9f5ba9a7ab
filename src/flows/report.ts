/** The weekly report: shown for any week, and sent once for each. */
import type { Reply } from "../contract";
import type { Letter } from "../model/plan";
import { accept, refuse } from "../model/result";
import type { Facts, Reads } from "../model/workbook";
import type { ReportValues } from "../mail/outgoing";
import { reportMail } from "../mail/report";
import { isoWeekOf, weekRange } from "../rules/days";
import { figuresOf, lastWeek, promised, type Report, reportOf, reportReads as lineReads } from "../rules/report";
import { addressesOf } from "../rules/settings";
import { hoursBetween } from "../rules/sla/clock";
import { epochOf } from "../rules/zone";
import { type Always, answers, flowOf, inner, type Moment } from "./flow";
import { deskHours, policyOf } from "./registration/arrival";

/** The columns behind the figures of a week, and behind the hours by which decisions are late. */
export const reads = {
  ...lineReads,
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;
const sendReads = { ...reads, weeks: ["week", "figures"] } as const satisfies Reads;

export type ReportFacts = Facts<typeof reads & Always>;
type SendFacts = Facts<typeof sendReads & Always>;

// 28 December is always in the last week of its year, which is the 52nd or the 53rd.
/** Whether a text is a week such as `2026-W12`. */
export const isWeek = (week: string) =>
  /^2\d{3}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(week) && week <= isoWeekOf(`${week.slice(0, 4)}-12-28`);
/** Refuses what is none. */
export const wrongWeek = (week: string) =>
  refuse({ why: "invalid", text: `"${week}" is not a week such as 2026-W12.`, field: "week" } as const);

/** The figures of a week, the last completed one unless another is asked for (Q21). */
export const report = flowOf<"report">()({
  who: "everybody",
  reads,
  plan: (facts, { week }, moment) => {
    if (week && !isWeek(week)) return wrongWeek(week);
    return answers(reply(reportFor(facts, week ?? lastWeek(moment.now, moment.zone), moment)));
  },
});

const reply = (made: Report): Reply<"report"> => ({
  ...made,
  alerts: [...made.alerts],
  status: { ...made.status },
  rows: Object.fromEntries(Object.entries(made.rows).map(([line, keys]) => [line, [...keys]])),
});

/** What is promised of decisions, and in which hours it is counted. */
export const promiseOf = (facts: ReportFacts): Pick<ReportValues["setting"], "promise" | "model"> => {
  const policy = policyOf(facts.policies, "decision");
  return policy
    ? {
        promise: { hours: policy.target ?? promised.hours, goal: policy.goal ?? promised.goal },
        ...(policy.model && { model: policy.model }),
      }
    : {};
};

/** The report of a week as of now. */
export const reportFor = (facts: ReportFacts, week: string, moment: Moment): Report => {
  const policy = policyOf(facts.policies, "decision");
  const hours = deskHours(facts, moment);
  return reportOf(facts, {
    week,
    now: moment.now,
    zone: moment.zone,
    settings: moment.settings,
    overdueHours: (row) =>
      policy && row.decisionDueAt !== null ? hoursBetween(policy, row.decisionDueAt, moment.now, row.waits, hours) : 0,
    ...promiseOf(facts),
  });
};

/** Sends a report by hand: to the recipients of the settings, or as a trial to somebody else. */
export const sendReport = flowOf<"sendReport">()({
  who: ["coordinator", "approver", "cpo", "vp-sales"],
  reads: sendReads,
  writes: ["weeks", "outbox"],
  plan: (facts, { week, to }, moment) => {
    if (week && !isWeek(week)) return wrongWeek(week);
    const wanted = week ?? lastWeek(moment.now, moment.zone);
    const trial = to === undefined ? [] : addressesOf(typeof to === "string" ? to : to.join(","));
    if (to !== undefined && trial.length === 0)
      return refuse({ why: "invalid", text: "To whom? Give an e-mail address.", field: "to" });
    if (trial.length) {
      const letter = letterOf(
        reportFor(facts, wanted, moment),
        trial,
        `report/${wanted}/trial/${moment.now}`,
        facts,
        moment,
      );
      return accept({
        changes: [],
        letters: [letter],
        reply: { week: wanted, to: trial, late: false, already: false },
      });
    }
    if (wanted > lastWeek(moment.now, moment.zone)) return refuse(notOver(wanted));
    return sending(facts, wanted, moment);
  },
});

const notOver = (week: string) =>
  ({
    why: "invalid",
    text: `${week} is not over yet. Its report goes out on the Monday after it; a trial to yourself is possible before.`,
    field: "week",
  }) as const;

/** The report of a week, or of the one that is due now, to its recipients, once: sent again it is no mail. */
export const weekly = inner<{ week?: string }, Reply<"sendReport">>()({
  who: "everybody",
  reads: sendReads,
  writes: ["weeks", "outbox"],
  plan: (facts, { week }, moment) => {
    const due =
      week ??
      weekDue(
        facts.weeks.map((row) => row.week),
        moment,
      );
    return due
      ? sending(facts, due, moment)
      : answers({ week: lastWeek(moment.now, moment.zone), to: [], late: false, already: true });
  },
});

const sending = (facts: SendFacts, week: string, moment: Moment) => {
  const recipients = [...moment.settings.recipients];
  const late = isLate(week, moment);
  if (facts.weeks.some((row) => row.week === week)) return answers({ week, to: recipients, late, already: true });
  if (recipients.length === 0)
    return refuse({
      why: "missing-value",
      text: "Nobody is named to get the report: fill in recipients in the Settings tab.",
      field: "recipients",
    } as const);
  const figures = reportFor(facts, week, moment);
  const letter = letterOf(figures, recipients, `report/${week}`, facts, moment);
  const kept = {
    week,
    from: figures.from,
    to: figures.to,
    figures: JSON.stringify(figuresOf(figures)),
    text: letter.text,
    sentAt: moment.now,
    sentTo: recipients,
  };
  return accept({
    changes: [{ table: "weeks" as const, add: kept }],
    letters: [letter],
    reply: { week, to: recipients, late, already: false },
    afterwards: ["board"],
  });
};

const letterOf = (made: Report, to: readonly string[], key: string, facts: SendFacts, moment: Moment): Letter => {
  const figures = figuresOf(made);
  const before = facts.weeks.filter(({ week }) => week < made.week).sort((a, b) => b.week.localeCompare(a.week))[0];
  const setting: ReportValues["setting"] = {
    program: moment.settings.program,
    link: moment.place.url,
    late: isLate(made.week, moment),
    ...promiseOf(facts),
    ...(before && lastFigures(before.figures)),
  };
  const { subject, text } = reportMail(figures, setting);
  const values: ReportValues = { figures, setting };
  return {
    key,
    template: "report",
    about: made.week,
    to,
    cc: [],
    replyTo: moment.settings.deskAddress,
    subject,
    text,
    values: JSON.stringify(values),
  };
};

/** What a past report said, for comparison; nothing where a person changed it so that it cannot be read. */
const lastFigures = (text: string): Pick<ReportValues["setting"], "lastWeeksFigures"> => {
  try {
    return { lastWeeksFigures: JSON.parse(text) };
  } catch {
    return {};
  }
};

const MINUTES = 60_000;
const FROM = (8 * 60 + 30) * MINUTES;
const LATE = 10 * 60 * MINUTES;

/** The moment of a time on the Monday after a week, when its report is due. */
const onMonday = (week: string, time: number, { zone }: Moment): number =>
  epochOf(zone, Date.parse(`${weekRange(week).to}T00:00:00Z`) + time);

const isLate = (week: string, moment: Moment): boolean => moment.now > onMonday(week, LATE, moment);

/** The week whose report is to go out now: the last completed one, from Monday 08:30, none before the desk was set up. */
export const weekDue = (sent: readonly string[], moment: Moment): string | undefined => {
  const week = lastWeek(moment.now, moment.zone);
  const { installedOn } = moment.settings;
  const before = installedOn !== "" && week < isoWeekOf(installedOn);
  return before || sent.includes(week) || moment.now < onMonday(week, FROM, moment) ? undefined : week;
};
