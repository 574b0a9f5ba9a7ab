/** What people of the demonstration write: reasons, questions, answers and ways on. */
import type { Case } from "./cases";
import type { Code, Move } from "./moves";
import { dayOf } from "./times";

/** The reason of a rejection; blank where the add-on's own evidence says it best. */
export const reasonOf = ({ company, number, moves }: Case, code: Code, at: number): string => {
  const askedAt = moves.find(({ is }) => is === "ask")?.at ?? at;
  const ineligible = [
    `${company.name} buys through a public tender, which the program's terms of 2026-01-15 leave out.`,
    `${company.name} is served from a territory for which your agreement of 2026-02-01 does not hold.`,
    `The deal for ${company.name} is a renewal of a contract that ends in 2027; only new business can be registered.`,
  ];
  const reasons: Partial<Record<Code, string>> = {
    held: `${company.name} was registered before yours came on ${dayOf(at)} and is still protected.`,
    "not-eligible": ineligible[number % ineligible.length]!,
    "missing-fields": `We asked on ${dayOf(askedAt)} who decides at ${company.name} and have had no answer since.`,
  };
  return reasons[code] ?? "";
};

const waysOn: Readonly<Record<Code, string>> = {
  "active-pipeline":
    "Let us look at a joint approach: your PAM will set up a call with the account executive this week.",
  renewal: "Talk to your PAM about a services engagement beside the renewal.",
  held: "Register it again if the protection ends, or offer your services for the implementation.",
  abandoned: "Tell your PAM what has changed since; with news from the customer we will open it again.",
  "not-eligible": "Ask your PAM for a referral agreement for this one, or register another division of the company.",
  "missing-fields": "Send the missing details and register it again; we will look at it the same day.",
};

/** What a rejected partner may do instead. */
export const wayOnOf = (code: Code): string => waysOn[code];

const questions = [
  "Who signs at the customer, and has a budget been set aside?",
  "Which of our products is it about, and for how many users?",
  "Please send the minutes of your last meeting with the customer.",
];
const answers = [
  "The CFO signs; the budget is in this year's plan.",
  "The platform for about 180 users, first site in the spring.",
  "Minutes are at the link; the project has a name and a date.",
];

export const questionOf = ({ number }: Case): string => questions[number % questions.length]!;
export const answerOf = ({ number }: Case): string => answers[number % answers.length]!;

const partings: Partial<Record<Move["is"], readonly string[]>> = {
  withdraw: ["The customer has put the project off to next year.", "The customer chose to do it with its own people."],
  cancel: ["Entered twice by mistake; the partner meant another company.", "A test entry of the new form."],
  reopen: ["The customer has shown us that its new plant buys for itself."],
  lose: ["Lost to the present vendor, who cut the price by a third.", "No decision: the budget was frozen."],
  win: ["Signed for three years.", "Signed for one year with an option."],
};

/** Why a registration was withdrawn, cancelled, reopened, lost or won. */
export const whyOf = ({ number }: Case, is: Move["is"]): string => {
  const said = partings[is] ?? [""];
  return said[number % said.length]!;
};
