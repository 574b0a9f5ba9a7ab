/** The mails as the Templates tab words them: each with example values, and sent to one of us as a test. */
import type { Input, Reply } from "../../contract";
import { iso } from "../../model/cell";
import type { Letter } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import type { Template } from "../../model/records";
import { letterFrom } from "../../mail/letter";
import { FIRST_LANGUAGE, firstTemplates, isTemplate, type TemplateName } from "../../mail/templates";
import { examplesFor, valuesOf, wordingFaults } from "../../mail/wording";
import { isEmail } from "../../rules/submission";
import { answers, flowOf, type Moment } from "../flow";

type Shown = Reply<"templates">["templates"][number];

export const templates = flowOf<"templates">()({
  who: "everybody",
  scope: "none",
  reads: { templates: "all" },
  plan: (facts, _input, moment) =>
    answers({
      asOf: iso(moment.now),
      templates: (Object.keys(firstTemplates) as TemplateName[]).flatMap((name) =>
        shown(name, facts.templates, moment),
      ),
      addresses: addressesOf(facts.team, moment),
    }),
});

/** A mail in each of its languages. */
const shown = (template: TemplateName, rows: readonly Template[], moment: Moment): Shown[] => {
  const own = rows.filter(({ key }) => key === template).map(({ language }) => language);
  const languages = own.length ? [...new Set(own)] : [FIRST_LANGUAGE];
  return languages.map((language) => {
    const letter = exampleOf(template, language, rows, moment);
    const row = rows.find((one) => one.key === template && one.language === language);
    return {
      template,
      title: firstTemplates[template].title,
      language,
      knows: valuesOf(template),
      example: letter.ok ? { subject: letter.value.subject, text: letter.value.text } : null,
      faults: row ? wordingFaults(template, row).map(({ text }) => text) : [],
    };
  });
};

const exampleOf = (
  template: TemplateName,
  language: string,
  rows: readonly Template[],
  { user, settings, now }: Moment,
): Result<Letter, Refusal> => {
  const envelope = { key: `test/${template}/${iso(now)}`, about: "", to: user, cc: [], replyTo: settings.deskAddress };
  return letterFrom(template, examplesFor(template), { ...envelope, language }, rows);
};

/** Colleagues and oneself: a test reaches no partner. */
const addressesOf = (team: readonly { readonly email: string; readonly active: boolean }[], { user }: Moment) =>
  [...new Set([user, ...team.filter(({ active }) => active).map(({ email }) => email)])].filter(isEmail);

export const testMail = flowOf<"testMail">()({
  who: ["coordinator", "approver", "pam", "pam-lead"],
  scope: "none",
  reads: { templates: "all", registrations: ["id"] },
  writes: ["outbox"],
  asksDesk: true,
  plan: (facts, input, moment) => {
    if (!isTemplate(input.template)) return refuse(noSuchMail(input));
    const to = addressesOf(facts.team, moment).find((known) => known.toLowerCase() === input.to.trim().toLowerCase());
    if (!to) return refuse(stranger(input));
    if (moment.desk?.mailsLeft === 0) return refuse(NO_QUOTA);
    const letter = exampleOf(input.template, input.language ?? "", facts.templates, moment);
    if (!letter.ok) return letter;
    const subject = `Test: ${letter.value.subject}`;
    const text = `This is a test of the mail "${input.template}" with example values. Nothing happened, and nobody else got it.\n\n${letter.value.text}`;
    return accept({
      changes: [],
      // Of another kind than the mail itself, which would be noted on a registration when it left.
      letters: [{ ...letter.value, template: "test", to: [to], subject, text }],
      reply: { template: input.template, to, subject, text },
    });
  },
});

const noSuchMail = ({ template }: Input<"testMail">): Refusal => ({
  why: "not-found",
  text: `There is no mail called "${template}": ${Object.keys(firstTemplates).join(", ")}.`,
  field: "template",
});

const stranger = ({ to }: Input<"testMail">): Refusal => ({
  why: "not-allowed",
  text: `A test goes to yourself or to somebody of the Team tab, and "${to}" is neither.`,
  field: "to",
});

const NO_QUOTA: Refusal = {
  why: "quota",
  text: "Today's mail quota is used up. Send the test tomorrow, or look at it here.",
};
