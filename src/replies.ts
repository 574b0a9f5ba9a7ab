/** What each operation answers. Only types of it reach the script: a reply is made by us, and tests hold it against this. */
import * as z from "zod/mini";

const text = z.string();
const at = z.iso.datetime();
const maybe = <T extends z.ZodMiniType>(of: T) => z.nullable(of);
const texts = z.readonly(z.array(text));
const asOf = { asOf: at };

/** A warning on a registration; `partnerText` may be shown to the partner and names no other partner. */
export const Flag = z.object({
  kind: text,
  of: z.optional(text),
  evidence: text,
  partnerText: text,
});
export type Flag = z.output<typeof Flag>;

const Person = z.object({ email: text, name: text, phone: text });

const Decided = z.object({
  id: text,
  stage: text,
  version: z.number(),
  ae: maybe(Person),
  /** Why it is this one, where the desk chose: `next in turn of the pool East, 2 open deals`. */
  aeWhy: text,
  protectedFrom: text,
  protectedUntil: text,
  updateDueOn: text,
  meetingDueOn: text,
  decisionDueAt: maybe(at),
});

/** How the protection of a registration stands. */
const Protection = z.object({
  id: text,
  stage: text,
  version: z.number(),
  protectedUntil: text,
  updateDueOn: text,
  lastPartnerUpdateAt: maybe(at),
  /** Since when somebody waits for its extension. */
  extensionAskedAt: maybe(at),
  extensions: z.number(),
});

/** What came of one registration of several: `refusal` says why nothing did. */
const Outcome = z.object({
  id: text,
  done: z.boolean(),
  refusal: z.optional(z.looseObject({ why: text, text })),
});

const Mail = z.object({ template: text, to: texts, cc: texts, replyTo: text, subject: text, text, html: text });

export const ClockView = z.object({
  id: text,
  policy: text,
  /** What was promised, as its rule says it. */
  title: text,
  subject: text,
  partner: text,
  owner: text,
  state: text,
  startedAt: maybe(at),
  warnAt: maybe(at),
  dueAt: maybe(at),
  stoppedAt: maybe(at),
  waits: texts,
  elapsedHours: maybe(z.number()),
  waitedHours: maybe(z.number()),
  overdueHours: maybe(z.number()),
  model: text,
  calendar: text,
});

const QueueItem = z.object({
  id: text,
  stage: text,
  version: z.number(),
  partner: text,
  companyName: text,
  dealSize: maybe(z.number()),
  currency: text,
  flags: text,
  receivedAt: maybe(at),
  decisionDueAt: maybe(at),
  /** `late`, `soon`, `intime` or `waiting`. */
  urgency: text,
  overdueHours: maybe(z.number()),
  moves: texts,
});

const Queue = z.object({ ...asOf, items: z.array(QueueItem), next: maybe(QueueItem) });

const Criterion = z.object({ code: text, title: text, hit: z.boolean(), evidence: text });
/** Who did what, for whom, when, why, and through which door: `sidebar` for every page, `sheet` or `hourly`. */
const Event = z.object({ at, actor: text, onBehalfOf: text, what: text, reason: text, door: text });

/** When it was decided and when the partner was told, which is not the same. */
const Told = z.object({
  decidedAt: at,
  toldAt: maybe(at),
  /** Hours on the wall between the two. */
  lagHours: maybe(z.number()),
  /** How its mail stands in the outbox; blank where there is none. */
  mail: text,
});

const RegistrationView = z.object({
  ...asOf,
  /** The day at whose end it stood so; then nothing is said about what may be done with it now. */
  stoodOn: z.optional(text),
  fields: z.record(text, z.unknown()),
  version: z.number(),
  clocks: z.array(ClockView),
  /** Registrations of the same company (`same`), `likely` so, or of a `related` one, which is no more than a hint. */
  matches: z.array(
    z.object({
      id: text,
      partner: text,
      companyName: text,
      stage: text,
      website: text,
      contactEmail: text,
      receivedAt: maybe(at),
      protectedUntil: text,
      likeness: z.optional(text),
      why: text,
    }),
  ),
  criteria: z.array(Criterion),
  moves: texts,
  timeline: z.array(Event),
  /** Who held the account when, the first of them on top: days, and the stage in which it is or ended. For our eyes. */
  holders: z.array(z.object({ id: text, partner: text, from: text, to: text, how: text })),
  /** Nothing while it is not decided. */
  told: maybe(Told),
  /** A sentence that may be sent to the partner as it stands. */
  status: text,
  /** What speaks against it or should be known, strongest first. */
  flags: z.array(Flag),
  /** Reason code -> what the evidence gives for it, as a sentence to the partner. */
  sentences: z.record(text, text),
  /** Who could be the account executive, the partner's own first. */
  aes: z.array(
    z.object({
      email: text,
      name: text,
      why: text,
      /** Whom the desk names where nobody says otherwise. */
      isOwn: z.boolean(),
    }),
  ),
});

