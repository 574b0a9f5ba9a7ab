/** Naming people for one partner: for each role who could hold it, the likeliest first and why. */
import { useState } from "preact/hooks";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field, focusField } from "../shared/field";
import { Alert, Progress } from "../shared/notices";
import { listed } from "../shared/words";
import type { CoverRole } from "../../rules/people/coverage";
import { coverRoles } from "../../rules/people/coverage";
import { gapsSaid, type Partner, roleTitles, rolesFor, stateSaid } from "./words";

interface Named {
  readonly partner: Partner;
  readonly onChange: () => void;
}

type Entry = Partial<Record<CoverRole, string>>;

export const Naming = ({ partner, onChange }: Named) => {
  const [entry, setEntry] = useState<Entry>({});
  const naming = useDeed("cover");
  const roles = rolesFor(partner);
  const save = async () => {
    const answer = await naming.act({ partner: partner.partner, ...entry });
    if (!answer) return;
    if (!answer.ok) return void focusField(`${answer.refusal.field}-${partner.partner}`);
    setEntry({});
    onChange();
  };
  const isChanged = Object.keys(entry).length > 0;
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void save();
      }}
    >
      {(roles.length ? roles : coverRoles).map((role) => (
        <Role
          key={role}
          partner={partner}
          role={role}
          value={entry[role] ?? partner[role]}
          fault={naming.refusal?.field === role ? naming.refusal.text : ""}
          onInput={(holder) => setEntry({ ...entry, [role]: holder })}
        />
      ))}
      {naming.refusal && !coverRoles.some((role) => role === naming.refusal?.field) && (
        <Alert>{naming.refusal.text}</Alert>
      )}
      <div class="buttons">
        <Button type="submit" isAction isBusy={naming.isBusy || !isChanged}>
          Name them
        </Button>
        <Progress isBusy={naming.isBusy} isSlow={naming.isSlow}>
          {naming.isBusy ? "Writing …" : naming.reply && doneSaid(naming.reply)}
        </Progress>
      </div>
      <p class="quiet">A partner whose PAM is another one is told so by mail.</p>
    </form>
  );
};

const doneSaid = (now: Partner & { readonly told: readonly string[] }): string =>
  `${stateSaid(now)}${gapsSaid(now) && `: ${gapsSaid(now)}`}.${now.told.length ? ` Told: ${listed(...now.told)}.` : ""}`;

interface OfRole {
  readonly partner: Partner;
  readonly role: CoverRole;
  readonly value: string;
  readonly fault: string;
  readonly onInput: (holder: string) => void;
}

const Role = ({ partner, role, value, fault, onInput }: OfRole) => {
  const { reply, isBusy } = useAnswer("suggest", { partner: partner.partner, role });
  const people = reply?.people ?? [];
  const isListed = value === "" || people.some(({ email }) => email === value);
  const choices = {
    ...(isListed ? {} : { [value]: value }),
    ...Object.fromEntries(people.map(({ email, name, why }) => [email, `${name || email} (${why})`])),
  };
  const help = isBusy
    ? "Looking who could …"
    : people.length === 0
      ? `Nobody in Team has the role ${roleTitles[role]}.`
      : "The likeliest first.";
  return (
    <Field
      name={`${role}-${partner.partner}`}
      column={{ kind: "choice", title: roleTitles[role], required: true, choices }}
      help={help}
      value={value}
      fault={fault}
      onInput={onInput}
    />
  );
};
