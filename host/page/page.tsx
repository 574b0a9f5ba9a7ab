/** The page of the local host: a workbook in a grid, the add-on beside it, and the world around it. */
import { render } from "preact";

render(<p>Opening the workbook …</p>, document.body);
