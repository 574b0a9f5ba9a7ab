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

/** What makes two meetings of one story. */
interface Story {
  readonly accountOf: (meeting: Linked) => string;
  /** Whether that is a name of the meeting's partner. */
  readonly isOurs: (partner: string) => boolean;
}

/** Meetings held before one with its partner, about its account where it is about one; the last one first. */
export const heldBefore = <M extends Held>(
  meeting: Held,
  meetings: readonly M[],
  { accountOf, isOurs }: Story,
): M[] => {
  const account = keyOf(accountOf(meeting));
  const before = meeting.startsAt ?? Number.POSITIVE_INFINITY;
  return meetings
    .filter(({ id, status, startsAt }) => id !== meeting.id && status === "held" && (startsAt ?? before) < before)
    .filter((other) => isOurs(other.partner) && (account === "" || keyOf(accountOf(other)) === account))
    .sort((a, b) => (b.startsAt ?? 0) - (a.startsAt ?? 0));
};
