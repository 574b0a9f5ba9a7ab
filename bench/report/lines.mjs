/** The lines of a report as plain figures by name, so that ours can be held against what others make of the same rows. */

const counted = ["sla-breach", "protection-ending", "no-registrations", "close-date-passed", "no-rate"];
const plain = [
  "newRegistrations",
  "approved",
  "rejected",
  "pending",
  "avgDecisionHours",
  "avgApprovalHours",
  "slaCompliance",
  "slaComplianceDecidedOnly",
  "aeCompliance",
  "sourcedPipeline",
  "influencedPipeline",
  "attachedPipeline",
  "meetingsHeld",
  "meetingsTarget",
  "meetingsNextWeek",
  "silentPartners",
];

/** The figures of our report that every side works out. */
export const linesOf = (report) => ({
  ...Object.fromEntries(plain.map((line) => [line, report[line]])),
  ...Object.fromEntries(
    ["Platinum", "Gold", "Silver"].flatMap((tier) =>
      ["sourced", "influenced"].map((part) => [`${tier} ${part}`, report.byTier[tier][part]]),
    ),
  ),
  "expected sourced": report.expectedQuarter.sourced,
  "expected influenced": report.expectedQuarter.influenced,
  "closed sourced": report.closedSourced.count,
  "closed influenced": report.closedInfluenced.count,
  "revenue sourced": report.closedSourced.revenue,
  "revenue influenced": report.closedInfluenced.revenue,
  ...Object.fromEntries(counted.map((line) => [line, report.rows[line].length])),
});

/** Throws when another side has another number for a line, beyond the last of two decimals, or none. */
export const mustBeSame = (peer, ours, theirs) => {
  const wrong = Object.entries(ours).filter(
    ([line, value]) => typeof theirs[line] !== "number" || Math.abs(theirs[line] - value) > 0.0101,
  );
  if (wrong.length)
    throw new Error(
      `${peer} comes to other numbers: ${wrong.map(([line, value]) => `${line} is ${value} here and ${theirs[line]} there`).join("; ")}`,
    );
};
