/** What people write where we have a few words: `ok`, `appr.` and `yes` look like Approved. */
import type { Column } from "../../model/column";
import { nearest } from "../names";
import { squeezed } from "../titles";

/** The key of the choice that a word looks like; blank where it looks like none. */
export const proposalFor = ({ choices = {}, kind, title }: Column, said: string): string => {
  const word = squeezed(said);
  if (word === "" || (kind !== "choice" && kind !== "list")) return "";
  const keys = Object.keys(choices);
  const exact = keys.find((key) => [key, choices[key] ?? ""].some((one) => squeezed(one) === word));
  if (exact !== undefined) return exact;
  const meant = keys.find((key) => (ALIKE[key] ?? []).some((other) => squeezed(other) === word));
  if (meant !== undefined) return meant;
  const begun = keys.filter((key) => word.length >= 3 && squeezed(choices[key] ?? key).startsWith(word));
  if (begun.length === 1) return begun[0] ?? "";
  const [near] = title === "" ? [] : nearest(Object.values(choices), said, 1);
  return keys.find((key) => choices[key] === near) ?? "";
};

/** The words of a cell that holds several. */
export const wordsIn = (cell: string): string[] =>
  cell
    .split(/[,;/\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Words that sheets use for our choices, whichever column has them. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  submitted: [
    "new",
    "open",
    "pending",
    "received",
    "in review",
    "review",
    "to do",
    "tbd",
    "registered",
    "waiting for us",
  ],
  "info-requested": ["info needed", "need info", "on hold", "waiting", "waiting for partner", "question", "incomplete"],
  approved: ["ok", "okay", "yes", "y", "accepted", "granted", "confirmed", "protected", "active", "appr", "done"],
  rejected: ["no", "n", "nok", "declined", "denied", "refused", "rej", "not ok", "duplicate"],
  withdrawn: ["pulled", "retracted", "taken back"],
  cancelled: ["canceled", "void", "mistake", "deleted"],
  lapsed: ["no update", "inactive", "stale"],
  expired: ["over", "ended", "out of protection", "exp"],
  won: ["closed won", "win", "signed", "sold"],
  lost: ["closed lost", "loss", "dead"],
  Platinum: ["plat", "pt", "p", "tier 1", "1"],
  Gold: ["au", "g", "tier 2", "2"],
  Silver: ["ag", "s", "tier 3", "3"],
  Registered: ["reg", "basic", "member", "none", "bronze", "4"],
  active: ["yes", "live", "current", "ok", "y", "true"],
  onboarding: ["new", "joining", "setup"],
  paused: ["hold", "on hold", "frozen"],
  ended: ["terminated", "left", "former", "inactive", "no", "churned"],
  pam: ["partner manager", "partner account manager", "cam", "channel account manager", "channel manager"],
  ae: ["account executive", "sales", "rep", "sales rep", "account manager"],
  se: ["sales engineer", "presales", "solution engineer", "solutions engineer"],
  coordinator: ["ops", "partner ops", "operations"],
  booked: ["planned", "scheduled", "confirmed", "invited"],
  held: ["done", "took place", "yes", "completed", "ok"],
  "no-show": ["noshow", "missed", "not there"],
  "Partner-sourced": ["sourced", "source", "ps", "partner"],
  "Partner-influenced": ["influenced", "influence", "pi", "assisted", "co-sell"],
  "Company-sourced (partner-attached)": ["attached", "company", "company-sourced", "direct", "ours"],
};
