/** The first chapters: the workbook is set up, the lists are entered, and a partner registers a deal. */
import { fileOf } from "../demo/csv";
import { addDays, at, dayOf, hour, startOf, weekdayOf, zone } from "../demo/times";
import type { TableRow } from "../world/doors";
import { coordinator, cpo, initech, lists, pam } from "./cast";
import { heading, paragraph, table } from "./page";
import { shownIn, titleOf } from "./sheet";
import { lastMail, sayMoment, sayShown, type Teller } from "./teller";

export const setUp = async ({ deskAt, say }: Teller) => {
  const now = at("2026-03-20", "14:00");
  const input = { program: "Halden Partner Program", zone, recipients: [cpo.email, coordinator.email] };
  const { made } = await deskAt(now).ask<{ made: readonly string[] }>("setUp", input, coordinator);
  const triggers = made.filter((what) => what.endsWith("trigger"));
  const tabs = made.filter((what) => !triggers.includes(what));
  await say(heading(1, "Set up the workbook", sayMoment(now)));
  await say(
    paragraph(
      `${coordinator.name}, who coordinates the partner program, chooses "Set up" in an empty sheet. It makes ${tabs.length} tabs: ${tabs.join(", ")}. It also starts ${triggers.join(" and ")}: they run by themselves from now on.`,
    ),
  );
};

export const enterLists = async ({ world, deskAt, say }: Teller) => {
  const now = at("2026-03-20", "14:20");
  for (const [tab, rows] of lists) await deskAt(now).paste(tab, fileOf(rows), coordinator);
  await say(heading(2, "Enter people and partners", sayMoment(now)));
  const counts = lists.map(([tab, rows]) => `${rows.length} rows into ${titleOf(world, tab)}`);
  await say(
    paragraph(
      `She pastes ${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}. The Coverage matrix works out by itself who is missing:`,
    ),
  );
  await say(sayShown(shownIn(world, "coverage", ["partner", "tier", "ae", "state", "gaps"])));
};

export const register = async ({ world, deskAt, say }: Teller) => {
  const now = at("2026-03-20", "15:00");
  const desk = deskAt(now);
  const reply = await desk.ask<{ id: string; decisionDueAt: string }>(
    "register",
    { ...initech, token: "story-1" },
    pam,
  );
  await say(heading(3, "A partner registers a deal", sayMoment(now)));
  await say(
    paragraph(
      `${initech.partner} registers ${initech.companyName}. The deal is ${reply.id}, its row stands in the Registration log, and the partner has this confirmation at once:`,
    ),
  );
  await say(lastMail(world));
  await say(sayShown(shownIn(world, "registrations", ["id", "stage", "partner", "companyName", "decisionDueAt"])));
  await sayWhy({ world, deskAt, say }, now, Date.parse(reply.decisionDueAt));
};

/** Why it is due at that moment: the hours of each day, as promise, working hours and holidays say. */
const sayWhy = async ({ world, say }: Teller, from: number, due: number) => {
  const promise = shownIn(world, "policies", ["title", "unit", "model"], { key: "decision" }).rows[0] ?? [];
  const [title = "", unit = "", model = ""] = promise;
  const target = (await world.rows("policies")).find(({ key }) => key === "decision")?.target;
  const [calendar] = await world.rows("calendars");
  const closed = (await world.rows("holidays")).map(({ day }) => String(day));
  const days = daysBetween(from, due).map((day) => {
    const isOpen = isOpenOn(calendar ?? {}, closed, day);
    const hours = (Math.min(due, startOf(addDays(day, 1))) - Math.max(from, startOf(day))) / hour;
    return { day: sayMoment(startOf(day)).slice(0, -7), hours: isOpen ? hours : 0 };
  });
  const sum = days.reduce((total, { hours }) => total + hours, 0);
  await say(
    paragraph(
      `Why ${sayMoment(due)}? The SLA rules promise "${title}" within ${target} ${unit.toLowerCase()}, counted in ${lowerFirst(model)}:`,
    ),
  );
  const rows = days.map(({ day, hours }) => [day, hours === 0 ? "closed" : `${hours} h`]);
  await say(table(["Day", "Counts"], [...rows, ["Together", `${sum} h`]]));
};

const daysBetween = (from: number, to: number): readonly string[] => {
  const days = [dayOf(from)];
  while (startOf(addDays(days[days.length - 1] ?? "", 1)) < to) days.push(addDays(days[days.length - 1] ?? "", 1));
  return days;
};

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const isOpenOn = (calendar: TableRow, closed: readonly string[], day: string) =>
  Boolean(calendar[weekdays[weekdayOf(day) - 1] ?? ""]) && !closed.includes(day);

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
