/** Registrations that come in together: each is compared with those before it, and takes the next number. */
import type { Change, Letter, Plan } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import type { Result } from "../../model/result";
import { nextNumber, registrationId } from "../../rules/ids";
import type { Moment } from "../flow";
import type { ArrivalFacts } from "./arrival";

/** What is written for one that is taken in, and the mail that it starts. */
export interface Taken {
  readonly changes: readonly Change[];
  readonly letter?: Letter | undefined;
  /** With which later ones are compared; with history nothing is. */
  readonly known?: ArrivalFacts["registrations"][number];
}

export interface Judged<T> {
  readonly taken: readonly (Taken & { readonly one: T })[];
  readonly refused: readonly { readonly one: T; readonly text: string }[];
  /** The highest number issued. */
  readonly last: number;
}

/** One that is refused takes no number: it goes to the next. */
export const inTurn = <T, F extends Pick<ArrivalFacts, "registrations">>(
  all: readonly T[],
  facts: F,
  judge: (one: T, facts: F, id: string) => Result<Taken, Refusal>,
  { highest }: Moment,
): Judged<T> => {
  const before = facts.registrations.filter(({ id }) => !id.startsWith("@"));
  const first = nextNumber(
    before.map(({ id }) => id),
    highest.registrations,
  );
  const taken: (Taken & { one: T })[] = [];
  const refused: { one: T; text: string }[] = [];
  for (const one of all) {
    const registrations = [...before, ...taken.flatMap(({ known }) => known ?? [])];
    const judged = judge(one, { ...facts, registrations }, registrationId(first + taken.length));
    if (judged.ok) taken.push({ ...judged.value, one });
    else refused.push({ one, text: judged.refusal.text });
  }
  return { taken, refused, last: first + taken.length - 1 };
};

/** What their coming in writes, mails and issues. */
export const comingIn = ({ taken, last }: Judged<unknown>): Pick<Plan<never>, "changes" | "letters" | "issued"> => ({
  changes: taken.flatMap(({ changes }) => changes),
  letters: taken.flatMap(({ letter }) => letter ?? []),
  ...(taken.length && { issued: { registrations: last } }),
});
