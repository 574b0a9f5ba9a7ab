/** The registration log: one row for each deal that a partner registered. */
import { choice, type Column, day, list, money, moment, number, same, spans, text } from "./column";
import { type RowOf, table } from "./table";

export const stages = {
  submitted: "Submitted",
  "info-requested": "Info requested",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  cancelled: "Cancelled",
  lapsed: "Lapsed",
  expired: "Expired",
  won: "Won",
  lost: "Lost",
} as const;

/** Where a registration stands. */
export type Stage = keyof typeof stages;

export const dealTypes = same("Partner-sourced", "Partner-influenced", "Company-sourced (partner-attached)");

/** What the checks may find when a deal comes in. */
export const warnings = {
  "active-pipeline": "In our own pipeline",
  renewal: "In renewal",
  abandoned: "Abandoned before",
  held: "Held by another partner",
  pending: "Another partner came first",
  customer: "Already our customer",
  likely: "Perhaps a duplicate",
  "free-mail": "No business e-mail",
  check: "A field to look at",
} as const;

export type Warning = keyof typeof warnings;

const told = { group: "What the partner told us" } as const;
const decision = { group: "Decision" } as const;
const protection = { group: "Protection" } as const;
const system = { group: "System", computed: true } as const;

export const registrations = table("registrations", {
  tab: "Registration log",
  about: "Each deal that a partner registered, from the first word to won or lost.",
  key: ["id"],
  columns: {
    id: text({
      title: "Deal ID",
      computed: true,
      width: 90,
      help: "Issued once, never again.",
      synonyms: ["ID", "Registration ID", "Deal registration ID"],
    }),
    stage: choice(stages, {
      title: "Stage",
      computed: true,
      width: 110,
      help: "Changed by Review, never by hand.",
      synonyms: ["Status", "State"],
    }),
    flags: list(
      { title: "Warnings", computed: true, width: 170, help: "What the checks found when the deal came in." },
      warnings,
    ),
    nextStep: text({ title: "Next step", width: 170, help: "What happens next, and who does it." }),
    partner: text({
      title: "Partner",
      required: true,
      refers: "partners",
      width: 150,
      help: "The partner firm that brings the deal.",
      synonyms: ["Partner name", "Partner firm", "Partner company"],
    }),
    partnerRole: text({
      title: "Partner's contact",
      required: true,
      width: 140,
      help: "The partner's person on this deal.",
      synonyms: ["Partner role", "Partner contact", "Partner rep"],
    }),
    companyName: text({
      title: "Company",
      required: true,
      width: 170,
      help: "Legal name of the prospect.",
      synonyms: ["Company name", "Account name", "Prospect", "Customer", "End customer"],
    }),
    dealSize: money({
      title: "Deal size (ACV)",
      required: true,
      width: 110,
      help: "Estimated annual contract value.",
      synonyms: ["Estimated deal size", "Deal size", "ACV", "Deal value"],
    }),
    closeQuarter: text({
      title: "Expected close",
      required: true,
      width: 100,
      help: "Quarter in which it should close, as in Q3 2026.",
      synonyms: ["Expected close date", "Close quarter", "Quarter", "Close", "Close date", "Deal close"],
    }),

    partnerContactEmail: text({
      ...told,
      title: "Partner contact e-mail",
      help: "Where our answers go; else the partner's own address.",
      synonyms: ["Partner email", "Partner contact email", "Submitter email"],
    }),
    website: text({ ...told, title: "Website", help: "The prospect's web address.", synonyms: ["Domain", "URL"] }),
    account: text({
      ...told,
      title: "Account",
      refers: "accounts",
      help: "The account in our own books, where there is one.",
    }),
    contactName: text({
      ...told,
      title: "Contact name",
      required: true,
      help: "The customer's person.",
      synonyms: ["Primary contact", "Primary contact name", "Customer contact"],
    }),
    contactTitle: text({
      ...told,
      title: "Contact title",
      required: true,
      help: "The title of the customer's person.",
      synonyms: ["Primary contact title", "Job title"],
    }),
    contactEmail: text({
      ...told,
      title: "Contact e-mail",
      required: true,
      help: "Business address of the customer's person. Nobody writes to it.",
      synonyms: ["Primary contact email", "Contact email", "Customer email"],
    }),
    companySize: text({
      ...told,
      title: "Company size",
      required: true,
      help: "Headcount or revenue band.",
      synonyms: ["Size", "Employees", "Headcount"],
    }),
    industry: text({
      ...told,
      title: "Industry",
      required: true,
      help: "Primary vertical.",
      synonyms: ["Vertical", "Sector"],
    }),
    existingRelationship: choice(
      { yes: "Yes", no: "No" },
      {
        ...told,
        title: "Contacted before?",
        required: true,
        help: "Has our company ever been in contact with this account?",
        synonyms: ["Existing relationship", "Existing company relationship"],
      },
    ),
    currency: text({ ...told, title: "Currency", help: "ISO code; the program's currency when blank." }),
    partnershipType: choice(same("Referral", "Co-sell", "Implementation"), {
      ...told,
      title: "Partnership type",
      required: true,
      help: "How the partner takes part.",
      synonyms: ["Type of partnership", "Engagement type"],
    }),
    buyingSignal: text({
      ...told,
      title: "Buying signal",
      required: true,
      help: "What triggered the registration: an introduction, a client conversation, an RFP.",
      synonyms: ["Trigger", "Signal"],
    }),
    dealType: choice(dealTypes, { ...told, title: "Deal type", help: "Sourced and influenced are never added up." }),
    evidenceLink: text({ ...told, title: "Evidence", help: "A link to what proves the partner's part." }),

    receivedAt: moment({
      title: "Received",
      computed: true,
      width: 130,
      help: "When it reached us. Order of arrival is the order of ids.",
      synonyms: [
        "Submitted",
        "Submitted at",
        "Date submitted",
        "Registration date",
        "Received on",
        "Created date",
        "Timestamp",
      ],
    }),
    decisionDueAt: moment({
      title: "Decision due",
      computed: true,
      width: 130,
      help: "48 business hours after it came in; waiting for the partner does not count.",
    }),

    ackSentAt: moment({ ...decision, computed: true, title: "Acknowledged", help: "When the confirmation left." }),
    warnAt: moment({
      ...decision,
      computed: true,
      title: "Due soon from",
      help: "From this moment the decision is shown as due soon.",
    }),
    waits: spans({
      ...decision,
      computed: true,
      title: "Waited for partner",
      help: "Times in which we waited for the partner.",
    }),
    verdict: choice({ approve: "Approved", reject: "Rejected" }, { ...decision, computed: true, title: "Decision" }),
    decidedAt: moment({
      ...decision,
      computed: true,
      title: "Decided",
      synonyms: [
        "Decision date",
        "Approval date",
        "Approved at",
        "Decided on",
        "Answered",
        "Answered on",
        "Response date",
      ],
    }),
    decidedBy: text({ ...decision, computed: true, title: "Decided by" }),
    code: text({ ...decision, title: "Reason code", help: "Which of the rejection criteria." }),
    reason: text({
      ...decision,
      title: "Reason",
      help: "The documented reason, with a fact.",
      synonyms: ["Rejection reason"],
    }),
    alternative: text({ ...decision, title: "Alternative", help: "What we offered the partner instead." }),
    toldAt: moment({
      ...decision,
      computed: true,
      title: "Partner told",
      help: "When the mail with the decision left.",
    }),
    decisionHours: number({
      ...decision,
      computed: true,
      title: "Decision hours",
      help: "Business hours we took, waits left out.",
    }),
    waitedHours: number({
      ...decision,
      computed: true,
      title: "Waited hours",
      help: "Business hours for which we waited.",
    }),
    reopenedAt: moment({ ...decision, computed: true, title: "Reopened" }),
    aeDueAt: moment({
      ...decision,
      computed: true,
      title: "AE due",
      help: "By when an account executive must be named.",
    }),
    aeAssignedAt: moment({ ...decision, computed: true, title: "AE assigned" }),
    aeHours: number({
      ...decision,
      computed: true,
      title: "AE hours",
      help: "Business hours until the account executive was named.",
    }),
    aeContactedAt: moment({
      ...decision,
      title: "AE reached out",
      help: "When the account executive first spoke to the partner.",
    }),

    ae: text({
      title: "Account executive",
      refers: "team",
      width: 150,
      help: "E-mail of the account executive who has the deal.",
      synonyms: ["AE", "Sales rep"],
    }),
    meetingDueOn: day({
      title: "First meeting due",
      computed: true,
      width: 110,
      help: "Five business days after the account executive was named.",
    }),
    protectedUntil: day({
      title: "Protected until",
      computed: true,
      width: 110,
      help: "The partner owns the deal to the end of this day.",
    }),

    firstMeetingAt: moment({ ...protection, computed: true, title: "First meeting" }),
    protectedFrom: day({ ...protection, computed: true, title: "Protected from" }),
    lastPartnerUpdateAt: moment({
      ...protection,
      computed: true,
      title: "Partner's last update",
      help: "Blank when the partner never wrote.",
    }),
    extensions: number({ whole: true, ...protection, computed: true, title: "Extensions" }),
    extensionAskedAt: moment({ ...protection, computed: true, title: "Extension asked" }),
    dispute: text({ ...protection, computed: true, title: "Dispute" }),
    endedAt: moment({ ...protection, computed: true, title: "Ended" }),
    endReason: text({ ...protection, title: "Why it ended" }),

    updateDueOn: day({
      title: "Partner update due",
      computed: true,
      width: 110,
      help: "Without an update by the end of this day the protection lapses.",
    }),

    channel: text({ ...system, title: "Came by", help: "Sidebar, sheet, import ..." }),
    source: text({ ...system, title: "Source" }),
    enteredBy: text({ ...system, title: "Entered by" }),
    externalId: text({ ...system, title: "External ID" }),
    token: text({ ...system, title: "Submission", help: "Makes one submission happen once." }),
    matchKey: text({ ...system, title: "Match key", help: "The company's name and web domains as they are compared." }),
    priorContactAt: moment({ ...system, anyAge: true, title: "Our first contact" }),
    priorContactEvidence: text({ ...system, title: "Evidence of our contact" }),
    version: number({ whole: true, ...system, title: "Version" }),
    importedOn: day({ ...system, title: "Taken over on", help: "Blank when it was registered at this desk." }),
  } satisfies Record<string, Column>,
  colours: [
    {
      name: "late",
      tint: "red",
      on: ["stage", "decisionDueAt"],
      when: (cell) =>
        `ISNUMBER(${cell("decisionDueAt")})*(${cell("decisionDueAt")}<NOW())*(${cell("stage")}="Submitted")`,
    },
    {
      name: "soon",
      tint: "amber",
      on: ["stage", "decisionDueAt"],
      when: (cell) =>
        `ISNUMBER(${cell("warnAt")})*(${cell("warnAt")}<=NOW())*(${cell("decisionDueAt")}>=NOW())*(${cell("stage")}="Submitted")`,
    },
    {
      name: "intime",
      tint: "green",
      on: ["stage", "decisionDueAt"],
      when: (cell) => `ISNUMBER(${cell("warnAt")})*(${cell("warnAt")}>NOW())*(${cell("stage")}="Submitted")`,
    },
    {
      name: "ae-late",
      tint: "red",
      on: ["ae"],
      when: (cell) =>
        `ISNUMBER(${cell("aeDueAt")})*(${cell("aeDueAt")}<NOW())*(LEN(${cell("ae")})=0)*(${cell("stage")}="Approved")`,
    },
    {
      name: "ending",
      tint: "amber",
      on: ["protectedUntil"],
      when: (cell) =>
        `ISNUMBER(${cell("protectedUntil")})*(${cell("protectedUntil")}>=TODAY())*(${cell("protectedUntil")}<=TODAY()+7)*(${cell("stage")}="Approved")`,
    },
    {
      name: "lapsing",
      tint: "amber",
      on: ["updateDueOn"],
      when: (cell) =>
        `ISNUMBER(${cell("updateDueOn")})*(${cell("updateDueOn")}<=TODAY()+7)*(${cell("stage")}="Approved")`,
    },
    {
      name: "missing",
      tint: "amber",
      on: ["required"],
      when: (cell, here) => `(LEN(${cell("id")})>0)*(LEN(${here})=0)`,
    },
  ],
  views: [
    { title: "My queue", where: [{ column: "stage", is: "Submitted" }] },
    {
      title: "Late",
      where: [
        {
          column: "decisionDueAt",
          formula: (cell) => `=(${cell("decisionDueAt")}<NOW())*(${cell("stage")}="Submitted")`,
        },
      ],
    },
    { title: "Waiting for partner", where: [{ column: "stage", is: "Info requested" }] },
    {
      title: "Missing fields",
      where: [
        {
          column: "companyName",
          formula: (cell) =>
            `=(LEN(${cell("companyName")})*LEN(${cell("partner")})*LEN(${cell("dealSize")})*LEN(${cell("closeQuarter")}))=0`,
        },
      ],
    },
  ],
});

export type Registration = RowOf<typeof registrations>;
