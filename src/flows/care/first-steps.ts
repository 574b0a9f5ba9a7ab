/** What a new desk still lacks, step by step (R-006): told from what stands in it, so that it may be left and taken up again. */
import type { Reply } from "../../contract";
import { type Tier, tiers } from "../../model/partners";
import type { Facts, Reads } from "../../model/workbook";
import { yearsWithout } from "../../rules/sla/years";
import { coverage, coverageReads } from "../coverage";
import type { Always, Moment } from "../flow";

type Step = NonNullable<Reply<"open">["setUp"]>["steps"][number];

export const firstStepReads = {
  ...coverageReads,
  registrations: ["id"],
  deals: ["id"],
} as const satisfies Reads;

type StepFacts = Facts<typeof firstStepReads & Always>;

/** In the order in which they are best taken; each may be taken at any time. */
export const firstSteps = (facts: StepFacts, moment: Moment): Step[] => [
  daysStep(facts, moment),
  teamStep(facts),
  partnersStep(facts),
  coverageStep(facts, moment),
  listsStep(facts),
];

const daysStep = ({ calendars, holidays }: StepFacts, { settings, today }: Moment): Step => {
  const years = yearsWithout(calendars, holidays, today).find(({ calendar }) => calendar === settings.calendar)?.years;
  return years
    ? {
        name: "days",
        isDone: false,
        text: `No day off is entered for ${years.join(" and ")}: deadlines count every weekday.`,
      }
    : { name: "days", isDone: true, text: `${counted(holidays.length, "day")} off are entered.` };
};

const teamStep = ({ team }: StepFacts): Step => {
  const active = team.filter((person) => person.active);
  const lacks = (
    [
      ["approver", "may approve a deal"],
      ["pam", "is a PAM"],
    ] as const
  ).flatMap(([role, what]) => (active.some(({ roles }) => roles.includes(role)) ? [] : [what]));
  const people = active.length === 1 ? "You are alone in it" : `${counted(active.length, "person")} in it`;
  return {
    name: "team",
    isDone: active.length > 1 && lacks.length === 0,
    text: `${people}${lacks.length ? `; nobody ${lacks.join(", nobody ")} yet` : ""}.`,
  };
};

const partnersStep = ({ partners }: StepFacts): Step => {
  const named = partners.filter(({ name }) => name !== "");
  const of = (tier: Tier | "") => named.filter((partner) => partner.tier === tier).length;
  const byTier = (Object.keys(tiers) as Tier[]).flatMap((tier) => (of(tier) ? [`${of(tier)} ${tier}`] : []));
  const parts = [...byTier, ...(of("") ? [`${of("")} in no tier yet`] : [])];
  return {
    name: "partners",
    isDone: named.length > 0 && of("") === 0,
    text: named.length
      ? `${counted(named.length, "partner")}: ${parts.join(", ")}.`
      : "None is entered yet. A list that you have comes in at once; one by one they come in under Coverage.",
  };
};

const coverageStep = (facts: StepFacts, moment: Moment): Step => {
  const answered = coverage.plan(facts, {}, moment);
  const rows = answered.ok ? answered.value.reply.partners : [];
  const short = rows.filter(({ gaps }) => gaps.length > 0);
  const first = short
    .slice(0, 3)
    .map(({ partner }) => partner)
    .join(", ");
  return {
    name: "coverage",
    isDone: rows.length > 0 && short.length === 0,
    text:
      rows.length === 0
        ? "Comes after the partners: who looks after each of them."
        : short.length === 0
          ? "Every partner has the people that its tier asks for."
          : `${short.length} of ${counted(rows.length, "partner")} ${short.length === 1 ? "lacks" : "lack"} somebody: ${first}${short.length > 3 ? " and others" : ""}.`,
  };
};

const listsStep = ({ registrations, deals }: StepFacts): Step => {
  const parts = [counted(registrations.length, "registration"), counted(deals.length, "deal")].filter(
    (part) => !part.startsWith("0"),
  );
  return {
    name: "lists",
    isDone: parts.length > 0,
    text: parts.length
      ? `${parts.join(" and ")} ${registrations.length + deals.length === 1 ? "is" : "are"} in.`
      : "Nothing is in yet. What you kept in a sheet so far comes in as history, and nobody is mailed.",
  };
};

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? noun : noun === "person" ? "people" : `${noun}s`}`;
