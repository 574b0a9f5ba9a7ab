/** What needs a look in the deals: contradictions first, then stages, then what is missing by owner. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Column } from "../../model/column";
import { intlOffsets, zoneOf } from "../../rules/zone";
import { useAnswer, useDeed } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { sayHours } from "../shared/words";
import { Owners } from "./owners";
import type { Saved } from "./entry";

// Whoever looks here reads a clock as their own.
const here = zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone, intlOffsets);

type Found = Reply<"dealCare">;
type Open = (about: string) => void;

export const Care = ({ saved, onOpen }: { readonly saved: Saved | null; readonly onOpen: Open }) => {
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("dealCare", {});
  return (
    <>
      <header>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy ? "Looking through the deals …" : reply ? standing(reply.counts) : ""}
        </Progress>
        {reply && <AsOf moment={reply.asOf} zone={here} isBusy={isBusy} onAgain={() => void read()} />}
      </header>
      {saved && <Done {...saved} />}
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && (
        <>
          <Opening onOpen={onOpen} />
          <Contradictions found={reply} onOpen={onOpen} />
          <Stages found={reply} onOpen={onOpen} onDone={() => void read()} />
          <Missing found={reply} onOpen={onOpen} />
        </>
      )}
    </>
  );
};

const standing = ({ missing, stale, contradictions }: Found["counts"]): string => {
  const said = [
    contradictions && `${contradictions} against the evidence`,
    stale && `${stale} with a stage nobody looked at`,
    missing && `${missing} with something missing`,
  ].filter(Boolean);
  return said.length ? `Deals: ${said.join(", ")}.` : "All deals are well kept.";
};

/** How the last save went; read out, and first in the order of the page. */
const Done = ({ id, warnings }: Saved) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} class="done" tabIndex={-1}>
      <p>
        <strong>{id} is saved.</strong>
        {warnings.length > 0 && " To be looked at:"}
      </p>
      <ul>
        {warnings.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
};

const NUMBER: Column = {
  kind: "text",
  title: "Number of a deal or of a registration",
  required: true,
  help: "A registration (DR-0001) becomes a new deal; a deal (D-0001) is opened.",
};

const Opening = ({ onOpen }: { readonly onOpen: Open }) => {
  const [said, setSaid] = useState("");
  const open = (event: Event) => {
    event.preventDefault();
    if (said.trim()) onOpen(said.trim());
  };
  return (
    <form class="number" onSubmit={open} noValidate>
      <Field name="about" column={NUMBER} value={said} onInput={setSaid} />
      <Button type="submit" isAction>
        Open
      </Button>
    </form>
  );
};

interface Section {
  readonly found: Found;
  readonly onOpen: Open;
}

const Contradictions = ({ found: { contradictions, counts }, onOpen }: Section) => (
  <section aria-labelledby="against">
    <h2 id="against">Against the evidence ({counts.contradictions})</h2>
    {contradictions.length === 0 && <p class="quiet">No deal type goes against what the tabs know.</p>}
    <ul>
      {contradictions.map(({ ids, text, instead }) => (
        <li key={text}>
          <p>{text}</p>
          <p class="quiet">{instead}</p>
          <div class="buttons">
            {ids.map((id) => (
              <Opener key={id} id={id} onOpen={onOpen} />
            ))}
          </div>
        </li>
      ))}
    </ul>
    <Rest shown={contradictions.length} of={counts.contradictions} />
  </section>
);

const Opener = ({ id, onOpen }: { readonly id: string; readonly onOpen: Open }) => (
  <Button onClick={() => onOpen(id)}>Open {id}</Button>
);

const Rest = ({ shown, of }: { readonly shown: number; readonly of: number }) =>
  of > shown ? <p class="quiet">And {of - shown} more.</p> : null;

const Stages = ({ found: { stale, counts, may }, onOpen, onDone }: Section & { readonly onDone: () => void }) => {
  const { refusal, isBusy, act } = useDeed("saveDeal");
  const isRight = async ({ id, version, stage }: Found["stale"][number]) => {
    if ((await act({ id, version, stage }))?.ok) onDone();
  };
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">Is the stage still right? ({counts.stale})</h2>
      {stale.length === 0 && <p class="quiet">Every stage was looked at within 24 hours after something happened.</p>}
      {refusal && <Alert>{refusal.text}</Alert>}
      <ul>
        {stale.map((one) => (
          <li key={one.id}>
            <p>
              {one.text}{" "}
              <span class="quiet">
                ({sayHours(one.hours)} ago{one.owner && `, ${one.owner}`})
              </span>
            </p>
            <div class="buttons">
              {may.includes("saveDeal") && one.stage && (
                <Button
                  isBusy={isBusy}
                  onClick={() => void isRight(one)}
                  label={`${one.stage} is still right for ${one.id}`}
                >
                  {one.stage} is still right
                </Button>
              )}
              <Opener id={one.id} onOpen={onOpen} />
            </div>
          </li>
        ))}
      </ul>
      <Rest shown={stale.length} of={counts.stale} />
    </section>
  );
};

const Missing = ({ found: { missing, counts, may }, onOpen }: Section) => (
  <section aria-labelledby="missing">
    <h2 id="missing">What is missing ({counts.missing})</h2>
    {missing.length === 0 && <p class="quiet">Nothing that the reports need is missing.</p>}
    {missing.map(({ owner, count, deals }) => (
      <details key={owner} open={missing.length < 4}>
        <summary>
          {owner || "Nobody's"}: {count} {count === 1 ? "deal" : "deals"}
        </summary>
        <ul>
          {deals.map(({ id, text }) => (
            <li key={id}>
              <Link onClick={() => onOpen(id)}>{text}</Link>
            </li>
          ))}
        </ul>
        <Rest shown={deals.length} of={count} />
      </details>
    ))}
    {may.includes("askOwners") && counts.missing + counts.stale + counts.contradictions > 0 && <Owners />}
  </section>
);
