/** Somebody's work goes to others: partners, open registrations, deals, accounts and meetings, in one step that is shown first. */
import type { Input, Reply } from "../../contract";
import type { Person } from "../../model/partners";
import type { Change, Letter } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { roles as titles } from "../../model/roles";
import { type CoverRole, coverRoles } from "../../rules/people/coverage";
import { isDay, sayDay } from "../../rules/days";
import { isOpen } from "../../rules/moves";
import { isHere } from "../../rules/people/here";
import { openIn } from "../../rules/people/load";
import { mayAct, personOf } from "../../rules/roles";
import { startOfDay } from "../../rules/zone";
import { type Always, flowOf, inner, type Moment } from "../flow";
import { coverChanges, coverReads, newPamLetter } from "./cover";

const reads = {
  ...coverReads,
  registrations: ["id", "stage", "ae", "version"],
  deals: ["id", "owner", "stage", "version"],
  stages: ["stage", "kind"],
  meetings: ["id", "startsAt", "status", "attendees"],
  accounts: ["name", "owner", "csm"],
  clocks: ["id", "owner", "stoppedAt"],
} as const satisfies Reads;

type HandFacts = Facts<typeof reads & Always>;
type Asked = Input<"handOver">;

/** Whose work goes to whom: one person for each role, nobody where none was named. */
interface Handing {
  readonly from: Person;
  readonly to: (role: CoverRole) => Person | undefined;
  readonly fromDay: string;
  readonly leaves: boolean;
}

export const handOver = flowOf<"handOver">()({
  who: ["coordinator", "pam-lead"],
  reads,
  writes: ["coverage", "outbox"],
  plan: (facts, input, moment) => {
    const handing = handingOf(facts, input, moment);
    if (!handing.ok) return handing;
    const handed = handedOver(facts, handing.value, moment);
    const isLater = handing.value.fromDay > moment.today;
    const reply = (state: string) => accept({ changes: [], letters: [], reply: { ...handed.reply, state } });
    if (!input.confirm) return reply("preview");
    if (isLater) {
      const set = { handsOverOn: handing.value.fromDay, handsOverTo: toText(input.to), leaves: handing.value.leaves };
      const changes: Change[] = [{ table: "team", key: handing.value.from.email, set }];
      return accept({ changes, letters: [], reply: { ...handed.reply, state: "planned" }, reason: input.reason ?? "" });
    }
    const { changes, letters } = handed;
    return accept({ changes, letters, reply: { ...handed.reply, state: "done" }, reason: input.reason ?? "" });
  },
});

/** What was planned for today or before is handed over now; what can not be stays planned and is told in Team's faults. */
export const handOvers = inner<object, { handedOver: number }>()({
  who: "everybody",
  reads,
  writes: ["coverage", "outbox"],
  plan: (facts, _input, moment) => {
    const planned = facts.team
      .filter((person) => isDue(person, moment.today))
      .map(({ email: from, handsOverTo, leaves }) => handingOf(facts, { from, to: toOf(handsOverTo), leaves }, moment));
    const handing = planned.find(({ ok }) => ok);
    if (!handing?.ok) return accept({ changes: [], letters: [], reply: { handedOver: 0 } });
    const { changes, letters } = handedOver(facts, handing.value, moment);
    const reason = `Planned for ${sayDay(handing.value.from.handsOverOn)}.`;
    return accept({ changes, letters, reply: { handedOver: 1 }, reason, afterwards: ["handOvers"] });
  },
});

/** Whether a hand-over was planned for that day or before. */
export const isDue = ({ handsOverOn }: Pick<Person, "handsOverOn">, today: string): boolean =>
  handsOverOn !== "" && handsOverOn <= today;

/** In the Team tab: one name, or `pam=ann@example.com; ae=lee@example.com`. */
const toText = (to: Asked["to"]): string =>
  typeof to === "string" ? to : coverRoles.flatMap((role) => (to[role] ? [`${role}=${to[role]}`] : [])).join("; ");

const toOf = (text: string): Asked["to"] =>
  text.includes("=")
    ? Object.fromEntries(text.split(";").map((part) => part.split("=").map((word) => word.trim()) as [string, string]))
    : text;

