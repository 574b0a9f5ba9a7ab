/** Whether somebody else has a claim on an account: the rejection criteria of R-028 to R-031, and who came first (S13, S14). */
import type { Account, DealStage } from "../model/pipeline";
import type { Registration } from "../model/registrations";
import { sayDay } from "./days";
import { numberOf } from "./ids";
import { isOpen, sayStage } from "./moves";
import { keyOf } from "./names";
import { dayOf, type Zone } from "./zone";

export interface Conflict {
  readonly kind: "active-pipeline" | "renewal" | "abandoned" | "held" | "pending" | "customer" | "free-mail";
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
  readonly receivedAt: number;
}

type Other = Pick<Registration, "id" | "matchKey" | "stage" | "partner" | "protectedUntil"> &
  Partial<Pick<Registration, "lastPartnerUpdateAt">>;
type Known = Pick<
  Account,
  "name" | "owner" | "stage" | "openedAt" | "renewalInProgress" | "customerSince" | "aliases" | "csm"
>;

export interface Rivals {
  readonly registrations: readonly Other[];
  readonly accounts: readonly Known[];
  readonly stages: readonly Pick<DealStage, "stage" | "activePipeline">[];
}

/** Everything that speaks against the claim, or that the reviewer should know, strongest first. */
export const conflictsOf = (claim: Claim, rivals: Rivals, zone: Zone, today: string): Conflict[] => {
  const key = keyOf(claim.companyName);
  const others = rivals.registrations.filter((row) => isRival(row, claim));
  const account = rivals.accounts.find(
    ({ name, aliases }) => keyOf(name) === key || aliases.some((alias) => keyOf(alias) === key),
  );
  return [
    ...(account ? ofAccount(account, claim, rivals.stages, zone) : []),
    ...others.flatMap((other) => ofRegistration(other, claim, today)),
    ...freeMail(claim.contactEmail),
  ];
};

/** Who holds the account now, be it ever so long ago that it was approved: one approved registration for each account. */
export const holderOf = (
  claim: Pick<Claim, "id" | "companyName">,
  registrations: readonly Other[],
  today: string,
): Other | undefined => registrations.find((row) => isRival(row, claim) && holds(row, today));

/** Another registration of the same company; rows without a company name are of none. */
const isRival = ({ id, matchKey }: Pick<Other, "id" | "matchKey">, claim: Pick<Claim, "id" | "companyName">): boolean =>
  id !== claim.id && matchKey !== "" && matchKey === keyOf(claim.companyName);

const holds = ({ stage, protectedUntil }: Other, today: string) =>
  stage === "approved" && (protectedUntil === "" || protectedUntil >= today);

/** The registration by which the same partner has this account already. */
export const ownOpen = (claim: Claim, registrations: readonly Other[], today: string): Other | undefined =>
  registrations.find(
    (row) => isRival(row, claim) && isSame(row.partner, claim.partner) && (isOpen(row.stage) || holds(row, today)),
  );

const isSame = (a: string, b: string) => keyOf(a) === keyOf(b);

const ofAccount = (account: Known, claim: Claim, stages: Rivals["stages"], zone: Zone): Conflict[] => {
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

const ofRegistration = (other: Other, claim: Claim, today: string): Conflict[] => {
  const { id, partner, stage, protectedUntil, lastPartnerUpdateAt } = other;
  const { companyName } = claim;
  const own = isSame(partner, claim.partner);
  if (holds(other, today) && !own) {
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
  if (own && ENDED.includes(stage) && typeof lastPartnerUpdateAt !== "number") {
    // At intake the partner's updates are not read.
    const silence = lastPartnerUpdateAt === null ? " without an update" : "";
    const evidence = `You registered this account before as ${id}; it ended (${sayStage(stage).toLowerCase()})${silence}.`;
    return [{ kind: "abandoned", of: id, evidence, partnerText: evidence }];
  }
  return [];
};

/** Ids are issued in the order of arrival (S15); one that came with history is older than any of ours. */
const cameFirst = (other: Other, claim: Claim): boolean => claim.id === "" || numberOf(other.id) < numberOf(claim.id);

const FREE_MAIL =
  /@(gmail|googlemail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|mac|gmx|web|mail|proton|protonmail|qq|163|126|yandex)\.(com?\.)?[a-z]{2,3}$/i;

const freeMail = (email: string): Conflict[] =>
  FREE_MAIL.test(email)
    ? [
        {
          kind: "free-mail",
          evidence: `${email} is not a business e-mail.`,
          partnerText: "Please give a business e-mail of your contact.",
        },
      ]
    : [];
