/** The mail to somebody of ours about their deals: what is missing, whose stage nobody looked at, what contradicts the evidence. */
import type { Letter } from "../model/plan";

/** What there is to be done, each as a sentence. */
export interface DealsToMend {
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly contradictions: readonly string[];
}

interface Recipient {
  readonly key: string;
  readonly name: string;
  readonly to: string;
  readonly replyTo: string;
}

/** One mail a week for each person. */
export const dealsLetter = (
  { missing, stale, contradictions }: DealsToMend,
  { program, link }: { readonly program: string; readonly link: string },
  { key, name, to, replyTo }: Recipient,
): Letter => {
  const count = new Set([...missing, ...stale, ...contradictions]).size;
  const text = [
    `Hi ${name},`,
    count === 1 ? "One thing about your deals needs a look." : `${count} things about your deals need a look.`,
    ...section("Please fill in:", missing),
    ...section(
      "Is the stage still right? Say so under Partners and pipeline > Deals in the menu of Partner Desk, or change it:",
      stale,
    ),
    ...section("The deal type does not go with the evidence:", contradictions),
    link,
  ].join("\n\n");
  return {
    key,
    template: "deals",
    about: "",
    to: [to],
    cc: [],
    replyTo,
    subject: `Your deals: ${count} to look at — ${program}`,
    text,
    values: "",
  };
};

const MOST = 50;

const section = (heading: string, lines: readonly string[]): string[] => {
  if (lines.length === 0) return [];
  const more = lines.length > MOST ? [`- and ${lines.length - MOST} more in the Deals tab`] : [];
  return [[heading, ...lines.slice(0, MOST).map((line) => `- ${line}`), ...more].join("\n")];
};
