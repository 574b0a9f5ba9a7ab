/** The outbox: each mail once, whole or not at all, and never more than the day's quota allows. */
import type { Change, Letter } from "../model/plan";
import type { Mailed } from "../model/records";
import type { Registration } from "../model/registrations";

/** The longest text a cell may hold; what is longer could not be sent again from it. */
const LONGEST = 49_000;

export const recipientsOf = ({ to, cc }: Pick<Mailed, "to" | "cc">): number => to.length + cc.length;

/**
 * Letters as rows of the outbox, in order: claimed (`sending`) while the quota lasts, then `waiting`;
 * without an address `held`, with a fault `failed`. A letter whose key is known already is left out.
 */
export const queued = (
  letters: readonly Letter[],
  known: (key: string) => boolean,
  quota: number,
  by: string,
  now: number,
): Mailed[] => {
  let left = quota;
  return letters
    .filter(({ key }, at) => !known(key) && letters.findIndex((letter) => letter.key === key) === at)
    .map((letter) => {
      if (letter.fault) return row(letter, "failed", by, now);
      const state = letter.to.length === 0 ? "held" : recipientsOf(letter) <= left ? "sending" : "waiting";
      if (state === "sending") left -= recipientsOf(letter);
      return row(letter, state, by, now);
    });
};

const row = (
  { fault = "", ...letter }: Letter,
  state: keyof typeof REASONS | "failed",
  by: string,
  now: number,
): Mailed => ({
  ...letter,
  text: letter.text.slice(0, LONGEST),
  values: letter.values.slice(0, LONGEST),
  queuedAt: now,
  claimedAt: state === "sending" ? now : null,
  sentAt: null,
  state,
  by,
  why: state === "failed" ? fault : REASONS[state],
});

const REASONS = {
  sending: "",
  waiting: "Today's mail quota is used up; it goes out when there is room.",
  held: "There is no address to write to.",
} as const;

/** The key of the first mail about a registration, which confirms that it is here, whatever else it says. */
export const confirmationKey = (id: string): string => `${id}/acknowledged`;

const isConfirmation = ({ key, template, about }: Pick<Mailed, "key" | "template" | "about">): boolean =>
  template === "acknowledged" || key === confirmationKey(about);

/** The column of the registration in which it is noted when a mail of that kind left. */
const STAMPS: Readonly<Record<string, "toldAt">> = {
  approved: "toldAt",
  "approved-ae-later": "toldAt",
  rejected: "toldAt",
};

const stampOf = (mail: Mailed): "ackSentAt" | "toldAt" | undefined =>
  isConfirmation(mail) ? "ackSentAt" : STAMPS[mail.template];

const TEN_MINUTES = 600_000;

/** Mails whose sending was cut off: nobody knows whether they left, so a person must look. */
export const unsettled = <M extends Pick<Mailed, "state" | "claimedAt">>(mails: readonly M[], now: number): M[] =>
  mails.filter(({ state, claimedAt }) => state === "sending" && now - (claimedAt ?? 0) > TEN_MINUTES);

interface Marked {
  readonly outbox: readonly Pick<Mailed, "key" | "template" | "about" | "sentAt" | "state">[];
  readonly registrations: readonly Pick<Registration, "id" | "ackSentAt">[];
}

/** What a mark in the wrong row took away there: a confirmation tells its moment again, a mail without a state is to be looked at. */
export const lostMarks = ({ outbox, registrations }: Marked): Change[] => {
  const confirmed = outbox.filter((mail) => isConfirmation(mail) && mail.state === "sent");
  const sentAtById = new Map(confirmed.map(({ about, sentAt }) => [about, sentAt]));
  return [
    ...registrations
      .filter(({ id, ackSentAt }) => ackSentAt === null && sentAtById.get(id))
      .map(({ id }): Change => ({ table: "registrations", key: id, set: { ackSentAt: sentAtById.get(id) ?? null } })),
    ...outbox
      .filter(({ state }) => state === "")
      .map(({ key }): Change => ({ table: "outbox", key, set: { state: "check", why: UNMARKED } })),
  ];
};

const UNMARKED = "Rows were moved while it was marked; look whether it was sent.";

/** What became of a mail that was handed to the mail service. */
export interface Outcome {
  readonly state: "sent" | "failed";
  readonly why: string;
}

/** Notes on the mail, and on the registration that it is about, that it left; or why it did not. */
export const markOf = (mail: Mailed, { state, why }: Outcome, now: number): Change[] => {
  const { key, about } = mail;
  const stamp = stampOf(mail);
  const mark: Change = { table: "outbox", key, set: state === "sent" ? { state, sentAt: now, why } : { state, why } };
  return state === "sent" && stamp ? [mark, { table: "registrations", key: about, set: { [stamp]: now } }] : [mark];
};
