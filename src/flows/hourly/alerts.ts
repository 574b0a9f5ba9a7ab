/** Alerts of the hourly check: one mail to each owner whose clocks turned, in copy to the PAM lead when one is late. */
import type { Alert } from "../../model/attention";
import type { Letter } from "../../model/plan";
import type { Person } from "../../model/partners";
import type { Clock } from "../../model/sla";
import { alertLetter, type Turned } from "../../mail/clocks";
import { sayMoment } from "../../rules/days";
import { personOf } from "../../rules/roles";
import type { Terms } from "../../rules/sla/clock";
import { targetSaid } from "../../rules/sla/summary";
import { isEmail } from "../../rules/submission";
import type { Moment } from "../flow";

/** A clock of the tracker that flipped to due soon or to late. */
export interface Flip {
  readonly id: string;
  readonly owner: string;
  readonly partner: string;
  readonly state: Clock["state"];
  readonly dueAt: number | null;
  readonly terms: Terms;
}

export const isAlerting = (state: Clock["state"]): boolean => state === "at-risk" || state === "breached";

/** One mail to each owner: clocks that turned, and what else is wrong since this check. */
export const alertsOf = (
  flips: readonly Flip[],
  others: readonly Alert[],
  team: readonly Person[],
  moment: Moment,
): Letter[] => {
  const byOwner = new Map<string, { readonly flips: Flip[]; readonly others: Alert[] }>();
  const ownOf = (owner: string) => {
    const to = addresses([owner], team)[0] ?? leadsOf(team)[0] ?? moment.settings.deskAddress;
    const own = byOwner.get(to) ?? { flips: [], others: [] };
    if (to) byOwner.set(to, own);
    return own;
  };
  for (const flip of flips) ownOf(flip.owner).flips.push(flip);
  for (const other of others) ownOf(other.owner).others.push(other);
  return [...byOwner].map(([to, own]) => letterTo(to, own, team, moment));
};

const letterTo = (
  to: string,
  { flips, others }: { readonly flips: readonly Flip[]; readonly others: readonly Alert[] },
  team: readonly Person[],
  moment: Moment,
): Letter => {
  const turned = flips.map((flip) => turnedOf(flip, moment));
  const cc = turned.some(({ isLate }) => isLate) ? leadsOf(team).filter((lead) => lead !== to) : [];
  const { settings, place, now } = moment;
  return alertLetter(
    turned,
    others.map(({ what }) => what),
    { program: settings.program, link: place.url },
    { key: `alert/${to}/${now}`, to: [to], cc, replyTo: settings.deskAddress },
  );
};

const turnedOf = ({ id, partner, state, dueAt, terms: { policy } }: Flip, { zone }: Moment): Turned => ({
  id,
  title: policy.title,
  partner,
  isLate: state === "breached",
  due: dueAt === null ? "" : sayMoment(zone, dueAt),
  target: targetSaid(policy),
});

/** The addresses of those who lead the PAMs. */
export const leadsOf = (team: readonly Person[]): string[] => rolesIn(team, "pam-lead");

/** The addresses of active people with a role. */
export const rolesIn = (team: readonly Person[], role: Person["roles"][number]): string[] =>
  team.filter(({ active, roles, email }) => active && roles.includes(role) && isEmail(email)).map(({ email }) => email);

/** Where people named by name or address are written to; somebody who left is not. */
const addresses = (names: readonly string[], team: readonly Person[]): string[] =>
  names.flatMap((name) => {
    const person = personOf(team, name);
    if (person) return person.active && isEmail(person.email) ? [person.email] : [];
    return isEmail(name) ? [name] : [];
  });
