/** The dialog: either the forecast of a month, or a list as a file. */
import { useState } from "preact/hooks";
import { useAnswer } from "../shared/answers";
import { Progress, Trouble } from "../shared/notices";
import { ToFile } from "./file";
import { Forecast } from "./forecast";

const views = { forecast: "The forecast of a month", file: "A list as a file" } as const;
type View = keyof typeof views;

export const Lists = () => {
  const { reply, refusal, read, ...reading } = useAnswer("open", {});
  const [view, setView] = useState<View>("forecast");
  return (
    <div class="room">
      <h1 class="unseen">Forecast and lists</h1>
      <fieldset class="views">
        <legend class="unseen">What do you want?</legend>
        {(Object.keys(views) as View[]).map((one) => (
          <label key={one}>
            <input type="radio" name="view" checked={view === one} onChange={() => setView(one)} />
            {views[one]}
          </label>
        ))}
      </fieldset>
      {!reply && <Progress {...reading}>{reading.isBusy && "Looking at this workbook …"}</Progress>}
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {reply && (view === "forecast" ? <Forecast desk={reply} /> : <ToFile desk={reply} />)}
    </div>
  );
};
