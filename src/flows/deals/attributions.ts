/** What people typed into the Deals tab: a type against the evidence is taken out again, and a new stage gets its moment (R-095, R-175, Q54). */
import type { Change } from "../../model/plan";
import { accept } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { type Contradiction, isAllowed, judgeOf, seenAs, stageSeen } from "../../rules/deals/attribution";
import { sayMoment } from "../../rules/days";
import { kindsBy } from "../../rules/deals/care";
import { squeezed } from "../../rules/titles";
import { type Always, inner, type Moment } from "../flow";
import { judgingReads } from "./facts";

const reads = {
  ...judgingReads,
  deals: [
    "id",
    "partner",
    "account",
    "dealType",
    "stage",
    "registration",
    "evidence",
    "attributionNote",
    "stageChangedAt",
    "seen",
    "version",
  ],
} as const satisfies Reads;

type Typed = Facts<typeof reads & Always>["deals"][number];

/** More new rows than this at once may be history, and history stays as it is given. */
const CROWD = 5;

export const attributions = inner<object, { takenOut: number }>()({
  who: "everybody",
  reads,
  writes: [],
  plan: (facts, _input, moment) => {
    const judge = judgeOf(facts, moment);
    const kindOf = kindsBy(facts.stages);
    const isCrowd = facts.deals.filter(({ seen }) => seen === "").length > CROWD;
    const looks = facts.deals
      .filter((deal) => deal.seen !== seenAs(deal))
      .map((deal) => {
        const isTold = (deal.seen === "" && isCrowd) || kindOf(deal) === "lost" || isAllowed(deal);
        return { deal, found: isTold ? undefined : judge(deal), isHistory: deal.seen === "" && isCrowd };
      });
    const against = looks.flatMap(({ deal, found }) => (found ? [[deal.id, found.text] as const] : []));
    return accept({
      changes: looks.map(({ deal, found, isHistory }) => changeOf(deal, found, isHistory, moment)),
      letters: [],
      reply: { takenOut: against.length },
      reasons: Object.fromEntries(against),
    });
  },
});

const changeOf = (deal: Typed, found: Contradiction | undefined, isHistory: boolean, moment: Moment): Change => {
  const dealType = found ? ("" as const) : deal.dealType;
  const isMoved = squeezed(stageSeen(deal.seen) ?? "") !== squeezed(deal.stage);
  const set = {
    seen: seenAs({ ...deal, dealType }),
    ...(!isHistory && { version: (deal.version ?? 0) + 1 }),
    ...(!isHistory && isMoved && { stageChangedAt: moment.now }),
    ...(found && { dealType }),
  };
  return { table: "deals", key: deal.id, set, ...(found && { notes: { dealType: noteFor(deal, found, moment) } }) };
};

const noteFor = ({ dealType }: Typed, { text, instead }: Contradiction, { zone, now }: Moment): string =>
  `"${dealType}" stood here (${sayMoment(zone, now)}) and was taken out. ${text} ${instead} An approver may allow it all the same under Partners and pipeline > Deals in the menu of Partner Desk, with a reason.`;
