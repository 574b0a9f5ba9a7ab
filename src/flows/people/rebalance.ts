/** Partners are shared out more evenly among those who hold a role, and it is shown first who would get which (feature 67). */
import type { Reply } from "../../contract";
import type { Change } from "../../model/plan";
import type { Person } from "../../model/partners";
import { accept } from "../../model/result";
import type { CoverRole } from "../../rules/people/coverage";
import { isHere } from "../../rules/people/here";
import { type Shared, sharedOut } from "../../rules/people/sharing";
import { personOf } from "../../rules/roles";
import { flowOf, type Moment } from "../flow";
import { type CoverFacts, coverChanges, coverReads, newPamLetter } from "./cover";

export const rebalance = flowOf<"rebalance">()({
  who: ["coordinator", "pam-lead"],
  reads: coverReads,
  writes: ["coverage", "outbox"],
  plan: (facts, { role, confirm = false }, moment) => {
    const shared = sharedOut(held(facts, role), holders(facts, role, moment));
    const changes = confirm ? shared.moves.flatMap(({ partner, to }) => moved(facts, partner, role, to, moment)) : [];
    return accept({
      changes,
      letters: confirm ? lettersOf(facts, role, shared, moment) : [],
      reply: replyOf(facts, role, shared, confirm),
    });
  },
});

const holders = ({ team }: CoverFacts, role: CoverRole, { today }: Moment): Person[] =>
  team.filter((person) => person.roles.includes(role) && isHere(person, today));

/** Which partner is whose; pools and people who left are another matter than an uneven load. */
const held = ({ coverage, partners, team }: CoverFacts, role: CoverRole) =>
  coverage.flatMap((row) => {
    const person = personOf(team, row[role]);
    const partner = partners.find(({ name }) => name === row.partner);
    return person && partner
      ? [{ partner: row.partner, holder: person.email, territory: partner.territory, tier: partner.tier }]
      : [];
  });

const moved = (facts: CoverFacts, partner: string, role: CoverRole, to: string, moment: Moment): Change[] =>
  coverChanges(facts, partner, { [role]: to }, moment);

const lettersOf = (facts: CoverFacts, role: CoverRole, { moves }: Shared, moment: Moment) =>
  role === "pam"
    ? moves.flatMap(({ partner, to }) => {
        const row = facts.partners.find(({ name }) => name === partner);
        return (row && newPamLetter(facts, row, to, moment)) ?? [];
      })
    : [];

const replyOf = (
  { team }: CoverFacts,
  role: CoverRole,
  { moves, counts }: Shared,
  written: boolean,
): Reply<"rebalance"> => ({
  role,
  moves: moves.map((move) => ({ ...move })),
  loads: counts.map(({ holder, before, after }) => ({
    email: holder,
    name: personOf(team, holder)?.name ?? "",
    before,
    after,
  })),
  written: written && moves.length > 0,
});
