/** What happened to a registration, as its history says it. */
import type { Reply } from "../../contract";
import { registrations } from "../../model/registrations";
import { sayStage } from "../../rules/moves";

type Card = Reply<"registration">;

const deeds: Readonly<Record<string, string>> = {
  register: "Registered",
  typed: "Typed into the log",
  crowd: "Typed into the log",
  responses: "Taken in from the form",
  importRows: "Imported",
  answer: "The partner answered",
  assign: "Account executive named",
  logMeeting: "Meeting logged",
  update: "Update entered",
  extend: "Extension",
  reinstate: "Reinstated",
  decide: "Decided",
  decideMany: "Decided",
  undo: "Undone",
  putBack: "Put back what was typed over",
  sweep: "Hourly check",
  closings: "Deal closed",
  endings: "Protection ended",
  setUp: "Set up",
};

/** What happened, in words; a decision is told by what it led to where the card still knows. */
export const sayEvent = ({ what, at, reason }: Card["timeline"][number], { fields }: Pick<Card, "fields">): string => {
  if (what !== "decide" && what !== "decideMany") return deeds[what] ?? what;
  if (at === fields.decidedAt) return sayStage(fields.verdict === "approve" ? "approved" : "rejected");
  if (at === fields.reopenedAt) return "Opened again";
  if (at === fields.endedAt) return registrations.columns.stage.choices?.[String(fields.stage)] ?? "Ended";
  return reason.startsWith("- ") || hasWaitFrom(at, fields.waits) ? "Asked for details" : "Decided";
};

/** Whether we began to wait for the partner at that moment. */
const hasWaitFrom = (at: string, waits: unknown): boolean =>
  Array.isArray(waits) && waits.some((wait) => String(wait).startsWith(`${at}/`));
