/** Registering a deal that a partner told us about: three short steps, warned while typing, kept until it is sent. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useAnswer } from "../../shared/answers";
import { Button, Link } from "../../shared/controls";
import { Progress, Trouble } from "../../shared/notices";
import { show } from "../../shared/server";
import { useRoom } from "../room";
import { Done } from "./done";
import { isOfFields, useFilling } from "./filling";
import { LAST_STEP, steps } from "./form";
import { FieldsOfStep, type Known, Overview } from "./parts";
import { Paste } from "./paste";
import { useWarnings, Warnings } from "./warnings";

export const Register = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { desk } = useRoom();
  const asked = useAnswer("open", { view: "register" }, isFirst ? desk : null);
  if (!desk.may.includes("register")) return <MayNot user={desk.user} />;
  const { partners, quarters = [] } = asked.reply ?? {};
  if (partners) return <Form known={{ partners, quarters }} />;
  return (
    <div class="top">
      <Progress isBusy={asked.isBusy} isSlow={asked.isSlow}>
        {asked.isBusy && "Reading the partners …"}
      </Progress>
      {asked.refusal && <Trouble refusal={asked.refusal} onAgain={() => void asked.read()} />}
    </div>
  );
};

const MayNot = ({ user }: { readonly user: string }) => (
  <p class="foot">
    {user || "You"} may look at everything here and change nothing. To register deals, ask an admin of the desk to enter
    you in the Team tab, with Coordinator among your roles.
  </p>
);

const Form = ({ known }: { readonly known: Known }) => {
  const { desk } = useRoom();
  const filling = useFilling(known.partners);
  const { draft, kept, change, faults, sending, send, goOn, write } = filling;
  const { written, note, step } = draft;
  const warnings = <Warnings {...useWarnings(written, known.partners)} />;
  const heading = useStepFocus(step, sending.reply !== null, Object.keys(faults).length > 0);
  if (sending.reply) return <Done reply={sending.reply} onAnother={sending.clear} />;
  const submit = (event: Event) => {
    event.preventDefault();
    goOn();
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      {kept && <Offer company={kept.written.companyName ?? ""} onTake={filling.take} onDrop={filling.startAfresh} />}
      <h2 ref={heading} tabIndex={-1}>
        {steps[step]?.title}{" "}
        <span class="quiet">
          step {step + 1} of {steps.length}
        </span>
      </h2>
      <div hidden={step > 0}>
        <Paste onFill={filling.fill} />
        {desk.may.includes("importRows") && <Link onClick={() => void show("openImport")}>Bring in a list</Link>}
      </div>
      <FieldsOfStep {...{ step, written, faults, known, warnings }} onWrite={write} />
      {step === LAST_STEP && (
        <>
          <Overview
            written={written}
            note={note}
            onNote={(said) => change({ note: said })}
            onStep={(to) => change({ step: to })}
          />
          {warnings}
        </>
      )}
      <Progress isBusy={sending.isBusy} isSlow={sending.isSlow}>
        {sending.isBusy && "Sending …"}
      </Progress>
      {sending.refusal && !isOfFields(sending.refusal) && (
        <Trouble refusal={sending.refusal} onAgain={() => void send()} />
      )}
      <div class="buttons">
        <Button type="submit" isAction isBusy={sending.isBusy}>
          {step === LAST_STEP ? "Send" : "Next"}
        </Button>
        {step > 0 && <Button onClick={() => change({ step: step - 1 })}>Back</Button>}
      </div>
    </form>
  );
};

interface Offered {
  readonly company: string;
  readonly onTake: () => void;
  readonly onDrop: () => void;
}

/** What was begun before is offered back, not thrust upon anybody. */
const Offer = ({ company, onTake, onDrop }: Offered) => (
  <div class="offer" role="status">
    <p>You began to register {company || "a deal"} and did not send it.</p>
    <div class="buttons">
      <Button onClick={onTake}>Go on with it</Button>
      <Button onClick={onDrop}>Start afresh</Button>
    </div>
  </div>
);

/**
 * The heading takes the focus when a step was changed, unless a refused field has it, and when another deal begins: at once, so
 * that no key that follows goes astray.
 */
const useStepFocus = (step: number, isDone: boolean, isRefused: boolean) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const now = `${step} ${isDone}`;
  const before = useRef(now);
  useLayoutEffect(() => {
    if (before.current !== now && !isRefused) heading.current?.focus();
    before.current = now;
  }, [now, isRefused]);
  return heading;
};
