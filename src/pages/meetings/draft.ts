/** A meeting as its form holds it, and what is told of it. */
import type { Question } from "../shared/server";
import { epochOf, localOf, type Zone } from "../../rules/zone";
import type { Meeting, Room } from "./room";

export interface Draft {
  readonly partner: string;
  readonly type: string;
  /** On the program's wall clock: `2026-03-24T15:00`; blank for none. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: string;
  readonly nextStep: string;
  readonly registration: string;
  readonly deal: string;
  readonly attendees: string;
  readonly briefLink: string;
  readonly pamAttended: boolean;
  readonly briefReady: boolean;
}

const NEW: Draft = {
  partner: "",
  type: "Co-sell",
  startsAt: "",
  endsAt: "",
  status: "booked",
  nextStep: "",
  registration: "",
  deal: "",
  attendees: "",
  briefLink: "",
  pamAttended: false,
  briefReady: false,
};

/** The draft of a meeting in the log, or of a new one. */
export const draftOf = (meeting: Meeting | undefined, zone: Zone): Draft =>
  meeting ? { ...meeting, startsAt: localIn(zone, meeting.startsAt), endsAt: localIn(zone, meeting.endsAt) } : NEW;

const localIn = (zone: Zone, moment: string | null): string =>
  moment === null ? "" : written(localOf(zone, Date.parse(moment)));

const written = (localMs: number): string => new Date(localMs).toISOString().slice(0, 16);

const HOUR = 3_600_000;

/** With another start; an end that nobody chose is an hour after it. */
export const moved = (draft: Draft, startsAt: string): Draft => {
  const isUsual = draft.endsAt === "" || draft.endsAt === anHourAfter(draft.startsAt);
  return { ...draft, startsAt, endsAt: isUsual ? anHourAfter(startsAt) || draft.endsAt : draft.endsAt };
};

/** The same for a new meeting: what lies in the past was held, as long as nobody says otherwise. */
export const started = (draft: Draft, startsAt: string, asOf: string, zone: Zone): Draft => {
  const status = Date.parse(momentIn(zone, startsAt)) < Date.parse(asOf) ? "held" : "booked";
  return { ...moved(draft, startsAt), status: ["held", "booked"].includes(draft.status) ? status : draft.status };
};

const anHourAfter = (local: string): string => {
  const at = Date.parse(`${local}:00Z`);
  return Number.isNaN(at) ? "" : written(at + HOUR);
};

/** What is asked of the desk: a new meeting, or this one as the form has it now. */
export const questionOf = (draft: Draft, id: string | undefined, zone: Zone): Question<"logMeeting"> => {
  const { registration, ...rest } = draft;
  const moments = { startsAt: momentIn(zone, draft.startsAt), endsAt: momentIn(zone, draft.endsAt) };
  // Where none was chosen the registration of the deal counts.
  const about = registration || id ? { registration } : {};
  return { ...(id && { id }), ...rest, ...about, ...moments };
};

const momentIn = (zone: Zone, local: string): string => {
  const at = Date.parse(`${local}:00Z`);
  return Number.isNaN(at) ? local : new Date(epochOf(zone, at)).toISOString();
};

/** The registrations or deals of a partner as choices; one that is chosen already is among them, open or not. */
export const choicesOf = (kind: "registration" | "deal", draft: Draft, { desk }: Room): Record<string, string> => {
  const named = desk.partners?.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === draft.partner.trim().toLowerCase()),
  );
  const names = named ? [named.name, ...named.aliases] : [];
  const own = (desk.subjects ?? []).filter((one) => one.kind === kind && names.includes(one.partner));
  const chosen = draft[kind];
  return {
    ...(chosen && { [chosen]: chosen }),
    ...Object.fromEntries(own.map(({ id, title }) => [id, `${id} ${title}`])),
  };
};
