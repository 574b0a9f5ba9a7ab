/** The coverage dialog: the matrix with its gaps first, and what is done about people. */
import { useState } from "preact/hooks";
import { useAnswer } from "../shared/answers";
import { Button } from "../shared/controls";
import { Progress, Trouble } from "../shared/notices";
import { Tabs } from "../shared/tabs";
import { HandOver } from "./hand-over";
import { Matrix } from "./matrix";
import { NewPartner } from "./new-partner";
import { ShareOut } from "./share-out";
import { Team } from "./team";
import { headlineOf, namesIn } from "./words";
import { BackToFirstSteps } from "../shared/first-steps";

const titles = {
  partners: "Partners",
  partner: "New partner",
  handover: "Hand over",
  share: "Share out",
  team: "Team",
} as const;
type View = keyof typeof titles;

/** What is done with our people and how much each has. */
const OF_PEOPLE: readonly View[] = ["partner", "handover", "team"];

export const Coverage = () => {
  const [view, setView] = useState<View>("partners");
  const matrix = useAnswer("coverage", {});
  // Who has how much is counted from every deal; the matrix need not wait for that.
  const [isAsked, setAsked] = useState(false);
  const team = useAnswer("people", isAsked ? {} : null);
  const show = (next: View) => {
    setView(next);
    if (OF_PEOPLE.includes(next)) setAsked(true);
  };
  const changed = () => {
    void matrix.read();
    void team.read();
  };
  const refusal = matrix.refusal ?? team.refusal;
  const isBusy = matrix.isBusy || team.isBusy;
  const people = team.reply?.people ?? [];
  return (
    <>
      <header>
        <h1 class="unseen">Coverage</h1>
        <div class="head">
          <Progress isBusy={isBusy && !matrix.reply} isSlow={matrix.isSlow}>
            {matrix.reply ? headlineOf(matrix.reply.partners) : isBusy && "Reading the coverage matrix …"}
          </Progress>
          <Button isBusy={isBusy} onClick={changed}>
            Refresh
          </Button>
          <BackToFirstSteps />
        </div>
        {refusal && <Trouble refusal={refusal} onAgain={changed} />}
        <Tabs titles={titles} view={view} onView={show} />
      </header>
      <section id={`panel-${view}`} role="tabpanel" aria-labelledby={`tab-${view}`} class="room">
        {view === "partners" && matrix.reply && (
          <Matrix partners={matrix.reply.partners} nameOf={namesIn(matrix.reply.names)} onChange={changed} />
        )}
        {OF_PEOPLE.includes(view) && (
          <Progress isBusy={team.isBusy && !team.reply} isSlow={team.isSlow}>
            {team.isBusy && !team.reply && "Reading who is in Team …"}
          </Progress>
        )}
        {view === "partner" && team.reply && <NewPartner people={people} onChange={changed} />}
        {view === "handover" && team.reply && <HandOver people={people} onChange={changed} />}
        {view === "share" && <ShareOut onChange={changed} />}
        {view === "team" && team.reply && <Team {...team.reply} />}
      </section>
    </>
  );
};
