/** Who the coverage matrix names as PAM of a partner. */
import type { Coverage, Partner } from "../../model/partners";
import { keyOf } from "../names";

export interface Matrix {
  readonly partners: readonly Pick<Partner, "name" | "aliases">[];
  readonly coverage: readonly Pick<Coverage, "partner" | "pam">[];
}

/**
 * The PAM's cell of each partner, under whichever of its names a row gives it (Q56): a person's address or name, or a pool. Blank for
 * nobody. Whether somebody who has left counts, and how they are called, is for whoever asks.
 */
export const pamsIn = ({ partners, coverage }: Matrix): ((partner: string) => string) => {
  const mainKey = remembered(mainKeyIn(partners));
  const pamByKey = new Map(coverage.map(({ partner, pam }) => [mainKey(partner), pam]));
  return (partner) => (mainKey(partner) && pamByKey.get(mainKey(partner))) || "";
};

/** The key of a partner's name of today, by any of its names. */
const mainKeyIn = (partners: Matrix["partners"]) => {
  const main = new Map<string, string>();
  for (const { name, aliases } of partners) for (const alias of aliases) main.set(keyOf(alias), keyOf(name));
  for (const { name } of partners) main.set(keyOf(name), keyOf(name));
  return (said: string): string => main.get(keyOf(said)) ?? keyOf(said);
};

/** Ten thousand rows have few partners. */
export const remembered = <V>(work: (said: string) => V) => {
  const known = new Map<string, V>();
  return (said: string): V => {
    const value = known.has(said) ? (known.get(said) as V) : work(said);
    known.set(said, value);
    return value;
  };
};
