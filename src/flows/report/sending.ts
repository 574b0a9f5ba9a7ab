/** The report leaves: once for each week to its recipients, as a trial to anybody, and again as it was. */
import type { Reply } from "../../contract";
import type { ReportValues } from "../../mail/outgoing";
import { reportMail } from "../../mail/report";
import { type TabName, tabTitles } from "../../mail/report/words";
import type { Change, Letter } from "../../model/plan";
import type { Week } from "../../model/records";
import { accept, refuse } from "../../model/result";
import { weekRange } from "../../rules/days";
import { isSent } from "../../rules/report/sent";
import { type Figures, figuresOf, lastWeek } from "../../rules/report";
import { addressesOf } from "../../rules/settings";
import { type BoardFacts, boardReads, boardWrites, broughtUpToDate } from "../board";
import { answers, flowOf, inner, type Moment } from "../flow";
import { isLate, notOver, rowOfWeek, weekDue, wrongWeek } from "./due";
import { figuresBefore, promiseOf, type ReportFacts, reads, reportFor } from "./figures";
import { again } from "./past";

/** What is read when a report leaves: its tab follows in the same write. */
export const sendReads = { ...reads, ...boardReads } as const;

/** Who sees to the report. */
export const MAY = ["coordinator", "approver", "cpo", "vp-sales"] as const;

/** Sends a report by hand: to the recipients of the settings, as a trial to somebody else, or once more as it was. */
export const sendReport = flowOf<"sendReport">()({
  who: MAY,
  reads: sendReads,
  alsoReads: (input) => (input.again ? { weeks: "all" } : {}),
  writes: ["weeks", "outbox", ...boardWrites],
  asksDesk: true,
  plan: (facts, input, moment) => {
    const wrong = wrongWeek(input.week);
    if (wrong) return refuse(wrong);
    const week = input.week ?? lastWeek(moment.now, moment.zone);
    const { to } = input;
    const others = to === undefined ? [] : addressesOf(typeof to === "string" ? to : to.join(","));
    if (to !== undefined && others.length === 0)
      return refuse({ why: "invalid", text: "To whom? Give an e-mail address.", field: "to" });
    // Read as a whole because it was asked for again.
    if (input.again) return again(facts as never, week, others, moment);
    if (others.length) return trial(facts, week, others, moment);
    if (week > lastWeek(moment.now, moment.zone)) return notOver(week);
    const held = rowOfWeek(facts.weeks, week);
    return held && !isSent(held) && held.state === "held" ? refuse(isHeld(week)) : sending(facts, week, moment);
  },
});

const isHeld = (week: string) =>
  ({
    why: "conflict",
    text: `The report of ${week} is held back. Release it in The Monday report, and it goes out at once.`,
    field: "week",
  }) as const;

const trial = (facts: ReportFacts, week: string, to: readonly string[], moment: Moment) => {
  const values = valuesOf(facts, week, moment, { trial: true });
  const letter = letterOf(values, to, `report/${week}/trial/${moment.now}`, moment);
  return accept({ changes: [], letters: [letter], reply: { week, to: [...to], late: false, already: false } });
};

/** The report of a week, or of the one that is due now, to its recipients, once: sent again it is no mail. */
export const weekly = inner<{ week?: string }, Reply<"sendReport">>()({
  who: "everybody",
  reads: sendReads,
  writes: ["weeks", "outbox", ...boardWrites],
  asksDesk: true,
  plan: (facts, { week }, moment) => {
    const due = week ?? weekDue(facts.weeks, moment);
    // Held back between the check that found it and now.
    return due === undefined || isHeldBack(facts, due)
      ? answers({ week: due ?? lastWeek(moment.now, moment.zone), to: [], late: false, already: true })
      : sending(facts, due, moment);
  },
});

const isHeldBack = ({ weeks }: ReportFacts, week: string): boolean => rowOfWeek(weeks, week)?.state === "held";

