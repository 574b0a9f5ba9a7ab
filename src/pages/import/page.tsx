/** A list from elsewhere: what would come in is shown before anything is written. */
import { render } from "preact";
import { Import } from "./import";
import "../shared/style.css";
import "../shared/dialog.css";
import "./style.css";

document.title = "Bring in a list";
render(<Import />, document.getElementById("page") ?? document.body);