const handingOf = (facts: HandFacts, input: Asked, moment: Moment): Result<Handing, Refusal> => {
  const { fromDay = moment.today, leaves = false, to } = input;
  const from = personOf(facts.team, input.from);
  if (!from) return refuse({ why: "not-found", text: `"${input.from}" is not in the Team tab.`, field: "from" });
  if (!isDay(fromDay))
    return refuse({ why: "invalid", text: `"${fromDay}" is no day such as 2026-03-23.`, field: "fromDay" });
  const names: Readonly<Partial<Record<CoverRole, string | undefined>>> =
    typeof to === "string" ? { pam: to, ae: to, se: to, am: to } : to;
  const wrong = toFault(names, from, fromDay, facts.team);
  if (wrong) return refuse({ why: "invalid", text: wrong, field: "to" });
  if (leaves && isLastAdmin(from, facts.team))
    return refuse({
      why: "conflict",
      text: `${sayName(from)} is the last Admin: give the role to somebody else first.`,
      field: "leaves",
    });
  return accept({ from, fromDay, leaves, to: (role) => holderOf(names[role], role, facts.team) });
};

/** The person, where that one holds the role. */
const holderOf = (name: string | undefined, role: CoverRole, team: readonly Person[]): Person | undefined => {
  const person = personOf(team, name ?? "");
  return person?.roles.includes(role) ? person : undefined;
};

const toFault = (
  names: Readonly<Partial<Record<CoverRole, string | undefined>>>,
  from: Person,
  day: string,
  team: readonly Person[],
): string => {
  const said = [...new Set(Object.values(names).filter((name): name is string => Boolean(name?.trim())))];
  if (said.length === 0) return "To whom? Name a person of the Team tab.";
  for (const name of said) {
    const person = personOf(team, name);
    if (!person) return `"${name}" is not in the Team tab.`;
    if (person === from) return `${sayName(from)} can not take over from themselves.`;
    if (!isHere(person, day)) return `${sayName(person)} is away on ${sayDay(day)} or has left.`;
  }
  return "";
};

const isLastAdmin = (person: Person, team: readonly Person[]): boolean =>
  mayAct(person, ["admin"]) && !team.some((other) => other !== person && other.active && other.roles.includes("admin"));

const sayName = ({ name, email }: Person): string => name || email;

interface Handed {
  readonly changes: Change[];
  readonly letters: Letter[];
  readonly reply: Omit<Reply<"handOver">, "state">;
}

/** All of it as one plan, with what nobody was named for. */
const handedOver = (facts: HandFacts, handing: Handing, moment: Moment): Handed => {
  const { from, to, fromDay, leaves } = handing;
  const partners = partnersHanded(facts, handing, moment);
  const ae = to("ae");
  const registrations = facts.registrations.filter((row) => isTheirs(row.ae, from) && isAlive(row));
  const deals = facts.deals.filter((deal) => isTheirs(deal.owner, from) && openIn(facts.stages)(deal));
  const accounts = facts.accounts.filter(({ owner }) => isTheirs(owner, from));
  const meetings = meetingsHanded(facts, handing, moment);
  const left = {
    ...(ae
      ? {}
      : { "open registrations": registrations.length, "open deals": deals.length, accounts: accounts.length }),
    ...partners.left,
  };
  return {
    changes: [
      ...partners.changes,
      ...(ae
        ? registrations.map((row) => handed("registrations", row.id, { ae: ae.email, version: (row.version ?? 0) + 1 }))
        : []),
      ...(ae
        ? deals.map((deal) => handed("deals", deal.id, { owner: ae.email, version: (deal.version ?? 0) + 1 }))
        : []),
      ...(ae ? accounts.map((account) => handed("accounts", account.name, { owner: ae.email })) : []),
      ...meetings.map(({ id, attendees }) => handed("meetings", id, { attendees })),
      ...clocksHanded(facts, handing),
      handed("team", from.email, {
        ...(from.handsOverOn && { handsOverOn: "", handsOverTo: "", leaves: false }),
        ...(leaves && { active: false, leftAt: startOfDay(moment.zone, fromDay) }),
      }),
    ].filter((change) => ("set" in change && Object.keys(change.set).length > 0) || !("set" in change)),
    letters: partners.letters,
    reply: {
      from: from.email,
      fromDay,
      partners: partners.said,
      registrations: ae ? registrations.map(({ id }) => id) : [],
      deals: ae ? deals.map(({ id }) => id) : [],
      accounts: ae ? accounts.map(({ name }) => name) : [],
      meetings: meetings.map(({ id }) => id),
      mails: partners.letters.map(({ about, to: addresses, subject, text }) => ({
        partner: about,
        to: [...addresses],
        subject,
        text,
      })),
      left: leftSaid(left),
    },
  };
};

