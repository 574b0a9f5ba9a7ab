/** What a person may write in the Templates tab: the values that each mail knows, what is wrong with a wording, and examples. */
import { nearest } from "../rules/names";
import { isSame, namesIn, strayIn, type Values } from "./letter";
import { firstTemplates, isTemplate, OF_REGISTRATION, type TemplateName } from "./templates";

/** The values by which a mail can be filled in: those of a registration and those that its first wording names. */
export const valuesOf = (template: TemplateName): string[] => {
  const { subject, body, ...more } = firstTemplates[template];
  const others = "knows" in more ? more.knows : OF_REGISTRATION;
  return [...new Set([...others, ...namesIn([subject, ...body].join("\n"))])];
};

export interface WordingFault {
  readonly column: "key" | "subject" | "body";
  readonly text: string;
}

/** What keeps a row of the Templates tab from being used, or its mail from being written. */
export const wordingFaults = (
  key: string,
  { subject, body }: { readonly subject: string; readonly body: string },
): WordingFault[] => {
  if (!isTemplate(key)) return [{ column: "key", text: unused(key) }];
  return (
    [
      ["subject", subject],
      ["body", body],
    ] as const
  ).flatMap(([column, text]) => faultsIn(key, text).map((fault) => ({ column, text: fault })));
};

const unused = (key: string): string => {
  const [near] = nearest(Object.keys(firstTemplates), key, 1);
  return `there is no such mail, so the row is not used${near ? `; did you mean "${near}"?` : "."}`;
};

const faultsIn = (template: TemplateName, text: string): string[] => {
  const known = valuesOf(template);
  const unknown = [...new Set(namesIn(text))].filter((name) => !known.some((value) => isSame(value, name)));
  const stray = strayIn(text);
  return [
    ...unknown.map(
      (name) => `[${name}] is no value of this mail, which is not sent with it. It knows ${inBrackets(known)}.`,
    ),
    ...(stray ? [`a bracket is not closed or holds no value, at "${stray}"; the mail is not sent with it.`] : []),
  ];
};

const inBrackets = (names: readonly string[]): string => names.map((name) => `[${name}]`).join(", ");

/** The values of a mail as examples, for a look at it and for a test. */
export const examplesFor = (template: TemplateName): Values =>
  Object.fromEntries(valuesOf(template).map((name) => [name, examples[name] ?? `(${name})`]));

const examples: Readonly<Record<string, string>> = {
  "Tier Before": "Silver",
  Missing: "SE",
  "Partner Contact Name": "Pat Moss",
  "Partner Name": "Contoso Cloud",
  "Company Name": "Initech",
  "Deal ID": "DR-0042",
  Program: "The partner program",
  Tier: "Gold",
  "PAM Name": "Ann Park",
  "PAM Email": "ann.park@example.com",
  "AE Name": "Lee Quinn",
  "AE Email": "lee.quinn@example.com",
  "AE Phone": "+1 555 0101",
  "AE Due": "Tue 7 Jul 2026, 10:00",
  "Protected From": "Jul 6, 2026",
  "Protected Until": "Oct 4, 2026",
  Received: "Thu 2 Jul 2026, 14:00",
  "Decision Due": "Tue 7 Jul 2026, 14:00",
  Reason: "Lee Quinn has been in active discussions with Initech since Feb 20, 2026.",
  Alternative: "Join the deal as an attached partner: reply to this mail and we bring you in.",
  Asked: "- Industry\n- Company size",
  Note: "We look forward to working on this with you.",
  About: "Initech (DR-0042)",
  Promise: "Registration approved or rejected",
  Due: "Tue 7 Jul 2026, 14:00",
  "Update Due": "Aug 5, 2026",
};
