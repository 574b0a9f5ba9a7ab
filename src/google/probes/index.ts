/** The self-test for a real sheet: what an add-on can find out about Google by itself, within 20 seconds. */
import type { Place } from "../../model/desk";
import type { Ports, Probe } from "../../ports";
import { engineTries } from "./engine";
import { messageOf, notWell, tried, well } from "./found";
import { SCRATCH, scratchOn, type Scratch } from "./scratch";
import { sheetTries } from "./sheet";
import { turnOf } from "./turn";

/** No probe begins later, so that the last one and the clearing up are done within 20 seconds. */
const LAST_BEGINNING = 15_000;

/** Tries everything once and takes the scratch tab away again, whatever went wrong. */
export const probe = (place: Place, offsets: Ports["offsets"], asked: number): Probe[] => {
  const until = Date.now() + LAST_BEGINNING;
  const turn = turnOf(PropertiesService.getScriptProperties(), asked);
  const scratch = scratchOn(place.id);
  const found = tried(
    { ...engineTries(place.zone, offsets), "Lock between two runs": turn.keptApart, ...sheetTries(scratch) },
    until,
  );
  const cleared = tried({ "Clearing up": () => clearing(scratch) }, Number.POSITIVE_INFINITY);
  turn.end();
  return [...found, ...cleared];
};

const clearing = (scratch: Scratch) => {
  for (const wait of [1_000, 0]) {
    try {
      scratch.clear();
      return well("The scratch tab is gone again.");
    } catch (error) {
      if (wait) Utilities.sleep(wait);
      else return notWell(`A hidden tab "${SCRATCH.title}" may be left: test again, or delete it. ${messageOf(error)}`);
    }
  }
  return well("The scratch tab is gone again.");
};
