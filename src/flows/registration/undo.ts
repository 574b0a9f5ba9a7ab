/** Takes decisions back: each row becomes what the history says it was, its clocks follow, and mails that still wait never go. */
import type { Column } from "../../model/column";
import type { Change } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { type Registration, registrations } from "../../model/registrations";
import { accept, refuse, type Result } from "../../model/result";
import { type Facts, type Reads, titleOf } from "../../model/workbook";
import { holderOf } from "../../rules/conflicts";
import { changedAfter, columnsIn, saidIn, valuesBefore } from "../../rules/history";
import { absenceSaid } from "../../rules/people/here";
import { mayAct, personOf } from "../../rules/roles";
import { registrationRuns } from "../../rules/sla/runs";
import { type Always, flowOf, type Moment } from "../flow";
import { decisionReads, registrationCalled } from "./case";
import { clockChange } from "./clocks";
import { withChanges } from "./decide-many";
import { signerFor } from "./people";

const reads = {
  ...decisionReads,
  registrations: [...decisionReads.registrations, "aeContactedAt", "firstMeetingAt"],
  log: ["at", "actor", "operation", "table", "key", "before", "after", "batch"],
  outbox: ["key", "state"],
} as const satisfies Reads;

type UndoFacts = Facts<typeof reads & Always>;
type Row = UndoFacts["registrations"][number];
type Line = UndoFacts["log"][number];

/** What only moves a registration that is there already. */
const UNDOABLE = ["decide", "decideMany", "assign"];

/** Undone row by row: one that was changed since is named and stays as it is. */
export const undo = flowOf<"undo">()({
  who: ["coordinator", "approver"],
  reads,
  writes: ["clocks", "outbox"],
  plan: (facts, { batch, reason = "" }, moment) => {
    const lines = facts.log.filter((line) => line.batch !== "" && line.batch === batch);
    const no = objection(lines, moment);
    if (no) return refuse(no);
    const rows = takenBackInTurn(facts, lines, moment);
    const backs = rows.flatMap(({ back }) => (back.ok ? [back.value] : []));
    const mails = backs.flatMap((back) => back.mails);
    const waiting = mails.filter(({ state }) => !LEFT.includes(state));
    const unsent = waiting.map(({ key }): Change => ({ table: "outbox", key, remove: true }));
    return accept({
      changes: [...backs.flatMap(({ changes }) => changes), ...unsent],
      letters: [],
      reply: {
        batch,
        results: rows.map(({ line: { key: id }, back }) =>
          back.ok ? { id, done: true, stage: back.value.stage } : { id, done: false, refusal: back.refusal },
        ),
        mailed: mails.length - waiting.length,
        stopped: waiting.length,
      },
      reason,
    });
  },
});

/** A mail that is being sent, or of which nobody knows, may have left. */
const LEFT: readonly string[] = ["sent", "sending", "check"];

const objection = (lines: readonly Line[], { person, user }: Moment): Refusal | undefined => {
  const [first] = lines;
  if (!first) return { why: "not-found", text: "The history does not know what should be undone.", field: "batch" };
  const other = lines.find(({ operation }) => !UNDOABLE.includes(operation));
  if (other) return { why: "invalid", text: `Only decisions can be undone, not "${other.operation}".`, field: "batch" };
  if (first.actor.toLowerCase() === user.toLowerCase() || mayAct(person, ["approver"])) return undefined;
  return { why: "not-allowed", text: `${first.actor} decided this; to undo it you need the role approver.` };
};

/** A row as it was, and the mails about what is undone. */
interface Back {
  readonly stage: string;
  readonly changes: readonly Change[];
  readonly mails: UndoFacts["outbox"];
}

/** Each with what became of it, the last one first: it may have been decided as it was because of one before. */
const takenBackInTurn = (facts: UndoFacts, lines: readonly Line[], moment: Moment) => {
  let registrations = facts.registrations;
  const rows = [...lines].reverse().map((line) => {
    const back = takenBack({ ...facts, registrations }, line, moment);
    if (back.ok) registrations = withChanges(registrations, back.value.changes);
    return { line, back };
  });
  return rows.reverse();
};

const takenBack = (facts: UndoFacts, line: Line, moment: Moment): Result<Back, Refusal> => {
  const called = registrationCalled(facts.registrations, line.key);
  if (!called.ok) return called;
  const now = called.value;
  const no = changedSince(line, now);
  if (no) return refuse(no);
  const set = { ...setBefore(line), version: (now.version ?? 0) + 1 };
  const was: Row = { ...now, ...set };
  const holder =
    was.stage === "approved" && now.stage !== "approved" ? holderOf(claimOf(was, moment), facts, moment) : undefined;
  if (holder) return refuse(heldBy(was.id, holder.id));
  const former = was.stage === "approved" && was.ae !== now.ae ? personOf(facts.team, was.ae) : undefined;
  const absent = former ? absenceSaid(former, facts.team, moment.today) : "";
  if (absent) return refuse({ why: "conflict", text: `${was.id} stays as it is: ${absent}` });
  return accept({
    stage: was.stage,
    changes: [{ table: "registrations", key: was.id, set }, ...clocksOf(facts, was, line.at ?? moment.now, moment)],
    mails: facts.outbox.filter(({ key }) => key.startsWith(`${now.id}/`) && key.endsWith(`/${now.version}`)),
  });
};

const claimOf = (row: Row, { now }: Moment) => ({ ...row, receivedAt: row.receivedAt ?? now });

const heldBy = (id: string, of: string): Refusal => ({
  why: "conflict",
  text: `${id} stays as it is: meanwhile ${of} was approved for the same account.`,
  of,
});

const columns: Readonly<Record<string, Column>> = registrations.columns;

/** What follows by itself, and when the partner was told: to undo does not wait for these. */
const FOLLOWING = ["toldAt", "ackSentAt", "decisionDueAt", "warnAt"];

const changedSince = (line: Line, row: Row): Refusal | undefined => {
  if (!saidIn(line.before) || !saidIn(line.after))
    return { why: "invalid", text: `The history of ${line.key} was cut off; open it again instead.` };
  const others = changedAfter(line, row, columns).filter((name) => !FOLLOWING.includes(name));
  if (others.length === 0) return undefined;
  const titles = others.filter((name) => name !== "version").map((name) => titleOf("registrations", name));
  const what = titles.length ? ` (${titles.join(", ")})` : "";
  return { why: "stale", text: `${line.key} was changed since${what}: it stays as it is.` };
};

/** With a decision goes that the partner was told of it. */
const setBefore = (line: Line): Partial<Registration> => {
  const told = saidIn(line.after)?.verdict ? ["toldAt"] : [];
  return valuesBefore(line, [...new Set([...columnsIn(line, columns), ...told])], columns);
};

/** The clocks that the row called for before; those that the deed started are gone. */
const clocksOf = (facts: UndoFacts, row: Row, doneAt: number, moment: Moment): Change[] => {
  const wanted: Change[] = [];
  const pam = signerFor(row.partner, facts, moment).email;
  registrationRuns(row, row.firstMeetingAt, (policy, { subject: id, owner, ...called }) =>
    wanted.push(...clockChange(facts, policy, { ...called, id, owner: owner || pam }, moment)),
  );
  const keys = wanted.map((change) => ("key" in change ? change.key : ""));
  const gone = facts.clocks.filter(
    ({ id, subject, stoppedAt, startedAt }) =>
      subject === row.id && !keys.includes(id) && (stoppedAt === null || (startedAt ?? 0) >= doneAt),
  );
  return [...wanted, ...gone.map(({ id }): Change => ({ table: "clocks", key: id, remove: true }))];
};
