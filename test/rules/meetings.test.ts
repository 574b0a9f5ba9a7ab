/** The week against its targets (S32), what is owed after a meeting (S31), and what the log of meetings counts. */
import { intlOffsets } from "../../src/rules/calendar";
import { firstHeldById, heldByDeal, recounted } from "../../src/rules/meetings/held";
import { isUnsettled, owedFor } from "../../src/rules/meetings/owed";
import { floorOf, standingOf, targetByTier } from "../../src/rules/meetings/targets";
import { weekOf } from "../../src/rules/meetings/week";
import { timesOf } from "../../src/rules/report/facts";
import { directoryOf } from "../../src/rules/report/partners";
import { settingsOf } from "../../src/rules/settings";
import { hoursOf } from "../../src/rules/sla/hours";
import { firstPolicyRows } from "../../src/rules/sla/policies";
import { newYork, on, row } from "../notation";

describe("S32: the target of a week", () => {
  it.each([
    ["Platinum", 5, 0, "green", "On target"],
    ["Platinum", 4, 0, "red", "1 missing"],
    ["Platinum", 4, 1, "yellow", "On target if all are held"],
    ["Platinum", 0, 2, "red", "3 missing"],
    ["Gold", 2, 0, "green", "On target"],
    ["Gold", 1, 0, "red", "1 missing"],
    ["Silver", 0, 0, "none", "As needed"],
    ["Registered", 0, 0, "none", "No target"],
    ["", 3, 0, "none", "No target"],
  ] as const)("of %s with %d held and %d to come is %s: %s", (tier, held, ahead, status, words) => {
    expect(standingOf(tier, held, ahead)).toEqual({ status, words });
  });

  it("is said as a range, and counted by its floor (Q29, Q40)", () => {
    expect(Object.values(targetByTier).map(({ said }) => said)).toEqual(["5 or more", "2-3", "as needed", "none"]);
    expect((["Platinum", "Gold", "Silver", "Registered", ""] as const).map(floorOf)).toEqual([5, 2, 1, 0, 0]);
  });
});

describe("a week of the joint calendar", () => {
  const partner = (name: string, tier: "Platinum" | "Gold" | "Silver", more = {}) =>
    row("partners", { name, tier, status: "active", ...more });
  const directory = directoryOf([
    partner("Contoso", "Platinum", { aliases: ["Contoso Hosting"] }),
    partner("Fabrikam", "Gold"),
    partner("Tailspin", "Gold"),
    partner("Northwind", "Silver"),
    partner("Gone", "Gold", { status: "ended" }),
  ]);
  const settings = settingsOf([]);
  const meeting = (partner: string, said: string, status: "booked" | "held" | "cancelled" | "no-show" = "held") =>
    row("meetings", { id: said, partner, startsAt: on(said), status });
  const week = (rows: Parameters<typeof weekOf>[0], now = "Wed 2026-03-18 12:00") =>
    weekOf(rows, directory, timesOf({ week: "2026-W12", now: on(now), zone: newYork, settings }));
  const held = ["Mon 2026-03-16 09:00", "Mon 2026-03-16 11:00", "Tue 2026-03-17 09:00", "Tue 2026-03-17 11:00"];

  it("shows partners below their target first, under whichever of their names they met", () => {
    const { partners } = week([
      ...held.map((at) => meeting("Contoso Hosting", at)),
      meeting("contoso", "Fri 2026-03-20 09:00", "booked"),
      meeting("Fabrikam", "Mon 2026-03-16 00:00"),
      meeting("Fabrikam", "Tue 2026-03-17 23:59"),
      meeting("Tailspin", "Sun 2026-03-15 23:59"),
    ]);
    expect(partners.map(({ partner, held, booked, status }) => [partner, held, booked, status])).toEqual([
      ["Tailspin", 0, 0, "red"],
      ["Contoso", 4, 1, "yellow"],
      ["Fabrikam", 2, 0, "green"],
      ["Northwind", 0, 0, "none"],
    ]);
  });

  it("counts neither what was cancelled or missed, nor a booking that is over", () => {
    const { partners } = week([
      meeting("Fabrikam", "Mon 2026-03-16 09:00", "cancelled"),
      meeting("Fabrikam", "Mon 2026-03-16 10:00", "no-show"),
      meeting("Fabrikam", "Mon 2026-03-16 11:00", "booked"),
    ]);
    expect(partners.find((one) => one.partner === "Fabrikam")).toMatchObject({
      held: 0,
      booked: 0,
      words: "2 missing",
    });
  });

  it("says of a tier how many of its partners are below target, with the floors added up", () => {
    const { tiers } = week([meeting("Fabrikam", held[0]!), meeting("Fabrikam", held[1]!)]);
    expect(
      tiers.map(({ tier, partners, held, target, status, words }) => [tier, partners, held, target, status, words]),
    ).toEqual([
      ["Platinum", 1, 0, 5, "red", "1 of 1 below target"],
      ["Gold", 2, 2, 4, "red", "1 of 2 below target"],
      ["Silver", 1, 0, 1, "none", "As needed"],
      ["Registered", 0, 0, 0, "none", "No partner"],
    ]);
  });

  it("finds the gaps of the week after: Platinum and Gold below the floor, Silver never (R-061)", () => {
    const { gaps } = week([
      meeting("Fabrikam", "Mon 2026-03-23 09:00", "booked"),
      meeting("Fabrikam", "Sun 2026-03-29 23:00", "booked"),
      meeting("Tailspin", "Mon 2026-03-23 09:00", "booked"),
      meeting("Tailspin", "Mon 2026-03-23 10:00", "cancelled"),
      meeting("Tailspin", "Mon 2026-03-30 00:00", "booked"),
    ]);
    expect(gaps.map(({ partner, booked, floor }) => [partner, booked, floor])).toEqual([
      ["Contoso", 0, 5],
      ["Tailspin", 1, 2],
    ]);
  });

  it.each([
    ["Wed 2026-03-04 00:00", false],
    ["Tue 2026-03-03 23:59", true],
  ])("calls a partner silent that was met last at %s: %s (Q28)", (at, isSilent) => {
    expect(week([meeting("Fabrikam", at)]).silent.includes("Fabrikam")).toBe(isSilent);
  });
});

