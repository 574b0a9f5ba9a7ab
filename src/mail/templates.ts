/** The wording of each mail as it stands at first; people change it in the Templates tab. Words in [brackets] are filled in. */
import type { Template } from "../model/records";

interface Wording {
  /** What it is called on a page. */
  readonly title: string;
  /** Values that it knows beside those that its first wording names; those of a registration where it does not say. */
  readonly knows?: readonly string[];
  readonly subject: string;
  readonly body: readonly string[];
}

/** What every mail about a registration can say. */
export const OF_REGISTRATION = [
  "Partner Contact Name",
  "Partner Name",
  "Company Name",
  "Deal ID",
  "PAM Name",
  "PAM Email",
];

/** give the words of approval and rejection. */
export const firstTemplates = {
  acknowledged: {
    title: "A registration has come in",
    subject: "Deal Registration Received — [Company Name] | [Partner Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Thank you for registering [Company Name]. It has reached us and is being reviewed.",
      "Registration details:\nAccount: [Company Name]\nDeal ID: [Deal ID]\nReceived: [Received]",
      "You will have our answer by [Decision Due].",
      "Questions meanwhile? Reply to this email or contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  approved: {
    title: "Approved",
    knows: [...OF_REGISTRATION, "AE Due"],
    subject: "Deal Registration Approved — [Company Name] | [Partner Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Your deal registration for [Company Name] has been approved.",
      "Registration details:\nAccount: [Company Name]\nCompany AE assigned: [AE Name] — [AE Email] — [AE Phone]\nProtection period: [Protected From] to [Protected Until]\nDeal ID: [Deal ID]",
      "Next step: [AE Name] will reach out to you within 24 hours to coordinate our first joint meeting. If you don't hear from them, contact [PAM Name] at [PAM Email].",
      "[Note]",
      "Thank you for bringing this opportunity to us.",
      "[PAM Name]",
    ],
  },
  "approved-ae-later": {
    title: "Approved, account executive to follow",
    subject: "Deal Registration Approved — [Company Name] | [Partner Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Your deal registration for [Company Name] has been approved.",
      "Registration details:\nAccount: [Company Name]\nProtection period: [Protected From] to [Protected Until]\nDeal ID: [Deal ID]",
      "Next step: we will introduce your account executive by [AE Due]. If you don't hear from us, contact [PAM Name] at [PAM Email].",
      "[Note]",
      "Thank you for bringing this opportunity to us.",
      "[PAM Name]",
    ],
  },
  "ae-introduced": {
    title: "The account executive is introduced",
    subject: "Your Account Executive — [Company Name] | [Partner Name]",
    body: [
      "Hi [Partner Contact Name],",
      "For [Company Name] (Deal ID [Deal ID]) you will work with [AE Name] — [AE Email] — [AE Phone].",
      "Next step: [AE Name] will reach out to you within 24 hours to coordinate our first joint meeting. If you don't hear from them, contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  rejected: {
    title: "Rejected",
    subject: "Deal Registration — Action Required — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Thank you for registering [Company Name]. Unfortunately, we cannot approve this registration because: [Reason]",
      "We understand this may be frustrating. Here's what we recommend:\n[Alternative]",
      "[Note]",
      "Please reply to this email or contact your PAM [PAM Name] at [PAM Email] to discuss.",
      "[PAM Name]",
    ],
  },
  "details-asked": {
    title: "Details are asked for",
    subject: "Deal Registration — Details Needed — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Thank you for registering [Company Name] (Deal ID [Deal ID]). To decide on it we need from you:",
      "[Asked]",
      "Just reply to this email. Our clock waits for you and goes on when your answer is here.",
      "[PAM Name]",
    ],
  },
  corrected: {
    title: "Opened again: the earlier answer no longer holds",
    subject: "Deal Registration — Under Review Again — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "We are looking at your registration of [Company Name] (Deal ID [Deal ID]) again: [Reason]",
      "Our earlier answer no longer holds. You will have the new one by [Decision Due].",
      "[PAM Name]",
    ],
  },
  lapsed: {
    title: "No update for 30 days",
    knows: [...OF_REGISTRATION, "Protected Until"],
    subject: "Deal Protection Lapsed — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "We have had no update on [Company Name] (Deal ID [Deal ID]) for 30 days, so its protection has lapsed.",
      "If you are still working on it, reply to this email with where it stands and contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  "update-due": {
    title: "An update is due",
    subject: "Deal Update Due — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "How is [Company Name] (Deal ID [Deal ID]) going? Please tell us by the end of [Update Due]: without an update its protection lapses then, and other partners may register the account.",
      "Two sentences in reply to this email are enough: what has happened since, and what comes next. If you need anything from us, contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  "ending-pam": {
    title: "A protection ends in 7 days, to the partner's account manager",
    subject: "Deal Protection Ends [Protected Until] — [Company Name] | [Partner Name]",
    body: [
      "Hi [PAM Name],",
      "The protection of [Company Name] for [Partner Name] (Deal ID [Deal ID]) ends on [Protected Until]. Please talk to [Partner Contact Name] first; we write to them tomorrow.",
      'If the deal is alive, open it in Review deals and choose "Ask for an extension" before it ends. If it is decided, mark it there as won or lost.',
    ],
  },
  ending: {
    title: "A protection ends in 7 days, to the partner",
    subject: "Deal Protection Ending — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "The protection of [Company Name] (Deal ID [Deal ID]) ends on [Protected Until]. After that day other partners may register the account.",
      "If you need more time, reply to this email before then with where the deal stands, and we look at an extension. Questions? Contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  extended: {
    title: "A protection is extended",
    subject: "Deal Protection Extended — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "The protection of [Company Name] (Deal ID [Deal ID]) is extended: the account is yours to [Protected Until].",
      "Please keep us posted; your next update is due by [Update Due]. Questions? Contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  "not-extended": {
    title: "A protection is not extended",
    subject: "Deal Protection Not Extended — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Thank you for telling us about [Company Name] (Deal ID [Deal ID]). Unfortunately, we cannot extend its protection beyond [Protected Until] because: [Reason]",
      "If the deal is alive after that day, you are welcome to register it again. Please reply to this email or contact [PAM Name] at [PAM Email] to discuss.",
      "[PAM Name]",
    ],
  },
  reinstated: {
    title: "A protection is reinstated",
    subject: "Deal Protection Reinstated — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "[Company Name] (Deal ID [Deal ID]) is protected for you again, to [Protected Until].",
      "Please tell us by the end of [Update Due] how it is going; without an update the protection lapses again. Questions? Contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  late: {
    title: "We are late",
    knows: [],
    subject: "We Are Late — [About]",
    body: [
      "Hi [Partner Contact Name],",
      "We promised you an answer by [Due], and you do not have it yet: [Promise], about [About]. We are sorry.",
      "[Note]",
      "We are on it and will come back to you as soon as we can. Questions meanwhile? Reply to this email or contact [PAM Name] at [PAM Email].",
      "[PAM Name]",
    ],
  },
  expired: {
    title: "90 days over",
    subject: "Deal Protection Ended — [Company Name]",
    body: [
      "Hi [Partner Contact Name],",
      "The protection of [Company Name] (Deal ID [Deal ID]) ended on [Protected Until].",
      "If the deal is still alive, you are welcome to register it again.",
      "[PAM Name]",
    ],
  },
  welcome: {
    title: "A partner joins the program",
    knows: [],
    subject: "Welcome to [Program] — [Partner Name]",
    body: [
      "Hi [Partner Contact Name],",
      "Welcome to [Program]. [Partner Name] is with us as a [Tier] partner.",
      "[PAM Name] looks after you. You reach them at [PAM Email].",
      "When you have a deal, register it with us before anybody else does: reply to this mail with the company, the contact and the size of the deal, and you have our answer within two working days. An approved deal is protected for you.",
      "[PAM Name]",
    ],
  },
  "new-pam": {
    title: "Another partner account manager",
    knows: [],
    subject: "Your Partner Account Manager — [Partner Name]",
    body: [
      "Hi [Partner Contact Name],",
      "From now on [PAM Name] looks after [Partner Name]. You reach them at [PAM Email].",
      "Your registrations, their deadlines and their protection stay as they are.",
      "[PAM Name]",
    ],
  },
  "tier-changed": {
    title: "A partner is in another tier",
    knows: [],
    subject: "[Partner Name] is now [Tier]",
    body: [
      "Hi [PAM Name],",
      "[Partner Name] is now [Tier]; before it was [Tier Before].",
      "Whom it still lacks: [Missing]. To be named by: [Due].",
      "The Coverage matrix has who stands by it.",
    ],
  },
} as const satisfies Record<string, Wording>;

export type TemplateName = keyof typeof firstTemplates;

export const FIRST_LANGUAGE = "en";

/** The rows of the Templates tab at first. */
export const firstTemplateRows = (): Template[] =>
  Object.entries(firstTemplates).map(([key, { subject, body }]) => ({
    key,
    language: FIRST_LANGUAGE,
    subject,
    body: body.join("\n\n"),
  }));

export const isTemplate = (key: string): key is TemplateName => Object.keys(firstTemplates).includes(key);

/** The wording in a language; in the first one where the tab has none, and as it came where the row is gone or emptied. */
export const wordingOf = (
  rows: readonly Template[],
  key: TemplateName,
  language: string,
): { subject: string; body: string } => {
  const inLanguage = (wanted: string) =>
    rows.find((row) => row.key === key && row.language.toLowerCase() === wanted.toLowerCase() && row.body !== "");
  const { subject, body } = firstTemplates[key];
  const own = inLanguage(language) ?? inLanguage(FIRST_LANGUAGE);
  return { subject: own?.subject || subject, body: own?.body ?? body.join("\n\n") };
};
