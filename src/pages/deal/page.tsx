/** The deals: what needs a look, and a form for one. */
import { render } from "preact";
import { Deals } from "./deals";
import "../shared/style.css";
import "./style.css";

document.title = "Deals";
render(<Deals />, document.getElementById("page") ?? document.body);
