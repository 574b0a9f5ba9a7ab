/** What a report warns of, as sentences (R-123 to R-125, Q43), and what it left out and why. */
import { addDays, sayDay } from "../days";
import type { RegistrationRow, ReportOn, Times } from "./facts";
import { rounded } from "./figures";
import type { SortedDeals } from "./deals";
import { type Directory, silentAmong, type Stranger } from "./partners";
import type { SortedLog } from "./registrations";

/** A warning; `hoursOverdue` counts business hours. */
export interface Alert {
  readonly kind: string;
  readonly id?: string;
  readonly partner?: string;
  /** The e-mail of the partner's PAM; blank where nobody is, and absent where it is about no partner. */
  readonly owner?: string;
  readonly hoursOverdue?: number;
  readonly count?: number;
  readonly text: string;
}

type OwnerOf = NonNullable<ReportOn["ownerOf"]>;

/** Active partners without a registration in the last 30 days (R-123, Q28, Q42). */
export const unheard = (directory: Directory, log: SortedLog, times: Times, ownerOf: OwnerOf): Alert[] =>
  silentAmong(directory, log.heardFrom, times.daysAgo(30).day).map(({ name }) => {
    const owner = ownerOf(name);
    return {
      kind: "no-registrations",
      partner: name,
      owner: owner?.email ?? "",
      text: `${name} — no deal registrations in 30 days — PAM${owner ? ` ${owner.name}` : ""} to investigate`,
    };
  });

/** Undecided registrations past their due moment, the latest first (R-124). */
export const breaches = (log: SortedLog, overdueHours: (row: RegistrationRow) => number, ownerOf: OwnerOf): Alert[] =>
  log.overdue
    .map((row) => ({ id: row.id, partner: row.partner, hoursOverdue: rounded(overdueHours(row)) }))
    .sort((a, b) => b.hoursOverdue - a.hoursOverdue)
    .map((late) => {
      const owner = ownerOf(late.partner);
      const said = `${late.id} — ${late.partner} — ${say(late.hoursOverdue, "hour")} overdue`;
      return {
        kind: "sla-breach",
        ...late,
        owner: owner?.email ?? "",
        text: `Deal registration SLA breach: ${said}${owner ? ` — PAM ${owner.name}` : ""}`,
      };
    });

/** Protections that end within seven days (R-125). */
export const endings = (log: SortedLog): Alert[] =>
  counted(
    "protection-ending",
    log.ending.length,
    (deals) => `Deal protection expiring in 7 days: ${deals} — notify partners`,
  );

/** What keeps deals out of the figures, or makes them count for less. */
export const gaps = (deals: SortedDeals): Alert[] => [
  ...counted(
    "close-date-passed",
    deals.passed.length,
    (open) => `Expected close date passed: ${open} still open — set a new date or close them`,
  ),
  ...counted(
    "no-rate",
    deals.unpriced.length,
    (left) => `No exchange rate: ${left} left out of the amounts — enter the rate`,
  ),
  ...counted(
    "no-stage",
    deals.unstaged.length,
    (left) => `Stage blank or not in the Stages tab: ${left} left out of every line — choose a stage`,
  ),
  ...counted(
    "no-type",
    deals.untyped.length,
    (left) => `Deal type blank or unknown: ${left} left out of sourced and of influenced — choose the type`,
  ),
  ...counted(
    "no-partner",
    deals.unnamed.length,
    (left) => `No partner: ${left} counted for no partner and in no tier — enter the partner`,
  ),
  ...counted("no-amount", deals.unvalued.length, (left) => `No amount: ${left} counted as 0 — enter the amount`),
  ...counted(
    "no-closing-day",
    deals.undated.length,
    (left) => `Won, but no closing day: ${left} left out of the deals closed — enter the day`,
  ),
];

/** Partners that the Partners tab does not know, with the name that may be meant. */
export const unknown = (strangers: readonly Stranger[]): Alert[] =>
  strangers.map(({ name, near }) => ({
    kind: "unknown-partner",
    partner: name,
    text: `${name} — not in the Partners tab, counted in no tier${near ? ` — perhaps ${near}?` : " — enter it there"}`,
  }));

/** A report of a week that still runs says so. */
export const running = ({ to, nextMonday, now }: Times): Alert[] =>
  now >= to
    ? []
    : [
        {
          kind: "not-over",
          text: `This week is not over: it ends with ${sayDay(addDays(nextMonday, -1))}, and the counts are so far`,
        },
      ];

/** At most so many alerts of each kind, and how many more there are: a cell and a mail hold only so much. */
export const shortened = (alerts: readonly Alert[], most = DOZEN): Alert[] =>
  [...new Set(alerts.map(({ kind }) => kind))].flatMap((kind) => {
    const alike = alerts.filter((alert) => alert.kind === kind);
    // One more takes no more room than the line about it.
    if (alike.length <= most + 1) return alike;
    const count = alike.slice(most).reduce((sum, alert) => sum + (isRest(alert) ? (alert.count ?? 1) : 1), 0);
    return [...alike.slice(0, most), { kind, count, text: `and ${count}${REST}` }];
  });

const DOZEN = 12;
const REST = " more in the workbook";

/** What was shortened before ends with how many there are besides. */
const isRest = ({ text }: Alert): boolean => text.endsWith(REST);

const counted = (kind: string, count: number, sentence: (deals: string) => string): Alert[] =>
  count === 0 ? [] : [{ kind, count, text: sentence(say(count, "deal")) }];

const say = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
