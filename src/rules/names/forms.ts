/** What company names are read by: legal forms of the world, and letters that are written in two ways. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Legal forms as they stand after a name, in small letters and closed up: `S.p.A.` is `spa`, `Sp. z o.o.` is `spzoo`;
 * those that are written in words of their own have a line between the words.
 * https://en.wikipedia.org/wiki/List_of_legal_entity_types_by_country
 */
const after = words(
  `inc incorporated corp corporation co coy and_c company companies ltd limited llc llp lllp lp pllc plc pc pbc dac clg cic unltd
  limited_liability_company limited_liability_partnership limited_partnership public_limited_company private_limited
  proprietary_limited public_benefit_corporation joint_stock_company limited_liability
  gmbh ggmbh mbh ag kg kgaa ohg ug gbr ev eg se mbb haftungsbeschraenkt gesellschaft_mbh gesmbh stiftung
  aktiengesellschaft kommanditgesellschaft gesellschaft_mit_beschraenkter_haftung mit_beschraenkter_haftung
  sa sas sasu sarl srl spa snc sca scs sci scop eurl ei cie compagnie slne sl slu sau sapi cv sc scl scrl scpa srls scarl
  sdrl rl ltda limitada eireli epp
  sadecv sabdecv sapidecv sderldecv srldecv derldecv decv sociedad_anonima sociedad_limitada
  sociedad_de_responsabilidad_limitada de_capital_variable societe_anonyme societe_par_actions_simplifiee
  societe_a_responsabilite_limitee societa_per_azioni societa_a_responsabilita_limitata sociedade_anonima
  bv nv vof cvba bvba cooperatie besloten_vennootschap naamloze_vennootschap
  oy oyj abp ky ab hb kb publ as asa aps ans ivs ehf hf sf amba aktiebolag aktieselskab aksjeselskap osakeyhtio
  spzoo spk spj psa spolka_akcyjna spolka_zoo spolka_z_ograniczona_odpowiedzialnoscia spolka_komandytowa
  sro vos ks akciova_spolecnost spolecnost_s_rucenim_omezenym doo dd jdoo ad ead ood eood kd kft zrt nyrt bt rt kht
  oue ou uab sia tov pat prat ao oao zao pao ooo
  ооо оао зао пао ао ип ано нко тов тзов пат прат еоод оод ад ею
  αε εε οε επε ικε μονοπροσωπη epe ike
  pty pte pvt bhd sdn tbk opc berhad sendirian public_company
  kk gk yk kabushiki_kaisha kabushiki_gaisha godo_kaisha yugen_gaisha jusik_hoesa kabushikikaisha kabushikigaisha
  ltee limitee enr senc sencrl
  anonim_sirketi limited_sirketi sti sanayi_ve_ticaret san_ve_tic ticaret_ve_sanayi anonimsirketi
  fze fzco fzc fzllc fzellc dmcc wll saoc saog kscp ksc psc pjsc jsc ojsc cjsc qpsc bsc
  sae mchj toshmchj tdv
  株 有 주 유 株式会社 有限会社 合同会社 合資会社 주식회사 유한회사 有限公司 股份有限公司 有限责任公司 有限責任公司 股份公司`,
);

/** Legal forms as they stand after a name, closed up: `spa`, `limitedliabilitycompany`. */
export const formsAfter: ReadonlySet<string> = new Set([...after].map((form) => form.replace(/_/g, "")));

/** The last words of legal forms that are written in several words. */
export const formEnds: ReadonlySet<string> = new Set(
  [...after].filter((form) => form.includes("_")).map((form) => form.slice(form.lastIndexOf("_") + 1)),
);

/** Legal forms that also stand before a name. */
export const formsBefore = words(
  `ооо оао зао пао ао ип ано тов тзов пат прат ooo oao zao pao pt cv uab sia oue ab oy sarl eurl sas gmbh ltd llc
  株 有 주 유 株式会社 有限会社 合同会社 合資会社 주식회사 유한회사`,
);

/** Legal forms of scripts that put no space between a form and the name; the longest first. */
export const formsWithoutSpace: readonly string[] =
  "股份有限公司 有限责任公司 有限責任公司 株式会社 有限会社 合同会社 合資会社 주식회사 유한회사 有限公司 股份公司".split(
    " ",
  );

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
  ə: "a",
};

const pairs = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.charAt(0), pair.slice(1)]),
  );

/** Cyrillic and Greek letters that look like Latin ones: https://www.unicode.org/reports/tr39/#Confusable_Detection */
export const lookalikes = pairs(
  "аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd ԛq ԝw һh αa βb εe ηn ιi κk μu νv οo ρp τt υu χx γy",
);

/** Cyrillic and Greek letters as they are spelled in Latin ones; the accents are gone before. */
export const romanised = pairs(
  `аa бb вv гg ґg дd еe ёe жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsch ъ ыy ь эe юyu яya
  єe љlj њnj ћc ђdj џdz јj
  αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo`,
);
