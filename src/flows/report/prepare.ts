/** Before a report goes out: a preview to the coordinators, who may hold it back, add a sentence or say how confident they are. */
import type { Input, Reply } from "../../contract";
import { heldLetter } from "../../mail/report/held";
import type { Change } from "../../model/plan";
import type { Week } from "../../model/records";
import { accept, refuse } from "../../model/result";
import { nextWeek, sayDay, sayMoment, weekRange } from "../../rules/days";
import { isSent } from "../../rules/report/sent";
import { lastWeek } from "../../rules/report";
import { personOf } from "../../rules/roles";
import { answers, flowOf, inner, type Moment } from "../flow";
import { goesAt, heldKey, previewKey, rowOfWeek, weekToGo, wrongWeek } from "./due";
import { type BoardFacts, boardWrites } from "../board";
import { type ReportFacts, reads } from "./figures";
import { letterOf, MAY, sending, sendReads, valuesOf } from "./sending";

const heldReads = { ...reads, weeks: [...reads.weeks, "heldBy"] } as const;

/** What goes out with the report, whether it waits, and what a person thinks of its confidence (Q47). */
export const prepareReport = flowOf<"prepareReport">()({
  who: MAY,
  reads: { ...sendReads, ...heldReads },
  writes: ["weeks", "outbox", ...boardWrites],
  asksDesk: true,
  plan: (facts, input, moment) => {
    const no = wrongWeek(input.week) ?? faultIn(input);
    if (no) return refuse(no);
    const week = input.week ?? weekToGo(facts.weeks, moment);
    if (week > nextWeek(lastWeek(moment.now, moment.zone))) return refuse(notBegun(week));
    const row = rowOfWeek(facts.weeks, week);
    if (row && isSent(row)) return refuse(gone(week, row.sentAt, moment));
    const was = { state: "prepared" as const, heldBy: "", comment: "", confidence: "" as const, confidenceNote: "" };
    const now = { ...was, ...(row && keptIn(row)), ...saidIn(input, row, moment) };
    const isReleased = row?.state === "held" && now.state !== "held" && moment.now >= goesAt(week, moment);
    return isReleased ? released(facts, week, now, moment) : kept(week, row, now);
  },
});

type Prepared = Pick<Week, "state" | "heldBy" | "comment" | "confidence" | "confidenceNote">;
type Row = Pick<Week, "week" | "sentAt"> & Prepared;

const keptIn = ({ state, heldBy, comment, confidence, confidenceNote }: Row): Prepared => ({
  state: state || "prepared",
  heldBy,
  comment,
  confidence,
  confidenceNote,
});

/** What is said now; who holds a report already goes on holding it. */
const saidIn = (input: Input<"prepareReport">, row: Row | undefined, { user }: Moment): Partial<Prepared> => ({
  ...(input.comment !== undefined && { comment: input.comment.trim() }),
  ...(input.hold === true && row?.state !== "held" && { state: "held" as const, heldBy: user }),
  ...(input.hold === false && { state: "prepared" as const, heldBy: "" }),
  ...(input.confidence !== undefined && {
    confidence: input.confidence,
    confidenceNote: input.confidence ? (input.confidenceNote ?? "").trim() : "",
  }),
});

const faultIn = ({ confidence, confidenceNote = "" }: Input<"prepareReport">) =>
  confidence && confidenceNote.trim() === ""
    ? ({
        why: "needs-reason",
        text: "Say in a sentence why, for it goes out with the report.",
        field: "confidenceNote",
      } as const)
    : undefined;

const notBegun = (week: string) =>
  ({ why: "invalid", text: `${week} has not begun yet; prepare its report when it has.`, field: "week" }) as const;

const gone = (week: string, sentAt: number | null, { zone }: Moment) =>
  ({
    why: "decided",
    text: `The report of ${week} went out${sentAt === null ? "" : ` ${sayMoment(zone, sentAt)}`} and never changes afterwards.`,
    field: "week",
  }) as const;

const kept = (week: string, row: Row | undefined, now: Prepared) => {
  const reply = replyOf(week, now, []);
  const isSame = row && (Object.keys(now) as (keyof Prepared)[]).every((column) => row[column] === now[column]);
  if (isSame) return answers(reply);
  const change: Change = row
    ? { table: "weeks", key: week, set: now }
    : { table: "weeks", add: { week, ...weekRange(week), ...now } };
  return accept({ changes: [change], letters: [], reply });
};

/** What was held past its time goes out at once. */
const released = (facts: BoardFacts, week: string, now: Prepared, moment: Moment) => {
  const weeks = facts.weeks.map((row) => (row.week === week ? { ...row, ...now } : row));
  const sent = sending({ ...facts, weeks }, week, moment, now);
  if (!sent.ok) return sent;
  return accept({ ...sent.value, reply: replyOf(week, { ...now, state: "sent" }, sent.value.reply.to) });
};

const replyOf = (week: string, now: Prepared, sentTo: readonly string[]): Reply<"prepareReport"> => ({
  week,
  ...now,
  sentTo,
});

/** The whole report to those who see to it, before it goes out. */
export const previewReport = inner<{ week: string }, { to: readonly string[] }>()({
  who: "everybody",
  reads: heldReads,
  writes: ["weeks", "outbox"],
  plan: (facts, { week }, moment) => {
    const row = rowOfWeek(facts.weeks, week);
    if (row && isSent(row)) return answers({ to: [] });
    const to = coordinators(facts);
    const heldBy = row?.state === "held" ? nameOf(facts, row.heldBy) : "";
    const values = valuesOf(facts, week, moment, { preview: { to: moment.settings.recipients, heldBy } });
    const add: Change = { table: "weeks", add: { week, ...weekRange(week), state: "prepared" } };
    return accept({
      changes: row ? [] : [add],
      letters: to.length ? [letterOf(values, to, previewKey(week), moment)] : [],
      reply: { to },
    });
  },
});

/** Once, when a report that is held back should have been out: to the coordinators and the PAM lead. */
export const reportHeld = inner<{ week: string }, { to: readonly string[] }>()({
  who: "everybody",
  reads: { weeks: ["week", "state", "sentAt", "heldBy"] },
  writes: ["outbox"],
  plan: (facts, { week }, moment) => {
    const row = rowOfWeek(facts.weeks, week);
    if (row?.state !== "held" || isSent(row)) return answers({ to: [] });
    const to = [...new Set([...coordinators(facts), ...holding(facts, "pam-lead")])];
    const monday = sayDay(weekRange(week).from);
    const held = { week, monday, by: nameOf(facts, row.heldBy), recipients: moment.settings.recipients };
    const { program, deskAddress } = moment.settings;
    const letter = heldLetter(
      held,
      { program, link: moment.place.url },
      { key: heldKey(week), to, replyTo: deskAddress },
    );
    return accept({ changes: [], letters: to.length ? [letter] : [], reply: { to } });
  },
});

type People = Pick<ReportFacts, "team">;

const holding = ({ team }: People, role: string): string[] =>
  team.filter(({ active, roles }) => active && roles.includes(role)).map(({ email }) => email);

/** The coordinators; the admins where there is none. */
const coordinators = (facts: People): string[] => {
  const named = holding(facts, "coordinator");
  return named.length ? named : holding(facts, "admin");
};

const nameOf = ({ team }: People, who: string): string => personOf(team, who)?.name || who || "Somebody";
