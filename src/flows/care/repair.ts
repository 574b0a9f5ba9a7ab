/** Puts back what runs by itself, and whoever repairs it becomes the one as whom it runs; or the looks of the tabs. */
import type { Person } from "../../model/partners";
import { refuse } from "../../model/result";
import { sayMoment } from "../../rules/days";
import { personOf } from "../../rules/roles";
import { answers, type DeskState, flowOf, type Moment } from "../flow";

const THREE_HOURS = 3 * 3_600_000;

/** The hourly check is called once an hour; Google may come late. */
export const isBeating = (heartbeat: number | null, now: number): boolean =>
  heartbeat !== null && now - heartbeat < THREE_HOURS;

/** Whoever installed it is somebody of ours. */
export const isOfOurs = (installer: string, team: readonly Pick<Person, "email" | "name" | "active">[]): boolean =>
  personOf(team, installer)?.active === true;

/** What is said beside what was put back: the looks of single cells are not looked at. */
export const SET_AGAIN =
  "The looks of titles, number formats, alignment, drop-downs and tick boxes were set again in every tab, for a paste over single cells cannot be seen without reading them all.";

/** Decides whether an admin may take it over; the triggers, colours and the like are put back where that is done. */
export const repair = flowOf<"repair">()({
  who: ["admin"],
  reads: {},
  asksDesk: true,
  plan: ({ team }, { what = "triggers" }, moment) => {
    if (what !== "triggers") return answers({ mended: [] });
    const { memory } = moment.desk as DeskState;
    const { installer, heartbeat } = memory;
    const isOwn = installer === "" || installer.toLowerCase() === moment.user.toLowerCase();
    return isOwn || !isBeating(heartbeat, moment.now) || !isOfOurs(installer, team)
      ? answers({ mended: [] })
      : refuse(isRunning(installer, heartbeat ?? moment.now, moment));
  },
});

const isRunning = (installer: string, heartbeat: number, { zone }: Moment) =>
  ({
    why: "conflict",
    text: `Nothing to mend: it runs as ${installer}, and the hourly check last ran ${sayMoment(zone, heartbeat)}.`,
  }) as const;
