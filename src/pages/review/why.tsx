/** Why a clock falls due when it does, told when somebody asks. */
import { useState } from "preact/hooks";
import { useAnswer } from "../shared/answers";
import { Link } from "../shared/controls";

export const Why = ({ clock }: { readonly clock: string }) => {
  const [isAsked, setAsked] = useState(false);
  const { reply, refusal, isBusy } = useAnswer("explain", isAsked ? { clock } : null);
  const sentences = refusal ? [refusal.text] : (reply?.sentences ?? []);
  return (
    <>
      {" "}
      <Link onClick={() => setAsked(!isAsked)} isOpen={isAsked}>
        Why this time?
      </Link>
      <div role="status">
        {isAsked && isBusy && <p class="quiet">Counting …</p>}
        {isAsked && !isBusy && sentences.length > 0 && (
          <div class="why">
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
      </div>
    </>
  );
};
