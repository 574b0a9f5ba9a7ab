/** A new partner in one step: its record, its tier, its people, its first mail. */
import { useState } from "preact/hooks";
import type { Column } from "../../model/column";
import { partners, type Tier } from "../../model/partners";
import { coverRoles, rolesOfTier } from "../../rules/people/coverage";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, Progress } from "../shared/notices";
import { listed } from "../shared/words";
import { gapsSaid, type Person, roleTitles, stateSaid } from "./words";

interface Asked {
  readonly people: readonly Person[];
  readonly onChange: () => void;
}

const fields = ["name", "tier", "territory", "vertical", "contactName", "contactEmail"] as const;
type Entry = Readonly<Record<string, string>>;

export const NewPartner = ({ people, onChange }: Asked) => {
  const [entry, setEntry] = useState<Entry>({});
  const [tell, setTell] = useState(true);
  const adding = useDeed("newPartner");
  const add = async () => {
    const { name = "", tier = "", ...more } = entry;
    const answer = await adding.act({ name, tier, ...filled(more), tell });
    if (!answer) return;
    if (!answer.ok) return void focusField(answer.refusal.field ?? "");
    setEntry({});
    onChange();
  };
  const field = (name: string) => ({
    name,
    value: entry[name] ?? "",
    fault: adding.refusal?.field === name ? adding.refusal.text : "",
    onInput: (value: string) => setEntry({ ...entry, [name]: value }),
  });
  const asked = rolesOfTier[entry.tier as Tier] ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="columns">
        {fields.map((name) => (
          <Field key={name} {...field(name)} column={columnOf(name)} />
        ))}
        {asked.map((role) => (
          <Field
            key={role}
            {...field(role)}
            column={{ kind: "choice", title: roleTitles[role], choices: peopleFor(people, role, entry.tier ?? "") }}
          />
        ))}
      </div>
      {entry.tier === "Registered" && <p class="quiet">A Registered partner needs nobody of ours.</p>}
      <label class="tick">
        <input type="checkbox" checked={tell} onChange={({ currentTarget }) => setTell(currentTarget.checked)} />{" "}
        Welcome the partner by mail
      </label>
      {adding.refusal && !isOfField(adding.refusal.field) && <Alert>{adding.refusal.text}</Alert>}
      <div class="buttons">
        <Button type="submit" isAction isBusy={adding.isBusy}>
          Enter the partner
        </Button>
        <Progress isBusy={adding.isBusy} isSlow={adding.isSlow}>
          {adding.isBusy ? "Writing …" : adding.reply && doneSaid(adding.reply)}
        </Progress>
      </div>
      {adding.reply?.warnings.map((warning) => (
        <p key={warning} class="warn">
          {warning}
        </p>
      ))}
    </form>
  );
};

const columnOf = (name: (typeof fields)[number]): Column =>
  name === "name" || name === "tier" ? { ...partners.columns[name], required: true } : partners.columns[name];

const isOfField = (name: string | undefined): boolean => [...fields, ...coverRoles].some((field) => field === name);

const filled = (entry: Entry): Record<string, string> =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== ""));

/** Those who hold the role; for Silver the pools too. */
const peopleFor = (people: readonly Person[], role: string, tier: string): Record<string, string> => {
  const pools = tier === "Silver" ? people.filter(({ pool, active }) => pool && active).map(({ pool }) => pool) : [];
  const holders = people.filter(({ roles, here }) => here && roles.includes(role));
  return {
    ...Object.fromEntries(pools.map((pool) => [pool, `the pool ${pool}`])),
    ...Object.fromEntries(holders.map(({ email, name }) => [email, name || email])),
  };
};

const doneSaid = (
  now: Parameters<typeof gapsSaid>[0] & { partner: string; state: string; told: readonly string[] },
): string =>
  `${now.partner} is entered: ${stateSaid(now).toLowerCase()}${gapsSaid(now) && `, ${gapsSaid(now)}`}.${now.told.length ? ` Welcomed: ${listed(...now.told)}.` : ""}`;
