/** What the keys behind a number stand for. */
import type { Input, Reply } from "../../contract";
import type { Facts, Reads } from "../../model/workbook";
import { sayMoment } from "../../rules/days";
import { answers, flowOf, type Moment } from "../flow";

const reads = {
  registrations: ["id", "companyName", "partner"],
  deals: ["id", "account", "partner", "stage"],
  meetings: ["id", "type", "partner", "startsAt"],
  partners: ["name", "tier"],
} as const satisfies Reads;

type Known = Partial<Facts<typeof reads>>;
type Item = Reply<"named">["items"][number];

/** The rows of a table with their names, in the order of the keys; a key that is not there any more stands alone. */
export const named = flowOf<"named">()({
  who: "everybody",
  reads: {},
  alsoReads: ({ table }) => ({ [table]: reads[table] }),
  plan: (facts, { table, keys }, moment) => {
    // Read because `alsoReads` asked for it.
    const known = new Map(itemsOf(facts as Known, table, moment).map((item) => [item.key, item]));
    return answers({ items: keys.map((key) => known.get(key) ?? { key, title: key, detail: "" }) });
  },
});

const itemsOf = (facts: Known, table: Input<"named">["table"], { zone }: Moment): Item[] =>
  ({
    registrations: () =>
      (facts.registrations ?? []).map(({ id, companyName, partner }) => ({
        key: id,
        title: companyName,
        detail: partner,
      })),
    deals: () =>
      (facts.deals ?? []).map(({ id, account, partner, stage }) => ({
        key: id,
        title: account,
        detail: [partner, stage].filter(Boolean).join(", "),
      })),
    meetings: () =>
      (facts.meetings ?? []).map(({ id, type, partner, startsAt }) => ({
        key: id,
        title: `${type || "Meeting"} with ${partner}`,
        detail: startsAt === null ? "" : sayMoment(zone, startsAt),
      })),
    partners: () => (facts.partners ?? []).map(({ name, tier }) => ({ key: name, title: name, detail: tier })),
  })[table]();
