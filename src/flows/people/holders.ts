/** Whom the drop-downs of the coverage matrix offer for each role. */
import type { Change } from "../../model/plan";
import type { Holder, Person } from "../../model/partners";
import { coverRoles } from "../../rules/people/coverage";

/** People who are with us and their pools, each in the columns of the roles that may be theirs; only what is another is written. */
export const holderChanges = ({
  team,
  holders,
}: {
  readonly team: readonly Person[];
  readonly holders: readonly Holder[];
}): Change[] => {
  const wanted = wantedOf(team);
  const known = new Map(holders.map((row) => [row.holder, row]));
  return [
    ...[...wanted].flatMap(([holder, row]): Change[] => {
      const before = known.get(holder);
      if (!before) return [{ table: "holders", add: { holder, ...row } }];
      const isSame = coverRoles.every((role) => before[role] === row[role]);
      return isSame ? [] : [{ table: "holders", key: holder, set: row }];
    }),
    ...holders.flatMap(({ holder: key }): Change[] =>
      wanted.has(key) ? [] : [{ table: "holders", key, remove: true }],
    ),
  ];
};

type Held = Pick<Holder, (typeof coverRoles)[number]>;

const wantedOf = (team: readonly Person[]): ReadonlyMap<string, Held> => {
  const wanted = new Map<string, Held>();
  for (const by of ["email", "pool"] as const)
    for (const person of team.filter(({ active }) => active)) {
      const holder = person[by];
      const before = wanted.get(holder) ?? { pam: "", ae: "", se: "", am: "" };
      const own = Object.fromEntries(
        coverRoles.map((role) => [role, person.roles.includes(role) ? holder : before[role]]),
      );
      if (holder !== "" && Object.values(own).some(Boolean)) wanted.set(holder, { ...before, ...own });
    }
  return wanted;
};
