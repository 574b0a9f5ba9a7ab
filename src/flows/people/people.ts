/** Our people, what each has to look after, and who could stand by a partner. */
import type { Reply } from "../../contract";
import { iso } from "../../model/cell";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { choicesFor } from "../../rules/people/choice";
import { availableOf, isHere } from "../../rules/people/here";
import { activeCoverage, type Load, type Loads, loadsOf, openIn } from "../../rules/people/load";
import { leftovers, teamFaults } from "../../rules/people/team";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { coverOf, partnerCalled } from "../registration/people";

export const loadReads = {
  registrations: ["id", "stage", "ae", "aeAssignedAt"],
  coverage: ["partner", "pam", "ae", "se", "am"],
  deals: ["id", "owner", "stage"],
  stages: ["stage", "kind"],
  meetings: ["id", "startsAt", "status", "attendees"],
  partners: ["name", "aliases", "tier", "status", "territory", "vertical"],
} as const satisfies Reads;

export type LoadFacts = Facts<typeof loadReads & Always>;

/** What is open and to come, as it weighs on our people. */
export const loadsIn = (facts: LoadFacts, { now }: Moment): Loads =>
  loadsOf({
    team: facts.team,
    registrations: facts.registrations,
    coverage: activeCoverage(facts.coverage, facts.partners),
    deals: facts.deals.filter(openIn(facts.stages)),
    meetings: facts.meetings.filter(
      ({ status, startsAt }) => status === "booked" && startsAt !== null && startsAt >= now,
    ),
  });

export const people = flowOf<"people">()({
  who: "everybody",
  reads: loadReads,
  plan: (facts, _input, moment) => {
    const loads = loadsIn(facts, moment);
    return answers({
      asOf: iso(moment.now),
      people: facts.team
        .filter(({ email }) => email !== "")
        .map((person) => {
          const { email, name, roles, pool, active } = person;
          const here = isHere(person, moment.today);
          const standIn = here ? "" : (availableOf(person, facts.team, moment.today)?.email ?? "");
          return { email, name, roles: [...roles], pool, active, here, standIn, load: said(loads(email)) };
        }),
      faults: [...teamFaults(facts.team, moment.today), ...leftovers(facts.team, loads).map(({ text }) => text)],
    });
  },
});

/** Who could hold a role at a partner, the likeliest first. */
export const suggest = flowOf<"suggest">()({
  who: "everybody",
  reads: loadReads,
  plan: (facts, { partner, role }, moment) => {
    const called = partnerCalled(facts.partners, partner);
    if (!called.ok) return called;
    const loads = loadsIn(facts, moment);
    const choices = choicesFor(role, {
      partner: called.value,
      named: coverOf(called.value.name, facts),
      team: facts.team,
      loads,
      today: moment.today,
    });
    return accept({
      changes: [],
      letters: [],
      reply: {
        partner: called.value.name,
        role,
        people: choices.map(({ person: { email, name }, why }) => ({ email, name, why, load: said(loads(email)) })),
      },
    });
  },
});

const said = ({ partners, registrations, deals, meetings }: Load): Reply<"suggest">["people"][number]["load"] => ({
  partners,
  registrations,
  deals,
  meetings,
});
