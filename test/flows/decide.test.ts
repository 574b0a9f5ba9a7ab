import type { Input } from "../../src/contract";
import { accepted, on, refused } from "../notation";
import {
  ann,
  asks,
  avery,
  clocksIn,
  cory,
  deal,
  type Desk,
  deskAfter,
  deskWith,
  does,
  friday,
  kim,
  lee,
  mailsIn,
  ops,
  setIn,
  withDeal,
} from "./desk";

const monday = on("Mon 2026-03-23 10:00");
const ask = (
  desk: Desk,
  verdict: Input<"decide">["verdict"],
  more: Partial<Input<"decide">> = {},
  user = ops,
  now = monday,
) => asks(desk, "decide", { id: "DR-0001", verdict, ...more }, { user, now });
const plan = (...asked: Parameters<typeof ask>) => accepted(ask(...asked));
const desk = withDeal();
const noCover = withDeal({ coverage: [] });
const reason = "AE Lee has been in active discussions with Initech since 2026-02-20";
const no = { reason, alternative: "Let us introduce you to Lee." };

describe("approve", () => {
  const approved = plan(desk, "approve");

  it("protects the account for 90 days, asks for an update in 30 and freezes the hours that we took", () => {
    expect(setIn(approved, "DR-0001")).toMatchObject({
      stage: "approved",
      verdict: "approve",
      decidedAt: monday,
      decidedBy: ops,
      decisionHours: 19,
      waitedHours: 0,
      protectedFrom: "2026-03-23",
      protectedUntil: "2026-06-21",
      updateDueOn: "2026-04-22",
      version: 2,
    });
  });

  it("takes the executive from the coverage matrix, whose clocks start", () => {
    expect(setIn(approved, "DR-0001")).toMatchObject({
      ae: lee,
      aeAssignedAt: monday,
      aeHours: 0,
      meetingDueOn: "2026-03-30",
      nextStep: "Lee Quinn reaches out to the partner",
    });
    expect(clocksIn(approved)).toEqual(["~ DR-0001/decision", "+ DR-0001/outreach", "+ DR-0001/meeting"]);
    expect(approved.changes[1]).toMatchObject({
      set: { state: "met", stoppedAt: monday, elapsedHours: 19, owner: ann },
    });
  });

  it("S38: tells the partner, with everything filled in", () => {
    const [letter] = approved.letters;
    expect(mailsIn(approved)).toEqual([["approved", "pat@contoso.example", ann]]);
    expect(letter).toMatchObject({
      key: "DR-0001/approved/2",
      subject: "Deal Registration Approved — Initech | Contoso Cloud",
    });
    for (const said of [
      "Hi Pat Moss,",
      "Lee Quinn — lee@example.com — +1 555 0101",
      "Mar 23, 2026 to Jun 21, 2026",
      "Deal ID: DR-0001",
      "contact Ann Park at ann@example.com",
    ])
      expect(letter?.text).toContain(said);
  });

  it("answers with the decision", () => {
    expect(approved.reply).toEqual({
      id: "DR-0001",
      stage: "approved",
      version: 2,
      ae: { email: lee, name: "Lee Quinn", phone: "+1 555 0101" },
      protectedFrom: "2026-03-23",
      protectedUntil: "2026-06-21",
      updateDueOn: "2026-04-22",
      meetingDueOn: "2026-03-30",
      decisionDueAt: "2026-03-24T19:00:00.000Z",
      aeWhy: "the partner's own, by the coverage matrix",
    });
  });

  it("S9b: counts the days of the program's zone", () => {
    const late = plan(desk, "approve", {}, ops, Date.parse("2026-03-24T03:30:00Z"));
    expect(setIn(late, "DR-0001")).toMatchObject({ protectedFrom: "2026-03-23", protectedUntil: "2026-06-21" });
  });

  it("S8: from Monday 6 July protects to Sunday 4 October", () => {
    const asked = { id: "DR-0001", verdict: "approve" };
    const july = asks(desk, "decide", asked, { now: on("Mon 2026-07-06 10:00") });
    expect(setIn(accepted(july), "DR-0001")).toMatchObject({
      protectedUntil: "2026-10-04",
      updateDueOn: "2026-08-05",
      meetingDueOn: "2026-07-13",
    });
  });

  it("takes other lengths from the settings", () => {
    const settings = [
      { key: "protectionDays", value: "60" },
      { key: "updateDays", value: "14" },
    ];
    expect(setIn(plan(withDeal({ settings }), "approve"), "DR-0001")).toMatchObject({
      protectedUntil: "2026-05-22",
      updateDueOn: "2026-04-06",
    });
  });

  it.each([
    [kim, "Kim Ode", "by address"],
    ["kim ode", "Kim Ode", "by name"],
  ])("with %s gives the deal to %s: %s", (ae, name) => {
    expect(plan(desk, "approve", { ae }).reply.ae?.name).toBe(name);
  });

  it("leaves out a phone that is not known", () => {
    expect(plan(desk, "approve", { ae: kim }).letters[0]?.text).toContain(
      "Company AE assigned: Kim Ode — kim@example.com\n",
    );
  });

  it("Q4: is refused without an executive, with up to three to choose from, the near ones first", () => {
    const refusal = refused(ask(noCover, "approve"));
    expect(refusal).toMatchObject({ why: "needs-ae", field: "ae" });
    expect(refusal.suggestions).toEqual([
      { email: lee, name: "Lee Quinn", why: "of the territory East, 0 open deals" },
      { email: kim, name: "Kim Ode", why: "0 open deals" },
    ]);
    expect(
      refused(ask(withDeal({ coverage: [], team: [{ email: ops, roles: ["admin"], active: true }] }), "approve")).text,
    ).toContain(
      "Nobody who is here has the role AE in Team: give it to somebody there, or approve and name one later.",
    );
  });

  it("where the program says so, takes the executive whom the tier asks for, and says why in the history", () => {
    const settings = [{ key: "aeByTier", value: "yes" }];
    const named = plan(withDeal({ coverage: [], settings }), "approve", { note: "Welcome." });
    expect(named.reply).toMatchObject({ ae: { email: lee }, aeWhy: "of the territory East, 0 open deals" });
    expect(named.reason).toBe("Welcome. Account executive Lee Quinn: of the territory East, 0 open deals.");
    expect(plan(withDeal({ coverage: [], settings }), "approve", { aeLater: true }).reply.ae).toBeNull();
  });

  it("takes the next of the pool that the matrix names", () => {
    const team = deskWith().team.map((person) => (person.roles.includes("ae") ? { ...person, pool: "Pool" } : person));
    const registrations = [
      ...withDeal().registrations,
      { id: "DR-0002", stage: "approved" as const, ae: lee, aeAssignedAt: on("Fri 2026-03-20 10:00") },
    ];
    const pooled = withDeal({ team, registrations, coverage: [{ partner: "Contoso Cloud", pam: ann, ae: "pool" }] });
    expect(plan(pooled, "approve").reply).toMatchObject({
      ae: { email: kim },
      aeWhy: "next in turn of the pool Pool, 0 open deals",
    });
  });

  it("Q4: goes out without an executive when asked to, and starts the clock of naming one", () => {
    const later = plan(noCover, "approve", { aeLater: true });
    expect(setIn(later, "DR-0001")).toMatchObject({
      aeAssignedAt: null,
      aeDueAt: on("Tue 2026-03-24 10:00"),
      meetingDueOn: "",
      nextStep: "Name an account executive",
    });
    expect(clocksIn(later)).toEqual(["~ DR-0001/decision", "+ DR-0001/ae"]);
    expect(later.letters[0]).toMatchObject({ template: "approved-ae-later", key: "DR-0001/approved/2" });
    expect(later.letters[0]?.text).toContain("by Tue 24 Mar 2026, 10:00");
    expect(later.letters[0]?.text).not.toContain("AE assigned");
  });

  it("goes out without an executive also where no promise says by when", () => {
    const policies = deskWith().policies.filter(({ key }) => key !== "ae");
    expect(mailsIn(plan(withDeal({ coverage: [], policies }), "approve", { aeLater: true }))).toEqual([
      ["approved-ae-later", "pat@contoso.example", "desk@example.com"],
    ]);
  });

  it.each([
    ["nobody@example.com", '"nobody@example.com" is not in the Team tab.'],
    ["gil@example.com", "Gil Gone is away or has left, and nobody stands in."],
  ])("is refused with %s as executive", (ae, text) => {
    const gone = { email: "gil@example.com", name: "Gil Gone", roles: ["ae"] as const, active: false };
    expect(refused(ask(withDeal({ team: [...deskWith().team, gone] }), "approve", { ae }))).toMatchObject({
      why: "not-found",
      field: "ae",
      text,
    });
  });

  describe("of an account that another partner has", () => {
    const rivals = does(deskAfter(desk, approved), "register", deal({ token: "t-2", partner: "Northwind" }), {
      user: cory,
    });
    const second = (more: object, user = ops) =>
      asks(rivals, "decide", { id: "DR-0002", verdict: "approve", ae: kim, ...more }, { user, now: monday });

    it("S15b: is refused, with who has it and until when", () => {
      expect(refused(second({}))).toMatchObject({ why: "conflict", of: "DR-0001" });
      expect(refused(second({})).text).toContain(
        "DR-0001 of Contoso Cloud is approved and protected until Jun 21, 2026.",
      );
    });

    it("S13: is an admin's with a reason, and nobody else's", () => {
      const overruled = { override: true, reason: "Both partners agreed on it on 2026-03-19" };
      expect(setIn(accepted(second(overruled)), "DR-0002").stage).toBe("approved");
      expect(accepted(second(overruled)).reason).toBe(overruled.reason);
      expect(refused(second({ override: true }))).toMatchObject({ why: "conflict" });
      expect(refused(second(overruled, avery))).toMatchObject({ why: "conflict" });
    });

    it("is free again when the protection is over", () => {
      const asked = { id: "DR-0002", verdict: "approve", ae: kim };
      const over = asks(rivals, "decide", asked, { now: on("Mon 2026-06-22 10:00") });
      expect(accepted(over).reply.stage).toBe("approved");
    });
  });

  it("Q60: with four eyes is not for whoever entered it", () => {
    const eyes = deskWith({ settings: [{ key: "fourEyes", value: "yes" }] });
    const entered = (user: string) => does(eyes, "register", deal(), { user });
    expect(refused(ask(entered(ops), "approve"))).toMatchObject({ why: "not-allowed" });
    expect(plan(entered(cory), "approve").reply.stage).toBe("approved");
    expect(plan(entered(ops), "reject", no).reply.stage).toBe("rejected");
  });
});

