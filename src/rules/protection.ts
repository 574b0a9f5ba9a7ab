/** How long an account is a partner's: what ends its protection, what holds the end back, and what is said before it. */
import type { Registration, Stage } from "../model/registrations";
import { addDays } from "./days";
import { moves } from "./moves";
import { dayOf, type Zone } from "./zone";

type Days = Pick<Registration, "protectedUntil" | "updateDueOn">;

/** What ends it, and after which day: its window, or the days without an update, whichever is over first. */
export const endOf = ({ protectedUntil, updateDueOn }: Days) =>
  protectedUntil !== "" && protectedUntil <= updateDueOn
    ? ({ move: "expire", on: protectedUntil } as const)
    : ({ move: "lapse", on: updateDueOn } as const);

/**
 * Whether its last day, or the day by which the partner has to tell us something, comes before a day: before today it is
 * over. What was over before it came here has no such day (Q54).
 */
export const endsBefore = (
  { stage, protectedUntil, updateDueOn }: Days & Pick<Registration, "stage">,
  day: string,
): boolean =>
  stage === "approved" && updateDueOn !== "" && (updateDueOn < day || (protectedUntil !== "" && protectedUntil < day));

/** While somebody disputes it or waits for its extension nothing ends it (Q61). */
export const isHeldBack = ({
  dispute,
  extensionAskedAt,
}: Pick<Registration, "dispute" | "extensionAskedAt">): boolean => dispute !== "" || extensionAskedAt !== null;

/** The stage that counts today: what is over has ended, though the hourly check may be yet to come, or leaves it alone as history. */
export const stageOn = (row: Stands, today: string): Stage | "" => {
  if (isHeldBack(row)) return row.stage;
  if (endsBefore(row, today)) return moves[endOf(row).move].to;
  return row.stage === "approved" && row.protectedUntil !== "" && row.protectedUntil < today ? "expired" : row.stage;
};

type Stands = Days & Pick<Registration, "stage" | "dispute" | "extensionAskedAt">;

/** Days before the last one on which the partner is asked for an update. */
const ASKED_BEFORE = [7, 3, 1];
/** Days before the end on which its PAM hears of it, and a day later the partner. */
const TOLD_BEFORE = { "ending-pam": 7, ending: 6 } as const;

/** What ends before this day may have to be reminded of. */
export const remindedBefore = (today: string): string => addDays(today, 8);

/** A mail before a last day; its key makes it go out once. */
export interface Reminder {
  readonly template: "update-due" | keyof typeof TOLD_BEFORE;
  readonly key: string;
}

export type Reminded = Days &
  Pick<
    Registration,
    "id" | "stage" | "protectedFrom" | "lastPartnerUpdateAt" | "importedOn" | "dispute" | "extensionAskedAt"
  >;

/**
 * What is to be said today, as far as it is not known to be said: of several days that were missed the last one, and of
 * the end first what the PAM hears. Nothing while it is disputed, nor what was due before it came here as history (Q54).
 */
export const remindersOf = (
  row: Reminded,
  { today, zone }: { readonly today: string; readonly zone: Zone },
  isKnown: (key: string) => boolean,
): Reminder[] => {
  const { id, protectedUntil, updateDueOn } = row;
  if (!endsBefore(row, remindedBefore(today)) || endsBefore(row, today) || row.dispute !== "") return [];
  const since = lastSettledOn(row, zone);
  const hasCome = (last: string, days: number): boolean => {
    const day = last && addDays(last, -days);
    return since < day && day <= today;
  };
  const asked = endOf(row).move === "lapse" ? ASKED_BEFORE.filter((days) => hasCome(updateDueOn, days)).slice(-1) : [];
  const told = (["ending-pam", "ending"] as const).filter(
    (template) => row.extensionAskedAt === null && hasCome(protectedUntil, TOLD_BEFORE[template]),
  );
  const isNew = ({ key }: Reminder) => !isKnown(key);
  return [
    ...asked
      .map((days) => ({ template: "update-due" as const, key: `${id}/update-due/${updateDueOn}/${days}` }))
      .filter(isNew),
    ...told
      .map((template) => ({ template, key: `${id}/${template}/${protectedUntil}` }))
      .filter(isNew)
      .slice(0, 1),
  ];
};

/** The last day on which something was settled about it; what would have been said by then is not said any more. */
const lastSettledOn = ({ protectedFrom, lastPartnerUpdateAt, importedOn }: Reminded, zone: Zone): string =>
  [protectedFrom, importedOn, lastPartnerUpdateAt === null ? "" : dayOf(zone, lastPartnerUpdateAt)].sort()[2] ?? "";
