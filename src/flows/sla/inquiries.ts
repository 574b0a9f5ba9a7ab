/** Questions of partners: written down, put on the clock and answered. */
import type { Reply } from "../../contract";
import { iso, isoOrNull } from "../../model/cell";
import type { Inquiry } from "../../model/pipeline";
import { accept, refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { sayMoment } from "../../rules/days";
import { inquiryId, nextNumber } from "../../rules/ids";
import { type Always, answers, flowOf, type Moment } from "../flow";
import { clockChange, clockNow } from "../registration/clocks";
import { aboutPartner, partnerCalled, signerFor } from "../registration/people";

const reads = {
  inquiries: ["id", "partner", "owner", "receivedAt", "answeredAt", "text"],
  partners: ["name", "aliases"],
  coverage: ["partner", "pam"],
  clocks: ["id", "stoppedAt"],
  policies: "all",
  calendars: "all",
  holidays: ["calendar", "day"],
} as const satisfies Reads;

type InquiryFacts = Facts<typeof reads & Always>;

const who = ["coordinator", "approver", "pam", "pam-lead", "ae", "support"] as const;

export const inquiry = flowOf<"inquiry">()({
  who,
  reads,
  writes: ["inquiries", "clocks"],
  about: (facts, { partner }) => aboutPartner(facts, partner),
  plan: (facts, { partner, text, from = "" }, moment) => {
    const called = partnerCalled(facts.partners, partner);
    if (!called.ok) return called;
    if (text.trim() === "") return refuse({ why: "invalid", text: "What did the partner ask?", field: "text" });
    const known = facts.inquiries.find((row) => isSame(row, called.value.name, text));
    if (known) return answers(replyOf(known, clockNow(facts, "inquiry", runsOf(known), moment)));
    const number = nextNumber(
      facts.inquiries.map(({ id }) => id),
      moment.highest.inquiries,
      "IN",
    );
    const owner = signerFor(called.value.name, facts, moment).email;
    const row = { id: inquiryId(number), partner: called.value.name, owner, receivedAt: moment.now, answeredAt: null };
    const clock = clockNow(facts, "inquiry", runsOf(row), moment);
    return accept({
      changes: [
        { table: "inquiries", add: { ...row, from, text: text.trim() } },
        ...clockChange(facts, "inquiry", runsOf(row), moment),
      ],
      letters: [],
      reply: replyOf(row, clock),
      issued: { inquiries: number },
    });
  },
});

/** The same words of the same partner, which nobody answered yet, are one question: an answer of ours was lost. */
const isSame = (row: InquiryFacts["inquiries"][number], partner: string, text: string): boolean =>
  row.answeredAt === null && row.partner === partner && row.text === text.trim();

const replyOf = ({ id, owner }: Asked, clock: ReturnType<typeof clockNow>): Reply<"inquiry"> => ({
  id,
  owner,
  dueAt: isoOrNull(clock?.dueAt ?? null),
});

export const answerInquiry = flowOf<"answerInquiry">()({
  who,
  reads,
  writes: ["clocks"],
  about: (facts, { id }) => facts.inquiries.filter((row) => row.id === id),
  plan: (facts, { id }, moment) => {
    const row = facts.inquiries.find((one) => one.id === id);
    if (!row)
      return refuse({ why: "not-found", text: `There is no question ${id} in the Questions tab.`, field: "id" });
    if (row.answeredAt !== null) return refuse(answered(id, row.answeredAt, moment));
    const stopped = { ...row, answeredAt: moment.now };
    const clock = clockNow(facts, "inquiry", runsOf(stopped), moment);
    return accept({
      changes: [{ table: "inquiries", key: id, set: { answeredAt: moment.now } }, ...clockOf(facts, stopped, moment)],
      letters: [],
      reply: { id, answeredAt: iso(moment.now), hours: clock?.elapsedHours ?? null, inTime: clock?.state !== "missed" },
    });
  },
});

/** Of a question without a moment of arrival no clock runs. */
const clockOf = (facts: InquiryFacts, row: Asked, moment: Moment) =>
  row.receivedAt === null ? [] : clockChange(facts, "inquiry", runsOf(row), moment);

const answered = (id: string, at: number, { zone }: Moment) =>
  ({
    why: "decided",
    text: `${id} was answered ${sayMoment(zone, at)}. There is nothing left to do.`,
    field: "id",
  }) as const;

type Asked = Pick<Inquiry, "id" | "partner" | "owner" | "receivedAt" | "answeredAt">;

const runsOf = ({ id, partner, owner, receivedAt, answeredAt }: Asked) => ({
  id,
  partner,
  owner,
  startedAt: receivedAt,
  stoppedAt: answeredAt,
  waits: [],
});
