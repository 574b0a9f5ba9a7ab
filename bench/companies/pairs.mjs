/** Labelled pairs made of the list of names by seeded changes: plain duplicates, related companies and other companies. */
import { dice } from "../measure.mjs";
import { companies } from "./names.mjs";

const pick = (random, list) => list[Math.floor(random() * list.length)];

// A legal form at the end, after a comma or a blank.
const FORM =
  /,?\s+(?:Inc\.?|Incorporated|Corporation|Corp\.|Company|Co\.|Limited|Ltd\.?|LLC|LLP|plc|PLC|Plc|p\.l\.c\.|AG|SE|SA|S\.A\.|S\.p\.A\.|N\.V\.|NV|A\/S|ASA|AB|Oyj|GmbH|A\.Ş\.|a\.s\.|KGaA|DAC|Nyrt\.|Berhad|S\.A\.B\. de C\.V\.)$/;

const spelled = {
  Inc: ["Incorporated", "INC", ", Inc."],
  "Inc.": ["Incorporated", "INC"],
  Corporation: ["Corp.", "Corp", "CORPORATION"],
  Limited: ["Ltd", "Ltd.", "LTD"],
  Company: ["Co", "Co."],
  "S.A.": ["SA", "S. A.", "Société Anonyme"],
  "S.p.A.": ["SpA", "SPA"],
  "N.V.": ["NV"],
  AG: ["Aktiengesellschaft", "A.G."],
  "A/S": ["AS", "Aktieselskab"],
  AB: ["Aktiebolag", "AB (publ)"],
  plc: ["PLC", "Public Limited Company"],
  GmbH: ["G.m.b.H.", "gmbh"],
};

const otherForm = (name, random) => {
  const form = FORM.exec(name)?.[0].replace(/^,?\s+/, "");
  if (!form) return `${name} ${pick(random, ["Inc.", "Ltd", "GmbH", "S.A."])}`;
  const bare = name.replace(FORM, "");
  return random() < 0.5 || !spelled[form] ? bare : `${bare} ${pick(random, spelled[form])}`;
};

