/** The middle chapters: the deal is reviewed and approved once, and the clocks of what follows run. */
import { at, iso } from "../demo/times";
import { ae, coordinator, lead } from "./cast";
import { heading, paragraph, points } from "./page";
import { cellOf, shownIn } from "./sheet";
import { lastMail, sayMoment, sayShown, type Teller } from "./teller";

const id = "DR-0001";

interface View {
  readonly criteria: readonly { readonly title: string; readonly evidence: string }[];
}
interface Preview {
  readonly decision: { readonly ae: { readonly name: string }; readonly protectedUntil: string };
  readonly mails: readonly { readonly to: readonly string[]; readonly subject: string }[];
}

export const review = async ({ world, deskAt, say }: Teller) => {
  await deskAt(at("2026-03-23", "08:45")).fire("hourly");
  const now = at("2026-03-23", "10:05");
  const desk = deskAt(now);
  const { criteria } = await desk.ask<View>("registration", { id }, coordinator);
  await say(heading(4, "Review it", sayMoment(now)));
  await say(paragraph(`On Monday ${coordinator.name} opens ${id}. Would anything speak against it?`));
  await say(points(criteria.map(({ title, evidence }) => `${title}? ${evidence}`)));
  const { decision, mails } = await desk.ask<Preview>("preview", { id, verdict: "approve" }, coordinator);
  const stage = shownIn(world, "registrations", ["stage"], { id }).rows[0]?.[0];
  await say(
    paragraph(
      `The preview shows what approving would do: ${decision.ae.name} gets the deal, it is protected until ${decision.protectedUntil}, and ${mails[0]?.to.join(", ")} gets "${mails[0]?.subject}". Nothing has happened yet: the sheet still says ${stage}.`,
    ),
  );
};

interface Decided {
  readonly ae: { readonly name: string };
  readonly protectedFrom: string;
  readonly protectedUntil: string;
  readonly updateDueOn: string;
}

export const approve = async ({ world, deskAt, say }: Teller) => {
  const now = at("2026-03-23", "10:10");
  const decided = await deskAt(now).ask<Decided>("decide", { id, verdict: "approve" }, coordinator);
  await say(heading(5, "Approve it, once", sayMoment(now)));
  await say(paragraph("She clicks Approve. The partner reads:"));
  await say(lastMail(world));
  await say(
    paragraph(
      `The deal is the partner's from ${decided.protectedFrom} to the end of ${decided.protectedUntil}, as long as it tells us by ${decided.updateDueOn} how it goes.`,
    ),
  );
  const late = iso(at("2026-03-23", "10:11"));
  const second = await world.call("decide", { id, verdict: "reject" }, { as: lead.email, now: late });
  if (second.ok) throw new Error("Two decisions were taken on one registration.");
  await say(
    paragraph(
      `A minute later ${lead.name}, who has had the same row open, clicks Reject. He is told: "${second.refusal.text}" Nothing is written and nobody is mailed.`,
    ),
  );
};

export const outreach = async ({ world, deskAt, say }: Teller) => {
  const now = at("2026-03-23", "16:30");
  await say(heading(6, "The clocks of what follows", sayMoment(now)));
  await say(paragraph("The decision clock has stopped, and two others run: for the first call and the first meeting."));
  await say(sayShown(clocksOf({ world }, id)));
  const cell = cellOf(world, "registrations", "aeContactedAt", "id", id);
  const fired = await world.type("registrations", cell, "2026-03-23 16:25", { as: ae.email, now: iso(now) });
  if (fired.some(({ ok }) => !ok)) throw new Error("The edit failed.");
  await deskAt(at("2026-03-23", "17:00")).fire("hourly");
  await say(
    paragraph(`${ae.name} has called the partner and writes so into cell ${cell}. After the next hourly check:`),
  );
  await say(sayShown(clocksOf({ world }, id)));
};

/** The clocks of a registration as the SLA tracker shows them. */
export const clocksOf = ({ world }: Pick<Teller, "world">, subject: string) =>
  shownIn(world, "clocks", ["policy", "subject", "state", "dueAt", "elapsedHours", "overdueHours"], { subject });
