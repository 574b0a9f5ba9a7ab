/** Whether the report of a week went out. */
import type { Week } from "../../model/records";

/** A row says so, or says when. */
export const isSent = ({ state, sentAt }: Pick<Week, "state" | "sentAt">): boolean =>
  sentAt !== null || state === "sent";
