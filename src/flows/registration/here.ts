/** The registration under the cursor. */
import type { Refusal } from "../../model/refusal";
import { refuse } from "../../model/result";
import { flowOf, type Moment } from "../flow";
import { aboutRegistration } from "./case";
import { registration } from "./look";

export const here = flowOf<"here">()({
  who: "everybody",
  reads: registration.reads,
  about: (facts, _input, moment) => aboutRegistration(facts, { id: idUnderCursor(moment) }),
  weighsAll: true,
  asksSelection: true,
  plan: (facts, _input, moment) => {
    const id = idUnderCursor(moment);
    if (!id) return refuse(elsewhere);
    return id.startsWith("@") ? refuse(beingTyped) : registration.plan(facts, { id }, moment);
  },
});

/** By the row of the registration log, or by what a clock of the tracker is about. */
const idUnderCursor = ({ selected, seen }: Moment): string => {
  const idIn = (table: "registrations" | "clocks", column: string): string => {
    const located = seen.tables[table];
    if (!selected || located?.sheetId !== selected.sheetId) return "";
    return String(located.rows[located.places.indexOf(selected.row)]?.[column] ?? "");
  };
  return idIn("registrations", "id") || idIn("clocks", "subject");
};

const elsewhere: Refusal = {
  why: "not-found",
  text: "The cursor stands on no registration. Click a row of the Registration log or of the SLA tracker and ask again.",
};

const beingTyped: Refusal = {
  why: "missing-value",
  text: "This row is still being typed: it gets its number and its clock when the last required field is filled in.",
};
