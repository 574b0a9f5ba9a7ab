/** Who stands by each partner: gaps, hand-overs, new partners and how evenly the work is shared. */
import { render } from "preact";
import { Coverage } from "./coverage";
import "../shared/style.css";
import "./style.css";

document.title = "Coverage";
render(<Coverage />, document.getElementById("page") ?? document.body);
