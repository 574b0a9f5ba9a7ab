/** What the rows of the workbook ask for on a day: each thing once, under its line (R-150 to R-161). */
import type { Alert } from "../../model/attention";
import type { Partner } from "../../model/partners";
import type { Deal, DealStage, Meeting } from "../../model/pipeline";
import type { Mailed, Week } from "../../model/records";
import type { Registration } from "../../model/registrations";
import { addDays, isoWeekOf, previousWeek, sayDay, sayMoment } from "../days";
import { alertedBelow } from "../meetings/targets";
import { directoryOf } from "../report/partners";
import { dayOf } from "../zone";
import { type Day, byHoliday } from "./day";
import { openDeals, saidDeal, wonDeals } from "./deals";
import { isSent } from "../report/sent";
import { hasSeveral, lackedBy, type Needing, titleOf } from "../deals/care";
import { type Tell, todo } from "./items";

export type RegistrationTodo = Pick<
  Registration,
  "id" | "stage" | "partner" | "ae" | "decidedAt" | "aeContactedAt" | "protectedUntil" | "updateDueOn"
> &
  Partial<Pick<Registration, "companyName">>;

/** Of a registration that is taken in: to decide, without its account executive, without first contact, ending. */
export const registrationTodos = (row: RegistrationTodo, day: Day, tell: Tell): void => {
  const { stage, ae, decidedAt, aeContactedAt } = row;
  if (stage === "submitted") tell("decide", () => ofRow(row));
  if (stage !== "approved") return;
  if (ae === "") tell("ae", () => ofRow(row));
  else if (aeContactedAt === null && decidedAt !== null && decidedAt >= day.yesterdayAt && decidedAt < day.startAt)
    tell("contacts", () => ({ ...ofRow(row), note: `${ae}; approved ${sayMoment(day.zone, decidedAt)}` }));
  if (isEnding(row, day)) tell("ending", () => ofRow(row));
};

const ofRow = ({ id, companyName = id, partner, ae }: RegistrationTodo) =>
  todo({ key: id, about: id, title: companyName, partner, owners: [ae] });

/** Whether its protection, or the day of its next update, ends within seven days (R-152). */
const isEnding = ({ protectedUntil, updateDueOn }: RegistrationTodo, { today, weekOn }: Day): boolean => {
  const first =
    protectedUntil !== "" && (updateDueOn === "" || protectedUntil < updateDueOn) ? protectedUntil : updateDueOn;
  return first >= today && first <= weekOn;
};

export type MeetingTodo = Pick<
  Meeting,
  | "id"
  | "partner"
  | "type"
  | "startsAt"
  | "endsAt"
  | "status"
  | "registration"
  | "briefReady"
  | "briefLink"
  | "notesAt"
  | "stageUpdatedAt"
>;

const FORTNIGHT = 14 * 86_400_000;

/** Of a meeting: its brief on the day, and after it its notes and the stage of its deal. */
export const meetingTodos = (row: MeetingTodo, day: Day, tell: Tell): void => {
  const { id, partner, type, registration, startsAt, status } = row;
  if (startsAt === null || (status !== "booked" && status !== "held")) return;
  const over = row.endsAt ?? startsAt;
  const ofRow = (note: string) =>
    todo({ key: id, about: registration, title: `${type || "Meeting"} with ${partner}`, partner, note });
  const isToday = startsAt >= day.startAt && startsAt < day.endAt;
  if (status === "booked" && isToday && over >= day.now && !row.briefReady && row.briefLink === "")
    tell("briefs", () => ofRow(sayMoment(day.zone, startsAt)));
  if (over >= day.now || day.now - over > FORTNIGHT) return;
  if (row.notesAt === null)
    tell("meetings", () => ofRow(`${sayMoment(day.zone, over)}${status === "booked" ? "; was it held?" : ""}`));
  if (status === "held" && type !== "QBR" && row.stageUpdatedAt === null)
    tell("stages", () => ofRow(`held ${sayMoment(day.zone, over)}`));
};

export type DealTodo = Pick<
  Deal,
  | "id"
  | "partner"
  | "account"
  | "dealType"
  | "stage"
  | "amount"
  | "currency"
  | "expectedClose"
  | "owner"
  | "closedOn"
  | "feeApplicable"
  | "feeAmount"
> &
  Needing;