describe("reject", () => {
  it("S37: with a documented reason and a way on, which both reach the partner", () => {
    const rejected = plan(desk, "reject", { code: "other", ...no });
    expect(setIn(rejected, "DR-0001")).toMatchObject({
      stage: "rejected",
      verdict: "reject",
      code: "other",
      reason,
      alternative: no.alternative,
      decidedBy: ops,
      decisionHours: 19,
      nextStep: "",
    });
    expect(mailsIn(rejected)).toEqual([["rejected", "pat@contoso.example", ann]]);
    expect(rejected.letters[0]?.subject).toBe("Deal Registration — Action Required — Initech");
    expect(rejected.letters[0]?.text).toContain(`because: ${reason}`);
    expect(rejected.letters[0]?.text).toContain(no.alternative);
    expect(clocksIn(rejected)).toEqual(["~ DR-0001/decision"]);
    expect(rejected.reason).toBe(reason);
  });

  it.each([
    [{ alternative: "Try again" }, "needs-reason", "reason"],
    [{ reason: "not a fit", alternative: "Try again" }, "needs-reason", "reason"],
    [{ reason: "This does not fit our program at all", alternative: "Try again" }, "needs-reason", "reason"],
    [{ reason, alternative: "  " }, "needs-reason", "alternative"],
    [{ ...no, code: "because" }, "invalid", "code"],
  ])("%j is refused: %s, %s", (more, why, field) => {
    expect(refused(ask(desk, "reject", more))).toMatchObject({ why, field });
  });

  describe("for a reason of the agreement", () => {
    const account = { name: "Initech", owner: "Lee Quinn", stage: "Proposal", openedAt: on("Fri 2026-02-20 09:00") };
    const ours = withDeal({ accounts: [account] });
    const renewing = withDeal({ accounts: [{ name: "Initech", renewalInProgress: true, csm: "Cleo" }] });

    it.each<[string, string, Desk, string]>([
      [
        "R-028",
        "active-pipeline",
        ours,
        "AE Lee Quinn has been in active discussions with Initech since Feb 20, 2026 (stage Proposal).",
      ],
      ["R-029", "renewal", renewing, "Initech is in an active contract renewal with Cleo."],
    ])("%s: the code %s fills in the reason from its evidence", (_requirement, code, desk, filled) => {
      expect(setIn(plan(desk, "reject", { code, alternative: "Co-sell" }), "DR-0001")).toMatchObject({
        code,
        reason: filled,
      });
    });

    it("R-031: the code abandoned names the registration that was let go", () => {
      const lapsed = {
        id: "DR-0001",
        stage: "lapsed",
        partner: "Contoso Cloud",
        companyName: "Initech",
        matchKey: "initech",
      } as const;
      const again = withDeal({ registrations: [lapsed] });
      const rejected = accepted(
        asks(again, "decide", { id: "DR-0002", verdict: "reject", code: "abandoned", alternative: "Co-sell" }),
      );
      expect(setIn(rejected, "DR-0002").reason).toBe(
        "You registered this account before as DR-0001; it ended (lapsed) without an update.",
      );
    });

    it("R-030: the code missing-fields names the fields", () => {
      const rows = [{ ...desk.registrations[0]!, industry: "", companySize: "" }];
      const lacking: Desk = { ...desk, registrations: rows };
      const rejected = plan(lacking, "reject", { code: "missing-fields", alternative: "Send us the rest" });
      expect(setIn(rejected, "DR-0001").reason).toBe("The registration lacks Company size and Industry.");
    });

    it("the evidence of one code never stands for another", () => {
      expect(refused(ask(ours, "reject", { code: "renewal", alternative: "Co-sell" }))).toMatchObject({
        why: "needs-reason",
        field: "reason",
      });
    });

    it("Q57: the sentence of the evidence is offered where the reason is vague, ready to be taken", () => {
      const vague = refused(ask(ours, "reject", { reason: "not a fit", alternative: "Co-sell" }));
      expect(vague.text).toContain('You could say: "AE Lee Quinn has been in active discussions');
      expect(plan(ours, "reject", { reason: String(vague.suggestion), alternative: "Co-sell" }).reply.stage).toBe(
        "rejected",
      );
    });
  });

  describe("what belongs to another partner", () => {
    const held = deskAfter(desk, plan(desk, "approve"));
    const rivals = does(held, "register", deal({ token: "t-2", partner: "Northwind" }), { user: cory });
    const reject = (more: object) =>
      asks(rivals, "decide", {
        id: "DR-0002",
        verdict: "reject",
        code: "held",
        alternative: "Another account",
        ...more,
      });

    it("is filled in without a name", () => {
      expect(setIn(accepted(reject({})), "DR-0002").reason).toBe("Initech is registered and protected already.");
    });

    it.each([
      [{ reason: "Contoso Cloud has Initech since March 20" }, "reason"],
      [{ alternative: "Talk to contoso cloud about it" }, "alternative"],
      [{ note: "Contoso Cloud was first" }, "note"],
    ])("may not be named: %j", (more, field) => {
      const refusal = refused(reject({ reason: "Initech is registered since March 20", ...more }));
      expect(refusal).toMatchObject({ why: "invalid", field });
      expect(refusal.text).toContain("may not name Contoso Cloud");
    });

    it("is no secret to the partner itself", () => {
      const own = { id: "DR-0001", stage: "withdrawn", partner: "Contoso Cloud", matchKey: "initech" } as const;
      const again = withDeal({ registrations: [own] });
      const rejected = asks(again, "decide", {
        id: "DR-0002",
        verdict: "reject",
        reason: "Contoso Cloud gave Initech up as DR-0001",
        alternative: "Co-sell",
      });
      expect(accepted(rejected).reply.stage).toBe("rejected");
    });
  });
});

