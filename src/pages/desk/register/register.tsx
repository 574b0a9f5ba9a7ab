/** Registering a deal that a partner told us about: three short steps, warned while typing, kept until it is sent. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer, useDeed } from "../../shared/answers";
import { Button } from "../../shared/controls";
import { focusField } from "../../shared/field";
import { Progress, Trouble } from "../../shared/notices";
import { useRoom } from "../room";
import { Done } from "./done";
import { useDraft } from "./draft";
import { type Faults, faultsUpTo, firstWrong, LAST_STEP, stepOf, steps, submissionOf } from "./form";
import { meant, partnerCalled } from "./partners";
import { FieldsOfStep, Overview } from "./parts";
import { useWarnings, Warnings } from "./warnings";

export const Register = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { desk } = useRoom();
  const asked = useAnswer("open", { view: "register" }, isFirst ? desk : null);
  if (!desk.may.includes("register")) return <MayNot user={desk.user} />;
  const { partners, quarters = [] } = asked.reply ?? {};
  if (!partners)
    return (
      <div class="top">
        <Progress isBusy={asked.isBusy} isSlow={asked.isSlow}>
          {asked.isBusy && "Reading the partners …"}
        </Progress>
        {asked.refusal && <Trouble refusal={asked.refusal} onAgain={() => void asked.read()} />}
      </div>
    );
  return <Form known={{ partners, quarters }} />;
};

const MayNot = ({ user }: { readonly user: string }) => (
  <p class="foot">
    {user || "You"} may look at everything here and change nothing. To register deals, ask an admin of the desk to enter
    you in the Team tab, with Coordinator among your roles.
  </p>
);

type Known = Parameters<typeof FieldsOfStep>[0]["known"];

const Form = ({ known }: { readonly known: Known }) => {
  const { desk } = useRoom();
  const { draft, kept, change, take, startAfresh } = useDraft(desk.user);
  const { written, step, note, token } = draft;
  const [faults, setFaults] = useState<Faults>({});
  const sending = useDeed("register");
  const warnings = useWarnings(written, known.partners);
  const heading = useStepFocus(step, sending.reply !== null);
  const toField = useFieldFocus(faults);

  const refuse = (wrong: Faults) => {
    const field = firstWrong(wrong) ?? "";
    setFaults(wrong);
    change({ step: Math.min(stepOf(field), step) });
    toField(field);
  };
  const goOn = () => {
    const wrong = {
      ...unknownPartner(known.partners, written.partner),
      ...faultsUpTo(step, written, desk.fiscalStart),
    };
    if (Object.keys(wrong).length) return refuse(wrong);
    setFaults({});
    return step === LAST_STEP ? void send() : change({ step: step + 1 });
  };
  const send = async () => {
    const answer = await sending.act({ ...submissionOf(written), token, ...(note.trim() && { note: note.trim() }) });
    if (!answer || answer.ok) return answer && startAfresh();
    const wrong = faultsIn(answer.refusal);
    if (Object.keys(wrong).length) refuse(wrong);
  };
  const write = (field: string, said: string) => {
    const { [field]: _, ...others } = faults;
    setFaults(others);
    change({ written: withPartner({ ...written, [field]: said }, field, known.partners) });
  };

  if (sending.reply) return <Done reply={sending.reply} onAnother={sending.clear} />;
  const isOfAField = sending.refusal !== null && Object.keys(faultsIn(sending.refusal)).length > 0;
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      {kept && <Offer company={kept.written.companyName ?? ""} onTake={take} onDrop={startAfresh} />}
      <h2 ref={heading} tabIndex={-1}>
        {steps[step]?.title}{" "}
        <span class="quiet">
          step {step + 1} of {steps.length}
        </span>
      </h2>
      <FieldsOfStep
        step={step}
        written={written}
        faults={faults}
        known={known}
        onWrite={write}
        warnings={<Warnings {...warnings} />}
      />
      {step === LAST_STEP && (
        <Overview
          written={written}
          note={note}
          onNote={(said) => change({ note: said })}
          onStep={(to) => change({ step: to })}
        />
      )}
      {step === LAST_STEP && <Warnings {...warnings} />}
      <Progress isBusy={sending.isBusy} isSlow={sending.isSlow}>
        {sending.isBusy && "Sending …"}
      </Progress>
      {sending.refusal && !isOfAField && <Trouble refusal={sending.refusal} onAgain={() => void send()} />}
      <div class="buttons">
        <Button type="submit" isAction isBusy={sending.isBusy}>
          {step === LAST_STEP ? "Send" : "Next"}
        </Button>
        {step > 0 && <Button onClick={() => change({ step: step - 1 })}>Back</Button>}
      </div>
    </form>
  );
};

const Offer = ({
  company,
  onTake,
  onDrop,
}: {
  readonly company: string;
  readonly onTake: () => void;
  readonly onDrop: () => void;
}) => (
  <div class="offer" role="status">
    <p>You began to register {company || "a deal"} and did not send it.</p>
    <div class="buttons">
      <Button onClick={onTake}>Go on with it</Button>
      <Button onClick={onDrop}>Start afresh</Button>
    </div>
  </div>
);

/** A partner whom nobody knows cannot register; whom the person may have meant is offered beside the field. */
const unknownPartner = (partners: Known["partners"], name = ""): Faults => {
  if (!name.trim() || partnerCalled(partners, name)) return {};
  const hint = meant(partners, name).length ? "Did you mean one of these?" : "Enter it in the Partners tab first.";
  return { partner: `There is no partner called "${name.trim()}". ${hint}` };
};

/** The partner's own person, where nobody wrote another one. */
const withPartner = (written: Readonly<Record<string, string>>, field: string, partners: Known["partners"]) => {
  const contact = field === "partner" ? partnerCalled(partners, written.partner ?? "")?.contactName : "";
  const isOurs = !written.partnerRole || partners.some(({ contactName }) => contactName === written.partnerRole);
  return contact && isOurs ? { ...written, partnerRole: contact } : written;
};

/** What the add-on found wrong, by field. */
const faultsIn = (refusal: Readonly<Record<string, unknown>>): Faults => {
  const { fields, field, text } = refusal;
  if (typeof fields === "object" && fields !== null)
    return Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, String(said)]));
  return typeof field === "string" && field && typeof text === "string" ? { [field]: text } : {};
};

/** The heading takes the focus when a step was changed, and when another registration begins. */
const useStepFocus = (step: number, isDone: boolean) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(`${step} ${isDone}`);
  useEffect(() => {
    const now = `${step} ${isDone}`;
    if (before.current !== now) heading.current?.focus();
    before.current = now;
  }, [step, isDone]);
  return heading;
};

/** Puts the focus on a field that was refused, once its step is shown. */
const useFieldFocus = (faults: Faults) => {
  const wanted = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is there when the faults are drawn.
  useEffect(() => {
    if (wanted.current) focusField(wanted.current);
    wanted.current = "";
  }, [faults]);
  return (field: string) => {
    wanted.current = field;
  };
};
