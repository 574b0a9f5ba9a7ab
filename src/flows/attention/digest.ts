/** The mail of the morning: one to each person who wants it, with what waits for them, and none where nothing does. */
import type { Alert } from "../../model/attention";
import type { Person } from "../../model/partners";
import type { Letter } from "../../model/plan";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { digestLetter, type OwnLine } from "../../mail/attention";
import { type Item, itemNames, type Todo, whatOf, whenOf } from "../../rules/checklist/items";
import { isAsked } from "../../rules/checklist/ticks";
import { registrationTodos } from "../../rules/checklist/todos";
import { leaverless } from "../../rules/people/here";
import { sayWeekday } from "../../rules/days";
import { personOf } from "../../rules/roles";
import { isEmail } from "../../rules/submission";
import { type Always, inner, type Moment } from "../flow";
import { deskHours } from "../registration/arrival";
import { signerFor } from "../registration/people";
import { dayOfMoment, isFrom } from "./day";
import { tellOthers } from "./listed";
import { listReads } from "./reads";

const reads = {
  ...listReads,
  registrations: [
    "id",
    "stage",
    "partner",
    "companyName",
    "ae",
    "decidedAt",
    "aeContactedAt",
    "protectedUntil",
    "updateDueOn",
  ],
  coverage: ["partner", "pam"],
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

type DigestFacts = Facts<typeof reads & Always>;

const FROM = 8;

const readersIn = (team: readonly Person[]): Person[] =>
  team.filter(({ active, digest, email }) => active && digest && isEmail(email));

/** Whether it is time for the mail, and somebody wants it. */
export const isDigestDue = (team: readonly Person[], moment: Moment): boolean =>
  isFrom(FROM, moment) && readersIn(team).length > 0;

export const digest = inner<object, { told: readonly string[] }>()({
  who: "everybody",
  reads,
  writes: ["outbox"],
  plan: (facts, _input, moment) => {
    const all = todosOf(facts, moment);
    const pams = pamsIn(facts, moment);
    const letters = readersIn(facts.team).flatMap((person) => letterTo(person, all, facts, pams, moment));
    return accept({ changes: [], letters, reply: { told: letters.flatMap(({ to }) => to) } });
  },
});

type Listed = ReadonlyMap<Item, readonly Todo[]>;

const todosOf = (facts: DigestFacts, moment: Moment): Listed => {
  const day = dayOfMoment(moment, deskHours(facts, moment));
  const all = new Map<Item, Todo[]>(itemNames.map((item) => [item, []]));
  const tell = (item: Item, todo: () => Todo) => {
    if (isAsked(item, day)) all.get(item)?.push(todo());
  };
  const present = leaverless(facts.team);
  for (const row of facts.registrations) if (!row.id.startsWith("@")) registrationTodos(present(row), day, tell);
  tellOthers(facts, day, moment, tell);
  return all;
};

/** The address of the PAM of each partner, looked up once. */
const pamsIn = (facts: DigestFacts, moment: Moment) => {
  const known = new Map<string, string>();
  return (partner: string): string => {
    const pam = known.get(partner) ?? signerFor(partner, facts, moment).email;
    known.set(partner, pam);
    return pam;
  };
};

const letterTo = (
  person: Person,
  all: Listed,
  { alerts, team }: DigestFacts,
  pamOf: (partner: string) => string,
  { settings, place, today }: Moment,
): Letter[] => {
  const seesAll = person.roles.some((role) => role === "coordinator" || role === "approver");
  const isOwn = (who: string) => personOf(team, who)?.email === person.email;
  const isTheirs = ({ partner, owners }: Todo) =>
    seesAll || owners.some(isOwn) || (partner !== "" && isOwn(pamOf(partner)));
  const lines = itemNames.flatMap((item) => lineOf(item, (all.get(item) ?? []).filter(isTheirs)));
  const wrong = alerts.filter(({ state, owner }: Alert) => state === "open" && (seesAll || isOwn(owner)));
  if (lines.length === 0 && wrong.length === 0) return [];
  const recipients = {
    key: `digest/${person.email}/${today}`,
    to: [person.email],
    cc: [],
    replyTo: settings.deskAddress,
  };
  const where = { program: settings.program, link: place.url, day: sayWeekday(today) };
  return [digestLetter({ lines, alerts: wrong }, where, recipients)];
};

const FIRST = 5;

const lineOf = (item: Item, todos: readonly Todo[]): OwnLine[] =>
  todos.length === 0
    ? []
    : [
        {
          when: whenOf(item),
          what: whatOf(item),
          count: todos.length,
          first: todos
            .slice(0, FIRST)
            .map(({ title, partner }) => (partner && !title.includes(partner) ? `${title}, ${partner}` : title)),
        },
      ];
