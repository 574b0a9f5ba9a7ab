/** The log of joint meetings: one is booked, held, put right or taken away, and what counts it follows in the same write. */
import type { Input, Reply } from "../../contract";
import { fromText } from "../../model/cell";
import { blankOf } from "../../model/column";
import { type Meeting, meetings } from "../../model/pipeline";
import type { Change, Plan } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { meetingId, nextNumber } from "../../rules/ids";
import { accountsIn, heldBefore } from "../../rules/meetings/about";
import { type Links, meetingFaults, type Told } from "../../rules/meetings/faults";
import { firstHeldById, heldByDeal, recounted } from "../../rules/meetings/held";
import { clockId, dueOf } from "../../rules/sla/clock";
import type { FieldFault } from "../../rules/submission";
import { type Always, flowOf, type Moment } from "../flow";
import { deskHours, invalid, policyOf } from "../registration/arrival";
import { clockChange } from "../registration/clocks";
import { aboutPartner, coverOf, partnerCalled } from "../registration/people";
import { activePerson, isCalled, isNumbered, meetingCalled, meetingRoles } from "./case";

const reads = {
  meetings: "all",
  registrations: [
    "id",
    "partner",
    "companyName",
    "account",
    "stage",
    "ae",
    "aeAssignedAt",
    "reopenedAt",
    "firstMeetingAt",
  ],
  deals: ["id", "partner", "account", "registration", "meetingsHeld"],
  partners: ["name", "aliases"],
  coverage: ["partner", "pam"],
  clocks: ["id", "stoppedAt"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

type LogFacts = Facts<typeof reads & Always>;
type Asked = Input<"logMeeting">;

/**
 * Books a meeting, changes one or removes it. Refused by field: a partner that nobody knows, a type that is none, an end
 * before the start, one that was held and is still to come or has no next step (R-058), a registration or a deal that is
 * none or another partner's. The same meeting told twice is one.
 */
export const logMeeting = flowOf<"logMeeting">()({
  who: meetingRoles,
  reads,
  writes: ["meetings", "clocks"],
  about: (facts, { id, partner = "", registration, deal }) => [
    ...facts.meetings.filter((row) => id !== undefined && row.id === id.trim()),
    ...aboutPartner(facts, partner),
    ...facts.registrations.filter((row) => row.id === registration?.trim()),
    ...facts.deals.filter((row) => row.id === deal?.trim()),
  ],
  plan: (facts, input, moment) => {
    const called = input.id === undefined ? accept(undefined) : meetingCalled(facts.meetings, input.id);
    if (!called.ok) return called;
    if (input.remove) return called.value ? removal(facts, called.value, moment) : refuse(WHICH);
    const partner = partnerOf(facts, input, called.value);
    if (!partner.ok) return partner;
    const known = called.value ?? twinOf(facts, rowOf(facts, toldIn(input, undefined, moment).set, partner.value));
    const told = toldIn(input, known, moment);
    const row = rowOf(facts, told.set, partner.value, known);
    const isTold = (...columns: readonly (keyof Meeting)[]) =>
      !called.value || columns.some((column) => column in told.set || (column === "partner" && "partner" in input));
    const faults = [
      ...told.faults,
      ...meetingFaults(row, isTold, linksOf(facts, row), moment.now, moment.zone).filter(
        ({ field }) => !told.faults.some((fault) => fault.field === field),
      ),
    ];
    return faults.length ? refuse(invalid(faults)) : entry(facts, row, known, isTold, moment);
  },
});

const WHICH: Refusal = { why: "invalid", text: "Which meeting is to be removed?", field: "id" };

const COLUMNS = [
  "type",
  "startsAt",
  "endsAt",
  "status",
  "nextStep",
  "registration",
  "deal",
  "attendees",
  "briefLink",
  "invitedAt",
  "notesAt",
  "followUpAt",
  "stageUpdatedAt",
] as const;

/** A tick, and the column that keeps since when. */
const TICKS = {
  invited: "invitedAt",
  notes: "notesAt",
  followedUp: "followUpAt",
  stageUpdated: "stageUpdatedAt",
} as const;

/** What was told, read as the columns read it. A tick that is there already keeps its moment. */
const toldIn = (input: Asked, known: Meeting | undefined, { wall, now }: Moment) => {
  const set: Record<string, unknown> = {};
  const faults: FieldFault[] = [];
  for (const column of COLUMNS) {
    const said = input[column];
    if (said === undefined) continue;
    const declared = meetings.columns[column];
    const reading = fromText(declared, said, wall);
    if ("fault" in reading) faults.push({ field: column, text: `${declared.title}: ${reading.fault}.` });
    else if (isDone(column) && Number(reading.value) > now)
      faults.push({ field: column, text: `${declared.title}: that is still to come.` });
    else set[column] = reading.value;
  }
  for (const [tick, column] of Object.entries(TICKS) as [keyof typeof TICKS, (typeof TICKS)[keyof typeof TICKS]][])
    if (input[tick] !== undefined) set[column] = input[tick] ? (known?.[column] ?? now) : null;
  for (const flag of ["pamAttended", "briefReady"] as const) if (input[flag] !== undefined) set[flag] = input[flag];
  return { set: set as Partial<Meeting>, faults };
};

const isDone = (column: string): boolean => (Object.values(TICKS) as string[]).includes(column);

/** The partner by its name of today: the one that was told, else the meeting's own. */
const partnerOf = (facts: LogFacts, { partner = "" }: Asked, known: Meeting | undefined): Result<string, Refusal> => {
  if (known && partner === "") return accept(known.partner);
  if (partner.trim() === "") return refuse({ why: "invalid", text: "With which partner is it?", field: "partner" });
  const called = partnerCalled(facts.partners, partner);
  return called.ok ? accept(called.value.name) : called;
};

/** The meeting as it would stand; one about a deal is about the deal's registration too, where nothing else is said. */
const rowOf = ({ deals }: LogFacts, told: Partial<Meeting>, partner: string, known?: Meeting): Meeting => {
  const row = { ...BLANK, ...known, ...told, partner };
  const ofDeal = told.deal && !("registration" in told) ? deals.find(({ id }) => id === told.deal)?.registration : "";
  return { ...row, status: row.status || "booked", registration: row.registration || (ofDeal ?? "") };
};

const BLANK = Object.fromEntries(
  Object.entries(meetings.columns).map(([name, column]) => [name, blankOf(column)]),
) as unknown as Meeting;

const linksOf = ({ registrations, deals, partners }: LogFacts, row: Meeting): Links => ({
  partnerOf: {
    registration: registrations.find(({ id }) => id === row.registration)?.partner,
    deal: deals.find(({ id }) => id === row.deal)?.partner,
  },
  isOurs: isCalled(partners, row.partner),
});

/** The same meeting, told before by somebody whose answer was lost. */
const twinOf = ({ meetings: rows }: LogFacts, row: Meeting): Meeting | undefined =>
  rows.filter(isNumbered).find((one) => IDENTITY.every((column) => one[column] === row[column]));

const IDENTITY = ["partner", "type", "startsAt", "registration", "deal"] as const;

type Outcome = Result<Plan<Reply<"logMeeting">>, Refusal>;

const entry = (facts: LogFacts, told: Meeting, known: Meeting | undefined, isTold: Told, moment: Moment): Outcome => {
  const number = nextNumber(
    facts.meetings.map(({ id }) => id),
    moment.highest.meetings,
    "M",
  );
  const row = { ...told, id: known?.id ?? meetingId(number) };
  const all = [...facts.meetings.filter(({ id }) => id !== row.id), row];
  return accept({
    changes: [...ownChange(row, known), ...following(facts, all, known, row, moment)],
    letters: [],
    ...(!known && { issued: { meetings: number } }),
    reply: {
      id: row.id,
      status: row.status,
      meetingsHeld: row.deal ? (heldByDeal(all).get(row.deal) ?? 0) : null,
      warnings: [
        isTold(...ATTENDED) ? absentPam(facts, row, all) : "",
        isTold(...ANNOUNCED) ? shortNotice(facts, row, moment) : "",
      ].filter((text) => text !== ""),
    },
  });
};

const ownChange = (row: Meeting, known: Meeting | undefined): Change[] => {
  if (!known) return [{ table: "meetings", add: row }];
  const columns = Object.keys(row) as (keyof Meeting)[];
  const set = Object.fromEntries(columns.filter((name) => row[name] !== known[name]).map((name) => [name, row[name]]));
  return Object.keys(set).length ? [{ table: "meetings", key: row.id, set }] : [];
};

const removal = (facts: LogFacts, known: Meeting, moment: Moment): Outcome => {
  const all = facts.meetings.filter(({ id }) => id !== known.id);
  return accept({
    changes: [{ table: "meetings", key: known.id, remove: true }, ...following(facts, all, known, undefined, moment)],
    letters: [],
    reply: {
      id: known.id,
      status: "removed",
      meetingsHeld: known.deal ? (heldByDeal(all).get(known.deal) ?? 0) : null,
      warnings: [],
    },
  });
};

/** What counts meetings: the deals, and the first meeting of a registration with its clock. */
const following = (
  facts: LogFacts,
  all: readonly Meeting[],
  before: Meeting | undefined,
  after: Meeting | undefined,
  moment: Moment,
): Change[] => {
  const ids = [...new Set([before?.registration, after?.registration])];
  return [
    ...recounted(facts.deals, all),
    ...facts.registrations
      .filter(({ id }) => ids.includes(id))
      .flatMap((row) => firstMeeting(facts, row, all, before, moment)),
  ];
};

type Registered = LogFacts["registrations"][number];

/** The first one held stops the clock of an approved registration; where that one is taken back, the next one counts, or none. */
const firstMeeting = (
  facts: LogFacts,
  row: Registered,
  all: readonly Meeting[],
  before: Meeting | undefined,
  moment: Moment,
): Change[] => {
  const { id, firstMeetingAt: was, partner, ae: owner, aeAssignedAt: startedAt, reopenedAt } = row;
  const wasThisOne = was !== null && before?.registration === id && before.startsAt === was;
  const metAt = was === null || wasThisOne ? (firstHeldById(all).get(id) ?? null) : was;
  if (row.stage !== "approved" || metAt === was) return [];
  const runs = { id, partner, owner, startedAt, stoppedAt: metAt, waits: [], again: reopenedAt !== null };
  const isTracked = facts.clocks.some((clock) => clock.id.startsWith(clockId(id, "meeting")));
  return [
    { table: "registrations", key: id, set: { firstMeetingAt: metAt } },
    ...(isTracked ? clockChange(facts, "meeting", runs, moment) : []),
  ];
};

// What is ticked off later is no reason to warn again.
const ATTENDED = ["status", "pamAttended", "startsAt", "registration", "deal"] as const;
const ANNOUNCED = ["type", "status", "startsAt", "invitedAt"] as const;

/** R-052: no reason to refuse it, for it was held. */
const absentPam = (facts: LogFacts, row: Meeting, all: readonly Meeting[]): string => {
  const accountOf = accountsIn(facts);
  const isOurs = isCalled(facts.partners, row.partner);
  if (row.status !== "held" || row.pamAttended || heldBefore(row, all, { accountOf, isOurs }).length > 0) return "";
  const account = accountOf(row);
  const pam = activePerson(facts.team, coverOf(row.partner, facts)?.pam);
  const who = pam ? `the PAM (${pam.name || pam.email})` : "a PAM";
  return `This was the first meeting with ${row.partner}${account && ` about ${account}`}, and ${who} should be at the first one. Tick it in the meeting if that was so.`;
};

/** R-145, Q37. */
const shortNotice = (facts: LogFacts, { type, status, startsAt, invitedAt }: Meeting, moment: Moment): string => {
  const policy = policyOf(facts.policies, "qbr");
  if (type !== "QBR" || status !== "booked" || startsAt === null || !policy) return "";
  const { dueAt } = dueOf(policy, { startedAt: startsAt, waits: [] }, deskHours(facts, moment));
  return dueAt !== null && (invitedAt ?? moment.now) >= dueAt
    ? `A QBR is announced at least ${policy.target} days ahead; this one has less. Ask the partner whether the day suits them.`
    : "";
};
