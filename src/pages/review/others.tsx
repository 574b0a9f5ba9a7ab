/** Registrations of the same company or a like one, side by side with this one, and how to say that they are different. */
import { useState } from "preact/hooks";
import type { Zone } from "../../rules/zone";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert } from "../shared/notices";
import { listed } from "../shared/words";
import { type Card, idOf } from "./acts";
import { sayField, titleOf } from "./words";

interface Shown {
  readonly card: Card;
  readonly zone: Zone;
  readonly mayDiffer: boolean;
  /** Two were told apart for good. */
  readonly onDiffered: () => void;
}

type Match = Card["matches"][number];

export const Others = ({ card, zone, mayDiffer, onDiffered }: Shown) => {
  const [asked, setAsked] = useState("");
  if (card.matches.length === 0) return null;
  const compared = card.matches.slice(0, SIDE_BY_SIDE);
  const rest = card.matches.slice(SIDE_BY_SIDE);
  return (
    <section class="part">
      <h3>Others of this company</h3>
      <Compared card={card} zone={zone} matches={compared} />
      {rest.length > 0 && (
        <p class="quiet">Also: {listed(...rest.map(({ id, companyName }) => `${companyName} (${id})`))}.</p>
      )}
      {mayDiffer && !asked && (
        <div class="buttons">
          {compared.map(({ id }) => (
            <Button key={id} onClick={() => setAsked(id)}>
              {id} is another company
            </Button>
          ))}
        </div>
      )}
      {asked && <Differ a={idOf(card)} b={asked} onDone={onDiffered} onBack={() => setAsked("")} />}
    </section>
  );
};

const SIDE_BY_SIDE = 3;
const COMPARED = ["companyName", "website", "contactEmail", "partner", "receivedAt", "stage", "protectedUntil"];

const likenesses: Readonly<Record<string, string>> = {
  same: "The same company",
  likely: "Likely the same",
  related: "A related company",
};

const Compared = ({ card, zone, matches }: Pick<Shown, "card" | "zone"> & { readonly matches: readonly Match[] }) => (
  <table class="compared">
    <thead>
      <tr>
        <td />
        <th scope="col">{idOf(card)}</th>
        {matches.map(({ id }) => (
          <th key={id} scope="col">
            {id}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {COMPARED.map((name) => (
        <tr key={name}>
          <th scope="row">{titleOf(name)}</th>
          <td>{sayField(name, card, zone)}</td>
          {matches.map((match) => (
            <td key={match.id}>{sayField(name, { fields: { ...match } }, zone)}</td>
          ))}
        </tr>
      ))}
      <tr>
        <th scope="row">Why it is here</th>
        <td />
        {matches.map(({ id, likeness = "", why }) => (
          <td key={id}>
            <strong>{likenesses[likeness] ?? likeness}.</strong> {why}
          </td>
        ))}
      </tr>
    </tbody>
  </table>
);

/** Asks how somebody knows, and remembers it. */
const Differ = ({
  a,
  b,
  onDone,
  onBack,
}: {
  readonly a: string;
  readonly b: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) => {
  const [why, setWhy] = useState("");
  const { refusal, isBusy, act } = useDeed("differ");
  const remember = async (event: Event) => {
    event.preventDefault();
    if ((await act({ a, b, why }))?.ok) onDone();
  };
  const isField = refusal?.field === "why";
  return (
    <form onSubmit={(event) => void remember(event)} noValidate>
      {refusal && !isField && <Alert>{refusal.text}</Alert>}
      <Field
        name="why"
        column={{ kind: "text", title: `How do you know that ${b} is another company?`, required: true }}
        help="Remembered in the Settings tab: neither warns of the other again."
        value={why}
        onInput={setWhy}
        fault={isField ? refusal.text : ""}
      />
      <div class="buttons">
        <Button type="submit" isAction isBusy={isBusy}>
          Remember it
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </form>
  );
};
