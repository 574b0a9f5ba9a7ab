/** What becomes of a registration: its moves, each with its moment, until its story is told. */
import type { Chance } from "./chance";
import { addDays, dayOf, hour, startOf, whenDone } from "./times";

interface Moved<Name extends string> {
  readonly is: Name;
  readonly at: number;
}

export interface Approval extends Moved<"approve"> {
  /** Nobody is named yet. */
  readonly later: boolean;
}
export interface Rejection extends Moved<"reject"> {
  readonly code: Code;
}
/** What is written into the sheet by a list on Fridays, or by the hourly check. */
export interface Told extends Moved<"contact" | "meet" | "update" | "lapse" | "expire"> {}
export interface Other extends Moved<"ask" | "answer" | "assign" | "reopen" | "withdraw" | "cancel" | "win" | "lose"> {}
export type Move = Approval | Rejection | Told | Other;

export type Code = "active-pipeline" | "renewal" | "held" | "abandoned" | "not-eligible" | "missing-fields";

export const courses = {
  keeps: 32,
  lapses: 12,
  wins: 10,
  loses: 8,
  drops: 4,
  pipeline: 5,
  renewal: 3,
  held: 4,
  abandoned: 2,
  ineligible: 5,
  unanswered: 3,
  withdraws: 4,
  cancelled: 3,
  reopened: 2,
};
/** How a registration goes; the numbers say how often of a hundred. */
export type Course = keyof typeof courses;

/** Days for which an approved deal is protected, and after which a silent partner loses it. */
export const protectionDays = 90;
export const updateDays = 30;

/** The moves of a registration that came in at a moment, in order. */
export const movesOf = (course: Course, receivedAt: number, chance: Chance): readonly Move[] =>
  inOrder(drawn(course, receivedAt, chance));

const endings: readonly Move["is"][] = ["withdraw", "cancel", "win", "lose", "lapse", "expire"];

/** Moves by their moments; nothing happens any more once a registration has ended. */
export const inOrder = (moves: readonly Move[]): readonly Move[] => {
  const sorted = [...moves].sort((a, b) => a.at - b.at);
  const end = sorted.findIndex(({ is }) => endings.includes(is));
  return end < 0 ? sorted : sorted.slice(0, end + 1);
};

const drawn = (course: Course, receivedAt: number, chance: Chance): readonly Move[] => {
  if (course === "withdraws" || course === "cancelled") {
    return [
      { is: course === "cancelled" ? "cancel" : "withdraw", at: whenDone(receivedAt, chance.whole(2, 40), chance) },
    ];
  }
  if (course === "unanswered") return unanswered(receivedAt, chance);
  const asked = chance.happens(0.14) ? askedAndAnswered(receivedAt, chance) : [];
  const since = asked[asked.length - 1]?.at ?? receivedAt;
  const decidedAt = whenDone(since, hoursTaken(asked.length > 0, chance), chance);
  const code = codes[course];
  if (!code) return [...asked, ...approved(course, decidedAt, chance)];
  const rejected = { is: "reject", at: decidedAt, code } as const;
  return [...asked, rejected, ...(course === "reopened" ? again(decidedAt, chance) : [])];
};

const codes: Partial<Record<Course, Code>> = {
  pipeline: "active-pipeline",
  renewal: "renewal",
  held: "held",
  abandoned: "abandoned",
  ineligible: "not-eligible",
  reopened: "not-eligible",
};

// Of twenty decisions one is late.
const hoursTaken = (wasAsked: boolean, chance: Chance) => {
  if (chance.happens(0.05)) return chance.whole(52, 66);
  return wasAsked ? chance.whole(1, 6) : chance.whole(3, 30);
};

const askedAndAnswered = (receivedAt: number, chance: Chance): readonly Move[] => {
  const askedAt = whenDone(receivedAt, chance.whole(1, 6), chance);
  return [
    { is: "ask", at: askedAt },
    { is: "answer", at: whenDone(askedAt, chance.whole(6, 70), chance) },
  ];
};

const unanswered = (receivedAt: number, chance: Chance): readonly Move[] => {
  const askedAt = whenDone(receivedAt, chance.whole(2, 12), chance);
  return [
    { is: "ask", at: askedAt },
    { is: "reject", at: whenDone(askedAt, chance.whole(200, 280), chance), code: "missing-fields" },
  ];
};

const again = (rejectedAt: number, chance: Chance): readonly Move[] => {
  const reopenedAt = whenDone(rejectedAt, chance.whole(20, 70), chance);
  return [
    { is: "reopen", at: reopenedAt },
    ...approved("keeps", whenDone(reopenedAt, chance.whole(4, 20), chance), chance),
  ];
};

/** An approval and what follows from it. */
export const approved = (course: Course, at: number, chance: Chance, later = chance.happens(0.08)): readonly Move[] => {
  const namedAt = later ? whenDone(at, chance.whole(4, 22), chance) : at;
  const contactAt = whenDone(namedAt, chance.happens(0.93) ? chance.whole(1, 6) : chance.whole(26, 40), chance);
  const meetAt = whenDone(contactAt, chance.whole(24, 96), chance);
  return [
    { is: "approve", at, later },
    ...(later ? [{ is: "assign", at: namedAt } as const] : []),
    { is: "contact", at: contactAt },
    ...(chance.happens(0.8) ? [{ is: "meet", at: meetAt } as const] : []),
    ...endOf(course, at, chance),
  ];
};

const endOf = (course: Course, approvedAt: number, chance: Chance): readonly Move[] => {
  if (course === "lapses") return [{ is: "lapse", at: startOf(addDays(dayOf(approvedAt), updateDays + 1)) }];
  if (course === "drops") return [{ is: "withdraw", at: whenDone(approvedAt, chance.whole(120, 400), chance) }];
  const expiresAt = startOf(addDays(dayOf(approvedAt), protectionDays + 1));
  if (course === "keeps") return [...updates(approvedAt, expiresAt, chance), { is: "expire", at: expiresAt }];
  const closedAt = whenDone(approvedAt, chance.whole(24, 55) * 24, chance);
  return [...updates(approvedAt, closedAt, chance), { is: course === "wins" ? "win" : "lose", at: closedAt }];
};

// Soon enough that the list of the Friday after it is still in time.
const updates = (approvedAt: number, until: number, chance: Chance): readonly Move[] => {
  const found: Move[] = [];
  for (let at = approvedAt; ; ) {
    at = whenDone(at + chance.whole(14, 20) * 24 * hour, 1, chance);
    if (at >= until) return found;
    found.push({ is: "update", at });
  }
};
