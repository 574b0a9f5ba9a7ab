/** Tabs that are worked out from the deals: the agenda of the monthly meeting, and the deals as one flat list. */
import { choice, type Column, day, moment, money, number, text } from "./column";
import { tiers } from "./partners";
import { dealTypes, stages } from "./registrations";
import { type RowOf, table } from "./table";

const worked = { computed: true } as const;

export const agenda = table("agenda", {
  tab: "Forecast",
  about:
    "The agenda of the monthly forecast meeting, as it was last sent. Sourced and influenced stand in two columns.",
  key: ["n"],
  columns: {
    n: number({ ...worked, whole: true, title: "No.", width: 50 }),
    block: text({ ...worked, title: "Block", width: 150 }),
    minutes: text({ ...worked, title: "Minutes", width: 90 }),
    what: text({ ...worked, title: "What", width: 230 }),
    partner: text({ ...worked, title: "Partner", width: 150 }),
    kind: choice({ sourced: "Sourced", influenced: "Influenced" }, { ...worked, title: "Kind", width: 90 }),
    sourced: money({ ...worked, title: "Partner-sourced", width: 120, help: "In the currency of the reports." }),
    influenced: money({
      ...worked,
      title: "Partner-influenced",
      width: 130,
      help: "Never to be added to what is sourced.",
    }),
    stage: text({ ...worked, title: "Stage", width: 110 }),
    probability: number({ ...worked, title: "Probability", width: 90, help: "0 to 1." }),
    nextStep: text({ ...worked, title: "Next step", width: 180 }),
    blocker: text({ ...worked, title: "Blocker", width: 160 }),
    note: text({ ...worked, title: "Note", width: 320 }),
  } satisfies Record<string, Column>,
});
export type AgendaRow = RowOf<typeof agenda>;

const only = (kind: string) => `Of ${kind} deals alone; blank without a rate.`;

export const flat = table("flat", {
  tab: "Deals flat",
  about: "One row for each deal with its partner and registration, for pivots; brought up to date each evening.",
  key: ["deal"],
  columns: {
    deal: text({ ...worked, title: "Deal", width: 100 }),
    partner: text({ ...worked, title: "Partner", width: 150 }),
    tier: choice(tiers, { ...worked, title: "Tier", width: 90, help: "The partner's tier today." }),
    account: text({ ...worked, title: "Account", width: 160 }),
    dealType: choice(dealTypes, { ...worked, title: "Deal type", width: 150 }),
    stage: text({ ...worked, title: "Stage", width: 110 }),
    state: choice({ open: "Open", won: "Won", lost: "Lost" }, { ...worked, title: "Open or closed", width: 100 }),
    sourcedAmount: money({ ...worked, title: "Sourced amount", width: 120, help: only("partner-sourced") }),
    influencedAmount: money({ ...worked, title: "Influenced amount", width: 130, help: only("partner-influenced") }),
    attachedAmount: money({ ...worked, title: "Attached amount", width: 120, help: only("partner-attached") }),
    currency: text({ ...worked, title: "Currency", width: 80 }),
    probability: number({ ...worked, title: "Probability", width: 90 }),
    countsOn: day({
      ...worked,
      title: "Counts on",
      width: 110,
      help: "The day it was closed; its expected close while it is open.",
    }),
    week: text({ ...worked, title: "Week", width: 90, help: "Of that day." }),
    month: text({ ...worked, title: "Month", width: 80, help: "Of that day." }),
    quarter: text({ ...worked, title: "Quarter", width: 90, help: "Of that day, in the company's year." }),
    expectedClose: day({ ...worked, title: "Expected close", width: 110 }),
    closedOn: day({ ...worked, title: "Closed", width: 110 }),
    openedOn: day({ ...worked, title: "Opened", width: 110 }),
    owner: text({ ...worked, title: "Owner", width: 150 }),
    product: text({ ...worked, title: "Product", width: 120 }),
    meetingsHeld: number({ ...worked, whole: true, title: "Meetings held", width: 90 }),
    registration: text({ ...worked, title: "Registration", width: 100 }),
    registrationStage: choice(stages, { ...worked, title: "Registration stage", width: 120 }),
    registeredAt: moment({ ...worked, title: "Registered at", width: 130 }),
    registeredOn: day({ ...worked, title: "Registered on", width: 110 }),
    decidedAt: moment({ ...worked, title: "Decided at", width: 130 }),
    decidedOn: day({ ...worked, title: "Decided on", width: 110 }),
    protectedUntil: day({ ...worked, title: "Protected until", width: 110 }),
    firstMeetingAt: moment({ ...worked, title: "First meeting held", width: 130 }),
  } satisfies Record<string, Column>,
});
export type FlatDeal = RowOf<typeof flat>;
