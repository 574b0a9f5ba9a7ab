/** Is everything running? The triggers, the hourly check, mail, and what the reports and clocks need. */
import type { Reply } from "../../contract";
import { iso } from "../../model/cell";
import type { Person } from "../../model/partners";
import type { Registration } from "../../model/registrations";
import { sayMoment } from "../../rules/days";
import { refuse } from "../../model/result";
import { mayAct } from "../../rules/roles";
import { crowdSaid, isCrowd, isRefused, lostRowsIn, lostSaid, newRowsIn, waitingOf } from "../hourly/new-rows";
import { slaFaults } from "../sla/faults";
import { reportStanding, standingReads } from "../report/standing";
import { answers, type DeskState, flowOf, type Moment } from "../flow";
import { isBeating, isOfOurs } from "./repair";

type Check = Reply<"health">["checks"][number];

export const health = flowOf<"health">()({
  who: "everybody",
  reads: {
    ...standingReads,
    registrations: ["id", "flags", "partner", "companyName", "receivedAt", "waits", "version", "token", "matchKey"],
    holidays: ["calendar", "day"],
    partners: ["name"],
    policies: "all",
    calendars: "all",
  },
  asksDesk: true,
  asksDress: true,
  plan: (facts, { live }, moment) => {
    if (live && !mayAct(moment.person, ["admin"])) return refuse(ADMINS_ONLY);
    const desk = moment.desk as DeskState;
    const stuck = facts.outbox.filter(({ state }) => state === "check" || state === "failed").length;
    const waiting = facts.outbox.filter(({ state }) => state === "waiting").length;
    const report = reportStanding(facts, moment);
    const checks: Check[] = [
      triggers(desk, facts.team, moment),
      heartbeat(desk, moment),
      check(
        "mail",
        stuck + waiting === 0,
        stuck
          ? `${stuck === 1 ? "One mail was" : `${stuck} mails were`} not sent; look at the Mail sent tab.`
          : mailsWaiting(waiting, desk.mailsLeft),
      ),
      check("report", report.well, report.text),
      holidaysEntered(facts.holidays, moment),
      slaRules(moment),
      newRows(facts.registrations),
      admins(facts.team),
      dress(moment),
      check(
        "partners",
        facts.partners.length > 0,
        facts.partners.length
          ? `${facts.partners.length} partners are entered.`
          : "No partner is entered yet: fill in the Partners tab or import a list.",
      ),
    ];
    return answers({ asOf: iso(moment.now), well: checks.every(({ well }) => well), checks });
  },
});

/** What waits does so for the quota alone, and goes out by itself (S24). */
const mailsWaiting = (count: number, left: number): string =>
  count === 0
    ? `No mail waits. ${left} more may go out today.`
    : `Today's mail quota is used up: ${count === 1 ? "one mail waits" : `${count} mails wait`}. Each goes out whole and once when there is room; ${left} more may go out today.`;

const holidaysEntered = (holidays: readonly { readonly day: string }[], moment: Moment): Check => {
  const missing = slaFaults(moment).filter(({ kind }) => kind === "no-holidays");
  const year = moment.today.slice(0, 4);
  const count = holidays.filter(({ day }) => day.startsWith(year)).length;
  const said = missing.map(({ text }) => text).join(" ");
  return check("holidays", missing.length === 0, said || `${count} holidays are entered for ${year}.`);
};

/** Whether the rules and hours by which clocks count are as people typed them. */
const slaRules = (moment: Moment): Check => {
  const wrong = slaFaults(moment).filter(({ kind }) => kind !== "no-holidays");
  const said = wrong.map(({ where, text }) => `${where.join(", ")}: ${text}`).join(" ");
  return check(
    "SLA rules",
    wrong.length === 0,
    said || "Clocks count by the SLA rules and Working hours as they stand.",
  );
};

/** Whether what people typed is taken in. */
const newRows = (
  registrations: readonly (Pick<Registration, "flags"> & Parameters<typeof lostRowsIn>[0][number])[],
): Check => {
  const lost = lostRowsIn(registrations);
  if (lost.length) return check("new rows", false, lostSaid(lost.length));
  const refused = newRowsIn(registrations).filter(isRefused).length;
  if (isCrowd(registrations)) return check("new rows", false, crowdSaid(waitingOf(registrations).length));
  return check(
    "new rows",
    refused === 0,
    refused
      ? `${refused} new ${refused === 1 ? "row was" : "rows were"} not taken in; the reason stands under Warnings in the Registration log.`
      : "Rows that people type are taken in.",
  );
};

/** Without an admin nobody can change how the desk works (R-003). */
const admins = (team: readonly Person[]): Check => {
  const count = team.filter((person) => mayAct(person, ["admin"])).length;
  return check(
    "admin",
    count > 0,
    count > 0
      ? `${count === 1 ? "One person is" : `${count} people are`} Admin in Team.`
      : "Nobody who is active in Team is Admin any more. Open Set up from the menu: whoever runs it becomes Admin; or put the role back in Team.",
  );
};

const SHOWN = 6;

/** Whether people left colours, views, protection and columns as set-up made them. */
const dress = ({ dress: found }: Moment): Check => {
  const { gone = [], wrong = [] } = found ?? {};
  if (gone.length)
    return check("dress", false, `Gone: ${gone.join(", ")}. Run Set up to put back what is gone, empty.`);
  if (wrong.length === 0)
    return check("dress", true, "Colours, filter views, protection, charts and columns of every tab are in order.");
  const more = wrong.length > SHOWN ? ` and ${wrong.length - SHOWN} more` : "";
  return mended("dress", `Not as it was: ${wrong.slice(0, SHOWN).join("; ")}${more}. An admin can put it back.`);
};

const ADMINS_ONLY = {
  why: "not-allowed",
  text: "Only an admin of the Team tab may test this sheet; ask one of them. The checks are for everybody.",
} as const;

const check = (what: string, well: boolean, text: string): Check => ({ what, well, text });

const triggers = (
  { memory, triggers: installed }: DeskState,
  team: Parameters<typeof isOfOurs>[1],
  { user }: Moment,
): Check => {
  const { installer } = memory;
  if (!installer) return mended("triggers", "The hourly check is not installed. An admin can fix it.");
  if (!isOfOurs(installer, team))
    return mended(
      "triggers",
      `Owner inactive: they run as ${installer}, who is not active in the Team tab. An admin can take them over.`,
    );
  if (installer.toLowerCase() !== user.toLowerCase())
    return check("triggers", true, `${listedTogether} run as ${installer}; only that person can see them.`);
  const missing = Object.entries(run).flatMap(([handler, name]) => (installed.includes(handler) ? [] : [name]));
  return missing.length
    ? mended("triggers", `Missing: ${missing.join(", ")}. An admin can fix it.`)
    : check("triggers", true, `${listedTogether} run as ${installer}.`);
};

/** What is wrong and can be put back by a click. */
const mended = (what: string, text: string): Check => ({ ...check(what, false, text), mend: true });

/** What runs by itself, by the function that is called. */
const run = { hourly: "the hourly check", edited: "the watch over edits" } as const;
const listedTogether = "The hourly check and the watch over edits";

const heartbeat = ({ memory: { heartbeat: last } }: DeskState, { now, zone }: Moment): Check => {
  if (last === null) return check("hourly check", false, "It has not run yet; it starts within an hour of set-up.");
  const said = `It last ran ${sayMoment(zone, last)}.`;
  return isBeating(last, now)
    ? check("hourly check", true, said)
    : mended("hourly check", `${said} It should run once an hour; an admin can fix it.`);
};
