/** The forty partners of the demonstration and the people who stand by them; every firm is invented. */
import type { Values } from "./csv";
import { aeOf, aes, ams, leaver, pams, type Person, pool, ses, type Territory } from "./people";
import { addDays, at, iso, workdayFrom } from "./times";

export type Tier = "Platinum" | "Gold" | "Silver" | "Registered";

export interface Partner {
  readonly name: string;
  readonly tier: Tier;
  readonly territory: Territory;
  readonly type: string;
  readonly contact: string;
  readonly email: string;
  readonly joinedOn: string;
  readonly status: "active" | "onboarding" | "paused" | "ended";
}

type Line = readonly [name: string, territory: Territory, type: string, contact: string];

const platinum: readonly Line[] = [
  ["Arlen & Voss Consulting", "North East", "Integrator", "Judith Arlen"],
  ["Cobaltworks", "West", "Reseller", "Ray Sandoval"],
  ["Meridian Harbor Group", "EMEA", "Integrator", "Fiona Strand"],
];
const gold: readonly Line[] = [
  ["Pinecrest Systems", "North East", "Reseller", "Alan Whitcombe"],
  ["Tallgrass Technology", "Central", "MSP", "Denise Okoro"],
  ["Quillon Advisory", "South East", "Referral", "Peter Quill"],
  ["Riverstone Digital", "South East", "Integrator", "Maya Iyer"],
  ["Bexley Cloud Services", "West", "MSP", "Simon Bexley"],
  ["Oakhaven Solutions", "Canada", "Reseller", "Claire Fontaine"],
  ["Harborline Integrators", "EMEA", "Integrator", "Matthias Vogel"],
  ["Summerfield Data", "Central", "Technology alliance", "Renee Castillo"],
];
const silver: readonly Line[] = [
  ["Copperline IT", "North East", "Reseller", "Greg Palmer"],
  ["Stillwater Networks", "South East", "MSP", "Tara Nguyen"],
  ["Birchgate Software", "Central", "Technology alliance", "Owen Fitch"],
  ["Harrow & Finch", "EMEA", "Referral", "Beatrice Finch"],
  ["Sandpiper Analytics", "West", "Technology alliance", "Luis Ortega"],
  ["Vantry Labs", "West", "Integrator", "Shreya Das"],
  ["Nimbus Row", "Canada", "Referral", "Andre Boucher"],
  ["Ironwood Managed Services", "Central", "MSP", "Kelly Brandon"],
  ["Clearmont Partners", "North East", "Referral", "Howard Lim"],
  ["Larkfield Technologies", "EMEA", "Reseller", "Sanne de Wit"],
  ["Evermoor Consulting", "South East", "Integrator", "Monica Reyes"],
  ["Junebrook Data", "Central", "Reseller", "Victor Hale"],
  ["Redfern Automation", "West", "Integrator", "Amy Tanaka"],
  ["Fathom Cloud", "North East", "MSP", "Isaac Monroe"],
];
const registered: readonly Line[] = [
  ["Ashdown Digital", "EMEA", "Referral", "Colin Frame"],
  ["Bluefinch Studio", "West", "Referral", "Tess Whitaker"],
  ["Calder Point", "North East", "Reseller", "Martin Shaw"],
  ["Dovetail Business Systems", "Central", "Reseller", "Joan Keller"],
  ["Eastmere IT", "South East", "MSP", "Darnell Price"],
  ["Foxglove Computing", "Canada", "Reseller", "Sylvie Roy"],
  ["Greymark Services", "North East", "MSP", "Philip Onwu"],
  ["Hollins Tech", "South East", "Referral", "Erica Lund"],
  ["Inkwell Interactive", "West", "Referral", "Noah Fields"],
  ["Kitebridge", "Central", "Integrator", "Paula Jimenez"],
  ["Lowland Systems", "EMEA", "Reseller", "Joris Bakker"],
  ["Marlow Peak", "West", "Referral", "Heather Stone"],
  ["Nettle & Thorn", "EMEA", "Referral", "Rosalind Thorn"],
  ["Overbrook Consulting", "North East", "Integrator", "Samuel Katz"],
  ["Pebble Harbor", "Canada", "Referral", "Lise Gagnon"],
];