describe("request-info", () => {
  const asked = plan(desk, "request-info", { fields: ["industry", "companySize"], note: "Which site?" }, cory);

  it("stops our clock from now on", () => {
    expect(setIn(asked, "DR-0001")).toMatchObject({
      stage: "info-requested",
      waits: [[monday, null]],
      decisionDueAt: null,
      version: 2,
    });
    expect(asked.changes[1]).toMatchObject({ key: "DR-0001/decision", set: { state: "paused", dueAt: null } });
  });

  it("tells the partner which fields are asked for", () => {
    expect(mailsIn(asked)).toEqual([["details-asked", "pat@contoso.example", ann]]);
    expect(asked.letters[0]?.text).toContain("- Industry\n- Company size\nWhich site?");
    expect(setIn(asked, "DR-0001").nextStep).toBe("The partner answers: Industry, Company size");
  });

  it("hides no decision that was late already", () => {
    const late = plan(desk, "request-info", { note: "Which site?" }, cory, on("Wed 2026-03-25 10:00"));
    expect(setIn(late, "DR-0001")).toMatchObject({
      stage: "info-requested",
      waits: [[on("Wed 2026-03-25 10:00"), null]],
    });
    const after = deskAfter(desk, late).registrations[0];
    expect(after?.decisionDueAt).toBe(on("Tue 2026-03-24 15:00"));
  });

  it.each([
    [{}, "Say which fields are missing, or ask a question."],
    [{ fields: ["shoeSize"] }, '"shoeSize" is not a field that a partner fills in.'],
    [{ fields: ["toString"] }, '"toString" is not a field that a partner fills in.'],
  ])("%j is refused", (more, text) => {
    expect(refused(ask(desk, "request-info", more))).toMatchObject({ why: "invalid", field: "fields", text });
  });

  it("S6: the rejection of an unanswered question counts only our hours", () => {
    const waiting = deskAfter(
      desk,
      plan(desk, "request-info", { note: "Which site?" }, ops, on("Fri 2026-03-20 21:00")),
    );
    expect(setIn(plan(waiting, "reject", no, ops, on("Wed 2026-03-25 11:00")), "DR-0001")).toMatchObject({
      decisionHours: 6,
      waitedHours: 62,
      waits: [[on("Fri 2026-03-20 21:00"), on("Wed 2026-03-25 11:00")]],
    });
  });
});

