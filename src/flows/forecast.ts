/** The forecast of a month: shown for any month so far, written into its tab and sent once for each. */
import type { Reply } from "../contract";
import { iso } from "../model/cell";
import type { Change, Letter } from "../model/plan";
import type { AgendaRow } from "../model/forecast";
import { accept, refuse } from "../model/result";
import type { Facts, Reads } from "../model/workbook";
import { forecastMail, type ForecastValues, forecastValues } from "../mail/forecast";
import {
  addToMonth,
  type Forecast,
  firstWorkday,
  forecastOf,
  forecastReads,
  isMonth,
  monthOf,
  sayMonth,
} from "../rules/forecast";
import { agendaOf } from "../rules/forecast/agenda";
import { differing } from "../rules/differing";
import type { Workdays } from "../rules/days";
import { pamsIn } from "../rules/people/pams";
import { personOf } from "../rules/roles";
import { addressesOf } from "../rules/settings";
import { epochOf } from "../rules/zone";
import { type Always, answers, flowOf, inner, type Moment, type Who } from "./flow";

const sendReads = { ...forecastReads, agenda: "all", outbox: ["key"] } as const satisfies Reads;

type ForecastFacts = Facts<typeof forecastReads & Always>;
type SendFacts = Facts<typeof sendReads & Always>;

/** The forecast of this month, unless another is asked for; refused as `invalid` for what is no month and for months to come. */
export const forecast = flowOf<"forecast">()({
  who: "everybody",
  reads: forecastReads,
  plan: (facts, { month }, moment) => {
    const wanted = month ?? thisMonth(moment);
    const wrong = wrongMonth(wanted, moment);
    if (wrong) return refuse(wrong);
    const made = forecastFor(facts, wanted, moment);
    const { text, html } = forecastMail(valuesOf(made, moment));
    return answers({ ...made, asOf: iso(moment.now), recipients: moment.settings.recipients, text, html });
  },
});

const thisMonth = ({ today }: Moment): string => monthOf(today);

const wrongMonth = (month: string, moment: Moment) => {
  if (!isMonth(month))
    return { why: "invalid", text: `"${month}" is not a month such as 2026-03.`, field: "month" } as const;
  return month > thisMonth(moment)
    ? ({
        why: "invalid",
        text: `${sayMonth(month)} has not begun. Its forecast says what was closed in ${sayMonth(addToMonth(month, -1))}: ask for it when that is over.`,
        field: "month",
      } as const)
    : undefined;
};

const forecastFor = (facts: ForecastFacts, month: string, { now, zone, settings }: Moment): Forecast =>
  forecastOf(facts, { month, now, zone, settings, pamOf: pamNames(facts) });

/** Who stands by each partner, by name. */
const pamNames = (facts: ForecastFacts) => {
  const pamOf = pamsIn(facts);
  return (partner: string): string => personOf(facts.team, pamOf(partner))?.name || pamOf(partner);
};

const valuesOf = (made: Forecast, { settings, place }: Moment): ForecastValues =>
  forecastValues(made, { program: settings.program, link: place.url });

/** Who may send the forecast. */
export const mayForecast = ["coordinator", "approver", "cpo", "vp-sales"] as const satisfies Who;

/**
 * Writes the forecast into its tab and mails it to the recipients of the settings, once for each month; again it only brings the tab up
 * to date. With `to` it is a trial to somebody else: it does not count, and the tab stays as it is.
 */
export const sendForecast = flowOf<"sendForecast">()({
  who: mayForecast,
  reads: sendReads,
  writes: ["agenda", "outbox"],
  plan: (facts, { month, to }, moment) => {
    const wanted = month ?? thisMonth(moment);
    const wrong = wrongMonth(wanted, moment);
    if (wrong) return refuse(wrong);
    if (to === undefined) return sending(facts, wanted, moment);
    const trial = addressesOf(typeof to === "string" ? to : to.join(","));
    if (trial.length === 0) return refuse({ why: "invalid", text: "To whom? Give an e-mail address.", field: "to" });
    const key = `forecast/${wanted}/trial/${moment.now}`;
    return accept({
      changes: [],
      letters: [letterOf(forecastFor(facts, wanted, moment), trial, key, moment)],
      reply: { month: wanted, to: trial, already: false },
    });
  },
});

/** The forecast of a month to its recipients, by the hourly check. */
export const monthly = inner<{ month: string }, Reply<"sendForecast">>()({
  who: "everybody",
  reads: sendReads,
  writes: ["agenda", "outbox"],
  plan: (facts, { month }, moment) => sending(facts, month, moment),
});

const sending = (facts: SendFacts, month: string, moment: Moment) => {
  const recipients = [...moment.settings.recipients];
  if (recipients.length === 0)
    return refuse({
      why: "missing-value",
      text: "Nobody is named to get the forecast: fill in recipients in the Settings tab.",
      field: "recipients",
    } as const);
  const made = forecastFor(facts, month, moment);
  const letter = letterOf(made, recipients, `forecast/${month}`, moment);
  const already = facts.outbox.some(({ key }) => key === letter.key);
  return accept({
    changes: agendaChanges(facts.agenda, agendaOf(made)),
    letters: already ? [] : [letter],
    reply: { month, to: recipients, already },
    afterwards: ["flatten"],
  });
};

/** The cells of the tab that read otherwise now. */
const agendaChanges = (known: readonly AgendaRow[], rows: readonly AgendaRow[]): Change[] => {
  const byNumber = new Map(known.map((row) => [row.n, row]));
  return [
    ...rows.flatMap((row): Change[] => {
      const before = byNumber.get(row.n);
      if (!before) return [{ table: "agenda", add: row }];
      const set = differing(row, before);
      return Object.keys(set).length ? [{ table: "agenda", key: String(row.n), set }] : [];
    }),
    // What somebody wrote below the agenda has no number and stays.
    ...known
      .filter(({ n }) => Number(n) > rows.length)
      .map(({ n }): Change => ({ table: "agenda", key: String(n), remove: true })),
  ];
};

const letterOf = (made: Forecast, to: readonly string[], key: string, moment: Moment): Letter => {
  const values = valuesOf(made, moment);
  const { subject, text } = forecastMail(values);
  return {
    key,
    template: "forecast",
    about: made.month,
    to,
    cc: [],
    replyTo: moment.settings.deskAddress,
    subject,
    text,
    values: JSON.stringify(values),
  };
};

const FROM = 8.5 * 3_600_000;

/**
 * The month whose forecast is to go out now: this one, from 08:30 on its first working day; none for the month of set-up or before,
 * none where the settings name nobody or do not want it.
 */
export const forecastDue = (workdays: Workdays, moment: Moment): string | undefined => {
  const { forecastMail: isWanted, recipients, installedOn } = moment.settings;
  const month = thisMonth(moment);
  if (!isWanted || recipients.length === 0 || (installedOn !== "" && month <= monthOf(installedOn))) return undefined;
  const from = epochOf(moment.zone, Date.parse(`${firstWorkday(month, workdays)}T00:00:00Z`) + FROM);
  return moment.now >= from ? month : undefined;
};
