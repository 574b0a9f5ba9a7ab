/** How partners are shared out more evenly: from who has most to who has least, in the same territory, the fewest moves that do it. */
import type { Person, Tier } from "../../model/partners";

export interface Held {
  readonly partner: string;
  /** Their e-mail. */
  readonly holder: string;
  readonly territory: string;
  readonly tier: Tier | "";
}

export interface Move {
  readonly partner: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface Shared {
  readonly moves: readonly Move[];
  readonly counts: readonly { readonly holder: string; readonly before: number; readonly after: number }[];
}

/** Platinum partners stay with their person: a change costs most there. Nobody has more than one partner above another then, as far as territories allow. */
export const sharedOut = (held: readonly Held[], people: readonly Person[]): Shared => {
  const count = new Map(people.map(({ email }) => [email, held.filter(({ holder }) => holder === email).length]));
  const before = new Map(count);
  const moves: Move[] = [];
  const staying = new Set<string>();
  for (let move = nextMove(held, people, count, staying); move; move = nextMove(held, people, count, staying)) {
    moves.push(move);
    staying.add(move.partner);
    count.set(move.from, (count.get(move.from) ?? 0) - 1);
    count.set(move.to, (count.get(move.to) ?? 0) + 1);
  }
  return {
    moves,
    counts: people.map(({ email }) => ({
      holder: email,
      before: before.get(email) ?? 0,
      after: count.get(email) ?? 0,
    })),
  };
};

const nextMove = (
  held: readonly Held[],
  people: readonly Person[],
  count: ReadonlyMap<string, number>,
  staying: ReadonlySet<string>,
): Move | undefined => {
  const has = ({ email }: Person) => count.get(email) ?? 0;
  const busiest = [...people].sort((a, b) => has(b) - has(a) || a.email.localeCompare(b.email));
  for (const from of busiest)
    for (const to of [...busiest].reverse()) {
      if (has(from) - has(to) < 2) break;
      const one = held.find((row) => row.holder === from.email && !staying.has(row.partner) && mayMove(row, to));
      if (one)
        return { partner: one.partner, from: from.email, to: to.email, why: whySaid(one, to, has(from), has(to)) };
    }
  return undefined;
};

const mayMove = ({ tier, territory }: Held, to: Person): boolean =>
  tier !== "Platinum" && (to.territories.length === 0 || territory === "" || isIn(to, territory));

const isIn = ({ territories }: Person, territory: string): boolean =>
  territories.some((one) => one.toLowerCase() === territory.toLowerCase());

const whySaid = ({ territory }: Held, to: Person, more: number, less: number): string =>
  [`${more} against ${less} partners`, territory !== "" && isIn(to, territory) && `of the territory ${territory} too`]
    .filter(Boolean)
    .join(", ");
