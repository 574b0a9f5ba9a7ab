/** The mails of the desk as partners read them, and a test of each to a colleague. */
import { render } from "preact";
import { Mails } from "./mails";
import "../shared/style.css";
import "./style.css";

document.title = "The mails";
render(<Mails />, document.getElementById("page") ?? document.body);
