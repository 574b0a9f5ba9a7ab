import fc from "fast-check";
import type { Alert } from "../../src/model/attention";
import { alertsAfter, type Look, typedAlert } from "../../src/rules/alerts/lifecycle";
import { dealFaults, metIn, silences, type Wrong } from "../../src/rules/alerts/wrong";
import { dayOf, startOfDay } from "../../src/rules/zone";
import { directoryOf } from "../../src/rules/report/partners";
import { newYork, on, row } from "../notation";

const HOUR = 3_600_000;

/** A desk that works around the clock, so that hours are those on the wall. */
const look = (now: number, more: Partial<Look> = {}): Look => ({
  now,
  today: dayOf(newYork, now),
  isWorkday: true,
  startOf: (day) => startOfDay(newYork, day),
  hoursSince: (from, to) => (to - from) / HOUR,
  leadHours: 24,
  cpoHours: 72,
  ...more,
});

const wrong = (key: string, more: Partial<Wrong> = {}): Wrong => ({
  key,
  kind: "passed",
  about: key,
  partner: "Northwind",
  owner: "ann@example.com",
  what: () => `${key} is wrong`,
  ...more,
});

const monday = on("Mon 2026-03-23 10:00");
const opened = alertsAfter([], [wrong("a")], look(monday)).rows[0]!;
const later = (alert: Alert, hours: number, isWrong = true, more: Partial<Look> = {}) =>
  alertsAfter([alert], isWrong ? [wrong("a")] : [], look(monday + hours * HOUR, more));

describe("an alert", () => {
  it("opens with its owner, since now", () => {
    expect(opened).toMatchObject({ level: "owner", state: "open", firstSeenAt: monday, lastSeenOn: "2026-03-23" });
  });

  it("costs nothing while nothing changes, and one cell on the next working day", () => {
    expect(later(opened, 1)).toMatchObject({ added: [], removed: [] });
    expect(later(opened, 1).set.size).toBe(0);
    expect([...later(opened, 23).set.values()]).toEqual([{ lastSeenOn: "2026-03-24" }]);
    expect(later(opened, 23, true, { isWorkday: false }).set.size).toBe(0);
  });

  it.each([
    [23.9, "owner"],
    [24, "lead"],
    [71.9, "lead"],
    [72, "cpo"],
  ])("of which nobody says a word is after %d hours with: %s", (hours, level) => {
    expect(later(opened, hours).rows[0]?.level).toBe(level);
  });

  it("does not climb over hours in which nobody works", () => {
    expect(later(opened, 100, true, { hoursSince: () => 8 }).rows[0]?.level).toBe("owner");
  });

  it.each(["acknowledged", "snoozed"] as const)("does not climb while it is %s", (state) => {
    const answered = {
      ...opened,
      state,
      acknowledgedAt: monday,
      snoozedUntil: state === "snoozed" ? "2026-03-30" : "",
    };
    expect(later(answered, 100).rows[0]).toMatchObject({ state, level: "owner" });
  });

  it("is open again when its rest is over, is told again, and climbs from then on", () => {
    const snoozed = {
      ...opened,
      state: "snoozed",
      snoozedUntil: "2026-03-27",
      acknowledgedBy: "ann",
      toldAt: 1,
    } as const;
    expect(later(snoozed, 85).rows[0]?.state).toBe("snoozed");
    const back = later(snoozed, 87).rows[0]!;
    expect(back).toMatchObject({ state: "open", level: "owner", acknowledgedBy: "", toldAt: null });
    expect(later(back, 111).rows[0]?.level).toBe("lead");
  });

  it("is gone when nothing is wrong any more, opens anew when it is, and is taken away after 13 weeks", () => {
    const gone = later({ ...opened, state: "acknowledged", acknowledgedAt: monday }, 5, false).rows[0]!;
    expect(gone.state).toBe("gone");
    expect(later(gone, 6, false).set.size).toBe(0);
    expect(later(gone, 30).rows[0]).toMatchObject({
      state: "open",
      firstSeenAt: monday + 30 * HOUR,
      acknowledgedAt: null,
    });
    expect(later(gone, 91 * 24, false).removed).toEqual([]);
    expect(later(gone, 93 * 24, false).removed).toEqual(["a"]);
  });

  it("takes what people type: a state, a day, or both", () => {
    const at = { now: monday + HOUR, today: "2026-03-23" };
    const by = { acknowledgedBy: "ann", acknowledgedAt: at.now };
    expect(typedAlert({ ...opened, state: "acknowledged" }, "ann", at)).toEqual(by);
    expect(typedAlert({ ...opened, snoozedUntil: "2026-03-27" }, "ann", at)).toEqual({ state: "snoozed", ...by });
    expect(typedAlert({ ...opened, state: "snoozed" }, "ann", at)).toEqual({ snoozedUntil: "2026-03-24", ...by });
    const snoozed = { ...opened, ...by, state: "open", snoozedUntil: "2026-03-27" } as const;
    expect(typedAlert(snoozed, "ann", at)).toEqual({ snoozedUntil: "", acknowledgedBy: "", acknowledgedAt: null });
    expect(typedAlert(opened, "ann", at)).toBeUndefined();
  });
});

