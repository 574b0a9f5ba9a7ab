import { accepted, on, refused } from "../notation";
import { ann, asks, cory, deal, type Desk, deskAfter, deskWith, does, kim, lee, ops, withDeal } from "./desk";

const queue = (desk: Desk, raw: object = {}, now = on("Mon 2026-03-23 10:00"), user = cory) =>
  accepted(asks(desk, "queue", raw, { now, user })).reply;
const northwind = (companyName: string, token: string) => deal({ token, companyName, partner: "Northwind" });
const approve = { id: "DR-0001", verdict: "approve" };

describe("the queue", () => {
  const second = does(withDeal(), "register", northwind("Hooli", "t-2"), {
    user: cory,
    now: on("Fri 2026-03-20 16:00"),
  });
  const three = does(second, "register", northwind("Umbrella", "t-3"), { user: cory, now: on("Fri 2026-03-20 17:00") });
  const asked = (desk: Desk, id: string, now: number) =>
    does(desk, "decide", { id, verdict: "request-info", note: "Which site?" }, { now });

  it("has what is to be decided, the most urgent first, with clock, warnings and moves", () => {
    const { items, next, asOf } = queue(three);
    expect(items.map(({ id }) => id)).toEqual(["DR-0001", "DR-0002", "DR-0003"]);
    expect(items[0]).toEqual({
      id: "DR-0001",
      stage: "submitted",
      version: 1,
      partner: "Contoso Cloud",
      companyName: "Initech",
      dealSize: 50_000,
      currency: "USD",
      flags: "",
      receivedAt: "2026-03-20T19:00:00.000Z",
      decisionDueAt: "2026-03-24T19:00:00.000Z",
      urgency: "intime",
      overdueHours: null,
      moves: ["approve", "reject", "request-info", "withdraw", "cancel"],
    });
    expect(next?.id).toBe("DR-0001");
    expect(asOf).toBe("2026-03-23T14:00:00.000Z");
  });

  it.each([
    ["Tue 2026-03-24 02:59", "intime", null],
    ["Tue 2026-03-24 03:00", "soon", null],
    ["Tue 2026-03-24 15:00", "soon", null],
    ["Wed 2026-03-25 16:00", "late", 25],
  ])("at %s the first is %s, by %p hours", (now, urgency, overdueHours) => {
    expect(queue(three, {}, on(now)).items[0]).toMatchObject({ id: "DR-0001", urgency, overdueHours });
  });

  it("has last what waits for a partner, be it late, and never as the next to decide", () => {
    const first = asked(three, "DR-0001", on("Mon 2026-03-23 10:00"));
    expect(queue(first).items.map(({ id, urgency }) => [id, urgency])).toEqual([
      ["DR-0002", "intime"],
      ["DR-0003", "intime"],
      ["DR-0001", "waiting"],
    ]);
    const late = asked(three, "DR-0001", on("Wed 2026-03-25 10:00"));
    const shown = queue(late, {}, on("Wed 2026-03-25 11:00"));
    expect(shown.items.map(({ id }) => id)).toEqual(["DR-0002", "DR-0003", "DR-0001"]);
    expect(shown.next?.id).toBe("DR-0002");
    const all = asked(asked(late, "DR-0002", on("Wed 2026-03-25 12:00")), "DR-0003", on("Wed 2026-03-25 12:00"));
    expect(queue(all, {}, on("Wed 2026-03-25 13:00")).next).toBeNull();
  });

  it("shows a stage, or what is mine as PAM", () => {
    const decided = does(three, "decide", approve, { now: on("Mon 2026-03-23 09:00") });
    expect(queue(decided).items.map(({ id }) => id)).toEqual(["DR-0002", "DR-0003"]);
    expect(queue(decided, { stage: "approved" }).items.map(({ id }) => id)).toEqual(["DR-0001"]);
    expect(queue(three, { mine: true }, undefined, ann).items).toHaveLength(3);
    expect(queue(three, { mine: true }, undefined, lee).items).toEqual([]);
  });

  it("passes over rows that somebody is typing", () => {
    const typing: Desk = {
      ...three,
      registrations: [...three.registrations, ...deskWith({ registrations: [{ partner: "Northwind" }] }).registrations],
    };
    expect(queue(typing).items).toHaveLength(3);
  });
});

