/** One flow for every operation of the contract, and those that triggers cause. */
import type { Operation } from "../contract";
import type { TableName } from "../model/workbook";
import { alert, alerts, alertsTyped } from "./attention/alerts";
import { digest } from "./attention/digest";
import { levels } from "./attention/levels";
import { tick, ticked } from "./attention/tick";
import { firstRows } from "./care/first-rows";
import { board, refreshReport } from "./board";
import { health } from "./care/health";
import { problems } from "./care/problems";
import { repair } from "./care/repair";
import { rows } from "./care/rows";
import { templates, testMail } from "./care/templates";
import { clocks } from "./clocks";
import { coverage } from "./coverage";
import { attributions } from "./deals/attributions";
import { askOwners, dealCare } from "./deals/care";
import { deal } from "./deals/deal";
import { saveDeal } from "./deals/save";
import { explain } from "./explain";
import { exportRows } from "./export/export-rows";
import { flatten } from "./export/flatten";
import type { AnyFlow } from "./flow";
import { forecast, monthly, sendForecast } from "./forecast";
import { closings } from "./hourly/closings";
import { endings } from "./hourly/endings";
import { reminders } from "./hourly/reminders";
import { putBack } from "./hourly/put-back";
import { resend } from "./hourly/resend";
import { sweep } from "./hourly/sweep";
import { crowd, typed } from "./hourly/typed";
import { adopt, tabs } from "./import/adopt";
import { importRows } from "./import/import-rows";
import { brief } from "./meetings/brief";
import { held } from "./meetings/held";
import { logMeeting } from "./meetings/log-meeting";
import { meetings } from "./meetings/meetings";
import { undoImport } from "./import/undo-import";
import { open } from "./open";
import { answer } from "./registration/answer";
import { assign } from "./registration/assign";
import { decide, preview } from "./registration/decide";
import { decideMany } from "./registration/decide-many";
import { differ } from "./registration/differ";
import { here } from "./registration/here";
import { find, registration } from "./registration/look";
import { queue } from "./registration/queue";
import { responses } from "./registration/responses";
import { check, receipt, register } from "./registration/register";
import { cover } from "./people/cover";
import { handOver, handOvers } from "./people/hand-over";
import { weigh } from "./people/load";
import { recover } from "./people/recover";
import { newPartner } from "./people/new-partner";
import { people, suggest } from "./people/people";
import { rebalance } from "./people/rebalance";
import { extend } from "./protection/extend";
import { reinstate } from "./protection/reinstate";
import { update } from "./protection/update";
import { undo } from "./registration/undo";
import { report } from "./report/figures";
import { named } from "./report/named";
import { pastReport, weeks } from "./report/past";
import { prepareReport, previewReport, reportHeld } from "./report/prepare";
import { sendReport, weekly } from "./report/sending";
import { changeCalendar } from "./sla/change-calendar";
import { answerInquiry, inquiry } from "./sla/inquiries";
import { closeEscalation, summary } from "./sla/summary";
import { tellLate } from "./sla/tell-late";
import { today } from "./today";

/** The flow of each operation; set-up furnishes the workbook first and ends with the first rows. */
export const flows: Readonly<Record<Operation, AnyFlow>> = {
  setUp: firstRows,
  register,
  check,
  open,
  today,
  tick,
  alerts,
  alert,
  queue,
  here,
  registration,
  find,
  preview,
  decide,
  decideMany,
  undo,
  answer,
  update,
  extend,
  reinstate,
  differ,
  assign,
  deal,
  saveDeal,
  dealCare,
  askOwners,
  coverage,
  cover,
  suggest,
  people,
  handOver,
  newPartner,
  rebalance,
  clocks,
  explain,
  inquiry,
  answerInquiry,
  logMeeting,
  meetings,
  brief,
  summary,
  closeEscalation,
  refreshReport,
  tellLate,
  changeCalendar,
  report,
  sendReport,
  prepareReport,
  pastReport,
  weeks,
  named,
  importRows,
  forecast,
  sendForecast,
  export: exportRows,
  tabs,
  adopt,
  undoImport,
  crowd,
  templates,
  testMail,
  problems,
  health,
  repair,
  rows,
};

/** Flows that triggers and other flows cause. */
export const innerFlows = {
  receipt,
  recover,
  sweep,
  typed,
  responses,
  putBack,
  closings,
  held,
  attributions,
  handOvers,
  weigh,
  endings,
  reminders,
  resend,
  weekly,
  board,
  monthly,
  flatten,
  previewReport,
  reportHeld,
  digest,
  levels,
  ticked,
  alertsTyped,
};
export type InnerFlow = keyof typeof innerFlows;

/** What an edit by a person starts, by the table that it touched. */
export const afterEdit: { readonly [N in TableName]?: readonly InnerFlow[] } = {
  registrations: ["typed"],
  coverage: ["recover"],
  partners: ["recover"],
  deals: ["attributions", "closings", "weigh"],
  meetings: ["held"],
  team: ["recover"],
  ticks: ["ticked"],
  alerts: ["alertsTyped"],
};
