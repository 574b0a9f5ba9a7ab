/** Rows that people typed into the registration log: each is taken in when its last required field is there (Q52, Q54). */
import { submissionFields } from "../../contract";
import { isBlank } from "../../model/column";
import type { Change, Letter } from "../../model/plan";
import type { Registration } from "../../model/registrations";
import { accept } from "../../model/result";
import type { Reads } from "../../model/workbook";
import { nextNumber, registrationId } from "../../rules/ids";
import { missingOf } from "../../rules/submission";
import { inner } from "../flow";
import { type Completion, completed } from "../import/completion";
import { type ArrivalFacts, arrivalReads, arrive, changesOf } from "../registration/arrival";

/** More new rows than these wait: somebody pasted a list, and must say whether they are history. */
const AT_ONCE = 5;
const DAY = 86_400_000;

/** What is filled in beside the partner's fields: read, so that nothing a person wrote there is lost. */
const filledOut = [
  "flags",
  "nextStep",
  "receivedAt",
  "decisionDueAt",
  "warnAt",
  "verdict",
  "decidedAt",
  "decisionHours",
  "protectedFrom",
  "updateDueOn",
  "channel",
  "enteredBy",
  "version",
] as const satisfies readonly (keyof Registration)[];

const reads = {
  ...arrivalReads,
  registrations: [...arrivalReads.registrations, "externalId", ...submissionFields, ...filledOut],
} as const satisfies Reads;

export const typed = inner<object, { taken: number; waiting: number }>()({
  who: "everybody",
  reads,
  writes: ["registrations", "clocks", "outbox"],
  plan: (facts, _input, moment) => {
    const rows = facts.registrations.filter(({ id }) => id.startsWith("@"));
    const whole = rows.filter((row) => missingOf(row).length === 0);
    if (whole.length > AT_ONCE) return accept({ changes: [], letters: [], reply: { taken: 0, waiting: rows.length } });
    const first = nextNumber(
      facts.registrations.map(({ id }) => id),
      moment.highest.registrations,
    );
    const changes: Change[] = [];
    const letters: Letter[] = [];
    const known: ArrivalFacts["registrations"][number][] = facts.registrations.filter(({ id }) => !id.startsWith("@"));
    let taken = 0;
    for (const row of whole) {
      const id = registrationId(first + taken);
      const key = row.id;
      if (isHistory(row, moment.now)) {
        const values = { ...row, id };
        changes.push({
          table: "registrations",
          key,
          set: {
            ...blanksOf(
              row,
              completed("registrations", values, facts, moment, () => id),
            ),
            ...filledIn(values),
          },
        });
      } else {
        const door = { channel: "sheet", token: "", note: row.nextStep } as const;
        const arrived = arrive({ ...facts, registrations: known }, row, door, id, moment);
        if (!arrived.ok) continue;
        changes.push(...changesOf(arrived.value, key));
        if (arrived.value.letter) letters.push(arrived.value.letter);
        known.push({ ...row, ...arrived.value.row });
      }
      taken += 1;
    }
    return accept({
      changes,
      letters,
      reply: { taken, waiting: rows.length - taken },
      ...(taken && { issued: { registrations: first + taken - 1 } }),
    });
  },
});

/** A row that brings a decision, a stage or a received moment older than a day is history: nobody is mailed. */
const isHistory = (
  { stage, decidedAt, receivedAt }: Pick<Registration, "stage" | "decidedAt" | "receivedAt">,
  now: number,
): boolean =>
  (stage !== "" && stage !== "submitted") || decidedAt !== null || (receivedAt !== null && now - receivedAt > DAY);

/** What is worked out where the row says nothing. */
const blanksOf = (row: Partial<Registration>, { defaults }: Completion): Partial<Registration> =>
  Object.fromEntries(Object.entries(defaults).filter(([column]) => isBlank(row[column as keyof Registration])));

const filledIn = (row: Partial<Registration>): Partial<Registration> =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([column, value]) =>
        ["id", "stage", "receivedAt", "decidedAt"].includes(column) && value !== "" && value !== null,
    ),
  );