/** The report to its recipients, and the row that keeps it; `also` is written into that row with it. */
export const sending = (facts: BoardFacts, week: string, moment: Moment, also: Partial<Week> = {}) => {
  const recipients = [...moment.settings.recipients];
  const late = isLate(week, moment);
  const row = rowOfWeek(facts.weeks, week);
  if (row && isSent(row)) return answers({ week, to: recipients, late, already: true });
  if (recipients.length === 0)
    return refuse({
      why: "missing-value",
      text: "Nobody is named to get the report: fill in recipients in the Settings tab.",
      field: "recipients",
    } as const);
  if (moment.desk?.memory.mailed.includes(`report/${week}`)) return forgotten(week, row, recipients, late);
  const values = valuesOf(facts, week, moment);
  const letter = letterOf(values, recipients, `report/${week}`, moment);
  const { figures, setting } = values;
  const kept: Partial<Week> = {
    week,
    from: figures.from,
    to: figures.to,
    figures: JSON.stringify(figures),
    text: letter.text,
    sentAt: moment.now,
    sentTo: recipients,
    ...also,
    state: "sent",
    setting: JSON.stringify(setting),
  };
  return accept({
    changes: [keeping(row, kept), ...broughtUpToDate(withSent(facts, kept), moment).changes],
    letters: [letter],
    reply: { week, to: recipients, late, already: false },
  });
};

/** The facts as they are once the report is out. */
const withSent = (facts: BoardFacts, { week = "", figures = "", sentAt = null }: Partial<Week>): BoardFacts => {
  const said = rowOfWeek(facts.weeks, week) ?? { comment: "", confidence: "" as const, confidenceNote: "" };
  const sent = { ...said, week, figures, sentAt, state: "sent" as const };
  return { ...facts, weeks: [...facts.weeks.filter((row) => row.week !== week), sent] };
};

const keeping = (row: Pick<Week, "week"> | undefined, kept: Partial<Week>): Change =>
  row ? { table: "weeks", key: row.week, set: kept } : { table: "weeks", add: kept };

/** It was mailed before the workbook was put back to an older version: it goes out no second time, and nothing is made up. */
const forgotten = (week: string, row: Pick<Week, "week"> | undefined, to: string[], late: boolean) =>
  accept({
    changes: [keeping(row, { week, ...weekRange(week), state: "sent" })],
    letters: [],
    reply: { week, to, late, already: true },
  });

const COMMENT = 2_000;

/** What a report mail is made from now. */
export const valuesOf = (
  facts: ReportFacts,
  week: string,
  moment: Moment,
  more: Partial<ReportValues["setting"]> = {},
): ReportValues => {
  const comment = rowOfWeek(facts.weeks, week)?.comment.replace(/\r\n?/g, "\n").slice(0, COMMENT);
  const lastWeeksFigures = figuresBefore(facts.weeks, week);
  const setting: ReportValues["setting"] = {
    program: moment.settings.program,
    link: moment.place.url,
    tabs: tabsIn(moment),
    late: more.trial || more.preview ? false : isLate(week, moment),
    ...promiseOf(facts),
    ...(comment && { comment }),
    ...(lastWeeksFigures && { lastWeeksFigures }),
    ...more,
  };
  const figures: Figures = figuresOf(reportFor(facts, week, moment));
  return { figures, setting };
};

const tabsIn = ({ seen: { tables } }: Moment): NonNullable<ReportValues["setting"]["tabs"]> =>
  Object.fromEntries(
    (Object.keys(tabTitles) as TabName[]).flatMap((tab) => {
      const { sheetId } = tables[tab] ?? {};
      return sheetId === undefined ? [] : [[tab, sheetId]];
    }),
  );

/** The mail of a report; its formatted version is made from the values when it leaves. */
export const letterOf = (values: ReportValues, to: readonly string[], key: string, { settings }: Moment): Letter => {
  const { subject, text } = reportMail(values.figures, values.setting);
  return {
    key,
    template: "report",
    about: values.figures.week,
    to,
    cc: [],
    replyTo: settings.deskAddress,
    subject,
    text,
    values: JSON.stringify(values),
  };
};
