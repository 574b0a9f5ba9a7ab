/** The verb that serves a world until it is told to stop. */
import { existsSync } from "node:fs";
import { readFile, whileServed } from "../cli/file";
import type { Surroundings } from "../cli/run";
import { createWorld, loadWorld } from "../world";
import { fireDue } from "../world/firing";
import type { Desk } from "./desk";
import { serveWorld } from "./server";

/** Serves the world of a file; a file that is not there becomes a new world, set up by the add-on. */
export const serve = (
  file = "partner-desk.world.json",
  port: number | undefined,
  bundle: string,
  { out }: Surroundings,
): Promise<string> =>
  whileServed(file, async (keep) => {
    const world = existsSync(file) ? loadWorld(readFile(file), { bundle }) : await newWorld(bundle);
    const { desk, address, close } = await serveWorld(world, { file, ...(port === undefined ? {} : { port }) });
    const rest = living(desk, () => keep(desk.world));
    await out(`Partner Desk is at ${address}\nIts world is kept in ${file}. Ctrl+C ends it.\n`);
    await toldToStop();
    rest();
    await close();
    await keep(desk.world);
    desk.world.close();
    return `Kept in ${file}.\n`;
  });

const newWorld = async (bundle: string) => {
  const world = createWorld({ bundle });
  await world.call("setUp", {});
  return world;
};

const quiet = 500;
const minute = 60_000;

/** Writes the file when the world has changed and rests, and lets a running clock be heard of once a minute. */
const living = (desk: Desk, keep: () => Promise<void>) => {
  let timer: NodeJS.Timeout | undefined;
  desk.onChanged(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, quiet);
  });
  const clock = setInterval(() => passing(desk), minute);
  return () => {
    clearTimeout(timer);
    clearInterval(clock);
  };
};

const passing = async (desk: Desk) => {
  const { google, book } = desk.world;
  if (google.clock.isSet()) return;
  await book.tick();
  const fired = await fireDue(google);
  if (fired.length > 0) desk.changed();
};

const toldToStop = () =>
  new Promise<void>((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop());
  });
