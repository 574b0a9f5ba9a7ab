/** Finding by a few letters, from wherever one is. */
import { useEffect, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useAnswer } from "../shared/answers";
import { Button, Link } from "../shared/controls";
import { Progress, Trouble } from "../shared/notices";
import type { Whose } from "../shared/words";
import { useRoom } from "./room";

type Found = Reply<"find">["items"][number];

interface Sought {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Asks for the registration under the cursor. */
  readonly onHere: () => void;
}

/** The box on top of every view. */
export const FindBox = ({ text, onText, onHere }: Sought) => (
  <search class="find">
    <input
      id="find"
      type="search"
      aria-label="Find a registration, partner, account or deal"
      placeholder="Find (press /)"
      autoComplete="off"
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
    />
    <Button onClick={onHere} label="This row: show its registration">
      This row
    </Button>
  </search>
);

export const focusFind = (): void => document.getElementById("find")?.focus();

const PAUSE = 350;

/** What was found; asked for when the typing pauses. */
export const Find = ({ text }: { readonly text: string }) => {
  const { desk } = useRoom();
  const asked = usePaused(text.trim(), PAUSE);
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("find", asked ? { text: asked } : null);
  return (
    <section aria-labelledby="found">
      <div class="top">
        <h2 id="found" class="unseen">
          Found
        </h2>
        <Progress isBusy={isBusy} isSlow={isSlow}>
          {isBusy || !reply ? `Looking for "${text.trim()}" …` : countOf(reply.items, asked, desk)}
        </Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      </div>
      <ul>
        {reply?.items.map((item) => (
          <Hit key={`${item.table} ${item.key}`} item={item} />
        ))}
      </ul>
    </section>
  );
};

const kinds: Readonly<Record<string, string>> = {
  registrations: "Registration",
  partners: "Partner",
  accounts: "Account",
  deals: "Deal",
};

const Hit = ({ item }: { readonly item: Found }) => {
  const { openCard } = useRoom();
  return (
    <li class="card">
      <h3>
        {item.table === "registrations" ? <Link onClick={() => openCard(item.key)}>{item.title}</Link> : item.title}
      </h3>
      <p class="quiet">
        {kinds[item.table] ?? item.table}: {item.detail}
      </p>
    </li>
  );
};

const MOST = 20;

const countOf = (items: readonly Found[], text: string, { own }: Whose): string => {
  if (items.length === 0)
    return `Nothing${own ? " of your partners" : ""} is called "${text}". Try fewer letters, a partner or an id such as DR-0001.`;
  return items.length >= MOST ? `The first ${items.length}; type more letters to see fewer.` : `${items.length} found.`;
};

/** What was typed, once the typing pauses. */
export const usePaused = (text: string, pause: number): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return settled;
};
