/** The page of the local host: a workbook in a grid, the add-on beside it, and the world around it. */
import { openGrid } from "./grid";
import { openSocket } from "./socket";

const place = document.createElement("div");
place.style.cssText = "position:fixed;inset:0";
document.body.append(place);
openGrid(place, openSocket());
