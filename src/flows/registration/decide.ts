/** A registration is decided: approved, rejected, asked about, withdrawn, cancelled or reopened. */
import type { Input, Reply, Verdict } from "../../contract";
import { isoOrNull, toPlain } from "../../model/cell";
import type { Change, Plan } from "../../model/plan";
import { registrations } from "../../model/registrations";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { requiredOf } from "../../model/table";
import type { Reads } from "../../model/workbook";
import { formatted } from "../../mail/formatted";
import { sayMoment } from "../../rules/days";
import { may, moves, sayStage } from "../../rules/moves";
import { mayAct, personOf, sayRoles } from "../../rules/roles";
import { answers, flowOf, type Moment } from "../flow";
import { approval } from "./approve";
import {
  aboutRegistration,
  changedSince,
  type Decided,
  type DecisionFacts,
  decisionReads,
  type Rule,
  registrationCalled,
} from "./case";
import { asking, closing, ending, reopening } from "./other-verdicts";
import { rejection } from "./reject";

const rules: Readonly<Record<Verdict, Rule>> = {
  approve: approval,
  reject: rejection,
  "request-info": asking,
  withdraw: ending("withdrawn"),
  cancel: ending("cancelled"),
  reopen: reopening,
  win: closing("won"),
  lose: closing("lost"),
};

/** What is missing can be told only by looking at every field that is required. */
export const evidenceReads = ({ code }: Pick<Input<"decide">, "code">): Reads =>
  code === "missing-fields" ? { registrations: [...decisionReads.registrations, ...requiredOf(registrations)] } : {};

/** Decides once: a second decision on the same row is told who was first, and when. */
export const decide = flowOf<"decide">()({
  who: ["coordinator", "approver", "pam"],
  reads: decisionReads,
  alsoReads: evidenceReads,
  writes: ["clocks", "outbox"],
  about: aboutRegistration,
  plan: (facts, input, moment) => decisionPlan(facts, input, moment),
});

/** The very mail, dates and changes of a decision; nothing is written. */
export const preview = flowOf<"preview">()({
  who: ["coordinator", "approver", "pam"],
  reads: decisionReads,
  alsoReads: evidenceReads,
  about: aboutRegistration,
  weighsAll: true,
  plan: (facts, input, moment) => {
    const planned = decisionPlan(facts, input, moment);
    if (!planned.ok) return planned;
    const { reply, letters, changes } = planned.value;
    const mails = letters.map(({ template, to, cc, replyTo, subject, text }) => ({
      template,
      to,
      cc,
      replyTo,
      subject,
      text,
      html: formatted(text),
    }));
    return answers({ decision: reply, mails, changes: plainChanges(changes) });
  },
});

/** The plan of one decision; refused when it may not be made as the row stands. */
export const decisionPlan = (
  facts: DecisionFacts,
  input: Input<"decide">,
  moment: Moment,
): Result<Plan<Reply<"decide">>, Refusal> => {
  const called = registrationCalled(facts.registrations, input.id);
  if (!called.ok) return called;
  const row = called.value;
  const no = objection(row, input, moment);
  if (no) return refuse(no);
  const ruling = rules[input.verdict](facts, row, input, moment);
  if (!ruling.ok) return ruling;
  const { set, clocks, letters, reason, aeWhy = "" } = ruling.value;
  const version = (row.version ?? 0) + 1;
  const change: Change = {
    table: "registrations",
    key: row.id,
    set: { ...set, stage: moves[input.verdict].to, version },
  };
  return accept({
    changes: [change, ...clocks],
    letters,
    reply: { ...decidedReply({ ...row, ...change.set }, facts, version), aeWhy },
    reason,
  });
};

const objection = (row: Decided, { verdict, version }: Input<"decide">, moment: Moment): Refusal | undefined => {
  const { who } = moves[verdict];
  if (!mayAct(moment.person, who)) {
    return {
      why: "not-allowed",
      text: `To ${said[verdict]} a registration you need the role ${sayRoles(who, " or ")} in the Team tab.`,
    };
  }
  if (!may(verdict, row.stage)) return alreadyDecided(row, moment);
  const changed = changedSince(row, version);
  if (changed) return changed;
  if (verdict === "approve" && moment.settings.fourEyes && row.enteredBy.toLowerCase() === moment.user.toLowerCase()) {
    return { why: "not-allowed", text: `You entered ${row.id} yourself; somebody else has to approve it.` };
  }
  return undefined;
};

const said: Readonly<Record<Verdict, string>> = {
  approve: "approve",
  reject: "reject",
  "request-info": "ask about",
  withdraw: "withdraw",
  cancel: "cancel",
  reopen: "reopen",
  win: "close",
  lose: "close",
};

const alreadyDecided = (row: Decided, { zone }: Moment): Refusal => {
  const when = row.decidedAt === null ? "" : ` on ${sayMoment(zone, row.decidedAt)}`;
  const who = row.decidedBy ? `, by ${row.decidedBy}${when}` : "";
  return {
    why: "decided",
    text: `${row.id} is already ${sayStage(row.stage).toLowerCase()}${who}.`,
    stage: row.stage,
    by: row.decidedBy,
    at: isoOrNull(row.decidedAt),
  };
};

const decidedReply = (row: Decided, { team }: DecisionFacts, version: number): Omit<Reply<"decide">, "aeWhy"> => {
  const ae = personOf(team, row.ae);
  return {
    id: row.id,
    stage: row.stage,
    version,
    ae: ae ? { email: ae.email, name: ae.name, phone: ae.phone } : null,
    protectedFrom: row.protectedFrom,
    protectedUntil: row.protectedUntil,
    updateDueOn: row.updateDueOn,
    meetingDueOn: row.meetingDueOn,
    decisionDueAt: isoOrNull(row.decisionDueAt),
  };
};

const plainChanges = (changes: readonly Change[]): Record<string, unknown> => {
  const change = changes.find((candidate) => candidate.table === "registrations" && "set" in candidate);
  const columns = registrations.columns;
  const set = change && "set" in change ? Object.entries(change.set) : [];
  return Object.fromEntries(set.map(([name, value]) => [name, toPlain(columns[name as keyof typeof columns], value)]));
};
