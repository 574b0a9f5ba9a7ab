/** What is said before a protection ends: the partner's update is due, or its last day is near. */
import type { Letter } from "../../model/plan";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { letterAnyhow } from "../../mail/letter";
import { type Reminder, remindersOf } from "../../rules/protection";
import { type Always, inner, type Moment } from "../flow";
import { daysSaid, envelopeUnder, valuesFor } from "../registration/case";

const reads = {
  registrations: [
    "id",
    "stage",
    "partner",
    "partnerRole",
    "partnerContactEmail",
    "companyName",
    "protectedFrom",
    "protectedUntil",
    "lastPartnerUpdateAt",
    "updateDueOn",
    "extensionAskedAt",
    "dispute",
    "importedOn",
  ],
  partners: ["name", "aliases", "contactName", "contactEmail", "language"],
  coverage: ["partner", "pam"],
  templates: "all",
  outbox: ["key"],
} as const satisfies Reads;

type ReminderFacts = Facts<typeof reads & Always>;
type Row = ReminderFacts["registrations"][number];

/** Each goes out once, on its day or at the first check after it. */
export const reminders = inner<object, { reminded: number }>()({
  who: "everybody",
  reads,
  writes: ["outbox"],
  plan: (facts, _input, moment) => {
    const known = new Set(facts.outbox.map(({ key }) => key));
    const letters = facts.registrations.flatMap((row) =>
      remindersOf(row, moment, (key) => known.has(key)).map((reminder) => letterOf(facts, row, reminder, moment)),
    );
    return accept({ changes: [], letters, reply: { reminded: letters.length } });
  },
});

/** To the PAM alone, or to the partner with the PAM in copy. */
const letterOf = (facts: ReminderFacts, row: Row, { template, key }: Reminder, moment: Moment): Letter => {
  const values = { ...valuesFor(facts, row, moment), ...daysSaid(row) };
  const envelope = envelopeUnder(key, facts, row, moment);
  const toPam = { ...envelope, to: envelope.cc.join(), language: "" };
  return letterAnyhow(template, values, template === "ending-pam" ? toPam : envelope, facts.templates);
};
