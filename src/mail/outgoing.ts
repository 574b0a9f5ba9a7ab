/** The formatted version of a mail, made from what the outbox keeps of it when it is sent. */
import type { Letter } from "../model/plan";
import { formatted } from "./formatted";
import { forecastMail, type ForecastValues } from "./forecast";
import { type ReportSetting, reportMail } from "./report";
import type { Figures } from "../rules/report";

/** What a report mail is made from. */
export interface ReportValues {
  readonly figures: Figures;
  readonly setting: ReportSetting;
}

export const htmlOf = ({ template, text, values }: Pick<Letter, "template" | "text" | "values">): string => {
  if (template === "forecast") return forecastMail(JSON.parse(values) as ForecastValues).html;
  if (template !== "report") return formatted(text);
  const { figures, setting } = JSON.parse(values) as ReportValues;
  return reportMail(figures, setting).html;
};
