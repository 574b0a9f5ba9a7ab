/** How the figures of a forecast are said, the same in its text and formatted. */
import { sayDay } from "../../rules/days";
import { type ForecastFigures, type Gap, sayMonth, type TopDeal } from "../../rules/forecast";
import type { Status } from "../../rules/report";
import type { Chip } from "../html";
import { sayMoney } from "../report/words";

/** What stands around the figures. */
export interface ForecastSetting {
  readonly program: string;
  /** The address of the workbook. */
  readonly link?: string;
}

const STATUS_WORDS = { green: "Green", yellow: "Yellow", red: "Red" } as const;

/** A status in its word; none where there is nothing to judge. */
export const chipOf = (status: Status): Chip | undefined =>
  status === "none" ? undefined : { word: STATUS_WORDS[status], tint: status };

export const sayTarget = (target: number | null, currency: string): string =>
  target === null ? "no target" : `${sayMoney(target, currency)} target`;

export const sayDeals = (count: number): string => (count === 1 ? "1 deal" : `${count} deals`);

/** `75%`, from 0 to 1. */
export const sayChance = (chance: number): string => `${Math.round(chance * 1000) / 10}%`;

/** What the deal is and whose: `Initech (D-1)`, `Contoso Cloud, Gold, sourced`. */
export const sayDeal = ({ id, account }: TopDeal): string => (account ? `${account} (${id})` : id);
export const sayWhose = ({ partner, tier, kind }: TopDeal): string =>
  [partner || "no partner", tier, kind].filter(Boolean).join(", ");

/** What is to be known of a deal, a sentence each: the order is that of the meeting. */
export const sayState = (deal: TopDeal): string[] => [
  `${[deal.stage || "no stage", sayChance(deal.probability)].join(", ")}, ${deal.expectedClose ? `expected ${sayDay(deal.expectedClose)}` : "no expected close"}`,
  `Next step: ${deal.nextStep || "none"}`,
  ...(deal.blocker ? [`Blocker: ${deal.blocker}`] : []),
  ...(deal.atRisk ? [`At risk: ${deal.why}`] : []),
  ...(deal.needsExecutive ? ["Needs an executive"] : []),
];

/** Which partners contribute too little, and what their PAM does: a sentence each. */
export const sayUnder = ({ under, more = 0 }: Gap, currency: string): string[] => [
  ...under.map(({ partner, pam, sourced, influenced, action }) => {
    const brings = sourced || influenced ? `${apart({ sourced, influenced }, currency)}` : "no open deal";
    return `${partner}: ${brings}. ${pam ? `${pam}: ` : ""}${action}`;
  }),
  ...(more ? [`and ${more} more in the Forecast tab`] : []),
];

export const apart = (split: { readonly sourced: number; readonly influenced: number }, currency: string): string =>
  `${sayMoney(split.sourced, currency)} sourced, ${sayMoney(split.influenced, currency)} influenced`;

export const sayFirms = ({ partners }: Gap): string =>
  partners === 1 ? "1 active partner" : `${partners} active partners`;

/** What the figures are of, and how the outlook is counted. */
export const footnotes = ({ asOf, currency }: ForecastFigures, { program }: ForecastSetting): string[] => [
  `${program}. Pipeline and outlook are as of ${sayDay(asOf)}, amounts in ${currency}. Sourced and influenced are never added up.`,
  "Commit counts deals of 75% and more, worst case 90% and more, best case all that are open; weighted is amount times probability.",
  "A partner contributes too little when it sources nothing, or less than half of what its tier sources on average.",
];

export const titleOf = ({ month }: ForecastFigures): string => `Partner forecast, ${sayMonth(month)}`;
