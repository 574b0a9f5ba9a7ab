/** The parts of the page's server, in the order in which a new window hears of them. */
import { deeds } from "./deeds";
import type { MakePart } from "./desk";
import { frames } from "./frames";
import { grid } from "./grid";
import { pageFiles } from "./page-files";
import { screen } from "./screen";
import { views } from "./views";
import { worldView } from "./world-view";

export const parts: readonly MakePart[] = [pageFiles, worldView, screen, frames, deeds, grid, views];
