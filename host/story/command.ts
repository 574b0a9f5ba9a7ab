/** The verb `story`: plays the story, keeps its world in a file and says how to go on from there. */
import { newFile } from "../cli/file";
import type { Surroundings } from "../cli/run";
import { partners } from "../demo/partners";
import { iso } from "../demo/times";
import { createWorld } from "../world";
import { storyBirth, tellStory } from ".";
import { commands, heading, paragraph } from "./page";
import { sayMoment } from "./teller";

/** Where the world of the story lies when no file is named; each run begins anew. */
const usualFile = "partner-desk.world.json";

/** Tells the story and returns how it goes on. */
export const story = async (file: string | undefined, { bundle, out }: Surroundings): Promise<string> => {
  const world = createWorld({ ...storyBirth, bundle });
  await tellStory(world, out);
  const kept = file ?? usualFile;
  await newFile(kept, world);
  const tomorrow = iso(Date.parse(world.now) + 86_400_000).replace(".000", "");
  return [
    heading(9, "Go on by hand", sayMoment(world.now)),
    paragraph(`This world lies in ${kept}. Look into it and change it:`),
    commands([
      `node host/desk.mjs call ${kept} queue`,
      `node host/desk.mjs call ${kept} registration '{"id":"DR-0002"}'`,
      `node host/desk.mjs call ${kept} decide '{"id":"DR-0002","verdict":"approve","aeLater":true}'`,
      `node host/desk.mjs rows ${kept} clocks`,
      `node host/desk.mjs mails ${kept}`,
      `node host/desk.mjs tick ${kept} --until ${tomorrow}`,
    ]),
    paragraph(`A whole program with ${partners.length} partners, and every verb there is:`),
    commands(["node host/desk.mjs new demo.world.json --demo", "node host/desk.mjs --help"]),
    "\n",
  ].join("");
};