describe("S31: after a meeting", () => {
  const policies = firstPolicyRows("desk");
  const hours = hoursOf(
    { calendars: [], holidays: [] },
    { key: "desk", zone: newYork.name },
    intlOffsets,
    on("Fri 2026-03-20 12:00"),
  );
  const owed = (more: Parameters<typeof row<"meetings">>[1], now: number) =>
    owedFor(
      row("meetings", { id: "M-1", partner: "Contoso", status: "held", nextStep: "Demo", ...more }),
      (key) => policies.find((policy) => policy.key === key),
      hours,
      now,
    ).map(({ what, dueAt, state }) => [what, dueAt, state]);

  it.each([
    ["Fri 2026-03-20 16:30", on("Fri 2026-03-20 20:30"), on("Sat 2026-03-21 16:30")],
    ["Fri 2026-03-20 22:00", on("Fri 2026-03-20 23:59:59"), on("Sat 2026-03-21 22:00")],
    ["Sat 2026-03-07 21:00", on("Sat 2026-03-07 23:59:59"), on("Sun 2026-03-08 22:00")],
  ])("that ended %s notes, follow-up and stage are owed by their moments", (said, notes, later) => {
    const ended = on(said);
    const due = owed({ startsAt: ended - 3_600_000, endsAt: ended }, ended + 60_000);
    expect(due.map(([what, dueAt]) => [what, dueAt])).toEqual([
      ["notes", notes],
      ["follow-up", later],
      ["stage", later],
    ]);
  });

  it("owes no more what was done, and a next step at once where none was agreed (R-058)", () => {
    const startsAt = on("Fri 2026-03-20 16:30");
    const done = { notesAt: startsAt + 1, stageUpdatedAt: startsAt + 1 };
    expect(owed({ startsAt, ...done, nextStep: "" }, on("Fri 2026-03-20 17:00"))).toEqual([
      ["next-step", startsAt, "breached"],
      ["follow-up", on("Sat 2026-03-21 16:30"), "running"],
    ]);
  });

  it("asks what became of a booked one that is over, and for the invitation to a QBR", () => {
    const startsAt = on("Tue 2026-09-15 14:00");
    expect(owed({ startsAt, status: "booked" }, on("Tue 2026-09-15 14:01"))).toEqual([["held", null, "at-risk"]]);
    expect(owed({ startsAt, status: "booked", type: "QBR" }, on("Tue 2026-09-01 10:00"))).toEqual([
      ["qbr", on("Wed 2026-09-09 00:00"), "running"],
    ]);
    expect(isUnsettled({ status: "booked", startsAt: null, endsAt: null }, startsAt)).toBe(false);
  });
});

describe("the counter of a deal", () => {
  const log = (["held", "held", "booked", "cancelled", "no-show"] as const).map((status) => ({
    deal: " D-1 ",
    status,
  }));

  it("counts what was held", () => {
    expect([...heldByDeal([...log, { deal: "", status: "held" }])]).toEqual([["D-1", 2]]);
  });

  it("is written where it says something else, a blank one of a deal without meetings not", () => {
    const deals = [
      { id: "D-1", meetingsHeld: 1 },
      { id: "D-2", meetingsHeld: 3 },
      { id: "D-3", meetingsHeld: null },
    ];
    expect(recounted(deals, log)).toEqual([
      { table: "deals", key: "D-1", set: { meetingsHeld: 2 } },
      { table: "deals", key: "D-2", set: { meetingsHeld: 0 } },
    ]);
  });

  it("takes the earliest held one as the first about a registration", () => {
    const at = (startsAt: number | null, status: "held" | "booked" = "held") => ({
      registration: "DR-1",
      status,
      startsAt,
    });
    expect([...firstHeldById([at(5), at(3), at(1, "booked"), at(null)])]).toEqual([["DR-1", 3]]);
  });
});
