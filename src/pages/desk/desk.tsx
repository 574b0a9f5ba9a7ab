/** The sidebar as a whole: Find on top, three tabs, and the card of a registration in their place. */
import type { ComponentChild } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { useAnswer } from "../shared/answers";
import { Progress, Trouble } from "../shared/notices";
import { opening } from "../shared/opening";
import { Tabs } from "../shared/tabs";
import { zoneCalled } from "../shared/words";
import { Card } from "./card";
import { Clocks } from "./clocks";
import { Find, FindBox, focusFind } from "./find";
import { Register } from "./register/register";
import { RoomOf, useChanges } from "./room";
import { titles, type View, viewCalled, views } from "./views";
import { Today } from "./today";

export const Desk = () => {
  const [{ view, about }] = useState(opening);
  const first = viewCalled(view);
  const { reply, refusal, isSlow, read } = useAnswer("open", { view: first });
  if (reply) return <Opened desk={reply} first={first} about={about} />;
  return (
    <div class="opening">
      <h1 class="unseen">Partner Desk</h1>
      {refusal ? (
        <Trouble refusal={refusal} onAgain={() => void read()} />
      ) : (
        <Progress isBusy isSlow={isSlow}>
          Opening the desk …
        </Progress>
      )}
    </div>
  );
};

interface Found {
  readonly desk: Reply<"open">;
  readonly first: View;
  /** The registration whose card is shown first; blank for none. */
  readonly about: string;
}

const Opened = ({ desk, first, about }: Found) => {
  const [view, setView] = useState<View>(first);
  const [card, setCard] = useState<CardShown | null>(about ? { id: about } : null);
  const [sought, setSought] = useState("");
  const visited = useVisited(view);
  const back = useReturn(card, setCard);
  const changes = useChanges();
  const zone = useMemo(() => zoneCalled(desk.zone), [desk.zone]);
  useKeys(() => (card ? back() : setSought("")));
  const isSeeking = sought.trim() !== "";
  const seek = (text: string) => {
    setCard(null);
    setSought(text);
  };
  const shown = card ? "card" : isSeeking ? "find" : view;
  const turn = (next: View) => {
    setCard(null);
    setSought("");
    setView(next);
  };
  return (
    <RoomOf value={{ ...changes, desk, zone, openCard: (id) => setCard({ id }) }}>
      <header>
        <h1 class="unseen">{desk.program}</h1>
        <FindBox text={sought} onText={seek} onHere={() => setCard({ id: "" })} />
        <Tabs titles={titles} view={view} onView={turn} />
      </header>
      {card && <Card key={card.id} id={card.id} onBack={back} />}
      <div hidden={shown !== "find"}>{isSeeking && <Find text={sought} />}</div>
      {views.map((one) => (
        <section key={one} id={`panel-${one}`} role="tabpanel" aria-labelledby={`tab-${one}`} hidden={shown !== one}>
          {visited.has(one) && parts[one](one === first)}
        </section>
      ))}
    </RoomOf>
  );
};

interface CardShown {
  /** Blank for the registration under the cursor. */
  readonly id: string;
}

/** Each view; the one with which the sidebar opened finds what it shows in the first answer. */
const parts: Readonly<Record<View, (isFirst: boolean) => ComponentChild>> = {
  today: (isFirst) => <Today isFirst={isFirst} />,
  register: (isFirst) => <Register isFirst={isFirst} />,
  clocks: (isFirst) => <Clocks isFirst={isFirst} />,
};

/** The views that were shown: they keep what stands in them when another is shown. */
const useVisited = (view: View): ReadonlySet<View> => {
  const visited = useRef(new Set<View>());
  visited.current.add(view);
  return visited.current;
};

/** Closes the card and puts the focus back on what opened it. */
const useReturn = (card: CardShown | null, setCard: (card: null) => void) => {
  const opener = useRef<Element | null>(null);
  if (!card) opener.current = null;
  else opener.current ??= document.activeElement;
  const due = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!card && due.current instanceof HTMLElement) due.current.focus();
    due.current = null;
  }, [card]);
  return () => {
    due.current = opener.current;
    setCard(null);
  };
};

/** `/` goes to Find from wherever nothing is typed; Escape goes back. */
const useKeys = (onBack: () => void) => {
  const latest = useRef(onBack);
  latest.current = onBack;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape") latest.current();
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      focusFind();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
