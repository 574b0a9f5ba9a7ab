/** To whom a web or mail address belongs: the domain that a company registered, however it is written. */
import { endings, freeMail, freeNames, kinds, shared, withoutKinds } from "./suffixes";

/**
 * The registrable domain of an address, a site or a host name in small letters, umlauts as they are read: `mail.example.co.uk`
 * is of `example.co.uk`, `xn--mller-kva.de` is `müller.de`. Blank where there is none.
 */
export const domainOf = (address: string): string => {
  const labels = hostOf(address).split(".").map(decoded);
  if (labels.length < 2 || labels.some((label) => !LABEL.test(label)) || /^\d+$/.test(labels[labels.length - 1]!))
    return "";
  return labels.slice(-(endingOf(labels) + 1)).join(".");
};

const LABEL = /^[\p{L}\p{N}\p{M}_]([\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}])?$/u;

// The longest that a name can be, and its port: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4
const LONGEST_HOST = 260;

const hostOf = (address: string): string =>
  address
    .trim()
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[a-z][a-z+.-]*:\/\/|^mailto:/, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^.*@/s, "")
    .slice(0, LONGEST_HOST)
    .replace(/:\d+$/, "")
    .replace(/。/g, ".")
    .replace(/\.+$/, "");

/** How many labels make the ending under which the domain is sold. */
const endingOf = (labels: readonly string[]): number => {
  const [kind, country] = [labels[labels.length - 2]!, labels[labels.length - 1]!];
  if (labels.length < 3) return 1;
  if (endings.has(`${kind}.${country}`)) return 2;
  return country.length === 2 && kinds.has(kind) && !withoutKinds.has(country) ? 2 : 1;
};

/** Whether mail there is for everybody, so that the address says nothing about a company. */
export const isFreeMail = (address: string): boolean => {
  const domain = domainOf(address);
  const [name = "", ...ending] = domain.split(".");
  const isCountry = ending.join(".").length < 7 && ending.every((label) => label.length < 4);
  return freeMail.has(domain) || (isCountry && freeNames.has(name));
};

/** The domain by which a company is known; blank for free mail and for sites on which everybody has a page. */
export const businessDomainOf = (address: string): string => {
  const domain = domainOf(address);
  return shared.has(domain) || endings.has(domain) || isFreeMail(address) ? "" : domain;
};

/** The business domains in a text, each once: `example.com, example.co.uk`. */
export const domainsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map(businessDomainOf)
      .filter(Boolean),
  ),
];

const decoded = (label: string): string => (label.startsWith("xn--") ? (fromPunycode(label.slice(4)) ?? label) : label);

/** https://www.rfc-editor.org/rfc/rfc3492#section-6.2 with its numbers; nothing where the text is no such code. */
const fromPunycode = (code: string): string | undefined => {
  const cut = code.lastIndexOf("-");
  const letters = cut > 0 ? [...code.slice(0, cut)] : [];
  let [point, bias, place] = [128, 72, 0];
  for (let at = cut > 0 ? cut + 1 : 0; at < code.length; ) {
    const before = place;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = digitOf(code.charCodeAt(at));
      at += 1;
      if (!(digit >= 0)) return undefined;
      place += digit * weight;
      const least = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < least) break;
      weight *= 36 - least;
    }
    const length = letters.length + 1;
    bias = adapted(place - before, length, before === 0);
    point += Math.floor(place / length);
    place %= length;
    if (point > 0x10ffff) return undefined;
    letters.splice(place, 0, String.fromCodePoint(point));
    place += 1;
  }
  return letters.join("");
};

const digitOf = (code: number): number =>
  code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : -1;

const adapted = (delta: number, length: number, isFirst: boolean): number => {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
};
