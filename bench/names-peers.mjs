/** What else compares names: written out small, each as its authors describe it. */
import { distance } from "fastest-levenshtein";

const plain = (name) => name.normalize("NFKC").toLowerCase().trim();

/** Jaro's share of matching letters, better for names that begin alike (Winkler 1990). */
export const jaroWinkler = (one, other) => {
  const [a, b] = [plain(one), plain(other)];
  const jaro = jaroOf(a, b);
  let prefix = 0;
  while (prefix < 4 && a[prefix] && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};

const jaroOf = (a, b) => {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set();
  const matched = [...a].flatMap((letter, at) => {
    for (let there = Math.max(0, at - reach); there <= Math.min(b.length - 1, at + reach); there += 1)
      if (!taken.has(there) && b[there] === letter) {
        taken.add(there);
        return [letter];
      }
    return [];
  });
  if (matched.length === 0) return 0;
  const there = [...taken].sort((x, y) => x - y).map((at) => b[at]);
  const swapped = matched.filter((letter, at) => letter !== there[at]).length / 2;
  return (matched.length / a.length + matched.length / b.length + (matched.length - swapped) / matched.length) / 3;
};

const bigrams = (name) => Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));

/** Twice the shared pairs of letters by all pairs of letters (Dice 1945). */
export const diceOf = (one, other) => {
  const [a, b] = [bigrams(plain(one)), bigrams(plain(other))];
  const left = new Map();
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1);
  const shared = a.filter((pair) => {
    const many = left.get(pair) ?? 0;
    left.set(pair, many - 1);
    return many > 0;
  }).length;
  return a.length + b.length ? (2 * shared) / (a.length + b.length) : 1;
};

export const levenshteinRatio = (one, other) => {
  const [a, b] = [plain(one), plain(other)];
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1);
};

/** The key under which OpenRefine gathers names: https://openrefine.org/docs/technical-reference/clustering-in-depth#fingerprint */
export const fingerprintOf = (name) =>
  [
    ...new Set(
      plain(name)
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "")
        .replace(/[^\p{L}\p{N}\s]/gu, "")
        .split(/\s+/),
    ),
  ]
    .sort()
    .join(" ");
