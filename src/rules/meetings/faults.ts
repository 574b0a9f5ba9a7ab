/** What keeps a meeting from standing in the log as it was told, field by field. */
import { type Meeting, meetings } from "../../model/pipeline";
import { sayMoment } from "../days";
import type { FieldFault } from "../submission";
import type { Zone } from "../zone";

/** What is known of the registration and the deal that a meeting names. */
export interface Links {
  /** The partner to which each belongs; nothing where there is none of that id. */
  readonly partnerOf: { readonly [kind in "registration" | "deal"]: string | undefined };
  /** Whether that is a name of the meeting's partner. */
  readonly isOurs: (partner: string) => boolean;
}

/** Whether one of these columns was told. */
export type Told = (...columns: readonly (keyof Meeting)[]) => boolean;

/** Faults of a meeting as it would stand; a rule is judged only where one of its columns was told. */
export const meetingFaults = (row: Meeting, isTold: Told, links: Links, now: number, zone: Zone): FieldFault[] => {
  const { type, startsAt, endsAt, status, nextStep } = row;
  const faults: (FieldFault | false)[] = [
    isTold("type") && type === "" && { field: "type", text: `What kind of meeting is it? ${KINDS}.` },
    isTold("startsAt") && startsAt === null && { field: "startsAt", text: "When does it start?" },
    isTold("startsAt", "endsAt") &&
      startsAt !== null &&
      endsAt !== null &&
      endsAt <= startsAt && { field: "endsAt", text: "It must end after it starts." },
    isTold("status", "startsAt") &&
      (status === "held" || status === "no-show") &&
      (startsAt ?? now) > now && { field: "status", text: notYet(startsAt ?? now, zone) },
    isTold("status", "nextStep") && status === "held" && nextStep === "" && { field: "nextStep", text: AGREED },
    isTold("registration", "partner") && linkFault("registration", row, links),
    isTold("deal", "partner") && linkFault("deal", row, links),
  ];
  return faults.filter((fault) => fault !== false);
};

const KINDS = Object.values(meetings.columns.type.choices ?? {}).join(", ");

//
const AGREED = "What was agreed as the next step, by whom and until when? A meeting that was held has one.";

const notYet = (startsAt: number, zone: Zone): string =>
  `It starts ${sayMoment(zone, startsAt)}, which is still to come: it is booked until then.`;

const tabs = { registration: "registration log", deal: "Deals tab" } as const;

const linkFault = (field: "registration" | "deal", row: Meeting, { partnerOf, isOurs }: Links): FieldFault | false => {
  const id = row[field];
  const partner = partnerOf[field];
  if (id === "") return false;
  if (partner === undefined) return { field, text: `${id} is not in the ${tabs[field]}.` };
  return !isOurs(partner) && { field, text: `${id} belongs to ${partner || "no partner"}, not to ${row.partner}.` };
};
