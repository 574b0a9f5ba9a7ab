/** Green, yellow or red for each line of a report that has something to reach (Q19, Q46, Q50). */
import type { Promised } from "./facts";

export type Status = "green" | "yellow" | "red" | "none";

/** A share in percent: above the goal is green, up to five points below it yellow. */
export const ofGoal = (share: number | null, goal: number): Status => {
  if (share === null) return "none";
  return share > goal ? "green" : share >= goal - 5 ? "yellow" : "red";
};

/** A duration in hours: within three quarters of the limit is green, within the limit yellow. */
export const ofLimit = (hours: number | null, limit: number): Status => {
  if (hours === null) return "none";
  return hours <= limit * 0.75 ? "green" : hours <= limit ? "yellow" : "red";
};

/** A sum or a count: the target reached is green, four fifths of it yellow. */
export const ofTarget = (reached: number, target: number | null): Status => {
  if (!target) return "none";
  return reached >= target ? "green" : reached * 5 >= target * 4 ? "yellow" : "red";
};

interface Judged {
  readonly avgDecisionHours: number | null;
  readonly avgApprovalHours: number | null;
  readonly slaCompliance: number | null;
  readonly slaComplianceDecidedOnly: number | null;
  readonly aeCompliance: number | null;
  readonly sourcedPipeline: number;
  readonly target: number | null;
  readonly meetingsHeld: number;
  readonly meetingsTarget: number;
  readonly confidence: string;
}

/** The status of each line, judged on the figures as they are shown. */
export const statusOf = (figures: Judged, { hours, goal }: Promised): Record<string, Status> => ({
  avgDecisionHours: ofLimit(figures.avgDecisionHours, hours),
  avgApprovalHours: ofLimit(figures.avgApprovalHours, hours),
  slaCompliance: ofGoal(figures.slaCompliance, goal),
  slaComplianceDecidedOnly: ofGoal(figures.slaComplianceDecidedOnly, goal),
  aeCompliance: ofGoal(figures.aeCompliance, goal),
  sourcedPipeline: ofTarget(figures.sourcedPipeline, figures.target),
  meetingsHeld: ofTarget(figures.meetingsHeld, figures.meetingsTarget),
  confidence: byConfidence[figures.confidence] ?? "none",
});

const byConfidence: Readonly<Record<string, Status>> = { High: "green", Medium: "yellow", Low: "red" };