type Handable = "registrations" | "deals" | "accounts" | "meetings" | "clocks" | "team";

const handed = (table: Handable, key: string, set: object): Change => ({ table, key, set }) as Change;

const isAlive = ({ stage }: { readonly stage: HandFacts["registrations"][number]["stage"] }): boolean =>
  stage === "approved" || isOpen(stage);

const isTheirs = (holder: string, { email, name }: Person): boolean =>
  [email, name].some((word) => word !== "" && word.toLowerCase() === holder.trim().toLowerCase());

/** Row by row of the matrix, each with the mail about another PAM; the roles for which nobody was named stay. */
const partnersHanded = (facts: HandFacts, { from, to }: Handing, moment: Moment) => {
  const said: { partner: string; role: string; to: string }[] = [];
  const changes: Change[] = [];
  const letters: Letter[] = [];
  const left: Record<string, number> = {};
  for (const row of facts.coverage) {
    const theirs = coverRoles.filter((role) => isTheirs(row[role], from));
    const named = Object.fromEntries(theirs.flatMap((role) => (to(role) ? [[role, to(role)?.email]] : [])));
    for (const role of theirs)
      if (to(role)) said.push({ partner: row.partner, role, to: to(role)?.email ?? "" });
      else left[`partners as ${titles[role]}`] = (left[`partners as ${titles[role]}`] ?? 0) + 1;
    if (Object.keys(named).length === 0) continue;
    changes.push(...coverChanges(facts, row.partner, named, moment));
    const partner = facts.partners.find(({ name }) => name === row.partner);
    const letter = partner && newPamLetter(facts, partner, named.pam, moment);
    if (letter) letters.push(letter);
  }
  return { said, changes, letters, left };
};

/** Meetings to come from that day on in which they were to be; somebody of the same role comes instead. */
const meetingsHanded = ({ meetings }: HandFacts, { from, to, fromDay }: Handing, { zone }: Moment) => {
  const instead = coverRoles
    .filter((role) => from.roles.includes(role))
    .map(to)
    .find(Boolean);
  const since = startOfDay(zone, fromDay);
  if (!instead) return [];
  return meetings.flatMap(({ id, startsAt, status, attendees }) => {
    const people = attendees.split(/[,;]/).map((word) => word.trim());
    if (status !== "booked" || startsAt === null || startsAt < since || !people.some((one) => isTheirs(one, from)))
      return [];
    const now = [...new Set(people.map((one) => (isTheirs(one, from) ? instead.email : one)))];
    return [{ id, attendees: now.join(", ") }];
  });
};

/** What runs under their name runs under the name of whoever takes over. */
const clocksHanded = ({ clocks }: HandFacts, { from, to }: Handing): Change[] => {
  const instead = (id: string) => to(/\/(outreach|meeting)(-2)?$/.test(id) ? "ae" : "pam");
  return clocks.flatMap(({ id, owner, stoppedAt }) => {
    const person = stoppedAt === null && isTheirs(owner, from) ? instead(id) : undefined;
    return person ? [handed("clocks", id, { owner: person.email })] : [];
  });
};

const leftSaid = (left: Readonly<Record<string, number>>): string[] =>
  Object.entries(left).flatMap(([what, count]) =>
    count === 0
      ? []
      : [
          `${count} ${count === 1 ? `${what.replace(/s\b/, "")} stays as it is` : `${what} stay as they are`}: nobody was named who holds the role.`,
        ],
  );
