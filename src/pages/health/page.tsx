/** Is everything running? The checks, what needs a look in the tabs, and a test of this very sheet. */
import { render } from "preact";
import { Health } from "./health";
import "../shared/style.css";
import "./style.css";

document.title = "Is everything running?";
render(<Health />, document.getElementById("page") ?? document.body);
