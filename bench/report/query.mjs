/** The query that gives each line of the report of a week as a column of one row. */

export const queryOf = (times) => {
  const { from, to, nextTo, now, today, monday, nextMonday, quarter } = times;
  const [heard, met] = [times.daysAgo(30), times.daysAgo(14)];
  return `
WITH
log AS (
  SELECT *,
    verdict IN ('approve', 'reject') AND decidedAt >= ${from} AND decidedAt < ${to} AS isDecided,
    receivedAt < ${to} AND CASE
      WHEN decidedAt >= since AND (until IS NULL OR decidedAt < until) THEN decidedAt >= ${to}
      WHEN endedAt >= since AND (until IS NULL OR endedAt < until) THEN endedAt >= ${to}
      ELSE isOpen AND until IS NULL
    END AS isPending,
    len(waits) = 0 OR waits[-1][2] IS NOT NULL OR waits[-1][1] > decisionDueAt AS runs,
    CASE WHEN decisionHours IS NOT NULL THEN decisionHours < 48 + 1 / 3600
      ELSE decidedAt < decisionDueAt + 1000 END AS isMet,
    CASE WHEN aeAssignedAt IS NULL OR aeAssignedAt >= ${to} THEN CASE WHEN aeDueAt < ${to} THEN false END
      WHEN aeAssignedAt <= decidedAt THEN true
      ELSE aeAssignedAt < aeDueAt + 1000 END AS isAeMet
  FROM (SELECT *,
    stage IN ('submitted', 'info-requested') AS isOpen,
    CASE WHEN reopenedAt < ${to} THEN reopenedAt ELSE receivedAt END AS since,
    CASE WHEN reopenedAt >= ${to} THEN reopenedAt END AS until
    FROM registrations)
),
week AS (
  SELECT
    count(*) FILTER (receivedAt >= ${from} AND receivedAt < ${to}) AS newRegistrations,
    count(*) FILTER (isDecided AND verdict = 'approve') AS approved,
    count(*) FILTER (isDecided AND verdict = 'reject') AS rejected,
    count(*) FILTER (isPending) AS pending,
    round(avg(decisionHours) FILTER (isDecided), 2) AS avgDecisionHours,
    round(avg(decisionHours) FILTER (isDecided AND verdict = 'approve'), 2) AS avgApprovalHours,
    round(100 * count(*) FILTER (isDecided AND isMet) / (count(*) FILTER (isDecided AND isMet IS NOT NULL)
      + count(*) FILTER (isPending AND decisionDueAt < ${to} AND runs)), 2) AS slaCompliance,
    round(100 * count(*) FILTER (isDecided AND isMet)
      / count(*) FILTER (isDecided AND isMet IS NOT NULL), 2) AS slaComplianceDecidedOnly,
    round(100 * count(*) FILTER (isDecided AND verdict = 'approve' AND isAeMet)
      / count(*) FILTER (isDecided AND verdict = 'approve' AND isAeMet IS NOT NULL), 2) AS aeCompliance,
    count(*) FILTER (isOpen AND decisionDueAt < ${now} AND runs) AS "sla-breach",
    count(*) FILTER (stage = 'approved' AND protectedUntil >= '${today}'
      AND protectedUntil <= strftime(DATE '${today}' + 7, '%Y-%m-%d')) AS "protection-ending"
  FROM log
),
names AS (
  SELECT ${squeezed("name")} AS called, name, tier FROM partners
  UNION SELECT ${squeezed("unnest(aliases)")}, name, tier FROM partners
),
active AS (SELECT * FROM partners WHERE status IN ('active', '')),
${silent("unheard", "registrations", `receivedAt >= ${heard.at} AND receivedAt <= ${now}`, heard.day)},
${silent("unmet", "meetings", `status = 'held' AND startsAt >= ${met.at} AND startsAt <= ${now}`, met.day)},
joint AS (
  SELECT
    count(*) FILTER (status = 'held' AND startsAt >= ${from} AND startsAt < ${to}) AS meetingsHeld,
    count(*) FILTER (status IN ('held', 'booked') AND startsAt >= ${to} AND startsAt < ${nextTo}) AS meetingsNextWeek
  FROM meetings
),
floors AS (
  SELECT sum(CASE tier WHEN 'Platinum' THEN 5 WHEN 'Gold' THEN 2 WHEN 'Silver' THEN 1 ELSE 0 END) AS meetingsTarget
  FROM active
),
counted AS (
  SELECT dealType, kind, names.tier, expectedClose, closedOn,
    CASE WHEN currency IN ('', 'USD') THEN coalesce(amount, 0) ELSE coalesce(amount, 0) * rate END AS worth
  FROM deals
  LEFT JOIN stages ON ${squeezed("stages.stage")} = ${squeezed("deals.stage")}
  LEFT JOIN names ON called = ${squeezed("partner")}
),
sorted AS (
  SELECT *,
    kind = 'open' AS isOpen,
    kind = 'won' AND closedOn >= '${monday}' AND closedOn < '${nextMonday}' AS isWon,
    kind = 'won' AND closedOn >= '${quarter.from}' AND closedOn <= '${quarter.endsOn}' AS isWonInQuarter,
    kind = 'open' AND expectedClose >= '${today}' AND expectedClose <= '${quarter.endsOn}' AS isExpected
  FROM counted
),
pipeline AS (
  SELECT ${sums},
    count(*) FILTER (isOpen AND expectedClose <> '' AND expectedClose < '${today}') AS "close-date-passed",
    count(*) FILTER ((isOpen OR isWon OR isWonInQuarter) AND worth IS NULL) AS "no-rate"
  FROM sorted
)
SELECT * FROM week, unheard, unmet, joint, floors, pipeline`;
};

const squeezed = (name) => `lower(trim(${name}))`;

/** The active partners that no row of a table names in any way, counted. */
const silent = (as, table, condition, joinedBy) => `
${as} AS (
  SELECT count(*) AS "${as === "unheard" ? "no-registrations" : "silentPartners"}" FROM active
  WHERE joinedOn <= '${joinedBy}' AND name NOT IN (
    SELECT name FROM names WHERE called IN (SELECT ${squeezed("partner")} FROM ${table} WHERE ${condition})
  )
)`;

const sum = (condition, line) => `round(coalesce(sum(worth) FILTER (${condition}), 0), 2) AS "${line}"`;
const typeOf = {
  sourced: "dealType = 'Partner-sourced'",
  influenced: "dealType = 'Partner-influenced'",
  attached: "dealType = 'Company-sourced (partner-attached)'",
};

const sums = [
  ...Object.entries(typeOf).map(([part, type]) => sum(`isOpen AND ${type}`, `${part}Pipeline`)),
  ...["sourced", "influenced"].flatMap((part) => [
    ...["Platinum", "Gold", "Silver"].map((tier) =>
      sum(`isOpen AND ${typeOf[part]} AND tier = '${tier}'`, `${tier} ${part}`),
    ),
    sum(`isExpected AND ${typeOf[part]}`, `expected ${part}`),
    `count(*) FILTER (isWon AND ${typeOf[part]}) AS "closed ${part}"`,
    sum(`isWon AND ${typeOf[part]}`, `revenue ${part}`),
  ]),
].join(",\n    ");
