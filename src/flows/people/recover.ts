/** The matrix follows what people type: partners, tiers, who stands by whom, and who is with us (Q55). */
import type { Change, Letter } from "../../model/plan";
import { accept } from "../../model/result";
import { roles } from "../../model/roles";
import type { Facts, Reads } from "../../model/workbook";
import { letterAnyhow } from "../../mail/letter";
import { sayMoment } from "../../rules/days";
import type { CoverRole } from "../../rules/people/coverage";
import { personOf } from "../../rules/roles";
import { type CoverageFacts, coverageChanges, coverageReads, coveredNow, coveredPartners } from "../coverage";
import { type Always, inner, type Moment } from "../flow";
import { holderChanges } from "./holders";
import { loadChanges } from "./load";

const reads = { ...coverageReads, templates: "all", holders: "all" } as const satisfies Reads;

/** Brings the matrix up to date: a row for each active partner, with its tier, its state and what is missing; `by` = typed by hand. */
export const recover = inner<{ readonly by?: string }, { changed: number }>()({
  who: "everybody",
  reads,
  writes: ["coverage", "holders", "outbox"],
  plan: (facts, { by }, moment) => {
    const typed = by === undefined ? [] : tiersTyped(facts, moment);
    const names = new Set(typed.map(({ name }) => name));
    const partners = facts.partners.map((one) => (names.has(one.name) ? { ...one, tierApprovedAt: moment.now } : one));
    const after = { ...facts, partners };
    const matrix = coverageChanges(after, moment);
    const changes: Change[] = [
      ...typed.map(({ name: key }): Change => ({ table: "partners", key, set: { tierApprovedAt: moment.now } })),
      ...matrix,
      ...loadChanges(matrix, moment.seen, ["partners"]),
      ...holderChanges(facts),
    ];
    const letters = typed.flatMap((partner) => tierLetter(after, partner, moment) ?? []);
    return accept({ changes, letters, reply: { changed: changes.length } });
  },
});

/** The active partners whose tier is another than the matrix has, and whose day of approval is not of this one (Q55). */
export const tiersTyped = (facts: CoverageFacts, moment: Moment) =>
  coveredPartners(facts, moment).flatMap(({ covered, row, partner }) => {
    const isNew = covered.tier !== "" && covered.tier !== (row?.tier ?? "");
    const isDated = partner.tierApprovedAt !== null && partner.tierApprovedAt > (row?.since ?? 0);
    return isNew && !isDated ? [partner] : [];
  });

/** To the PAM, whose partner asks for other people now; to nobody where it has none who is with us. */
const tierLetter = (
  facts: Facts<typeof reads & Always>,
  { name, tier }: CoverageFacts["partners"][number],
  moment: Moment,
): Letter | undefined => {
  const row = coveredNow(facts, name, moment);
  const before = facts.coverage.find(({ partner }) => partner === row?.partner)?.tier;
  const pam = personOf(facts.team, row?.pam ?? "");
  if (!row || !tier || !pam?.active) return undefined;
  const values = {
    "PAM Name": pam.name || pam.email,
    "Partner Name": name,
    Tier: tier,
    "Tier Before": before || "no tier",
    Missing: row.gaps.map((role) => roles[role as CoverRole]).join(", ") || "nobody",
    Due: row.dueAt === null ? "no day" : sayMoment(moment.zone, row.dueAt),
  };
  const { settings, today, user } = moment;
  const replyTo = settings.deskAddress || user || pam.email;
  const envelope = { key: `tier/${name}/${tier}/${today}`, about: name, to: pam.email, cc: [], replyTo, language: "" };
  return letterAnyhow("tier-changed", values, envelope, facts.templates);
};
