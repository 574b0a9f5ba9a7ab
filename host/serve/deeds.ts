/** What people do in the panels beside the workbook. */
import { birthOf, demonstrate } from "../demo";
import { stateIn } from "../cli/file";
import { xlsxOf } from "../export";
import { createWorld, loadWorld, type World } from "../world";
import { letRun, moveClock, stopClock } from "./clock";
import type { Desk, MakePart, Window } from "./desk";
import type { Deed } from "./messages";
import { showAnew, toast } from "./screen";

export const deeds: MakePart = (desk) => {
  return {
    answers: {
      deed: async ({ deed }, window) => {
        await done(desk, deed, window);
        desk.changed();
      },
    },
    serve: ({ origin, path }, _request, response) => {
      const made = origin === "page" ? downloads[path] : undefined;
      if (!made) return false;
      void made(desk).then(
        (content) => response.end(content),
        (error) => response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(`${error}\n`),
      );
      return true;
    },
  };
};

/** What may be taken along, by path; the page names the files. */
const downloads: Readonly<Record<string, (desk: Desk) => Promise<string | Buffer>>> = {
  "/world.json": async ({ world }) => JSON.stringify(await world.save()),
  "/export.xlsx": ({ world }) => xlsxOf(world.book),
};

const done = async (desk: Desk, deed: Deed, window: Window): Promise<void> => {
  if (deed.is === "clock") {
    const fired = await moveClock(desk, deed.to);
    const failed = fired.filter(({ ok }) => !ok);
    toast(desk, window, firedText(fired.length));
    if (failed[0]) throw new Error(`${failed[0].handler} failed: ${failed[0].problem}. See Executions.`);
  }
  if (deed.is === "stop") stopClock(desk);
  if (deed.is === "run") letRun(desk, deed.runs);
  if (deed.is === "person") {
    desk.google.state.person = deed.email;
    showAnew(desk);
  }
  if (deed.is === "fire") await fireNow(desk, deed.handler, window);
  if (deed.is === "world") await desk.replaceWorld(await madeWorld(desk, deed.make));
  if (deed.is === "load") await desk.replaceWorld(loadWorld(stateIn(deed.text, "The file"), like(desk)));
};

const firedText = (count: number) =>
  count === 0
    ? "The clock moved; no trigger was due."
    : `The clock moved; ${count === 1 ? "one trigger" : `${count} triggers`} fired.`;

const fireNow = async (desk: Desk, handler: string, window: Window) => {
  const { ok, problem } = await desk.world.fire(handler, { window: window.id });
  if (!ok) throw new Error(`${handler} failed: ${problem}. See Executions.`);
  toast(desk, window, `${handler} ran.`);
};

const like = ({ google: { bundle, settings } }: Desk) => ({ bundle, settings });

const madeWorld = async (desk: Desk, make: "new" | "demonstration"): Promise<World> => {
  if (make === "new") {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return createWorld({ ...like(desk), as: desk.google.state.person, zone });
  }
  const { settings, ...birth } = birthOf();
  const { bundle } = desk.google;
  const world = createWorld({ ...birth, bundle, settings: { ...desk.google.settings, ...settings } });
  const tell = (done: number, of: number) =>
    desk.broadcast({ kind: "progress", what: "Making the demonstration", done, of, mayStop: false });
  try {
    await demonstrate(world, {}, ({ done, of }) => tell(done, of));
  } finally {
    tell(1, 1);
  }
  return world;
};
