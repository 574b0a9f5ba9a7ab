/** The whole world: where it is kept, and how to have another one. */
import { useRef, useState } from "preact/hooks";
import type { Deed } from "../../../serve/messages";
import { useDesk } from "../desk";

/** What takes the place of the world once the person has agreed. */
interface Wish {
  readonly what: string;
  readonly deed: Deed;
}

export const World = () => {
  const { view, act } = useDesk();
  const [wish, setWish] = useState<Wish | null>(null);
  const isBusy = view.progress !== null;
  return (
    <div class="panel">
      <p>
        Everything is kept in <code>{view.world?.file}</code>: the workbook, mails, triggers, people's settings and the
        clock.
      </p>
      <h3>Take it with you</h3>
      <div class="stack">
        <a class="button" href="/world.json" download="partner-desk.world.json">
          Save a copy of the world
        </a>
        <a class="button" href="/export.xlsx" download={`${view.world?.title ?? "Workbook"}.xlsx`}>
          Export the workbook as .xlsx
        </a>
      </div>
      <h3>Another world in its place</h3>
      <div class="stack">
        <button
          type="button"
          disabled={isBusy}
          onClick={() => setWish({ what: "An empty workbook", deed: { is: "world", make: "new" } })}
        >
          Empty workbook
          <span class="quiet">In real time; choose Set up in the menu next</span>
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => setWish({ what: "The demonstration", deed: { is: "world", make: "demonstration" } })}
        >
          Demonstration
          <span class="quiet">40 partners, 300 registrations, nine weeks at work; takes about a minute</span>
        </button>
        <Load choose={(text, name) => setWish({ what: `The world of ${name}`, deed: { is: "load", text } })} />
      </div>
      {wish && (
        <Question
          what={wish.what}
          file={view.world?.file ?? "the file"}
          agree={() => {
            act(wish.deed);
            setWish(null);
          }}
          decline={() => setWish(null)}
        />
      )}
    </div>
  );
};

const Load = ({ choose }: { choose(text: string, name: string): void }) => {
  const { view } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        class="unseen"
        tabIndex={-1}
        aria-label="File of a world"
        onChange={async ({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) choose(await file.text(), file.name);
        }}
      />
      <button type="button" disabled={view.progress !== null} onClick={() => field.current?.click()}>
        Load a world
        <span class="quiet">A file that was saved here</span>
      </button>
    </>
  );
};

interface Asked {
  readonly what: string;
  readonly file: string;
  agree(): void;
  decline(): void;
}

const Question = ({ what, file, agree, decline }: Asked) => (
  <div class="question" role="alertdialog" aria-label="Replace the world?" aria-describedby="replaces">
    <p id="replaces">
      {what} takes the place of what is in <code>{file}</code>. Save a copy first if you want to keep it.
    </p>
    <div class="buttons">
      <button type="button" class="action" onClick={agree} ref={(button) => button?.focus()}>
        Replace it
      </button>
      <button type="button" onClick={decline}>
        Keep it
      </button>
    </div>
  </div>
);
