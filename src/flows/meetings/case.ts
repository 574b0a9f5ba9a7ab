/** A meeting in its log: which one is meant, what it may be about, and who of ours is there. */
import type { Partner, Person } from "../../model/partners";
import type { Meeting } from "../../model/pipeline";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { keyOf } from "../../rules/names";
import { personOf } from "../../rules/roles";
import { partnerCalled } from "../registration/people";

/** Who works with the log of meetings. */
export const meetingRoles = ["pam", "pam-lead", "ae", "coordinator", "approver"] as const;

/** The meeting with an id; refused when the log has none. */
export const meetingCalled = <M extends Pick<Meeting, "id">>(rows: readonly M[], id: string): Result<M, Refusal> => {
  const row = rows.find((one) => one.id === id.trim() && isNumbered(one));
  return row
    ? accept(row)
    : refuse({ why: "not-found", text: `${id} is not in the Meetings tab. It may have been removed.`, field: "id" });
};

/** Whether it has a number: a row that is being typed has none yet. */
export const isNumbered = ({ id }: Pick<Meeting, "id">): boolean => !id.startsWith("@");

/** The person of that name or address who is still with us. */
export const activePerson = (team: readonly Person[], who: string | undefined): Person | undefined => {
  const person = personOf(team, who ?? "");
  return person?.active ? person : undefined;
};

/** Whether a name is one of a partner's, of today or of before (Q56). */
export const isCalled = (
  partners: readonly Pick<Partner, "name" | "aliases">[],
  partner: string,
): ((name: string) => boolean) => {
  const called = partnerCalled(partners, partner);
  const names = [partner, ...(called.ok ? [called.value.name, ...called.value.aliases] : [])].map(keyOf);
  return (name) => names.includes(keyOf(name));
};
