/** The matrix at a glance, gaps first; the people of a partner are named where it stands. */
import { useState } from "preact/hooks";
import { State } from "../shared/card";
import { Link } from "../shared/controls";
import { Field } from "../shared/field";
import { Naming } from "./naming";
import { PartnerLink } from "./partner-link";
import { Tiers } from "./tiers";
import { gapsSaid, type Partner, roleTitles, stateSaid, urgencyOf } from "./words";
import { coverRoles } from "../../rules/people/coverage";

interface Shown {
  readonly partners: readonly Partner[];
  /** Whether this person may do an operation. */
  readonly may: (operation: string) => boolean;
  readonly nameOf: (holder: string) => string;
  readonly onChange: () => void;
}

/** More rows than anybody reads; whoever looks for one finds it by its name. */
const MOST = 60;

export const Matrix = ({ partners, may, nameOf, onChange }: Shown) => {
  const [sought, setSought] = useState("");
  const [tier, setTier] = useState<string | null>(null);
  const [open, setOpen] = useState("");
  const found = partners.filter((partner) => (tier === null || partner.tier === tier) && says(partner, sought, nameOf));
  const shown = found.slice(0, MOST);
  if (partners.length === 0)
    return (
      <p class="quiet">
        Partners that are active in the Partners tab appear here, with the people whom their tier asks for.
      </p>
    );
  return (
    <>
      <Tiers partners={partners} chosen={tier} onChoose={setTier} />
      <Field
        name="sought"
        column={{ kind: "text", title: "Find a partner, a state or a person", required: true }}
        value={sought}
        onInput={setSought}
      />
      <table>
        <caption class="unseen">Partners and the people who stand by them, gaps first</caption>
        <thead>
          <tr>
            <th scope="col">Partner</th>
            {coverRoles.map((role) => (
              <th key={role} scope="col">
                {roleTitles[role]}
              </th>
            ))}
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((partner) => (
            <Row
              key={partner.partner}
              partner={partner}
              may={may}
              nameOf={nameOf}
              isOpen={open === partner.partner}
              onOpen={() => setOpen(open === partner.partner ? "" : partner.partner)}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
      <p class="quiet" role="status">
        {found.length === 0 && "Nothing is called so here: clear the field, or look at all tiers."}
        {found.length > shown.length && `and ${found.length - shown.length} more: find them by name`}
      </p>
    </>
  );
};

const says = (partner: Partner, sought: string, nameOf: Shown["nameOf"]): boolean => {
  const words = [
    partner.partner,
    stateSaid(partner),
    ...coverRoles.flatMap((role) => [partner[role], nameOf(partner[role])]),
  ];
  return words.some((word) => word.toLowerCase().includes(sought.trim().toLowerCase()));
};

interface Rowed extends Pick<Shown, "nameOf" | "may"> {
  readonly partner: Partner;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onChange: () => void;
}

const Row = ({ partner, may, nameOf, isOpen, onOpen, onChange }: Rowed) => (
  <>
    <tr>
      <th scope="row">
        {may("cover") || may("partnerLink") ? (
          <Link isOpen={isOpen} onClick={onOpen}>
            {partner.partner}
          </Link>
        ) : (
          partner.partner
        )}
        <span class="quiet"> {partner.tier}</span>
      </th>
      {coverRoles.map((role) => (
        <td key={role}>{holderSaid(partner, role, nameOf)}</td>
      ))}
      <td>
        <State urgency={urgencyOf(partner)}>{stateSaid(partner)}</State>
        <span class="quiet">{gapsSaid(partner)}</span>
      </td>
    </tr>
    {isOpen && (
      <tr>
        <td
          colSpan={coverRoles.length + 2}
          class="naming"
          onKeyDown={({ key, currentTarget }) => {
            if (key !== "Escape") return;
            currentTarget.closest("tr")?.previousElementSibling?.querySelector("button")?.focus();
            onOpen();
          }}
        >
          {may("cover") && <Naming partner={partner} onChange={onChange} />}
          {may("partnerLink") && <PartnerLink partner={partner.partner} />}
        </td>
      </tr>
    )}
  </>
);

/** Whoever is named; in red where that one does not hold the role any more, or nobody is. */
const holderSaid = (partner: Partner, role: (typeof coverRoles)[number], nameOf: Shown["nameOf"]) => {
  const isGap = partner.gaps.includes(role);
  if (partner[role] === "") return isGap ? <span class="gap">nobody</span> : "";
  return <span class={isGap ? "gap" : ""}>{nameOf(partner[role])}</span>;
};