describe("the card of a registration", () => {
  const card = (desk: Desk, id = "DR-0001", now = on("Mon 2026-03-23 10:00")) =>
    accepted(asks(desk, "registration", { id }, { now })).reply;
  const desk = withDeal();

  it("has its fields, its clock and a sentence for the partner", () => {
    const shown = card(desk);
    expect(shown.fields).toMatchObject({
      id: "DR-0001",
      stage: "submitted",
      receivedAt: "2026-03-20T19:00:00.000Z",
      waits: [],
      dealSize: 50_000,
    });
    expect(shown.clocks).toMatchObject([{ id: "DR-0001/decision", state: "running", elapsedHours: 19, owner: ann }]);
    expect(shown.status).toBe(
      "Initech (DR-0001) is being reviewed; you will have our answer by Tue 24 Mar 2026, 15:00.",
    );
    expect(shown.moves).toContain("approve");
  });

  it("has the four criteria, each with what speaks for it", () => {
    const accounts = [
      {
        name: "Initech",
        owner: "Lee Quinn",
        stage: "Proposal",
        openedAt: on("Fri 2026-02-20 09:00"),
        renewalInProgress: true,
      },
    ];
    const bare = { ...withDeal({ accounts }).registrations[0]!, industry: "" };
    const { criteria } = card({ ...withDeal({ accounts }), registrations: [bare] });
    expect(criteria.map(({ code, hit }) => [code, hit])).toEqual([
      ["active-pipeline", true],
      ["renewal", true],
      ["missing-fields", true],
      ["abandoned", false],
    ]);
    expect(criteria.map(({ evidence }) => evidence)[2]).toBe("Industry is missing.");
    expect(criteria.map(({ evidence }) => evidence)[3]).toBe("Nothing found.");
  });

  it("shows other registrations of the same company, and of what is likely the same", () => {
    const more = does(desk, "register", northwind("INITECH, Inc.", "t-2"), { user: cory });
    const misspelt = does(more, "register", northwind("Initehc", "t-3"), { user: cory });
    expect(card(misspelt).matches.map(({ id, why }) => [id, why])).toEqual([
      ["DR-0002", "The names are the same but for legal form, case, accents or punctuation."],
      ["DR-0003", "The names differ in one letter."],
    ]);
    expect(card(desk).matches).toEqual([]);
  });

  it("tells its history, and no other's", () => {
    const log = [
      {
        n: 1,
        at: on("Fri 2026-03-20 15:00"),
        actor: cory,
        onBehalfOf: "Contoso Cloud",
        operation: "register",
        table: "registrations",
        key: "DR-0001",
        channel: "sidebar",
      },
      {
        n: 2,
        at: on("Fri 2026-03-20 15:00"),
        actor: cory,
        operation: "register",
        table: "registrations",
        key: "DR-0002",
      },
    ];
    expect(card({ ...desk, log: deskWith({ log }).log }).timeline).toEqual([
      {
        at: "2026-03-20T19:00:00.000Z",
        actor: cory,
        onBehalfOf: "Contoso Cloud",
        what: "register",
        reason: "",
        door: "sidebar",
      },
    ]);
  });

  it("of an approved deal has the clocks that follow, and until when it is protected", () => {
    const approved = does(desk, "decide", approve, { now: on("Mon 2026-03-23 10:00") });
    const shown = card(approved, "DR-0001", on("Mon 2026-03-23 11:00"));
    expect(shown.clocks.map(({ id, state }) => [id, state])).toEqual([
      ["DR-0001/decision", "met"],
      ["DR-0001/ae", "met"],
      ["DR-0001/outreach", "running"],
      ["DR-0001/meeting", "running"],
    ]);
    expect(shown.status).toBe(
      "Initech (DR-0001) is approved and protected until Jun 21, 2026. Please update us by Apr 22, 2026.",
    );
  });

  it.each([
    [
      { protectedUntil: "2026-06-21", updateDueOn: "" },
      "Initech (DR-0001) is approved and protected until Jun 21, 2026.",
    ],
    [{ protectedUntil: "", updateDueOn: "" }, "Initech (DR-0001) is approved."],
  ])("of history without its days says what is known: %j", (days, status) => {
    const past: Desk = { ...desk, registrations: [{ ...desk.registrations[0]!, stage: "approved", ...days }] };
    expect(card(past).status).toBe(status);
  });

  it("does not promise an answer by a time that is over", () => {
    expect(card(desk, "DR-0001", on("Tue 2026-03-24 15:01")).status).toBe(
      "Initech (DR-0001) is being reviewed. You should have had our answer by Tue 24 Mar 2026, 15:00; we are sorry that it is late.",
    );
  });

  it.each([
    ["info-requested", "Initech (DR-0001) waits for your answer to what we asked."],
    ["lapsed", "Initech (DR-0001) is no longer protected: no update reached us in time."],
    ["expired", "Initech (DR-0001) is no longer protected: its time is over."],
    ["rejected", "Initech (DR-0001) was rejected."],
  ] as const)("says where one that is %s stands", (stage, status) => {
    expect(card({ ...desk, registrations: [{ ...desk.registrations[0]!, stage }] }).status).toBe(status);
  });

  describe("tells when it was decided and when the partner was told", () => {
    const decidedAt = on("Tue 2026-03-24 10:00");
    const decided = does(desk, "decide", approve, { now: decidedAt });
    const told = (toldAt: number | null, state?: "waiting" | "sent" | "held", more: object = {}) =>
      card({
        ...decided,
        registrations: [{ ...decided.registrations[0]!, toldAt, ...more }],
        outbox: deskWith({ outbox: state ? [{ key: "DR-0001/approved/2", state }] : [] }).outbox,
      }).told;

    it("S24: with the hours between the two", () => {
      expect(told(on("Wed 2026-03-25 10:05"), "sent")).toEqual({
        decidedAt: "2026-03-24T14:00:00.000Z",
        toldAt: "2026-03-25T14:05:00.000Z",
        lagHours: 24.08,
        mail: "sent",
      });
    });

    it.each([
      ["waiting", "waiting"],
      ["held", "held"],
      [undefined, ""],
    ] as const)("or that its mail is %s", (state, mail) => {
      expect(told(null, state)).toMatchObject({ toldAt: null, lagHours: null, mail });
    });

    it("and nothing while it is to be decided, be it again", () => {
      expect(card(desk).told).toBeNull();
      expect(told(null, "sent", { stage: "submitted" })).toBeNull();
    });
  });

  it("is refused for what is not in the log", () => {
    expect(refused(asks(desk, "registration", { id: "DR-9" }))).toMatchObject({ why: "not-found", field: "id" });
  });
});

