import type { Plan } from "../../src/model/plan";
import { rowKey, tableOf } from "../../src/model/workbook";
import { reportMail } from "../../src/mail/report";
import { accepted, on } from "../notation";
import { asks, avery, cory, type Desk, deskAfter, deskWith, errandOf, ops, runs, withDeal } from "./desk";

const monday = on("Mon 2026-03-23 08:45");
const board = (desk: Desk, now = monday) => accepted(runs(desk, "board", {}, { now }));
const lineIn = (desk: Desk, key: string) => desk.lines.find((line) => line.key === key);
const changed = ({ changes }: Plan<unknown>) => changes.map((change) => ("key" in change ? change.key : "new"));

const deals = [
  { id: "OP-1", partner: "Contoso Cloud", dealType: "Partner-sourced", stage: "Proposal", amount: 120_000 },
  { id: "OP-2", partner: "Northwind", dealType: "Partner-influenced", stage: "Proposal", amount: 45_000 },
] as const;
const begun = withDeal({ deals });
const filled = deskAfter(begun, accepted(runs(begun, "weekly", {}, { now: monday })));

describe("the Monday report tab", () => {
  it("is brought up to date in the write with which the report goes out, and holds the numbers of its mail", () => {
    const figures = JSON.parse(filled.weeks[0]?.figures ?? "");
    const { text } = reportMail(figures, { program: "" });
    expect(lineIn(filled, "week")).toMatchObject({ line: "Week of Mar 16, 2026" });
    expect(text).toContain(`New registrations this week: ${lineIn(filled, "newRegistrations")?.figure}\n`);
    expect(lineIn(filled, "sourcedPipeline")?.sourced).toBe(figures.sourcedPipeline);
    expect(lineIn(filled, "influencedPipeline")?.influenced).toBe(figures.influencedPipeline);
    expect(lineIn(filled, "byTier.Silver")).toMatchObject({ sourced: 0, influenced: 45_000 });
    expect(filled.trend[12]).toMatchObject({ week: "2026-W12", sourcedGold: 120_000, influencedSilver: 45_000 });
  });

  it("fills the rows that set-up made, and adds the others below them", () => {
    const plan = board(begun);
    const { changes, reply } = plan;
    const weeks = changes.filter(({ table }) => table === "trend");
    expect(weeks.map((change) => "set" in change && change.key)).toEqual(
      tableOf("trend").rows.map(({ ago }) => String(ago)),
    );
    expect(changed({ ...plan, changes: changes.filter(({ table }) => table === "lines") })[0]).toBe("week");
    expect(reply).toEqual({ lines: filled.lines.length, changed: changes.length });
    expect(filled.trend.map(({ week }) => week)).toEqual(filled.trend.map(({ week }) => week).sort());
  });

  it("is written only where a cell reads otherwise", () => {
    expect(board(filled).changes).toEqual([]);
    const more = { ...filled, deals: filled.deals.map((deal) => ({ ...deal, amount: (deal.amount ?? 0) + 1000 })) };
    const plan = board(more);
    expect(changed(plan)).toEqual(["sourcedPipeline", "influencedPipeline", "byTier.Gold", "byTier.Silver"]);
    expect(plan.changes[0]).toEqual({
      table: "lines",
      key: "sourcedPipeline",
      set: { figure: "$121K", sourced: 121_000 },
    });
  });

  it("keeps its order where a line came or went, or where somebody sorted it", () => {
    const wanted = filled.lines.map((line) => rowKey("lines", line));
    const sorted = { ...filled, lines: [...filled.lines].reverse(), trend: [...filled.trend].reverse() };
    const after = deskAfter(sorted, board(sorted));
    expect(after.lines.map(({ key }) => key)).toEqual(wanted);
    expect(after.trend).toEqual(filled.trend);
    const attached = [...deals, { ...deals[0], id: "OP-3", dealType: "Company-sourced (partner-attached)" as const }];
    const longer = { ...filled, deals: deskWith({ deals: attached }).deals };
    const grown = deskAfter(longer, board(longer));
    expect(grown.lines.map(({ key }) => key)).toEqual(
      wanted.flatMap((key) => (key === "influencedPipeline" ? [key, "attachedPipeline"] : [key])),
    );
    const shorter = { ...grown, deals: filled.deals };
    expect(deskAfter(shorter, board(shorter)).lines).toEqual(filled.lines);
  });

  it("leaves what people typed below it", () => {
    const note = { ...deskWith().lines[0]!, key: "@99", line: "Ask Ann about Contoso" };
    const plan = board({ ...filled, lines: [...filled.lines, note] });
    expect(plan.changes).toEqual([]);
  });

  it("tells a week as it was sent, whatever became of its rows; of others it tells what the rows count", () => {
    const later = {
      ...filled,
      registrations: filled.registrations.map((row) => ({ ...row, receivedAt: on("Wed 2026-03-11 10:00") })),
    };
    const after = deskAfter(later, board(later));
    expect(after.trend.slice(-2)).toMatchObject([
      { week: "2026-W11", newRegistrations: 1, sourcedPipeline: null },
      { week: "2026-W12", newRegistrations: 1, sourcedPipeline: 120_000 },
    ]);
    expect(lineIn(after, "newRegistrations")).toMatchObject({ figure: "0", before: "1" });
    for (const figures of ["{", "7", "null", ""]) {
      const broken = { ...later, weeks: [{ ...later.weeks[0]!, figures }] };
      expect(deskAfter(broken, board(broken)).trend[12]).toMatchObject({ newRegistrations: 0, sourcedPipeline: null });
    }
  });
});

describe("who brings it up to date", () => {
  it.each([cory, avery])("%s may ask for it", (user) => {
    expect(accepted(asks(begun, "refreshReport", {}, { now: monday, user })).reply.lines).toBe(filled.lines.length);
  });

  it.each([
    ["Fri 2026-03-20 16:59", undefined],
    ["Fri 2026-03-20 17:00", { flow: "board", once: "2026-03-20" }],
    ["Fri 2026-03-20 23:59", { flow: "board", once: "2026-03-20" }],
    ["Sat 2026-03-21 17:00", { flow: "board", once: "2026-03-21" }],
  ])("the check at %s finds %j to be done (R-155)", (now, errand) => {
    expect(errandOf(accepted(runs(deskWith(), "sweep", {}, { now: on(now) })), "board")).toEqual(errand);
  });

  it("the line of Today that asks for it is ticked then, and stays so", () => {
    const asked = deskWith({ ticks: [{ item: "board", since: "2026-03-20", count: 1 }] });
    const evening = on("Fri 2026-03-20 17:10");
    const after = deskAfter(asked, board(asked, evening));
    expect(after.ticks[0]).toMatchObject({ done: true, doneAt: evening, doneBy: ops });
    const later = accepted(runs(after, "sweep", {}, { now: on("Fri 2026-03-20 18:10") }));
    expect(later.changes.filter((change) => "key" in change && change.key.startsWith("board/"))).toEqual([]);
  });

  it("the end of the day is told in the program's zone", () => {
    const tokyo = deskWith({ settings: [{ key: "zone", value: "Asia/Tokyo" }] });
    const errand = (now: string) => errandOf(accepted(runs(tokyo, "sweep", {}, { now: Date.parse(now) })), "board");
    expect(errand("2026-03-20T07:59:00Z")).toBeUndefined();
    expect(errand("2026-03-20T08:00:00Z")).toEqual({ flow: "board", once: "2026-03-20" });
  });
});
