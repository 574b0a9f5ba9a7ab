/** The company's accounts, the deals that partners take part in, and the meetings held for them. */
import { choice, type Column, day, flag, list, moment, money, number, same, text } from "./column";
import { dealTypes } from "./registrations";
import { type RowOf, table } from "./table";

const more = { group: "More" } as const;

export const accounts = table("accounts", {
  tab: "Accounts",
  about: "The company's own accounts: who owns them, and whether there is pipeline or a renewal.",
  key: ["name"],
  columns: {
    name: text({ title: "Account", width: 190, synonyms: ["Account name", "Company", "Company name", "Name"] }),
    owner: text({
      title: "Owner",
      width: 170,
      synonyms: ["Account owner", "AE"],
      help: "The account executive who has it.",
    }),
    stage: text({
      title: "Stage",
      width: 120,
      refers: "stages",
      help: "Stage of the open opportunity, where there is one.",
    }),
    openedAt: moment({ anyAge: true, title: "Opened", width: 130, help: "When that opportunity was opened." }),
    renewalInProgress: flag({ title: "Renewal in progress", width: 120 }),
    domain: text({ ...more, title: "Domain", synonyms: ["Website", "Web site", "URL"] }),
    csm: text({ ...more, title: "CSM" }),
    firstTouchAt: moment({ ...more, anyAge: true, title: "First contact" }),
    firstTouchWhat: text({ ...more, title: "First contact was" }),
    lastTouchAt: moment({ ...more, anyAge: true, title: "Last contact" }),
    customerSince: day({ ...more, title: "Customer since" }),
    parent: text({ ...more, title: "Parent", synonyms: ["Subsidiary of", "Parent account"] }),
    aliases: list({ ...more, title: "Also known as" }),
    externalId: text({ ...more, title: "External ID", synonyms: ["Account ID"] }),
    matchKey: text({ ...more, title: "Match key", computed: true }),
  } satisfies Record<string, Column>,
});
export type Account = RowOf<typeof accounts>;

export const deals = table("deals", {
  tab: "Deals",
  about: "Open and closed deals with a partner in them. Sourced and influenced are never added up.",
  key: ["id"],
  columns: {
    id: text({ title: "Deal", width: 100, synonyms: ["ID", "Opportunity ID", "Opportunity", "Deal ID"] }),
    partner: text({ title: "Partner", needed: true, refers: "partners", width: 150, synonyms: ["Partner name"] }),
    account: text({
      title: "Account",
      needed: true,
      refers: "accounts",
      width: 160,
      synonyms: ["Account name", "Account ID", "Company"],
    }),
    dealType: choice(dealTypes, { title: "Deal type", needed: true, width: 150, synonyms: ["Type"] }),
    stage: text({ title: "Stage", needed: true, refers: "stages", width: 120, synonyms: ["Deal stage", "Stage name"] }),
    amount: money({
      title: "Amount",
      needed: true,
      width: 110,
      synonyms: ["Close value", "Deal value", "Value", "ACV"],
    }),
    currency: text({ title: "Currency", width: 80 }),
    expectedClose: day({ title: "Expected close", width: 110, synonyms: ["Expected close date"] }),
    nextStep: text({ title: "Next step", width: 160 }),
    blocker: text({ title: "Blocker", width: 160 }),
    registration: text({ ...more, title: "Registration", refers: "registrations" }),
    partnerContact: text({ ...more, title: "Partner's contact" }),
    owner: text({ ...more, title: "Owner", synonyms: ["Opportunity owner", "AE"] }),
    product: text({ ...more, title: "Product", refers: "products" }),
    evidence: text({
      ...more,
      title: "Evidence",
      help: "What proves the partner's part; an influenced deal needs it.",
    }),
    attributionNote: text({
      ...more,
      title: "Type allowed",
      computed: true,
      help: "Who allowed the deal type against the evidence, when and why.",
    }),
    stageConfirmedAt: moment({
      ...more,
      title: "Stage confirmed",
      computed: true,
      help: "When somebody last said that the stage is right.",
    }),
    seen: text({
      ...more,
      title: "Last looked at as",
      computed: true,
      help: "Stage and type when they were last checked.",
    }),
    probability: number({ ...more, title: "Probability", help: "0 to 1; the stage's own when blank." }),
    openedOn: day({ ...more, title: "Opened", synonyms: ["Engage date", "Created", "Created date"] }),
    stageChangedAt: moment({ ...more, title: "Stage changed", computed: true }),
    lastActivityAt: moment({ ...more, title: "Last activity" }),
    closedOn: day({ ...more, title: "Closed", synonyms: ["Close date", "Closed on"] }),
    rate: number({ ...more, title: "Exchange rate" }),
    rateOn: day({ ...more, title: "Rate of" }),
    needsExecutive: flag({ ...more, title: "Needs an executive" }),
    meetingsHeld: number({ whole: true, ...more, title: "Meetings held", computed: true }),
    goLiveOn: day({ ...more, title: "Go-live" }),
    amToldAt: moment({ ...more, title: "AM told" }),
    feeApplicable: flag({ ...more, title: "Fee applies", computed: true }),
    feeAmount: money({ ...more, title: "Fee", computed: true }),
    feeTriggeredOn: day({ ...more, title: "Fee triggered", computed: true }),
    feePaidOn: day({ ...more, title: "Fee paid" }),
    externalId: text({ ...more, title: "External ID" }),
    version: number({ whole: true, ...more, title: "Version", computed: true }),
  } satisfies Record<string, Column>,
});
export type Deal = RowOf<typeof deals>;

