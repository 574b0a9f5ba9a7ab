/** Somebody edited the Meetings tab: new rows get their numbers, and deals count what was held. */
import type { Meeting } from "../../model/pipeline";
import type { Change } from "../../model/plan";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { meetingId, nextNumber } from "../../rules/ids";
import { recounted } from "../../rules/meetings/held";
import { inner } from "../flow";
import { isNumbered } from "./case";

type Typed = Pick<Meeting, "id" | "partner" | "startsAt" | "status">;

/** New rows that are to have a number: their partner, their start and their status are there. */
const toBeNumbered = <M extends Typed>(meetings: readonly M[]): M[] =>
  meetings.filter((row) => !isNumbered(row) && row.partner !== "" && row.startsAt !== null && row.status !== "");

type HeldFacts = Facts<typeof heldReads>;

/** Whether there is anything to number or to count. */
export const isHeldDue = ({ meetings, deals }: HeldFacts): boolean =>
  toBeNumbered(meetings).length + recounted(deals, meetings).length > 0;

const heldReads = {
  meetings: ["id", "partner", "startsAt", "status", "deal"],
  deals: ["id", "meetingsHeld"],
} as const satisfies Reads;

export const held = inner<object, { numbered: number; recounted: number }>()({
  who: "everybody",
  reads: heldReads,
  writes: ["meetings"],
  plan: ({ meetings, deals }, _input, { highest }) => {
    const first = nextNumber(
      meetings.map(({ id }) => id),
      highest.meetings,
      "M",
    );
    const numbered = toBeNumbered(meetings).map(
      ({ id }, at): Change => ({ table: "meetings", key: id, set: { id: meetingId(first + at) } }),
    );
    const counted = recounted(deals, meetings);
    return accept({
      changes: [...numbered, ...counted],
      letters: [],
      ...(numbered.length && { issued: { meetings: first + numbered.length - 1 } }),
      reply: { numbered: numbered.length, recounted: counted.length },
    });
  },
});
