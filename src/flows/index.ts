/** One flow for every operation of the contract, and those that triggers cause. */
import type { Operation } from "../contract";
import type { TableName } from "../model/workbook";
import { firstRows } from "./care/first-rows";
import { health } from "./care/health";
import { problems } from "./care/problems";
import { rows } from "./care/rows";
import { templates, testMail } from "./care/templates";
import { clocks } from "./clocks";
import { coverage, recover } from "./coverage";
import { explain } from "./explain";
import type { AnyFlow } from "./flow";
import { closings } from "./hourly/closings";
import { endings } from "./hourly/endings";
import { reminders } from "./hourly/reminders";
import { putBack } from "./hourly/put-back";
import { resend } from "./hourly/resend";
import { sweep } from "./hourly/sweep";
import { crowd, typed } from "./hourly/typed";
import { adopt, tabs } from "./import/adopt";
import { importRows } from "./import/import-rows";
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
import { newPartner } from "./people/new-partner";
import { people, suggest } from "./people/people";
import { rebalance } from "./people/rebalance";
import { extend } from "./protection/extend";
import { reinstate } from "./protection/reinstate";
import { update } from "./protection/update";
import { undo } from "./registration/undo";
import { report, sendReport, weekly } from "./report";
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
  summary,
  closeEscalation,
  tellLate,
  changeCalendar,
  report,
  sendReport,
  importRows,
  tabs,
  adopt,
  undoImport,
  crowd,
  templates,
  testMail,
  problems,
  health,
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
  handOvers,
  endings,
  reminders,
  resend,
  weekly,
};
export type InnerFlow = keyof typeof innerFlows;

/** What an edit by a person starts, by the table that it touched. */
export const afterEdit: { readonly [N in TableName]?: readonly InnerFlow[] } = {
  registrations: ["typed"],
  coverage: ["recover"],
  partners: ["recover"],
  deals: ["closings"],
  team: ["recover"],
};