/** Of the pipeline, on the first working day of a week: missing fields, and fees of last week's sourced deals. */
export const dealTodos = (
  deals: readonly DealTodo[],
  stages: readonly Pick<DealStage, "stage" | "kind">[],
  ourCurrency: string,
  day: Day,
  tell: Tell,
): void => {
  const several = hasSeveral(deals, ourCurrency);
  const ofDeal = (deal: DealTodo, note: string) =>
    todo({ key: deal.id, title: saidDeal(deal), partner: deal.partner, note, owners: [deal.owner] });
  for (const deal of openDeals(deals, stages)) {
    const missing = lackedBy(deal, several);
    if (missing.length) tell("fields", () => ofDeal(deal, `Missing: ${missing.map(titleOf).join(", ")}`));
  }
  for (const deal of wonDeals(deals, stages)) {
    const isOfLastWeek = deal.closedOn >= day.lastMonday && deal.closedOn < day.monday;
    if (deal.dealType !== "Partner-sourced" || !isOfLastWeek || !(deal.feeApplicable || deal.feeAmount)) continue;
    tell("fees", () => ofDeal(deal, [feeSaid(deal), byHoliday(day)].filter(Boolean).join(" ")));
  }
};

const feeSaid = ({ closedOn, feeAmount, currency }: DealTodo): string =>
  `Won ${sayDay(closedOn)}; ${feeAmount ? `fee ${feeAmount} ${currency}`.trim() : "the fee is to be worked out"}.`;

export type PartnerTodo = Pick<Partner, "name" | "aliases" | "tier" | "status" | "joinedOn" | "lastLoginOn">;

const LOGIN_DAYS = 30;

/** Of the active partners, on the first working day of a week: silent in the portal, too few meetings next week. */
export const partnerTodos = (
  partners: readonly PartnerTodo[],
  meetings: readonly Pick<Meeting, "partner" | "startsAt" | "status">[],
  day: Day,
  tell: Tell,
): void => {
  const directory = directoryOf(partners);
  const active = partners.filter(({ name, status }) => name !== "" && (status === "active" || status === ""));
  const isKnown = partners.some(({ lastLoginOn }) => lastLoginOn !== "");
  for (const { name, lastLoginOn } of active)
    if (isKnown && lastLoginOn < addDays(day.today, -LOGIN_DAYS))
      tell("logins", () => ofPartner(name, lastLoginOn ? `last on ${sayDay(lastLoginOn)}` : "never"));
  const booked = new Map<string, number>();
  for (const { partner, startsAt, status } of meetings) {
    if (status !== "booked" || startsAt === null || startsAt < day.nextFrom || startsAt >= day.nextTo) continue;
    const name = directory.find(partner)?.name ?? "";
    booked.set(name, (booked.get(name) ?? 0) + 1);
  }
  for (const { name, tier } of active) {
    // Silver's is as needed (Q29).
    const floor = alertedBelow(tier);
    const count = booked.get(name) ?? 0;
    if (count < floor) tell("gaps", () => ofPartner(name, `${count} of ${floor} booked`));
  }
};

const ofPartner = (name: string, note: string) => todo({ key: name, title: name, partner: name, note });

const UNSENT: readonly Mailed["state"][] = ["check", "failed", "held", "waiting"];

export type MailTodo = Pick<Mailed, "key" | "state"> & Partial<Pick<Mailed, "subject">>;

/** Of a mail that did not go. */
export const mailTodos = (mails: readonly MailTodo[], tell: Tell): void => {
  for (const { key, state, subject = key } of mails)
    if (UNSENT.includes(state)) tell("mails", () => todo({ key, title: subject }));
};

/** Of what is late and was told to nobody today (R-156). */
export const lateTodos = (
  alerts: readonly Pick<Alert, "key" | "kind" | "what" | "about" | "partner" | "owner" | "state" | "toldAt">[],
  day: Day,
  tell: Tell,
): void => {
  for (const { key, kind, what, about, partner, owner, state, toldAt } of alerts) {
    const isTold = toldAt !== null && dayOf(day.zone, toldAt) === day.today;
    if (state === "open" && isLateKind(kind) && !isTold)
      tell("late", () =>
        todo({ key, about: OF_REGISTRATIONS.includes(kind) ? about : "", title: what, partner, owners: [owner] }),
      );
  }
};

const OTHER_KINDS: readonly Alert["kind"][] = [
  "",
  "ending",
  "silent",
  "unmet",
  "passed",
  "rate",
  "unmanaged",
  "fields",
  "goal",
  "mail",
];

/** Whether an alert is about a promise that is late. */
export const isLateKind = (kind: Alert["kind"]): boolean => !OTHER_KINDS.includes(kind);

const OF_REGISTRATIONS: readonly Alert["kind"][] = ["decision", "ae", "outreach", "meeting"];

/** What is done once and has no rows: the report of last week until it is sent, the dashboard until somebody ticks it. */
export const deskTodos = (
  weeks: readonly Pick<Week, "week" | "state" | "sentAt">[],
  installedOn: string,
  day: Day,
  tell: Tell,
): void => {
  const week = previousWeek(isoWeekOf(day.today));
  const isOurs = installedOn === "" || week >= isoWeekOf(installedOn);
  if (isOurs && !weeks.some((row) => row.week === week && isSent(row)))
    tell("report", () => todo({ key: "report", title: "The report of last week" }));
  tell("board", () => todo({ key: "board", title: "The pipeline dashboard" }));
};
