/** The first steps of a desk and how far each is; they may be left and taken up again, in any order. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Reply } from "../../contract";
import { Button, Link } from "../shared/controls";
import { close, show } from "../shared/server";

export type Step = NonNullable<Reply<"open">["setUp"]>["steps"][number];

interface Asked {
  readonly program: string;
  /** Who gets the report of the week. */
  readonly recipients: string;
  readonly steps: readonly Step[];
  /** The questions, once more. */
  readonly onQuestions: () => void;
  readonly onTeam: () => void;
}

export const Steps = ({ program, recipients, steps, onQuestions, onTeam }: Asked) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const next = steps.find(({ isDone }) => !isDone);
  const done = steps.filter(({ isDone }) => isDone).length + 1;
  return (
    <div class="room">
      <h1 ref={heading} tabIndex={-1}>
        {next ? `First steps: ${done} of ${steps.length + 1} are done` : "All first steps are done"}
      </h1>
      <p class="quiet">You may leave at any time: Set up shows again what is left.</p>
      <ol class="steps">
        <OneStep
          title="The program and its hours"
          isDone
          text={`${program}. The Monday report goes to ${recipients || "nobody yet"}.`}
        >
          <Button onClick={onQuestions}>Change the answers</Button>
        </OneStep>
        {steps.map((step) => (
          <OneStep key={step.name} title={titles[step.name]} isDone={step.isDone} text={step.text}>
            {acts[step.name].map(({ what, item }, at) => (
              <Button
                key={what}
                isAction={step === next && at === 0}
                onClick={() => (item === "team" ? onTeam() : void show(item, "setup"))}
              >
                {what}
              </Button>
            ))}
          </OneStep>
        ))}
      </ol>
      <p>
        Whenever you like: <Link onClick={() => void show("openMails", "setup")}>the mails that partners read</Link>,
        with a test to yourself, and <Link onClick={() => void show("openHealth")}>is everything running?</Link>
      </p>
      <div class="foot">
        <Button isAction={!next} onClick={close}>
          {next ? "Leave it for now" : "Close"}
        </Button>
      </div>
    </div>
  );
};

const OneStep = ({
  title,
  isDone,
  text,
  children,
}: {
  readonly title: string;
  readonly isDone: boolean;
  readonly text: string;
  readonly children: preact.ComponentChildren;
}) => (
  <li>
    <h2>
      {title} <span class={`state ${isDone ? "intime" : "soon"}`}>{isDone ? "Done" : "To do"}</span>
    </h2>
    <p>{text}</p>
    <div class="buttons">{children}</div>
  </li>
);

const titles: Readonly<Record<Step["name"], string>> = {
  days: "Working hours and days off",
  team: "Your team",
  partners: "Your partners",
  coverage: "Who looks after whom",
  lists: "What you have so far",
};

type Item = "team" | "openHours" | "openImport" | "openCoverage";

const acts: Readonly<Record<Step["name"], readonly { readonly what: string; readonly item: Item }[]>> = {
  days: [{ what: "Enter days off", item: "openHours" }],
  team: [{ what: "Enter people", item: "team" }],
  partners: [
    { what: "Bring in a list of partners", item: "openImport" },
    { what: "Enter one partner", item: "openCoverage" },
  ],
  coverage: [{ what: "Name people", item: "openCoverage" }],
  lists: [{ what: "Bring in your sheet or a file", item: "openImport" }],
};
