/** How a deal goes: the partner's word keeps its protection alive, ours is noted and does not count (R-027, Q8). */
import type { Input } from "../../contract";
import type { DealStage } from "../../model/pipeline";
import type { Change } from "../../model/plan";
import type { Refusal } from "../../model/refusal";
import type { Registration } from "../../model/registrations";
import { accept, refuse, type Result } from "../../model/result";
import type { Facts, Reads } from "../../model/workbook";
import { seenInStage } from "../../rules/deals/attribution";
import { addDays } from "../../rules/days";
import { may, moves } from "../../rules/moves";
import { stageOn } from "../../rules/protection";
import { type Always, flowOf, type Moment } from "../flow";
import { changedSince, type Decided, decisionReads, registrationCalled, aboutRegistration } from "../registration/case";
import { clocksGone } from "../registration/clocks";
import { closed } from "../registration/other-verdicts";
import { kept, tooLate } from "./kept";

const reads = {
  ...decisionReads,
  stages: ["stage", "kind", "activePipeline"],
  deals: ["id", "registration", "stage", "closedOn", "seen", "version"],
} as const satisfies Reads;

type UpdateFacts = Facts<typeof reads & Always>;

/**
 * The partner's moves the next day for an update, never the end of the protection. With `dealStage` the linked deal moves
 * too; a stage that is won or lost ends the registration, even one that has lapsed or expired.
 */
export const update = flowOf<"update">()({
  who: moves.update.who,
  reads,
  writes: [],
  about: aboutRegistration,
  plan: (facts, input, moment) => {
    const called = registrationCalled(facts.registrations, input.id);
    if (!called.ok) return called;
    const row = called.value;
    const stage = stageCalled(facts.stages, input.dealStage);
    if (!stage.ok) return stage;
    const move = moveBy[stage.value?.kind || "open"];
    if (!may(move, stageOn(row, moment.today))) return refuse(tooLate(row, moment));
    const changed = changedSince(row, input.version);
    if (changed) return refuse(changed);
    const note = input.note.trim();
    if (note === "") return refuse({ why: "needs-reason", text: "Say how the deal goes.", field: "note" });
    const reason = stage.value ? `${note} (deal stage: ${stage.value.stage})` : note;
    const ends = move === "update" ? {} : { ...closed(row, reason, moment), stage: moves[move].to };
    return kept(
      row,
      { ...heard(input, moment), ...ends },
      {
        changes: [
          ...dealsMoved(facts, row, stage.value, moment),
          ...(move === "update" ? [] : clocksGone(facts, row.id)),
        ],
        reason,
        onBehalfOf: input.by === "partner" ? row.partner : "",
      },
    );
  },
});

const moveBy = { open: "update", won: "win", lost: "lose" } as const;

const heard = ({ by }: Input<"update">, { now, today, settings }: Moment): Partial<Registration> =>
  by === "partner" ? { lastPartnerUpdateAt: now, updateDueOn: addDays(today, settings.updateDays) } : {};

type Stage = Pick<DealStage, "stage" | "kind">;

/** The stage of that name, whatever the case; none where none is named. */
const stageCalled = (stages: readonly Stage[], said = ""): Result<Stage | undefined, Refusal> => {
  const stage = stages.find((one) => one.stage.toLowerCase() === said.trim().toLowerCase());
  if (said === "" || stage) return accept(stage);
  const known = stages.map((one) => one.stage).join(", ");
  return refuse({ why: "invalid", text: `"${said}" is no stage of a deal: ${known}.`, field: "dealStage" });
};

/** The deals of the registration, in their new stage. */
const dealsMoved = (
  { deals }: UpdateFacts,
  { id }: Decided,
  to: Stage | undefined,
  { now, today }: Moment,
): Change[] =>
  to === undefined
    ? []
    : deals
        .filter((deal) => deal.registration === id && deal.stage !== to.stage)
        .map((deal) => {
          const closedOn = to.kind === "open" ? "" : deal.closedOn || today;
          const seen = seenInStage(deal.seen, to.stage);
          const set = { stage: to.stage, stageChangedAt: now, closedOn, seen, version: (deal.version ?? 0) + 1 };
          return { table: "deals", key: deal.id, set };
        });
