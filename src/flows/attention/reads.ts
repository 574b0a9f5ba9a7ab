/** The columns of the small tabs from which the list of the day is made. */
import type { Reads } from "../../model/workbook";

export const listReads = {
  meetings: [
    "id",
    "partner",
    "type",
    "startsAt",
    "endsAt",
    "status",
    "registration",
    "briefReady",
    "briefLink",
    "notesAt",
    "stageUpdatedAt",
  ],
  deals: [
    "id",
    "partner",
    "account",
    "dealType",
    "stage",
    "amount",
    "currency",
    "expectedClose",
    "owner",
    "registration",
    "evidence",
    "closedOn",
    "feeApplicable",
    "feeAmount",
  ],
  stages: ["stage", "kind"],
  partners: ["name", "aliases", "tier", "status", "joinedOn", "lastLoginOn"],
  outbox: ["key", "state", "subject"],
  alerts: "all",
  weeks: ["week", "state", "sentAt"],
} as const satisfies Reads;