/** A row of Today: something that somebody should do. */
const TodayRow = z.object({
  key: text,
  /** The registration that it is about; blank where it is about none. */
  about: text,
  title: text,
  partner: text,
  dealSize: maybe(z.number()),
  currency: text,
  flags: text,
  /** What else is to be known, in words. */
  note: text,
  /** `late`, `soon`, `intime` or `waiting`. */
  urgency: text,
  dueAt: maybe(at),
  overdueHours: maybe(z.number()),
});

export const todayLines = [
  "crowd",
  "decide",
  "briefs",
  "ending",
  "mails",
  "ae",
  "contacts",
  "meetings",
  "stages",
  "board",
  "late",
  "report",
  "fields",
  "logins",
  "fees",
  "gaps",
  "waiting",
] as const;

/** Who ticked a line, and when; `since` is the day on which it came up. */
const Ticked = z.object({
  item: text,
  since: text,
  done: z.boolean(),
  /** Blank where it was done by itself. */
  doneBy: text,
  doneAt: maybe(at),
  note: text,
});

const TodayLine = z.object({
  key: z.enum(todayLines),
  /** What it asks for. */
  what: text,
  /** The part of the day, in words; blank for what nobody ticks. */
  when: text,
  /** The row of the Today tab that stands for it; nothing where there is none yet. */
  tick: maybe(Ticked),
  count: z.number(),
  late: z.number(),
  /** The first of them, the most urgent on top. */
  rows: z.array(TodayRow),
});

const Today = z.object({
  ...asOf,
  lines: z.array(TodayLine),
  /** What falls due next; nothing when nothing has a deadline ahead. */
  next: maybe(TodayRow),
});

/** Something that is wrong, with whose it is. */
const AlertView = z.object({
  key: text,
  what: text,
  kind: text,
  about: text,
  partner: text,
  owner: text,
  /** The owner's name, else the address. */
  ownerName: text,
  level: text,
  state: text,
  snoozedUntil: text,
  firstSeenAt: maybe(at),
  lastSeenOn: text,
  acknowledgedBy: text,
  acknowledgedAt: maybe(at),
  /** Whoever asks owns it. */
  isMine: z.boolean(),
  /** Whoever asks may acknowledge it. */
  mayAnswer: z.boolean(),
});

const Clocks = z.object({ ...asOf, clocks: z.array(ClockView) });

const PartnerName = z.object({ name: text, aliases: texts, tier: text, contactName: text, contactEmail: text });

const CoverageRow = z.object({
  partner: text,
  tier: text,
  pam: text,
  ae: text,
  se: text,
  am: text,
  state: text,
  gaps: texts,
  since: maybe(at),
  dueAt: maybe(at),
});

/** What one of our people has to look after. */
const Load = z.object({ partners: z.number(), registrations: z.number(), deals: z.number(), meetings: z.number() });

const amount = z.number();
const rate = maybe(z.number());
const split = z.object({ sourced: amount, influenced: amount });
const closed = z.object({ count: z.number(), revenue: amount });
export const Colour = z.enum(["green", "yellow", "red", "none"]);