describe("withdraw and cancel", () => {
  it.each([
    ["withdraw", "withdrawn"],
    ["cancel", "cancelled"],
  ] as const)("%s: it is %s, its clocks go, and nobody is mailed", (verdict, stage) => {
    const ended = plan(desk, verdict, { reason: "The customer stopped the project" }, cory);
    expect(setIn(ended, "DR-0001")).toMatchObject({
      stage,
      endedAt: monday,
      endReason: "The customer stopped the project",
      updateDueOn: "",
      meetingDueOn: "",
    });
    expect(clocksIn(ended)).toEqual(["- DR-0001/decision"]);
    expect(ended.letters).toEqual([]);
  });

  it("of an approved deal keeps the clock of the decision, which was made", () => {
    const approved = deskAfter(desk, plan(desk, "approve"));
    expect(clocksIn(plan(approved, "withdraw", { reason: "They lost it" }))).toEqual([
      "- DR-0001/outreach",
      "- DR-0001/meeting",
    ]);
  });

  it("takes only clocks away that still run: what was measured stays for 13 weeks", () => {
    const rows = [{ id: "DR-0001/ae", stoppedAt: monday }, { id: "DR-0001/meeting" }, { id: "DR-0010/meeting" }];
    const measured = { ...deskAfter(desk, plan(desk, "approve")), clocks: deskWith({ clocks: rows }).clocks };
    expect(clocksIn(plan(measured, "withdraw", { reason: "They lost it" }))).toEqual(["- DR-0001/meeting"]);
  });

  it.each(["withdraw", "cancel"] as const)("%s asks for a reason", (verdict) => {
    expect(refused(ask(desk, verdict))).toMatchObject({ why: "needs-reason", field: "reason" });
  });
});

