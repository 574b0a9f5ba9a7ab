/** The window of the joint meetings: the week against its targets, what comes, and what is owed. */
import { render } from "preact";
import { Meetings } from "./meetings";
import "../shared/style.css";
import "../shared/dialog.css";
import "./style.css";

document.title = "Meetings";
render(<Meetings />, document.getElementById("page") ?? document.body);