/** The weekly report: rates in percent, hours as hours, two decimals; nothing to divide by is null. */
export const Report = z.object({
  week: text,
  from: text,
  to: text,
  /** While the week runs its counts are so far. */
  isOver: z.boolean(),
  newRegistrations: z.number(),
  approved: z.number(),
  rejected: z.number(),
  pending: z.number(),
  avgDecisionHours: rate,
  avgApprovalHours: rate,
  slaCompliance: rate,
  slaComplianceDecidedOnly: rate,
  aeCompliance: rate,
  /** What became of this week's new ones by its end. */
  cohort: z.object({ approved: z.number(), rejected: z.number(), pending: z.number() }),
  /** Days from submission to the first meeting held, where that was in the week. */
  medianDaysToFirstMeeting: rate,
  sourcedPipeline: amount,
  influencedPipeline: amount,
  attachedPipeline: amount,
  target: rate,
  currency: text,
  byTier: z.record(text, split),
  meetingsHeld: z.number(),
  meetingsTarget: z.number(),
  meetingsNextWeek: z.number(),
  silentPartners: z.number(),
  expectedQuarter: split,
  confidence: text,
  confidenceSaid: z.object({ by: z.enum(["rule", "person"]), note: text, byRule: text }),
  closedSourced: closed,
  closedInfluenced: closed,
  /** Fees over the revenue of this quarter's won partner-sourced deals, in percent. */
  feesOverSourced: rate,
  alerts: z.array(
    z.object({
      kind: text,
      id: z.optional(text),
      partner: z.optional(text),
      owner: z.optional(text),
      hoursOverdue: z.optional(z.number()),
      count: z.optional(z.number()),
      text,
    }),
  ),
  status: z.record(text, Colour),
  /** The keys of the rows behind each line. */
  rows: z.record(text, texts),
  /** What changed since the last report that was sent, in sentences. */
  changed: z.optional(texts),
});
export type Report = z.output<typeof Report>;

const kinds = <T extends z.ZodMiniType>(of: T) => z.object({ sourced: of, influenced: of });
const Outlook = z.object({ worst: amount, commit: amount, best: amount, weighted: amount });

/** The forecast of a month: what was closed is of the month before, the rest as of the run. */
const Forecast = z.object({
  ...asOf,
  month: text,
  currency: text,
  blocks: z.object({
    closed: z.extend(kinds(closed), { month: text, from: text, endsOn: text, target: rate, status: Colour }),
    topTen: z.array(
      z.object({
        id: text,
        account: text,
        partner: text,
        tier: text,
        kind: z.enum(["sourced", "influenced"]),
        amount,
        stage: text,
        /** 0 to 1. */
        probability: z.number(),
        expectedClose: text,
        nextStep: text,
        blocker: text,
        atRisk: z.boolean(),
        needsExecutive: z.boolean(),
        /** What endangers it; blank where nothing does. */
        why: text,
      }),
    ),
    /** Tier -> its open pipeline, and the partners that contribute too little. */
    gaps: z.record(
      text,
      z.extend(split, {
        target: rate,
        status: Colour,
        partners: z.number(),
        mean: rate,
        under: z.readonly(z.array(z.extend(split, { partner: text, pam: text, action: text }))),
      }),
    ),
    /** Days from the run, 30, 60 and 90 -> what they may bring. */
    outlook: z.record(text, kinds(Outlook)),
  }),
  /** Which deals are left out of which figures, as sentences. */
  leftOut: texts,
  /** The keys of the deals behind each figure. */
  rows: z.record(text, texts),
  /** Who gets it. */
  recipients: texts,
  text,
  html: text,
});

/** How the reports of the weeks stand. */
const Weeks = z.object({
  ...asOf,
  /** The week whose report goes out next, and when. */
  next: z.object({ week: text, from: text, to: text, goesAt: at }),
  /** The week that is not over yet. */
  running: text,
  /** To whom it will go. */
  recipients: texts,
  weeks: z.array(
    z.object({
      week: text,
      from: text,
      to: text,
      /** `prepared`, `held` or `sent`. */
      state: text,
      sentAt: maybe(at),
      sentTo: texts,
      comment: text,
      heldBy: text,
      confidence: text,
      confidenceNote: text,
      /** How its mail stands in Mail sent; blank where there is none. */
      mail: text,
    }),
  ),
});

const Problem = z.object({
  table: text,
  column: text,
  kind: text,
  count: z.number(),
  text,
  /** The first cells or rows in question. */
  where: texts,
  proposal: z.optional(text),
});

const standing = { status: Colour, words: text };

