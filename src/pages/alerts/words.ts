/** How the alerts are said. */
import type { Reply } from "../../contract";
import { addDays, sayWeekday } from "../../rules/days";
import { dayOf, type Zone } from "../../rules/zone";
import { momentOf } from "../shared/words";

type View = Reply<"alerts">["alerts"][number];

/** How they stand: `5 open: 1 with the CPO, 2 with the PAM lead. 2 acknowledged or snoozed.` */
export const standing = (all: readonly Pick<View, "state" | "level">[]): string => {
  const open = all.filter(({ state }) => state === "open");
  const rest = all.length - open.length;
  const quiet = rest ? ` ${rest} acknowledged or snoozed.` : "";
  if (open.length === 0) return `Nothing is open.${quiet}`;
  const above = (["cpo", "lead"] as const).flatMap((level) => {
    const count = open.filter((one) => one.level === level).length;
    return count ? [`${count} with the ${level === "cpo" ? "CPO" : "PAM lead"}`] : [];
  });
  return `${open.length} open${above.length ? `: ${above.join(", ")}` : ""}.${quiet}`;
};

/** Whose it is and since when. */
export const whose = ({ ownerName, firstSeenAt }: View, zone: Zone): string =>
  [ownerName || "Nobody is known for it", firstSeenAt && `since ${momentOf(firstSeenAt, zone)}`]
    .filter(Boolean)
    .join(", ");

/** Who answered it, and until when it rests. */
export const answered = ({ state, snoozedUntil, acknowledgedBy, acknowledgedAt }: View, zone: Zone): string => {
  const by = acknowledgedBy ? ` by ${acknowledgedBy}` : "";
  const at = acknowledgedAt ? `, ${momentOf(acknowledgedAt, zone)}` : "";
  return state === "snoozed" ? `Until ${sayWeekday(snoozedUntil)}${by}` : `Acknowledged${by}${at}`;
};

/** What to do about it. */
export const todoOf = ({ kind }: Pick<View, "kind">): string => todos[kind] ?? "Do what was promised and enter when.";

const todos: Readonly<Record<string, string>> = {
  decision: "Decide it in Review deals.",
  ae: "Name the account executive on its card.",
  outreach: "Speak to the partner and enter when under AE reached out.",
  meeting: "Hold the first meeting and enter it in the Meetings tab.",
  notes: "Write the notes and enter when in the Meetings tab.",
  "next-step": "Enter the next step in the Meetings tab.",
  "follow-up": "Write to the partner and enter when in the Meetings tab.",
  stage: "Bring the stage of the deal up to date and enter when in the Meetings tab.",
  inquiry: "Answer the partner and mark the question as answered.",
  fee: "Pay the fee and enter the day in the Deals tab.",
  qbr: "Invite the partner and enter when in the Meetings tab.",
  "go-live": "Tell the account manager and enter when in the Deals tab.",
  ending: "Ask the partner for an update, or extend the protection.",
  silent: "Ask the partner what it is working on.",
  unmet: "Book a joint meeting.",
  passed: "Enter a new close date in the Deals tab, or close the deal.",
  rate: "Enter the exchange rate in the Deals tab.",
  unmanaged: "Name the PAM and the AE in the Coverage matrix tab.",
  fields: "Fill in the fields in the Deals tab.",
  goal: "Write the cause and the plan into the Below target tab.",
  mail: "See in Mail sent why, and send it by hand or mend the address.",
};

/** The day after a moment, and the next Monday. */
export const tomorrow = (asOf: string, zone: Zone): string => addDays(dayOf(zone, Date.parse(asOf)), 1);
export const nextMonday = (asOf: string, zone: Zone): string => {
  const day = dayOf(zone, Date.parse(asOf));
  // A day of January 1970 as `getUTCDay` counts: Sunday is 0.
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
};
