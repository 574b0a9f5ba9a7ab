/** Which clocks the moments of a registration call for; the rows are the truth, a clock may be made again from them. */
import type { Registration } from "../../model/registrations";
import { isOpen } from "../moves";
import type { Running } from "./clock";

/** What runs, and whether it is the second run of its promise, after the registration was reopened. */
export interface Called extends Running {
  readonly again: boolean;
}

/** Told of each clock that a row calls for, by the key of its promise. */
export type Call = (promise: string, called: Called) => void;

export type RegistrationMoments = Pick<
  Registration,
  | "id"
  | "stage"
  | "partner"
  | "receivedAt"
  | "reopenedAt"
  | "waits"
  | "decidedAt"
  | "ae"
  | "aeAssignedAt"
  | "aeContactedAt"
>;

/**
 * The decision of an open registration; of an approved one the account executive, the first contact and the first
 * meeting, with when that was held.
 */
export const registrationRuns = (row: RegistrationMoments, metAt: number | null, call: Call): void => {
  const { id: subject, partner } = row;
  const again = row.reopenedAt !== null;
  const run = (
    promise: string,
    startedAt: number | null,
    owner: string,
    stoppedAt: number | null,
    waits: Running["waits"],
  ) => startedAt !== null && call(promise, { subject, partner, owner, startedAt, stoppedAt, waits, again });
  if (isOpen(row.stage)) run("decision", row.reopenedAt ?? row.receivedAt, PAM, null, row.waits);
  else if (row.stage !== "approved") return;
  else if (row.aeAssignedAt === null) run("ae", row.decidedAt, PAM, null, NO_WAITS);
  else {
    run("outreach", row.aeAssignedAt, row.ae, row.aeContactedAt, NO_WAITS);
    run("meeting", row.aeAssignedAt, row.ae, metAt, NO_WAITS);
  }
};

/** Owned by whoever looks after the partner. */
const PAM = "";
const NO_WAITS: Running["waits"] = [];
