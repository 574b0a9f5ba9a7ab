/** Registrations of which the last morning needs one of each: late, due today, waiting, about to end, just ended. */
import type { Arrival } from "./cases";
import type { Chance } from "./chance";
import type { Company } from "./companies";
import { approved, inOrder, type Course, type Move } from "./moves";
import { ownAccountCalled } from "./own-accounts";
import { partnerCalled } from "./partners";
import { at } from "./times";

/** Day and time in New York, as in `2026-11-12 10:20`. */
type When = `${string} ${string}`;
const when = (text: When): number => {
  const [day = "", time = ""] = text.split(" ");
  return at(day, time);
};

type Planned = readonly [receivedAt: When, partner: string, moves: readonly Move[], company?: Company];

/** The cases, each with a company of its own unless it needs a certain one. */
export const specialCases = (companies: readonly Company[], chance: Chance): readonly Arrival[] =>
  [...protections(chance), ...endings(chance), ...lastDecisions(chance), ...open(companies)].map(
    ([receivedAt, partner, moves, company], index) => ({
      partner: partnerCalled(partner),
      company: company ?? companies[index]!,
      receivedAt: when(receivedAt),
      door: "desk",
      moves: inOrder(moves),
    }),
  );

const approvedOn = (course: Course, text: When, chance: Chance) => approved(course, when(text), chance, false);

/** Protections that ended last week, end this week, or lapse unless the partner writes. */
const protections = (chance: Chance): readonly Planned[] => [
  ["2026-08-10 09:50", "Tallgrass Technology", approvedOn("keeps", "2026-08-12 11:05", chance)],
  ["2026-08-18 10:15", "Cobaltworks", approvedOn("keeps", "2026-08-19 14:20", chance)],
  ["2026-08-20 13:40", "Pinecrest Systems", approvedOn("keeps", "2026-08-21 15:10", chance)],
  ["2026-08-21 16:05", "Arlen & Voss Consulting", approvedOn("keeps", "2026-08-24 10:35", chance)],
  ["2026-10-15 11:20", "Copperline IT", approvedOn("lapses", "2026-10-16 13:15", chance)],
  ["2026-10-16 09:45", "Summerfield Data", approvedOn("lapses", "2026-10-19 10:25", chance)],
  ["2026-10-19 14:10", "Sandpiper Analytics", approvedOn("lapses", "2026-10-20 16:00", chance)],
  ["2026-10-21 10:30", "Quillon Advisory", approvedOn("lapses", "2026-10-22 11:45", chance)],
];

/** Registrations that ended lately, each in its own way. */
const endings = (chance: Chance): readonly Planned[] => [
  ["2026-09-17 10:00", "Riverstone Digital", closed("win", "2026-09-21 11:30", "2026-11-12 15:00", chance)],
  ["2026-09-29 15:20", "Cobaltworks", closed("lose", "2026-09-30 16:10", "2026-11-11 10:40", chance)],
  ["2026-10-27 09:30", "Birchgate Software", closed("withdraw", "2026-10-28 13:50", "2026-11-10 11:15", chance)],
  ["2026-11-04 13:05", "Vantry Labs", [{ is: "cancel", at: when("2026-11-05 09:10") }]],
  ["2026-11-05 15:30", "Ironwood Managed Services", [{ is: "withdraw", at: when("2026-11-06 14:45") }]],
];

const closed = (is: "win" | "lose" | "withdraw", approvedAt: When, text: When, chance: Chance): readonly Move[] => [
  ...approved("keeps", when(approvedAt), chance, false),
  { is, at: when(text) },
];

/** What was decided in the last week. */
const lastDecisions = (chance: Chance): readonly Planned[] => [
  ["2026-11-06 15:55", "Meridian Harbor Group", approvedOn("keeps", "2026-11-09 11:20", chance)],
  ["2026-11-06 10:40", "Cobaltworks", approvedOn("keeps", "2026-11-09 09:35", chance)],
  ["2026-11-06 14:20", "Foxglove Computing", [{ is: "reject", at: when("2026-11-10 09:05"), code: "not-eligible" }]],
  ["2026-11-09 13:55", "Tallgrass Technology", approvedOn("keeps", "2026-11-11 14:10", chance)],
  ["2026-11-10 09:25", "Larkfield Technologies", approvedOn("keeps", "2026-11-11 16:45", chance)],
  ["2026-11-09 09:15", "Arlen & Voss Consulting", approvedOn("keeps", "2026-11-10 10:05", chance)],
  [
    "2026-11-09 11:40",
    "Pinecrest Systems",
    [{ is: "reject", at: when("2026-11-11 09:30"), code: "active-pipeline" }],
    ownAccountCalled("Bellweather Stores Inc."),
  ],
  ["2026-11-10 14:25", "Cobaltworks", approvedOn("keeps", "2026-11-12 11:40", chance)],
  ["2026-11-12 09:05", "Stillwater Networks", [{ is: "approve", at: when("2026-11-13 10:30"), later: true }]],
];

/** What is open on the last morning. */
const open = (companies: readonly Company[]): readonly Planned[] => [
  [
    "2026-10-29 10:50",
    "Harborline Integrators",
    [
      { is: "reject", at: when("2026-11-02 11:15"), code: "not-eligible" },
      { is: "reopen", at: when("2026-11-12 14:00") },
    ],
  ],
  ["2026-11-09 10:05", "Oakhaven Solutions", [{ is: "ask", at: when("2026-11-10 11:00") }]],
  ["2026-11-12 09:30", "Clearmont Partners", [{ is: "ask", at: when("2026-11-13 10:15") }]],
  ["2026-11-10 11:05", "Bexley Cloud Services", []],
  ["2026-11-11 15:40", "Junebrook Data", []],
  ["2026-11-12 10:20", "Quillon Advisory", []],
  ["2026-11-12 15:30", "Meridian Harbor Group", []],
  ["2026-11-12 16:45", "Tallgrass Technology", []],
  // What Cobaltworks holds until tomorrow: the second of the protections.
  ["2026-11-13 11:10", "Sandpiper Analytics", [], companies[1]!],
  ["2026-11-13 13:45", "Riverstone Digital", []],
  ["2026-11-13 16:20", "Larkfield Technologies", [], ownAccountCalled("Kestrel Water Authority")],
  ["2026-11-14 10:30", "Calder Point", []],
  ["2026-11-16 08:02", "Cobaltworks", []],
];
