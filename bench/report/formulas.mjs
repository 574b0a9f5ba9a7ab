/** The report as a person would make it of formulas: a workbook with the rows, some columns worked out beside them, and the lines. */

/** The tabs of the workbook, each an array of lines of cells (`{ formula }` where it is one), and the formula of each line. */
export const tabsOf = (facts, times) => {
  const log = tabOf("Log", facts.registrations.map(withWait));
  const deals = tabOf("Deals", facts.deals.map(byDays), dealColumns);
  const meetings = tabOf("Meetings", facts.meetings);
  const partners = tabOf("Partners", facts.partners.map(byDays), partnerColumns(log, meetings, times));
  const stages = tabOf("Stages", facts.stages);
  const names = tabOf("Names", facts.partners.flatMap(namesOf));
  const lines = {
    ...registrationLines(log.column, times),
    ...dealLines(deals.column, times),
    ...meetingLines(meetings.column, partners.column, times),
  };
  const report = { title: "Report", lines: Object.entries(lines).map(([line, formula]) => [line, { formula }]) };
  return { tabs: [report, log, deals, meetings, partners, stages, names], lines };
};

const withWait = ({ waits, ...row }) => {
  const [waitsSince = null, waitsUntil = null] = waits.at(-1) ?? [];
  return byDays({ ...row, waitsSince, waitsUntil });
};

const namesOf = ({ name, aliases, tier }) => [name, ...aliases].map((called) => ({ called, tier }));

/** Days as a spreadsheet keeps them; moments stay milliseconds, which it compares as fast. */
const byDays = (row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, dayOr(value)]));
const dayOr = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? serial(value) : value);
const serial = (day) => Date.parse(day) / 86_400_000 + 25_569;

const letter = (index) => String.fromCharCode(65 + index);

const tabOf = (title, rows, worked = {}) => {
  const columns = Object.keys(rows[0]);
  const titles = [...columns, ...Object.keys(worked)];
  const column = (name) => {
    const at = letter(titles.indexOf(name));
    return `${title}!$${at}$2:$${at}$${rows.length + 1}`;
  };
  const cell = (name, index) => `$${letter(titles.indexOf(name))}${index + 2}`;
  const lines = rows.map((row, index) => [
    ...columns.map((name) => row[name]),
    ...Object.values(worked).map((formula) => ({ formula: formula((name) => cell(name, index)) })),
  ]);
  return { title, column, lines: [titles, ...lines] };
};

const stageOf = (cell, column) => `INDEX(Stages!$${column}$2:$${column}$9,MATCH(${cell("stage")},Stages!$A$2:$A$9,0))`;

const dealColumns = {
  kind: (cell) => `IFERROR(${stageOf(cell, "B")},"")`,
  tierOf: (cell) => `IFERROR(INDEX(Names!$B$2:$B$999,MATCH(${cell("partner")},Names!$A$2:$A$999,0)),"No tier")`,
  worth: (cell) =>
    `IF(OR(${cell("currency")}="",${cell("currency")}="USD"),${cell("amount")},IF(${cell("rate")}="","",${cell("amount")}*${cell("rate")}))`,
};

const partnerColumns = (log, meetings, times) => ({
  heard: (cell) => {
    const since = times.daysAgo(30).at;
    const [partner, received] = ["partner", "receivedAt"].map(log.column);
    return `COUNTIFS(${partner},${cell("name")},${received},">=${since}",${received},"<=${times.now}")`;
  },
  met: (cell) => {
    const since = times.daysAgo(14).at;
    const [partner, status, starts] = ["partner", "status", "startsAt"].map(meetings.column);
    return `COUNTIFS(${partner},${cell("name")},${status},"held",${starts},">=${since}",${starts},"<=${times.now}")`;
  },
});

