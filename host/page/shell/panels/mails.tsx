/** The mails that left the desk: they are kept here instead of being sent. */
import { useState } from "preact/hooks";
import type { MailLine } from "../../../serve/messages";
import type { Mail } from "../../../world/state";
import { useDesk } from "../desk";
import { momentIn } from "../time";
import { Empty } from "./empty";

export const Mails = () => {
  const { view, tell } = useDesk();
  if (view.mail) return <Open n={view.mail.n} words={view.mail.words} back={() => tell({ opens: null })} />;
  if (view.mails.length === 0)
    return (
      <Empty>
        No mail has left yet. Register or decide a deal under Extensions &gt; Partner Desk, or move the clock on: what
        would have been sent stands here, and nothing leaves this machine.
      </Empty>
    );
  return <List />;
};

const List = () => {
  const { view, send, tell } = useDesk();
  const open = (n: number) => {
    tell({ opens: n });
    send({ kind: "open", mail: n });
  };
  return (
    <div class="panel">
      <p class="quiet">
        {view.mailCount === 1 ? "One mail" : `${view.mailCount} mails`}, the newest first
        {view.mailCount > view.mails.length && `; the last ${view.mails.length} are listed`}. Nothing leaves this
        machine.
      </p>
      <ul class="lines">
        {view.mails.map((line) => (
          <li key={line.n}>
            <Line line={line} open={open} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const Line = ({ line: { n, to, subject, at }, open }: { readonly line: MailLine; open(n: number): void }) => (
  <button type="button" class="line" onClick={() => open(n)}>
    <strong>{subject}</strong>
    <span>To {spaced(to)}</span>
    <span class="quiet">{useMoment(at)}</span>
  </button>
);

/** Addresses with room to break the line between them. */
const spaced = (addresses: string) => addresses.split(/\s*,\s*/).join(", ");

/** A moment in the workbook's zone. */
const useMoment = (at: string) => {
  const { clock } = useDesk().view;
  return clock ? momentIn(Date.parse(at), clock.zone) : at;
};

interface Opened {
  readonly n: number;
  /** Null until they have come. */
  readonly words: Mail | null;
  back(): void;
}

const Open = ({ words, back }: Opened) => (
  <div class="panel fill">
    <button type="button" class="link" onClick={back}>
      Back to all mails
    </button>
    {words ? <Words mail={words} /> : <p role="status">Opening the mail …</p>}
  </div>
);

const Words = ({ mail }: { readonly mail: Mail }) => {
  const [shows, show] = useState<"html" | "text">(mail.html ? "html" : "text");
  const at = useMoment(mail.at);
  return (
    <>
      <h3>{mail.subject}</h3>
      <dl class="facts">
        <Fact name="From" text={mail.name ? `${mail.name} <${mail.from}>` : mail.from} />
        <Fact name="To" text={spaced(mail.to)} />
        <Fact name="Cc" text={spaced(mail.cc)} />
        <Fact name="Bcc" text={spaced(mail.bcc)} />
        <Fact name="Replies to" text={mail.replyTo} />
        <Fact name="Sent" text={at} />
      </dl>
      <fieldset class="switch" aria-label="Show the mail">
        {mail.html && (
          <button type="button" aria-pressed={shows === "html"} onClick={() => show("html")}>
            As it looks
          </button>
        )}
        <button type="button" aria-pressed={shows === "text"} onClick={() => show("text")}>
          Plain text
        </button>
      </fieldset>
      {shows === "html" ? (
        // No script of a mail may run, and its links open elsewhere.
        <iframe
          class="letter"
          title={`The mail "${mail.subject}"`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${mail.html}`}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without the focus no keyboard could scroll it.
        <pre class="letter" tabIndex={0}>
          {mail.text}
        </pre>
      )}
    </>
  );
};

const Fact = ({ name, text }: { readonly name: string; readonly text: string }) =>
  text ? (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  ) : null;
