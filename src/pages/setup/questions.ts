/** What set-up asks, with what a new desk would answer. */
import type { Column } from "../../model/column";
import type { Question as Asked } from "../shared/server";

/** The answers by the names of the operation. */
export type Answers = Readonly<Record<QuestionName, string>>;
export type QuestionName =
  | "program"
  | "zone"
  | "hours"
  | "recipients"
  | "deskAddress"
  | "currency"
  | "fiscalStart"
  | "aeByTier"
  | "tierNames"
  | "formTab"
  | "crm"
  | "process"
  | "meeting";

interface Question {
  readonly name: QuestionName;
  readonly column: Column;
  readonly isLong?: true;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

const needed = (title: string, help: string): Column => ({ kind: "text", title, help, required: true });
const welcome = (title: string, help: string): Column => ({ kind: "text", title, help });

/** Without these no desk can work; each has a first answer. */
export const first: readonly Question[] = [
  { name: "program", column: needed("What is your partner program called?", "Stands in mails and reports.") },
  { name: "zone", column: needed("In which time zone does it work?", "Days, weeks and deadlines are counted there.") },
  {
    name: "hours",
    column: needed(
      "When is the desk open, Monday to Friday?",
      "For instance 09:00-17:00, or 09:00-12:00, 13:00-17:00.",
    ),
  },
  {
    name: "recipients",
    column: welcome("Who gets the report on Monday mornings?", "E-mail addresses, parted by commas. Blank: you."),
  },
];

/** Good to know; they stand in the Settings tab and may be filled in there later. */
export const more: readonly Question[] = [
  {
    name: "deskAddress",
    column: welcome("Is there an address for partners to write to?", "Replies to mails go there. Blank: to the PAM."),
  },
  { name: "currency", column: welcome("In which currency are reports?", "Three letters, such as USD or EUR.") },
  {
    name: "fiscalStart",
    column: {
      kind: "choice",
      title: "In which month does your fiscal year start?",
      choices: Object.fromEntries(MONTHS.map((month, at) => [String(at + 1), month])),
    },
  },
  {
    name: "tierNames",
    column: welcome(
      "What do you call your tiers?",
      "Only where it is not Platinum, Gold, Silver and Registered, as in Premier = Platinum, Select = Gold.",
    ),
  },
  {
    name: "aeByTier",
    column: {
      kind: "choice",
      title: "Where no account executive is named for a partner, who gets an approved deal?",
      choices: { no: "Whoever approves it names one", yes: "Gold by territory, Silver from a pool in turn" },
    },
  },
  { name: "crm", column: welcome("Where does your sales team keep its deals?", "For instance Salesforce or HubSpot.") },
  {
    name: "formTab",
    column: welcome(
      "Which tab does your Google Form fill?",
      "Its title, such as Form Responses 1. Blank: there is none.",
    ),
  },
  {
    name: "process",
    column: welcome("How do partners register deals today?", "A form, mails, a portal, or not at all."),
    isLong: true,
  },
  { name: "meeting", column: welcome("When do you talk over the pipeline each week?", "Day, time and who is there.") },
];

export const questions: readonly Question[] = [...first, ...more];

/** What a new desk would answer. */
export const usual = (zone: string): Answers => ({
  program: "Partner program",
  zone,
  hours: "09:00-17:00",
  recipients: "",
  deskAddress: "",
  currency: "USD",
  fiscalStart: "1",
  aeByTier: "no",
  tierNames: "",
  formTab: "",
  crm: "",
  process: "",
  meeting: "",
});

/** What is sent: the answers that differ from those that stand there already, so that nothing else is touched. */
export const told = (answers: Answers, before: Answers | null): Asked<"setUp"> =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([name, answer]) => answer.trim() !== "" && answer.trim() !== before?.[name as QuestionName],
    ),
  );