it("there is one row for each thing that is wrong, none twice, and none of the others is open, in whatever order they come", () => {
  const keys = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });
  const act = fc.constantFrom("", "acknowledged", "snoozed", "open");
  const steps = fc.array(fc.tuple(keys, act, fc.integer({ min: 0, max: 60 })), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (events) => {
      let rows: readonly Alert[] = [];
      let now = monday;
      for (const [found, typed, hours] of events) {
        now += hours * HOUR;
        rows = alertsAfter(
          rows,
          found.map((key) => wrong(key)),
          look(now),
        ).rows;
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        expect(
          rows
            .filter(({ state }) => state !== "gone")
            .map(({ key }) => key)
            .sort(),
        ).toEqual([...new Set(found)].sort());
        expect(
          alertsAfter(
            rows,
            [...found].reverse().map((key) => wrong(key)),
            look(now),
          ).set.size,
        ).toBe(0);
        if (typed) rows = rows.map((one, at) => (at === 0 && one.state !== "gone" ? { ...one, state: typed } : one));
      }
    }),
  );
});

describe("what is wrong", () => {
  const looking = { today: "2026-03-23", now: monday, zone: newYork, ownerOf: () => "ann@example.com" };

  it("is a partner that is silent for 30 days or met nobody for 14, the first day counted in; a new one is not", () => {
    const partners = [
      row("partners", { name: "Northwind", status: "active" }),
      row("partners", { name: "Contoso", status: "active", joinedOn: "2026-03-15" }),
      row("partners", { name: "Adatum", status: "ended" }),
    ];
    const meetings = (said: string) => [row("meetings", { partner: "northwind", status: "held", startsAt: on(said) })];
    const keys = (met: string) =>
      silences(directoryOf(partners), { registered: new Set(), met: metIn(meetings(met), looking) }, looking).map(
        ({ key }) => key,
      );
    expect(keys("Mon 2026-03-09 00:00")).toEqual(["silent/Northwind"]);
    expect(keys("Sun 2026-03-08 23:59")).toEqual(["silent/Northwind", "unmet/Northwind"]);
  });

  it("is a deal past its close date, one without a rate, and the missing fields of an owner in one", () => {
    const stages = [row("stages", { stage: "Proposal", kind: "open" }), row("stages", { stage: "Won", kind: "won" })];
    const deal = { partner: "Northwind", account: "Initech", dealType: "Partner-sourced", stage: "Proposal" } as const;
    const whole = {
      ...deal,
      amount: 5,
      expectedClose: "2026-06-01",
      owner: "lee@example.com",
      currency: "USD",
      registration: "DR-1",
    };
    const found = dealFaults(
      [
        row("deals", { ...whole, id: "D-1", expectedClose: "2026-03-22" }),
        row("deals", { ...whole, id: "D-2", currency: "EUR" }),
        row("deals", { ...whole, id: "D-3", amount: null }),
        row("deals", { ...whole, id: "D-4", dealType: "", owner: "LEE@example.com" }),
        row("deals", { ...whole, id: "D-5", expectedClose: "", owner: "" }),
        row("deals", { ...whole, id: "D-6", stage: "Won", amount: null }),
        row("deals", { ...whole, id: "D-7", currency: "usd" }),
      ],
      stages,
      "USD",
      looking,
    );
    expect(found.map(({ key, owner, what }) => [key, owner, what()])).toEqual([
      ["passed/D-1", "lee@example.com", "D-1 Initech was to close by Mar 22, 2026 and is open"],
      ["rate/D-2", "lee@example.com", "D-2 Initech has no exchange rate from EUR to USD"],
      ["fields/lee@example.com", "lee@example.com", "Fields are missing in 2 deals: D-3 (Amount), D-4 (Deal type)"],
      ["fields/ann@example.com", "ann@example.com", "Fields are missing in 1 deal: D-5 (Expected close, Owner)"],
    ]);
  });
});
