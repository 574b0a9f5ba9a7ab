/** The alerts: what is wrong, whose it is and what to do; acknowledged here or left to rest. */
import { render } from "preact";
import { Alerts } from "./alerts";
import "../shared/style.css";
import "./style.css";

document.title = "Alerts";
render(<Alerts />, document.getElementById("page") ?? document.body);
