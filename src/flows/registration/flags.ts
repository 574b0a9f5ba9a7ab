/** What a reviewer is told about a registration: what speaks against it, and what its fields leave open. */
import { warningsOf } from "../../rules/checks";
import type { Conflict } from "../../rules/conflicts";
import { sayWeekday } from "../../rules/days";
import { dayOf } from "../../rules/zone";
import type { Registration } from "../../model/registrations";
import type { Own } from "../../rules/people/own";
import type { Moment } from "../flow";

type Told = Readonly<Record<string, unknown>>;

/** The conflicts, strongest first, then a contact of ours that the form denies, and the warnings of the checks. */
export const flagsOf = (conflicts: readonly Conflict[], told: Told, moment: Moment): Conflict[] => [
  ...conflicts,
  ...contactDenied(conflicts, told, moment),
  ...warningsOf(told, moment).map(({ check, text }) => ({
    kind: check === "businessEmail" ? ("free-mail" as const) : ("check" as const),
    evidence: text,
    partnerText: text,
  })),
];

/** What whoever asks may read of it: of a registration that is not theirs no more than its rival would be told (S39). */
export const shownTo = (
  own: Own,
  flags: readonly Conflict[],
  registrations: readonly Pick<Registration, "id" | "partner">[],
): Conflict[] =>
  flags.map((flag) => {
    const other = registrations.find(({ id }) => flag.of !== undefined && id === flag.of);
    if (!other || own.has(other)) return flag;
    const { kind, partnerText } = flag;
    return { kind, partnerText, evidence: `${partnerText} A coordinator sees by whom.` };
  });

/** These say already that we know the account. */
const SAID: readonly Conflict["kind"][] = ["active-pipeline", "renewal", "customer"];

/** The form says that we were never in contact, and our books say when we were. */
const contactDenied = (conflicts: readonly Conflict[], told: Told, { zone }: Moment): Conflict[] => {
  const { priorContactAt, priorContactEvidence, existingRelationship } = told;
  if (existingRelationship !== "no" || typeof priorContactAt !== "number") return [];
  if (conflicts.some(({ kind }) => SAID.includes(kind))) return [];
  const on = sayWeekday(dayOf(zone, priorContactAt));
  return [
    {
      kind: "check",
      evidence: `Contacted before?: the form says No, but our books say: ${priorContactEvidence}, ${on}. Its deal can be influenced or attached, not sourced.`,
      partnerText: `We were in contact with this company before (${on}).`,
    },
  ];
};
