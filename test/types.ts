/** What must not compile; the worlds of browser, server and pure code are told apart in build/worlds.test.ts. */
import type { Operation, Reply } from "../src/contract";
import { answers, flowOf } from "../src/flows/flow";
import type { Change } from "../src/model/plan";
import { type Question, server } from "../src/pages/shared/server";

// @ts-expect-error there is no such operation
void server("destroy", {});
// @ts-expect-error a registration is looked up by its id
void server("registration", { partner: "Contoso" });
// @ts-expect-error a field is a text, a number or yes and no
void server("register", { token: "1", closeQuarter: new Date("2026-09-30") });
// @ts-expect-error the queue has items, not rows
void server("queue", {}).then((answer) => answer.ok && answer.reply.rows);

/** Whether a Date is anywhere in it: it would turn the whole answer into null on its way to the page. */
type HoldsDate<T> = T extends Date
  ? true
  : T extends readonly (infer E)[]
    ? HoldsDate<E>
    : T extends object
      ? { [K in keyof T]-?: HoldsDate<T[K]> }[keyof T]
      : never;
declare const crossing: <T>(...dates: [HoldsDate<T>] extends [never] ? [] : ["a Date cannot cross"]) => void;

crossing<Question<Operation>>();
crossing<Reply<Operation>>();
// @ts-expect-error
crossing<{ readonly items: readonly { readonly decidedAt: Date | null }[] }>();

export const changes: readonly Change[] = [
  { table: "registrations", key: "DR-0001", set: { stage: "approved" } },
  // @ts-expect-error there is no such stage
  { table: "registrations", key: "DR-0001", set: { stage: "maybe" } },
  // @ts-expect-error there is no such column
  { table: "registrations", key: "DR-0001", set: { colour: "red" } },
  // @ts-expect-error a moment is epoch milliseconds
  { table: "registrations", key: "DR-0001", set: { decidedAt: "2026-03-24" } },
  // @ts-expect-error there is no such table
  { table: "approvals", add: {} },
];

const listing = flowOf<"queue">();
const empty = { asOf: "2026-03-24T10:00:00Z", items: [], next: null };

export const flows = [
  listing({ who: "everybody", reads: { registrations: ["id"] }, plan: () => answers(empty) }),
  // @ts-expect-error the log has no such column
  listing({ who: "everybody", reads: { registrations: ["colour"] }, plan: () => answers(empty) }),
  // @ts-expect-error nobody has such a role
  listing({ who: ["emperor"], reads: {}, plan: () => answers(empty) }),
  // @ts-expect-error the contract promises a list
  listing({ who: "everybody", reads: {}, plan: () => answers({ ...empty, items: null }) }),
  listing({
    who: "everybody",
    reads: { registrations: ["id"] },
    plan: ({ registrations, settings }) => {
      registrations.map(({ id }) => id);
      settings.map(({ key }) => key);
      // @ts-expect-error it did not ask for the stage
      registrations.map(({ stage }) => stage);
      return answers(empty);
    },
  }),
  // @ts-expect-error it did not ask for the partners
  listing({ who: "everybody", reads: {}, plan: ({ partners }) => answers({ ...empty, items: partners }) }),
];
