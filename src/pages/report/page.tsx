/** The Monday report: its figures with the rows behind them, what goes out with it, and the reports that went out. */
import { render } from "preact";
import { MondayReport } from "./report";
import "../shared/style.css";
import "./style.css";

document.title = "The Monday report";
render(<MondayReport />, document.getElementById("page") ?? document.body);
