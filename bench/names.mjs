/** G5 to G9: company names, against Jaro-Winkler, Dice, fuse.js, fingerprint keys and a scan by Levenshtein distance. */
import { distance } from "fastest-levenshtein";
import Fuse from "fuse.js";
import { otherCompany, sameCompany } from "./companies/hard.mjs";
import { changes, duplicatesBy, invented, others, related } from "./companies/pairs.mjs";
import { cpuOf, dice, sideBySide } from "./measure.mjs";
import { diceOf, fingerprintOf, jaroWinkler, levenshteinRatio } from "./names-peers.mjs";
import { product } from "./product.mjs";
import { count, figure } from "./table.mjs";

const { isDuplicate, keyOf, lookup, makeIndex } = product;

export const names = () => [...pairsRight(), ...oneAmongMany(), ...quick(), ...cold(), ...audit()];

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const two = (value) => value.toFixed(2);

/** What a rule says of pairs that are the same and of pairs that are not. */
const judged = (says, same, other) => {
  const right = same.filter(([a, b]) => says(a, b)).length;
  const wrong = other.filter(([a, b]) => says(a, b)).length;
  const [precision, recall] = [right / (right + wrong || 1), right / same.length];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
};

/** A measure of likeness with the threshold that suits these very pairs best. */
const atItsBest = (likeness, same, other) => {
  const scored = (pairs) => pairs.map(([a, b]) => likeness(a, b));
  const [ofSame, ofOther] = [scored(same), scored(other)];
  const at = (from) => {
    const right = ofSame.filter((score) => score >= from).length;
    const wrong = ofOther.filter((score) => score >= from).length;
    return (2 * right) / (right + wrong + same.length);
  };
  return Math.max(...Array.from({ length: 60 }, (_, step) => at(0.4 + step / 100)));
};

const fuseLikeness = (a, b) =>
  1 - (new Fuse([a], { includeScore: true, threshold: 1, ignoreLocation: true }).search(b.slice(0, 32))[0]?.score ?? 1);

const peers = [
  ["Jaro-Winkler", jaroWinkler],
  ["Dice", diceOf],
  ["fuse.js", fuseLikeness],
  ["Levenshtein", levenshteinRatio],
  ["fingerprint", (a, b) => (fingerprintOf(a) === fingerprintOf(b) ? 1 : 0)],
];
const saidOf = (same, other) =>
  peers.map(([name, likeness]) => `${name} ${two(atItsBest(likeness, same, other))}`).join(", ");

const pairsRight = () => {
  const byKind = Object.keys(changes).map((kind, place) => [kind, duplicatesBy(kind, 11 + place)]);
  const plain = byKind.flatMap(([, pairs]) => pairs);
  const strangers = [...related(21), ...others(22)];
  const ours = judged(isDuplicate, plain, strangers);
  const alarms = judged(isDuplicate, related(21), []).recall;
  const hard = judged(isDuplicate, sameCompany, otherCompany);
  const counted = `${count(plain.length)} duplicates, ${count(strangers.length)} others`;
  return [
    figure("G5", `what is flagged is right (${counted})`, percent(ours.precision), ">= 98 %", ours.precision >= 0.98),
    figure("G5", "plain duplicates that are found", percent(ours.recall), ">= 95 %", ours.recall >= 0.95),
    ...byKind.map(([kind, pairs]) =>
      figure("G5", `  of them by ${kind} (${pairs.length})`, percent(judged(isDuplicate, pairs, []).recall)),
    ),
    figure("G5", "related companies that are flagged", percent(alarms), "<= 2 %", alarms <= 0.02),
    figure(
      "G5",
      `hard pairs written by hand (${sameCompany.length} + ${otherCompany.length}): F1`,
      two(hard.f1),
      ">= 0.89",
      hard.f1 >= 0.89,
    ),
    figure("G5", "  the same, peers at their best threshold", saidOf(sameCompany, otherCompany)),
  ];
};

const SLIP = ["legal form", "marks", "spelling", "spacing"];

/** A desk's names, and new ones of which every other is in there in another spelling. */
const deskOf = (length) => {
  const random = dice(5);
  const all = invented(length + 1_000, 31);
  const known = all.slice(0, length);
  const asked = all.slice(length).map((fresh, place) => {
    const of = Math.floor(random() * length);
    return place % 2
      ? { name: changes[SLIP[(place >> 1) % 4]](known[of], random), of: String(of) }
      : { name: fresh, of: "" };
  });
  return { known, entries: known.map((name, place) => [String(place), name]), asked };
};

