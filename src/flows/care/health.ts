/** Is everything running? The triggers, the hourly check, mail, and what the reports and clocks need. */
import type { Reply } from "../../contract";
import { iso } from "../../model/cell";
import type { Registration } from "../../model/registrations";
import { sayMoment } from "../../rules/days";
import { refuse } from "../../model/result";
import { mayAct } from "../../rules/roles";
import { crowdSaid, isCrowd, isRefused, newRowsIn, waitingOf } from "../hourly/new-rows";
import { slaFaults } from "../sla/faults";
import { answers, type DeskState, flowOf, type Moment } from "../flow";

type Check = Reply<"health">["checks"][number];

export const health = flowOf<"health">()({
  who: "everybody",
  reads: {
    outbox: ["key", "state"],
    registrations: ["id", "flags", "partner", "companyName", "receivedAt", "waits"],
    holidays: ["calendar", "day"],
    partners: ["name"],
    policies: "all",
    calendars: "all",
  },
  asksDesk: true,
  plan: (facts, { live }, moment) => {
    if (live && !mayAct(moment.person, ["admin"])) return refuse(ADMINS_ONLY);
    const { settings } = moment;
    const desk = moment.desk as DeskState;
    const stuck = facts.outbox.filter(({ state }) => state === "check" || state === "failed").length;
    const waiting = facts.outbox.filter(({ state }) => state === "waiting").length;
    const checks: Check[] = [
      triggers(desk, moment),
      heartbeat(desk, moment),
      check(
        "mail",
        stuck === 0,
        stuck
          ? `${stuck === 1 ? "One mail was" : `${stuck} mails were`} not sent; look at the Mail sent tab.`
          : `${["No mail waits", "One mail waits"][waiting] ?? `${waiting} mails wait`}. ${desk.mailsLeft} more may go out today.`,
      ),
      check(
        "report",
        settings.recipients.length > 0,
        settings.recipients.length
          ? `The Monday report goes to ${settings.recipients.join(", ")}.`
          : "Nobody gets the Monday report: fill in recipients in the Settings tab.",
      ),
      holidaysEntered(facts.holidays, moment),
      slaRules(moment),
      newRows(facts.registrations),
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
const newRows = (registrations: readonly Pick<Registration, "id" | "flags">[]): Check => {
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

const ADMINS_ONLY = {
  why: "not-allowed",
  text: "Only an admin of the Team tab may test this sheet; ask one of them. The checks are for everybody.",
} as const;

const check = (what: string, well: boolean, text: string): Check => ({ what, well, text });

const triggers = ({ memory, triggers: installed }: DeskState, { user }: Moment): Check => {
  const { installer } = memory;
  if (!installer) return check("triggers", false, "The hourly check is not installed. Run Set up.");
  if (installer.toLowerCase() !== user.toLowerCase())
    return check("triggers", true, `${listedTogether} run as ${installer}; only that person can see them.`);
  const missing = Object.entries(run).flatMap(([handler, name]) => (installed.includes(handler) ? [] : [name]));
  return check(
    "triggers",
    missing.length === 0,
    missing.length ? `Missing: ${missing.join(", ")}. Run Set up.` : `${listedTogether} run as ${installer}.`,
  );
};

/** What runs by itself, by the function that is called. */
const run = { hourly: "the hourly check", edited: "the watch over edits" } as const;
const listedTogether = "The hourly check and the watch over edits";

const THREE_HOURS = 3 * 3_600_000;

const heartbeat = ({ memory: { heartbeat: last } }: DeskState, { now, zone }: Moment): Check => {
  if (last === null) return check("hourly check", false, "It has not run yet; it starts within an hour of set-up.");
  return check("hourly check", now - last < THREE_HOURS, `It last ran ${sayMoment(zone, last)}.`);
};
