/** Every question a page, a menu item or another program may ask: operation -> input and reply. */
import * as z from "zod/mini";
import { fromText } from "./model/cell";
import type { Column } from "./model/column";
import { Refusal } from "./model/refusal";
import { registrations } from "./model/registrations";

export { Refusal };

const text = z.string();
/** What a person tells us in a sentence or two: a cell, a mail and the history must hold it. */
const said = text.check(z.maxLength(10_000, "It is longer than 10,000 characters."));
const at = z.iso.datetime();
const maybe = <T extends z.ZodMiniType>(of: T) => z.nullable(of);
const texts = z.readonly(z.array(text));
const asOf = { asOf: at };

/** A field of a form: what a person wrote is read as the column reads a cell, and refused by the column's title. */
const field = <V>(column: Column<V>) =>
  z.pipe(
    z.union([z.string(), z.number(), z.boolean()]),
    z.transform((said, context): V => {
      const reading = fromText(column, String(said), NO_WALL);
      if ("value" in reading) return reading.value as V;
      context.issues.push({ code: "custom", message: `${column.title}: ${reading.fault}.`, input: said });
      return z.NEVER;
    }),
  );

// Forms hold no moments; a moment in one is a mistake of ours.
const noWall = (): never => {
  throw new Error("A form has no moments.");
};
const NO_WALL = { epochOf: noWall, serialOf: noWall };

const asked = registrations.columns;
/** What a partner tells us about a deal; which of it must be there is decided by the columns marked as required. */
export const Submission = z.object({
  partner: z._default(field(asked.partner), ""),
  partnerRole: z._default(field(asked.partnerRole), ""),
  partnerContactEmail: z._default(field(asked.partnerContactEmail), ""),
  companyName: z._default(field(asked.companyName), ""),
  website: z._default(field(asked.website), ""),
  account: z._default(field(asked.account), ""),
  contactName: z._default(field(asked.contactName), ""),
  contactTitle: z._default(field(asked.contactTitle), ""),
  contactEmail: z._default(field(asked.contactEmail), ""),
  companySize: z._default(field(asked.companySize), ""),
  industry: z._default(field(asked.industry), ""),
  existingRelationship: z._default(field(asked.existingRelationship), ""),
  dealSize: z._default(z.nullable(field(asked.dealSize)), null),
  currency: z._default(field(asked.currency), ""),
  closeQuarter: z._default(field(asked.closeQuarter), ""),
  partnershipType: z._default(field(asked.partnershipType), ""),
  buyingSignal: z._default(field(asked.buyingSignal), ""),
  dealType: z._default(field(asked.dealType), ""),
  evidenceLink: z._default(field(asked.evidenceLink), ""),
});
export type Submission = z.output<typeof Submission>;
/** The columns that a partner fills in: what we may ask about, and what an answer may change. */
export const submissionFields = Object.keys(Submission.shape) as readonly (keyof Submission)[];
export const isSubmissionField = (name: string): name is keyof Submission =>
  (submissionFields as readonly string[]).includes(name);

/** A warning on a registration; `partnerText` may be shown to the partner and names no other partner. */
export const Flag = z.object({
  kind: text,
  of: z.optional(text),
  evidence: text,
  partnerText: text,
});
export type Flag = z.output<typeof Flag>;

export const verdicts = ["approve", "reject", "request-info", "withdraw", "cancel", "reopen"] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.output<typeof Verdict>;

const Decision = z.object({
  id: text,
  version: z.optional(z.number()),
  verdict: Verdict,
  code: z.optional(text),
  reason: z.optional(said),
  alternative: z.optional(said),
  ae: z.optional(text),
  aeLater: z.optional(z.boolean()),
  note: z.optional(said),
  fields: z.optional(texts),
  override: z.optional(z.boolean()),
});

const Person = z.object({ email: text, name: text, phone: text });

const Decided = z.object({
  id: text,
  stage: text,
  version: z.number(),
  ae: maybe(Person),
  protectedFrom: text,
  protectedUntil: text,
  updateDueOn: text,
  meetingDueOn: text,
  decisionDueAt: maybe(at),
});

const Mail = z.object({ template: text, to: texts, cc: texts, replyTo: text, subject: text, text, html: text });

