/** The forecast as rows of its tab, in the order in which it is talked over. */
import type { AgendaRow } from "../../model/forecast";
import { sayDay } from "../days";
import type { Forecast, TopDeal } from "./index";
import { sayMonth } from "./month";

/** The blocks of the meeting with their minutes. */
export const blocks = {
  closed: { title: "Closed last month", minutes: "0:00-0:10" },
  topTen: { title: "Ten largest deals", minutes: "0:10-0:35" },
  gaps: { title: "Gaps by tier", minutes: "0:35-0:50" },
  outlook: { title: "Outlook", minutes: "0:50-0:60" },
} as const;

type Said = Partial<Omit<AgendaRow, "n" | "block" | "minutes">>;

/** Rows numbered from 1; an amount stands under sourced or under influenced, and no row holds the sum of both. */
export const agendaOf = (forecast: Forecast): AgendaRow[] =>
  [
    ...within("Agenda", "", [head(forecast)]),
    ...(Object.keys(blocks) as (keyof typeof blocks)[]).flatMap((block) =>
      within(blocks[block].title, blocks[block].minutes, rowsOf[block](forecast)),
    ),
    ...within(
      "Left out",
      "",
      forecast.leftOut.map((note) => ({ note })),
    ),
  ].map((row, at) => ({ ...row, n: at + 1 }));

const within = (block: string, minutes: string, rows: readonly Said[]): Omit<AgendaRow, "n">[] =>
  rows.map((row) => ({ ...BLANK, ...row, block, minutes }));

const BLANK: Omit<AgendaRow, "n" | "block" | "minutes"> = {
  what: "",
  partner: "",
  kind: "",
  sourced: null,
  influenced: null,
  stage: "",
  probability: null,
  nextStep: "",
  blocker: "",
  note: "",
};

const head = ({ month, asOf, currency }: Forecast): Said => ({
  what: `Forecast of ${sayMonth(month)}`,
  note: `As of ${sayDay(asOf)}, amounts in ${currency}.`,
});

const rowsOf: Readonly<Record<keyof typeof blocks, (forecast: Forecast) => readonly Said[]>> = {
  closed: ({ blocks: { closed } }) => [
    {
      what: `Closed in ${sayMonth(closed.month)}`,
      sourced: closed.sourced.revenue,
      influenced: closed.influenced.revenue,
      note: `${deals(closed.sourced.count)} sourced, ${deals(closed.influenced.count)} influenced`,
    },
    ...(closed.target === null ? [] : [{ what: "Target", sourced: closed.target, note: STATUS[closed.status] }]),
  ],
  topTen: ({ blocks: { topTen } }) => topTen.map(topRow),
  gaps: ({ blocks: { gaps } }) =>
    Object.entries(gaps).flatMap(([tier, gap]) => [
      {
        what: `${tier}: open pipeline`,
        sourced: gap.sourced,
        influenced: gap.influenced,
        note: gap.partners === 1 ? "1 active partner" : `${gap.partners} active partners`,
      },
      ...(gap.target === null ? [] : [{ what: `${tier}: target`, sourced: gap.target, note: STATUS[gap.status] }]),
      ...gap.under.map(({ partner, pam, sourced, influenced, action }) => ({
        what: `${tier}: contributes too little`,
        partner,
        sourced,
        influenced,
        nextStep: action,
        note: pam && `PAM: ${pam}`,
      })),
    ]),
  outlook: ({ blocks: { outlook } }) =>
    Object.entries(outlook).flatMap(([days, { sourced, influenced }]) =>
      (["commit", "best", "worst", "weighted"] as const).map((line) => ({
        what: `Next ${days} days: ${LINES[line]}`,
        sourced: sourced[line],
        influenced: influenced[line],
      })),
    ),
};

const topRow = (deal: TopDeal): Said => {
  const { id, account, partner, kind, amount, stage, probability, nextStep, blocker, expectedClose } = deal;
  const notes = [
    expectedClose && `Expected ${sayDay(expectedClose)}`,
    deal.atRisk && `At risk: ${deal.why}`,
    deal.needsExecutive && "Needs an executive",
  ];
  return {
    what: account ? `${account} (${id})` : id,
    partner,
    kind,
    [kind]: amount,
    stage,
    probability,
    nextStep,
    blocker,
    note: notes.filter(Boolean).join(". "),
  };
};

const LINES = {
  commit: "commit (75% and more)",
  best: "best case (all that is open)",
  worst: "worst case (90% and more)",
  weighted: "weighted by probability",
} as const;

const STATUS = { green: "Green", yellow: "Yellow", red: "Red", none: "" } as const;

const deals = (count: number): string => (count === 1 ? "1 deal" : `${count} deals`);
