/** What a panel says when there is nothing to show: why, and what to do. */
import type { ComponentChildren } from "preact";

export const Empty = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="panel">
    <p class="empty">{children}</p>
  </div>
);