export const stages = table("stages", {
  tab: "Stages",
  about: "The stages of a deal, what they mean and how probable each is.",
  key: ["stage"],
  hidden: true,
  columns: {
    stage: text({ title: "Stage", width: 140 }),
    kind: choice({ open: "Open", won: "Won", lost: "Lost" }, { title: "Kind", width: 80 }),
    probability: number({ title: "Probability", width: 90, help: "0 to 1." }),
    activePipeline: flag({
      title: "Active pipeline",
      width: 110,
      help: "An account in this stage is ours: a registration of it is in conflict.",
    }),
    order: number({ whole: true, title: "Order", width: 70 }),
  } satisfies Record<string, Column>,
});
export type DealStage = RowOf<typeof stages>;

export const products = table("products", {
  tab: "Products",
  about: "What is sold; a deal with another product is listed with the nearest name.",
  key: ["name"],
  hidden: true,
  columns: {
    name: text({ title: "Product", width: 160, synonyms: ["Product name", "Name"] }),
    series: text({ title: "Series", width: 100, synonyms: ["Family"] }),
    price: money({ title: "Price", width: 100, synonyms: ["Sales price", "List price"] }),
  } satisfies Record<string, Column>,
});
export type Product = RowOf<typeof products>;

export const meetings = table("meetings", {
  tab: "Meetings",
  about: "Joint meetings with partners, booked and held.",
  key: ["id"],
  columns: {
    id: text({ title: "Meeting", computed: true, width: 100, synonyms: ["ID"] }),
    partner: text({ title: "Partner", needed: true, refers: "partners", width: 150 }),
    type: choice(same("Co-sell", "Discovery", "Implementation scoping", "Upsell", "Expansion review", "QBR"), {
      title: "Type",
      width: 140,
      synonyms: ["Meeting type"],
    }),
    startsAt: moment({ title: "Starts", needed: true, width: 130, synonyms: ["Start", "Date", "When"] }),
    endsAt: moment({ title: "Ends", width: 130, synonyms: ["End"] }),
    status: choice(
      { booked: "Booked", held: "Held", "no-show": "No-show", cancelled: "Cancelled" },
      { title: "Status", needed: true, width: 100 },
    ),
    nextStep: text({ title: "Next step", width: 170 }),
    registration: text({ ...more, title: "Registration", refers: "registrations" }),
    deal: text({ ...more, title: "Deal", refers: "deals" }),
    attendees: text({ ...more, title: "Attendees" }),
    pamAttended: flag({ ...more, title: "PAM attended" }),
    invitedAt: moment({ ...more, title: "Invited" }),
    briefReady: flag({ ...more, title: "Brief ready" }),
    briefLink: text({ ...more, title: "Brief" }),
    notesAt: moment({ ...more, title: "Notes written" }),
    followUpAt: moment({ ...more, title: "Follow-up sent" }),
    stageUpdatedAt: moment({ ...more, title: "Stage updated" }),
    eventId: text({ ...more, title: "Calendar event" }),
  } satisfies Record<string, Column>,
});
export type Meeting = RowOf<typeof meetings>;

export const inquiries = table("inquiries", {
  tab: "Questions",
  about: "What partners asked us, and when they had their answer.",
  key: ["id"],
  columns: {
    id: text({ title: "Question", computed: true, width: 100, synonyms: ["ID", "Inquiry"] }),
    partner: text({ title: "Partner", needed: true, refers: "partners", width: 150 }),
    from: text({ title: "From", width: 160, help: "Who asked." }),
    text: text({ title: "What was asked", width: 320 }),
    owner: text({ title: "Owner", refers: "team", width: 170, help: "Who answers; the PAM when blank." }),
    receivedAt: moment({ title: "Received", width: 130, synonyms: ["Asked"] }),
    answeredAt: moment({ title: "Answered", width: 130 }),
  } satisfies Record<string, Column>,
  views: [
    { title: "Unanswered", where: [{ column: "answeredAt", formula: (cell) => `=LEN(${cell("answeredAt")})=0` }] },
  ],
});
export type Inquiry = RowOf<typeof inquiries>;