describe("reopen", () => {
  const rejected = deskAfter(desk, plan(desk, "reject", no));
  const tuesday = on("Tue 2026-03-24 10:00");
  const reopened = plan(rejected, "reopen", { reason: "The evidence was wrong" }, avery, tuesday);

  it("starts a second decision clock and keeps the first", () => {
    expect(setIn(reopened, "DR-0001")).toMatchObject({
      stage: "submitted",
      reopenedAt: tuesday,
      decisionDueAt: on("Thu 2026-03-26 10:00"),
      waits: [],
      endedAt: null,
      protectedUntil: "",
    });
    expect(clocksIn(reopened)).toEqual(["+ DR-0001/decision-2"]);
  });

  it("tells the partner why, and by when the new answer comes", () => {
    expect(mailsIn(reopened)).toEqual([["corrected", "pat@contoso.example", ann]]);
    expect(reopened.letters[0]?.text).toContain("again: The evidence was wrong");
    expect(reopened.letters[0]?.text).toContain("by Thu 26 Mar 2026, 10:00");
  });

  it("is decided by the second clock", () => {
    const decided = plan(deskAfter(rejected, reopened), "approve", {}, ops, on("Tue 2026-03-24 14:00"));
    expect(setIn(decided, "DR-0001")).toMatchObject({ stage: "approved", decisionHours: 4 });
    expect(clocksIn(decided)).toEqual(["~ DR-0001/decision-2", "+ DR-0001/outreach-2", "+ DR-0001/meeting-2"]);
  });

  it("asks for a reason, which the partner reads", () => {
    expect(refused(ask(rejected, "reopen"))).toMatchObject({ why: "needs-reason", field: "reason" });
  });
});

