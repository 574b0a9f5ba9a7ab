/** Whether Monday's report is where it should be, for "Is everything running?". */
import type { Facts, Reads } from "../../model/workbook";
import { sayDay, weekRange } from "../../rules/days";
import { lastWeek } from "../../rules/report";
import { personOf } from "../../rules/roles";
import type { Always, Moment } from "../flow";
import { isLate, rowOfWeek, weekDue } from "./due";

export const standingReads = {
  weeks: ["week", "state", "sentAt", "heldBy"],
  outbox: ["key", "state"],
} as const satisfies Reads;

type Standing = Facts<typeof standingReads & Always>;

/** What is wrong with the report, as a sentence that says what to do; to whom it goes where nothing is. */
export const reportStanding = (facts: Standing, moment: Moment): { readonly well: boolean; readonly text: string } => {
  const { recipients } = moment.settings;
  if (recipients.length === 0)
    return { well: false, text: "Nobody gets the Monday report: fill in recipients in the Settings tab." };
  const fault = faultIn(facts, moment);
  return fault
    ? { well: false, text: fault }
    : { well: true, text: `The Monday report goes to ${recipients.join(", ")}.` };
};

const faultIn = ({ weeks, outbox, team }: Standing, moment: Moment): string => {
  const week = lastWeek(moment.now, moment.zone);
  const monday = sayDay(weekRange(week).from);
  const row = rowOfWeek(weeks, week);
  const mail = outbox.find(({ key }) => key === `report/${week}`);
  if (mail?.state === "waiting")
    return `The report of the week of ${monday} is not out: today's mail quota is used up. It goes out whole, once, when there is room.`;
  if (mail?.state === "failed" || mail?.state === "check" || mail?.state === "held")
    return `The report of the week of ${monday} may not have left: look at the Mail sent tab, then send it again from The Monday report.`;
  if (row?.state === "held" && row.sentAt === null && isLate(week, moment))
    return `${personOf(team, row.heldBy)?.name || row.heldBy || "Somebody"} holds back the report of the week of ${monday}; release it in The Monday report.`;
  if (weekDue(weeks, moment) === week && isLate(week, moment))
    return `The report of the week of ${monday} is not out yet; the next hourly check sends it, or The Monday report does at once.`;
  return "";
};
