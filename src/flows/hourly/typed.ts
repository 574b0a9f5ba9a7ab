/** Rows that people typed into the registration log: each is taken in when its last required field is there (Q52, Q54). */
import { submissionFields } from "../../contract";
import { isBlank } from "../../model/column";
import type { Change, Letter } from "../../model/plan";
import type { Registration } from "../../model/registrations";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { nextNumber, registrationId } from "../../rules/ids";
import { missingOf } from "../../rules/submission";
import { type Always, inner, type Moment } from "../flow";
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
    const taken = takenIn(facts, whole, first, moment);
    return accept({
      changes: taken.flatMap(({ changes }) => changes),
      letters: taken.flatMap(({ letter }) => letter ?? []),
      reply: { taken: taken.length, waiting: rows.length - taken.length },
      ...(taken.length && { issued: { registrations: first + taken.length - 1 } }),
    });
  },
});

type TypedFacts = Facts<typeof reads & Always>;
type TypedRow = TypedFacts["registrations"][number];

/** What is written for a row that was typed, and the mail that it starts. */
interface Taken {
  readonly changes: readonly Change[];
  readonly letter?: Letter | undefined;
  /** The registration that later rows of the same run are compared with; history is compared with nothing. */
  readonly known?: ArrivalFacts["registrations"][number];
}

/** The rows with their numbers, in the order of the sheet; one that is refused keeps waiting, and its number goes to the next. */
const takenIn = (facts: TypedFacts, rows: readonly TypedRow[], first: number, moment: Moment): Taken[] => {
  const before = facts.registrations.filter(({ id }) => !id.startsWith("@"));
  const taken: Taken[] = [];
  for (const row of rows) {
    const id = registrationId(first + taken.length);
    const registrations = [...before, ...taken.flatMap(({ known }) => known ?? [])];
    const one = isHistory(row, moment.now)
      ? historyOf(facts, row, id, moment)
      : arrivalOf({ ...facts, registrations }, row, id, moment);
    if (one) taken.push(one);
  }
  return taken;
};

const historyOf = (facts: TypedFacts, row: TypedRow, id: string, moment: Moment): Taken => {
  const values = { ...row, id };
  const completion = completed("registrations", values, facts, moment, () => id);
  const set = { ...blanksOf(row, completion), ...filledIn(values) };
  return { changes: [{ table: "registrations", key: row.id, set }] };
};

const arrivalOf = (facts: ArrivalFacts, row: TypedRow, id: string, moment: Moment): Taken | undefined => {
  const door = { channel: "sheet", token: "", note: row.nextStep } as const;
  const arrived = arrive(facts, row, door, id, moment);
  if (!arrived.ok) return undefined;
  const { letter } = arrived.value;
  return { changes: changesOf(arrived.value, row.id), letter, known: { ...row, ...arrived.value.row } };
};

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