const oneAmongMany = () => {
  const { entries, asked } = deskOf(20_000);
  const index = makeIndex(entries);
  const ours = foundBy(asked, (name) => lookup(index, name).map(({ id }) => id));
  const prints = new Map();
  for (const [id, name] of entries) prints.set(fingerprintOf(name), [...(prints.get(fingerprintOf(name)) ?? []), id]);
  const theirs = foundBy(asked, (name) => prints.get(fingerprintOf(name)) ?? []);
  return [
    figure(
      "G6",
      "one new name against 20,000: F1 (fingerprint keys)",
      `${two(ours.f1)} (${two(theirs.f1)})`,
      ">= 0.96",
      ours.f1 >= 0.96,
    ),
    figure("G6", "false alarms on names that are new", percent(ours.alarms), "<= 2 %", ours.alarms <= 0.02),
  ];
};

/** A name counts as found when the one that it was made of is among the answers; every other answer is wrong. */
const foundBy = (asked, answersTo) => {
  let [right, wrong, alarms] = [0, 0, 0];
  const made = asked.filter(({ of }) => of);
  for (const { name, of } of asked) {
    const answers = answersTo(name);
    if (answers.includes(of)) right += 1;
    wrong += answers.filter((id) => id !== of).length;
    if (!of && answers.length) alarms += 1;
  }
  return { f1: (2 * right) / (right + wrong + made.length), alarms: alarms / (asked.length - made.length) };
};

/** CPU milliseconds under which 95 in 100 of the works stay. */
const p95 = (works) =>
  works.map((work) => Math.min(wallOf(work), wallOf(work))).sort((a, b) => a - b)[Math.floor(works.length * 0.95)];
const wallOf = (work) => {
  const before = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - before) / 1e6;
};

const quick = () => {
  const { entries, known, asked } = deskOf(100_000);
  const index = makeIndex(entries.map(([id, name]) => [id, keyOf(name)]));
  const fuse = new Fuse(known, { includeScore: true, threshold: 0.2 });
  for (const { name } of asked) lookup(index, name);
  const ours = p95(
    asked.map(
      ({ name }) =>
        () =>
          lookup(index, name),
    ),
  );
  const scan = p95(
    asked.slice(0, 40).map(
      ({ name }) =>
        () =>
          known.filter((other) => distance(name, other) < 3),
    ),
  );
  const search = p95(
    asked.slice(0, 5).map(
      ({ name }) =>
        () =>
          fuse.search(name.slice(0, 32)),
    ),
  );
  const said = `${(1000 * ours).toFixed(0)} us`;
  return [
    figure(
      "G7",
      "one new name against 100,000, warm, p95: a Levenshtein scan",
      `${said}, 1/${count(scan / ours)} of ${scan.toFixed(0)} ms`,
      "<= 1/50",
      ours <= scan / 50,
    ),
    figure(
      "G7",
      "the same: fuse.js",
      `1/${count(search / ours)} of ${search.toFixed(0)} ms`,
      "<= 1/1,000",
      ours <= search / 1_000,
    ),
  ];
};

const cold = () => {
  const { entries, asked } = deskOf(100_000);
  const keys = entries.map(([id, name]) => [id, keyOf(name)]);
  const [fromKeys, fromNames] = sideBySide(
    [() => lookup(makeIndex(keys), asked[0].name), () => lookup(makeIndex(entries), asked[0].name)],
    5,
  );
  const said = `1/${(fromNames / fromKeys).toFixed(1)} (${fromKeys.toFixed(0)} ms against ${fromNames.toFixed(0)} ms)`;
  return [
    figure("G8", "the same cold, from stored keys, against raw names", said, "<= 1/4", fromKeys <= fromNames / 4),
  ];
};

const SAMPLED = 400_000;

const audit = () => {
  const { entries } = deskOf(20_000);
  const random = dice(6);
  const places = Array.from({ length: 2 * SAMPLED }, () => Math.floor(random() * entries.length));
  const ours = cpuOf(() => {
    const index = makeIndex(entries);
    for (const [, name] of entries) lookup(index, name);
  });
  const sampled = cpuOf(() => {
    for (let at = 0; at < places.length; at += 2) distance(entries[places[at]][1], entries[places[at + 1]][1]);
  });
  const all = (sampled / SAMPLED) * ((entries.length * (entries.length - 1)) / 2);
  const said = `1/${(all / ours).toFixed(1)} (${(ours / 1000).toFixed(1)} s against ${(all / 1000).toFixed(0)} s)`;
  return [figure("G9", "audit of 20,000 names, against Levenshtein over all pairs", said, "<= 1/15", ours <= all / 15)];
};