export const ClockView = z.object({
  id: text,
  policy: text,
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
const Event = z.object({ at, actor: text, what: text, reason: text });

const RegistrationView = z.object({
  ...asOf,
  fields: z.record(text, z.unknown()),
  version: z.number(),
  clocks: z.array(ClockView),
  /** Registrations of the same company (`same`), `likely` so, or of a `related` one, which is no more than a hint. */
  matches: z.array(
    z.object({ id: text, partner: text, companyName: text, stage: text, likeness: z.optional(text), why: text }),
  ),
  criteria: z.array(Criterion),
  moves: texts,
  timeline: z.array(Event),
  /** A sentence that may be sent to the partner as it stands. */
  status: text,
  /** What speaks against it or should be known, strongest first. */
  flags: z.array(Flag),
  /** Reason code -> what the evidence gives for it, as a sentence to the partner. */
  sentences: z.record(text, text),
  /** Who could be the account executive, the partner's own first. */
  aes: z.array(z.object({ email: text, name: text, isOwn: z.boolean() })),
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

export const todayLines = ["decide", "ae", "meetings", "ending", "mails", "waiting"] as const;
const TodayLine = z.object({
  key: z.enum(todayLines),
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
  newRegistrations: z.number(),
  approved: z.number(),
  rejected: z.number(),
  pending: z.number(),
  avgDecisionHours: rate,
  avgApprovalHours: rate,
  slaCompliance: rate,
  slaComplianceDecidedOnly: rate,
  aeCompliance: rate,
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
  closedSourced: closed,
  closedInfluenced: closed,
  alerts: z.array(
    z.object({
      kind: text,
      id: z.optional(text),
      partner: z.optional(text),
      hoursOverdue: z.optional(z.number()),
      count: z.optional(z.number()),
      text,
    }),
  ),
  status: z.record(text, Colour),
  /** The keys of the rows behind each line. */
  rows: z.record(text, texts),
});
export type Report = z.output<typeof Report>;

const Mapping = z.object({
  /** Their title -> our column, or several. */
  columns: z.optional(z.record(text, z.union([text, z.array(text)]))),
  /** Our column -> their value -> our value. */
  values: z.optional(z.record(text, z.record(text, text))),
  /** Our column -> one value for the whole column. */
  constants: z.optional(z.record(text, z.union([z.string(), z.number(), z.boolean()]))),
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

const nothing = z._default(z.object({}), {});

// Getters, because making all schemas would cost every execution, which needs one of them.
export const contract = {
  setUp: {
    get input() {
      return z._default(
        z.object({
          program: z.optional(text),
          zone: z.optional(text),
          hours: z.optional(text),
          recipients: z.optional(z.union([text, texts])),
          deskAddress: z.optional(text),
          currency: z.optional(text),
          fiscalStart: z.optional(text),
          crm: z.optional(said),
          process: z.optional(said),
          meeting: z.optional(said),
        }),
        {},
      );
    },
    get reply() {
      return z.object({ made: texts, changed: texts, warnings: texts });
    },
  },
  register: {
    get input() {
      return z.extend(Submission, { token: said, note: z.optional(said) });
    },
    get reply() {
      return z.object({ id: text, decisionDueAt: maybe(at), flags: z.array(Flag) });
    },
  },
  check: {
    get input() {
      return z.object({
        partner: text,
        companyName: text,
        website: z._default(text, ""),
        contactEmail: z._default(text, ""),
      });
    },
    get reply() {
      return z.object({ flags: z.array(Flag) });
    },
  },
  queue: {
    get input() {
      return z._default(z.object({ stage: z.optional(text), mine: z.optional(z.boolean()) }), {});
    },
    get reply() {
      return Queue;
    },
  },
  today: {
    get input() {
      return nothing;
    },
    get reply() {
      return Today;
    },
  },
  open: {
    get input() {
      return z._default(z.object({ view: z.optional(text), about: z.optional(text) }), {});
    },
    get reply() {
      return z.object({
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
        /** What the view that was asked for shows first. */
        today: z.optional(Today),
        clocks: z.optional(Clocks),
        partners: z.optional(z.array(PartnerName)),
        /** This quarter of the company's year and the next ones, as a registration may say them. */
        quarters: z.optional(texts),
        /** What set-up was told so far, the working hours of a weekday, and who may change it. */
        setUp: z.optional(z.object({ told: z.record(text, text), hours: text, admins: texts })),
        queue: z.optional(Queue),
        card: z.optional(RegistrationView),
      });
    },
  },
  here: {
    get input() {
      return nothing;
    },
    get reply() {
      return RegistrationView;
    },
  },
  registration: {
    get input() {
      return z.object({ id: text });
    },
    get reply() {
      return RegistrationView;
    },
  },
  find: {
    get input() {
      return z.object({ text });
    },
    get reply() {
      return z.object({ ...asOf, items: z.array(z.object({ table: text, key: text, title: text, detail: text })) });
    },
  },
  preview: {
    get input() {
      return Decision;
    },
    get reply() {
      return z.object({ decision: Decided, mails: z.array(Mail), changes: z.record(text, z.unknown()) });
    },
  },
  decide: {
    get input() {
      return Decision;
    },
    get reply() {
      return Decided;
    },
  },
  answer: {
    get input() {
      return z.object({
        id: text,
        fields: z.record(text, z.union([z.string(), z.number(), z.boolean()])),
        note: z.optional(said),
      });
    },
    get reply() {
      return z.object({ id: text, stage: text, version: z.number(), decisionDueAt: maybe(at) });
    },
  },
  differ: {
    get input() {
      return z.object({ a: text, b: text, why: said });
    },
    get reply() {
      return z.object({ a: text, b: text });
    },
  },
  assign: {
    get input() {
      return z.object({ id: text, version: z.optional(z.number()), ae: text, reason: z.optional(said) });
    },
    get reply() {
      return z.object({ id: text, ae: Person, meetingDueOn: text, version: z.number() });
    },
  },
  coverage: {
    get input() {
      return nothing;
    },
    get reply() {
      return z.object({ ...asOf, partners: z.array(CoverageRow) });
    },
  },
  clocks: {
    get input() {
      return z._default(
        z.object({
          state: z.optional(text),
          owner: z.optional(text),
          policy: z.optional(text),
          /** Leaves out what has stopped. */
          running: z.optional(z.boolean()),
        }),
        {},
      );
    },
    get reply() {
      return Clocks;
    },
  },
  explain: {
    get input() {
      return z.object({ clock: text });
    },
    get reply() {
      return z.object({ ...asOf, clock: ClockView, sentences: texts });
    },
  },
  inquiry: {
    get input() {
      return z.object({ partner: text, text: said, from: z.optional(text) });
    },
    get reply() {
      return z.object({ id: text, owner: text, dueAt: maybe(at) });
    },
  },
  answerInquiry: {
    get input() {
      return z.object({ id: text });
    },
    get reply() {
      return z.object({ id: text, answeredAt: at, hours: maybe(z.number()), inTime: z.boolean() });
    },
  },
  summary: {
    get input() {
      return nothing;
    },
    get reply() {
      return z.object({ ...asOf, rows: z.array(SummaryRow), episodes: z.array(Episode) });
    },
  },
  closeEscalation: {
    get input() {
      return z.object({ id: text, rootCause: said, plan: said });
    },
    get reply() {
      return z.object({ id: text, state: text });
    },
  },
  tellLate: {
    get input() {
      return z.object({ clock: text, note: z.optional(said), confirm: z.optional(z.boolean()) });
    },
    get reply() {
      return z.object({ clock: text, to: texts, cc: texts, subject: text, text, sent: z.boolean() });
    },
  },
  changeCalendar: {
    get input() {
      return z.object({
        calendar: text,
        zone: z.optional(text),
        /** Weekday -> its hours, as the tab writes them. */
        hours: z.optional(z.record(text, text)),
        addHolidays: z.optional(z.array(z.object({ day: text, name: z.optional(text) }))),
        removeHolidays: z.optional(z.array(text)),
        /** Without it nothing is written: the reply says what would move. */
        confirm: z.optional(z.boolean()),
      });
    },
    get reply() {
      return z.object({
        calendar: text,
        /** Open clocks that fall due at another moment. */
        moved: z.array(z.object({ clock: text, from: maybe(at), to: maybe(at) })),
        /** Open clocks whose state is another. */
        flipped: z.array(z.object({ clock: text, from: text, to: text })),
        /** Years that clocks reach and for which no day off is entered. */
        yearsWithout: texts,
        written: z.boolean(),
      });
    },
  },
  report: {
    get input() {
      return z._default(z.object({ week: z.optional(text) }), {});
    },
    get reply() {
      return Report;
    },
  },
  sendReport: {
    get input() {
      return z._default(z.object({ week: z.optional(text), to: z.optional(z.union([text, texts])) }), {});
    },
    get reply() {
      return z.object({ week: text, to: texts, late: z.boolean(), already: z.boolean() });
    },
  },
  importRows: {
    get input() {
      return z.object({
        table: text,
        csv: text,
        mapping: z.optional(Mapping),
        locale: z.optional(text),
        dryRun: z.optional(z.boolean()),
      });
    },
    get reply() {
      return z.object({
        added: z.number(),
        changed: z.number(),
        unchanged: z.number(),
        refused: z.array(z.object({ line: z.number(), column: text, text })),
        unknownTitles: texts,
      });
    },
  },
  problems: {
    get input() {
      return nothing;
    },
    get reply() {
      return z.object({ ...asOf, problems: z.array(Problem) });
    },
  },
  health: {
    get input() {
      return z._default(z.object({ live: z.optional(z.boolean()) }), {});
    },
    get reply() {
      return z.object({
        ...asOf,
        well: z.boolean(),
        checks: z.array(z.object({ what: text, well: z.boolean(), text })),
        /** What the self-test found, where it was asked for. */
        test: z.optional(SelfTest),
      });
    },
  },
  rows: {
    get input() {
      return z.object({ table: text });
    },
    get reply() {
      return z.object({ table: text, columns: texts, rows: z.array(z.record(text, z.unknown())) });
    },
  },
};

export type Operation = keyof typeof contract;
export type Input<O extends Operation> = z.output<(typeof contract)[O]["input"]>;
export type Reply<O extends Operation> = z.output<(typeof contract)[O]["reply"]>;