const otherMarks = (name, random) =>
  pick(random, [
    (said) => said.normalize("NFD").replace(/[\u0300-\u036f]/g, ""),
    (said) => said.toUpperCase(),
    (said) => said.toLowerCase().replace(/[.,]/g, ""),
    (said) => said.replace(/&/g, "and"),
    (said) => said.replace(/ and /g, " & "),
    (said) => said.replace(/[-–]/g, " "),
    (said) => said.replace(/['’]/g, ""),
    (said) => said.replace(/ü/g, "ue").replace(/ö/g, "oe").replace(/ä/g, "ae").replace(/ø/g, "o"),
    (said) => `The ${said}`,
    (said) => `"${said}"`,
  ])(name);

const otherScript = (name, random) =>
  pick(random, [
    (said) => said.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    (said) => said.replace(/ /g, "\u00a0"),
    (said) => said.replace(/(?<=\p{L})(?=\p{L})/u, "\u200b"),
    (said) => said.normalize("NFD"),
    (said) => said.replace(/a/, "\u0430"),
    (said) => said.replace(/o/, "\u03bf"),
    (said) => said.replace(/e/, "\u0435"),
  ])(name);

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** One letter left out, put in, changed or swapped anywhere in the name proper, the first letter of the name alone is safe. */
const misspelt = (name, random) => {
  const bare = name.replace(FORM, "");
  const places = [...bare].flatMap((letter, at) => (at > 0 && /[a-z]/i.test(letter) ? [at] : []));
  const at = pick(random, places);
  const letter = pick(random, [...LETTERS]);
  const [head, tail] = [bare.slice(0, at), bare.slice(at + 1)];
  return pick(random, [
    () => head + tail,
    () => head + bare[at] + letter + tail,
    () => head + letter + tail,
    () => (/^[a-z]/i.test(tail) ? head + tail[0] + bare[at] + tail.slice(1) : head + tail),
  ])();
};

/** A blank left out of the name proper, or put into a long word of it. */
const spacing = (name, random) => {
  const bare = name.replace(FORM, "");
  const [joined, parted] = [
    bare.replace(/(?<=[a-z]) (?=[A-Z][a-z])/, ""),
    bare.replace(/(?<=[a-z]{4})(?=[a-z]{4})/, " "),
  ];
  return (random() < 0.5 && joined !== bare ? joined : parted) + name.slice(bare.length);
};

/** Kind of change -> how it is made. */
export const changes = { "legal form": otherForm, marks: otherMarks, script: otherScript, spelling: misspelt, spacing };

const isLatin = (name) => /^[\p{Script=Latin}\p{P}\p{Zs}\d+]+$/u.test(name);
/** Names that are long enough for a slip to be a slip: of `BP` or `Visa` any other letter makes another company. */
const bearsSlips = (name) => isLatin(name) && name.replace(FORM, "").replace(/[^\p{L}]/gu, "").length >= 6;

/** Plain duplicates of a kind, each name of the list changed once. */
export const duplicatesBy = (kind, seed) => {
  const random = dice(seed);
  return companies
    .filter(kind === "spelling" || kind === "spacing" ? bearsSlips : isLatin)
    .map((name) => [name, changes[kind](name, random)])
    .filter(([name, changed]) => changed !== name);
};

/** Companies of the same group: a holding, a country, a part. */
export const related = (seed) => {
  const random = dice(seed);
  const more = [
    "Holdings",
    "Holding",
    "Group",
    "India",
    "Deutschland",
    "(UK)",
    "of Canada",
    "International",
    "Ventures",
    "Financial Services",
    "Logistics",
    "Foundation",
    "North America",
    "Real Estate",
    "Digital",
  ];
  return companies
    .filter((name) => isLatin(name) && !/Holding|Group|International/.test(name))
    .map((name) => [
      name,
      `${name.replace(FORM, "")} ${pick(random, more)} ${pick(random, ["Inc.", "Ltd", "GmbH", "S.A."])}`,
    ]);
};

/** Pairs of other companies: those that share their first or last word, and any two. */
export const others = (seed) => {
  const random = dice(seed);
  const wordsOf = (name) => name.replace(FORM, "").split(/\s+/);
  const sharing = (at) =>
    companies.flatMap((one, i) =>
      companies
        .slice(i + 1)
        .filter((other) => wordsOf(one).at(at) === wordsOf(other).at(at))
        .map((other) => [one, other]),
    );
  const any = Array.from({ length: 2_000 }, () => [pick(random, companies), pick(random, companies)]);
  return [...sharing(0), ...sharing(-1), ...any.filter(([a, b]) => a !== b)];
};

const ROOTS =
  `ab ad al am an ar as av ba be bel ber bi bo bra bri ca car cel cen cer ci co cor cra da dal de del di do dra du el em en er es
  eu fa fer fi fo fra ga gal ge gla go gra ha har hel ho il im in ir ka ken ki ko kra la lan le li lo lu ma mar me mi mo mon na ne ni no
  nor o ol om or pa pe per pi po pra qua ra re ri ro ru sa sel sen si so sol sta ste ta tel ter ti to tra tu ul un va vel ver vi vo wa wel
  wi xa ya za zen zo`.split(/\s+/);
const ENDS =
  `ba ca co con da dex do don fa ga ge go ka kon la lan le lia lin lo lux ma mar max men mi mo na ne nex nia no nor nova on pa phi
  ra rex ri ric ro ron sa san si so son ta tec tek tel ti to ton tra tri tron ty va ver via vo vox wa x xa xis xon za zo`.split(
    /\s+/,
  );
const TRADES =
  `Software Consulting Foods Partners Logistics Systems Bank Energy Media Technologies Pharma Foods Textiles Steel Motors Labs
  Robotics Insurance Shipping Airlines Hotels Paper Plastics Chemicals Mining Optics Farms Builders Interiors Security Analytics`.split(
    /\s+/,
  );
const FORMS = `Inc. Ltd GmbH S.A. LLC AB S.p.A. B.V. Corporation Limited Oy A/S`.split(" ");

/** So many names that nobody bears: syllables of the roots, often a trade or a second name beside them, and a legal form. */
export const invented = (length, seed) => {
  const random = dice(seed);
  const name = () => {
    const word =
      pick(random, ROOTS) + (random() < 0.6 ? pick(random, ROOTS) : "") + pick(random, ROOTS) + pick(random, ENDS);
    return word[0].toUpperCase() + word.slice(1);
  };
  const known = new Set();
  while (known.size < length) {
    const words = [name(), ...(random() < 0.3 ? [name()] : []), ...(random() < 0.7 ? [pick(random, TRADES)] : [])];
    known.add(words.join(" "));
  }
  return [...known].map((said) => `${said} ${pick(random, FORMS)}`);
};
