/** What company names are read by: legal forms, letters that are written in two ways, short forms of common words. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/**
 * Legal forms as they stand after a name, in small letters and closed up: `S.p.A.` is `spa`, `Sp. z o.o.` is `spzoo`.
 * https://en.wikipedia.org/wiki/List_of_legal_entity_types_by_country
 */
export const formsAfter = words(
  `inc incorporated corp corporation co company companies ltd limited llc llp lllp lp pllc plc pc pbc dac clg cic
  gmbh mbh ggmbh ag kg kgaa ohg ug gbr ev eg se co mbb haftungsbeschraenkt gesellschaftmbh
  sa sas sasu sarl srl spa snc sca scs sci eurl ei cie sl slu sau sapi cv sc scl scrl scpa srls ltda eireli
  bv nv vof cvba bvba oy oyj ab hb kb publ as asa aps ans ivs ehf hf sf amba
  spzoo spk spj sro vos ks doo dd ad ead ood eood kd kft zrt nyrt bt rt oue ou uab sia tov
  ооо оао зао пао ао ип тов тзов пат прат еоод оод ад
  pty pte sdn bhd tbk pvt privatelimited proprietarylimited opc kk gk yk godokaisha kabushikikaisha
  ltee limitee enr anonimsirketi sti fze fzco fzllc dmcc wll saoc saog kscp jsc ojsc cjsc pjsc
  株 有 주 유 株式会社 有限会社 合同会社 合資会社 주식회사 유한회사 有限公司 股份有限公司 有限责任公司`,
);

/** Legal forms that also stand before a name. */
export const formsBefore = words(
  `ооо оао зао пао ао ип тов тзов пат прат ooo oao zao pao pt cv uab sia oue ab sarl eurl gmbh ltd llc
  株 有 주 유 株式会社 有限会社 合同会社 合資会社 주식회사 유한회사`,
);

/** Legal forms of scripts that put no space between a form and the name; the longest first. */
export const formsWithoutSpace: readonly string[] =
  "股份有限公司 有限责任公司 株式会社 有限会社 合同会社 合資会社 주식회사 유한회사 有限公司".split(" ");

/** Letters that are not a plain letter with an accent, as they are spelled without them. */
export const spelledOut: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Cyrillic and Greek letters that look like Latin ones: https://www.unicode.org/reports/tr39/#Confusable_Detection */
export const lookalikes: ReadonlyMap<string, string> = new Map(
  "аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd ԛq ԝw αa εe ιi κk νv οo ρp τt υu χx"
    .split(" ")
    .map(([a, b]) => [a!, b!]),
);

/** Words of company names that are often cut short, by what stands for them all. */
export const shortForms: ReadonlyMap<string, string> = new Map(
  [
    "international intl int internat",
    "technology technologies tech technologie",
    "service services svc svcs srvcs",
    "solution solutions solns",
    "system systems sys syst",
    "manufacturing mfg manuf",
    "industry industries ind inds",
    "association assn assoc",
    "associate associates",
    "brother brothers bros",
    "national natl nat",
    "university univ",
    "management mgmt mgt",
    "enterprise enterprises ent entpr",
    "product products prod prods",
    "laboratory laboratories labs lab",
    "center centre ctr",
    "group grp",
    "holding holdings hldg hldgs",
    "communication communications comm comms",
    "pharmaceutical pharmaceuticals pharma",
    "engineering eng engrg",
    "department dept",
  ].flatMap((line) => line.split(" ").map((word) => [word, line.split(" ")[0]!] as const)),
);
