/** The way back to the first steps, for pages that they opened. */
import { Button } from "./controls";
import { opening } from "./opening";
import { show } from "./server";

export const BackToFirstSteps = () =>
  opening().view === "setup" ? <Button onClick={() => void show("openSetUp")}>Back to the first steps</Button> : null;
