/** The weeks that can be chosen, and how each of them stands. */
import type { Reply } from "../../contract";
import { sayDay, weekRange } from "../../rules/days";
import type { Zone } from "../../rules/zone";
import { momentOf, type Urgency } from "../shared/words";

type Weeks = Reply<"weeks">;
type Row = Weeks["weeks"][number];

/** A week with how its report stands. */
export interface Choice extends Row {
  /** It is not over yet. */
  readonly isRunning: boolean;
  /** It can go out now: the week is over and its time has come. */
  readonly isDue: boolean;
  /** Blank where it is not the next that goes out. */
  readonly goesAt: string;
}

/** The week that goes out next, the one that runs, and all that have a row; the latest on top. */
export const choicesIn = ({ weeks, next, running, asOf }: Weeks): Choice[] => {
  const isDue = next.goesAt <= asOf;
  const missing = [...new Set([next.week, running])]
    .filter((week) => !weeks.some((row) => row.week === week))
    .map(blankRow);
  return [...weeks, ...missing]
    .sort((a, b) => b.week.localeCompare(a.week))
    .map((row) => ({
      ...row,
      isRunning: row.week >= running,
      isDue: row.week === next.week ? isDue : row.week < next.week,
      goesAt: row.week === next.week ? next.goesAt : "",
    }));
};

const blankRow = (week: string): Row => ({
  week,
  ...weekRange(week),
  state: "prepared",
  sentAt: null,
  sentTo: [],
  comment: "",
  heldBy: "",
  confidence: "",
  confidenceNote: "",
  mail: "",
});

/** "Week of Mar 16, 2026". */
export const titleOf = ({ from }: Pick<Choice, "from">): string => `Week of ${sayDay(from)}`;

/** The state in a word or two, and the colour that goes with it. */
export const standOf = ({ state, mail, isRunning }: Choice): readonly [string, Urgency] => {
  if (state === "held") return ["Held back", "late"];
  if (state !== "sent") return [isRunning ? "Still running" : "To be sent", "waiting"];
  if (mail === "waiting") return ["Waits for the quota", "late"];
  return mail === "check" || mail === "failed" || mail === "held" ? ["Please check", "late"] : ["Sent", "intime"];
};

/** What becomes of it, as a sentence. */
export const standing = (choice: Choice, recipients: readonly string[], zone: Zone): string => {
  const { state, heldBy, goesAt, isDue } = choice;
  if (state === "held") return `${heldBy || "Somebody"} holds it back; it does not go out until it is released.`;
  if (recipients.length === 0) return "Nobody is named to get it: fill in recipients in the Settings tab.";
  const to = recipients.join(", ");
  if (isDue) return `It goes to ${to} with the next hourly check, or at once by Send now.`;
  return `It goes to ${to}${goesAt ? ` on ${momentOf(goesAt, zone)}` : " on the Monday after it, 8:30"}.`;
};
