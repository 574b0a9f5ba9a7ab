/** Responses of a form: each becomes a registration once, and what it lacks is asked of the partner. */
import { isSubmissionField, type Submission, submissionFields } from "../../contract";
import { type Cell, fromCell } from "../../model/cell";
import { blankOf, type Column, isBlank } from "../../model/column";
import type { Refusal } from "../../model/refusal";
import { registrations } from "../../model/registrations";
import { accept, refuse, type Result } from "../../model/result";
import type { Facts } from "../../model/workbook";
import { type Came, dealtWith, isNew, keysOf, undealt } from "../../rules/responses";
import type { FieldFault } from "../../rules/submission";
import { columnCalled, squeezed } from "../../rules/titles";
import { type Always, inner, type Moment } from "../flow";
import { completed } from "../import/completion";
import { type ArrivalFacts, arrivalReads, arrive, changesOf } from "./arrival";
import { comingIn, inTurn, type Judged, type Taken } from "./in-turn";

export const responses = inner<object, { taken: number; refused: number }>()({
  who: "everybody",
  reads: arrivalReads,
  writes: ["registrations", "clocks", "outbox"],
  asksForm: true,
  plan: (facts, _input, moment) => {
    const { form } = moment;
    if (!form?.columns) return accept({ changes: [], letters: [], reply: { taken: 0, refused: 0 } });
    const all = responsesIn(form.columns, moment);
    const judged = judge(facts, all, moment);
    const left = judged.refused.map(({ one }) => one.key);
    return accept({
      ...comingIn(judged),
      reply: { taken: judged.taken.length, refused: left.length },
      learnt: { forms: { [form.title]: dealtWith(all, left, dealtBefore(moment).since) } },
    });
  },
});

/** What of a form cannot be taken in: questions that are no column of ours, and responses with the reason. */
export const leftOf = (facts: ResponseFacts, moment: Moment) => {
  const columns = moment.form?.columns ?? [];
  const fields = fieldsIn(columns);
  const strangers = columns.flatMap(([title = ""], at) =>
    fields[at] || at === momentAt(columns) || String(title).trim() === "" ? [] : [String(title)],
  );
  return { strangers, refused: judge(facts, responsesIn(columns, moment), moment).refused };
};

type ResponseFacts = ArrivalFacts & Facts<Always>;

interface Response extends Came {
  /** As the sheet counts its rows. */
  readonly row: number;
  readonly receivedAt: number;
  readonly told: Submission;
  readonly unread: readonly FieldFault[];
}

const DAY = 86_400_000;

/** The responses that nobody took in yet. Those from before the desk looked at the tab are history (Q54). */
const judge = (facts: ResponseFacts, all: readonly Response[], moment: Moment): Judged<Response> => {
  const before = dealtBefore(moment);
  const tokens = new Set(facts.registrations.map(({ token }) => token));
  const fresh = all.filter((response) => isNew(response, before) && !tokens.has(tokenOf(response)));
  return inTurn(
    fresh,
    facts,
    (response, now, id) =>
      response.receivedAt < before.since - DAY
        ? historyOf(facts, response, id, moment)
        : arrivalOf(now, response, id, moment),
    moment,
  );
};

const dealtBefore = ({ form, learnt, now }: Moment) => learnt.forms[form?.title ?? ""] ?? undealt(now);

const tokenOf = ({ key }: Came): string => `form ${key}`;

const arrivalOf = (facts: ArrivalFacts, response: Response, id: string, moment: Moment): Result<Taken, Refusal> => {
  const { told, unread, receivedAt } = response;
  const token = tokenOf(response);
  const door = { channel: "form", token, note: "", receivedAt, enteredBy: "form", unread, asks: "everything" } as const;
  const arrived = arrive(facts, told, door, id, moment);
  if (!arrived.ok) return arrived;
  const { row, letter } = arrived.value;
  const { stage = "", matchKey = "" } = row;
  const known = { id, token, matchKey, stage, partner: told.partner, protectedUntil: "" };
  return accept({ changes: changesOf(arrived.value), letter, known });
};

const historyOf = (facts: ResponseFacts, response: Response, id: string, moment: Moment): Result<Taken, Refusal> => {
  const { told, receivedAt } = response;
  const values = { ...told, id, receivedAt, token: tokenOf(response), channel: "form" };
  const { defaults, keyed, fault } = completed("registrations", values, facts, moment, () => id);
  if (fault) return refuse({ why: "invalid", text: fault.text });
  const filled = Object.fromEntries(Object.entries(keyed).filter(([, value]) => !isBlank(value)));
  return accept({ changes: [{ table: "registrations", add: { ...defaults, ...filled } }] });
};

/** The responses in a tab; a row without a moment is none. */
const responsesIn = (columns: readonly (readonly Cell[])[], moment: Moment): Response[] => {
  const fields = fieldsIn(columns);
  const stamps = columns[momentAt(columns)] ?? [];
  const rows = stamps.flatMap((stamp, at) => (at > 0 && typeof stamp === "number" && stamp > 0 ? [{ stamp, at }] : []));
  const keys = keysOf(rows.map(({ stamp }) => stamp));
  return rows.map(({ stamp, at }, nth) => ({
    key: keys[nth]!,
    serial: stamp,
    row: at + 1,
    receivedAt: moment.wall.epochOf(stamp),
    ...toldIn(columns, fields, at, moment),
  }));
};

/** The field that each question is about. */
const fieldsIn = (columns: readonly (readonly Cell[])[]): (keyof Submission | undefined)[] => {
  const named = columns.map(([title = ""]) => columnCalled(registrations.columns, String(title)) ?? "");
  return named.map((name, at) => {
    if (isSubmissionField(name)) return name;
    // The address that a form collects by itself is that of whoever fills it in: the partner's person.
    const isSender = squeezed(String(columns[at]?.[0] ?? "")) === "emailaddress";
    return isSender && !named.includes("partnerContactEmail") ? "partnerContactEmail" : undefined;
  });
};

/** The column in which a form writes when a response came: the one called so, else the first. */
const momentAt = (columns: readonly (readonly Cell[])[]): number =>
  Math.max(
    0,
    columns.findIndex(([title = ""]) => columnCalled(registrations.columns, String(title)) === "receivedAt"),
  );

const toldIn = (
  columns: readonly (readonly Cell[])[],
  fields: readonly (keyof Submission | undefined)[],
  at: number,
  { wall }: Moment,
): Pick<Response, "told" | "unread"> => {
  const told: Record<string, unknown> = Object.fromEntries(
    submissionFields.map((field) => [field, blankOf(registrations.columns[field])]),
  );
  const unread: FieldFault[] = [];
  fields.forEach((field, index) => {
    const cell = columns[index]?.[at];
    if (!field || cell === undefined || cell === "" || !isBlank(told[field])) return;
    const column: Column = registrations.columns[field];
    const reading = fromCell(column, cell, wall);
    if ("value" in reading) told[field] = reading.value;
    else unread.push({ field, text: `${column.title}: ${reading.fault}.` });
  });
  // Every field of a submission is there, each as its column holds it.
  return { told: told as Submission, unread };
};
