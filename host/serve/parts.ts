/** The parts of the page's server, in the order in which a new window hears of them. */
import type { MakePart } from "./desk";
import { grid } from "./grid";
import { pageFiles } from "./page-files";

export const parts: readonly MakePart[] = [pageFiles, grid];
