/** What the words of company names mean: short forms, words that tell no company from another, and families of companies. */

const lines = (list: string): string[] => list.trim().split(/\n\s*/);
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words of company names that are often cut short or written in two ways, by what stands for them all. */
export const shortForms: ReadonlyMap<string, string> = new Map(
  lines(`
    international intl int internat intnl
    technology technologies tech technologie tek techs
    service services svc svcs srvcs serv servs
    solution solutions solns soln sol
    system systems sys syst systs
    manufacturing mfg manuf manufacturers mfrs
    industry industries ind inds
    association assn assoc
    associate associates assocs
    brother brothers bros
    national natl nat
    university univ universitat universite universidad
    management mgmt mgt mngmt
    enterprise enterprises ent entpr entr
    product products prod prods
    laboratory laboratories labs lab
    center centre ctr cntr
    group grp
    holding holdings hldg hldgs hldng hldngs
    communication communications comm comms commun
    pharmaceutical pharmaceuticals pharma pharm
    engineering eng engrg engg engr
    department dept
    development dev devel
    electric elec
    electronic electronics elecs
    equipment equip eqpt
    finance fin
    financial finl
    government govt
    hospital hosp
    insurance ins
    institute inst
    investment investments inv invs invest
    logistic logistics logis
    marketing mktg mkting
    telecommunication telecommunications telecom telecoms telco
    transport transportation trans transp
    properties property props prop
    consulting consult consultg
    consultant consultants consultancy
    distribution distr distrib
    automotive auto autom
    construction constr const
    chemical chemicals chem chems
    american amer
    saint st
    mount mt
    fort ft
    and und et og och ja
    one 1
    two 2
    three 3
    four 4
    five 5
    six 6
    seven 7
    eight 8
    nine 9
    ten 10
    first 1st
    second 2nd
    third 3rd
  `).flatMap((line) => line.split(" ").map((word, _, [whole]) => [word, whole ?? word] as const)),
);

/** Words that join others and may be left out. */
export const joining = words("and");

/**
 * Words that many companies have in their names. Where both of two words stand here, they are two words, not one misspelt;
 * and a company is never known by them alone.
 */
export const common = words(`
  hospital hotel restaurant church college club saint mount mountain fountain greek
  of for the to at in by de la le el los las di do da du des von der del
  advance advanced aero air america american area arena argo arts asia asian audio audit back baking ball banco
  band bank banking base bath beach bean bear beer bell belt best better bill black block blue boat bold bolt bond
  bone book boot brain brand brass bread bridge bright brook brown build butter cafe cake call camp cape capital
  card care cargo cars cart casa case cash cell center central chain chair chase chip city civic civil clean clear
  clock close coal coast code cold collection commercial communication company compute computer concept concert
  connection construction consultant consulting contact contract cook cool coral core cost country county cove
  cover craft cream credit crest crown cube dark dart data date dating dawn deal deck deep deer dental desk detail
  digital dining dock dome door draft dream dress drill dual duct dust dynamic eagle east easy eight electric
  electronic email energy engineering enter enterprise equipment estate euro european ever every expert export
  face factory fair farm fast feed film finance financial find fine fire first five flight food foot force forge
  form fort four front frost fuel full fund future gain game gate gear general giant gift glass global goal gold
  golf good grace grade grading grain grand grant grass great green grid grill grind ground group guild gulf hair
  half hall hand hard haul haven head health healthy hearing heart heat heating hill hire hold holding hole home
  honey horse host house icon idea ideal import independence independent industrial industry infinite innovation
  innovative institute insurance intelligence intelligent international interstate intrastate investment iron join
  joint jump keen kind king knight laboratory lake lamp land landing lane laser lawn layer lead leading leaf lean
  leasing leather legal lending life lift light lime line liner link list live loan local lock logistic look love
  loyal luck mail main major mall management manor manufacturing marina marine mariner mark market marketing
  master match math matter meal meat media medical medicine meet mental metal metro mile milk mill mind mine mini
  mining mint mist mobility mode model mold money moon motor mouse move national natural near nest network neural
  neutral next night nine nobility nordic norm north northern olive orange pace pacific pack packing page pain
  paint painting palace park part partner party patch path peach petro pharmaceutical phase pine pink pipe place
  plain plan planet plant plate play player point polar pole pond pool port portal post postal power premier press
  price pride prime print printing producer product production professional project proof property protect
  protection pulp pump pure quality race racing rail rain range ranger ranking rare rating raven reach real reason
  red regal rent rental report research resort rest retail ride ridge right ring rise risk river road roast robot
  rock roll roof room root rose rotor round royal rural safe safety sail sale salt sand save scale school science
  seal season seat second security seed self sell senior sensor service shade shape share shark sharp sheet shelf
  shell shift ship shipping shoe shop shopping shore short show sick side sight silk silver sister site skill skin
  sleep small smart smile snow soap software soil solar sole solid solution soul sound soup south southern space
  spark special speed spice spin sport spot spring sprint stable stage stand staple star stark start state steam
  steel stem step stock stone store storm story stream street strike stripe strong style sugar summit sun supply
  sure surge sustainable sweet swift system tank task taste teach team tech technology tele telecommunication tent
  test third three tide tile timber time tire title toll tool torch touch tour tower town trace track tract trade
  trader trading trail train transport treat tree trim trip truck true trust tube turf turn union unit united
  unity universal university valley vector vending venture victor victory vine vision vocal voice volt wagon walk
  wall ward ware wash waste watch water wave wealth wealthy wear weather wedding weight welding well west western
  wheat wheel white whole wide wild wind window wine wing winter wire wise wolf wood wool word work world worth
  yard year young youth zero zone
`);

