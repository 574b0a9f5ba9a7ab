/** The verb `new --demo`: fills a file with the demonstration and counts what is in it. */
import { newFile } from "../cli/file";
import type { Surroundings } from "../cli/run";
import { createWorld, type World } from "../world";
import { birthOf, demonstrate, type Plan } from ".";
import { coordinator } from "./people";

/** Makes the demonstration; how far it is can be read on the error stream. */
export const newDemonstration = async (file: string, { bundle, err }: Surroundings) => {
  const world = await demonstration({}, bundle, err);
  await newFile(file, world);
  const stages = (await world.rows("registrations")).map(({ stage }) => String(stage));
  const registrations = Object.fromEntries(
    [...new Set(stages)].map((stage) => [stage, stages.filter((other) => other === stage).length]),
  );
  return { now: world.now, person: coordinator.email, registrations, mails: world.mails.length };
};

/** Lives a demonstration through; says how far it is. */
export const demonstration = async (plan: Plan, bundle: string, err: Surroundings["err"]): Promise<World> => {
  const world = createWorld({ ...birthOf(plan), bundle });
  const told: Promise<void>[] = [];
  await demonstrate(world, plan, ({ day, done, of }) => {
    if (done % 10 === 0 || done === of) told.push(err(`${day}: ${done} of ${of} steps\n`));
  });
  await Promise.all(told);
  return world;
};
