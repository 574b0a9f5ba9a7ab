/** Whether somebody else has a claim on an account: the rejection criteria of R-028 to R-031, and who came first (S13, S14). */
import type { Account, DealStage } from "../model/pipeline";
import type { Partner } from "../model/partners";
import type { Registration, Warning } from "../model/registrations";
import { addMonthsClamped, sayDay } from "./days";
import { numberOf } from "./ids";
import { isOpen, sayStage } from "./moves";
import { keyOf, likeTo, makeIndex, type NameIndex } from "./names";
import { businessDomainOf, domainsIn } from "./names/domain";
import { keyIn, type Known, knownBy, readMatchKey } from "./names/match-key";
import { pairOf, type Settings } from "./settings";
import { dayOf, type Zone } from "./zone";

export interface Conflict {
  readonly kind: Warning;
  /** The registration or account that it is about. */
  readonly of?: string;
  /** For our eyes. */
  readonly evidence: string;
  /** For the partner's eyes: names no other partner. */
  readonly partnerText: string;
}

export interface Claim {
  /** Blank before an id is issued. */
  readonly id: string;
  readonly partner: string;
  readonly companyName: string;
  readonly contactEmail: string;
  readonly website?: string;
  /** The account in our own books that the partner named. */
  readonly account?: string;
  readonly receivedAt: number;
}

type Other = Pick<Registration, "id" | "matchKey" | "stage" | "partner" | "protectedUntil"> &
  Partial<
    Pick<
      Registration,
      "companyName" | "lastPartnerUpdateAt" | "endedAt" | "updateDueOn" | "dispute" | "extensionAskedAt"
    >
  >;
type OurAccount = Pick<
  Account,
  "name" | "owner" | "stage" | "openedAt" | "renewalInProgress" | "customerSince" | "aliases" | "csm" | "domain"
>;

export interface Rivals {
  readonly registrations: readonly Other[];
  readonly accounts: readonly OurAccount[];
  readonly stages: readonly Pick<DealStage, "stage" | "activePipeline">[];
  /** Their domains say nothing about a customer. */
  readonly partners?: readonly Pick<Partner, "contactEmail">[];
  /** What `namesIn` makes of the registrations, where it is at hand. */
  readonly names?: NameIndex;
}

/** The names of registrations by their places in the list. */
export const namesIn = (registrations: readonly Pick<Other, "matchKey" | "companyName">[]): NameIndex =>
  makeIndex(registrations.map(({ matchKey, companyName = "" }, at) => [String(at), keyIn(matchKey) || companyName]));

/** When and by which rules of the program claims are compared. */
export interface Terms {
  readonly zone: Zone;
  readonly today: string;
  readonly settings: Pick<Settings, "likelyFrom" | "different" | "abandonedMonths">;
}

/** Everything that speaks against the claim, or that the reviewer should know, strongest first. */
export const conflictsOf = (claim: Claim, rivals: Rivals, terms: Terms): Conflict[] => {
  const accounts = accountsOf(claim, rivals, terms);
  const { stages } = rivals;
  return [
    ...accounts.flatMap((account) => ofAccount(account, claim, stages, terms.zone)),
    ...sameCompany(claim, rivals, accounts, terms).flatMap((other) => ofRegistration(other, claim, terms)),
    ...likelyAccounts(claim, rivals, accounts, terms).flatMap((match) =>
      ofLikelyAccount(match, claim, stages, terms.zone),
    ),
    ...likelyRegistrations(claim, rivals, accounts, terms).flatMap((match) =>
      ofLikelyRegistration(match, claim, terms),
    ),
  ];
};

/** Who holds the account now, be it ever so long ago that it was approved: one approved registration for each account. */
export const holderOf = (claim: Claim, rivals: Rivals, terms: Terms): Other | undefined =>
  sameCompany(claim, rivals, accountsOf(claim, rivals, terms), terms).find((row) => holds(row, terms.today));

/** Held back from ending it still holds; over, it does not, though the hourly check may be yet to come. */
const holds = (
  { stage, protectedUntil, updateDueOn = "", dispute, extensionAskedAt }: Other,
  today: string,
): boolean => {
  if (stage !== "approved") return false;
  if (dispute || typeof extensionAskedAt === "number") return true;
  return [protectedUntil, updateDueOn].every((last) => last === "" || last >= today);
};

/** The registration by which the same partner has this account already. */
export const ownOpen = (claim: Claim, rivals: Rivals, terms: Terms): Other | undefined =>
  sameCompany(claim, rivals, accountsOf(claim, rivals, terms), terms).find(
    (row) => isSame(row.partner, claim.partner) && (isOpen(row.stage) || holds(row, terms.today)),
  );

const isSame = (a: string, b: string) => keyOf(a) === keyOf(b);

