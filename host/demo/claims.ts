/** Who claims which company, and what becomes of it: some claim what we or another partner have already. */
import type { Arrival } from "./cases";
import type { Chance } from "./chance";
import type { Company } from "./companies";
import { type Course, type Move, movesOf } from "./moves";
import { type OwnAccount, ownAccounts } from "./own-accounts";
import { activePartners, type Partner, partnerCalled, type Tier } from "./partners";

type Claimed = Pick<Arrival, "partner" | "company">;

/** What a claim comes upon. */
interface Scene {
  readonly before: readonly Arrival[];
  readonly partner: Partner;
  readonly receivedAt: number;
  readonly decidedAt: number;
}

/** The claim of a registration that goes that way; `fresh` is a company of which nobody has heard. */
export const claimOf = (
  course: Course,
  { before, receivedAt, fresh }: Pick<Scene, "before" | "receivedAt"> & { readonly fresh: Company },
  chance: Chance,
): Claimed & Pick<Arrival, "moves"> => {
  const partner = someone(chance);
  const moves = movesOf(course, receivedAt, chance);
  const contested = contestedBy[course];
  if (!contested) return { partner, company: fresh, moves };
  const found = contested({ before, partner, receivedAt, decidedAt: endOf(moves) });
  if (found.length === 0) return { partner, company: fresh, moves: movesOf("ineligible", receivedAt, chance) };
  return { ...chance.one(found), moves };
};

const weightByTier: Readonly<Record<Tier, number>> = { Platinum: 11, Gold: 6, Silver: 2.8, Registered: 1.6 };

const someone = (chance: Chance): Partner =>
  partnerCalled(
    chance.weighted(Object.fromEntries(activePartners.map(({ name, tier }) => [name, weightByTier[tier]]))),
  );

const endOf = (moves: readonly Move[]): number => moves[moves.length - 1]?.at ?? Number.POSITIVE_INFINITY;

type Contested = (scene: Scene) => readonly Claimed[];

const ofOurs =
  (why: OwnAccount["why"]): Contested =>
  ({ before, partner, receivedAt }) =>
    ownAccounts
      .filter((account) => account.why === why && account.openedAt < receivedAt)
      .filter((company) => isNew(before, partner, company))
      .map((company) => ({ partner, company }));

/** What another partner holds, from before this one came until it is decided. */
const held: Contested = ({ before, partner, receivedAt, decidedAt }) =>
  before
    .filter(({ moves }) => moves.some(({ is, at }) => is === "approve" && at < receivedAt) && endOf(moves) > decidedAt)
    .filter(({ company }) => isNew(before, partner, company))
    .map(({ company }) => ({ partner, company }));

/** What a partner has let lapse, and nobody has claimed since. */
const abandoned: Contested = ({ before, receivedAt }) =>
  before
    .filter(({ moves }) => moves.some(({ is, at }) => is === "lapse" && at < receivedAt))
    .filter(({ company }) => before.filter((other) => other.company === company).length === 1)
    .map(({ partner, company }) => ({ partner, company }));

const isNew = (before: readonly Arrival[], partner: Partner, company: Company): boolean =>
  !before.some((one) => one.company === company && one.partner === partner);

const contestedBy: Partial<Record<Course, Contested>> = {
  pipeline: ofOurs("pipeline"),
  renewal: ofOurs("renewal"),
  held,
  abandoned,
};
