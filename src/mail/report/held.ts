/** The word that a report is held back past its time. */
import type { Letter } from "../../model/plan";

interface Held {
  readonly week: string;
  /** The Monday of the week, as people say it. */
  readonly monday: string;
  /** Who holds it. */
  readonly by: string;
  readonly recipients: readonly string[];
}

/** Told once, to those who can release it. */
export const heldLetter = (
  { week, monday, by, recipients }: Held,
  { program, link }: { readonly program: string; readonly link: string },
  envelope: Pick<Letter, "key" | "to" | "replyTo">,
): Letter => ({
  ...envelope,
  cc: [],
  template: "report held back",
  about: week,
  subject: `Held back: partner pipeline report, week of ${monday} — ${program}`,
  text: [
    `${by} holds back the partner pipeline report, week of ${monday}. It was due today by 10:00${recipients.length ? ` to ${recipients.join(", ")}` : ""}.`,
    "To release it: Extensions > Partner Desk > Reports and alerts > The Monday report. It then goes out at once, marked as late.",
    link,
  ].join("\n\n"),
  values: "",
});
