/** The brief before a joint meeting, as text for the people of ours who will be there. */
import type { Letter } from "../model/plan";
import type { Section } from "../rules/meetings/brief";

export interface Briefing {
  readonly title: string;
  readonly sections: readonly Section[];
  /** Where a longer one lies; blank for nowhere. */
  readonly link: string;
}

/** The whole brief as text, to be copied or mailed. */
export const briefText = ({ title, sections, link }: Briefing): string =>
  [
    title,
    ...sections.map(({ title: heading, text }) => `${heading}\n${text.replace(/^/gm, "- ")}`),
    ...(link ? [`More: ${link}`] : []),
  ].join("\n\n");

type Recipients = Pick<Letter, "key" | "about" | "to" | "cc" | "replyTo">;

export const briefLetter = (briefing: Briefing, workbook: string, recipients: Recipients): Letter => ({
  ...recipients,
  template: "brief",
  subject: `Brief: ${briefing.title}`.replace(/\s+/g, " ").slice(0, 250),
  text: `${briefText(briefing)}\n\n${workbook}`,
  values: "",
});
