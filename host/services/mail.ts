/** MailApp: mails are kept in the world instead of leaving it. */
import type { Execution } from "../run/execution";
import { exception } from "./errors";
import type { Service } from "./service";

// https://developers.google.com/apps-script/guides/services/quotas
const mostRecipients = 50;
const largestBody = 200 * 1024;
const longestSubject = 250;
const day = 86_400_000;

interface Message {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly htmlBody?: string;
  readonly name?: string;
  readonly replyTo?: string;
}

export const mailService: Service = {
  MailApp: {
    getRemainingDailyQuota: (run) => remaining(run),
    sendEmail: (run, _: never, ...args: unknown[]) => send(run, messageOf(args)),
  },
};

const messageOf = (args: readonly unknown[]): Message => {
  const [first, second, third, fourth] = args;
  if (typeof first === "object" && first !== null) return first;
  const to = text(first);
  if (args.length === 4 && typeof fourth !== "object")
    return { to, replyTo: text(second), subject: text(third), body: text(fourth) };
  return { ...(typeof fourth === "object" ? fourth : {}), to, subject: text(second), body: text(third) };
};

const send = (run: Execution, message: Message) => {
  const { to, cc, bcc } = { to: text(message.to), cc: text(message.cc), bcc: text(message.bcc) };
  const recipients = [to, cc, bcc].flatMap(addressesIn);
  mustBeSendable(message, recipients);
  if (recipients.length > remaining(run)) throw exception("Service invoked too many times for one day: email.");
  use(run, recipients.length);
  run.tally.mailSends += 1;
  run.google.state.mails.push({
    from: run.user,
    to,
    cc,
    bcc,
    replyTo: text(message.replyTo),
    name: text(message.name),
    subject: text(message.subject),
    text: text(message.body),
    html: text(message.htmlBody),
    at: new Date(run.google.clock.now()).toISOString(),
  });
};

const mustBeSendable = (message: Message, recipients: readonly string[]) => {
  if (recipients.length === 0) throw exception("Failed to send email: no recipient");
  const invalid = recipients.find((address) => !isAddress(address));
  if (invalid !== undefined) throw exception(`Invalid email: ${invalid}`);
  if (recipients.length > mostRecipients) throw exception("Limit Exceeded: Email Recipients Per Message.");
  if (text(message.subject).length > longestSubject) throw exception("Argument too large: subject");
  if (Buffer.byteLength(text(message.body)) > largestBody || Buffer.byteLength(text(message.htmlBody)) > largestBody) {
    throw exception("Limit Exceeded: Email Body Size.");
  }
};

const text = (value: unknown) => (value === undefined || value === null ? "" : String(value));
const addressesIn = (list: string) =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
const isAddress = (text: string) => /^(?:[^<>]*<)?[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+>?$/.test(text);

// The count begins anew 24 hours after the first mail, not at midnight.
const useOf = (run: Execution) => {
  const use = run.google.state.mailUse[run.user];
  return use && run.google.clock.now() - use.since < day ? use : { since: run.google.clock.now(), recipients: 0 };
};

const remaining = (run: Execution) => Math.max(0, run.google.settings.mailQuota - useOf(run).recipients);

const use = (run: Execution, recipients: number) => {
  const before = useOf(run);
  run.google.state.mailUse[run.user] = { ...before, recipients: before.recipients + recipients };
};
