/** The brief before a joint meeting: written from what the workbook knows, looked at, and mailed to our people who will be there. */
import type { Reply } from "../../contract";
import { markOf } from "../../model/hash";
import type { Person } from "../../model/partners";
import type { Meeting } from "../../model/pipeline";
import { accept, refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { briefLetter, briefText } from "../../mail/brief";
import { accountsIn, heldBefore } from "../../rules/meetings/about";
import { type BriefOf, briefSections, briefTitle } from "../../rules/meetings/brief";
import { keyOf } from "../../rules/names";
import { addressesOf } from "../../rules/settings";
import { isEmail } from "../../rules/submission";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { coverOf, partnerCalled } from "../registration/people";
import { activePerson, isCalled, isNumbered, meetingCalled, meetingRoles } from "./case";

const reads = {
  meetings: "all",
  registrations: [
    "id",
    "partner",
    "partnerRole",
    "companyName",
    "account",
    "companySize",
    "industry",
    "website",
    "contactName",
    "contactTitle",
    "existingRelationship",
    "dealSize",
    "currency",
    "closeQuarter",
    "partnershipType",
    "buyingSignal",
    "priorContactAt",
    "priorContactEvidence",
    "ae",
    "aeContactedAt",
    "nextStep",
    "stage",
    "protectedUntil",
  ],
  accounts: "all",
  deals: "all",
  partners: ["name", "aliases", "tier", "contactName"],
  coverage: ["partner", "pam", "ae", "se"],
  outbox: ["key"],
} as const satisfies Reads;

type BriefFacts = Facts<typeof reads & Always>;

/** The text is worked out anew each time; sent, it goes out once as it stands, and the meeting's brief is ready. */
export const brief = flowOf<"brief">()({
  who: [...meetingRoles, "se", "am"],
  reads,
  writes: ["outbox"],
  about: (facts, { id }) => facts.meetings.filter((row) => row.id === id.trim()),
  plan: (facts, { id, send }, moment) => {
    const called = meetingCalled(facts.meetings, id);
    if (!called.ok) return called;
    const of = subjectOf(facts, called.value, moment);
    const to = oursAt(facts, called.value, of);
    const made = replyFor(called.value, of, to);
    if (!send) return answers(made);
    if (to.length === 0) return refuse(nobodyOf(of.partner.name));
    const letter = letterFor(made, called.value, moment);
    const already = facts.outbox.some(({ key }) => key === letter.key);
    return accept({
      changes: called.value.briefReady
        ? []
        : [{ table: "meetings" as const, key: called.value.id, set: { briefReady: true } }],
      letters: already ? [] : [letter],
      reply: { ...made, ready: true, sent: !already, already },
    });
  },
});

const nobodyOf = (partner: string) =>
  ({
    why: "missing-value",
    text: `Nobody of ours with an address stands beside ${partner} in the coverage matrix: name the PAM and the AE there, then send it.`,
    field: "to",
  }) as const;

/** Everything that the workbook knows about the meeting. */
const subjectOf = (facts: BriefFacts, meeting: Meeting, { zone }: Moment): BriefOf => {
  const registration = facts.registrations.find(({ id }) => id === meeting.registration);
  const accountOf = accountsIn(facts);
  const company = accountOf(meeting);
  const called = partnerCalled(facts.partners, meeting.partner);
  const cover = coverOf(meeting.partner, facts);
  const held = facts.meetings.filter(isNumbered);
  return {
    meeting,
    partner: called.ok ? called.value : { name: meeting.partner, tier: "", contactName: "" },
    company,
    registration,
    account: accountNamed(facts, company),
    deals: facts.deals.filter(({ id }) => id !== "" && id === meeting.deal),
    earlier: heldBefore(meeting, held, { accountOf, isOurs: isCalled(facts.partners, meeting.partner) }),
    ae: activePerson(facts.team, registration?.ae) ?? activePerson(facts.team, cover?.ae),
    se: activePerson(facts.team, cover?.se),
    pam: activePerson(facts.team, cover?.pam),
    zone,
  };
};

const accountNamed = ({ accounts }: BriefFacts, company: string) => {
  const key = keyOf(company);
  return company === ""
    ? undefined
    : accounts.find(({ name, aliases }) => [name, ...aliases].some((one) => keyOf(one) === key));
};

/** AE, SE and PAM, and who else of the Team tab is written among the attendees; each once. */
const oursAt = ({ team }: BriefFacts, { attendees }: Meeting, { ae, se, pam }: BriefOf): string[] => {
  const others = addressesOf(attendees).map((address) => activePerson(team, address));
  const people = [ae, se, pam, ...others].filter((one): one is Person => one !== undefined && isEmail(one.email));
  return [...new Set(people.map(({ email }) => email))];
};

const replyFor = ({ id, briefReady, briefLink }: Meeting, of: BriefOf, to: string[]): Reply<"brief"> => {
  const title = briefTitle(of);
  const sections = briefSections(of);
  const text = briefText({ title, sections, link: briefLink });
  return { id, title, ready: briefReady, sections, text, to, sent: false, already: false };
};

const letterFor = (made: Reply<"brief">, { id, briefLink }: Meeting, { settings, place }: Moment) =>
  briefLetter({ ...made, link: briefLink }, place.url, {
    key: `${id}/brief/${markOf(made.text)}`,
    about: id,
    to: made.to,
    cc: [],
    replyTo: settings.deskAddress,
  });
