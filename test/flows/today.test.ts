import { accepted, on, refused } from "../notation";
import { ann, asks, avery, cory, deal, type Desk, deskWith, does, kim, ops, type Rows, withDeal } from "./desk";

const todayAt = (desk: Desk, said: string) => accepted(asks(desk, "today", {}, { now: on(said) })).reply;
const lineAt = (desk: Desk, key: string, said: string) => {
  const line = todayAt(desk, said).lines.find((one) => one.key === key);
  if (!line) throw new Error(`Today has no line ${key}.`);
  return line;
};

describe("today", () => {
  it("has a line for each kind of thing to do, empty ones too", () => {
    const { lines, next } = todayAt(deskWith(), "Mon 2026-03-23 10:00");
    expect(lines.map(({ key, count }) => [key, count])).toEqual([
      ["crowd", 0],
      ["decide", 0],
      ["briefs", 0],
      ["ending", 0],
      ["mails", 0],
      ["ae", 0],
      ["contacts", 0],
      ["meetings", 0],
      ["stages", 0],
      ["board", 1],
      ["late", 0],
      ["report", 1],
      ["fields", 0],
      ["logins", 0],
      ["fees", 0],
      ["gaps", 1],
      ["waiting", 0],
    ]);
    expect(next).toBeNull();
  });

  it("tells what is to be decided with its deadline, and which falls due next", () => {
    const { next, asOf } = todayAt(withDeal(), "Mon 2026-03-23 10:00");
    expect(asOf).toBe("2026-03-23T14:00:00.000Z");
    expect(lineAt(withDeal(), "decide", "Mon 2026-03-23 10:00").rows).toEqual([
      {
        key: "DR-0001",
        about: "DR-0001",
        title: "Initech",
        partner: "Contoso Cloud",
        dealSize: 50_000,
        currency: "USD",
        flags: "",
        note: "",
        urgency: "intime",
        dueAt: "2026-03-24T19:00:00.000Z",
        overdueHours: null,
      },
    ]);
    expect(next?.key).toBe("DR-0001");
  });

  it("counts what is late and never calls it next", () => {
    expect(lineAt(withDeal(), "decide", "Wed 2026-03-25 16:00")).toMatchObject({
      count: 1,
      late: 1,
      rows: [{ urgency: "late", overdueHours: 25 }],
    });
    expect(todayAt(withDeal(), "Wed 2026-03-25 16:00").next).toBeNull();
  });

  it("asks for a word about more than five new rows, and about fewer nothing", () => {
    const rows = Array.from({ length: 6 }, (_, at) => ({ companyName: `Company ${at}`, partner: "Northwind" }));
    const asked = (registrations: NonNullable<Rows["registrations"]>) =>
      lineAt(deskWith({ registrations }), "crowd", "Mon 2026-03-23 10:00");
    expect(asked(rows)).toMatchObject({
      count: 6,
      rows: rows.slice(0, 5).map(({ companyName }, at) => ({ title: companyName, about: "", note: `Row ${at + 2}` })),
    });
    expect(asked(rows.slice(1)).count).toBe(0);
    expect(asked([...rows.slice(1), { ...rows[0], flags: ["Not taken in: Partner is missing."] }]).count).toBe(0);
  });

  it("parts what waits for a partner, since when, from what is to be decided", () => {
    const asked = does(withDeal(), "decide", { id: "DR-0001", verdict: "request-info", note: "Which site?" });
    expect(lineAt(asked, "decide", "Mon 2026-03-23 10:00").count).toBe(0);
    expect(lineAt(asked, "waiting", "Mon 2026-03-23 10:00").rows).toMatchObject([
      { title: "Initech", urgency: "waiting", dueAt: null, note: "since Fri 20 Mar 2026, 15:00" },
    ]);
  });

  it.each([
    ["Mon 2026-03-23 14:00", "intime", null],
    ["Mon 2026-03-23 17:00", "late", 2],
  ])("at %s says who still lacks an account executive: %s", (said, urgency, overdueHours) => {
    const approved = does(withDeal(), "decide", { id: "DR-0001", verdict: "approve", ae: "", aeLater: true });
    const bare = deskWithout(approved, "ae");
    expect(lineAt(bare, "ae", said).rows).toMatchObject([
      { title: "Initech", urgency, overdueHours, dueAt: "2026-03-23T19:00:00.000Z" },
    ]);
    expect(lineAt(does(bare, "assign", { id: "DR-0001", ae: kim }), "ae", said).count).toBe(0);
  });

  it.each([
    ["held", "2026-03-20T15:00", 1, "over, no notes"],
    ["booked", "2026-03-20T15:00", 1, "over, and nobody said whether it was held"],
    ["booked", "2026-03-24T15:00", 0, "still to come"],
    ["cancelled", "2026-03-20T15:00", 0, "not held"],
    ["held", "2026-03-02T15:00", 0, "longer ago than two weeks"],
  ] as const)("of a meeting %s at %s it lists %d: %s", (status, startsAt, count, _) => {
    const meeting = {
      id: "M-1",
      partner: "Northwind",
      type: "Discovery",
      startsAt: Date.parse(`${startsAt}Z`),
      status,
    } as const;
    const line = lineAt(deskWith({ meetings: [meeting] }), "meetings", "Mon 2026-03-23 10:00");
    expect(line.count).toBe(count);
    if (count) expect(line.rows[0]).toMatchObject({ title: "Discovery with Northwind", urgency: "soon" });
  });

  it("leaves out a meeting of which there are notes", () => {
    const at = on("Fri 2026-03-20 10:00");
    const meetings = [{ id: "M-1", partner: "Northwind", startsAt: at, status: "held", notesAt: at + 1 }] as const;
    expect(lineAt(deskWith({ meetings }), "meetings", "Mon 2026-03-23 10:00").count).toBe(0);
  });

  it.each([
    ["2026-03-23", "", 1, "Protected until Mar 23, 2026"],
    ["2026-03-30", "2026-04-20", 1, "Protected until Mar 30, 2026"],
    ["2026-06-01", "2026-03-25", 1, "The partner's update is due by Mar 25, 2026"],
    ["2026-03-31", "2026-03-31", 0, ""],
    ["2026-03-22", "", 0, ""],
    ["", "", 0, ""],
  ])("protected until %s with an update due %s is listed %d times: %s", (protectedUntil, updateDueOn, count, note) => {
    const registrations = [
      { id: "DR-1", stage: "approved", companyName: "Initech", ae: kim, protectedUntil, updateDueOn },
    ] as const;
    const line = lineAt(deskWith({ registrations }), "ending", "Mon 2026-03-23 10:00");
    expect(line.count).toBe(count);
    if (count) expect(line.rows[0]).toMatchObject({ title: "Initech", note });
  });

  it("lists a protection that is held until an extension is answered, be its end over", () => {
    const extensionAskedAt = on("Fri 2026-03-20 10:00");
    const held = { id: "DR-1", stage: "approved", companyName: "Initech", ae: kim, extensionAskedAt } as const;
    const registrations = [{ ...held, protectedUntil: "2026-03-21", updateDueOn: "2026-04-20" }];
    const line = lineAt(deskWith({ registrations }), "ending", "Mon 2026-03-23 10:00");
    expect(line.rows).toMatchObject([
      { about: "DR-1", note: "Protected until Mar 21, 2026; an extension was asked for" },
    ]);
  });

  it("lists mails that did not go, those to be looked at first, and no other", () => {
    const mail = (key: string, state: string, why = "") => ({
      key,
      state,
      why,
      subject: key,
      to: ["pat@contoso.example"],
    });
    const outbox = [
      mail("a", "waiting", "No room."),
      mail("b", "sent"),
      mail("c", "failed", "No such box."),
      mail("d", "check"),
    ];
    const line = lineAt(deskWith({ outbox } as Rows), "mails", "Mon 2026-03-23 10:00");
    expect(line.rows.map(({ key, note }) => [key, note])).toEqual([
      ["d", "Please check"],
      ["c", "Failed: No such box."],
      ["a", "Waiting: No room."],
    ]);
  });

  it("shows the first five of many and counts them all", () => {
    const many = Array.from({ length: 8 }, (_, n) => n).reduce(
      (desk, n) => does(desk, "register", deal({ token: `t-${n}`, companyName: `Company ${n}` }), { user: cory }),
      deskWith(),
    );
    const line = lineAt(many, "decide", "Mon 2026-03-23 10:00");
    expect([line.count, line.rows.length]).toEqual([8, 5]);
  });
});

