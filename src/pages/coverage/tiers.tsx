/** How each tier stands; one of them may be looked at alone. */
import { State } from "../shared/card";
import { type Partner, tiersIn } from "./words";

interface Asked {
  readonly partners: readonly Partner[];
  /** The tier that is looked at; nothing for all. */
  readonly chosen: string | null;
  readonly onChoose: (tier: string | null) => void;
}

export const Tiers = ({ partners, chosen, onChoose }: Asked) => (
  <fieldset class="tiers">
    <legend class="unseen">Tier</legend>
    {tiersIn(partners).map(({ tier, title, text, urgency }) => (
      <button
        key={tier}
        type="button"
        aria-pressed={tier === chosen}
        onClick={() => onChoose(tier === chosen ? null : tier)}
      >
        {title} <State urgency={urgency}>{text}</State>
      </button>
    ))}
  </fieldset>
);
