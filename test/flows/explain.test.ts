import { accepted, on, refused } from "../notation";
import { asks, deal, type Desk, deskWith, does, kim, withDeal } from "./desk";

const explained = (desk: Desk, clock: string, said: string) =>
  accepted(asks(desk, "explain", { clock }, { now: on(said) })).reply.sentences;

const asked = (desk: Desk, said: string) =>
  does(desk, "decide", { id: "DR-0001", verdict: "request-info", note: "Which site?" }, { now: on(said) });

describe("why a decision is due when it is", () => {
  it("says the promise, the start, the days that do not count, and the sum", () => {
    expect(explained(withDeal(), "DR-0001/decision", "Mon 2026-03-23 10:00")).toEqual([
      "Registration approved or rejected: we owe it within 2 working days (Mon-Fri, New York time, holidays off; each working day counts 24 hours).",
      "Registration received: Fri 20 Mar 2026, 15:00.",
      "Closed, so not counted: Sat 21 Mar 2026, Sun 22 Mar 2026.",
      "19 h used, 29 h remain: due Tue 24 Mar 2026, 15:00.",
    ]);
  });

  it("names the holidays", () => {
    const holidays = [{ calendar: "desk", day: "2026-03-23", name: "Founders' Day" }];
    expect(explained(withDeal({ holidays }), "DR-0001/decision", "Mon 2026-03-23 10:00").slice(2)).toEqual([
      "Closed, so not counted: Sat 21 Mar 2026, Sun 22 Mar 2026, Mon 23 Mar 2026 (Founders' Day).",
      "9 h used, 39 h remain: due Wed 25 Mar 2026, 15:00.",
    ]);
  });

  it("leaves out the time in which we waited for the partner", () => {
    const answered = does(
      asked(withDeal(), "Fri 2026-03-20 21:00"),
      "answer",
      { id: "DR-0001", fields: { industry: "Steel" } },
      { now: on("Tue 2026-03-24 11:00") },
    );
    expect(explained(answered, "DR-0001/decision", "Tue 2026-03-24 12:30").slice(2)).toEqual([
      "6 h passed until Fri 20 Mar 2026, 21:00, when we asked you for details.",
      "From then until Tue 24 Mar 2026, 11:00 we waited for you: not counted.",
      "Closed, so not counted: Sat 21 Mar 2026, Sun 22 Mar 2026.",
      "7 h 30 min used, 40 h 30 min remain: due Thu 26 Mar 2026, 05:00.",
    ]);
  });

  it("has no deadline while we wait", () => {
    const sentences = explained(asked(withDeal(), "Fri 2026-03-20 21:00"), "DR-0001/decision", "Mon 2026-03-23 10:00");
    expect(sentences).toContain(
      "Since then we wait for you: not counted, and there is no deadline until your answer is here.",
    );
    expect(sentences.at(-1)).toBe("6 h used so far.");
  });

  it.each([
    ["Wed 2026-03-25 16:30", "It was due Tue 24 Mar 2026, 15:00; 73 h 30 min used: 25 h 30 min late."],
    ["Tue 2026-03-24 15:00", "48 h used, 0 min remain: due Tue 24 Mar 2026, 15:00."],
  ])("at %s sums up: %s", (said, sum) => {
    expect(explained(withDeal(), "DR-0001/decision", said).at(-1)).toBe(sum);
  });

  it.each([
    ["Mon 2026-03-23 10:00", "after 19 h: in time."],
    ["Wed 2026-03-25 16:00", "after 73 h: too late by 25 h."],
  ])("decided on %s it ended %s", (said, ending) => {
    const decided = does(withDeal(), "decide", { id: "DR-0001", verdict: "approve", ae: kim }, { now: on(said) });
    expect(explained(decided, "DR-0001/decision", "Fri 2026-03-27 10:00").at(-1)).toContain(ending);
  });

  it("S4: says that the clocks went forward in between", () => {
    const desk = does(deskWith(), "register", deal(), { now: on("Fri 2026-03-06 16:30") });
    expect(explained(desk, "DR-0001/decision", "Mon 2026-03-09 16:30").slice(2)).toEqual([
      "Closed, so not counted: Sat 7 Mar 2026, Sun 8 Mar 2026.",
      "In between the clocks went forward by 1 h.",
      "24 h used, 24 h remain: due Tue 10 Mar 2026, 16:30.",
    ]);
  });

  it("counts working days by their dates", () => {
    const decided = does(withDeal(), "decide", { id: "DR-0001", verdict: "approve", ae: kim });
    expect(explained(decided, "DR-0001/meeting", "Mon 2026-03-23 10:00")).toEqual([
      "First joint meeting held: we owe it within 5 working days (Mon-Fri, New York time, holidays off; the day after the start is the first, due at the end of the last).",
      "Account executive named: Fri 20 Mar 2026, 15:00.",
      "Closed, so not counted: Sat 21 Mar 2026, Sun 22 Mar 2026.",
      "Due end of Fri 27 Mar 2026.",
    ]);
    const [late] = explained(decided, "DR-0001/meeting", "Mon 2026-03-30 02:00").slice(-1);
    expect(late).toBe("It was due end of Fri 27 Mar 2026: 2 h late.");
  });

  it.each([
    [
      { target: 4, unit: "hours", model: "WH" },
      "we owe it within 4 office hours (Mon-Fri 09:00-17:00, New York time, holidays off).",
    ],
    [{ target: 1, unit: "hours", model: "CAL" }, "we owe it within 1 hour, round the clock."],
    [{ target: 90, unit: "minutes", model: "CAL" }, "we owe it within 90 minutes, round the clock."],
    [
      { target: 30, unit: "hours", model: "BD24" },
      "we owe it within 30 hours (Mon-Fri, New York time, holidays off; each working day counts 24 hours).",
    ],
    [{ target: 3, unit: "days", model: "CAL" }, "we owe it within 3 days, every day counted."],
  ] as const)("says a promise of %j as: %s", (other, words) => {
    const desk = withDeal();
    const policies = desk.policies.map((one) => (one.key === "decision" ? { ...one, ...other } : one));
    const [promise] = explained({ ...desk, policies }, "DR-0001/decision", "Fri 2026-03-20 15:30");
    expect(promise).toBe(`Registration approved or rejected: ${words}`);
  });

  it("is refused for a clock that is not there, or whose rule is gone", () => {
    expect(refused(asks(withDeal(), "explain", { clock: "DR-0009/decision" }))).toMatchObject({ why: "not-found" });
    const bare = { ...withDeal(), policies: deskWith({ policies: [] }).policies };
    expect(refused(asks(bare, "explain", { clock: "DR-0001/decision" })).text).toContain("no longer in the SLA rules");
  });

  it("does not read on for years", () => {
    const desk = does(deskWith(), "register", deal(), { now: on("Fri 2026-03-20 15:00") });
    const sentences = explained(desk, "DR-0001/decision", "Mon 2029-03-19 10:00");
    expect(sentences.find((one) => one.startsWith("Closed"))).toMatch(/ and \d+ more days\.$/);
  });
});
