/** The link behind which a partner sees its own deals, to be sent to its contact. */
import { useDeed } from "../shared/answers";
import { Button, Copy } from "../shared/controls";
import { Alert, Progress } from "../shared/notices";

export const PartnerLink = ({ partner }: { readonly partner: string }) => {
  const { act, reply, refusal, ...asking } = useDeed("partnerLink");
  return (
    <div class="link-of">
      <div class="buttons">
        <Button isBusy={asking.isBusy} onClick={() => void act({ partner })}>
          Link for the partner
        </Button>
        {reply && <Copy text={reply.link}>Copy it</Copy>}
        <Progress {...asking}>{asking.isBusy ? "Signing it …" : ""}</Progress>
      </div>
      {refusal && <Alert>{refusal.text}</Alert>}
      {reply && (
        <>
          <p>
            <a href={reply.link} target="_blank" rel="noreferrer">
              {reply.link}
            </a>
          </p>
          <p class="quiet">
            Whoever has it sees the deals of {partner} and nothing else: send it to its contact alone.
          </p>
        </>
      )}
    </div>
  );
};
