/** Mails about what is wrong and what the day asks for: one for each person, never one for each row. */
import { type Alert, alertKinds, times, type Time } from "../model/attention";
import type { Letter } from "../model/plan";
import { sayMoment } from "../rules/days";
import type { Zone } from "../rules/zone";
import { linesOf, type Recipients } from "./colleagues";

interface Where {
  readonly program: string;
  readonly link: string;
}

/** Many things that are wrong at once: how many of each kind, and the first of them. */
export const crowdLetter = (alerts: readonly Alert[], { program, link }: Where, recipients: Recipients): Letter => {
  const counts = Object.entries(alertKinds).flatMap(([kind, title]) => {
    const count = alerts.filter((alert) => alert.kind === kind).length;
    return count ? [`- ${title}: ${count}`] : [];
  });
  return letter("alerts", recipients, `${counted(alerts.length)} to look at — ${program}`, [
    ["The hourly check found these at once. Nobody else is told of them now:", ...counts].join("\n"),
    ["The first of them:", ...linesOf(alerts.map(({ what }) => what))].join("\n"),
    ACKNOWLEDGE,
    link,
  ]);
};

const counted = (count: number): string => (count === 1 ? "1 thing" : `${count} things`);

const ACKNOWLEDGE =
  "Open Alerts in the menu to acknowledge them or to let them rest; what nobody acknowledges goes on to the PAM lead and then to the CPO.";

/** What is open with the PAM lead, or with the CPO, at the end of a day (R-146, R-156). */
export const levelLetter = (
  { late, others }: { readonly late: readonly Alert[]; readonly others: readonly Alert[] },
  zone: Zone,
  { program, link }: Where,
  recipients: Recipients,
): Letter => {
  const said = ({ what, owner, firstSeenAt }: Alert): string =>
    [what, owner, firstSeenAt !== null && `since ${sayMoment(zone, firstSeenAt)}`].filter(Boolean).join("; ");
  const section = (heading: string, alerts: readonly Alert[]) =>
    alerts.length ? [[heading, ...linesOf(alerts.map(said))].join("\n")] : [];
  const counts = [late.length && `${late.length} late`, others.length && `${others.length} not acknowledged`];
  return letter("alerts", recipients, `Today: ${counts.filter(Boolean).join(", ")} — ${program}`, [
    ...section("Late:", late),
    ...section("Nobody acknowledged these:", others),
    `This mail comes once each working day while something is open. ${ACKNOWLEDGE}`,
    link,
  ]);
};

/** A line of somebody's own list. */
export interface OwnLine {
  readonly when: Time;
  readonly what: string;
  readonly count: number;
  /** The first of them, in words. */
  readonly first: readonly string[];
}

/** What the day asks of a person, by the time of the day. */
export const digestLetter = (
  { lines, alerts }: { readonly lines: readonly OwnLine[]; readonly alerts: readonly Alert[] },
  { program, link, day }: Where & { readonly day: string },
  recipients: Recipients,
): Letter => {
  const parts = (Object.keys(times) as Time[]).flatMap((when) => {
    const own = lines.filter((line) => line.when === when);
    return own.length ? [[`${times[when]}:`, ...own.map(lineSaid)].join("\n")] : [];
  });
  const wrong = alerts.length ? [["Alerts:", ...linesOf(alerts.map(({ what }) => what))].join("\n")] : [];
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  const counts = [
    count && `${count} to do`,
    alerts.length && (alerts.length === 1 ? "1 alert" : `${alerts.length} alerts`),
  ];
  return letter("digest", recipients, `${day}: ${counts.filter(Boolean).join(", ")} — ${program}`, [
    ...parts,
    ...wrong,
    "Today in the sidebar has all of them. This mail comes to whoever has Morning mail ticked in the Team tab.",
    link,
  ]);
};

const lineSaid = ({ what, count, first }: OwnLine): string =>
  `- ${what}: ${count}${first.length ? ` (${first.join("; ")}${count > first.length ? "; ..." : ""})` : ""}`;

const letter = (template: string, recipients: Recipients, subject: string, paragraphs: readonly string[]): Letter => ({
  ...recipients,
  template,
  about: "",
  subject: subject.replace(/\s+/g, " "),
  text: paragraphs.join("\n\n"),
  values: "",
});