const MeetingView = z.object({
  id: text,
  partner: text,
  type: text,
  startsAt: maybe(at),
  endsAt: maybe(at),
  status: text,
  nextStep: text,
  registration: text,
  deal: text,
  /** The account that it is about; blank for none. */
  account: text,
  attendees: text,
  pamAttended: z.boolean(),
  briefReady: z.boolean(),
  briefLink: text,
});

/** The joint calendar of a week, what comes and what is owed. */
const Meetings = z.object({
  ...asOf,
  week: text,
  /** The Mondays on which it begins and on which it is over. */
  from: text,
  to: text,
  tiers: z.array(
    z.object({
      tier: text,
      partners: z.number(),
      held: z.number(),
      /** Booked and still to come. */
      booked: z.number(),
      target: z.number(),
      each: text,
      ...standing,
    }),
  ),
  /** Active partners that have a target or a meeting, those below it first. */
  partners: z.array(
    z.object({
      partner: text,
      tier: text,
      pam: text,
      held: z.number(),
      booked: z.number(),
      target: text,
      ...standing,
    }),
  ),
  /** Partners with fewer meetings in the week after than the floor of their tier. */
  gaps: z.array(z.object({ partner: text, tier: text, pam: text, booked: z.number(), floor: z.number() })),
  /** Active partners with whom no meeting was held for 14 days. */
  silent: z.array(z.object({ partner: text, tier: text, pam: text, lastHeldAt: maybe(at) })),
  /** Meetings of today whose brief is not ready, by their ids. */
  withoutBrief: texts,
  owed: z.array(
    z.object({
      id: text,
      items: z.array(
        z.object({ what: text, title: text, dueAt: maybe(at), state: text, overdueHours: maybe(z.number()) }),
      ),
    }),
  ),
  /** Those of the week, those that are booked for later, and those after which something is owed, in order. */
  meetings: z.array(MeetingView),
});

const SelfTest = z.object({
  milliseconds: z.number(),
  probes: z.array(
    z.object({ name: text, outcome: z.enum(["well", "not-well", "unknown"]), text, milliseconds: z.number() }),
  ),
  /** The whole result as text, to be passed on. */
  text,
});
export type SelfTest = z.output<typeof SelfTest>;

/** How a promise was kept in a week: `share` in percent, `average` in hours. */
const WeekKept = z.object({
  week: text,
  inTime: z.number(),
  of: z.number(),
  share: maybe(z.number()),
  average: maybe(z.number()),
});

const SummaryRow = z.object({
  policy: text,
  title: text,
  target: maybe(z.number()),
  unit: text,
  model: text,
  /** The target with how it is counted, as people read it. */
  said: text,
  goal: z.number(),
  status: Colour,
  /** This week and the last eight, the latest first. */
  weeks: z.array(WeekKept),
});

const Episode = z.object({
  id: text,
  policy: text,
  state: text,
  figures: text,
  rootCause: text,
  plan: text,
  escalatedAt: maybe(at),
  remindedWeek: text,
  recoveredWeek: text,
});

const CalendarHours = z.object({
  key: text,
  title: text,
  zone: text,
  mon: text,
  tue: text,
  wed: text,
  thu: text,
  fri: text,
  sat: text,
  sun: text,
});

/** Decisions of the past that can be judged, those in time, and the slowest of the others in business hours. */
const Answered = z.object({
  of: z.number(),
  inTime: z.number(),
  slowest: z.array(z.object({ id: text, companyName: text, partner: text, hours: z.number() })),
});

/** What came of a list. */
const Imported = z.object({
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.array(z.object({ line: z.number(), column: text, text })),
  unknownTitles: texts,
  /** Each of their titles, our columns that it fills, and the first cell under it. */
  titles: z.array(z.object({ title: text, columns: texts, example: text })),
  /** What can be read in two ways as long as nobody says where the file comes from. */
  twoWays: z.array(z.enum(["dates", "numbers"])),
  /** The first rows as they would stand, cell by cell; a cell that can not be read has the reason. None once they are in. */
  sample: z.array(z.object({ line: z.number(), cells: z.array(z.object({ column: text, text, fault: text })) })),
  /** Of registrations: how they were answered by the promise of this desk. */
  answered: z.optional(Answered),
  /** What `undoImport` takes back; blank when nothing was written. */
  batch: text,
});

