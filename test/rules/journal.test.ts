import type { Plan } from "../../src/model/plan";
import type { Snapshot } from "../../src/model/snapshot";
import { type Deed, linesOf } from "../../src/rules/journal";
import { on, row } from "../notation";

const deed: Deed = {
  actor: "ann@example.com",
  operation: "decide",
  channel: "sidebar",
  batch: "b-1",
  at: on("Fri 2026-03-20 15:00"),
};
const plan = (changes: Plan<null>["changes"], more: Partial<Plan<null>> = {}): Plan<null> => ({
  changes,
  letters: [],
  reply: null,
  ...more,
});
const seen = {
  tables: {
    registrations: {
      rows: [
        { id: "DR-0001", stage: "submitted", waits: [], receivedAt: on("Fri 2026-03-20 15:00"), version: 1 },
        { id: "@17", partner: "Contoso" },
      ],
    },
    holidays: { rows: [row("holidays", { calendar: "desk", day: "2026-12-25", name: "Christmas" })] },
  },
} as unknown as Snapshot;
const told = (...changes: Plan<null>["changes"]) =>
  linesOf(plan(changes), seen, deed, 1).map(({ table, key, before, after }) => ({
    table,
    key,
    before: before && JSON.parse(before),
    after: after && JSON.parse(after),
  }));

describe("the history of a plan", () => {
  it("tells what a row was and what it became, in the columns that were set and read", () => {
    const set = { stage: "approved", version: 2, decidedAt: on("Mon 2026-03-23 10:00"), ae: "" } as const;
    expect(told({ table: "registrations", key: "DR-0001", set })).toEqual([
      {
        table: "registrations",
        key: "DR-0001",
        before: { stage: "submitted", version: 1 },
        after: { stage: "approved", version: 2, decidedAt: "2026-03-23T14:00:00.000Z" },
      },
    ]);
  });

  it("tells waits as moments in UTC", () => {
    const waits = [[on("Fri 2026-03-20 16:00"), null]] as const;
    expect(told({ table: "registrations", key: "DR-0001", set: { waits } })[0]?.after).toEqual({
      waits: ["2026-03-20T20:00:00.000Z/"],
    });
  });

  it("tells of a new row what is in it, and of one that is gone what was", () => {
    expect(
      told(
        { table: "registrations", add: { id: "DR-0002", stage: "submitted", flags: [] } },
        { table: "holidays", key: "desk/2026-12-25", remove: true },
      ),
    ).toEqual([
      { table: "registrations", key: "DR-0002", before: "", after: { id: "DR-0002", stage: "submitted" } },
      {
        table: "holidays",
        key: "desk/2026-12-25",
        before: { calendar: "desk", day: "2026-12-25", name: "Christmas" },
        after: "",
      },
    ]);
  });

  it("knows a row that a person typed by the id that it gets", () => {
    expect(told({ table: "registrations", key: "@17", set: { id: "DR-0003", stage: "submitted" } })[0]?.key).toBe(
      "DR-0003",
    );
    expect(told({ table: "registrations", key: "@17", set: { stage: "submitted" } })[0]?.key).toBe("@17");
  });

  it("leaves out clocks and mails, which follow from the rest", () => {
    expect(
      told({ table: "clocks", add: { id: "DR-0001/ae" } }, { table: "outbox", key: "a", set: { state: "sent" } }),
    ).toEqual([]);
  });

  it("numbers its lines on, and says who did it, why, for whom and through which door", () => {
    const changes = [
      { table: "registrations", key: "DR-0001", set: { version: 2 } },
      { table: "settings", add: { key: "program", value: "Northwind" } },
    ] as const;
    const lines = linesOf(plan(changes, { reason: "They asked on Monday", onBehalfOf: "Contoso" }), seen, deed, 41);
    expect(lines.map(({ n }) => n)).toEqual([41, 42]);
    for (const line of lines)
      expect(line).toMatchObject({ ...deed, reason: "They asked on Monday", onBehalfOf: "Contoso" });
  });

  it("says of each row why, where each was done for a reason of its own", () => {
    const changes = ["DR-0001", "DR-0002"].map((key) => ({
      table: "registrations" as const,
      key,
      set: { version: 2 },
    }));
    const reasons = { "DR-0001": "In renewal" };
    expect(
      linesOf(plan(changes, { reason: "All at once", reasons }), seen, deed, 1).map(({ reason }) => reason),
    ).toEqual(["In renewal", "All at once"]);
  });

  it("tells nothing of what a check works out, whoever caused it, and tells what a person ticks", () => {
    const tick = [{ table: "ticks" as const, add: { item: "decide", since: "2026-03-20" } }];
    expect(linesOf(plan(tick), seen, { ...deed, operation: "sweep", channel: "sidebar" }, 1)).toEqual([]);
    expect(linesOf(plan(tick), seen, { ...deed, operation: "ticked", channel: "hourly" }, 1)).toEqual([]);
    expect(linesOf(plan(tick), seen, { ...deed, operation: "tick", channel: "sidebar" }, 1)).toHaveLength(1);
  });

  it("is one line for a list, whatever it brought, with what takes it out again", () => {
    const add = Array.from({ length: 3 }, (_, at) => ({ table: "deals" as const, add: { id: `D-${at}` } }));
    const summary = { table: "deals", text: "3 added" } as const;
    const before = JSON.stringify({ added: ["D-0", "D-1", "D-2"], changed: {} });
    expect(linesOf(plan(add, { summary }), seen, deed, 7)).toEqual([
      { ...deed, n: 7, table: "deals", key: "", before, after: "3 added", reason: "", onBehalfOf: "" },
    ]);
    const long = [{ table: "deals" as const, add: { id: "x".repeat(60_000) } }];
    expect(linesOf(plan(long, { summary }), seen, deed, 7)[0]?.before).toBe("");
  });

  it("fits into a cell, which ends at 50,000 characters", () => {
    const [line] = linesOf(plan([{ table: "settings", add: { key: "k", value: "x".repeat(60_000) } }]), seen, deed, 1);
    expect(line?.after.length).toBeLessThanOrEqual(50_000);
  });
});
