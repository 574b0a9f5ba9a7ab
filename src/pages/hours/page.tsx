/** The working hours and days off: changed here, with what that does to open clocks shown before it is done. */
import { render } from "preact";
import { Hours } from "./hours";
import "../shared/style.css";
import "../shared/dialog.css";
import "./style.css";

document.title = "Working hours and days off";
render(<Hours />, document.getElementById("page") ?? document.body);
