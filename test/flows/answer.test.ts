import type { Input } from "../../src/contract";
import { accepted, on, refused } from "../notation";
import { asks, clocksIn, cory, type Desk, deskAfter, does, ops, setIn, withDeal } from "./desk";

const asked = on("Mon 2026-04-13 16:00");
const answered = on("Wed 2026-04-15 11:00");

/** S6: Initech came in on Mon 13 Apr at 10:00, and details were asked for at 16:00. */
const waiting = (() => {
  const fresh = withDeal();
  const receivedAt = on("Mon 2026-04-13 10:00");
  const desk: Desk = { ...fresh, registrations: [{ ...fresh.registrations[0]!, receivedAt, industry: "" }] };
  return does(
    desk,
    "decide",
    { id: "DR-0001", verdict: "request-info", fields: ["industry"] },
    { user: cory, now: asked },
  );
})();
const answer = (fields: Input<"answer">["fields"], desk = waiting) =>
  asks(desk, "answer", { id: "DR-0001", fields, note: "By phone" }, { user: cory, now: answered });

describe("the partner answered what was asked", () => {
  const plan = accepted(answer({ industry: "Software" }));

  it("S6: our clock runs again, and the wait is not counted", () => {
    expect(setIn(plan, "DR-0001")).toMatchObject({
      stage: "submitted",
      industry: "Software",
      waits: [[asked, answered]],
      decisionDueAt: on("Fri 2026-04-17 05:00"),
      nextStep: "Review and decide",
      version: 3,
    });
    expect(clocksIn(plan)).toEqual(["~ DR-0001/decision"]);
    expect(plan.changes[1]).toMatchObject({
      set: { state: "running", dueAt: on("Fri 2026-04-17 05:00"), elapsedHours: 6 },
    });
  });

  it("is done on behalf of the partner, and nobody is mailed", () => {
    expect(plan).toMatchObject({ letters: [], onBehalfOf: "Contoso Cloud", reason: "By phone" });
    expect(plan.reply).toEqual({
      id: "DR-0001",
      stage: "submitted",
      version: 3,
      decisionDueAt: "2026-04-17T09:00:00.000Z",
    });
  });

  it("fields are read as in a form, and quarters written alike", () => {
    const said = {
      industry: "Software",
      dealSize: "$75,000",
      closeQuarter: "q4/26",
      existingRelationship: true,
      companyName: "Initrode",
    };
    expect(setIn(accepted(answer(said)), "DR-0001")).toMatchObject({
      dealSize: 75_000,
      closeQuarter: "Q4 2026",
      existingRelationship: "yes",
      companyName: "Initrode",
      matchKey: "initrode @initech.com",
    });
  });

  it("asked twice and answered twice, both waits are taken out", () => {
    const again = deskAfter(waiting, accepted(answer({ industry: "Software" })));
    const later = does(
      again,
      "decide",
      { id: "DR-0001", verdict: "request-info", note: "Which site?" },
      { now: on("Wed 2026-04-15 12:00") },
    );
    const last = asks(later, "answer", { id: "DR-0001", fields: {} }, { now: on("Thu 2026-04-16 12:00") });
    expect(setIn(accepted(last), "DR-0001")).toMatchObject({
      waits: [
        [asked, answered],
        [on("Wed 2026-04-15 12:00"), on("Thu 2026-04-16 12:00")],
      ],
      decisionDueAt: on("Mon 2026-04-20 05:00"),
    });
  });
});

describe("an answer is refused", () => {
  it.each([
    [{ industry: "" }, "invalid", "industry", "what was asked for is still missing"],
    [{ industry: "Software", contactEmail: "bill" }, "invalid", "contactEmail", "a field is wrong"],
    [{ dealSize: "a lot" }, "invalid", "dealSize", "a field cannot be read"],
    [{ stage: "approved" }, "invalid", "stage", "a field is worked out by us"],
    [{ partner: "Northwind" }, "invalid", "partner", "the partner does not change"],
    [{ toString: "x" }, "invalid", "toString", "there is no such field"],
  ] as [Input<"answer">["fields"], string, string, string][])("%j: %s, %s: %s", (fields, why, field) => {
    expect(refused(answer(fields))).toMatchObject({ why, field });
  });

  it("where nothing was asked, or nobody knows the registration", () => {
    expect(refused(answer({ industry: "Software" }, withDeal()))).toMatchObject({
      why: "decided",
      text: "DR-0001 is submitted; nothing was asked.",
    });
    expect(refused(asks(waiting, "answer", { id: "DR-9", fields: {} }, { user: ops }))).toMatchObject({
      why: "not-found",
      field: "id",
    });
  });
});