const registrationLines = (column, { from, to, now, today }) => {
  const [stage, received, due, verdict, decided, hours] = [
    "stage",
    "receivedAt",
    "decisionDueAt",
    "verdict",
    "decidedAt",
    "decisionHours",
  ].map(column);
  const [reopened, aeDue, aeAssigned, kept, ended, waitsSince, waitsUntil] = [
    "reopenedAt",
    "aeDueAt",
    "aeAssignedAt",
    "protectedUntil",
    "endedAt",
    "waitsSince",
    "waitsUntil",
  ].map(column);
  const inWeek = `${decided},">=${from}",${decided},"<${to}"`;
  const isOpen = `((${stage}="submitted")+(${stage}="info-requested"))`;
  const runs = `((${waitsSince}="")+(${waitsUntil}<>"")+(${waitsSince}>${due})>0)`;
  // A reopened registration has had two clocks; the one that ran at the end of the week is asked about.
  const since = `IF((${reopened}<>"")*(${reopened}<${to}),${reopened},${received})`;
  const inTurn = (at) => `(${at}<>"")*(${at}>=${since})*IF(${reopened}>=${to},${at}<${reopened},1)`;
  const pending = `(${received}<>"")*(${received}<${to})*IF(${inTurn(decided)},${decided}>=${to},IF(${inTurn(ended)},${ended}>=${to},${isOpen}*(${reopened}<${to})))`;
  const late = (at) => `(${due}<>"")*(${due}<${at})*${runs}`;
  const lateAtEnd = `SUMPRODUCT(${pending}*${late(to)})`;
  const isDecided = `((${verdict}="approve")+(${verdict}="reject"))*(${decided}>=${from})*(${decided}<${to})`;
  const met = `SUMPRODUCT(${isDecided}*IF(${hours}<>"",${hours}<48+1/3600,(${due}<>"")*(${decided}<${due}+1000)))`;
  const judged = `SUMPRODUCT(${isDecided}*((${hours}<>"")+(${due}<>"")>0))`;
  const isApproved = `(${verdict}="approve")*(${decided}>=${from})*(${decided}<${to})`;
  const isNamed = `(${aeAssigned}<>"")*(${aeAssigned}<${to})`;
  const aeMet = `${isNamed}*(((${aeAssigned}<=${decided})+(${aeDue}<>"")*(${aeAssigned}<${aeDue}+1000))>0)`;
  const aeJudged = `IF(${isNamed},((${aeAssigned}<=${decided})+(${aeDue}<>""))>0,(${aeDue}<>"")*(${aeDue}<${to}))`;
  return {
    newRegistrations: `COUNTIFS(${received},">=${from}",${received},"<${to}")`,
    approved: `COUNTIFS(${verdict},"approve",${inWeek})`,
    rejected: `COUNTIFS(${verdict},"reject",${inWeek})`,
    pending: `SUMPRODUCT(${pending})`,
    avgDecisionHours: `ROUND(AVERAGEIFS(${hours},${inWeek}),2)`,
    avgApprovalHours: `ROUND(AVERAGEIFS(${hours},${verdict},"approve",${inWeek}),2)`,
    slaCompliance: `ROUND(100*${met}/(${judged}+${lateAtEnd}),2)`,
    slaComplianceDecidedOnly: `ROUND(100*${met}/${judged},2)`,
    aeCompliance: `ROUND(100*SUMPRODUCT(${isApproved}*${aeMet})/SUMPRODUCT(${isApproved}*${aeJudged}),2)`,
    "sla-breach": `SUMPRODUCT(${isOpen}*${late(now)})`,
    "protection-ending": `COUNTIFS(${stage},"approved",${kept},">=${serial(today)}",${kept},"<=${serial(today) + 7}")`,
  };
};

const typeOf = {
  sourced: "Partner-sourced",
  influenced: "Partner-influenced",
  attached: "Company-sourced (partner-attached)",
};

const dealLines = (column, { monday, nextMonday, today, quarter }) => {
  const [type, kind, tier, worth, close, closed] = [
    "dealType",
    "kind",
    "tierOf",
    "worth",
    "expectedClose",
    "closedOn",
  ].map(column);
  const open = (part) => `${kind},"open",${type},"${typeOf[part]}"`;
  const days = (of, [first, last]) => `${of},">=${serial(first)}",${of},"<=${serial(last)}"`;
  const expected = days(close, [today, quarter.endsOn]);
  const week = `${closed},">=${serial(monday)}",${closed},"<${serial(nextMonday)}"`;
  const wonInQuarter = `${kind},"won",${days(closed, [quarter.from, quarter.endsOn])}`;
  const wonInWeek = `${kind},"won",${week}`;
  const tiers = (part) =>
    ["Platinum", "Gold", "Silver"].map((name) => [
      `${name} ${part}`,
      `SUMIFS(${worth},${open(part)},${tier},"${name}")`,
    ]);
  return {
    ...Object.fromEntries(Object.keys(typeOf).map((part) => [`${part}Pipeline`, `SUMIFS(${worth},${open(part)})`])),
    ...Object.fromEntries(
      ["sourced", "influenced"].flatMap((part) => [
        ...tiers(part),
        [`expected ${part}`, `SUMIFS(${worth},${open(part)},${expected})`],
        [`closed ${part}`, `COUNTIFS(${wonInWeek},${type},"${typeOf[part]}")`],
        [`revenue ${part}`, `SUMIFS(${worth},${wonInWeek},${type},"${typeOf[part]}")`],
      ]),
    ),
    "close-date-passed": `COUNTIFS(${kind},"open",${close},"<${serial(today)}",${close},">0")`,
    // The week is of this quarter here, so nothing is counted twice.
    "no-rate": `COUNTIFS(${kind},"open",${worth},"")+COUNTIFS(${wonInQuarter},${worth},"")`,
  };
};

const meetingLines = (column, partner, times) => {
  const { from, to, nextTo } = times;
  const [status, starts] = ["status", "startsAt"].map(column);
  const within = (first, last) => `${starts},">=${first}",${starts},"<${last}"`;
  const [state, tier, joined, heard, met] = ["status", "tier", "joinedOn", "heard", "met"].map(partner);
  const silent = (count, days) =>
    `COUNTIFS(${state},"active",${count},0,${joined},"<=${serial(times.daysAgo(days).day)}")`;
  const floor = (name, meetings) => `${meetings}*COUNTIFS(${state},"active",${tier},"${name}")`;
  return {
    meetingsHeld: `COUNTIFS(${status},"held",${within(from, to)})`,
    meetingsTarget: `${floor("Platinum", 5)}+${floor("Gold", 2)}+${floor("Silver", 1)}`,
    meetingsNextWeek: `COUNTIFS(${status},"held",${within(to, nextTo)})+COUNTIFS(${status},"booked",${within(to, nextTo)})`,
    silentPartners: silent(met, 14),
    "no-registrations": silent(heard, 30),
  };
};
