/** Mails about clocks to our own people: what became due soon or late, and promises that were kept too rarely. */
import type { Letter } from "../model/plan";
import { linesOf, type Recipients } from "./colleagues";

/** A clock that became due soon, or late, as a mail says it. */
export interface Turned {
  readonly id: string;
  readonly title: string;
  readonly partner: string;
  readonly isLate: boolean;
  /** When it is due, or was. */
  readonly due: string;
  /** `48 hours, working days (24 h each)`. */
  readonly target: string;
}

/** One mail for all that turned in one check, and for what else came up in it. */
export const alertLetter = (
  turned: readonly Turned[],
  others: readonly string[],
  { program, link }: { readonly program: string; readonly link: string },
  recipients: Recipients,
): Letter => {
  const late = turned.filter(({ isLate }) => isLate);
  const soon = turned.filter(({ isLate }) => !isLate);
  const counts = [
    late.length && `${late.length} late`,
    soon.length && `${soon.length} due soon`,
    others.length && `${others.length} to look at`,
  ].filter(Boolean);
  const text = [
    ...section("Late now:", late, "was due"),
    ...section("Due soon:", soon, "is due"),
    ...(others.length ? [["To look at:", ...linesOf(others)].join("\n")] : []),
    ...(late.length ? [`${TELL}`] : []),
    link,
  ].join("\n\n");
  return {
    ...recipients,
    template: "alert",
    about: turned[0]?.id ?? "",
    subject: `${counts.join(", ")} — ${program}`,
    text,
    values: "",
  };
};

const TELL = "Tell the partner before the partner asks: Clocks in the sidebar offers the mail, ready to send.";

const section = (heading: string, turned: readonly Turned[], verb: string): string[] =>
  turned.length === 0
    ? []
    : [
        [
          heading,
          ...turned.map(
            ({ id, title, partner, due, target }) =>
              `- ${title}: ${id.split("/")[0]}${partner ? `, ${partner}` : ""}, ${verb} ${due}; promised: ${target}`,
          ),
        ].join("\n"),
      ];

/** A promise that was kept too rarely two weeks running, told once, and each week again until it recovers (R-146). */
export interface Escalation {
  readonly id: string;
  readonly title: string;
  readonly target: string;
  readonly goal: number;
  readonly figures: string;
  readonly isReminder: boolean;
  readonly rootCause: string;
  readonly plan: string;
}

export const escalationLetter = (
  { id, title, target, goal, figures, isReminder, rootCause, plan }: Escalation,
  { program, link }: { readonly program: string; readonly link: string },
  recipients: Recipients,
): Letter => {
  const asked = rootCause && plan ? `Root cause: ${rootCause}\nCorrective plan: ${plan}` : ASKED;
  const text = [
    `"${title}" (${target}) should be kept in ${goal} % of all cases. It was not, for two weeks or more: ${figures}.`,
    asked,
    isReminder ? "This is the weekly reminder; it ends when a week reaches the goal again." : "",
    link,
  ];
  return {
    ...recipients,
    template: "escalation",
    about: id,
    subject: `${isReminder ? "Still below target" : "Below target for two weeks"}: ${title} — ${program}`,
    text: text.filter(Boolean).join("\n\n"),
    values: "",
  };
};

const ASKED =
  "Please write its root cause and the corrective plan into the Below target tab; without them it can not be closed.";
