/** Set-up: a few questions in plain words, what will be made, and that doing it again does no harm. */
import { render } from "preact";
import { SetUp } from "./setup";
import "../shared/style.css";
import "../shared/dialog.css";
import "./style.css";

document.title = "Set up";
render(<SetUp />, document.getElementById("page") ?? document.body);
