/** The story: one deal from its registration to the Monday report, played on a fresh workbook and told as it happens. */
import { coordinator } from "../demo/people";
import { triggersGoOn } from "../demo/desk";
import { at, iso, zone } from "../demo/times";
import type { Birth, World } from "../world";
import { approve, outreach, review } from "./decision";
import { enterLists, register, setUp } from "./opening";
import { paragraph } from "./page";
import { type Teller, tellerOf } from "./teller";
import { report, turnLate } from "./week";

/** The world in which the story begins. */
export const storyBirth: Birth = { zone, as: coordinator.email, now: iso(at("2026-03-20", "13:55")) };

const chapters = [setUp, enterLists, register, review, approve, outreach, turnLate, report];

/** Plays the story in a world that was born for it; `say` hears every piece of text when it has come true. */
export const tellStory = async (world: World, say: Teller["say"]): Promise<void> => {
  await say("\nPARTNER DESK: ONE DEAL, FROM ITS REGISTRATION TO THE MONDAY REPORT\n");
  await say(
    paragraph(
      "The script that Google would run now works in a new workbook on this machine. Whatever is said below comes from its answers, its tabs and its mails.",
    ),
  );
  const teller = tellerOf(world, say);
  for (const chapter of chapters) await chapter(teller);
  triggersGoOn(world);
};
