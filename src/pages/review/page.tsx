/** The review desk: the queue, the card of one registration, and what may be decided about it. */
import { render } from "preact";
import { opening } from "../shared/opening";
import { Review } from "./review";
import "../shared/style.css";
import "./style.css";

document.title = "Review deals";
render(<Review about={opening().about} />, document.getElementById("page") ?? document.body);
