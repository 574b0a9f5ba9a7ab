/** The other verdicts: details are asked of the partner, a registration ends early, or is opened again. */
import { isSubmissionField } from "../../contract";
import { accept, refuse } from "../../model/result";
import type { Registration, Stage } from "../../model/registrations";
import { titleOf } from "../../model/workbook";
import { letterFrom } from "../../mail/letter";
import { sayMoment } from "../../rules/days";
import { sayStage } from "../../rules/moves";
import type { Moment } from "../flow";
import { decisionDue, partnerAnswers } from "./arrival";
import { closedWaits, decisionClock } from "./ruling";
import { clocksGone } from "./clocks";
import { envelopeOf, type Rule, valuesFor } from "./case";

/** Our clock waits from now until the partner answers (Q35). */
export const asking: Rule = (facts, row, { fields = [], note = "" }, moment) => {
  if (fields.length === 0 && !note)
    return refuse({ why: "invalid", text: "Say which fields are missing, or ask a question.", field: "fields" });
  const unknown = fields.find((field) => !isSubmissionField(field));
  if (unknown)
    return refuse({ why: "invalid", text: `"${unknown}" is not a field that a partner fills in.`, field: "fields" });
  const asked = [...fields.map((field) => `- ${titleOf("registrations", field)}`), ...(note ? [note] : [])].join("\n");
  const letter = letterFrom(
    "details-asked",
    { ...valuesFor(facts, row, moment), Asked: asked },
    envelopeOf(facts, row, "details-asked", moment),
    facts.templates,
  );
  if (!letter.ok) return letter;
  const waits = [...row.waits, [moment.now, null] as const];
  // It has no end while we wait; but what was late before stays late.
  const due = decisionDue(facts, row.reopenedAt ?? row.receivedAt ?? moment.now, waits, moment);
  return accept({
    set: {
      waits,
      decisionDueAt: due.dueAt,
      warnAt: due.warnAt,
      nextStep: partnerAnswers(fields.length ? fields.map((field) => titleOf("registrations", field)) : [note]),
    },
    clocks: decisionClock(facts, { ...row, waits }, null, moment),
    letters: [letter.value],
    reason: asked,
  });
};

/** It ends before it was won or lost; nobody is mailed. */
export const ending =
  (stage: Extract<Stage, "withdrawn" | "cancelled">): Rule =>
  (facts, row, { reason = "", note = "" }, moment) => {
    const why = reason || note;
    if (!why) return refuse({ why: "needs-reason", text: `Say why it is ${stage}.`, field: "reason" });
    return accept({
      set: {
        endedAt: moment.now,
        endReason: why,
        nextStep: "",
        updateDueOn: "",
        meetingDueOn: "",
        waits: closedWaits(row, moment.now),
      },
      clocks: clocksGone(facts, row.id),
      letters: [],
      reason: why,
    });
  };

/** It was won or lost; nobody is mailed. Where its protection ended before, that stays the end of it. */
export const closing =
  (stage: Extract<Stage, "won" | "lost">): Rule =>
  (facts, row, { reason = "", note = "" }, moment) => {
    const why = reason || note || sayStage(stage);
    return accept({ set: closed(row, why, moment), clocks: clocksGone(facts, row.id), letters: [], reason: why });
  };

/** What is blank when a registration was won or lost. */
export const closed = ({ endedAt }: Pick<Registration, "endedAt">, why: string, { now }: Moment) => ({
  endedAt: endedAt ?? now,
  endReason: why,
  nextStep: "",
  updateDueOn: "",
  meetingDueOn: "",
  extensionAskedAt: null,
});

/** The first decision keeps its clock; a second one starts now (Q53). */
export const reopening: Rule = (facts, row, { reason = "" }, moment) => {
  if (!reason)
    return refuse({ why: "needs-reason", text: "Say why it is opened again; the partner reads it.", field: "reason" });
  const { dueAt, warnAt } = decisionDue(facts, moment.now, [], moment);
  const reopened = { ...row, reopenedAt: moment.now, waits: [] };
  const values = {
    ...valuesFor(facts, row, moment),
    Reason: reason,
    "Decision Due": dueAt === null ? "the end of our review" : sayMoment(moment.zone, dueAt),
  };
  const letter = letterFrom("corrected", values, envelopeOf(facts, row, "corrected", moment), facts.templates);
  if (!letter.ok) return letter;
  return accept({
    set: {
      reopenedAt: moment.now,
      waits: [],
      decisionDueAt: dueAt,
      warnAt,
      nextStep: "Review and decide",
      ...unprotected,
    },
    clocks: [...decisionClock(facts, reopened, null, moment), ...clocksGone(facts, row.id)],
    letters: [letter.value],
    reason,
  });
};

const unprotected = {
  protectedFrom: "",
  protectedUntil: "",
  updateDueOn: "",
  meetingDueOn: "",
  extensions: null,
  extensionAskedAt: null,
  endedAt: null,
  endReason: "",
} as const;
