/** Mails that waited for the quota: sent in the order in which they were queued, whole or not at all. */
import { accept } from "../../model/result";
import { recipientsOf } from "../../rules/mailing";
import { inner } from "../flow";

export const resend = inner<object, { claimed: number }>()({
  who: "everybody",
  reads: { outbox: "all", registrations: ["id", "ackSentAt", "toldAt"] },
  writes: ["outbox"],
  asksDesk: true,
  plan: ({ outbox }, _input, { now, desk }) => {
    let left = desk?.mailsLeft ?? 0;
    const claimed = outbox
      .filter(({ state }) => state === "waiting")
      .filter((mail) => {
        const fits = recipientsOf(mail) <= left;
        if (fits) left -= recipientsOf(mail);
        return fits;
      })
      .map((mail) => ({ ...mail, state: "sending" as const, claimedAt: now, why: "" }));
    const changes = claimed.map(({ key, state, claimedAt, why }) => ({
      table: "outbox" as const,
      key,
      set: { state, claimedAt, why },
    }));
    return accept({ changes, letters: [], claimed, reply: { claimed: claimed.length } });
  },
});
