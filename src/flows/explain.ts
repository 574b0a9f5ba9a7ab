/** Why a clock falls due when it does. */
import { iso } from "../model/cell";
import { refuse } from "../model/result";
import { soundPolicy } from "../rules/sla/policies";
import { explanationOf } from "../rules/sla/explanation";
import { clockNowOf, clockReads } from "./clocks";
import { answers, flowOf } from "./flow";
import { deskHours } from "./registration/arrival";
import { clockViews } from "./registration/clock-view";

export const explain = flowOf<"explain">()({
  who: "everybody",
  reads: { ...clockReads, holidays: ["calendar", "day", "name"] },
  about: (facts, { clock }) => facts.clocks.filter(({ id }) => id === clock),
  plan: (facts, { clock: id }, moment) => {
    const kept = facts.clocks.find((one) => one.id === id);
    if (!kept) return refuse({ why: "not-found", text: `${id} is not in the SLA tracker.`, field: "clock" });
    const row = facts.policies.find(({ key }) => key === kept.policy);
    if (!row)
      return refuse({
        why: "not-found",
        text: `The rule ${kept.policy} is no longer in the SLA rules tab.`,
        field: "clock",
      });
    const policy = soundPolicy(row);
    const hours = deskHours(facts, moment);
    const clock = clockNowOf(kept, policy, hours, moment.now);
    const { zone, now } = moment;
    const sentences = explanationOf({ policy, clock, zone, now, holidays: facts.holidays }, hours);
    return answers({ asOf: iso(now), clock: clockViews(facts.policies)(clock), sentences });
  },
});