/** Our accounts of that name or former name, and the one that the partner named. */
const accountsOf = (
  claim: Claim,
  { accounts }: Pick<Rivals, "accounts">,
  terms: Pick<Terms, "settings">,
): OurAccount[] => {
  const keys = [claim.companyName, claim.account ?? ""].map(keyOf).filter(Boolean);
  return accounts.filter(
    (account) =>
      keys.some((key) => namesOf(account).includes(key)) &&
      !isToldApart(terms, claim, { ...account, id: account.name }),
  );
};

const namesOf = ({ name, aliases }: OurAccount): string[] => [name, ...aliases].map(keyOf);

/** Other registrations of the company, under any name that our account of it has; rows without a company are of none. */
const sameCompany = (
  claim: Claim,
  { registrations }: Rivals,
  accounts: readonly OurAccount[],
  terms: Pick<Terms, "settings">,
): Other[] => {
  const keys = keysOf(claim, accounts);
  return registrations.filter(
    (other) => other.id !== claim.id && isOf(other, keys) && !isToldApart(terms, claim, named(other)),
  );
};

/** The keys of the claim and of our accounts that it is about. */
const keysOf = ({ companyName }: Claim, accounts: readonly OurAccount[]): string[] =>
  [keyOf(companyName), ...accounts.flatMap(namesOf)].filter(Boolean);

const isOf = ({ matchKey }: Other, keys: readonly string[]): boolean =>
  keys.some((key) => matchKey.startsWith(key) && keyIn(matchKey) === key);

const named = ({ id, matchKey }: Other) => ({ id, name: keyIn(matchKey) });

/** Whether a person has told two companies apart, by their names or, where these are the same, by their ids. */
export const isToldApart = (
  { settings: { different } }: { readonly settings: Pick<Settings, "different"> },
  { id, companyName }: Pick<Claim, "id" | "companyName">,
  other: { readonly id: string; readonly name: string },
): boolean =>
  different.size > 0 &&
  (different.has(pairOf(keyOf(companyName), keyOf(other.name))) || (id !== "" && different.has(pairOf(id, other.id))));

/** Something of ours that a claim is likely about, and why. */
interface Match<T> {
  readonly of: T;
  readonly why: string;
}

const likelyAccounts = (
  claim: Claim,
  rivals: Rivals,
  same: readonly OurAccount[],
  terms: Terms,
): Match<OurAccount>[] => {
  const { key, domains } = claimed(claim, rivals);
  const others = rivals.accounts.filter(
    (account) => !same.includes(account) && !isToldApart(terms, claim, { ...account, id: account.name }),
  );
  const names = others.flatMap((account, at) =>
    [account.name, ...account.aliases].map((name) => [String(at), name] as const),
  );
  const byName = likelyByName(makeIndex(names), key, terms);
  return others.flatMap((of, at) => because(of, byName.get(at), domains, of.domain ? domainsIn(of.domain) : []));
};

const likelyRegistrations = (
  claim: Claim,
  rivals: Rivals,
  accounts: readonly OurAccount[],
  terms: Terms,
): Match<Other>[] => {
  const { key, domains } = claimed(claim, rivals);
  const keys = keysOf(claim, accounts);
  const all = [...domains, ...accounts.flatMap(({ domain }) => (domain ? domainsIn(domain) : []))];
  const isAnother = (other: Other) =>
    other.id !== claim.id && other.matchKey !== "" && !isOf(other, keys) && !isToldApart(terms, claim, named(other));
  const { registrations, names = namesIn(registrations) } = rivals;
  const byName = likelyByName(names, key, terms);
  return registrations
    .flatMap((of, at) => because(of, byName.get(at), all, all.length ? readMatchKey(of.matchKey).domains : []))
    .filter(({ of }) => isAnother(of));
};

/** The key of the claim and its domains, but for those of partners: they write from their own about any customer. */
const claimed = ({ companyName, website = "", contactEmail }: Claim, { partners = [] }: Rivals): Known => {
  const { key, domains } = knownBy({ companyName, website, contactEmail });
  const theirs = new Set(domains.length ? partners.map((partner) => businessDomainOf(partner.contactEmail)) : []);
  return { key, domains: domains.filter((domain) => !theirs.has(domain)) };
};

/** Place -> why the name there is likely the same. */
const likelyByName = (
  names: NameIndex,
  key: string,
  { settings }: Pick<Terms, "settings">,
): ReadonlyMap<number, string> =>
  new Map(
    likeTo(names, key).flatMap(({ id, score, why }) =>
      score >= settings.likelyFrom ? [[Number(id), why] as const] : [],
    ),
  );

const because = <T>(
  of: T,
  why: string | undefined,
  domains: readonly string[],
  others: readonly string[],
): Match<T>[] => {
  const domain = domains.find((one) => others.includes(one));
  const said = [why && `the names ${why}`, domain && `both are at ${domain}`].filter(Boolean).join(", and ");
  return said ? [{ of, why: said }] : [];
};

