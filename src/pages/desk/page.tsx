/** The sidebar: what is to be done today, a deal to register, the clocks, and finding. */
import { render } from "preact";
import "../shared/style.css";
import { Desk } from "./desk";
import "./style.css";

document.title = "Partner Desk";
render(<Desk />, document.getElementById("page") ?? document.body);
