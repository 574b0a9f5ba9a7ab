/** Every question a page, a menu item or another program may ask: operation -> input; the replies stand in replies.ts. */
import * as z from "zod/mini";
import { fromText } from "./model/cell";
import type { Column } from "./model/column";
import { deals } from "./model/pipeline";
import { Refusal } from "./model/refusal";
import { registrations } from "./model/registrations";
import type { replies } from "./replies";

export { Refusal };
export type { Flag, Report, SelfTest } from "./replies";

const text = z.string();
/** What a person tells us in a sentence or two: a cell, a mail and the history must hold it. */
const said = text.check(z.maxLength(10_000, "It is longer than 10,000 characters."));
/** What goes out with a report: a mail must hold it beside everything else. */
const aside = text.check(z.maxLength(2_000, "It is longer than 2,000 characters."));
const texts = z.readonly(z.array(text));
const written = z.union([text, z.number(), z.boolean()]);

/** A field of a form: what a person wrote is read as the column reads a cell, and refused by the column's title. */
const field = <V>(column: Column<V>) =>
  z.pipe(
    written,
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

export const verdicts = ["approve", "reject", "request-info", "withdraw", "cancel", "reopen", "win", "lose"] as const;
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

/** More mails than this would take Google longer than an execution may. */
const MANY = 100;

const Mapping = z.object({
  /** Their title -> our column, or several. */
  columns: z.optional(z.record(text, z.union([text, z.array(text)]))),
  /** Our column -> their value -> our value. */
  values: z.optional(z.record(text, z.record(text, text))),
  /** Our column -> one value for the whole column. */
  constants: z.optional(z.record(text, written)),
});

const nothing = z._default(z.object({}), {});

/** Who holds which role at a partner: a person by name or address, a pool by its name, blank for nobody. */
const named = () => ({ pam: z.optional(text), ae: z.optional(text), se: z.optional(text), am: z.optional(text) });

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
          formTab: z.optional(text),
          aeByTier: z.optional(text),
          tierNames: z.optional(said),
          crm: z.optional(said),
          process: z.optional(said),
          meeting: z.optional(said),
        }),
        {},
      );
    },
  },
  register: {
    get input() {
      return z.extend(Submission, { token: said, note: z.optional(said) });
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
  },
  queue: {
    get input() {
      return z._default(z.object({ stage: z.optional(text), mine: z.optional(z.boolean()) }), {});
    },
  },
  today: {
    get input() {
      return nothing;
    },
  },
  tick: {
    get input() {
      return z.object({
        item: text,
        /** The row that stands for the line where it is not said. */
        since: z.optional(text),
        /** A tick where neither it nor a note is said. */
        done: z.optional(z.boolean()),
        note: z.optional(said),
      });
    },
  },
  alerts: {
    get input() {
      /** Without a state: all that are not gone. */
      return z._default(z.object({ state: z.optional(text) }), {});
    },
  },
  alert: {
    get input() {
      return z.object({
        key: text,
        to: z.enum(["acknowledge", "snooze", "open"]),
        /** The day until which it rests. */
        until: z.optional(text),
        note: z.optional(said),
      });
    },
  },
  open: {
    get input() {
      return z._default(z.object({ view: z.optional(text), about: z.optional(text) }), {});
    },
  },
  here: {
    get input() {
      return nothing;
    },
  },
  registration: {
    get input() {
      /** With a day: as it stood at the end of that day, by the history. */
      return z.object({ id: text, asOf: z.optional(text) });
    },
  },
  find: {
    get input() {
      return z.object({ text });
    },
  },
  preview: {
    get input() {
      return Decision;
    },
  },
  decide: {
    get input() {
      return Decision;
    },
  },
  decideMany: {
    get input() {
      return z.object({
        items: z
          .array(Decision)
          .check(z.minLength(1, "Choose at least one."), z.maxLength(MANY, `At most ${MANY} are decided at once.`)),
        /** Nothing is written: the reply says what would come of it. */
        dryRun: z.optional(z.boolean()),
      });
    },
  },
  undo: {
    get input() {
      return z.object({ batch: text, reason: z.optional(said) });
    },
  },
  answer: {
    get input() {
      return z.object({
        id: text,
        fields: z.record(text, written),
        note: z.optional(said),
      });
    },
  },
  update: {
    get input() {
      return z.object({
        id: text,
        version: z.optional(z.number()),
        /** Ours is noted and does not count. */
        by: z.enum(["partner", "desk"]),
        note: said,
        /** Of the linked deal; one that is won or lost ends the registration so. */
        dealStage: z.optional(text),
      });
    },
  },
  extend: {
    get input() {
      return z.object({
        id: text,
        version: z.optional(z.number()),
        reason: said,
        /** Where it is not said, an approver grants and everybody else asks. */
        request: z.optional(z.enum(["ask", "grant", "refuse"])),
      });
    },
  },
  reinstate: {
    get input() {
      return z.object({ id: text, version: z.optional(z.number()), reason: said });
    },
  },
  differ: {
    get input() {
      return z.object({ a: text, b: text, why: said });
    },
  },
  assign: {
    get input() {
      return z.object({ id: text, version: z.optional(z.number()), ae: text, reason: z.optional(said) });
    },
  },
  deal: {
    get input() {
      /** The number of a deal, or of a registration and so the deal that it would become; blank for one without. */
      return z.object({ about: z._default(text, "") });
    },
  },
  saveDeal: {
    get input() {
      const { columns } = deals;
      return z.object({
        id: z.optional(text),
        version: z.optional(z.number()),
        registration: z.optional(field(columns.registration)),
        partner: z.optional(field(columns.partner)),
        partnerContact: z.optional(field(columns.partnerContact)),
        account: z.optional(field(columns.account)),
        dealType: z.optional(field(columns.dealType)),
        stage: z.optional(field(columns.stage)),
        amount: z.optional(field(columns.amount)),
        currency: z.optional(field(columns.currency)),
        /** A day, or a quarter of which it is then the last day (Q33). */
        expectedClose: z.optional(text),
        nextStep: z.optional(field(columns.nextStep)),
        blocker: z.optional(field(columns.blocker)),
        owner: z.optional(field(columns.owner)),
        product: z.optional(field(columns.product)),
        evidence: z.optional(field(columns.evidence)),
        probability: z.optional(field(columns.probability)),
        openedOn: z.optional(field(columns.openedOn)),
        closedOn: z.optional(field(columns.closedOn)),
        rate: z.optional(field(columns.rate)),
        rateOn: z.optional(field(columns.rateOn)),
        needsExecutive: z.optional(field(columns.needsExecutive)),
        goLiveOn: z.optional(field(columns.goLiveOn)),
        /** An approver takes the type against the evidence, with a reason. */
        override: z.optional(z.boolean()),
        reason: z.optional(said),
      });
    },
  },
  dealCare: {
    get input() {
      return nothing;
    },
  },
  askOwners: {
    get input() {
      /** With `dryRun` nothing is mailed: the reply holds the mails. */
      return z._default(z.object({ dryRun: z.optional(z.boolean()) }), {});
    },
  },
  coverage: {
    get input() {
      return nothing;
    },
  },
  cover: {
    get input() {
      return z.object({
        partner: text,
        ...named(),
        /** Whether the partner is told of another PAM; so where it is not said. */
        tell: z.optional(z.boolean()),
        reason: z.optional(said),
      });
    },
  },
  suggest: {
    get input() {
      return z.object({ partner: text, role: z.enum(["pam", "ae", "se", "am"]) });
    },
  },
  people: {
    get input() {
      return nothing;
    },
  },
  handOver: {
    get input() {
      return z.object({
        from: text,
        /** One person for all, or one for each role. */
        to: z.union([text, z.object(named())]),
        /** From when on; today where it is not said. Later, it is done on that day. */
        fromDay: z.optional(text),
        /** Whether the person leaves for good. */
        leaves: z.optional(z.boolean()),
        reason: z.optional(said),
        /** Without it nothing is written: the reply says what would be handed over. */
        confirm: z.optional(z.boolean()),
      });
    },
  },
  newPartner: {
    get input() {
      return z.object({
        name: text,
        tier: text,
        type: z.optional(text),
        territory: z.optional(text),
        vertical: z.optional(text),
        contactName: z.optional(text),
        contactEmail: z.optional(text),
        language: z.optional(text),
        ...named(),
        /** Whether the partner is welcomed by mail; so where it is not said. */
        tell: z.optional(z.boolean()),
      });
    },
  },
  rebalance: {
    get input() {
      return z.object({
        role: z.enum(["pam", "ae", "se", "am"]),
        /** Without it nothing is written: the reply says who would get which partner. */
        confirm: z.optional(z.boolean()),
      });
    },
  },
  partnerLink: {
    get input() {
      return z.object({ partner: text });
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
  },
  explain: {
    get input() {
      return z.object({ clock: text });
    },
  },
  inquiry: {
    get input() {
      return z.object({ partner: text, text: said, from: z.optional(text) });
    },
  },
  answerInquiry: {
    get input() {
      return z.object({ id: text });
    },
  },
  logMeeting: {
    get input() {
      const mark = z.optional(z.boolean());
      return z.object({
        /** Of the meeting that changes; without it there is a new one. */
        id: z.optional(text),
        partner: z.optional(text),
        type: z.optional(text),
        startsAt: z.optional(text),
        endsAt: z.optional(text),
        status: z.optional(text),
        nextStep: z.optional(said),
        registration: z.optional(text),
        deal: z.optional(text),
        attendees: z.optional(said),
        pamAttended: mark,
        briefReady: mark,
        briefLink: z.optional(text),
        invitedAt: z.optional(text),
        notesAt: z.optional(text),
        followUpAt: z.optional(text),
        stageUpdatedAt: z.optional(text),
        /** It is done now, or it is not done after all. */
        invited: mark,
        notes: mark,
        followedUp: mark,
        stageUpdated: mark,
        remove: mark,
      });
    },
  },
  meetings: {
    get input() {
      return z._default(z.object({ week: z.optional(text) }), {});
    },
  },
  brief: {
    get input() {
      /** With `send` it goes to the people of ours who will be there, once as it stands. */
      return z.object({ id: text, send: z.optional(z.boolean()) });
    },
  },
  summary: {
    get input() {
      return nothing;
    },
  },
  closeEscalation: {
    get input() {
      return z.object({ id: text, rootCause: said, plan: said });
    },
  },
  refreshReport: {
    get input() {
      return nothing;
    },
  },
  tellLate: {
    get input() {
      return z.object({ clock: text, note: z.optional(said), confirm: z.optional(z.boolean()) });
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
  },
  report: {
    get input() {
      return z._default(z.object({ week: z.optional(text) }), {});
    },
  },
  sendReport: {
    get input() {
      return z._default(
        z.object({
          week: z.optional(text),
          to: z.optional(z.union([text, texts])),
          /** A week that was sent, once more and as it was. */
          again: z.optional(z.boolean()),
        }),
        {},
      );
    },
  },
  prepareReport: {
    get input() {
      return z._default(
        z.object({
          week: z.optional(text),
          comment: z.optional(aside),
          /** Held back until somebody releases it with `false`. */
          hold: z.optional(z.boolean()),
          /** In the place of the rule; blank gives it back to the rule. */
          confidence: z.optional(z.enum(["High", "Medium", "Low", ""])),
          confidenceNote: z.optional(aside),
        }),
        {},
      );
    },
  },
  pastReport: {
    get input() {
      return z.object({ week: text });
    },
  },
  weeks: {
    get input() {
      return nothing;
    },
  },
  named: {
    get input() {
      return z.object({ table: z.enum(["registrations", "deals", "meetings", "partners"]), keys: z.array(text) });
    },
  },
  importRows: {
    get input() {
      return z.object({
        table: text,
        csv: text,
        mapping: z.optional(Mapping),
        locale: z.optional(text),
        /** Only these of the lines below the titles: a long file comes in by parts. */
        part: z.optional(z.object({ from: z.number(), count: z.number() })),
        dryRun: z.optional(z.boolean()),
      });
    },
  },
  forecast: {
    get input() {
      /** The month of the meeting, `2026-03`; what was closed is of the month before. */
      return z._default(z.object({ month: z.optional(text) }), {});
    },
  },
  sendForecast: {
    get input() {
      return z._default(z.object({ month: z.optional(text), to: z.optional(z.union([text, texts])) }), {});
    },
  },
  export: {
    get input() {
      return z.object({ table: text, shape: z._default(z.enum(["csv", "salesforce", "flat"]), "csv") });
    },
  },
  tabs: {
    get input() {
      return nothing;
    },
  },
  adopt: {
    get input() {
      return z.object({
        /** The title of a tab of people's own. */
        tab: text,
        table: text,
        mapping: z.optional(Mapping),
        locale: z.optional(text),
        part: z.optional(z.object({ from: z.number(), count: z.number() })),
        /** Without it nothing is written: the reply says what would come of it. */
        confirm: z.optional(z.boolean()),
        /** The tab itself becomes ours, instead of its rows being copied. */
        inPlace: z.optional(z.boolean()),
      });
    },
  },
  undoImport: {
    get input() {
      return z.object({ table: text, batches: z.array(text).check(z.minLength(1, "Say which lists.")) });
    },
  },
  crowd: {
    get input() {
      return z.object({ as: z.enum(["new", "history"]) });
    },
  },
  templates: {
    get input() {
      return nothing;
    },
  },
  testMail: {
    get input() {
      return z.object({ template: text, to: text, language: z.optional(text) });
    },
  },
  problems: {
    get input() {
      return nothing;
    },
  },
  health: {
    get input() {
      return z._default(z.object({ live: z.optional(z.boolean()) }), {});
    },
  },
  repair: {
    get input() {
      return z._default(z.object({ what: z.optional(z.enum(["triggers", "dress", "zone"])) }), {});
    },
  },
  rows: {
    get input() {
      return z.object({ table: text });
    },
  },
};

export type Operation = keyof typeof contract;
export type Input<O extends Operation> = z.output<(typeof contract)[O]["input"]>;
export type Reply<O extends Operation> = z.output<(typeof replies)[O]>;
