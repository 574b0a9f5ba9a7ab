/** The forecast of a month as it is mailed, and rows of the workbook as files. */
import { render } from "preact";
import { Lists } from "./lists";
import "../shared/style.css";
import "../shared/dialog.css";
import "./style.css";

document.title = "Forecast and lists";
render(<Lists />, document.getElementById("page") ?? document.body);
