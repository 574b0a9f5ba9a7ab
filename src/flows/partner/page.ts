/** What a partner sees behind its link: its own deals as they stand, in words for the partner (R-125, feature 84). */
import type { Partner, Person } from "../../model/partners";
import type { Registration, Stage } from "../../model/registrations";
import { refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import type { PartnerDeal, PartnerPage } from "../../mail/partner-page";
import { sayDay, sayMoment } from "../../rules/days";
import { stageOn } from "../../rules/protection";
import { personOf } from "../../rules/roles";
import { type Always, answers, inner, type Moment } from "../flow";
import { isCalled } from "../meetings/case";
import { partnerCalled, signerFor } from "../registration/people";
import { answerTime } from "../registration/look";

const reads = {
  registrations: [
    "id",
    "partner",
    "companyName",
    "stage",
    "decisionDueAt",
    "protectedUntil",
    "updateDueOn",
    "ae",
    "dispute",
    "extensionAskedAt",
  ],
  partners: ["name", "aliases", "status", "endedOn"],
  coverage: ["partner", "pam"],
} as const satisfies Reads;

type PageFacts = Facts<typeof reads & Always>;
type Row = PageFacts["registrations"][number];

/** Refused as `not-found` for whoever is no partner any more; nothing of another partner is in it. */
export const partnerDeals = inner<{ partner: string }, PartnerPage>()({
  who: "everybody",
  reads,
  plan: (facts, { partner }, moment) => {
    const called = partnerCalled(facts.partners, partner);
    if (!called.ok || isOver(called.value, moment.today)) return refuse(unknown);
    const { name } = called.value;
    const isTheirs = isCalled(facts.partners, name);
    const own = facts.registrations.filter((row) => !row.id.startsWith("@") && isTheirs(row.partner));
    return answers({
      program: moment.settings.program,
      partner: name,
      at: sayMoment(moment.zone, moment.now),
      // Whoever deployed the web app is not whom partners write to.
      contact: signerFor(name, facts, { ...moment, user: "" }),
      deals: own.map((row) => dealOf(row, facts.team, moment)).sort((a, b) => a.rank - b.rank || byId(a, b)),
    });
  },
});

const unknown = { why: "not-found", text: "There is no such partner." } as const;

/** Whether a partner has left the program. */
export const isOver = ({ status, endedOn }: Pick<Partner, "status" | "endedOn">, today: string): boolean =>
  status === "ended" || (endedOn !== "" && endedOn <= today);

const byId = (a: PartnerDeal, b: PartnerDeal): number => b.id.localeCompare(a.id, "en", { numeric: true });

/** As a partner reads the stages, with what comes next; those that wait for it come first, those that are over last. */
const STAGES: Readonly<Record<Stage, readonly [stage: string, next: string]>> = {
  "info-requested": ["Waiting for you", "Next: answer what we asked you by mail; our time to decide waits until then."],
  submitted: ["Under review", "Next: we review it"],
  approved: ["Approved", "Next: "],
  won: ["Won", "Thank you."],
  lapsed: [
    "Protection lapsed",
    "We had no update from you in time. Ask your contact whether it can be taken up again.",
  ],
  expired: ["Protection over", "You may register the deal anew."],
  rejected: ["Not approved", "Our mail says why, and what else is possible."],
  lost: ["Lost", ""],
  withdrawn: ["Withdrawn", "You may register the deal anew."],
  cancelled: ["Closed", "Ask your contact if you expected otherwise."],
};

const dealOf = (row: Row, team: readonly Person[], moment: Moment): PartnerDeal & { readonly rank: number } => {
  const { id, companyName: company } = row;
  const at = stageOn(row, moment.today) || "submitted";
  const [stage, next] = STAGES[at];
  const more = at === "submitted" ? answerTime(row, moment) : at === "approved" ? approvedNext(row, team) : "";
  const days = at === "approved" ? daysOf(row) : [];
  return { id, company, stage, days, next: next + more, rank: Object.keys(STAGES).indexOf(at) };
};

const daysOf = ({ protectedUntil, updateDueOn }: Pick<Registration, "protectedUntil" | "updateDueOn">) =>
  [
    ["Protected until", protectedUntil],
    ["Next update due", updateDueOn],
  ].flatMap(([title = "", day]): [string, string][] => (day ? [[title, sayDay(day)]] : []));

/** Who does what. What our people note for each other stays with them. */
const approvedNext = ({ ae, updateDueOn, extensionAskedAt }: Row, team: readonly Person[]): string => {
  const person = personOf(team, ae);
  return [
    person?.active && person.name ? `${person.name} works on it with you.` : "we name who works on it with you.",
    updateDueOn && `Tell us by ${sayDay(updateDueOn)} how it is going.`,
    extensionAskedAt !== null && "You asked for more time: we answer.",
  ]
    .filter(Boolean)
    .join(" ");
};
