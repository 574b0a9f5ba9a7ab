/** By what a registration is found again: the key of its company and the domains it is known by, in one cell. */
import { businessDomainOf } from "./domain";
import { keyOf } from "./key";

export interface Named {
  readonly companyName: string;
  readonly website?: string;
  readonly contactEmail?: string;
}

export interface Known {
  readonly key: string;
  readonly domains: readonly string[];
}

/** The key of the name, then each business domain behind an `@`: `initech @initech.com`; blank without a name. */
export const matchKeyOf = (named: Named): string => {
  const { key, domains } = knownBy(named);
  return [key, ...domains.map((domain) => `@${domain}`)].join(" ");
};

/** The same in its parts; without a name the domains say nothing about a company. */
export const knownBy = ({ companyName, website = "", contactEmail = "" }: Named): Known => {
  const key = keyOf(companyName);
  const domains = [website, contactEmail].map(businessDomainOf).filter(Boolean);
  return { key, domains: isWord(key) ? [...new Set(domains)] : [] };
};

/** Keys hold letters and digits alone, but for those of names that hold none. */
const isWord = (key: string): boolean => /^[\p{L}\p{N}\p{M}]/u.test(key);

const DOMAIN = " @";

/** What stands in a match key; keys of older rows have no domains. */
export const readMatchKey = (matchKey: string): Known => {
  const key = keyIn(matchKey);
  return { key, domains: key === matchKey ? [] : matchKey.slice(key.length + DOMAIN.length).split(DOMAIN) };
};

/** The key of the name in a match key. */
export const keyIn = (matchKey: string): string => {
  const at = matchKey.indexOf(DOMAIN);
  return at > 0 && isWord(matchKey) ? matchKey.slice(0, at) : matchKey;
};
