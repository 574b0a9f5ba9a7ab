/** What is shared by all that is done about a protection: how it is written and answered, and the way on once it is over. */
import type { Reply } from "../../contract";
import { isoOrNull } from "../../model/cell";
import type { Change, Letter, Plan } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import type { Registration } from "../../model/registrations";
import { accept } from "../../model/result";
import { sayDay } from "../../rules/days";
import { sayStage } from "../../rules/moves";
import { stageOn } from "../../rules/protection";
import type { Moment } from "../flow";
import type { Decided } from "../registration/case";

type Kept = Reply<"update">;

/** What comes with the change to the row. */
interface Beside {
  readonly changes?: readonly Change[];
  readonly letters?: readonly Letter[];
  readonly reason: string;
  readonly onBehalfOf?: string;
}

/** The plan of a change to a protection, and how it stands afterwards. */
export const kept = (
  row: Decided,
  changed: Partial<Registration>,
  { changes = [], letters = [], ...why }: Beside,
): { ok: true; value: Plan<Kept> } => {
  const set = { ...changed, version: (row.version ?? 0) + 1 };
  const change: Change = { table: "registrations", key: row.id, set };
  return accept({ changes: [change, ...changes], letters, reply: standing({ ...row, ...set }), ...why });
};

const standing = (row: Decided): Kept => ({
  id: row.id,
  stage: row.stage,
  version: row.version ?? 0,
  protectedUntil: row.protectedUntil,
  updateDueOn: row.updateDueOn,
  lastPartnerUpdateAt: isoOrNull(row.lastPartnerUpdateAt),
  extensionAskedAt: isoOrNull(row.extensionAskedAt),
  extensions: row.extensions ?? 0,
});

/** A reason that was not given. */
export const unsaid = (reason: string, text: string): Refusal | undefined =>
  reason === "" ? { why: "needs-reason", text, field: "reason" } : undefined;

/** Nothing can be done any more about a protection in that stage; and what can be done instead. */
export const tooLate = (row: Decided, { today }: Moment): Refusal => {
  const stage = stageOn(row, today);
  return { why: "decided", text: `${saidOf(row, stage)} ${wayOn(row, stage, today)}`.trim(), stage };
};

const saidOf = ({ id, protectedUntil, updateDueOn }: Decided, stage: Registration["stage"]): string => {
  if (stage === "lapsed" && updateDueOn)
    return `${id} has lapsed: the partner's update was due by ${sayDay(updateDueOn)}.`;
  if (stage === "expired" && protectedUntil) return `The protection of ${id} ended on ${sayDay(protectedUntil)}.`;
  return `${id} is ${sayStage(stage).toLowerCase()}.`;
};

const wayOn = ({ protectedUntil }: Decided, stage: Registration["stage"], today: string): string => {
  const isBack = stage === "lapsed" && protectedUntil >= today;
  if (isBack) return "A coordinator may reinstate it, with a reason, while nobody else holds the account.";
  return stage === "lapsed" || stage === "expired" ? REGISTER_ANEW : "";
};

/** The way on when a protection is over for good. */
export const REGISTER_ANEW = "The partner may register the deal anew.";
