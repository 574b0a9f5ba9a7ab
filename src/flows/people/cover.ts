/** People are named for a partner: the cells of the matrix, its state, and the word to the partner when its PAM is another. */
import type { Reply } from "../../contract";
import { isoOrNull } from "../../model/cell";
import type { Coverage, Partner } from "../../model/partners";
import type { Change, Letter } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import { accept, refuse } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { letterAnyhow } from "../../mail/letter";
import { type CoverRole, coverRoles, holderFault, holderKept } from "../../rules/people/coverage";
import { personOf } from "../../rules/roles";
import { coverageReads, coveredNow } from "../coverage";
import { type Always, flowOf, type Moment } from "../flow";
import { coverOf, partnerCalled } from "../registration/people";

export const coverReads = {
  ...coverageReads,
  partners: [...coverageReads.partners, "territory", "vertical", "contactName", "contactEmail", "language"],
  templates: "all",
  // The drop-downs of a first row draw on them.
  holders: ["holder"],
} as const satisfies Reads;

export type CoverFacts = Facts<typeof coverReads & Always>;
/** Who is to hold which role; a role that is not there stays as it is, a blank one is emptied. */
export type Named = { readonly [R in CoverRole]?: string | undefined };

export const cover = flowOf<"cover">()({
  who: ["coordinator", "pam-lead"],
  reads: coverReads,
  writes: ["coverage", "outbox"],
  plan: (facts, { partner, tell = true, reason = "", ...asked }, moment) => {
    const called = partnerCalled(facts.partners, partner);
    if (!called.ok) return called;
    const wrong = namedFault(asked, called.value, facts, moment);
    if (wrong) return refuse(wrong);
    const named = holdersOf(asked, facts);
    const row = rowNow(facts, called.value.name, named, moment);
    const letter = tell ? newPamLetter(facts, called.value, named.pam, moment) : undefined;
    return accept({
      changes: coverChanges(facts, called.value.name, named, moment),
      letters: letter ? [letter] : [],
      reply: { ...viewOf(row, called.value), told: letter?.to ?? [] },
      reason,
    });
  },
});

/** The first role that cannot be held so; whoever holds it already may be away. */
export const namedFault = (
  asked: Named,
  { name, tier }: Pick<Partner, "name" | "tier">,
  facts: Pick<CoverFacts, "team" | "partners" | "coverage">,
  { today }: Moment,
): Refusal | undefined => {
  const { team } = facts;
  const row = coverOf(name, facts);
  const said = coverRoles.filter((role) => asked[role] !== undefined);
  if (said.length === 0) return { why: "invalid", text: "Whom? Name a PAM, AE, SE or AM.", field: "pam" };
  const faultOf = (role: CoverRole): string => {
    const holder = holderKept(asked[role] ?? "", team);
    const person = personOf(team, holder);
    const stays = person?.active && person === personOf(team, row?.[role] ?? "");
    return stays ? "" : holderFault(role, holder, tier, team, today);
  };
  const field = said.find((role) => faultOf(role) !== "");
  return field && { why: "invalid", text: faultOf(field), field };
};

/** As the matrix keeps them: a person by the address, a pool by its name. */
export const holdersOf = (asked: Named, { team }: Pick<CoverFacts, "team">): Named =>
  Object.fromEntries(
    coverRoles.flatMap((role) => {
      const said = asked[role];
      return said === undefined ? [] : [[role, holderKept(said, team).trim()]];
    }),
  );

/** The row of the matrix with these people in it, and its state with them; nothing where it stands so already. */
export const coverChanges = (facts: CoverFacts, partner: string, named: Named, moment: Moment): Change[] => {
  const known = coverOf(partner, facts);
  const row = { ...blank, partner, ...known, ...rowNow(facts, partner, named, moment) };
  if (!known) return [{ table: "coverage", add: row }];
  const set = differing(known, row);
  return Object.keys(set).length ? [{ table: "coverage", key: known.partner, set }] : [];
};

/** As it will stand; a partner that needs nobody keeps its state. */
export const rowNow = (facts: CoverFacts, partner: string, named: Named, moment: Moment): Partial<Coverage> => {
  const after = withNamed(facts, partner, named);
  return coveredNow(after, partner, moment) ?? coverOf(partner, after) ?? {};
};

const differing = (before: Coverage, after: Coverage): Partial<Coverage> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => String(before[name as keyof Coverage]) !== String(value)),
  );

/** The facts as they are once these people are named. */
export const withNamed = <F extends Pick<CoverFacts, "coverage" | "partners">>(
  facts: F,
  partner: string,
  named: Named,
): F => {
  const known = coverOf(partner, facts);
  if (!known) return { ...facts, coverage: [...facts.coverage, { ...blank, partner, ...filled(named) }] };
  const coverage = facts.coverage.map((row) => (row === known ? { ...row, ...filled(named) } : row));
  return { ...facts, coverage };
};

const filled = (named: Named): Partial<Record<CoverRole, string>> =>
  Object.fromEntries(Object.entries(named).filter(([, holder]) => holder !== undefined));

const blank: Coverage = {
  partner: "",
  tier: "",
  pam: "",
  ae: "",
  se: "",
  am: "",
  state: "",
  gaps: [],
  since: null,
  startedAt: null,
  dueAt: null,
  note: "",
};

type Written = Pick<Partner, "name" | "aliases" | "contactName" | "contactEmail" | "language">;

/** To the partner, when somebody else is its PAM than before; once for each of them and day. */
export const newPamLetter = (
  facts: Pick<CoverFacts, "coverage" | "partners" | "team" | "templates">,
  partner: Written,
  pam: string | undefined,
  { settings, today }: Moment,
): Letter | undefined => {
  const person = personOf(facts.team, pam ?? "");
  const before = coverOf(partner.name, facts)?.pam ?? "";
  if (!person || personOf(facts.team, before) === person) return undefined;
  const values = {
    "Partner Contact Name": partner.contactName || partner.name,
    "Partner Name": partner.name,
    "PAM Name": person.name || person.email,
    "PAM Email": person.email,
  };
  const envelope = {
    key: `new-pam/${partner.name}/${person.email}/${today}`,
    about: partner.name,
    to: partner.contactEmail,
    cc: [person.email],
    replyTo: settings.deskAddress || person.email,
    language: partner.language,
  };
  return letterAnyhow("new-pam", values, envelope, facts.templates);
};

export const viewOf = (
  row: Partial<Coverage> | undefined,
  { name, tier }: Pick<Partner, "name" | "tier">,
): Omit<Reply<"cover">, "told"> => {
  const { pam, ae, se, am, state, gaps, dueAt, since } = { ...blank, ...row };
  return {
    partner: name,
    tier,
    pam,
    ae,
    se,
    am,
    state,
    gaps: [...gaps],
    since: isoOrNull(since),
    dueAt: isoOrNull(dueAt),
  };
};
