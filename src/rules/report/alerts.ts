/** What a report warns of, as sentences (R-123 to R-125, Q43). */
import type { SortedDeals } from "./deals";
import type { RegistrationRow, Times } from "./facts";
import { rounded } from "./figures";
import { type Directory, silentAmong } from "./partners";
import type { SortedLog } from "./registrations";

/** A warning; `hoursOverdue` counts business hours. */
export interface Alert {
  readonly kind: string;
  readonly id?: string;
  readonly partner?: string;
  readonly hoursOverdue?: number;
  readonly count?: number;
  readonly text: string;
}

/** Active partners without a registration in the last 30 days (R-123, Q28, Q42). */
export const unheard = (directory: Directory, log: SortedLog, times: Times): Alert[] =>
  silentAmong(directory, log.heardFrom, times.daysAgo(30).day).map(({ name }) => ({
    kind: "no-registrations",
    partner: name,
    text: `${name} — no deal registrations in 30 days — PAM to investigate`,
  }));

/** Undecided registrations past their due moment, the latest first. */
export const breaches = (log: SortedLog, overdueHours: (row: RegistrationRow) => number): Alert[] =>
  log.overdue
    .map((row) => ({ id: row.id, partner: row.partner, hoursOverdue: rounded(overdueHours(row)) }))
    .sort((a, b) => b.hoursOverdue - a.hoursOverdue)
    .map((late) => ({
      kind: "sla-breach",
      ...late,
      text: `Deal registration SLA breach: ${late.id} — ${late.partner} — ${say(late.hoursOverdue, "hour")} overdue`,
    }));

/** Protections that end within seven days. */
export const endings = (log: SortedLog): Alert[] =>
  counted(
    "protection-ending",
    log.ending.length,
    (deals) => `Deal protection expiring in 7 days: ${deals} — notify partners`,
  );

/** Deals whose dates or currencies keep them out of the figures. */
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
];

/** At most a dozen alerts of each kind, and how many more there are: a cell and a mail hold only so much. */
export const shortened = (alerts: readonly Alert[]): Alert[] =>
  [...new Set(alerts.map(({ kind }) => kind))].flatMap((kind) => {
    const alike = alerts.filter((alert) => alert.kind === kind);
    // A thirteenth takes no more room than the line about it.
    if (alike.length <= DOZEN + 1) return alike;
    const count = alike.length - DOZEN;
    return [...alike.slice(0, DOZEN), { kind, count, text: `and ${count} more in the workbook` }];
  });

const DOZEN = 12;

const counted = (kind: string, count: number, sentence: (deals: string) => string): Alert[] =>
  count === 0 ? [] : [{ kind, count, text: sentence(say(count, "deal")) }];

const say = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
