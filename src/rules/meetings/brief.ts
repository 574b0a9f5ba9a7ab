/** The brief before a joint meeting (R-056): what the workbook knows, and what nobody wrote down yet as a question to answer. */
import type { Partner, Person } from "../../model/partners";
import type { Account, Deal, Meeting } from "../../model/pipeline";
import type { Registration } from "../../model/registrations";
import { sayDay, sayMoment } from "../days";
import { dayOf, type Zone } from "../zone";

/** A person of ours at a meeting, as a brief names them. */
export type Ours = Pick<Person, "name" | "email">;

export interface BriefOf {
  readonly meeting: Meeting;
  readonly partner: Pick<Partner, "name" | "tier" | "contactName">;
  /** The account's name; blank where the meeting is about none. */
  readonly company: string;
  readonly registration: Registered | undefined;
  readonly account: Account | undefined;
  readonly deals: readonly Dealt[];
  /** Meetings held before with this partner about this account, the last one first. */
  readonly earlier: readonly Meeting[];
  readonly ae: Ours | undefined;
  readonly se: Ours | undefined;
  readonly pam: Ours | undefined;
  readonly zone: Zone;
}

export type Registered = Pick<
  Registration,
  | "id"
  | "partnerRole"
  | "companySize"
  | "industry"
  | "website"
  | "contactName"
  | "contactTitle"
  | "existingRelationship"
  | "dealSize"
  | "currency"
  | "closeQuarter"
  | "partnershipType"
  | "buyingSignal"
  | "priorContactAt"
  | "priorContactEvidence"
  | "aeContactedAt"
  | "nextStep"
  | "stage"
  | "protectedUntil"
>;
export type Dealt = Pick<
  Deal,
  "id" | "stage" | "amount" | "currency" | "expectedClose" | "nextStep" | "blocker" | "owner" | "product"
>;

export interface Section {
  readonly title: string;
  readonly text: string;
}

/** What the meeting is, in a line: `Co-sell with Contoso Cloud about Initech, Tue 24 Mar 2026, 15:00`. */
export const briefTitle = ({ meeting: { type, startsAt }, partner, company, zone }: BriefOf): string =>
  [
    `${type || "Meeting"} with ${partner.name}${company && ` about ${company}`}`,
    startsAt === null ? "" : sayMoment(zone, startsAt),
  ]
    .filter(Boolean)
    .join(", ");

/** The five contents of a brief, in their order. */
export const briefSections = (of: BriefOf): Section[] =>
  (
    [
      ["Account background and buying signal", background(of)],
      ["The partner's relationship with the account", relationship(of)],
      ["What our account executive has done so far", soFar(of)],
      ["Talking points and who does what", talking(of)],
      ["What makes it a success", success(of)],
    ] as const
  ).map(([title, lines]) => ({
    title,
    text: lines
      .filter((line) => line !== "")
      .map(oneLine)
      .join("\n"),
  }));

// A line is a point of the brief, however a person parted what they wrote in a cell.
const oneLine = (line: string): string => line.replace(/\s*\n\s*/g, " ");

const ASK = "To find out: ";

/** What is known; a question where nothing is. */
const known = (lines: readonly string[], question: string): string[] => {
  const said = lines.filter((line) => line !== "");
  return said.length ? said : [ASK + question];
};

/** A fact with its name; blank where it is not known. */
const fact = (name: string, value: string | null | undefined): string => (value ? `${name}: ${value}` : "");
const money = (amount: number | null | undefined, currency = ""): string =>
  amount ? `${amount.toLocaleString("en-US")} ${currency}`.trim() : "";

const background = ({ company, registration, account, deals, zone }: BriefOf): string[] => {
  const about = company || "the account";
  const on = (at: number | null | undefined) => (at ? sayDay(dayOf(zone, at)) : "");
  return [
    ...known(
      [
        fact("Account", company),
        fact("Industry", registration?.industry),
        fact("Size", registration?.companySize),
        fact("Website", registration?.website || account?.domain),
        fact("Their person", [registration?.contactName, registration?.contactTitle].filter(Boolean).join(", ")),
        fact("Customer since", account?.customerSince && sayDay(account.customerSince)),
        fact(
          "Our opportunity",
          account?.stage && [account.stage, on(account.openedAt)].filter(Boolean).join(", since "),
        ),
        account?.renewalInProgress ? "A renewal is in progress." : "",
        fact("Deal size", money(registration?.dealSize, registration?.currency)),
        fact("Expected close", registration?.closeQuarter),
        ...deals.map(dealLine),
      ],
      `what is this meeting about, and what do we know of ${about}?`,
    ),
    ...known([fact("Buying signal", registration?.buyingSignal)], `why would ${about} buy now?`),
  ];
};

