/** The promises of the program as they stand at first; people change them in the SLA rules tab. */
import { models, type Policy, units } from "../../model/sla";
import { isPromise } from "./clock";

type Promise = Omit<Policy, "calendar">;

const usual = { warnShare: 0.75, goal: 95, active: true, pauses: "" } as const;
const businessDay = { ...usual, unit: "hours", model: "BD24" } as const;
const elapsed = { ...usual, unit: "hours", model: "CAL" } as const;
const office = { ...usual, unit: "hours", model: "WH" } as const;
const workdays = { ...usual, unit: "workdays", model: "BD24" } as const;
const lead = { starts: "Lead routed", stops: "Lead answered" };
/** Nobody said yet how long it may take: a target makes it a promise. */
const unsaid = { ...workdays, target: null, active: false, starts: "Request received", stops: "Request answered" };

/** Each promise with the requirement that it comes from. */
export const firstPolicies: readonly Promise[] = [
  //
  {
    ...elapsed,
    key: "acknowledgement",
    title: "Registration acknowledged",
    target: 60,
    unit: "minutes",
    starts: "Registration received",
    stops: "Confirmation sent",
  },
  //
  {
    ...businessDay,
    key: "decision",
    title: "Registration approved or rejected",
    target: 48,
    starts: "Registration received",
    stops: "Approved or rejected",
    pauses: "Details asked of the partner",
  },
  //
  {
    ...businessDay,
    key: "ae",
    title: "Account executive named",
    target: 24,
    starts: "Registration approved",
    stops: "Account executive named",
  },
  // Q5
  {
    ...businessDay,
    key: "outreach",
    title: "Account executive reached out",
    target: 24,
    starts: "Account executive named",
    stops: "Account executive reached out",
  },
  //
  {
    ...workdays,
    key: "meeting",
    title: "First joint meeting held",
    target: 5,
    starts: "Account executive named",
    stops: "First meeting held",
  },
  //
  {
    ...businessDay,
    key: "dispute",
    title: "Dispute reviewed by PAM and account executive",
    target: 48,
    starts: "Dispute opened",
    stops: "Dispute settled or passed on",
  },
  //
  {
    ...workdays,
    key: "dispute-escalated",
    title: "Dispute reviewed by CPO and VP Sales",
    target: 5,
    starts: "Dispute passed on",
    stops: "Dispute settled",
  },
  // R-057, Q24
  {
    ...elapsed,
    key: "notes",
    title: "Meeting notes written",
    target: 4,
    unit: "sameday",
    starts: "Meeting over",
    stops: "Notes written",
  },
  //
  {
    ...elapsed,
    key: "next-step",
    title: "Next step agreed before leaving the meeting",
    target: 0,
    unit: "minutes",
    starts: "Meeting over",
    stops: "Next step written",
  },
  // R-059, Q25
  {
    ...elapsed,
    key: "follow-up",
    title: "Follow-up sent to the partner",
    target: 24,
    starts: "Meeting over",
    stops: "Follow-up sent",
  },
  // R-060, Q25
  {
    ...elapsed,
    key: "stage",
    title: "Deal stage brought up to date",
    target: 24,
    starts: "Meeting over",
    stops: "Stage updated",
  },
  //
  {
    ...businessDay,
    key: "coverage",
    title: "Named people for a partner",
    target: 24,
    starts: "Tier approved",
    stops: "Roles of the tier filled",
  },
  //
  {
    ...businessDay,
    key: "go-live",
    title: "Account manager told of the go-live",
    target: 48,
    starts: "Go-live",
    stops: "Account manager told",
  },
  //
  { ...office, key: "lead-platinum", title: "Lead of a Platinum partner answered", target: 4, ...lead },
  //
  { ...office, key: "lead-gold", title: "Lead of a Gold partner answered", target: 8, ...lead },
  //
  { ...businessDay, key: "lead-silver", title: "Lead of a Silver partner answered", target: 24, ...lead },
  //
  {
    ...office,
    key: "inquiry",
    title: "Partner's question answered",
    target: 4,
    starts: "Question received",
    stops: "Question answered",
  },
  //
  {
    ...usual,
    key: "fee",
    title: "Referral fee paid",
    target: 30,
    unit: "days",
    model: "CAL",
    starts: "Fee triggered",
    stops: "Fee paid",
  },
  // R-145, Q37
  {
    ...usual,
    key: "qbr",
    title: "Invitation to a QBR sent ahead",
    target: 7,
    unit: "notice",
    model: "CAL",
    starts: "Day of the QBR",
    stops: "Invitation sent",
  },
  //
  { ...unsaid, key: "application", title: "Program application decided" },
  { ...unsaid, key: "tier-upgrade", title: "Tier upgrade decided" },
  { ...unsaid, key: "contract-renewal", title: "Contract renewal settled" },
  { ...unsaid, key: "co-marketing", title: "Co-marketing request decided" },
];

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
  const promised = sound.target === null ? null : `${sound.target} ${saidIn(units, sound.unit)}`;
  const found: [PolicyFault["column"], boolean, string][] = [
    [
      "target",
      sound.target !== policy.target || policy.target === null,
      `is no target: use a number from 0 to ten years. ${until(promised)}`,
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
