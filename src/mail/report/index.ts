/** The weekly report as a mail, as text in the layout of the playbook and formatted. */
import { sayDay } from "../../rules/days";
import { type Figures, shortened } from "../../rules/report";
import { htmlOf } from "./formatted";
import { textOf } from "./text";
import type { ReportSetting } from "./words";

export type { ReportSetting } from "./words";

export interface ReportMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

// Gmail clips what is longer than 102 kB, and half of that is quoting on the way.
const LONGEST = 40_000;

/** The report as a mail. Sourced and influenced stand apart in it and are nowhere added up. */
export const reportMail = (report: Figures, setting: ReportSetting): ReportMail => {
  const what = setting.preview ? "Preview: partner" : setting.trial ? "Trial: partner" : "Partner";
  const subject = `${what} pipeline report, week of ${sayDay(report.from)}${setting.late ? " (late)" : ""}`;
  const mailWith = (most: number): ReportMail => {
    const brief = { ...report, alerts: shortened(report.alerts, most) };
    return { subject, text: textOf(brief, setting), html: htmlOf(subject, brief, setting) };
  };
  const whole = mailWith(12);
  return whole.html.length < LONGEST ? whole : mailWith(3);
};
