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

/** The report as a mail. Sourced and influenced stand apart in it and are nowhere added up. */
export const reportMail = (report: Figures, setting: ReportSetting): ReportMail => {
  const brief = { ...report, alerts: shortened(report.alerts) };
  const subject = `Partner pipeline report, week of ${sayDay(report.from)}${setting.late ? " (late)" : ""}`;
  return { subject, text: textOf(brief, setting), html: htmlOf(subject, brief, setting) };
};