const deskWithout = (desk: Desk, column: "ae"): Desk => ({
  ...desk,
  registrations: desk.registrations.map((one) => ({ ...one, [column]: "" })),
});

describe("the first answer of a page", () => {
  const openFor = (view: string, user = ops, desk = withDeal()) =>
    accepted(asks(desk, "open", { view }, { now: on("Mon 2026-03-23 10:00"), user })).reply;

  it("says which program it is, who is asking and what that person may do", () => {
    expect(openFor("", avery)).toEqual({
      asOf: "2026-03-23T14:00:00.000Z",
      program: "Northwind Partners",
      zone: "America/New_York",
      currency: "USD",
      fiscalStart: 1,
      user: avery,
      name: "Avery Stone",
      roles: ["approver"],
      may: [
        "register",
        "decide",
        "assign",
        "tellLate",
        "inquiry",
        "logMeeting",
        "brief",
        "closeEscalation",
        "importRows",
        "sendForecast",
        "export",
        "crowd",
        "prepareReport",
        "refreshReport",
        "sendReport",
        "tick",
        "partnerLink",
      ],
      own: false,
    });
    expect(openFor("", ann).own).toBe(true);
    expect(openFor("", "stranger@example.com")).toMatchObject({ name: "", roles: [], may: [] });
    expect(openFor("", kim).may).toEqual(["register", "tellLate", "inquiry", "logMeeting", "brief", "tick"]);
  });

  it("brings what the first view shows, and nothing of the others", () => {
    expect(openFor("today").today).toEqual(todayAt(withDeal(), "Mon 2026-03-23 10:00"));
    expect(openFor("clocks").clocks?.clocks.map(({ id }) => id)).toEqual(["DR-0001/decision"]);
    expect(openFor("register").partners?.map(({ name }) => name)).toEqual(["Contoso Cloud", "Northwind"]);
    expect(openFor("register").quarters).toEqual(["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026", "Q1 2027", "Q2 2027"]);
    for (const view of ["today", "clocks", "register", "constructor"])
      expect(Object.keys(openFor(view)).filter((key) => ["today", "clocks", "partners"].includes(key))).toHaveLength(
        view === "constructor" ? 0 : 1,
      );
  });

  it("brings the working hours with their days off in order, and the years that have none", () => {
    const holidays = ["2026-12-25", "2026-07-03"].map((day) => ({ calendar: "desk", day, name: "Off" }));
    const { hours, may } = openFor("hours", cory, deskWith({ holidays }));
    expect(hours?.calendars).toMatchObject([{ key: "desk", mon: "09:00-17:00", sun: "" }]);
    expect(hours?.holidays.map(({ day }) => day)).toEqual(["2026-07-03", "2026-12-25"]);
    expect([hours?.yearsWithout, may.includes("changeCalendar")]).toEqual([{}, true]);
    expect(openFor("hours", cory, deskWith({ holidays: [] })).hours?.yearsWithout).toEqual({ desk: ["2026"] });
  });

  it("leaves out partners that have ended", () => {
    const partners = [
      { name: "Old", status: "ended" },
      { name: "New", status: "active" },
    ] as const;
    expect(openFor("register", ops, deskWith({ partners })).partners?.map(({ name }) => name)).toEqual(["New"]);
  });
});

describe("the registration under the cursor", () => {
  const hereAt = (row: number, sheetId = 7) => asks(withDeal(), "here", {}, { selected: { sheetId, row } });

  it("is that of the row", () => {
    const card = accepted(asks(withDeal(), "registration", { id: "DR-0001" })).reply;
    expect(accepted(hereAt(1)).reply).toEqual(card);
  });

  it("is refused in another tab, on the header, below the last row, and without a cursor", () => {
    for (const none of [hereAt(1, 999), hereAt(0), hereAt(7), asks(withDeal(), "here", {})])
      expect(refused(none)).toMatchObject({ why: "not-found" });
  });

  it("is refused while its row is being typed", () => {
    const desk = deskWith({ registrations: [{ companyName: "Initech" }] });
    expect(refused(asks(desk, "here", {}, { selected: { sheetId: 7, row: 1 } }))).toMatchObject({
      why: "missing-value",
    });
  });
});
