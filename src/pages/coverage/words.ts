/** How the coverage page says it. */
import type { Reply } from "../../contract";
import { coverage, tiers } from "../../model/partners";
import { type CoverRole, coverRoles, rolesOfTier } from "../../rules/people/coverage";
import { counted } from "../../rules/counted";
import { listed, type Urgency, type Whose } from "../shared/words";

export type Partner = Reply<"coverage">["partners"][number];
export type Person = Reply<"people">["people"][number];

/** `2 partners unmanaged, 1 with a gap, 37 managed.` */
export const headlineOf = (partners: readonly Partner[], whose: Whose | null): string => {
  if (partners.length === 0)
    return whose?.own
      ? "You are the PAM of no partner yet: a coordinator names you in the matrix."
      : "No active partner yet. Enter one under New partner.";
  const count = (state: string) => partners.filter((partner) => partner.state === state).length;
  const said = [
    count("unmanaged") && `${count("unmanaged")} unmanaged`,
    count("at-risk") && `${count("at-risk")} still without people`,
    count("") && `${count("")} in no tier`,
    count("gap") && `${count("gap")} with a gap`,
    count("managed") && `${count("managed")} managed`,
  ];
  return `${partners.length === 1 ? "1 partner" : `${partners.length} partners`}: ${listed(...said.map((word) => word || ""))}.`;
};

export interface OfTier {
  /** Blank for partners in no tier. */
  readonly tier: string;
  /** `Gold 12`. */
  readonly title: string;
  /** `1 unmanaged, 2 gaps`; `all managed` where nothing is missing. */
  readonly text: string;
  readonly urgency: Urgency;
}

/** How each tier stands, the highest first; tiers without a partner are left out. */
export const tiersIn = (partners: readonly Partner[]): OfTier[] =>
  [...Object.keys(tiers), ""].flatMap((tier): OfTier[] => {
    const those = partners.filter((partner) => partner.tier === tier);
    const count = (...wanted: readonly string[]) => those.filter(({ state }) => wanted.includes(state)).length;
    const [late, soon] = [count("unmanaged"), count("at-risk", "gap")];
    const said = [late > 0 && `${late} unmanaged`, counted(soon, "gap")];
    if (those.length === 0) return [];
    return [
      {
        tier,
        title: `${tier || "In no tier"} ${those.length}`,
        text: listed(...said.map((word) => word || "")) || (tier === "" ? "give them one" : "all managed"),
        urgency: late > 0 ? "late" : soon > 0 || tier === "" ? "soon" : "intime",
      },
    ];
  });

/** Our people as they are called, by address; of somebody whom nobody knows, what stands before the @. */
export const namesIn =
  (names: Readonly<Record<string, string>>): ((holder: string) => string) =>
  (holder) =>
    names[holder] || (holder.split("@")[0] ?? "");

const states: Readonly<Record<string, Urgency>> = {
  unmanaged: "late",
  "at-risk": "soon",
  gap: "soon",
  managed: "intime",
  "": "soon",
};

/** The colour of a state. */
export const urgencyOf = ({ state }: Pick<Partner, "state">): Urgency => states[state] ?? "done";

/** A state in words, as the matrix has them. */
export const stateSaid = ({ state }: Pick<Partner, "state">): string =>
  (coverage.columns.state.choices as Readonly<Record<string, string>>)[state] ?? "In no tier";

export const roleTitles: Readonly<Record<CoverRole, string>> = { pam: "PAM", ae: "AE", se: "SE", am: "AM" };

/** `PAM and SE missing`; blank where nobody is. */
export const gapsSaid = ({ gaps }: Pick<Partner, "gaps">): string => {
  const said = coverRoles.filter((role) => gaps.includes(role)).map((role) => roleTitles[role]);
  return said.length ? `${said.join(", ")} missing` : "";
};

/** The roles that are asked for at a partner, and those that somebody holds though nobody asks for them. */
export const rolesFor = (partner: Partner): CoverRole[] =>
  coverRoles.filter((role) => asksFor(partner, role) || partner[role] !== "");

const asksFor = ({ tier }: Partner, role: CoverRole): boolean =>
  (rolesOfTier as Readonly<Record<string, readonly CoverRole[]>>)[tier]?.includes(role) ?? false;

/** `3 partners, 2 registrations, 1 deal, 4 meetings to come`. */
export const loadSaid = ({ partners, registrations, deals, meetings }: Person["load"]): string =>
  listed(
    counted(partners, "partner"),
    counted(registrations, "registration"),
    counted(deals, "deal"),
    meetings > 0 && `${counted(meetings, "meeting")} to come`,
  ) || "nothing to look after";
