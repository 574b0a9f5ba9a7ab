/** What the desk keeps about itself: settings, wording, mails, history and past weeks. */
import { choice, type Column, day, list, moment, number, same, text } from "./column";
import { type RowOf, table } from "./table";

export const settings = table("settings", {
  tab: "Settings",
  about: "How this program works: names, addresses, targets and thresholds.",
  key: ["key"],
  columns: {
    key: text({ title: "Setting", width: 170 }),
    value: text({ title: "Value", width: 260 }),
    meaning: text({ title: "What it means", width: 420 }),
  } satisfies Record<string, Column>,
});
export type Setting = RowOf<typeof settings>;

export const templates = table("templates", {
  tab: "Templates",
  about: "The wording of each mail. Words in [brackets] are filled in.",
  key: ["key", "language"],
  columns: {
    key: text({ title: "Mail", width: 150 }),
    language: text({ title: "Language", width: 90 }),
    subject: text({ title: "Subject", width: 320 }),
    body: text({ title: "Text", width: 560 }),
  } satisfies Record<string, Column>,
});
export type Template = RowOf<typeof templates>;

const kept = { computed: true } as const;

export const outbox = table("outbox", {
  tab: "Mail sent",
  about: "Each mail, once: waiting, sending, sent, or please check.",
  key: ["key"],
  hidden: true,
  columns: {
    key: text({ ...kept, title: "Key", width: 190, help: "A mail with this key goes out once." }),
    template: text({ ...kept, title: "Mail", width: 120 }),
    about: text({ ...kept, title: "About", width: 100 }),
    to: list({ ...kept, title: "To", width: 200 }),
    cc: list({ ...kept, title: "Cc", width: 160 }),
    replyTo: text({ ...kept, title: "Reply to", width: 160 }),
    subject: text({ ...kept, title: "Subject", width: 300 }),
    text: text({ ...kept, title: "Text", width: 300 }),
    values: text({ ...kept, title: "Values", width: 120, help: "What the formatted version is made from." }),
    queuedAt: moment({ ...kept, title: "Queued", width: 130 }),
    claimedAt: moment({ ...kept, title: "Claimed", width: 130 }),
    sentAt: moment({ ...kept, title: "Sent", width: 130 }),
    state: choice(
      { waiting: "Waiting", sending: "Sending", sent: "Sent", check: "Please check", held: "Held", failed: "Failed" },
      { ...kept, title: "State", width: 110 },
    ),
    by: text({ ...kept, title: "By", width: 160 }),
    why: text({ ...kept, title: "Why", width: 220 }),
  } satisfies Record<string, Column>,
});
export type Mailed = RowOf<typeof outbox>;

export const log = table("log", {
  tab: "History",
  about: "Who changed what, when, why and through which door. Nothing is ever taken away from it.",
  key: ["n"],
  hidden: true,
  columns: {
    n: number({ whole: true, ...kept, title: "No.", width: 70 }),
    at: moment({ ...kept, title: "When", width: 130 }),
    actor: text({ ...kept, title: "Who", width: 180 }),
    onBehalfOf: text({ ...kept, title: "On behalf of", width: 150 }),
    operation: text({ ...kept, title: "What", width: 120 }),
    table: text({ ...kept, title: "Tab", width: 110 }),
    key: text({ ...kept, title: "Row", width: 110 }),
    before: text({ ...kept, title: "Before", width: 260 }),
    after: text({ ...kept, title: "After", width: 260 }),
    reason: text({ ...kept, title: "Why", width: 220 }),
    channel: text({ ...kept, title: "Door", width: 90 }),
    batch: text({ ...kept, title: "Batch", width: 120, help: "Lines of one action share it." }),
  } satisfies Record<string, Column>,
});
export type LogLine = RowOf<typeof log>;

export const weeks = table("weeks", {
  tab: "Past weeks",
  about: "The weekly reports as they were sent; they never change afterwards.",
  key: ["week"],
  hidden: true,
  columns: {
    week: text({ ...kept, title: "Week", width: 90 }),
    from: day({ ...kept, title: "From", width: 100 }),
    to: day({ ...kept, title: "To", width: 100 }),
    figures: text({ ...kept, title: "Figures", width: 300 }),
    text: text({ ...kept, title: "Text", width: 400 }),
    sentAt: moment({ ...kept, title: "Sent", width: 130 }),
    sentTo: list({ ...kept, title: "Sent to", width: 220 }),
    comment: text({
      title: "Comment",
      width: 220,
      help: "A sentence to go out with the report; it may be typed until the report is sent.",
    }),
    state: choice(
      { prepared: "To be sent", held: "Held back", sent: "Sent" },
      { title: "State", width: 100, help: "What is held back does not go out until somebody releases it." },
    ),
    heldBy: text({ ...kept, title: "Held by", width: 180 }),
    confidence: choice(same("High", "Medium", "Low"), {
      title: "Confidence",
      width: 100,
      help: "In the place of the rule, with a note that goes out with it.",
    }),
    confidenceNote: text({ title: "Confidence, why", width: 200 }),
    setting: text({ ...kept, title: "Setting", width: 120, help: "What else the mail was made from." }),
  } satisfies Record<string, Column>,
});
export type Week = RowOf<typeof weeks>;
