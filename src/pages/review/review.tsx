/** The review desk: what waits on the left, one registration in the middle, and below it what may be done. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { type Asking, useAnswer, useSlowness } from "../shared/answers";
import { Alert, AsOf, Progress, Trouble } from "../shared/notices";
import { UndoBar } from "../shared/undo";
import { summaryOf, zoneCalled } from "../shared/words";
import { Actions, focusAct } from "./actions";
import { idOf } from "./acts";
import { Card } from "./card";
import { Decision } from "./decision";
import { type Notice, useDeciding } from "./deciding";
import { begun } from "./drafts";
import { useKeys } from "./keys";
import { Nothing } from "./nothing";
import { ManyDecided } from "./many/decided";
import { ManyForm } from "./many/form";
import { type Many, useMany } from "./many/many";
import { Marked } from "./many/marked";
import { focusQueue, Queue } from "./queue";

type Desk = Asking<"open"> & { readonly lookAt: (id: string) => void; readonly about: string };
type Opened = Reply<"open">;
type Deciding = ReturnType<typeof useDeciding>;

export const Review = ({ about }: { readonly about: string }) => {
  const desk = useDesk(about);
  const deciding = useDeciding(desk.lookAt);
  const many = useMany(desk.reply?.queue?.items ?? [], () => desk.lookAt(""));
  useReviewKeys(desk, deciding, many);
  return desk.reply ? (
    <Open desk={desk} deciding={deciding} many={many} opened={desk.reply} />
  ) : (
    <Beginning {...desk} />
  );
};

/** The queue and one card, which come in one answer. */
const useDesk = (first: string): Desk => {
  const [about, setAbout] = useState(() => begun()?.id ?? first);
  const desk = useAnswer("open", { view: "review", about });
  const lookAt = (id: string) => (id === about ? void desk.read() : setAbout(id));
  return { ...desk, about, lookAt };
};

const useReviewKeys = ({ reply }: Desk, { form, undo, start, close }: Deciding, many: Many) =>
  useKeys({
    isOpen: form !== null || many.stage !== "marking",
    card: reply?.card,
    roles: reply?.roles ?? [],
    onKey: (act, card) => {
      if (!many.start(act)) start(act, card);
    },
    onEscape: () => {
      if (many.back()) return;
      if (undo.held) return undo.undo();
      if (!form) return focusQueue();
      close();
      requestAnimationFrame(() => focusAct(form.act));
    },
  });

/** Before the first answer: reading, or why there is none. */
const Beginning = (desk: Desk) => (
  <div class="beginning">
    <h1 class="unseen">Review deals</h1>
    <Progress {...desk}>{desk.isBusy ? READING : ""}</Progress>
    {desk.refusal && <Trouble refusal={desk.refusal} onAgain={() => void desk.read()} />}
  </div>
);

const READING = "Reading the registration log …";

interface Shown {
  readonly desk: Desk;
  readonly deciding: Deciding;
  readonly many: Many;
  readonly opened: Opened;
}

const Open = (shown: Shown) => {
  const { desk, deciding, many, opened } = shown;
  const { form } = deciding;
  return (
    <>
      <Top {...shown} />
      {desk.refusal && <Trouble refusal={desk.refusal} onAgain={() => void desk.read()} />}
      <Said notice={deciding.notice} />
      {many.stage === "entering" && (
        <ManyForm
          {...many}
          hold={() => {
            deciding.undo.release();
            many.hold();
          }}
        />
      )}
      {many.stage === "decided" && <ManyDecided {...many} />}
      {form && many.stage === "marking" ? (
        <Decision
          key={`${idOf(form.card)}/${form.act}`}
          {...form}
          zone={zoneCalled(opened.zone)}
          isAdmin={opened.roles.includes("admin")}
          onEntry={deciding.enter}
          onDecide={deciding.hold}
          onRace={(refusal) => deciding.outrun(idOf(form.card), refusal)}
          onBack={() => {
            deciding.close();
            requestAnimationFrame(() => focusAct(form.act));
          }}
        />
      ) : (
        many.stage === "marking" && <Looking {...shown} />
      )}
      <UndoBar {...deciding.undo} />
      <UndoBar {...many.undo} />
    </>
  );
};

/** How the queue stands, as of when, and what is being done. */
const Top = ({ desk, deciding, many, opened }: Shown) => {
  const sending = deciding.sending || many.sending;
  const isSlow = useSlowness(sending !== "");
  const sent = isSlow ? `${sending} Still waiting for Google.` : sending;
  return (
    <header class="top">
      <div>
        <h1 class="unseen">Review deals</h1>
        <Progress isBusy={desk.isBusy || sent !== ""} isSlow={desk.isSlow && sent === ""}>
          {sent || (desk.isBusy ? READING : summaryOf(opened.queue?.items ?? [], opened))}
        </Progress>
      </div>
      <AsOf moment={opened.asOf} zone={zoneCalled(opened.zone)} isBusy={desk.isBusy} onAgain={() => void desk.read()} />
    </header>
  );
};

const Said = ({ notice }: { readonly notice: Notice | null }) => (
  <>
    {notice?.isAlert && <Alert>{notice.text}</Alert>}
    <p role="status" class={notice && !notice.isAlert ? "news" : "unseen"}>
      {notice && !notice.isAlert ? notice.text : ""}
    </p>
  </>
);

/** Who opened a card from the queue goes on in the card; who went on in the queue meanwhile stays there. */
const useFocusOn = (shown: string): void => {
  const before = useRef(shown);
  useLayoutEffect(() => {
    const isOpened = document.activeElement?.matches(".queue [aria-current]");
    if (shown !== before.current && isOpened) document.getElementById("card-title")?.focus();
    before.current = shown;
  }, [shown]);
};

const Looking = ({ desk, deciding, many, opened }: Shown) => {
  const { card } = opened;
  useFocusOn(card ? idOf(card) : "");
  const zone = zoneCalled(opened.zone);
  return (
    <div class="desk">
      <nav aria-label="Waiting">
        <Waiting opened={opened} onOpen={desk.lookAt} {...many} />
        <Marked {...many} roles={opened.roles} />
      </nav>
      <div class="middle">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus no keyboard could scroll it. */}
        <section aria-label="The registration" tabIndex={0} class={desk.isBusy ? "paper old" : "paper"}>
          {!opened.queue?.next && <Nothing zone={zone} />}
          {card && (
            <Card
              key={idOf(card) + card.version}
              card={card}
              zone={zone}
              roles={opened.roles}
              onChanged={() => void desk.read()}
            />
          )}
          {!card && desk.about && !desk.isBusy && (
            <Alert>
              {desk.about} is {opened.own ? "of none of your partners" : "not in the registration log"}.
            </Alert>
          )}
        </section>
        {card && (
          <Actions
            card={card}
            desk={opened}
            isBusy={desk.isBusy || deciding.held === idOf(card) || deciding.sending !== ""}
            onStart={deciding.start}
          />
        )}
      </div>
    </div>
  );
};

interface Listed extends Pick<Many, "marked" | "onMark"> {
  readonly opened: Opened;
  readonly onOpen: (id: string) => void;
}

const Waiting = ({ opened, onOpen, marked, onMark }: Listed) => {
  const { queue, card } = opened;
  return queue?.items.length ? (
    <Queue
      items={queue.items}
      asOf={queue.asOf}
      shown={card ? idOf(card) : ""}
      onOpen={onOpen}
      marked={marked}
      onMark={onMark}
    />
  ) : (
    <p class="empty quiet">The queue is empty.</p>
  );
};
