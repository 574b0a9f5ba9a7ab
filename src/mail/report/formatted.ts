/** The report formatted: the week at a glance first, then every line of the text. */
import { type Figures, movedFromSaid, promised, sayWeek } from "../../rules/report";
import {
  bar,
  block,
  bold,
  button,
  colours,
  escaped,
  grid,
  heading,
  type Line,
  lines,
  linked,
  list,
  notice,
  page,
  paragraphs,
  section,
  small,
  type Tile,
  tiles,
} from "../html";
import {
  alertsOf,
  beforeTitle,
  changesIn,
  changeTitle,
  type Compared,
  footnotes,
  leftOutOf,
  linkTo,
  noticesOf,
  type ReportSetting,
  type Said,
  sayBefore,
  sayCohort,
  sayConfidence,
  sayModel,
  sayMoney,
  sayMoneyBriefly,
  sayNumber,
  sayPercent,
  sayTarget,
  statusOf,
} from "./words";

export const htmlOf = (title: string, report: Figures, setting: ReportSetting): string =>
  page(title, preheader(report), [
    block(heading("Partner pipeline report", sayWeek(report.week), setting.program)),
    ...noticesOf(report, setting).map((said) => block(notice("yellow", escaped(said)))),
    ...(setting.comment ? [block(notice("none", paragraphs(setting.comment)))] : []),
    block(tiles(atAGlance(report, setting))),
    ...changed(report, setting),
    section("Deal registration", lines(registration(report, setting)), linkTo(setting, "registrations")),
    section(
      "Partner pipeline (total active)",
      lines(pipeline(report, setting)) + tiers(report),
      linkTo(setting, "deals"),
    ),
    section("Co-sell calendar", lines(calendar(report, setting)), linkTo(setting, "meetings")),
    section("Forecast", lines(forecast(report)), linkTo(setting, "deals")),
    section("Deals closed this week (partner)", closed(report), linkTo(setting, "deals")),
    section("Alerts", alertsOf(report).length ? signed("⚠", alertsOf(report), setting) : list("–", ["None"])),
    ...(leftOutOf(report).length ? [section("Left out, and why", signed("–", leftOutOf(report), setting))] : []),
    ...(setting.link ? [block(button("Open the workbook", setting.link))] : []),
    block(small(footnotes(report, setting))),
  ]);

const changed = (report: Figures, setting: ReportSetting): string[] => {
  const changes = changesIn(report, setting);
  if (changes.length === 0) return [];
  return [section(changeTitle(report, setting), list("•", changes.map(escaped)) + small([movedFromSaid]))];
};

/** Lines with a sign; what they are about leads to its tab. */
const signed = (sign: string, said: readonly Said[], setting: ReportSetting): string =>
  list(
    sign,
    said.map(({ kind, id, text }) => {
      const tab = id || kind === "protection-ending" ? "registrations" : "deals";
      return linked(text, linkTo(setting, tab), id ?? /\d+ deals?(?= )/.exec(text)?.[0] ?? "");
    }),
  );

const preheader = (report: Figures): string =>
  [
    `${sayMoneyBriefly(report.sourcedPipeline, report.currency)} sourced vs. ${sayTarget(report)}`,
    `SLA ${sayPercent(report.slaCompliance)}`,
    `${held(report)} meetings held`,
  ].join(" · ");

const held = ({ meetingsHeld, meetingsTarget }: Figures): string =>
  meetingsTarget ? `${meetingsHeld} of ${meetingsTarget}` : `${meetingsHeld}`;

const atAGlance = (report: Figures, setting: ReportSetting): Tile[] => {
  const tile = (label: string, key: Compared, value: string): Tile => ({
    label,
    value,
    chip: statusOf(report, key),
    note: before(report, setting, key, sayMoneyBriefly)[0] ?? "",
  });
  return [
    tile("New registrations", "newRegistrations", sayNumber(report.newRegistrations)),
    tile("SLA compliance", "slaCompliance", sayPercent(report.slaCompliance)),
    tile("Partner-sourced pipeline", "sourcedPipeline", sayMoneyBriefly(report.sourcedPipeline, report.currency)),
    tile("Joint meetings held", "meetingsHeld", held(report)),
  ];
};

