/** Who held an account when, for our eyes. */
import type { Reply } from "../../contract";
import { sayDay } from "../../rules/days";

type Holder = Reply<"registration">["holders"][number];

export const Holders = ({ holders }: { readonly holders: readonly Holder[] }) => (
  <section class="part">
    <h3>Who held the account</h3>
    <ol>
      {holders.map(({ id, partner, from, to, how }) => (
        <li key={id}>
          <strong>{partner}</strong> ({id}), {sayDay(from)} to {to ? sayDay(to) : "a day that nobody noted"}:{" "}
          {endings[how] ?? how}
        </li>
      ))}
    </ol>
  </section>
);

const endings: Readonly<Record<string, string>> = {
  approved: "holds it",
  lapsed: "no update for 30 days",
  expired: "90 days over",
};
