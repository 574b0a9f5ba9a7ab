/** What a meeting is about: the account behind its registration or its deal, and whether it is the first one about it. */
import type { Deal, Meeting } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { keyOf } from "../names";

type Linked = Pick<Meeting, "partner" | "registration" | "deal">;

export interface Subjects {
  readonly registrations: readonly Pick<Registration, "id" | "companyName" | "account">[];
  readonly deals: readonly Pick<Deal, "id" | "account">[];
}

/** The name of the account that a meeting is about; blank where it is about none. */
export const accountsIn = ({ registrations, deals }: Subjects): ((meeting: Linked) => string) => {
  const byRegistration = new Map(registrations.map(({ id, account, companyName }) => [id, account || companyName]));
  const byDeal = new Map(deals.map(({ id, account }) => [id, account]));
  return ({ registration, deal }) => byRegistration.get(registration.trim()) || byDeal.get(deal.trim()) || "";
};

type Held = Linked & Pick<Meeting, "id" | "status" | "startsAt">;

/** Meetings held before one, with its partner and about its account, or about none where it is about none; the last one first. */
export const heldBefore = <M extends Held>(
  meeting: Held,
  meetings: readonly M[],
  accountOf: (meeting: Linked) => string,
): M[] => {
  const [partner, account] = [keyOf(meeting.partner), keyOf(accountOf(meeting))];
  const before = meeting.startsAt ?? Number.POSITIVE_INFINITY;
  return meetings
    .filter(({ id, status, startsAt }) => id !== meeting.id && status === "held" && (startsAt ?? before) < before)
    .filter((other) => keyOf(other.partner) === partner && keyOf(accountOf(other)) === account)
    .sort((a, b) => (b.startsAt ?? 0) - (a.startsAt ?? 0));
};
