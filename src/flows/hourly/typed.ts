/** Rows that people typed into the registration log are taken in: by themselves, or by a word when there are many (Q52, Q54). */
import { submissionFields } from "../../contract";
import { isBlank } from "../../model/column";
import type { Change } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import type { Registration } from "../../model/registrations";
import { accept, refuse, type Result } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { type Always, flowOf, inner, type Moment } from "../flow";
import { type Completion, completed } from "../import/completion";
import { type ArrivalFacts, arrivalReads, arrive, changesOf } from "../registration/arrival";
import { comingIn, inTurn, type Judged, type Taken } from "../registration/in-turn";
import {
  isCrowd,
  isDue,
  isRefused,
  learntOf,
  lostRowsIn,
  newRowsIn,
  refusedFor,
  rowNumber,
  typingOf,
  unreadIn,
} from "./new-rows";

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
  "waits",
  "priorContactAt",
  "priorContactEvidence",
] as const satisfies readonly (keyof Registration)[];

const reads = {
  ...arrivalReads,
  registrations: [...arrivalReads.registrations, "externalId", ...submissionFields, ...filledOut],
} as const satisfies Reads;

/** Takes in what is whole or was left alone for ten minutes; of a crowd of rows nothing, for it may be history. */
export const typed = inner<{ readonly by?: string }, { taken: number; waiting: number }>()({
  who: "everybody",
  reads,
  writes: ["registrations", "clocks", "outbox"],
  plan: (facts, { by = "" }, moment) => {
    const rows = unnumbered(facts.registrations);
    const typing = typingOf(rows, by, moment);
    const judging = isCrowd(rows) ? [] : rows;
    const due = judging.filter((row) => isDue(row, typing.get(row.id)!, moment.now));
    const judged = judge(facts, due, "typed", typing, moment);
    const { changes, ...plan } = planOf(judged, typing);
    const { length } = judged.taken;
    return accept({
      ...plan,
      changes: [...changes, ...judging.filter((row) => !due.includes(row)).flatMap((row) => told(row, []))],
      reply: { taken: length, waiting: rows.length - length },
    });
  },
});

/** Many new rows at once, by a word of somebody: each is acknowledged, or all of them are history. */
export const crowd = flowOf<"crowd">()({
  who: ["coordinator", "approver"],
  reads,
  writes: ["registrations", "clocks", "outbox"],
  plan: (facts, { as }, moment) => {
    const rows = unnumbered(facts.registrations);
    const typing = typingOf(rows, "", moment);
    const judged = judge(facts, rows, as === "history" ? "history" : "typed", typing, moment);
    const refused = judged.refused.map(({ one, text }) => ({ row: Number(rowNumber(one.id)), text }));
    return accept({
      ...planOf(judged, typing),
      reply: { taken: judged.taken.length, refused },
      // What is mailed is written whole with its mail.
      ...(as === "history" && { inPieces: true as const }),
    });
  },
});

/** The rows that are new: one that lost its number must not get another. */
const unnumbered = (rows: readonly TypedRow[]): TypedRow[] => {
  const lost = lostRowsIn(rows);
  return newRowsIn(rows).filter((row) => !lost.includes(row));
};

type TypedFacts = Facts<typeof reads & Always>;
type TypedRow = TypedFacts["registrations"][number];
type Typists = ReturnType<typeof typingOf>;

/** The rows in the order of the sheet; one that is refused goes on waiting. */
const judge = (
  facts: TypedFacts,
  rows: readonly TypedRow[],
  as: "typed" | "history",
  typing: Typists,
  moment: Moment,
): Judged<TypedRow> =>
  inTurn(
    rows,
    facts,
    (row, now, id) =>
      as === "history" || isHistory(row, moment.now)
        ? historyOf(facts, row, id, moment)
        : arrivalOf(now, row, id, typing.get(row.id)?.[2] ?? "", moment),
    moment,
  );

const planOf = (judged: Judged<TypedRow>, typing: Typists) => {
  const { changes, ...plan } = comingIn(judged);
  const taken = judged.taken.map(({ one }) => one.id);
  return {
    ...plan,
    changes: [...changes, ...judged.refused.flatMap(({ one, text }) => told(one, refusedFor(text)))],
    learnt: { typing: learntOf(typing, taken) },
  };
};

/** The row says itself why it was not taken in, for as long as that holds. */
const told = ({ id, flags }: TypedRow, words: readonly string[]): Change[] =>
  flags.join() === words.join() || (words.length === 0 && !isRefused({ flags }))
    ? []
    : [{ table: "registrations", key: id, set: { flags: words } }];

const historyOf = (facts: TypedFacts, row: TypedRow, id: string, moment: Moment): Result<Taken, Refusal> => {
  const values = { ...row, id, flags: isRefused(row) ? [] : row.flags };
  const { defaults, fault } = completed("registrations", values, facts, moment, () => id);
  if (fault) return refuse({ why: "invalid", text: fault.text });
  const set = { ...blanksOf(row, defaults), ...filledIn(values) };
  return accept({ changes: [{ table: "registrations", key: row.id, set }] });
};

const arrivalOf = (
  facts: ArrivalFacts,
  row: TypedRow,
  id: string,
  enteredBy: string,
  moment: Moment,
): Result<Taken, Refusal> => {
  const unread = unreadIn(row, moment);
  const door = { channel: "sheet", token: "", note: row.nextStep, enteredBy, unread, asks: "blanks" } as const;
  const arrived = arrive(facts, row, door, id, moment);
  if (!arrived.ok) return arrived;
  const { letter } = arrived.value;
  return accept({ changes: changesOf(arrived.value, row.id), letter, known: { ...row, ...arrived.value.row } });
};

/** A row that brings a decision, a stage or a received moment older than a day is history: nobody is mailed. */
const isHistory = (
  { stage, decidedAt, receivedAt }: Pick<Registration, "stage" | "decidedAt" | "receivedAt">,
  now: number,
): boolean =>
  (stage !== "" && stage !== "submitted") || decidedAt !== null || (receivedAt !== null && now - receivedAt > DAY);

/** What is worked out where the row says nothing. */
const blanksOf = (row: Partial<Registration>, defaults: Completion["defaults"]): Partial<Registration> =>
  Object.fromEntries(Object.entries(defaults).filter(([column]) => isBlank(row[column as keyof Registration])));

const filledIn = (row: Partial<Registration>): Partial<Registration> =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([column, value]) =>
        column === "flags" ||
        (["id", "stage", "receivedAt", "decidedAt"].includes(column) && value !== "" && value !== null),
    ),
  );
