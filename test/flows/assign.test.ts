import { accepted, on, refused } from "../notation";
import { ann, asks, clocksIn, cory, deskAfter, deskWith, does, kim, lee, mailsIn, ops, setIn, withDeal } from "./desk";

const decided = on("Mon 2026-07-06 10:00");
const named = on("Mon 2026-07-06 15:00");
const later = does(
  withDeal({ coverage: [{ partner: "Contoso Cloud", pam: ann }] }),
  "decide",
  { id: "DR-0001", verdict: "approve", aeLater: true },
  { now: decided },
);
const assign = (ae: string, desk = later, now = named) =>
  asks(desk, "assign", { id: "DR-0001", ae, reason: "East is hers" }, { user: cory, now });

describe("an account executive is named", () => {
  const plan = accepted(assign(lee));

  it("S8: within five hours, and the first meeting is due on the fifth working day", () => {
    expect(setIn(plan, "DR-0001")).toMatchObject({
      ae: lee,
      aeAssignedAt: named,
      aeHours: 5,
      meetingDueOn: "2026-07-13",
      version: 3,
      nextStep: "Lee Quinn reaches out to the partner",
    });
    expect(plan.reply).toEqual({
      id: "DR-0001",
      ae: { email: lee, name: "Lee Quinn", phone: "+1 555 0101" },
      meetingDueOn: "2026-07-13",
      version: 3,
      why: "",
    });
    expect(plan.reason).toBe("East is hers");
  });

  it("stops the clock of naming one and starts those of the first contact and the first meeting", () => {
    expect(clocksIn(plan)).toEqual(["~ DR-0001/ae", "+ DR-0001/outreach", "+ DR-0001/meeting"]);
    expect(plan.changes[1]).toMatchObject({ set: { state: "met", stoppedAt: named, elapsedHours: 5 } });
    expect(plan.changes[2]).toMatchObject({ add: { owner: lee, dueAt: on("Tue 2026-07-07 15:00") } });
  });

  it("the partner is told who it is", () => {
    expect(mailsIn(plan)).toEqual([["ae-introduced", "pat@contoso.example", ann]]);
    expect(plan.letters[0]?.text).toContain("you will work with Lee Quinn — lee@example.com — +1 555 0101.");
    expect(plan.letters[0]?.key).toBe("DR-0001/ae-introduced/3");
  });

  it("too late is told as it was", () => {
    expect(accepted(assign(lee, later, on("Wed 2026-07-08 11:00"))).changes[1]).toMatchObject({
      set: { state: "missed", overdueHours: 25 },
    });
  });
});

describe("another account executive takes over", () => {
  const plan = accepted(assign(kim, deskAfter(later, accepted(assign(lee))), on("Wed 2026-07-08 10:00")));

  it("the moment and the hours of the first stay, for that is what was promised", () => {
    const after = deskAfter(deskAfter(later, accepted(assign(lee))), plan).registrations[0];
    expect(after).toMatchObject({ ae: kim, aeAssignedAt: named, aeHours: 5, meetingDueOn: "2026-07-13" });
  });

  it("the open clocks become hers, and the clock of naming one stays as it stopped", () => {
    expect(clocksIn(plan)).toEqual(["~ DR-0001/outreach", "~ DR-0001/meeting"]);
    expect(plan.changes[1]).toMatchObject({ key: "DR-0001/outreach", set: { owner: kim } });
    expect(mailsIn(plan)).toEqual([["ae-introduced", "pat@contoso.example", ann]]);
  });
});

describe("naming is refused", () => {
  it.each([
    ["nobody@example.com", "not-found"],
    ["", "not-found"],
  ])("%j: %s", (ae, why) => {
    expect(refused(assign(ae))).toMatchObject({ why, field: "ae" });
  });

  it("for a deal that is not approved, or not there", () => {
    expect(refused(assign(lee, withDeal()))).toMatchObject({ why: "decided" });
    expect(refused(asks(deskWith(), "assign", { id: "DR-9", ae: lee }, { user: ops }))).toMatchObject({
      why: "not-found",
      field: "id",
    });
  });

  it("when the deal was changed since it was looked at, so that the same thing sent twice is done once", () => {
    const after = deskAfter(later, accepted(assign(lee)));
    const { version } = later.registrations[0]!;
    expect(refused(asks(after, "assign", { id: "DR-0001", version, ae: lee }, { user: ops }))).toMatchObject({
      why: "stale",
      version: (version ?? 0) + 1,
    });
    accepted(asks(later, "assign", { id: "DR-0001", version, ae: lee }, { user: ops, now: named }));
  });

  it("nobody without a name is introduced as nobody", () => {
    const team = [...deskWith().team, { ...deskWith().team[3]!, email: "max@example.com", name: "" }];
    expect(setIn(accepted(assign("max@example.com", { ...later, team })), "DR-0001").nextStep).toBe(
      "max@example.com reaches out to the partner",
    );
  });
});