const dealLine = ({ id, stage, amount, currency, expectedClose, product }: Dealt): string =>
  `Deal ${id}: ${[stage, money(amount, currency), product, expectedClose && `close ${sayDay(expectedClose)}`].filter(Boolean).join(", ")}`;

const relationship = ({ company, partner, registration }: BriefOf): string[] => [
  fact("How we work together", registration?.partnershipType),
  registration ? registeredAs(registration) : "",
  // No column holds it: a registration asks about our contact with the account, not about theirs.
  `${ASK}whom does ${partner.name} know at ${company || "the account"}, and since when?`,
  fact("Their sales representative", registration?.partnerRole || partner.contactName) ||
    `${ASK}who comes from ${partner.name}?`,
];

const registeredAs = ({ id, stage, protectedUntil }: Registered): string =>
  `Registered as ${id}${stage === "approved" && protectedUntil ? `, protected until ${sayDay(protectedUntil)}` : ""}`;

const soFar = ({ company, registration, account, deals, earlier, ae, zone }: BriefOf): string[] => {
  const contact = (what: string, at: number | null | undefined, more = "") =>
    at ? `${what}: ${sayDay(dayOf(zone, at))}${more && `, ${more}`}` : "";
  return [
    registration?.existingRelationship ? BEFORE[registration.existingRelationship] : "",
    ...known(
      [
        contact("First contact", account?.firstTouchAt, account?.firstTouchWhat),
        contact("Last contact", account?.lastTouchAt),
        contact("In touch before it was registered", registration?.priorContactAt, registration?.priorContactEvidence),
        contact(`${sayName(ae, "The account executive")} reached out`, registration?.aeContactedAt),
        ...earlier
          .slice(0, SHOWN)
          .map(({ type, startsAt, nextStep }) =>
            contact(`${type || "Meeting"} held`, startsAt, nextStep && `agreed: ${nextStep}`),
          ),
        ...deals.map(({ id, owner }) => fact(`Owner of ${id}`, owner)),
      ],
      `what has ${sayName(ae, "anybody of ours")} had to do with ${company || "the account"} until now?`,
    ),
  ];
};

const BEFORE = {
  yes: "We were in touch before it was registered, says the partner.",
  no: "We were never in touch before it was registered, says the partner.",
} as const;

const SHOWN = 5;

const talking = ({ meeting, partner, registration, deals, earlier, ae, se, pam }: BriefOf): string[] => {
  const points = [
    fact("Agreed last time", earlier[0]?.nextStep),
    fact("Why now", registration?.buyingSignal),
    ...deals.flatMap(({ id, nextStep, blocker }) => [
      fact(`Next step of ${id}`, nextStep),
      fact(`In the way of ${id}`, blocker),
    ]),
  ];
  return [
    ...known(points, "which three points do we want to make?"),
    ae ? `${sayName(ae)} (AE) leads for us.` : `${ASK}which account executive leads for us?`,
    se ? `${sayName(se)} (SE) joins where it gets technical.` : "",
    pam
      ? `${sayName(pam)} (PAM) ${earlier.length ? "may join" : "is there, because it is the first meeting"}.`
      : `${ASK}which partner account manager is there?`,
    fact("Who comes", meeting.attendees),
    `${ASK}what does ${partner.name} say, and what do we?`,
  ];
};

const success = ({ meeting, earlier }: BriefOf): string[] => [
  "A next step with a name and a day, agreed before anybody leaves.",
  meeting.nextStep !== "" && meeting.status === "booked" ? fact("Wanted", meeting.nextStep) : "",
  earlier[0]?.nextStep ? `What was agreed last time is settled: ${earlier[0].nextStep}` : "",
  `${ASK}what else must be known or decided when it is over?`,
];

const sayName = (person: Ours | undefined, otherwise = ""): string => person?.name || person?.email || otherwise;
