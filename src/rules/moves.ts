/** From where each move of a registration may be made, where it leads, and who may make it. */
import type { Role } from "../model/roles";
import { type Stage, stages } from "../model/registrations";

interface Move {
  readonly from: readonly Stage[];
  readonly to: Stage;
  readonly who: readonly Role[];
}

export const moves = {
  approve: { from: ["submitted"], to: "approved", who: ["approver"] },
  reject: { from: ["submitted", "info-requested"], to: "rejected", who: ["approver"] },
  "request-info": { from: ["submitted"], to: "info-requested", who: ["coordinator", "approver"] },
  answer: { from: ["info-requested"], to: "submitted", who: ["coordinator", "approver", "pam"] },
  withdraw: {
    from: ["submitted", "info-requested", "approved"],
    to: "withdrawn",
    who: ["coordinator", "approver", "pam"],
  },
  cancel: { from: ["submitted", "info-requested", "approved"], to: "cancelled", who: ["coordinator", "approver"] },
  update: { from: ["approved"], to: "approved", who: ["coordinator", "approver", "pam"] },
  extend: { from: ["approved"], to: "approved", who: ["approver"] },
  reinstate: { from: ["lapsed"], to: "approved", who: ["coordinator"] },
  win: { from: ["approved", "lapsed", "expired"], to: "won", who: ["coordinator", "approver", "pam"] },
  lose: { from: ["approved", "lapsed", "expired"], to: "lost", who: ["coordinator", "approver", "pam"] },
  reopen: { from: ["approved", "rejected", "withdrawn", "cancelled"], to: "submitted", who: ["approver"] },
  lapse: { from: ["approved"], to: "lapsed", who: [] },
  expire: { from: ["approved"], to: "expired", who: [] },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

export const may = (move: MoveName, stage: Stage | ""): boolean =>
  (moves[move].from as readonly string[]).includes(stage);

/** The moves that a person can make from a stage; what the hourly check does by itself is not among them. */
export const movesFrom = (stage: Stage | ""): MoveName[] =>
  (Object.keys(moves) as MoveName[]).filter((move) => moves[move].who.length > 0 && may(move, stage));

/** Stages in which a registration is still to be decided. */
export const openStages: readonly Stage[] = ["submitted", "info-requested"];

export const isOpen = (stage: Stage | ""): boolean => (openStages as readonly string[]).includes(stage);

export const sayStage = (stage: Stage | ""): string => (stage ? stages[stage] : "without a stage");
