/** The very mail that a decision sends, before anything is sent. */
import type { Reply } from "../../contract";
import { sayDay } from "../../rules/days";
import type { Asking } from "../shared/answers";

export const Mail = ({ reply, refusal, isBusy, isSlow }: Asking<"preview">) => (
  <section class="mail" aria-label="What is sent">
    <h3>What is sent</h3>
    <p role="status" class="quiet">
      {isBusy ? (isSlow ? "Still waiting for Google …" : "Writing the mail …") : ""}
    </p>
    {refusal && <p class="not-yet">Not ready yet: {refusal.text}</p>}
    {!refusal && reply && <Previewed {...reply} isOld={isBusy} />}
  </section>
);

const Previewed = ({ decision, mails, isOld }: Reply<"preview"> & { readonly isOld: boolean }) => (
  <div class={isOld ? "old" : ""}>
    {mails.length === 0 && <p>Nobody is mailed.</p>}
    {mails.map((mail) => (
      <article key={mail.template}>
        <dl>
          <Line title="To">{mail.to.join(", ") || "nobody: no address is known"}</Line>
          <Line title="Copy">{mail.cc.join(", ")}</Line>
          <Line title="Replies">{mail.replyTo}</Line>
          <Line title="Subject">{mail.subject}</Line>
        </dl>
        <p class="letter">{mail.text}</p>
      </article>
    ))}
    {decision.ae && decision.aeWhy && (
      <p class="quiet">
        {decision.ae.name || decision.ae.email}: {decision.aeWhy}.
      </p>
    )}
    {decision.protectedUntil && <p class="quiet">Protected until {sayDay(decision.protectedUntil)}.</p>}
  </div>
);

const Line = ({ title, children }: { readonly title: string; readonly children: string }) =>
  children ? (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;
