/** Lines that are left out, with the reason. */
import type { LeftOut } from "./counts";

const SHOWN = 10;

export const Refused = ({ refused }: { readonly refused: readonly LeftOut[] }) =>
  refused.length === 0 ? null : (
    <ul class="refused">
      {refused.slice(0, SHOWN).map(({ tab, line, text }) => (
        <li key={`${tab} ${line} ${text}`}>
          {tab ? `${tab}, line` : "Line"} {line}: {text}
        </li>
      ))}
      {refused.length > SHOWN && <li class="quiet">and {refused.length - SHOWN} more</li>}
    </ul>
  );
