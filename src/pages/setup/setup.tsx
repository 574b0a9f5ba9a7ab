/** The set-up dialog: asks, says what will be made, makes it, and says what it made. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { useAnswer } from "../shared/answers";
import { Progress, Trouble } from "../shared/notices";
import { ask } from "../shared/server";
import { Form } from "./form";
import { Done, Guarded } from "./outcome";
import { Steps } from "./steps";
import { Team } from "./team";
import { type Answers, told, usual } from "./questions";

type Made = Reply<"setUp">;

export const SetUp = () => {
  const { reply, refusal, read, ...reading } = useAnswer("open", { view: "setup" });
  if (refusal?.why === "not-set-up")
    return <Desk before={null} zone={String(refusal.zone ?? "")} admins={[]} mayMake onSteps={() => void read()} />;
  if (refusal && isGuard(refusal)) return <Guarded refusal={refusal} onAgain={() => void read()} />;
  if (refusal?.why === "missing-column")
    return <Desk before={null} zone="" admins={[]} mayMake lost={refusal.text} onSteps={() => void read()} />;
  if (!reply?.setUp)
    return (
      <div class="room">
        <h1 class="unseen">Set up</h1>
        <Progress {...reading}>Looking at this workbook …</Progress>
        {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      </div>
    );
  return <SetUpAlready desk={{ ...reply, setUp: reply.setUp }} onAgain={() => void read()} />;
};

interface Already {
  readonly desk: Reply<"open"> & { readonly setUp: NonNullable<Reply<"open">["setUp"]> };
  /** Reads again how far the steps are. */
  readonly onAgain: () => void;
}

/** An admin sees the first steps, and behind them the questions and the team; others see what was told. */
const SetUpAlready = ({ desk, onAgain }: Already) => {
  const { told: before, hours, admins, steps } = desk.setUp;
  const mayMake = desk.roles.includes("admin") || admins.length === 0;
  const [room, setRoom] = useState<"steps" | "questions" | "team">(mayMake ? "steps" : "questions");
  const back = () => {
    setRoom("steps");
    onAgain();
  };
  if (room === "team") return <Team onBack={back} />;
  if (room === "steps")
    return (
      <Steps
        program={desk.program}
        recipients={before.recipients ?? ""}
        steps={steps}
        onQuestions={() => setRoom("questions")}
        onTeam={() => setRoom("team")}
      />
    );
  const known = { ...usual(desk.zone), ...before, hours };
  return <Desk before={known} zone={desk.zone} admins={admins} mayMake={mayMake} onSteps={back} />;
};

/** Nothing may be made here, whoever asks. */
const isGuard = ({ why }: Refusal): boolean => why === "copy" || why === "zone-changed";

interface Desked {
  /** What was told before; nothing where this is no desk yet. */
  readonly before: Answers | null;
  readonly zone: string;
  readonly admins: readonly string[];
  readonly mayMake: boolean;
  /** What is gone and would be put back. */
  readonly lost?: string;
  readonly onSteps: () => void;
}

const Desk = ({ before, zone, ...desk }: Desked) => {
  const [known, setKnown] = useState(before);
  const [answers, setAnswers] = useState<Answers>(before ?? usual(zone));
  const making = useMaking();
  const make = async () => {
    const made = await making.make(told(answers, desk.lost ? answers : known));
    if (made) setKnown(answers);
  };
  if (making.refusal && isGuard(making.refusal))
    return <Guarded refusal={making.refusal} onAgain={() => void make()} />;
  return making.made ? (
    <Done made={making.made} isFirst={before === null} onBack={making.again} onSteps={desk.onSteps} />
  ) : (
    <Form
      {...desk}
      isNew={before === null}
      answers={answers}
      refusal={making.refusal}
      seconds={making.seconds}
      onAnswer={(change) => setAnswers({ ...answers, ...change })}
      onMake={() => void make()}
    />
  );
};

/** Making it, which takes Google a while; asked for twice when the answer was lost, because twice is once. */
const useMaking = () => {
  const [made, setMade] = useState<Made | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { seconds, start, stop } = useSeconds();
  const isBusy = useRef(false);
  const make = async (question: Parameters<typeof ask<"setUp">>[1]): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setRefusal(null);
    start();
    const answer = await ask("setUp", question);
    stop();
    isBusy.current = false;
    if (answer.ok) setMade(answer.reply);
    else setRefusal(answer.refusal);
    return answer.ok;
  };
  return { made, refusal, seconds, make, again: () => setMade(null) };
};

/** Seconds since something began; nothing while nothing goes on. */
const useSeconds = () => {
  const [seconds, setSeconds] = useState<number | null>(null);
  const isOn = seconds !== null;
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setSeconds((passed) => (passed ?? 0) + 1), 1000);
    return () => clearInterval(timer);
  }, [isOn]);
  return { seconds, start: () => setSeconds(0), stop: () => setSeconds(null) };
};
