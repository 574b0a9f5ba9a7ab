/** The brief of a meeting: looked at, copied, and sent to our people who will be there. */
import { useAnswer, useDeed } from "../shared/answers";
import { Button, Copy } from "../shared/controls";
import { Alert, Progress, Trouble } from "../shared/notices";
import { listed } from "../shared/words";
import { Heading } from "./heading";
import type { Room } from "./room";

interface Shown {
  readonly room: Room;
  readonly id: string;
  /** The brief became ready. */
  readonly onChanged: () => void;
}

export const Brief = ({ room, id, onChanged }: Shown) => {
  const { mayLog, log, logging, show } = room;
  const { reply, refusal, isBusy, isSlow, read } = useAnswer("brief", { id });
  const sending = useDeed("brief");
  const send = async () => {
    const answer = await sending.act({ id, send: true });
    if (answer?.ok) onChanged();
  };
  const isReady = (sending.reply ?? reply)?.ready;
  return (
    <>
      <Heading>Brief</Heading>
      <Progress isBusy={isBusy} isSlow={isSlow}>
        {isBusy && "Writing the brief …"}
      </Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && (
        <>
          <p>
            {reply.title}{" "}
            <strong class={`state ${isReady ? "intime" : "soon"}`}>{isReady ? "Brief ready" : "Not ready"}</strong>
          </p>
          {reply.sections.map(({ title, text }) => (
            <section key={title} class="part">
              <h3>{title}</h3>
              <ul>
                {text.split("\n").map((line) => (
                  <li key={line} class={line.startsWith("To find out") ? "warn" : ""}>
                    {line}
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p class="quiet">
            {reply.to.length ? `It goes to ${listed(...reply.to)}.` : "Nobody of ours stands beside this partner yet."}
          </p>
        </>
      )}
      {sending.refusal && <Alert>{sending.refusal.text}</Alert>}
      {logging.refusal && <Alert>{logging.refusal.text}</Alert>}
      <div class="foot">
        {reply && (
          <Button isAction isBusy={sending.isBusy} onClick={() => void send()}>
            Send it
          </Button>
        )}
        {reply && <Copy text={reply.text}>Copy it</Copy>}
        {reply && mayLog && !isReady && (
          <Button isBusy={logging.isBusy} onClick={() => void log({ id, briefReady: true }, "the brief is ready.")}>
            It is ready without a mail
          </Button>
        )}
        <Button onClick={() => show({ is: "calendar" })}>Back</Button>
        <Progress isBusy={sending.isBusy} isSlow={sending.isSlow}>
          {sending.isBusy ? "Sending …" : sentSaid(sending.reply)}
        </Progress>
      </div>
    </>
  );
};

const sentSaid = (
  reply: { readonly sent: boolean; readonly already: boolean; readonly to: readonly string[] } | null,
) => {
  if (reply?.sent) return `Handed to the mail service for ${listed(...reply.to)}.`;
  return reply?.already ? "It went out before as it stands; nothing was sent again." : "";
};
