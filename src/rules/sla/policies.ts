/** The promises of the program as they stand at first; people change them in the SLA rules tab. */
import type { Policy } from "../../model/sla";

type Promise = Omit<Policy, "calendar" | "active">;

const businessDay = { unit: "hours", model: "BD24", warnShare: 0.75, goal: 95 } as const;

/** Each promise with the requirement that it comes from. */
export const firstPolicies: readonly Promise[] = [
  //
  {
    key: "acknowledgement",
    title: "Registration acknowledged",
    target: 60,
    unit: "minutes",
    model: "CAL",
    warnShare: 0.75,
    goal: 95,
    starts: "Registration received",
    stops: "Confirmation sent",
    pauses: "",
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
    pauses: "",
  },
  // Q5
  {
    ...businessDay,
    key: "outreach",
    title: "Account executive reached out",
    target: 24,
    starts: "Account executive named",
    stops: "Account executive reached out",
    pauses: "",
  },
  //
  {
    key: "meeting",
    title: "First joint meeting held",
    target: 5,
    unit: "workdays",
    model: "BD24",
    warnShare: 0.75,
    goal: 95,
    starts: "Account executive named",
    stops: "First meeting held",
    pauses: "",
  },
  //
  {
    ...businessDay,
    key: "coverage",
    title: "Named people for a partner",
    target: 24,
    starts: "Tier approved",
    stops: "Roles of the tier filled",
    pauses: "",
  },
];

export const firstPolicyRows = (calendar: string): Policy[] =>
  firstPolicies.map((policy) => ({ ...policy, calendar, active: true }));
