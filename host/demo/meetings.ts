/** Joint meetings as the calendar would export them on a day. */
import type { Case } from "./cases";
import { type Chance, chanceOf } from "./chance";
import type { Values } from "./csv";
import { aeFor } from "./deciders";
import { activePartners, coverByPartner, type Partner, type Tier } from "./partners";
import { addDays, at, daysFrom, hour, iso, isWorkday, minute } from "./times";

/** A meeting and how it goes. */
export interface Meeting {
  readonly id: string;
  readonly partner: Partner;
  readonly type: string;
  readonly startsAt: number;
  readonly invitedAt: number;
  readonly outcome: "held" | "no-show" | "cancelled";
  readonly registration: string;
  readonly attendees: string;
  readonly nextStep: string;
  readonly isPrepared: boolean;
}

/** Every meeting between two Mondays, in order. */
export const meetingsOf = (cases: readonly Case[], from: string, to: string, seed: number): readonly Meeting[] => {
  const chance = chanceOf(seed + 2);
  const weeks = Array.from({ length: daysFrom(from, to) / 7 }, (_, week) => addDays(from, week * 7));
  return weeks
    .flatMap((monday) => activePartners.flatMap((partner) => inWeek(partner, monday, cases, chance)))
    .sort((a, b) => a.startsAt - b.startsAt)
    .map((meeting, index) => ({ ...meeting, id: `M-${String(index + 1).padStart(4, "0")}` }));
};

/** Partners with whom nobody has met since the end of October. */
const silent = ["Quillon Advisory", "Evermoor Consulting", "Nimbus Row"];

const usual: Readonly<Record<Tier, readonly number[]>> = {
  Platinum: [3, 4, 5, 5, 6],
  Gold: [1, 2, 2, 3],
  Silver: [0, 1, 1, 1],
  Registered: [0, 0, 0, 1],
};

type Unnumbered = Omit<Meeting, "id">;

const inWeek = (partner: Partner, monday: string, cases: readonly Case[], chance: Chance): readonly Unnumbered[] => {
  const count = chance.one(usual[partner.tier]);
  const drawn = Array.from({ length: count }, () => meetingWith(partner, monday, cases, chance));
  return silent.includes(partner.name) && monday > "2026-10-20" ? [] : drawn;
};

const types = { "Co-sell": 5, Discovery: 4, "Implementation scoping": 2, Upsell: 1, "Expansion review": 1 };
const nextSteps = [
  "Send the offer",
  "Demonstration for the users",
  "Call with the sponsor",
  "Answer the security list",
];

const meetingWith = (partner: Partner, monday: string, cases: readonly Case[], chance: Chance): Unnumbered => {
  const day = addDays(monday, chance.whole(0, 4));
  const startsAt = at(isWorkday(day) ? day : addDays(day, 1), "09:30") + chance.whole(0, 13) * 30 * minute;
  const live = cases.filter((one) => one.partner === partner && isLive(one, startsAt));
  const about = live.length ? chance.one(live) : undefined;
  return {
    partner,
    type: chance.weighted(types),
    startsAt,
    invitedAt: startsAt - chance.whole(4, 12) * 24 * hour,
    outcome: chance.weighted({ held: 88, "no-show": 7, cancelled: 5 }),
    registration: about?.id ?? "",
    attendees: [partner.email, about ? aeFor(about, startsAt).email : coverByPartner.get(partner.name)?.pam]
      .filter(Boolean)
      .join(", "),
    nextStep: chance.one(nextSteps),
    isPrepared: chance.happens(0.85),
  };
};

const isLive = ({ moves }: Case, moment: number): boolean =>
  moves.some(({ is, at: when }) => is === "approve" && when < moment) &&
  (moves[moves.length - 1]?.at ?? Number.POSITIVE_INFINITY) > moment;

/** The Meetings tab as of a moment: what was in the calendar by then, from a day on. */
export const meetingRowsAt = (meetings: readonly Meeting[], asOf: number, since: number): readonly Values[] =>
  meetings.filter(({ invitedAt, startsAt }) => invitedAt <= asOf && startsAt >= since).map((one) => rowAt(one, asOf));

const rowAt = (meeting: Meeting, asOf: number): Values => {
  const { id, partner, type, startsAt, invitedAt, registration, attendees, outcome, isPrepared } = meeting;
  const endsAt = startsAt + hour;
  const status = endsAt <= asOf ? outcome : "booked";
  const isHeld = status === "held";
  const after = (hours: number) => (isHeld && endsAt + hours * hour <= asOf ? iso(endsAt + hours * hour) : "");
  return {
    id,
    partner: partner.name,
    type,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    status,
    registration,
    attendees,
    invitedAt: iso(invitedAt),
    briefReady: isPrepared ? "yes" : "no",
    nextStep: isHeld ? meeting.nextStep : "",
    notesAt: after(isPrepared ? 2 : 20),
    followUpAt: after(isPrepared ? 18 : 30),
    stageUpdatedAt: after(isPrepared ? 20 : 44),
    pamAttended: isHeld && isPrepared ? "yes" : "no",
  };
};
