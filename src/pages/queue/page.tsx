/** The sidebar that shows which registrations wait for a decision. */
import { render } from "preact";
import { Queue } from "./queue";
import "./style.css";

document.title = "Waiting for a decision";
render(<Queue />, document.getElementById("page") ?? document.body);
