/** How one thing of a list is shown: its state in a word and a colour, its name, and what is to be known of it. */
import type { ComponentChildren } from "preact";
import { stateOf, type Urgency } from "./words";

/** The state in words on its colour; other words than the usual ones may be given. */
export const State = ({ urgency, children }: { readonly urgency: Urgency; readonly children?: ComponentChildren }) => (
  <strong class={`state ${urgency}`}>{children ?? stateOf(urgency)}</strong>
);

interface Shown {
  readonly title: ComponentChildren;
  readonly urgency?: Urgency | undefined;
  /** What is said beside the state: `due in 5 h`. */
  readonly due?: string;
  readonly children?: ComponentChildren;
}

/** An entry of a list, with a stripe in the colour of its state. */
export const Card = ({ title, urgency, due, children }: Shown) => (
  <li class={urgency ? `card ${urgency}` : "card"}>
    {urgency && (
      <p>
        <State urgency={urgency} /> {due}
      </p>
    )}
    <h3>{title}</h3>
    {children}
  </li>
);
