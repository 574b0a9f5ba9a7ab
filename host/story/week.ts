/** The last chapters: a deal on which nobody decides turns late, and the Monday report goes out once. */
import { at } from "../demo/times";
import { ae, deal, firstMeeting, globex, pam } from "./cast";
import { heading, paragraph, quoted, table } from "./page";
import { cellOf, colourOf, shownIn, titleOf } from "./sheet";
import { sayMoment, type Teller } from "./teller";

export const turnLate = async (teller: Teller) => {
  const now = at("2026-03-24", "09:30");
  const { id } = await teller.deskAt(now).ask<{ id: string }>("register", { ...globex, token: "story-2" }, pam);
  await teller.say(heading(7, "A deal on which nobody decides", sayMoment(now)));
  await teller.say(
    paragraph(
      `${globex.partner} has registered ${globex.companyName} (${id}), and nobody looks at it. The hourly check keeps its clock up to date, and the cell changes its colour even while nothing runs:`,
    ),
  );
  const looks = [];
  for (const moment of [at("2026-03-24", "10:00"), at("2026-03-26", "08:00"), at("2026-03-26", "13:00")]) {
    looks.push(await clockLook(teller, id, moment));
  }
  const [first = { titles: [] }] = looks;
  await teller.say(
    table(
      ["At", ...first.titles, "Colour"],
      looks.map(({ row }) => row),
    ),
  );
};

const clockLook = async ({ world, deskAt }: Teller, id: string, moment: number) => {
  await deskAt(moment).fire("hourly");
  const { titles, rows } = shownIn(world, "clocks", ["state", "elapsedHours", "overdueHours"], { subject: id });
  const cell = cellOf(world, "registrations", "decisionDueAt", "id", id);
  return { titles, row: [sayMoment(moment), ...(rows[0] ?? []), await colourOf(world, "registrations", cell)] };
};

export const report = async ({ world, deskAt, say }: Teller) => {
  const thursday = at("2026-03-26", "14:00");
  await deskAt(thursday).paste("meetings", firstMeeting, ae);
  await deskAt(thursday).paste("deals", deal, ae);
  const before = world.mails.length;
  const monday = at("2026-03-30", "08:45");
  await deskAt(monday).fire("hourly");
  await deskAt(monday + 60_000).fire("hourly");
  const mails = world.mails.slice(before);
  await say(heading(8, "The Monday report", sayMoment(monday)));
  await say(
    paragraph(
      `On Thursday ${ae.name} has entered the first meeting and the deal into ${titleOf(world, "meetings")} and ${titleOf(world, "deals")}. On Monday the hourly check starts the report; Google calls it a second time a minute later. ${mails.length === 1 ? "One mail has left" : `${mails.length} mails have left`}:`,
    ),
  );
  for (const { to, subject, text } of mails)
    await say(quoted([`To: ${to.replaceAll(",", ", ")}`, `Subject: ${subject}`, "", text.trimEnd()].join("\n")));
};
