/** The page of the local host: a workbook in a grid, the add-on beside it, and the world around it. */
import { render } from "preact";
import { OpenedPanel } from "./shell/opened";
import { Shell } from "./shell/shell";
import { openSocket } from "./socket";
import "./shell/style.css";

const socket = openSocket();
render(
  <OpenedPanel>
    <Shell socket={socket} />
  </OpenedPanel>,
  document.body,
);
