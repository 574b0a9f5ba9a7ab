/** The verb `new --demo`: fills a file with the demonstration and counts what is in it. */
import { newFile } from "../cli/file";
import type { Surroundings } from "../cli/run";
import { createWorld } from "../world";
import { birthOf, demonstrate } from ".";
import { coordinator } from "./people";

/** Makes the demonstration; how far it is can be read on the error stream. */
export const newDemonstration = async (file: string, { bundle, err }: Surroundings) => {
  const world = createWorld({ ...birthOf(), bundle });
  const told: Promise<void>[] = [];
  await demonstrate(world, {}, ({ day, done, of }) => {
    if (done % 25 === 0 || done === of) told.push(err(`${day}: ${done} of ${of} steps\n`));
  });
  await Promise.all(told);
  await newFile(file, world);
  const stages = (await world.rows("registrations")).map(({ stage }) => String(stage));
  const registrations = Object.fromEntries(
    [...new Set(stages)].map((stage) => [stage, stages.filter((other) => other === stage).length]),
  );
  return { now: world.now, person: coordinator.email, registrations, mails: world.mails.length };
};
