/** What people and triggers do to the workbook, in order: every step is an operation of the add-on or a hand in the sheet. */
import type { Case } from "./cases";
import { fileOf, type Values } from "./csv";
import { aeFor, deciderOf, entererOf, isNamed } from "./deciders";
import { dealRowsOn, type Deal } from "./deals";
import type { Desk } from "./desk";
import { weeklyChange } from "./log-rows";
import { type Meeting, meetingRowsAt } from "./meetings";
import type { Move } from "./moves";
import { riser, risesAt } from "./partners";
import { coordinator, lead, leaver, leavesAt } from "./people";
import { addDays, at, dayOf, hour, iso, minute } from "./times";
import { answerOf, questionOf, reasonOf, wayOnOf, whyOf } from "./words";

/** One thing that somebody does at a moment. */
export interface Step {
  readonly at: number;
  act(desk: Desk): Promise<unknown>;
}

/** What the demonstration is made of. */
export interface Lists {
  readonly cases: readonly Case[];
  readonly deals: readonly Deal[];
  readonly meetings: readonly Meeting[];
}

/** Everything between two moments, in order; the first is on a Monday. */
export const stepsBetween = (from: number, to: number, lists: Lists): readonly Step[] =>
  [
    ...arrivals(lists.cases),
    ...lists.cases.flatMap((one) => one.moves.flatMap((move) => stepOf(one, move))),
    ...weeksFrom(dayOf(from), to).flatMap((monday) => ofWeek(monday, lists)),
    ...hourlyAfterEnds(lists.cases),
    ...changesOfPeople,
  ]
    .filter((step) => step.at > from && step.at < to)
    .sort((a, b) => a.at - b.at);

/** Registrations come in one by one, or as rows of a list that the coordinator pastes. */
const arrivals = (cases: readonly Case[]): readonly Step[] => {
  const listed = cases.filter(({ door }) => door === "list");
  const moments = [...new Set(listed.map(({ receivedAt }) => receivedAt))];
  const lists = moments.map((moment) => listed.filter(({ receivedAt }) => receivedAt === moment));
  return [...cases.filter(({ door }) => door === "desk").map(registered), ...lists.map(pasted)];
};

const registered = (one: Case): Step => ({
  at: one.receivedAt,
  act: async (desk) => {
    const reply = await desk.ask<{ id: string }>(
      "register",
      { ...formOf(one), token: `form-${one.number}` },
      entererOf(one),
    );
    if (reply.id !== one.id) throw new Error(`${one.id} was registered as ${reply.id}.`);
  },
});

const pasted = (cases: readonly Case[]): Step => ({
  at: cases[0]?.receivedAt ?? 0,
  act: (desk) => desk.paste("registrations", fileOf(cases.map(formOf)), coordinator),
});

const formOf = ({ partner, company, form }: Case): Values => ({
  partner: partner.name,
  partnerRole: partner.contact,
  partnerContactEmail: partner.email,
  companyName: company.name,
  ...form,
});

/** What the desk itself does about a registration; nothing where a list or the hourly check brings it. */
const stepOf = (one: Case, move: Move): readonly Step[] => {
  const act = actOf(one, move);
  return act ? [{ at: move.at, act }] : [];
};

const actOf = (one: Case, move: Move): Step["act"] | undefined => {
  const { id } = one;
  const decide = (input: object, by = deciderOf(one)): Step["act"] => {
    return (desk) => desk.ask("decide", { id, verdict: move.is, ...input }, by);
  };
  switch (move.is) {
    case "approve":
      return decide(move.later ? { aeLater: true } : isNamed(one, move.at) ? {} : { ae: aeFor(one, move.at).email });
    case "reject":
      return decide({ code: move.code, reason: reasonOf(one, move.code, move.at), alternative: wayOnOf(move.code) });
    case "ask":
      return decide({ verdict: "request-info", note: questionOf(one) }, coordinator);
    case "answer":
      return (desk) =>
        desk.ask(
          "answer",
          { id, fields: { evidenceLink: `https://${one.form.website}/notes` }, note: answerOf(one) },
          entererOf(one),
        );
    case "assign":
      return (desk) => desk.ask("assign", { id, ae: aeFor(one, move.at).email }, lead);
    case "reopen":
    case "withdraw":
    case "cancel":
      return decide({ reason: whyOf(one, move.is) });
    default:
      return undefined;
  }
};

/** The hourly check. */
export const hourly = (moment: number): Step => ({ at: moment, act: (desk) => desk.fire("hourly") });

/** The check of the hour in which protections are over. */
const hourlyAfterEnds = (cases: readonly Case[]): readonly Step[] => {
  const ends = cases.flatMap(({ moves }) => moves.filter(({ is }) => is === "lapse" || is === "expire"));
  return [...new Set(ends.map((end) => end.at))].map((moment) => hourly(moment + 15 * minute));
};

const week = 7 * 24 * hour;

/** The report goes out on Monday; on Friday come the lists: what was told, the CRM's export and the calendar's. */
const ofWeek = (monday: string, { cases, deals, meetings }: Lists): readonly Step[] => {
  const friday = addDays(monday, 4);
  const told = at(friday, "16:20");
  const exported = at(friday, "16:50");
  return [
    hourly(at(monday, "08:45")),
    importing(told, "registrations", () => cases.flatMap((one) => toldInWeek(one, told))),
    importing(at(friday, "16:35"), "deals", () => dealRowsOn(deals, friday)),
    importing(exported, "meetings", () => meetingRowsAt(meetings, exported, exported - 2 * week)),
  ];
};

const toldInWeek = (one: Case, until: number): readonly Values[] => {
  const heard = one.moves.filter((move) => move.at > until - week && move.at <= until);
  const changes = heard.map((move) => weeklyChange(one, move)).filter((change) => change !== undefined);
  return changes.length ? [Object.assign({ id: one.id, partner: one.partner.name }, ...changes)] : [];
};

/** The coordinator takes a file in, unless it has no rows. */
export const importing = (moment: number, table: string, rows: () => readonly Values[]): Step => ({
  at: moment,
  act: async (desk) => {
    const file = rows();
    if (file.length) await desk.take(table, fileOf(file), coordinator);
  },
});

/** An account executive leaves, and a partner rises to Gold. */
const changesOfPeople: readonly Step[] = [
  importing(leavesAt, "team", () => [{ email: leaver.email, active: "no", leftAt: iso(leavesAt) }]),
  importing(risesAt, "partners", () => [{ name: riser.name, tier: "Gold", tierApprovedAt: iso(risesAt) }]),
];

const weeksFrom = (monday: string, to: number): readonly string[] =>
  at(monday, "00:00") < to ? [monday, ...weeksFrom(addDays(monday, 7), to)] : [];