describe("finding", () => {
  const desk = withDeal({
    accounts: [{ name: "Initech Holdings", owner: "Lee Quinn", stage: "Proposal" }],
    deals: [{ id: "D-1", account: "Initech", partner: "Contoso Cloud", stage: "Proposal" }],
  });
  const find = (text: string) =>
    accepted(asks(desk, "find", { text })).reply.items.map(({ table, key }) => `${table} ${key}`);

  it.each([
    ["INITECH, Inc.", ["registrations DR-0001", "accounts Initech Holdings", "deals D-1"]],
    ["dr-0001", ["registrations DR-0001"]],
    ["pat", ["partners Contoso Cloud"]],
    ["northw", ["partners Northwind"]],
    ["d-1", ["deals D-1"]],
    ["zzz", []],
    ["  ", []],
  ])("%j finds %j", (text, found) => {
    expect(find(text)).toEqual(found);
  });

  it("shows at most 20", () => {
    const registrations = Array.from({ length: 50 }, (_, at) => ({
      id: `DR-${1000 + at}`,
      companyName: `Initech ${at}`,
    }));
    expect(accepted(asks(deskWith({ registrations }), "find", { text: "initech" })).reply.items).toHaveLength(20);
  });
});

describe("the tracker", () => {
  const desk = does(withDeal(), "decide", approve, { now: on("Mon 2026-03-23 10:00") });
  const clocks = (raw: object, now = on("Tue 2026-03-24 11:00")) =>
    accepted(asks(desk, "clocks", raw, { now, user: kim })).reply.clocks;

  it("works its clocks out anew; a stopped one stays as it stopped", () => {
    expect(clocks({}).map(({ id, state, elapsedHours }) => [id, state, elapsedHours])).toEqual([
      ["DR-0001/decision", "met", 19],
      ["DR-0001/outreach", "breached", 25],
      ["DR-0001/meeting", "running", 25],
    ]);
  });

  it.each([
    [{ state: "breached" }, ["DR-0001/outreach"]],
    [{ policy: "meeting" }, ["DR-0001/meeting"]],
    [{ owner: "LEE@example.com" }, ["DR-0001/outreach", "DR-0001/meeting"]],
    [{ owner: ops }, []],
  ])("shows of them %j: %j", (raw, ids) => {
    expect(clocks(raw).map(({ id }) => id)).toEqual(ids);
  });

  it("shows one whose promise is gone as it was kept", () => {
    const orphan = { ...desk, policies: [] };
    const shown = accepted(asks(orphan, "clocks", {}, { now: on("Tue 2026-03-24 11:00") })).reply.clocks;
    expect(shown.map(({ state }) => state)).toEqual(["met", "running", "running"]);
  });
});

it("a deal that was decided is in the tracker as the decision left it", () => {
  const planned = accepted(asks(withDeal(), "decide", approve));
  expect(deskAfter(withDeal(), planned).clocks.map(({ id }) => id)).toEqual([
    "DR-0001/decision",
    "DR-0001/outreach",
    "DR-0001/meeting",
  ]);
});
