/** The rail at the right edge and the panel that it opens: the world around the workbook. */
import type { ComponentType } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Cross, Icon, type IconName } from "./icons";
import { useAround } from "./opened";
import { Clock } from "./panels/clock";
import { Differences } from "./panels/differences";
import { Executions } from "./panels/executions";
import { Mails } from "./panels/mails";
import { People } from "./panels/people";
import { Triggers } from "./panels/triggers";
import { World } from "./panels/world";

const panels: Readonly<Record<IconName, readonly [title: string, Panel: ComponentType]>> = {
  mails: ["Mails", Mails],
  clock: ["Clock", Clock],
  triggers: ["Triggers", Triggers],
  executions: ["Executions", Executions],
  people: ["People", People],
  world: ["World", World],
  differences: ["Differences", Differences],
};

const names = Object.keys(panels) as IconName[]; // The keys of a record are its names.

export const Around = () => {
  const { panel, open } = useAround();
  const rail = useRef<HTMLElement>(null);
  const close = () => {
    open(null);
    rail.current?.querySelector<HTMLElement>(`[data-panel="${panel}"]`)?.focus();
  };
  return (
    <>
      {panel && <Drawer key={panel} panel={panel} close={close} />}
      <nav class="rail desk" aria-label="Around the workbook" ref={rail}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            data-panel={name}
            aria-pressed={panel === name}
            onClick={() => open(panel === name ? null : name)}
          >
            <Icon name={name} />
            {panels[name][0]}
          </button>
        ))}
      </nav>
    </>
  );
};

const Drawer = ({ panel, close }: { readonly panel: IconName; close(): void }) => {
  const [title, Panel] = panels[panel];
  const heading = useRef<HTMLHeadingElement>(null);
  // At once, so that the next key finds it there.
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section class="drawer desk" aria-label={title} onKeyDown={({ key }) => key === "Escape" && close()}>
      <div class="bar">
        <h2 tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <button type="button" class="icon" aria-label={`Close ${title}`} onClick={close}>
          <Cross />
        </button>
      </div>
      <Panel />
    </section>
  );
};
