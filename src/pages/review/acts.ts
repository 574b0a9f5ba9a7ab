/** What a reviewer may do with a registration: how each is called, who may do it, and the question that it becomes. */
import type { Role } from "../../model/roles";
import { moves } from "../../rules/moves";
import type { Reply } from "../../contract";
import { sayRoles } from "../../rules/roles";
import type { Question } from "../shared/server";

export type Card = Reply<"registration">;
export type Verdict = Question<"decide">["verdict"];
type Extending = "ask-extension" | "extend" | "refuse-extension";
export type Act = Verdict | Extending | "answer" | "assign" | "update" | "reinstate";

interface Called {
  readonly label: string;
  /** While it is held back or on its way: `Approving Initech (DR-0004)`. */
  readonly doing: string;
  /** When it is done: `Initech (DR-0004) is approved.` */
  readonly done: string;
  /** Opens it while nobody is typing. */
  readonly key?: string;
  /** Stands under More. */
  readonly isRare?: true;
}

export const acts: Readonly<Record<Act, Called>> = {
  approve: { label: "Approve", doing: "Approving", done: "is approved", key: "a" },
  reject: { label: "Reject", doing: "Rejecting", done: "is rejected", key: "r" },
  "request-info": {
    label: "Ask for details",
    doing: "Asking for details about",
    done: "waits for the partner's answer",
    key: "i",
  },
  assign: {
    label: "Name the account executive",
    doing: "Naming the account executive of",
    done: "has its account executive",
  },
  answer: {
    label: "Enter the partner's answer",
    doing: "Entering the answer for",
    done: "is with us again, and our clock runs",
  },
  update: { label: "Partner's update", doing: "Entering how it goes with", done: "has its update" },
  "ask-extension": {
    label: "Ask for an extension",
    doing: "Asking for an extension of",
    done: "is held until an approver answers",
  },
  extend: { label: "Extend", doing: "Extending", done: "is protected for longer" },
  "refuse-extension": {
    label: "Refuse the extension",
    doing: "Refusing the extension of",
    done: "ends when it would have",
  },
  reinstate: { label: "Reinstate", doing: "Reinstating", done: "is protected again" },
  win: { label: "Won", doing: "Closing as won", done: "is won" },
  lose: { label: "Lost", doing: "Closing as lost", done: "is lost" },
  withdraw: { label: "Withdraw", doing: "Withdrawing", done: "is withdrawn", isRare: true },
  cancel: { label: "Cancel the registration", doing: "Cancelling", done: "is cancelled", isRare: true },
  reopen: { label: "Open it again", doing: "Opening again", done: "is open again", isRare: true },
};

export const actNames = Object.keys(acts) as readonly Act[];

/** What the stage of the card leaves to be done. */
export const actsOn = ({ fields, moves: possible }: Card): Act[] => {
  const isAsked = fields.extensionAskedAt !== null;
  return actNames.filter((act) => {
    if (act === "assign") return fields.stage === "approved";
    if (act === "ask-extension") return possible.includes("extend") && !isAsked;
    return act === "refuse-extension" ? possible.includes("extend") && isAsked : possible.includes(act);
  });
};

const assigning: readonly Role[] = ["coordinator", "approver", "pam", "pam-lead"];
const whoMay = (act: Act): readonly Role[] => {
  if (act === "assign") return assigning;
  if (act === "ask-extension") return moves.update.who;
  return moves[act === "refuse-extension" ? "extend" : act].who;
};

/** What an act says about an extension. */
export const requestOf: Readonly<Record<Extending, "ask" | "grant" | "refuse">> = {
  "ask-extension": "ask",
  extend: "grant",
  "refuse-extension": "refuse",
};

export const isExtending = (act: Act): act is Extending => act in requestOf;

/** Whether somebody with these roles may do it. */
export const mayDo = (act: Act, roles: readonly string[]): boolean =>
  roles.includes("admin") || whoMay(act).some((role) => roles.includes(role));

/** The roles that may do it, as people say them: `Approver or Admin`. */
export const rolesFor = (act: Act): string => sayRoles([...whoMay(act), "admin"], " or ");

/** What a person entered for an act. */
export interface Entry {
  readonly ae: string;
  readonly code: string;
  readonly reason: string;
  readonly alternative: string;
  readonly note: string;
  /** Whose word an update is. */
  readonly by: string;
  readonly fields: readonly string[];
  readonly override: boolean;
  /** What the partner answered, by field. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Chosen instead of a person: approve now, name the account executive later. */
export const LATER = "later";

/** What a form begins with: the partner's own account executive, the reason that the evidence gives, the fields that are missing. */
export const firstEntry = (act: Act, card: Card): Entry => ({
  ae: act === "approve" ? (card.aes.find(({ isOwn }) => isOwn)?.email ?? "") : "",
  code: card.criteria.find(({ hit }) => hit)?.code ?? Object.keys(card.sentences)[0] ?? "",
  reason: "",
  alternative: "",
  note: "",
  by: "partner",
  fields: [],
  override: false,
  answers: {},
});

/** Whether an act is a verdict, of which the mail can be seen beforehand. */
export const isVerdict = (act: Act): act is Verdict =>
  !isExtending(act) && !["assign", "answer", "update", "reinstate"].includes(act);

/** The question that an entry becomes; its version makes it safe to send twice. */
export const decisionOf = (verdict: Verdict, card: Card, entry: Entry): Question<"decide"> =>
  decisionOn({ id: String(card.fields.id), version: card.version, verdict }, entry);

/** The same for a registration that is known by its id and version alone. */
export const decisionOn = (
  about: { readonly id: string; readonly version: number; readonly verdict: Verdict },
  entry: Entry,
): Question<"decide"> => {
  const { verdict } = about;
  const { ae, code, reason, alternative, note, fields, override } = entry;
  if (verdict === "approve")
    return {
      ...about,
      ...(ae === LATER ? { aeLater: true } : ae && { ae }),
      ...(note && { note }),
      ...(override && { override, reason }),
    };
  if (verdict === "reject") return { ...about, code, reason, alternative, ...(note && { note }) };
  if (verdict === "request-info") return { ...about, fields: [...fields], note };
  return { ...about, reason };
};

export const idOf = ({ fields }: Card): string => String(fields.id ?? "");

/** A registration as people call it: `Initech (DR-0001)`. */
export const nameOf = (card: Card): string => `${card.fields.companyName || "The registration"} (${idOf(card)})`;
