/** Rows of a desk that has been running for two years: one deal in twenty is open, four in ten are protected. */
import { dice } from "./measure.mjs";

/** Mon 2 Mar 2026, 09:00 in New York. */
export const NOW = Date.parse("2026-03-02T14:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const partners = Array.from({ length: 200 }, (_, n) => ({
  name: `Partner ${n}`,
  tier: ["Platinum", "Gold", "Silver", "Registered"][n % 4],
  status: "active",
  joinedOn: "2024-01-15",
  aliases: [],
  contactEmail: `desk@partner${n}.example`,
}));

/** Registrations with the columns that the report and the hourly check read. */
export const registrations = (length) => {
  const random = dice(3);
  return Array.from({ length }, (_, n) => {
    const place = n % 20;
    const stage = place === 0 ? "submitted" : place < 9 ? "approved" : ["rejected", "lapsed", "won", "lost"][n % 4];
    const isOpen = stage === "submitted";
    const receivedAt = Math.round(
      NOW - (isOpen ? random() * 3 : 4 + random() * 60 + (place < 9 ? 0 : 600 * random())) * DAY,
    );
    const decidedAt = isOpen ? null : receivedAt + Math.round((4 + random() * 50) * HOUR);
    const aeAssignedAt = stage === "approved" ? decidedAt + HOUR : null;
    return {
      id: `DR-${String(n + 1).padStart(5, "0")}`,
      stage,
      partner: `Partner ${n % partners.length}`,
      companyName: `Company ${n} GmbH`,
      dealSize: 1000 * (1 + (n % 400)),
      receivedAt,
      reopenedAt: null,
      decisionDueAt: receivedAt + 2 * DAY,
      warnAt: receivedAt + 1.5 * DAY,
      waits: n % 10 === 0 ? [[receivedAt + HOUR, receivedAt + 5 * HOUR]] : [],
      verdict: isOpen ? "" : stage === "rejected" ? "reject" : "approve",
      decidedAt,
      decisionHours: isOpen ? null : 4 + (n % 50),
      aeDueAt: decidedAt === null ? null : decidedAt + DAY,
      ae: aeAssignedAt ? "ae@example.com" : "",
      aeAssignedAt,
      aeContactedAt: null,
      protectedUntil: stage === "approved" ? "2026-05-20" : "",
      updateDueOn: stage === "approved" ? "2026-04-01" : "",
      endedAt: ["lapsed", "won", "lost"].includes(stage) ? decidedAt + 30 * DAY : null,
    };
  });
};

export const stages = [
  { stage: "Engaging", kind: "open", probability: 0.3, activePipeline: true },
  { stage: "Negotiation", kind: "open", probability: 0.75, activePipeline: true },
  { stage: "Closed Won", kind: "won", probability: 1, activePipeline: false },
  { stage: "Closed Lost", kind: "lost", probability: 0, activePipeline: false },
];

export const deals = (length) =>
  Array.from({ length }, (_, n) => ({
    id: `D-${n + 1}`,
    partner: `Partner ${n % partners.length}`,
    account: `Company ${n} GmbH`,
    dealType: ["Partner-sourced", "Partner-influenced"][n % 2],
    stage: stages[n % 4].stage,
    amount: 500 * (1 + (n % 300)),
    currency: "USD",
    rate: null,
    expectedClose: n % 3 ? "2026-03-25" : "2026-06-10",
    probability: null,
    closedOn: n % 4 < 2 ? "" : "2026-02-25",
    feeApplicable: n % 8 === 2,
    feeAmount: n % 8 === 2 ? 50 : null,
  }));

export const meetings = (length) =>
  Array.from({ length }, (_, n) => ({
    id: `M-${n + 1}`,
    partner: `Partner ${n % partners.length}`,
    startsAt: NOW - (n % 60) * DAY,
    status: n % 5 ? "held" : "booked",
    registration: `DR-${String(n + 1).padStart(5, "0")}`,
  }));
