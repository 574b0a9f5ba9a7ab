/** The verb that serves a world until it is told to stop. */
import { existsSync } from "node:fs";
import { readFile, whileServed } from "../cli/file";
import type { Surroundings } from "../cli/run";
import { demonstration } from "../demo/command";
import { loadWorld } from "../world";
import { fireDue } from "../world/firing";
import type { Desk } from "./desk";
import { openDoor, serveWorld } from "./server";

/** Serves the world of a file; a file that is not there becomes a small demonstration. */
export const serve = (
  file = "partner-desk.world.json",
  port: number | undefined,
  bundle: string,
  around: Surroundings,
): Promise<string> =>
  whileServed(file, async (keep) => {
    const known = existsSync(file) ? readFile(file) : undefined;
    const door = await openDoor(port);
    try {
      const world = known ? loadWorld(known, { bundle, settings }) : await firstWorld(bundle, around);
      const { desk, address, close } = serveWorld(world, file, door);
      const rest = living(desk, () => keep(desk.world));
      await around.out(`Partner Desk is at ${address}\nIts world is kept in ${file}. Ctrl+C ends it.\n`);
      await toldToStop();
      rest();
      await close();
      await keep(desk.world);
      desk.world.close();
      return `Kept in ${file}.\n`;
    } finally {
      if (door.server.listening) await door.close();
    }
  });

/** The mail quota of Google Workspace, as the demonstration has it. */
const settings = { mailQuota: 1500 };

/** Two weeks of a desk with some forty partners, which take some seconds to live through. */
const firstWorld = async (bundle: string, { err }: Surroundings) => {
  await err("Making a desk to look at; this is done once ...\n");
  return demonstration({ size: 75, since: "2026-11-02" }, bundle, err);
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
