/** Two companies are not the same, said once by a person and remembered by the desk. */
import type { Input } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { accept, refuse, type Result } from "../../model/result";
import { keyOf } from "../../rules/names";
import { readMatchKey } from "../../rules/names/match-key";
import { differentKey } from "../../rules/settings";
import { sayDay } from "../../rules/days";
import { flowOf } from "../flow";

/** Kept as a setting, where it can be read and taken back: by the names, or by the deal IDs where the names are the same. */
export const differ = flowOf<"differ">()({
  who: ["coordinator", "approver"],
  reads: { registrations: ["id", "matchKey"] },
  writes: ["settings"],
  plan: (facts, { a, b, why }, { user, today, seen }) => {
    const pair = pairFor(facts.registrations, { a, b });
    if (!pair.ok) return pair;
    if (!why.trim())
      return refuse({
        why: "needs-reason",
        text: "Say in a few words how you know that they are different.",
        field: "why",
      });
    const key = differentKey(...pair.value);
    const reply = { a: pair.value[0], b: pair.value[1] };
    const known = seen.tables.settings?.rows.some((row) => String(row.key).trim().toLowerCase() === key.toLowerCase());
    if (known) return accept({ changes: [], letters: [], reply });
    const meaning = `Not the same company: said by ${user} on ${sayDay(today)}. Delete the row to take it back.`;
    return accept({
      changes: [{ table: "settings", add: { key, value: why.trim(), meaning } }],
      letters: [],
      reply,
      reason: why.trim(),
    });
  },
});

type Known = { readonly id: string; readonly matchKey: string };

const pairFor = (
  registrations: readonly Known[],
  { a, b }: Pick<Input<"differ">, "a" | "b">,
): Result<readonly [string, string], Refusal> => {
  const [one, other] = [a, b].map((said) => calledBy(registrations, said));
  if (!one?.key || !other?.key)
    return refuse({
      why: "invalid",
      text: "Name both: each by its deal ID or by the name of the company.",
      field: one?.key ? "b" : "a",
    });
  if (one.key !== other.key) return accept([one.key, other.key]);
  if (one.id && other.id && one.id !== other.id) return accept([one.id, other.id]);
  return refuse({
    why: "invalid",
    text: "Both have the same name. Name them by their deal IDs, so that the desk knows which two are different.",
    field: "b",
  });
};

const calledBy = (registrations: readonly Known[], said: string): { id: string; key: string } => {
  const row = registrations.find(({ id }) => id.toLowerCase() === said.trim().toLowerCase());
  return row ? { id: row.id, key: readMatchKey(row.matchKey).key } : { id: "", key: keyOf(said) };
};