const registration = (report: Figures, setting: ReportSetting): Line[] => {
  const { promise = promised, model = "BD24" } = setting;
  return [
    { label: "New registrations this week", value: sayNumber(report.newRegistrations) },
    { label: "Approved", value: sayNumber(report.approved) },
    { label: "Rejected", value: sayNumber(report.rejected) },
    {
      label: "Pending at the week's end",
      value: sayNumber(report.pending),
      notes: [sayCohort(report)].filter(Boolean).map((said) => said.replace("of", "Of")),
    },
    {
      label: "Avg approval time (business hours)",
      value: sayNumber(report.avgDecisionHours),
      chip: statusOf(report, "avgDecisionHours"),
      notes: [
        `Target: < ${promise.hours} hours, ${sayModel(model)}`,
        `All decisions; approvals alone: ${sayNumber(report.avgApprovalHours)}`,
        ...before(report, setting, "avgDecisionHours"),
      ],
    },
    {
      label: "SLA compliance rate",
      value: sayPercent(report.slaCompliance),
      chip: statusOf(report, "slaCompliance"),
      notes: [
        `Target: > ${promise.goal}%`,
        `Of the decisions made: ${sayPercent(report.slaComplianceDecidedOnly)}`,
        `AE named in time: ${sayPercent(report.aeCompliance)}`,
      ],
    },
  ];
};

const pipeline = (report: Figures, setting: ReportSetting): Line[] => {
  const { currency, sourcedPipeline, influencedPipeline, attachedPipeline, target } = report;
  const attached = {
    label: "Partner-attached",
    value: sayMoney(attachedPipeline, currency),
    notes: ["For information, in neither of the two"],
  };
  return [
    {
      label: "Partner-sourced pipeline",
      value: sayMoney(sourcedPipeline, currency),
      chip: statusOf(report, "sourcedPipeline"),
      notes: [`vs. ${sayTarget(report)}`],
      ...(target && { bar: bar(sourcedPipeline / target, colours.first) }),
    },
    {
      label: "Partner-influenced pipeline",
      value: sayMoney(influencedPipeline, currency),
      notes: before(report, setting, "influencedPipeline"),
    },
    ...(attachedPipeline ? [attached] : []),
  ];
};

// Two columns, each with bars of its own: no bar and no number stands for both.
const tiers = ({ byTier, currency }: Figures): string => {
  const most = Math.max(1, ...Object.values(byTier).flatMap(({ sourced, influenced }) => [sourced, influenced]));
  const cell = (value: number, colour: string) => bold(sayMoneyBriefly(value, currency)) + bar(value / most, colour);
  return grid(
    ["Pipeline by tier", "Sourced", "Influenced"],
    Object.entries(byTier).map(([tier, { sourced, influenced }]) => [
      escaped(tier),
      cell(sourced, colours.first),
      cell(influenced, colours.second),
    ]),
  );
};

const calendar = (report: Figures, setting: ReportSetting): Line[] => {
  const { meetingsHeld, meetingsTarget, meetingsNextWeek, silentPartners, medianDaysToFirstMeeting } = report;
  return [
    {
      label: "Joint meetings held this week",
      value: sayNumber(meetingsHeld),
      chip: statusOf(report, "meetingsHeld"),
      notes: [`Target: ${meetingsTarget || "none"}`, ...before(report, setting, "meetingsHeld")],
      ...(meetingsTarget && { bar: bar(meetingsHeld / meetingsTarget, colours.first) }),
    },
    { label: "Joint meetings next week booked", value: sayNumber(meetingsNextWeek) },
    {
      label: "Partners with no joint meetings in the past 14 days",
      value: sayNumber(silentPartners),
      notes: silentPartners ? ["← Escalate to PAM"] : [],
    },
    ...(medianDaysToFirstMeeting === undefined
      ? []
      : [{ label: "Median days from submission to first meeting", value: sayNumber(medianDaysToFirstMeeting) }]),
  ];
};

const forecast = (report: Figures): Line[] => {
  const { expectedQuarter, confidence, currency, status } = report;
  const notes = [sayConfidence(report)].filter(Boolean);
  return [
    { label: "Partner-sourced, expected to close this quarter", value: sayMoney(expectedQuarter.sourced, currency) },
    {
      label: "Partner-influenced, expected to close this quarter",
      value: sayMoney(expectedQuarter.influenced, currency),
    },
    confidence
      ? { label: "Confidence", value: "", chip: { word: confidence, tint: status.confidence ?? "none" }, notes }
      : { label: "Confidence", value: "-" },
  ];
};

const closed = ({ closedSourced, closedInfluenced, feesOverSourced = null, currency }: Figures): string => {
  const row = (part: string, { count, revenue }: Figures["closedSourced"]): string[] => [
    part,
    bold(sayNumber(count)),
    bold(sayMoney(revenue, currency)),
  ];
  const fees = { label: "Fees over partner-sourced revenue this quarter", value: sayPercent(feesOverSourced) };
  return (
    grid(
      ["", "Deals closed", "Revenue"],
      [row("Partner-sourced", closedSourced), row("Partner-influenced", closedInfluenced)],
    ) + (feesOverSourced === null ? "" : lines([fees]))
  );
};

const before = (report: Figures, setting: ReportSetting, key: Compared, sayAmount = sayMoney): string[] => {
  const { lastWeeksFigures: figures } = setting;
  return figures ? [`${beforeTitle(report, setting)}: ${sayBefore(figures, key, report.currency, sayAmount)}`] : [];
};
