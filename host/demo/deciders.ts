/** Who of our people has a registration: who enters it, who decides on it, and which account executive gets it. */
import type { Case } from "./cases";
import { coveringAe, coveringPams } from "./partners";
import { coordinator, director, lead, leavesAt, type Person, aeOf } from "./people";

/** Who enters it: the coordinator or one of those who look after the partner. */
export const entererOf = ({ number, partner }: Pick<Case, "number" | "partner">): Person => {
  const own = coveringPams(partner.name);
  return number % 3 === 0 ? (own[(number / 3) % own.length] ?? coordinator) : coordinator;
};

/** Who decides: the coordinator mostly, sometimes the director or the lead. */
export const deciderOf = ({ number }: Pick<Case, "number">): Person =>
  number % 5 === 3 ? director : number % 7 === 2 ? lead : coordinator;

/** Whether the coverage matrix has an account executive for it at that moment. */
export const isNamed = ({ partner }: Case, at: number): boolean =>
  coveringAe(partner.name, at >= leavesAt) !== undefined;

/** The account executive who gets it. */
export const aeFor = ({ partner }: Case, at: number): Person =>
  coveringAe(partner.name, at >= leavesAt) ?? aeOf(partner.territory);