const statuses: Readonly<Record<string, Partner["status"]>> = {
  Kitebridge: "onboarding",
  "Lowland Systems": "onboarding",
  "Redfern Automation": "paused",
  "Marlow Peak": "ended",
};

const partner =
  (tier: Tier) =>
  ([name, territory, type, contact]: Line, index: number): Partner => ({
    name,
    tier,
    territory,
    type,
    contact,
    email: `${contact.split(" ")[0]?.toLowerCase()}@${name.toLowerCase().replace(/[^a-z]/g, "")}.example`,
    joinedOn: addDays("2024-02-05", index * 37 + name.length * 9),
    status: statuses[name] ?? "active",
  });

export const partners: readonly Partner[] = [
  ...platinum.map(partner("Platinum")),
  ...gold.map(partner("Gold")),
  ...silver.map(partner("Silver")),
  ...registered.map(partner("Registered")),
];
export const activePartners = partners.filter(({ status }) => status === "active");

/** The partner of that name. */
export const partnerCalled = (name: string): Partner => {
  const found = partners.find((one) => one.name === name);
  if (!found) throw new Error(`The demonstration has no partner called ${name}.`);
  return found;
};

export const partnerRows: readonly Values[] = partners.map(({ contact, email, ...row }) => ({
  ...row,
  contactName: contact,
  contactEmail: email,
  tierApprovedAt: iso(at(workdayFrom(addDays(row.joinedOn, 20)), "11:00")),
  language: "en",
}));

/** Rises to Gold on the last Friday afternoon; on Monday morning nobody is named for it yet. */
export const riser = partnerCalled("Fathom Cloud");
export const risesAt = at("2026-11-13", "16:00");

const sharedBy = <T>(people: readonly T[], index: number): T => people[index % people.length]!;

interface Cover {
  readonly pam: string;
  readonly ae: string;
  readonly se: string;
  readonly am: string;
}

const nobody: Cover = { pam: "", ae: "", se: "", am: "" };
const gaps: Readonly<Record<string, Partial<Cover>>> = {
  "Meridian Harbor Group": { am: "" },
  "Oakhaven Solutions": { se: "" },
  "Bexley Cloud Services": { ae: leaver.email },
  "Evermoor Consulting": nobody,
};

const coverOf = ({ name, tier, territory }: Partner, index: number): Cover => {
  const pam = sharedBy(pams.slice(0, 3), index).email;
  const [ae, se, am] = [aeOf(territory).email, sharedBy(ses, index).email, sharedBy(ams, index).email];
  const named: Readonly<Record<Tier, Cover>> = {
    Platinum: { pam, ae, se, am },
    Gold: { ...nobody, pam, ae, se },
    Silver: { ...nobody, pam: index % 3 === 0 ? sharedBy(pams.slice(3), index).email : pool },
    Registered: nobody,
  };
  return { ...named[tier], ...gaps[name] };
};

/** Who stands by each partner. */
export const coverByPartner: ReadonlyMap<string, Cover> = new Map(
  partners.map((one, index) => [one.name, coverOf(one, index)]),
);

export const coverageRows: readonly Values[] = partners
  .filter(({ status, tier }) => status === "active" && tier !== "Registered")
  .map(({ name }) => ({ partner: name, ...coverByPartner.get(name) }));

/** Whoever looks after a partner by the coverage matrix: one, those of the pool, or nobody. */
export const coveringPams = (name: string): readonly Person[] => {
  const row = coverageRows.find(({ partner }) => partner === name);
  return row ? pams.filter(({ email, pool: of }) => row.pam === email || row.pam === of) : [];
};

/** The account executive whom the coverage matrix names, as long as that person is there; nobody otherwise. */
export const coveringAe = (name: string, leaverIsGone: boolean): Person | undefined => {
  const email = coverByPartner.get(name)?.ae;
  return aes.find((ae) => ae.email === email && !(leaverIsGone && ae === leaver));
};
