/** A column of each kind. */
import {
  choice,
  type Column,
  day,
  flag,
  type Kind,
  list,
  moment,
  money,
  number,
  spans,
  text,
} from "../../src/model/column";

const look = { title: "Column" };

export const columns = {
  text: text(look),
  number: number(look),
  money: money(look),
  day: day(look),
  moment: moment(look),
  choice: choice({ "info-requested": "Info requested", yes: "Yes", no: "No" }, look),
  flag: flag(look),
  list: list(look, { pam: "PAM", "pam-lead": "PAM lead" }),
  spans: spans(look),
} satisfies Record<Kind, Column>;
