/** The reports of past weeks, printed from what was kept of them alone: they never change afterwards. */
import type { Reply } from "../../contract";
import { formatted } from "../../mail/formatted";
import { type ReportSetting, reportMail } from "../../mail/report";
import { iso, isoOrNull } from "../../model/cell";
import type { Letter } from "../../model/plan";
import type { Week } from "../../model/records";
import { accept, refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { nextWeek, sayDay, weekRange } from "../../rules/days";
import { isSent } from "../../rules/report/sent";
import { type Figures, lastWeek } from "../../rules/report";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { goesAt, rowOfWeek, weekToGo, wrongWeek } from "./due";
import { figuresIn } from "./figures";

export const weekReads = {
  weeks: ["week", "from", "to", "state", "sentAt", "sentTo", "comment", "heldBy", "confidence", "confidenceNote"],
  outbox: ["key", "state", "sentAt"],
} as const satisfies Reads;

type WeekFacts = Facts<typeof weekReads & Always>;

/** How the reports of the weeks stand, the latest first, and which goes out next. */
export const weeks = flowOf<"weeks">()({
  who: "everybody",
  scope: "program",
  reads: weekReads,
  plan: (facts, _input, moment) => answers(weeksOf(facts, moment)),
});

export const weeksOf = (facts: WeekFacts, moment: Moment): Reply<"weeks"> => {
  const next = weekToGo(facts.weeks, moment);
  const mailByKey = new Map(facts.outbox.map((mail) => [mail.key, mail]));
  return {
    asOf: iso(moment.now),
    next: { week: next, ...weekRange(next), goesAt: iso(goesAt(next, moment)) },
    running: nextWeek(lastWeek(moment.now, moment.zone)),
    recipients: moment.settings.recipients,
    weeks: facts.weeks
      .filter(({ week }) => wrongWeek(week || "?") === undefined)
      .map((row) => standing(row, mailByKey.get(`report/${row.week}`)))
      .sort((a, b) => b.week.localeCompare(a.week)),
  };
};

/** A mail that waits for the quota has not been sent, whatever was planned (S24). */
const standing = (
  row: WeekFacts["weeks"][number],
  mail: WeekFacts["outbox"][number] | undefined,
): Reply<"weeks">["weeks"][number] => {
  const { week, sentTo, comment, heldBy, confidence, confidenceNote } = row;
  return {
    week,
    ...weekRange(week),
    state: isSent(row) ? "sent" : row.state || "prepared",
    sentAt: isoOrNull(mail ? mail.sentAt : row.sentAt),
    sentTo,
    comment,
    heldBy,
    confidence,
    confidenceNote,
    mail: mail?.state ?? "",
  };
};

/** A report as it was mailed. */
export const pastReport = flowOf<"pastReport">()({
  who: "everybody",
  scope: "program",
  reads: { weeks: "all", outbox: ["key", "sentAt"] },
  plan: (facts, { week }, _moment) => {
    const wrong = wrongWeek(week);
    if (wrong) return refuse(wrong);
    const row = rowOfWeek(facts.weeks, week);
    if (!row || !isSent(row)) return refuse(notSent(week));
    if (row.text === "") return refuse(isForgotten(week));
    const mail = facts.outbox.find(({ key }) => key === `report/${week}`);
    const { comment, ...printed } = printedOf(row);
    return answers({
      week,
      ...printed,
      sentAt: isoOrNull(mail?.sentAt ?? row.sentAt),
      sentTo: row.sentTo,
      comment,
    });
  },
});

const notSent = (week: string) =>
  ({
    why: "not-found",
    text: `No report of ${week} was sent, so there is none to print again.`,
    field: "week",
  }) as const;

/** What was never kept cannot be printed. */
const isForgotten = (week: string) =>
  ({
    why: "not-found",
    text: `The report of ${week} went out, but the workbook was put back to an older version since: what it said stands in the mail alone.`,
    field: "week",
  }) as const;

interface Printed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly comment: string;
}

/** Text as it was kept, formatted from the figures and the setting; from the text alone where those cannot be read. */
const printedOf = (row: Week): Printed => {
  const values = keptOf(row);
  if (!values) {
    const subject = `Partner pipeline report, week of ${sayDay(weekRange(row.week).from)}`;
    return { subject, text: row.text, html: formatted(row.text), comment: row.comment };
  }
  const { subject, html } = reportMail(values.figures, values.setting);
  return { subject, text: row.text, html, comment: values.setting.comment ?? "" };
};

const keptOf = (row: Week): { readonly figures: Figures; readonly setting: ReportSetting } | undefined => {
  const figures = figuresIn(row.figures);
  const setting = figuresIn(row.setting) as ReportSetting | undefined;
  return figures && setting ? { figures, setting } : undefined;
};

type Again = Facts<{ weeks: "all" }>;

/** A report that was sent, once more: the same to the byte, under a key of its own. */
export const again = (facts: Again, week: string, to: readonly string[], moment: Moment) => {
  const row = rowOfWeek(facts.weeks, week);
  if (!row || !isSent(row)) return refuse(notSentYet(week));
  if (row.text === "") return refuse(isForgotten(week));
  const recipients = to.length ? to : row.sentTo;
  const { subject, text } = printedOf(row);
  const values = keptOf(row);
  const letter: Letter = {
    // By the moment and not by a count: what is planned anew after a lost answer is the same mail.
    key: `report/${week}/again/${moment.now}`,
    template: values ? "report" : "report as text",
    about: week,
    to: recipients,
    cc: [],
    replyTo: moment.settings.deskAddress,
    subject,
    text,
    values: values ? JSON.stringify(values) : "",
  };
  return accept({
    changes: [],
    letters: [letter],
    reply: { week, to: [...recipients], late: false, already: false },
  });
};

const notSentYet = (week: string) =>
  ({
    why: "not-found",
    text: `The report of ${week} was not sent yet, so it cannot be sent again.`,
    field: "week",
  }) as const;
