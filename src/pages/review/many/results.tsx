/** What comes, or came, of each of several registrations. */
import { registrations } from "../../../model/registrations";
import type { Item } from "../words";

interface Shown {
  readonly id: string;
  readonly done: boolean;
  readonly refusal?: { readonly text: string } | undefined;
  readonly mailTo?: readonly string[];
  readonly stage?: string | undefined;
  readonly decision?: { readonly stage: string } | undefined;
}

interface Listed {
  readonly results: readonly Shown[];
  /** The registrations as the queue knew them. */
  readonly items: readonly Item[];
  /** Nothing has happened yet. */
  readonly isAhead?: true;
}

export const Results = ({ results, items, isAhead }: Listed) => (
  <ul class="results">
    {results.map((result) => (
      <li key={result.id}>
        <strong class={result.done ? "state intime" : "state late"}>{wordFor(result, isAhead)}</strong>{" "}
        <strong>{items.find(({ id }) => id === result.id)?.companyName || "Registration"}</strong> ({result.id})
        <p class="quiet">{saidOf(result, isAhead)}</p>
      </li>
    ))}
  </ul>
);

const stages = registrations.columns.stage.choices ?? {};

const wordFor = ({ done, stage, decision }: Shown, isAhead?: true): string => {
  if (isAhead) return done ? "Ready" : "Not possible";
  const reached = stage ?? decision?.stage ?? "";
  return done ? (stages[reached] ?? reached) : "Not done";
};

const saidOf = ({ refusal, mailTo = [] }: Shown, isAhead?: true): string => {
  if (refusal) return refusal.text;
  if (mailTo.length === 0) return isAhead ? "Nobody is mailed: no address is known." : "";
  return `${isAhead ? "A mail goes" : "A mail went"} to ${mailTo.join(", ")}.`;
};
