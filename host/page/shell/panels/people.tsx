/** Who may be acted as: the add-on then runs with that person's rights. */
import { useState } from "preact/hooks";
import type { PersonView } from "../../../serve/messages";
import { useDesk } from "../desk";

export const People = () => {
  const { world } = useDesk().view;
  const people = world?.people ?? [];
  const isAlone = people.every(({ roles }) => !roles);
  return (
    <div class="panel">
      <p class="quiet">
        {isAlone
          ? "Nobody is in the Team tab yet: choose Extensions > Partner Desk > Set up, and enter your people there. Whoever is not in Team may only look."
          : "The people of the Team tab. Whoever is not in it may only look."}
      </p>
      <ul class="lines">
        {people.map((person) => (
          <li key={person.email} class="entry">
            <Shown person={person} isNow={person.email === world?.person} />
          </li>
        ))}
      </ul>
      <Somebody />
    </div>
  );
};

const Shown = ({ person: { email, name, roles }, isNow }: { readonly person: PersonView; readonly isNow: boolean }) => {
  const { act } = useDesk();
  return (
    <>
      <div>
        <strong>{name || email}</strong>
        {name && <span>{email}</span>}
        <span class="quiet">{roles || "Viewer"}</span>
      </div>
      <button
        type="button"
        aria-pressed={isNow}
        aria-label={`${isNow ? "You act" : "Act"} as ${name || email}`}
        onClick={() => act({ is: "person", email })}
      >
        {isNow ? "You" : "Act as"}
      </button>
    </>
  );
};

const Somebody = () => {
  const { act } = useDesk();
  const [email, setEmail] = useState("");
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        act({ is: "person", email: email.trim() });
        setEmail("");
      }}
    >
      <label>
        Somebody else
        <input
          type="email"
          required
          placeholder="name@example.com"
          value={email}
          onInput={({ currentTarget }) => setEmail(currentTarget.value)}
        />
      </label>
      <button type="submit">Act as</button>
    </form>
  );
};
