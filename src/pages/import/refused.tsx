/** Lines that are left out, with the reason. */
import type { Brought } from "./coming";

const SHOWN = 10;

export const Refused = ({ refused }: Pick<Brought, "refused">) =>
  refused.length === 0 ? null : (
    <ul class="refused">
      {refused.slice(0, SHOWN).map(({ line, text }) => (
        <li key={`${line} ${text}`}>
          Line {line}: {text}
        </li>
      ))}
      {refused.length > SHOWN && <li class="quiet">and {refused.length - SHOWN} more</li>}
    </ul>
  );