/** What would speak against the claim if the account were of the same company. */
const ofLikelyAccount = (
  { of, why }: Match<OurAccount>,
  claim: Claim,
  stages: Rivals["stages"],
  zone: Zone,
): Conflict[] => {
  const found = ofAccount(of, claim, stages, zone);
  if (found.length === 0) return [];
  const evidence = `Our account ${of.name} is likely the same company: ${why}. ${found.map((one) => one.evidence).join(" ")}`;
  return [{ kind: "likely", of: of.name, evidence, partnerText: CHECKING }];
};

const CHECKING = "We are checking whether we know this company under another name.";

/** What would speak against the claim if the other registration were of the same company. */
const ofLikelyRegistration = ({ of, why }: Match<Other>, claim: Claim, terms: Terms): Conflict[] => {
  const own = isSame(of.partner, claim.partner);
  const isOwnOpen = own && (isOpen(of.stage) || holds(of, terms.today)) && cameFirst(of, claim);
  const standing = `${of.id} of ${of.partner} is ${sayStage(of.stage).toLowerCase()}.`;
  const found = isOwnOpen ? standing : ofRegistration(of, claim, terms)[0]?.evidence;
  if (!found) return [];
  return [
    {
      kind: "likely",
      of: of.id,
      evidence: `${of.id} (${keyIn(of.matchKey)}) is likely of the same company: ${why}. ${found}`,
      partnerText: own ? `You registered a company of a similar name or domain as ${of.id}.` : CHECKING,
    },
  ];
};

const ofAccount = (account: OurAccount, claim: Claim, stages: Rivals["stages"], zone: Zone): Conflict[] => {
  const { name, owner, stage, openedAt, renewalInProgress, csm, customerSince } = account;
  const active = stages.some((row) => row.activePipeline && row.stage.toLowerCase() === stage.toLowerCase());
  const since = openedAt === null ? "" : ` since ${sayDay(dayOf(zone, openedAt))}`;
  const conflicts: Conflict[] = [];
  if (active && openedAt !== null && openedAt < claim.receivedAt) {
    const evidence = `${owner ? `AE ${owner}` : "Our sales team"} has been in active discussions with ${name}${since} (stage ${stage}).`;
    conflicts.push({ kind: "active-pipeline", of: name, evidence, partnerText: evidence });
  }
  if (renewalInProgress) {
    const evidence = `${name} is in an active contract renewal${csm ? ` with ${csm}` : ""}.`;
    conflicts.push({ kind: "renewal", of: name, evidence, partnerText: evidence });
  }
  if (customerSince) {
    conflicts.push({
      kind: "customer",
      of: name,
      evidence: `${name} has been a customer since ${sayDay(customerSince)}.`,
      partnerText: `${name} is already our customer.`,
    });
  }
  return conflicts;
};

const ENDED = ["lapsed", "withdrawn", "expired"];

const ofRegistration = (other: Other, claim: Claim, terms: Terms): Conflict[] => {
  const { id, partner, stage, protectedUntil, lastPartnerUpdateAt } = other;
  const { companyName } = claim;
  const own = isSame(partner, claim.partner);
  if (holds(other, terms.today) && !own) {
    const evidence = `${id} of ${partner} is approved and protected${protectedUntil ? ` until ${sayDay(protectedUntil)}` : ""}.`;
    return [{ kind: "held", of: id, evidence, partnerText: `${companyName} is registered and protected already.` }];
  }
  if (isOpen(stage) && !own && cameFirst(other, claim)) {
    return [
      {
        kind: "pending",
        of: id,
        evidence: `${id} of ${partner} came first and is still open.`,
        partnerText: "Another registration of this account is being reviewed.",
      },
    ];
  }
  if (stage === "won") {
    return [
      {
        kind: "customer",
        of: id,
        evidence: `${id} of ${partner} was won: an existing customer.`,
        partnerText: `${companyName} is already our customer.`,
      },
    ];
  }
  if (own && ENDED.includes(stage) && typeof lastPartnerUpdateAt !== "number" && isRecent(other, terms)) {
    // At intake the partner's updates are not read.
    const silence = lastPartnerUpdateAt === null ? " without an update" : "";
    const evidence = `You registered this account before as ${id}; it ended (${sayStage(stage).toLowerCase()})${silence}.`;
    return [{ kind: "abandoned", of: id, evidence, partnerText: evidence }];
  }
  return [];
};

/** Ids are issued in the order of arrival (S15); one that came with history is older than any of ours. */
const cameFirst = (other: Other, claim: Claim): boolean => claim.id === "" || numberOf(other.id) < numberOf(claim.id);

/** Whether what was abandoned is young enough to count; what has no end day here counts. */
const isRecent = ({ endedAt }: Other, { zone, today, settings }: Terms): boolean =>
  settings.abandonedMonths === 0 ||
  typeof endedAt !== "number" ||
  addMonthsClamped(dayOf(zone, endedAt), settings.abandonedMonths) >= today;
