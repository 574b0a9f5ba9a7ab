/** The weeks, the latest on top, each with how its report stands. */
import { State } from "../shared/card";
import { type Choice, standOf, titleOf } from "./words";

interface Chosen {
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (week: string) => void;
}

export const Chooser = ({ choices, chosen, onChoose }: Chosen) => (
  <ul class="weeks">
    {choices.map((choice) => {
      const [said, urgency] = standOf(choice);
      return (
        <li key={choice.week}>
          <button
            type="button"
            aria-current={choice.week === chosen ? "true" : undefined}
            onClick={() => onChoose(choice.week)}
          >
            <strong>{titleOf(choice)}</strong>
            <State urgency={urgency}>{said}</State>
          </button>
        </li>
      );
    })}
  </ul>
);
