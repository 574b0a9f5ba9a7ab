/** Filling the form in: what a person writes, what is wrong with it, and how it is sent. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../../../model/refusal";
import { useDeed } from "../../shared/answers";
import { focusField } from "../../shared/field";
import { useRoom } from "../room";
import { useDraft } from "./draft";
import { type Faults, faultsUpTo, firstWrong, LAST_STEP, stepOf, submissionOf, type Written } from "./form";
import { meant, type Partner, partnerCalled } from "./partners";

/** The form as it stands, and what a person can do with it. */
export const useFilling = (partners: readonly Partner[]) => {
  const { desk, changed } = useRoom();
  const { draft, kept, change, take, startAfresh } = useDraft(desk.user);
  const { written, step, note, token } = draft;
  const [faults, setFaults] = useState<Faults>({});
  const toField = useFieldFocus(faults);
  const sending = useDeed("register");

  const refuse = (wrong: Faults) => {
    const field = firstWrong(wrong) ?? "";
    setFaults(wrong);
    change({ step: Math.min(stepOf(field), step) });
    toField(field);
  };
  const send = async () => {
    const told = { ...submissionOf(asKnown(written, partners)), token };
    const answer = await sending.act(note.trim() ? { ...told, note: note.trim() } : told);
    if (!answer) return;
    if (answer.ok) {
      startAfresh();
      changed();
    } else if (isOfFields(answer.refusal)) refuse(faultsIn(answer.refusal));
  };
  const goOn = () => {
    const wrong = { ...unknownPartner(partners, written.partner), ...faultsUpTo(step, written, desk.fiscalStart) };
    if (Object.keys(wrong).length) return refuse(wrong);
    setFaults({});
    if (step === LAST_STEP) void send();
    else change({ step: step + 1 });
  };
  const write = (field: string, said: string) => {
    setFaults(Object.fromEntries(Object.entries(faults).filter(([other]) => other !== field)));
    change({ written: withContact({ ...written, [field]: said }, field, partners) });
  };
  /** Takes over what a mail says; who is the partner's person is known by the partner where the mail names none. */
  const fill = (fields: Written) => {
    setFaults({});
    const filled = withContact({ ...written, ...fields }, "partner", partners);
    change({ written: { ...filled, ...fields } });
  };
  return { draft, kept, change, take, startAfresh, faults, sending, send, goOn, write, fill };
};

/** What was refused is said at its fields; what is about none is said as a whole. */
export const isOfFields = (refusal: Refusal): boolean => Object.keys(faultsIn(refusal)).length > 0;

/** What the add-on found wrong, by field. */
export const faultsIn = ({ fields, field, text }: Refusal): Faults => {
  if (typeof fields === "object" && fields !== null)
    return Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, String(said)]));
  return field ? { [field]: text } : {};
};

/** A partner whom nobody knows cannot register; whom the person may have meant is offered beside the field. */
const unknownPartner = (partners: readonly Partner[], name = ""): Faults => {
  if (!name.trim() || partnerCalled(partners, name)) return {};
  const hint = meant(partners, name).length ? "Did you mean one of these?" : "Enter it in the Partners tab first.";
  return { partner: `There is no partner called "${name.trim()}". ${hint}` };
};

/** With the partner's name as the Partners tab has it. */
const asKnown = (written: Written, partners: readonly Partner[]): Written => {
  const known = partnerCalled(partners, written.partner ?? "");
  return known ? { ...written, partner: known.name } : written;
};

/** With the partner's own person, where nobody wrote another one. */
const withContact = (written: Written, field: string, partners: readonly Partner[]): Written => {
  const contact = field === "partner" ? partnerCalled(partners, written.partner ?? "")?.contactName : "";
  const isOurs = !written.partnerRole || partners.some(({ contactName }) => contactName === written.partnerRole);
  return contact && isOurs ? { ...written, partnerRole: contact } : written;
};

/** Puts the focus on a field that was refused, once its step is shown. */
const useFieldFocus = (faults: Faults) => {
  const wanted = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is there when the faults are drawn.
  useLayoutEffect(() => {
    if (wanted.current) focusField(wanted.current);
    wanted.current = "";
  }, [faults]);
  return (field: string) => {
    wanted.current = field;
  };
};
