/** The partner answered what we asked: the fields are taken over and our clock runs again (Q35). */
import { isSubmissionField, submissionFields } from "../../contract";
import { fromText, isoOrNull } from "../../model/cell";
import type { Column } from "../../model/column";
import { type Registration, registrations } from "../../model/registrations";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { matchKeyOf } from "../../rules/names/match-key";
import { may, moves, sayStage } from "../../rules/moves";
import { faultsOf } from "../../rules/checks";
import { flowOf, type Moment } from "../flow";
import { decisionDue, invalid, quarterIn } from "./arrival";
import { closedWaits, decisionClock } from "./ruling";
import { decisionReads, registrationCalled, aboutRegistration } from "./case";

export const answer = flowOf<"answer">()({
  who: ["coordinator", "approver", "pam"],
  reads: { ...decisionReads, registrations: [...decisionReads.registrations, ...submissionFields] },
  writes: ["clocks"],
  about: aboutRegistration,
  plan: (facts, { id, fields, note = "" }, moment) => {
    const called = registrationCalled(facts.registrations, id);
    if (!called.ok) return called;
    const row = called.value;
    if (!may("answer", row.stage))
      return refuse({ why: "decided", text: `${id} is ${sayStage(row.stage).toLowerCase()}; nothing was asked.` });
    const given = fieldsOf(fields, moment);
    if (!given.ok) return given;
    const faults = faultsOf({ ...row, ...given.value }, moment);
    if (faults.length) return refuse(invalid(faults));
    const waits = closedWaits(row, moment.now);
    const due = decisionDue(facts, row.reopenedAt ?? row.receivedAt ?? moment.now, waits, moment);
    const version = (row.version ?? 0) + 1;
    const set = {
      ...given.value,
      ...following(row, given.value, moment),
      stage: moves.answer.to,
      waits,
      decisionDueAt: due.dueAt,
      warnAt: due.warnAt,
      nextStep: "Review and decide",
      version,
    };
    return accept({
      changes: [{ table: "registrations", key: id, set }, ...decisionClock(facts, { ...row, waits }, null, moment)],
      letters: [],
      reply: { id, stage: set.stage, version, decisionDueAt: isoOrNull(due.dueAt) },
      reason: note,
      onBehalfOf: row.partner,
    });
  },
});

/** What follows from the fields that were answered. */
const following = (
  row: Pick<Registration, "companyName" | "website" | "contactEmail">,
  given: Partial<Registration>,
  { settings }: Moment,
): Partial<Registration> => ({
  ...(["companyName", "website", "contactEmail"].some((field) => field in given) && {
    matchKey: matchKeyOf({ ...row, ...given }),
  }),
  ...(given.closeQuarter && { closeQuarter: quarterIn(given.closeQuarter, settings) }),
});

/** What was answered, read as the columns read it; computed columns cannot be answered. */
const fieldsOf = (
  fields: Readonly<Record<string, string | number | boolean>>,
  { wall }: Moment,
): Result<Partial<Registration>, Refusal> => {
  const given: Record<string, unknown> = {};
  for (const [field, said] of Object.entries(fields)) {
    if (!isSubmissionField(field) || field === "partner")
      return refuse({ why: "invalid", text: `"${field}" is not a field that can be answered.`, field });
    const column: Column = registrations.columns[field];
    const reading = fromText(column, String(said), wall);
    if ("fault" in reading) return refuse({ why: "invalid", text: `${column.title}: ${reading.fault}.`, field });
    given[field] = reading.value;
  }
  return accept(given as Partial<Registration>);
};