/** A clock by its id, with the promise that it measures and whose it is. */
const clockNamed = { clock: text, title: text, partner: text };

/** What a new desk is asked for after its questions, and how far that is. */
const FirstStep = z.object({
  name: z.enum(["days", "team", "partners", "coverage", "lists"]),
  isDone: z.boolean(),
  /** One sentence or two. */
  text,
});

/** Operation -> its reply. */
export const replies = {
  setUp: z.object({ made: texts, changed: texts, warnings: texts }),
  register: z.object({ id: text, decisionDueAt: maybe(at), flags: z.array(Flag) }),
  check: z.object({ flags: z.array(Flag) }),
  queue: Queue,
  today: Today,
  tick: Ticked,
  alerts: z.object({ ...asOf, alerts: z.array(AlertView) }),
  alert: z.object({ key: text, state: text, snoozedUntil: text, acknowledgedBy: text }),
  open: z.object({
    ...asOf,
    program: text,
    zone: text,
    currency: text,
    fiscalStart: z.number(),
    user: text,
    /** Their name in the Team tab; blank for somebody who is not in it. */
    name: text,
    roles: texts,
    /** The operations that this person may ask for. */
    may: texts,
    /** Whether they look after own partners alone, and so see these and no others. */
    own: z.boolean(),
    /** What the view that was asked for shows first. */
    today: z.optional(Today),
    clocks: z.optional(Clocks),
    partners: z.optional(z.array(PartnerName)),
    /** This quarter of the company's year and the next ones, as a registration may say them. */
    quarters: z.optional(texts),
    /** What set-up was told so far, the working hours of a weekday, and who may change it. */
    setUp: z.optional(z.object({ told: z.record(text, text), hours: text, admins: texts, steps: z.array(FirstStep) })),
    /** The working hours with their days off, and the years for which none are entered. */
    hours: z.optional(
      z.object({
        calendars: z.array(CalendarHours),
        holidays: z.array(z.object({ calendar: text, day: text, name: text })),
        yearsWithout: z.record(text, texts),
      }),
    ),
    meetings: z.optional(Meetings),
    /** Registrations and deals that a meeting may be about. */
    subjects: z.optional(
      z.array(z.object({ kind: z.enum(["registration", "deal"]), id: text, partner: text, title: text })),
    ),
    queue: z.optional(Queue),
    weeks: z.optional(Weeks),
    report: z.optional(Report),
    card: z.optional(RegistrationView),
  }),
  here: RegistrationView,
  registration: RegistrationView,
  find: z.object({ ...asOf, items: z.array(z.object({ table: text, key: text, title: text, detail: text })) }),
  preview: z.object({ decision: Decided, mails: z.array(Mail), changes: z.record(text, z.unknown()) }),
  decide: Decided,
  decideMany: z.object({
    /** What `undo` takes back; blank when nothing was written. */
    batch: text,
    results: z.array(
      z.extend(Outcome, {
        decision: z.optional(Decided),
        /** To whom its mail goes. */
        mailTo: texts,
      }),
    ),
    /** How many mails go out. */
    mails: z.number(),
  }),
  undo: z.object({
    batch: text,
    results: z.array(z.extend(Outcome, { stage: z.optional(text) })),
    /** Mails of what was undone that had left, or may have left: they cannot be called back. */
    mailed: z.number(),
    /** Mails of it that had not left and never will. */
    stopped: z.number(),
  }),
  answer: z.object({ id: text, stage: text, version: z.number(), decisionDueAt: maybe(at) }),
  update: Protection,
  extend: Protection,
  reinstate: Protection,
  differ: z.object({ a: text, b: text }),
  /** `why`: who stands in, and for whom; blank where whoever was named is here. */
  assign: z.object({ id: text, ae: Person, meetingDueOn: text, version: z.number(), why: text }),
  deal: z.object({
    ...asOf,
    /** Blank for one that is not made yet. */
    id: text,
    version: z.number(),
    fields: z.record(text, z.unknown()),
    /** What its partner and its registration say: days, blank where there is none. */
    partnerTier: text,
    registeredOn: text,
    approvedOn: text,
    partnerAttached: z.boolean(),
    /** Other deals of the same registration. */
    others: texts,
    /** What may be picked in the fields that draw on other tabs. */
    known: z.record(text, texts),
  }),
  saveDeal: z.object({ id: text, dealType: text, version: z.number(), warnings: texts }),
  dealCare: z.object({
    ...asOf,
    /** Whose deals lack what, in deals that are open or were won this quarter. */
    missing: z.array(
      z.object({ owner: text, count: z.number(), deals: z.array(z.object({ id: text, fields: texts, text })) }),
    ),
    stale: z.array(
      z.object({ id: text, owner: text, stage: text, version: z.number(), since: at, hours: z.number(), text }),
    ),
    contradictions: z.array(z.object({ kind: text, ids: texts, text, instead: text })),
    /** How many there are of each, for the lists show the first of them. */
    counts: z.object({ missing: z.number(), stale: z.number(), contradictions: z.number() }),
    /** What whoever asks may do: saveDeal, askOwners, override. */
    may: texts,
  }),
  askOwners: z.object({
    week: text,
    mails: z.array(
      z.object({
        to: text,
        subject: text,
        text,
        /** It went out this week before, and is not sent again. */
        already: z.boolean(),
      }),
    ),
    /** How many leave now. */
    sent: z.number(),
  }),
  coverage: z.object({
    ...asOf,
    partners: z.array(CoverageRow),
    /** What those are called who stand in the matrix, by address. */
    names: z.record(text, text),
  }),
  cover: z.extend(CoverageRow, { told: texts }),
  suggest: z.object({
    partner: text,
    role: text,
    /** Who could hold it, the likeliest first, each with why. */
    people: z.array(z.object({ email: text, name: text, why: text, load: Load })),
  }),
  people: z.object({
    ...asOf,
    people: z.array(
      z.object({
        email: text,
        name: text,
        roles: texts,
        pool: text,
        active: z.boolean(),
        /** Here today, or who stands in; blank where nobody does. */
        here: z.boolean(),
        standIn: text,
        load: Load,
      }),
    ),
    /** What is wrong with the Team tab, in sentences. */
    faults: texts,
  }),
  handOver: z.object({
    from: text,
    fromDay: text,
    /** `done`, `planned` for a later day, or `preview`. */
    state: text,
    partners: z.array(z.object({ partner: text, role: text, to: text })),
    registrations: texts,
    deals: texts,
    meetings: texts,
    accounts: texts,
    /** To whom mails about a new PAM go. */
    mails: z.array(z.object({ partner: text, to: texts, subject: text, text })),
    /** What nobody was named for, and stays. */
    left: texts,
  }),
  newPartner: z.extend(CoverageRow, { told: texts, warnings: texts }),
  rebalance: z.object({
    role: text,
    moves: z.array(z.object({ partner: text, from: text, to: text, why: text })),
    /** How many partners each has, before and after. */
    loads: z.array(z.object({ email: text, name: text, before: z.number(), after: z.number() })),
    written: z.boolean(),
  }),
  /** Behind it the partner sees its own deals; whoever has it does. */
  partnerLink: z.object({ partner: text, link: text }),
  clocks: Clocks,
  explain: z.object({ ...asOf, clock: ClockView, sentences: texts }),
  inquiry: z.object({ id: text, owner: text, dueAt: maybe(at) }),
  answerInquiry: z.object({ id: text, answeredAt: at, hours: maybe(z.number()), inTime: z.boolean() }),
  logMeeting: z.object({
    id: text,
    /** `removed` where its row is gone. */
    status: text,
    /** Of its deal; null where it is about none. */
    meetingsHeld: maybe(z.number()),
    warnings: texts,
  }),
  meetings: Meetings,
  brief: z.object({
    id: text,
    title: text,
    ready: z.boolean(),
    sections: z.array(z.object({ title: text, text })),
    text,
    /** The people of ours to whom it goes. */
    to: texts,
    /** It goes out now. */
    sent: z.boolean(),
    /** It went out before as it stands. */
    already: z.boolean(),
  }),
  summary: z.object({ ...asOf, rows: z.array(SummaryRow), episodes: z.array(Episode) }),
  closeEscalation: z.object({ id: text, state: text }),
  /** How many lines the Monday report has, and how many rows of it and of its 13 weeks read otherwise now. */
  refreshReport: z.object({ lines: z.number(), changed: z.number() }),
  tellLate: z.object({ clock: text, to: texts, cc: texts, subject: text, text, sent: z.boolean() }),
  changeCalendar: z.object({
    calendar: text,
    /** Open clocks that fall due at another moment. */
    moved: z.array(z.object({ ...clockNamed, from: maybe(at), to: maybe(at) })),
    /** Open clocks whose state is another. */
    flipped: z.array(z.object({ ...clockNamed, from: text, to: text })),
    /** Years that clocks reach and for which no day off is entered. */
    yearsWithout: texts,
    written: z.boolean(),
  }),
  report: Report,
  sendReport: z.object({ week: text, to: texts, late: z.boolean(), already: z.boolean() }),
  prepareReport: z.object({
    week: text,
    state: text,
    heldBy: text,
    comment: text,
    confidence: text,
    confidenceNote: text,
    /** To whom it went at once, being released after its time. */
    sentTo: texts,
  }),
  pastReport: z.object({
    week: text,
    subject: text,
    text,
    html: text,
    sentAt: maybe(at),
    sentTo: texts,
    comment: text,
  }),
  weeks: Weeks,
  named: z.object({ items: z.array(z.object({ key: text, title: text, detail: text })) }),
  importRows: Imported,
  /** Tabs of people's own, by their titles. */
  tabs: z.object({ tabs: texts }),
  adopt: z.extend(Imported, {
    tab: text,
    table: text,
    /** What each column of theirs is taken for, and what its first cells hold. */
    matches: z.array(
      z.object({
        title: text,
        /** Ours; blank where it is left out. */
        column: text,
        /** `title`, `contents`, `person` (somebody said so), or blank. */
        by: text,
        /** 0 to 1. */
        confidence: z.number(),
        examples: texts,
      }),
    ),
    /** Values that we have other words for, with ours where one looks like it. */
    odd: z.array(z.object({ column: text, value: text, count: z.number(), proposal: text })),
    /** All of that as a mapping that may be put right and sent back. */
    mapping: z.object({ columns: z.record(text, text), values: z.record(text, z.record(text, text)) }),
    /** Lines that are no rows, in sentences. */
    left: texts,
    /** How many rows there are. */
    rows: z.number(),
    /** Whether the tab itself can become ours, why not, and what would be changed in it; blank where nobody asked. */
    place: z.object({ may: z.boolean(), why: text, changes: texts }),
  }),
  undoImport: z.object({
    table: text,
    removed: z.number(),
    restored: z.number(),
    /** Rows that somebody has changed since: they stay. */
    kept: texts,
  }),
  forecast: Forecast,
  sendForecast: z.object({ month: text, to: texts, already: z.boolean() }),
  export: z.object({ name: text, type: text, text, rows: z.number() }),
  /** Rows that were not taken in, by their number in the sheet. */
  crowd: z.object({ taken: z.number(), refused: z.array(z.object({ row: z.number(), text })) }),
  templates: z.object({
    ...asOf,
    templates: z.array(
      z.object({
        template: text,
        title: text,
        language: text,
        /** The values that it can be filled in with. */
        knows: texts,
        /** The mail with example values; what is wrong with its wording where it cannot be written. */
        example: maybe(z.object({ subject: text, text })),
        faults: texts,
      }),
    ),
    /** To whom a test may go. */
    addresses: texts,
  }),
  testMail: z.object({ template: text, to: text, subject: text, text }),
  problems: z.object({ ...asOf, problems: z.array(Problem) }),
  health: z.object({
    ...asOf,
    well: z.boolean(),
    /** `mend`: an admin mends it with `repair`: the check of that name, or what runs by itself. */
    checks: z.array(z.object({ what: text, well: z.boolean(), text, mend: z.optional(z.boolean()) })),
    /** What the self-test found, where it was asked for. */
    test: z.optional(SelfTest),
  }),
  /** `note`: what was done again without a look at whether it was needed. */
  repair: z.object({ mended: texts, note: z.optional(text) }),
  rows: z.object({ table: text, columns: texts, rows: z.array(z.record(text, z.unknown())) }),
};
