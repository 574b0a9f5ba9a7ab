/** Which clocks the moments of a row call for; the rows are the truth, a clock may be made again from them. */
import type { Deal, Inquiry, Meeting } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { isOpen } from "../moves";
import { startOfDay, type Zone } from "../zone";
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

export type MeetingMoments = Pick<
  Meeting,
  | "id"
  | "partner"
  | "type"
  | "startsAt"
  | "endsAt"
  | "status"
  | "nextStep"
  | "invitedAt"
  | "notesAt"
  | "followUpAt"
  | "stageUpdatedAt"
>;

/** What is owed after a meeting that was held, and of a QBR its invitation. */
export const meetingRuns = (row: MeetingMoments, now: number, call: Call): void => {
  const { id: subject, partner, startsAt, status } = row;
  if (startsAt === null || (status !== "held" && status !== "booked")) return;
  const run = (promise: string, startedAt: number, stoppedAt: number | null) =>
    call(promise, { subject, partner, owner: PAM, startedAt, stoppedAt, waits: NO_WAITS, again: false });
  // Of a QBR that is over nobody can be invited any more.
  if (row.type === "QBR") run("qbr", startsAt, row.invitedAt ?? (startsAt <= now ? startsAt : null));
  const over = row.endsAt ?? startsAt;
  if (row.type === "QBR" || status !== "held" || over > now) return;
  run("notes", over, row.notesAt);
  run("next-step", over, row.nextStep ? over : null);
  run("follow-up", over, row.followUpAt);
  run("stage", over, row.stageUpdatedAt);
};

/** The answer to a partner's question. */
export const inquiryRuns = (row: Omit<Inquiry, "from" | "text">, call: Call): void => {
  const { id: subject, partner, owner, receivedAt: startedAt, answeredAt: stoppedAt } = row;
  if (startedAt === null) return;
  call("inquiry", { subject, partner, owner, startedAt, stoppedAt, waits: NO_WAITS, again: false });
};

export type DealMoments = Pick<Deal, "id" | "partner" | "goLiveOn" | "amToldAt" | "feeTriggeredOn" | "feePaidOn">;

/** What is owed when a customer went live, and the fee of a deal. */
export const dealRuns = (row: DealMoments, zone: Zone, today: string, call: Call): void => {
  const { id: subject, partner } = row;
  const run = (promise: string, from: string, stoppedAt: number | null) =>
    from !== "" &&
    from <= today &&
    call(promise, {
      subject,
      partner,
      owner: PAM,
      startedAt: startOfDay(zone, from),
      stoppedAt,
      waits: NO_WAITS,
      again: false,
    });
  run("go-live", row.goLiveOn, row.amToldAt);
  run("fee", row.feeTriggeredOn, row.feePaidOn === "" ? null : startOfDay(zone, row.feePaidOn));
};