describe("who decides, and in what order", () => {
  const approved = deskAfter(desk, plan(desk, "approve"));

  it("S15a: the second is told who was first, and when", () => {
    expect(refused(ask(approved, "reject", no, avery))).toMatchObject({
      why: "decided",
      text: "DR-0001 is already approved, by ops@example.com on Mon 23 Mar 2026, 10:00.",
      stage: "approved",
      by: ops,
      at: "2026-03-23T14:00:00.000Z",
    });
  });

  it("a decision on what somebody changed meanwhile is refused", () => {
    expect(refused(ask(desk, "approve", { version: 0 }))).toMatchObject({ why: "stale", version: 1 });
    expect(plan(desk, "approve", { version: 1 }).reply.version).toBe(2);
  });

  it.each([
    ["approve", cory, false],
    ["approve", ann, false],
    ["approve", avery, true],
    ["reject", cory, false],
    ["request-info", cory, true],
    ["request-info", ann, false],
    ["withdraw", ann, true],
    ["cancel", ann, false],
    ["cancel", cory, true],
    ["approve", "stranger@example.com", false],
    ["approve", "", false],
  ] as const)("%s by %s: %s", (verdict, user, may) => {
    const decided = ask(desk, verdict, { ...no, fields: ["industry"] }, user);
    expect(decided.ok || decided.refusal.why).toBe(may || "not-allowed");
  });

  it("what is not in the log is refused by name", () => {
    expect(refused(asks(desk, "decide", { id: "DR-9", verdict: "approve" }))).toMatchObject({
      why: "not-found",
      text: "DR-9 is not in the registration log.",
    });
  });

  it.each([
    ["approved", ["withdraw", "cancel", "reopen"]],
    ["rejected", ["reopen"]],
    ["lapsed", []],
    ["won", []],
  ] as const)("from %s there are only %j", (stage, allowed) => {
    const there: Desk = { ...desk, registrations: [{ ...desk.registrations[0]!, stage }] };
    const verdicts = ["approve", "reject", "request-info", "withdraw", "cancel", "reopen"] as const;
    expect(verdicts.filter((verdict) => ask(there, verdict, { ...no, fields: ["industry"] }).ok)).toEqual(allowed);
  });
});

describe("a preview", () => {
  it("shows the very mail, dates and changes, and plans nothing", () => {
    const shown = accepted(asks(desk, "preview", { id: "DR-0001", verdict: "approve" }, { now: monday }));
    const real = plan(desk, "approve");
    expect([shown.changes, shown.letters]).toEqual([[], []]);
    expect(shown.reply.decision).toEqual(real.reply);
    expect(shown.reply.mails[0]).toMatchObject({
      to: ["pat@contoso.example"],
      subject: real.letters[0]?.subject,
      text: real.letters[0]?.text,
    });
    expect(shown.reply.mails[0]?.html).toContain("<p");
    expect(shown.reply.changes).toMatchObject({
      stage: "approved",
      decidedAt: "2026-03-23T14:00:00.000Z",
      protectedUntil: "2026-06-21",
    });
  });

  it("is refused like the decision", () => {
    expect(refused(asks(desk, "preview", { id: "DR-0001", verdict: "reject" }))).toMatchObject({ why: "needs-reason" });
  });
});

it("the moment of the submission is the Friday at three on which all this rests", () => {
  expect(desk.registrations[0]).toMatchObject({ receivedAt: friday, decisionDueAt: on("Tue 2026-03-24 15:00") });
});