/** Words by which a company of a group differs from the group or from another of its companies, and what they make of it. */
const relations = {
  holding:
    words(`holding parent beteiligung beteiligungs beteiligungen verwaltung verwaltungs capital ventures venture investment
    investor investors equity partners trust fund funds acquisition topco bidco midco finco treasury`),
  group: words("group gruppe groupe grupo gruppo groep koncern konzern corporate"),
  subsidiary:
    words(`subsidiary operations operation service solution technology digital logistic distribution sales marketing
    product manufacturing finance financial bank insurance leasing credit foundation laboratory research retail energy
    engineering software consulting properties real estate online media studio health healthcare mobile security analytic
    cloud systems system europe enterprise trading supply pharmaceutical academy institute industry development
    international global worldwide world overseas`),
  country:
    words(`usa us america american americas northamerica uk gb britain british england scotland wales ireland irish
    germany german deutschland france french frankreich italy italian italia italien spain spanish espana iberica iberia
    portugal portuguesa poland polska polish polen czech czechia ceska cesko slovakia slovensko hungary magyarorszag
    austria austrian osterreich switzerland swiss schweiz suisse svizzera netherlands nederland dutch holland belgium
    belgie belgique luxembourg denmark danmark danish sweden sverige swedish norway norge norwegian finland suomi finnish
    iceland estonia eesti latvia latvija lithuania lietuva russia rus russian ukraine ukraina romania bulgaria greece hellas
    turkey turkiye turk israel egypt morocco tunisia nigeria kenya ghana africa african southafrica india indian pakistan
    bangladesh lanka china chinese hongkong taiwan japan japanese nippon korea korean singapore malaysia indonesia thailand
    thai vietnam philippines australia australian zealand canada canadian mexico mexican brazil brasil argentina chile
    colombia peru venezuela ecuador uruguay arabia saudi emirates uae dubai qatar kuwait bahrain oman jordan lebanon gulf
    europe european euro asia asian pacific apac emea latam latin nordic nordics scandinavia baltic benelux dach
    middle east north south west eastern western northern southern central international global worldwide`),
} as const;
export type Relation = keyof typeof relations;

/** What a word makes of a company beside another of the same name; nothing for words that name companies. */
export const relationOf = (word: string): Relation | undefined =>
  (["holding", "group", "country", "subsidiary"] as const).find((relation) => relations[relation].has(word));

/** Companies that belong together although their names do not say so: a hint for a reviewer, never more. */
export const families: readonly ReadonlySet<string>[] = [
  "alphabet google youtube deepmind waymo verily fitbit mandiant",
  "meta facebook instagram whatsapp",
  "microsoft linkedin github nuance",
  "amazon aws twitch audible",
  "salesforce slack tableau mulesoft",
  "ibm redhat hashicorp apptio",
  "broadcom vmware symantec",
  "volkswagen audi porsche skoda seat bentley",
  "stellantis fiat chrysler peugeot citroen opel jeep",
  "berkshirehathaway geico bnsf",
  "lvmh sephora tiffany bulgari",
  "unilever knorr",
  "pepsico quaker fritolay",
  "block square cashapp",
  "ebay kleinanzeigen",
  "booking priceline kayak agoda opentable",
  "expedia vrbo hotels",
  "cisco webex splunk meraki",
  "oracle netsuite cerner",
  "adobe marketo figma",
  "intuit mailchimp",
  "jpmorgan jpmorganchase chase",
  "walmart flipkart samsclub",
  "inditex zara",
  "naspers prosus",
  "softbank arm",
  "tata tcs jaguar landrover",
  "x twitter",
].map(words);
