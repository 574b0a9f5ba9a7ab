/** The forecast of a month as a mail, as text and formatted. */
import { briefly, type Forecast, type ForecastFigures } from "../../rules/forecast";
import { htmlOf } from "./formatted";
import { textOf } from "./text";
import { type ForecastSetting, titleOf } from "./words";

export type { ForecastSetting } from "./words";

export interface ForecastMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a forecast mail is made from. */
export interface ForecastValues {
  readonly figures: ForecastFigures;
  readonly setting: ForecastSetting;
}

// A cell of the outbox holds 50,000 characters, and Gmail clips a mail of 102 kB.
const LONGEST = 40_000;

/** What is kept of a forecast until its mail is formatted: all that is read at ease, and less where that grows too long. */
export const forecastValues = (forecast: Forecast, setting: ForecastSetting): ForecastValues => {
  const whole = { figures: briefly(forecast, { partners: 12, letters: 240 }), setting };
  return forecastMail(whole).html.length < LONGEST
    ? whole
    : { figures: briefly(forecast, { partners: 3, letters: 40 }), setting };
};

/** The forecast as a mail. Sourced and influenced stand apart in it and are nowhere added up. */
export const forecastMail = ({ figures, setting }: ForecastValues): ForecastMail => {
  const subject = titleOf(figures);
  return { subject, text: textOf(figures, setting), html: htmlOf(subject, figures, setting) };
};
