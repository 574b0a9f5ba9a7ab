/** Our people: who is here, who stands in, and what each has to look after. */
import type { Reply } from "../../contract";
import { roles as titles } from "../../model/roles";
import { Alert } from "../shared/notices";
import { listed } from "../shared/words";
import { loadSaid, type Person } from "./words";

export const Team = ({ people, faults }: Pick<Reply<"people">, "people" | "faults">) => (
  <>
    {faults.length > 0 && (
      <Alert>
        {faults.map((fault) => (
          <p key={fault}>{fault}</p>
        ))}
      </Alert>
    )}
    <h2 class="unseen">Who has how much</h2>
    {people.length === 0 && <p>The Team tab is empty: enter your people there, or bring in a list.</p>}
    <ul>
      {people.map((person) => (
        <li key={person.email} class="card">
          <h3>{person.name || person.email}</h3>
          <p>{listed(...person.roles.map((role) => titles[role as keyof typeof titles] ?? role), whereSaid(person))}</p>
          <p class="quiet">{loadSaid(person.load)}</p>
        </li>
      ))}
    </ul>
  </>
);

const whereSaid = ({ active, here, standIn }: Person): string => {
  if (!active) return "has left";
  if (here) return "";
  return standIn ? `away, ${standIn} stands in` : "away, nobody stands in";
};
