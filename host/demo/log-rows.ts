/** A registration as a row of the log: as the old log has it on a day, or what a week has changed. */
import type { Case } from "./cases";
import type { Values } from "./csv";
import { aeFor, deciderOf } from "./deciders";
import { type Move, protectionDays, updateDays } from "./moves";
import { addDays, dayOf, iso, minute } from "./times";
import { reasonOf, wayOnOf, whyOf } from "./words";

/** The whole row as it stands at a moment, for a log that was kept elsewhere until then. */
export const rowAt = (one: Case, asOf: number): Values => {
  const { id, partner, company, form, receivedAt, moves, number } = one;
  const past = moves.filter(({ at }) => at <= asOf);
  const told = {
    id,
    partner: partner.name,
    partnerRole: partner.contact,
    partnerContactEmail: partner.email,
    companyName: company.name,
    ...form,
    receivedAt: iso(receivedAt),
    ackSentAt: iso(receivedAt + 2 * minute),
    source: "Deal log until 2026",
    externalId: `LOG-${1000 + number}`,
    stage: "submitted",
  };
  return Object.assign(told, ...past.map((move) => changeOf(one, move)));
};

/** What a move writes into the row. */
const changeOf = (one: Case, move: Move): Values => {
  const at = iso(move.at);
  switch (move.is) {
    case "ask":
      return { stage: "info-requested", waits: `${at}/` };
    case "answer":
      return { stage: "submitted", waits: `${iso(one.moves.find(({ is }) => is === "ask")?.at ?? move.at)}/${at}` };
    case "approve":
      return {
        ...decided(one, move.at),
        ...protectedFrom(dayOf(move.at)),
        stage: "approved",
        ...(!move.later && named(one, move.at)),
      };
    case "assign":
      return named(one, move.at);
    case "reject":
      return {
        ...decided(one, move.at),
        stage: "rejected",
        code: move.code,
        reason: reasonOf(one, move.code, move.at) || `The account was ours before ${dayOf(move.at)}.`,
        alternative: wayOnOf(move.code),
      };
    case "reopen":
      return { stage: "submitted", reopenedAt: at };
    case "lapse":
      return { stage: "lapsed", endedAt: at, endReason: "No update from the partner" };
    case "expire":
      return { stage: "expired", endedAt: at, endReason: "The protection window is over" };
    case "withdraw":
    case "cancel":
      return { stage: move.is === "cancel" ? "cancelled" : "withdrawn", endedAt: at, endReason: whyOf(one, move.is) };
    default:
      return weeklyChange(one, move) ?? {};
  }
};

/** What a move of which the desk only hears writes into the row; nothing for the desk's own. */
export const weeklyChange = (one: Case, { is, at }: Move): Values | undefined => {
  const told: Partial<Record<Move["is"], Values>> = {
    contact: { aeContactedAt: iso(at) },
    meet: { firstMeetingAt: iso(at) },
    update: { lastPartnerUpdateAt: iso(at), updateDueOn: addDays(dayOf(at), updateDays) },
    win: { stage: "won", endedAt: iso(at), endReason: whyOf(one, is) },
    lose: { stage: "lost", endedAt: iso(at), endReason: whyOf(one, is) },
  };
  return told[is];
};

const decided = (one: Case, at: number): Values => ({
  decidedAt: iso(at),
  decidedBy: deciderOf(one).email,
  toldAt: iso(at + minute),
});

const protectedFrom = (day: string): Values => ({
  protectedFrom: day,
  protectedUntil: addDays(day, protectionDays),
  updateDueOn: addDays(day, updateDays),
});

const named = (one: Case, at: number): Values => ({ ae: aeFor(one, at).email, aeAssignedAt: iso(at), aeHours: 0 });
