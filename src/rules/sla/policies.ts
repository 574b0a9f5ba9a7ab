/** The promises of the program as they stand at first; people change them in the SLA rules tab. */
import { models, type Policy, units } from "../../model/sla";
import { isPromise } from "./clock";

type Counted = Pick<Policy, "unit" | "model">;

const businessDay: Counted = { unit: "hours", model: "BD24" };
const elapsed: Counted = { unit: "hours", model: "CAL" };
const minutes: Counted = { unit: "minutes", model: "CAL" };
const office: Counted = { unit: "hours", model: "WH" };
const workdays: Counted = { unit: "workdays", model: "BD24" };

const usual = { warnShare: 0.75, goal: 95 } as const;

/** The target, what it is counted in, what starts and what stops it. */
const promised: Readonly<
  Record<string, readonly [title: string, target: number | null, counted: Counted, starts: string, stops: string]>
> = {
  //
  acknowledgement: ["Registration acknowledged", 60, minutes, "Registration received", "Confirmation sent"],
  //
  decision: ["Registration approved or rejected", 48, businessDay, "Registration received", "Approved or rejected"],
  //
  ae: ["Account executive named", 24, businessDay, "Registration approved", "Account executive named"],
  // Q5
  outreach: ["Account executive reached out", 24, businessDay, "Account executive named", "First contact"],
  //
  meeting: ["First joint meeting held", 5, workdays, "Account executive named", "First meeting held"],
  //
  dispute: ["Dispute reviewed by PAM and AE", 48, businessDay, "Dispute opened", "Dispute settled or passed on"],
  //
  "dispute-escalated": ["Dispute reviewed by CPO and VP Sales", 5, workdays, "Dispute passed on", "Dispute settled"],
  // R-057, Q24
  notes: ["Meeting notes written", 4, { ...elapsed, unit: "sameday" }, "Meeting over", "Notes written"],
  //
  "next-step": ["Next step agreed before leaving", 0, minutes, "Meeting over", "Next step written"],
  // R-059, Q25
  "follow-up": ["Follow-up sent to the partner", 24, elapsed, "Meeting over", "Follow-up sent"],
  // R-060, Q25
  stage: ["Deal stage brought up to date", 24, elapsed, "Meeting over", "Stage updated"],
  //
  coverage: ["Named people for a partner", 24, businessDay, "Tier approved", "Roles of the tier filled"],
  //
  "go-live": ["Account manager told of the go-live", 48, businessDay, "Go-live", "Account manager told"],
  //
  "lead-platinum": ["Lead of a Platinum partner answered", 4, office, "Lead routed", "Lead answered"],
  //
  "lead-gold": ["Lead of a Gold partner answered", 8, office, "Lead routed", "Lead answered"],
  //
  "lead-silver": ["Lead of a Silver partner answered", 24, businessDay, "Lead routed", "Lead answered"],
  //
  inquiry: ["Partner's question answered", 4, office, "Question received", "Question answered"],
  //
  fee: ["Referral fee paid", 30, { unit: "days", model: "CAL" }, "Fee triggered", "Fee paid"],
  // R-145, Q37
  qbr: ["Invitation to a QBR sent ahead", 7, { unit: "notice", model: "CAL" }, "Day of the QBR", "Invitation sent"],
  // nobody said yet how long it may take; a target makes it a promise.
  application: ["Program application decided", null, workdays, "Request received", "Request answered"],
  "tier-upgrade": ["Tier upgrade decided", null, workdays, "Request received", "Request answered"],
  "contract-renewal": ["Contract renewal settled", null, workdays, "Request received", "Request answered"],
  "co-marketing": ["Co-marketing request decided", null, workdays, "Request received", "Request answered"],
};

/** Each promise with the requirement that it comes from. */
export const firstPolicies: readonly Omit<Policy, "calendar">[] = Object.entries(promised).map(
  ([key, [title, target, counted, starts, stops]]) => ({
    key,
    title,
    target,
    ...counted,
    ...usual,
    active: target !== null,
    starts,
    stops,
    pauses: key === "decision" ? "Details asked of the partner" : "",
  }),
);

export const firstPolicyRows = (calendar: string): Policy[] => firstPolicies.map((policy) => ({ ...policy, calendar }));

/** A cell of a rule that cannot count as it stands, what would be right, and what counts until then. */
export interface PolicyFault {
  readonly column: "target" | "unit" | "model" | "calendar" | "warnShare" | "goal";
  readonly text: string;
}

/** The rule as it counts: what is nonsense in it counts as it was at first. */
export const soundPolicy = (policy: Policy): Policy => {
  const first = firstPolicies.find(({ key }) => key === policy.key);
  const isCountable = isPromise({ target: policy.target, unit: policy.unit || (first?.unit ?? "hours") });
  return {
    ...policy,
    target: isCountable ? policy.target : (first?.target ?? null),
    unit: (isCountable && policy.unit) || (first?.unit ?? "hours"),
    model: policy.model || (first?.model ?? "BD24"),
    warnShare: isShare(policy.warnShare, 1) ? policy.warnShare : (first?.warnShare ?? usual.warnShare),
    goal: isShare(policy.goal, 100) ? policy.goal : (first?.goal ?? usual.goal),
  };
};

const isShare = (share: number | null, most: number): boolean => share !== null && share >= 0 && share <= most;

/** What is nonsense in a rule, cell by cell, with what counts until it is mended. */
export const policyFaults = (policy: Policy, calendars: readonly string[]): PolicyFault[] => {
  if (!policy.active) return [];
  const sound = soundPolicy(policy);
  const until = (what: string | number | null) =>
    what === null ? "Until then nothing is promised." : `Until then it counts as ${what}.`;
  const instead = sound.target === null ? null : `${sound.target} ${saidIn(units, sound.unit)}`;
  const found: [PolicyFault["column"], boolean, string][] = [
    [
      "target",
      sound.target !== policy.target || policy.target === null,
      `is no target: use a number from 0 to ten years. ${until(instead)}`,
    ],
    ["unit", policy.unit === "", `is no unit: choose one of the list. ${until(saidIn(units, sound.unit))}`],
    [
      "model",
      policy.model === "",
      `does not say how time is counted: choose one of the list. ${until(saidIn(models, sound.model))}`,
    ],
    ["warnShare", sound.warnShare !== policy.warnShare, `is no share from 0 to 1. ${until(sound.warnShare)}`],
    ["goal", sound.goal !== policy.goal, `is no share from 0 to 100 percent. ${until(sound.goal)}`],
    [
      "calendar",
      !calendars.includes(policy.calendar),
      "is not in the Working hours tab. Until then the desk's own hours count.",
    ],
  ];
  return found.flatMap(([column, isWrong, text]) =>
    isWrong ? [{ column, text: `"${policy[column] ?? ""}" ${text}` }] : [],
  );
};

const saidIn = (labels: Readonly<Record<string, string>>, key: string): string => (labels[key] ?? key).toLowerCase();
