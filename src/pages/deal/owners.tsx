/** Asks the owners by mail, once a week each: shown first, then sent. */
import type { Reply } from "../../contract";
import { useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Alert, Progress } from "../shared/notices";

export const Owners = () => {
  const looking = useDeed("askOwners");
  const sending = useDeed("askOwners");
  const fresh = looking.reply?.mails.filter(({ already }) => !already) ?? [];
  const refusal = sending.refusal ?? looking.refusal;
  return (
    <div class="owners">
      {!looking.reply && (
        <Button isBusy={looking.isBusy} onClick={() => void looking.act({ dryRun: true })}>
          Ask the owners
        </Button>
      )}
      {looking.reply && !sending.reply && <Mails {...looking.reply} />}
      {fresh.length > 0 && !sending.reply && (
        <Button isAction isBusy={sending.isBusy} onClick={() => void sending.act({})}>
          {fresh.length === 1 ? "Send this mail" : `Send these ${fresh.length} mails`}
        </Button>
      )}
      {refusal && <Alert>{refusal.text}</Alert>}
      <Progress isBusy={looking.isBusy || sending.isBusy} isSlow={looking.isSlow || sending.isSlow}>
        {looking.isBusy && "Writing the mails …"}
        {sending.isBusy && "Sending …"}
        {sending.reply && `Sent: ${sending.reply.sent}. Each owner is asked once a week.`}
      </Progress>
    </div>
  );
};

const Mails = ({ mails }: Reply<"askOwners">) => (
  <>
    {mails.length === 0 && <p>Nobody is named in the Team tab who could be asked.</p>}
    {mails.map(({ to, subject, text, already }) => (
      <details key={to}>
        <summary>
          {to}
          {already && ": asked this week already"}
        </summary>
        <p>
          <strong>{subject}</strong>
        </p>
        <p class="letter">{text}</p>
      </details>
    ))}
  </>
);
