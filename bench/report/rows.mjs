/** The rows behind the report, with what its lines must tell apart mixed in: each of them comes to a number. */
import { dice } from "../measure.mjs";
import * as rows from "../rows.mjs";

const HOUR = 3_600_000;

/** The columns that the report reads of so many registrations, and of a fifth as many deals and meetings. */
export const factsOf = (length, reads) => {
  const all = {
    registrations: rows.registrations(length).map(mixed),
    deals: sold(length / 5),
    meetings: rows.meetings(length / 5),
    partners: [...rows.partners, ...quiet],
    stages: rows.stages,
  };
  return Object.fromEntries(Object.entries(reads).map(([table, columns]) => [table, only(all[table] ?? [], columns)]));
};

const only = (table, columns) => table.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));

const quiet = ["Platinum", "Gold"].map((tier) => ({
  ...rows.partners[0],
  name: `Quiet ${tier}`,
  tier,
  aliases: [`Q ${tier}`],
}));

/** Some wait for their partner, some were reopened in the week or after it, some came from a sheet without hours. */
const mixed = (row, n) => ({
  ...row,
  ...(row.stage === "submitted" && n % 7 === 0 && { stage: "info-requested", waits: [[row.receivedAt + HOUR, null]] }),
  ...(row.decidedAt && n % 61 === 0 && { stage: "submitted", reopenedAt: row.decidedAt + 300 * HOUR }),
  ...(n % 53 === 0 && { decisionHours: null }),
  ...(row.stage === "approved" && n % 11 === 0 && { aeAssignedAt: n % 2 ? null : row.decidedAt + 30 * HOUR }),
  ...(row.stage === "approved" && n % 97 === 0 && { protectedUntil: "2026-03-06" }),
});

const sold = (length) => {
  const random = dice(5);
  const one = (of) => of[Math.floor(random() * of.length)];
  return rows.deals(length).map((row) => ({
    ...row,
    ...one([{}, {}, {}, { currency: "EUR", rate: 1.08 }, { currency: "GBP" }]),
    partner: one(["Nobody", "q gold", ...rows.partners.map(({ name }) => name)]),
    dealType: one(["Partner-sourced", "Partner-influenced", "Company-sourced (partner-attached)"]),
    expectedClose: one(["2026-02-20", "2026-03-25", "2026-06-10", ""]),
    closedOn: row.closedOn && one(["2026-01-20", "2026-02-25", "2025-12-31"]),
  }));
};
