/** A mail from its template: every value filled in, or not written at all. */
import type { Letter } from "../model/plan";
import type { Template } from "../model/records";
import type { Refusal } from "../model/refusal";
import { accept, refuse, type Result } from "../model/result";
import { addressesOf } from "../rules/settings";
import { type TemplateName, wordingOf } from "./templates";

/** The values of a mail by the name that stands in its brackets, as in "Company Name". */
export type Values = Readonly<Record<string, string>>;

export interface Envelope {
  /** The mail goes out once under this key. */
  readonly key: string;
  readonly about: string;
  /** One address or several; none where what is written is no address. */
  readonly to: string;
  readonly cc: readonly string[];
  readonly replyTo: string;
  readonly language: string;
}

// What may be blank: the line or the part of the line that holds it is then left out.
const MAY_BE_BLANK = ["AE Phone", "Note"];

/** The mail; refused as `missing-value` when a value that its wording asks for is blank. */
export const letterFrom = (
  template: TemplateName,
  values: Values,
  envelope: Envelope,
  templates: readonly Template[],
): Result<Letter, Refusal> => {
  const { fault, ...letter } = letterOrFault(template, values, envelope, templates);
  return fault ? refuse(fault) : accept(letter);
};

/** The mail of which nobody waits for an answer: where a value is blank, it stands with what it lacks among those that did not go. */
export const letterAnyhow = (...asked: Parameters<typeof letterFrom>): Letter => {
  const { fault, ...letter } = letterOrFault(...asked);
  return fault ? { ...letter, fault: fault.text } : letter;
};

const letterOrFault = (
  template: TemplateName,
  values: Values,
  envelope: Envelope,
  templates: readonly Template[],
): Omit<Letter, "fault"> & { readonly fault: Refusal | undefined } => {
  const wording = wordingOf(templates, template, envelope.language);
  const { key, about, replyTo } = envelope;
  const to = addressesOf(envelope.to);
  return {
    key,
    template,
    about,
    to,
    cc: others(envelope.cc, to),
    replyTo,
    subject: oneLine(filled(wording.subject, values)),
    text: filled(wording.body, values),
    values: JSON.stringify(values),
    fault: faultIn(template, wording, values),
  };
};

const faultIn = (
  template: TemplateName,
  { subject, body }: Pick<Template, "subject" | "body">,
  values: Values,
): Refusal | undefined => {
  const missing = [...missingIn(subject, values), ...missingIn(body, values)];
  if (missing.length) return withoutValue(template, missing);
  const stray = strayIn(subject) || strayIn(body);
  return stray ? withStray(template, stray) : undefined;
};

/** The addresses that are not written to anyhow, each once. */
const others = (cc: readonly string[], to: readonly string[]): string[] =>
  cc.filter(
    (address, at) =>
      address !== "" &&
      !to.some((other) => isSame(other, address)) &&
      cc.findIndex((other) => isSame(other, address)) === at,
  );

export const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const withoutValue = (template: TemplateName, missing: readonly string[]): Refusal => {
  const names = [...new Set(missing)];
  return {
    why: "missing-value",
    text: `The mail "${template}" cannot be written: ${names.join(" and ")} ${names.length === 1 ? "is" : "are"} missing.`,
    field: names[0] ?? "",
  };
};

/** The first bracket that holds no value, with what follows it; blank where there is none. */
export const strayIn = (text: string): string => /[[\]].{0,24}/.exec(text.replace(BRACKETS, ""))?.[0] ?? "";

const withStray = (template: TemplateName, stray: string): Refusal => ({
  why: "missing-value",
  text: `The mail "${template}" cannot be written: a bracket in it is not closed or holds no value, at "${stray}". Mend its row in the Templates tab.`,
  field: template,
});

/** The names in brackets. */
export const namesIn = (text: string): string[] => [...text.matchAll(BRACKETS)].map(([, name = ""]) => name);

const BRACKETS = /\[([A-Z][A-Z ]*)\]/gi;
// "Initech Inc." ends a sentence without a full stop of its own.
const BRACKETS_AND_STOP = new RegExp(`${BRACKETS.source}(\\.?)`, "gi");

const missingIn = (text: string, values: Values): string[] =>
  namesIn(text).filter(
    (name) => !MAY_BE_BLANK.some((optional) => isSame(optional, name)) && !valueCalled(values, name),
  );

const valueCalled = (values: Values, name: string): string =>
  Object.entries(values).find(([known]) => isSame(known, name))?.[1] ?? "";

/** The text with its values; a blank that may be blank takes its dash or its paragraph with it. */
const filled = (text: string, values: Values): string =>
  MAY_BE_BLANK.filter((name) => !values[name])
    .reduce((rest, name) => rest.replace(new RegExp(`(?:\\n+| [—–-] |, )?\\[${name}\\]`, "gi"), ""), text)
    .replace(BRACKETS_AND_STOP, (_, name: string, stop: string) => {
      const value = valueCalled(values, name);
      return value.endsWith(".") ? value : value + stop;
    });

// A line break in a subject could add a header of its own.
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 250);
