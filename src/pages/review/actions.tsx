/** What may be done with the card that is shown; for whom it is not allowed, why, and who may. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { sayRoles } from "../../rules/roles";
import { type Act, acts, actsOn, type Card, mayDo, rolesFor } from "./acts";

interface Offered {
  readonly card: Card;
  readonly desk: Pick<Reply<"open">, "roles" | "user" | "name">;
  readonly isBusy: boolean;
  readonly onStart: (act: Act, card: Card) => void;
}

export const Actions = ({ card, desk, isBusy, onStart }: Offered) => {
  const [isMore, setMore] = useState(false);
  const possible = actsOn(card);
  const allowed = possible.filter((act) => mayDo(act, desk.roles));
  // Who may extend need not ask.
  const isRare = (act: Act) => acts[act].isRare || (act === "ask-extension" && allowed.includes("extend"));
  const usual = allowed.filter((act) => !isRare(act));
  const rare = allowed.filter(isRare);
  const button = (act: Act) => (
    <button
      key={act}
      type="button"
      id={`act-${act}`}
      class={act === "approve" ? "action" : ""}
      aria-disabled={isBusy || undefined}
      aria-keyshortcuts={acts[act].key}
      data-key={acts[act].key}
      onClick={() => !isBusy && onStart(act, card)}
    >
      {acts[act].label}
    </button>
  );
  return (
    <section class="actions" aria-label="What to do">
      {usual.map(button)}
      {rare.length > 0 && usual.length > 0 && (
        <button type="button" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          More
        </button>
      )}
      {(isMore || usual.length === 0) && rare.map(button)}
      <NotAllowed possible={possible} desk={desk} />
    </section>
  );
};

const NotAllowed = ({ possible, desk }: { readonly possible: readonly Act[]; readonly desk: Offered["desk"] }) => {
  if (possible.length === 0) return <p class="quiet">Nothing is left to decide here.</p>;
  const refused = possible.filter((act) => !mayDo(act, desk.roles) && !acts[act].isRare);
  if (refused.length === 0) return null;
  const who = desk.name || desk.user || "Somebody whom Google does not name";
  const has = desk.roles.length ? `has the role ${sayRoles(desk.roles, ", ")}` : "has no role in the Team tab";
  const needed = [...new Set(refused.map(rolesFor))].map((roles) => {
    const same = refused.filter((act) => rolesFor(act) === roles).map((act) => acts[act].label.toLowerCase());
    return `To ${same.join(" or ")} you need the role ${roles}.`;
  });
  return (
    <p class="quiet">
      {who} {has}. {needed.join(" ")} You may look at everything and copy the status for the partner.
    </p>
  );
};

/** Puts the focus on the button of an act, or on the card where the button is gone. */
export const focusAct = (act: Act): void =>
  (document.getElementById(`act-${act}`) ?? document.getElementById("card-title"))?.focus();
