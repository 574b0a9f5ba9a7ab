import { accepted, on, refused } from "../notation";
import { asks, cory, deskAfter, type Desk, deskWith, does, errandOf, lee, mailsIn, type Rows, runs } from "./desk";

const first = on("Wed 2026-04-01 08:45");
const stages: Rows["stages"] = [
  { stage: "Proposal", kind: "open", probability: 0.5 },
  { stage: "Closed Won", kind: "won", probability: 1 },
];
const withDeals = (rows: Rows = {}): Desk =>
  deskWith({
    stages,
    deals: [
      {
        id: "D-1",
        partner: "Contoso Hosting",
        account: "Initech",
        dealType: "Partner-sourced",
        stage: "Proposal",
        amount: 900,
        expectedClose: "2026-04-20",
        nextStep: "Sign",
      },
      {
        id: "D-2",
        partner: "Northwind",
        account: "Hooli",
        dealType: "Partner-influenced",
        stage: "Closed Won",
        amount: 30,
        closedOn: "2026-03-31",
      },
    ],
    ...rows,
  });
const setting = (key: string, value: string) => ({ key, value });
const recipients = setting("recipients", "cpo@example.com");

describe("when the forecast is due", () => {
  const due = (now: string, told: Readonly<Record<string, string>> = {}) => {
    const said = { recipients: "cpo@example.com", installedOn: "2026-01-05", ...told };
    const settings = Object.entries(said).map(([key, value]) => ({ key, value }));
    return errandOf(accepted(runs(deskWith({ settings }), "sweep", {}, { now: on(now) })), "monthly");
  };
  const march = { flow: "monthly", input: { month: "2026-03" }, once: "2026-03" };

  it.each<[string, boolean, string]>([
    ["Sun 2026-03-01 12:00", false, "the month begins on a Sunday"],
    ["Mon 2026-03-02 08:29:59", false, "not before half past eight"],
    ["Mon 2026-03-02 08:30", true, "its first working day"],
    ["Tue 2026-03-31 23:59", true, "late, but it goes"],
  ])("at %s: %s, %s", (now, isDue) => {
    expect(due(now)).toEqual(isDue ? march : undefined);
  });

  it("waits for the first day that is no day off", () => {
    const settings = [recipients, setting("installedOn", "2025-11-05")];
    const desk = deskWith({ settings, holidays: [{ calendar: "desk", day: "2026-01-01", name: "New Year" }] });
    const at = (now: string) => errandOf(accepted(runs(desk, "sweep", {}, { now: on(now) })), "monthly")?.once;
    expect([at("Thu 2026-01-01 10:00"), at("Fri 2026-01-02 08:00"), at("Fri 2026-01-02 08:30")]).toEqual([
      undefined,
      undefined,
      "2026-01",
    ]);
  });

  it.each<[string, string, boolean]>([
    ["installedOn", "2026-03-01", false],
    ["installedOn", "2026-02-28", true],
    ["installedOn", "2026-04-01", false],
    ["forecastMail", "no", false],
    ["forecastMail", "yes", true],
    ["recipients", "nobody yet", false],
  ])("with %s %s: %s", (key, value, isDue) => {
    expect(due("Mon 2026-03-02 09:00", { [key]: value })).toEqual(isDue ? march : undefined);
  });

  it("is told in the program's zone", () => {
    const desk = deskWith({ settings: [recipients, setting("zone", "Asia/Tokyo")] });
    const at = (now: string) => errandOf(accepted(runs(desk, "sweep", {}, { now: Date.parse(now) })), "monthly")?.once;
    expect([at("2026-03-31T23:29:00Z"), at("2026-03-31T23:30:00Z")]).toEqual([undefined, "2026-04"]);
  });
});

describe("the forecast of a month", () => {
  const sent = accepted(runs(withDeals(), "monthly", { month: "2026-04" }, { now: first }));

  it("goes to the recipients, and its tab holds it in the order of the meeting", () => {
    expect(mailsIn(sent)).toEqual([["forecast", "cpo@example.com"]]);
    expect(sent.letters[0]).toMatchObject({
      key: "forecast/2026-04",
      about: "2026-04",
      subject: "Partner forecast, Apr 2026",
      replyTo: "desk@example.com",
    });
    expect(sent.reply).toEqual({ month: "2026-04", to: ["cpo@example.com"], already: false });
    const { agenda } = deskAfter(withDeals(), sent);
    expect(agenda.slice(0, 3)).toMatchObject([
      { n: 1, what: "Forecast of Apr 2026", note: "As of Apr 1, 2026, amounts in USD." },
      { n: 2, what: "Closed in Mar 2026", sourced: 0, influenced: 30 },
      { n: 3, what: "Initech (D-1)", partner: "Contoso Cloud", sourced: 900, influenced: null },
    ]);
    expect(agenda.find(({ partner, block }) => partner === "Northwind" && block === "Gaps by tier")).toMatchObject({
      nextStep: "Go through its accounts with it and agree on two to register",
      note: "PAM: Ann Park",
    });
  });

  it("goes once, and asked for again brings only its tab up to date", () => {
    const after = deskAfter(withDeals(), sent);
    const outbox = [{ key: "forecast/2026-04", state: "sent" as const }];
    const again = accepted(asks(deskWith({ ...after, outbox }), "sendForecast", {}, { now: first, user: cory }));
    expect(again).toMatchObject({ changes: [], letters: [], reply: { already: true } });
    const deals = after.deals.map((one) => ({ ...one, amount: 40 }));
    const changed = accepted(asks(deskWith({ ...after, outbox, deals }), "sendForecast", {}, { now: first }));
    expect(changed.letters).toEqual([]);
    expect(changed.changes).toContainEqual({ table: "agenda", key: "3", set: { sourced: 40 } });
  });

  it("takes rows away that it needs no more, and leaves what somebody wrote below", () => {
    const after = deskAfter(withDeals(), sent);
    const note = { note: "Ask Lee about Hooli" };
    const fewer = deskWith({ ...after, deals: [], partners: [], agenda: [...after.agenda, note] });
    const { agenda } = deskAfter(fewer, accepted(runs(fewer, "monthly", { month: "2026-04" }, { now: first })));
    expect(agenda.filter(({ what }) => what.includes("D-1"))).toEqual([]);
    expect(agenda[agenda.length - 1]).toMatchObject(note);
    expect(agenda.length).toBeLessThan(after.agenda.length);
  });

  it("brings the flat list up to date behind it", () => {
    expect(sent.afterwards).toEqual(["flatten"]);
  });

  it("is refused where nobody is named to get it", () => {
    const desk = withDeals({ settings: [setting("recipients", "nobody yet")] });
    expect(refused(asks(desk, "sendForecast", {}, { now: first }))).toMatchObject({
      why: "missing-value",
      field: "recipients",
    });
  });

  it("goes as a trial to whom one likes; it does not count and leaves the tab alone", () => {
    const trial = accepted(asks(withDeals(), "sendForecast", { to: "me@example.com" }, { now: first, user: cory }));
    expect(mailsIn(trial)).toEqual([["forecast", "me@example.com"]]);
    expect(trial.letters[0]?.key).toBe(`forecast/2026-04/trial/${first}`);
    expect(trial).toMatchObject({ changes: [], reply: { already: false } });
    expect(trial.afterwards).toBeUndefined();
    expect(refused(asks(withDeals(), "sendForecast", { to: "me" }, { now: first }))).toMatchObject({ field: "to" });
  });

  it("is this month's unless an earlier one is asked for", () => {
    const of = (month?: string) =>
      accepted(asks(withDeals(), "forecast", month ? { month } : {}, { now: first, user: lee })).reply;
    expect(of()).toMatchObject({ month: "2026-04", recipients: ["cpo@example.com"], currency: "USD" });
    expect(of().blocks.closed).toMatchObject({ month: "2026-03", influenced: { count: 1, revenue: 30 } });
    expect(of().text).toContain("PARTNER FORECAST — Apr 2026");
    expect(of().html).toContain("<title>Partner forecast, Apr 2026</title>");
    expect(of("2026-03").blocks.closed).toMatchObject({ month: "2026-02", influenced: { count: 0 } });
  });

  it.each(["2026-05", "2026-13", "April", "2026-04-01"])("is refused for %s", (month) => {
    for (const operation of ["forecast", "sendForecast"] as const)
      expect(refused(asks(withDeals(), operation, { month }, { now: first }))).toMatchObject({
        why: "invalid",
        field: "month",
      });
  });
});

describe("the flat list of the deals", () => {
  it("is brought up to date each day from five o'clock on", () => {
    const once = (now: string) => errandOf(accepted(runs(deskWith(), "sweep", {}, { now: on(now) })), "flatten")?.once;
    expect([once("Fri 2026-03-20 16:59:59"), once("Fri 2026-03-20 17:00"), once("Sun 2026-03-22 23:00")]).toEqual([
      undefined,
      "2026-03-20",
      "2026-03-22",
    ]);
    // On this Sunday the clocks were changed.
    expect([once("Sun 2026-03-08 16:59"), once("Sun 2026-03-08 17:00")]).toEqual([undefined, "2026-03-08"]);
  });

  it("is written once, and then only where it differs", () => {
    const desk = withDeals();
    const written = deskAfter(desk, accepted(runs(desk, "flatten")));
    expect(written.flat).toMatchObject([
      { deal: "D-1", partner: "Contoso Cloud", tier: "Gold", sourcedAmount: 900, influencedAmount: null },
      { deal: "D-2", sourcedAmount: null, influencedAmount: 30, countsOn: "2026-03-31" },
    ]);
    expect(accepted(runs(written, "flatten")).changes).toEqual([]);
    const [one] = written.deals;
    const changed = { ...written, deals: [{ ...one!, amount: 901 }] };
    expect(accepted(runs(changed, "flatten")).changes).toEqual([
      { table: "flat", key: "D-1", set: { sourcedAmount: 901 } },
      { table: "flat", key: "D-2", remove: true },
    ]);
  });

  it("is written in pieces where it is long", () => {
    const deals = Array.from({ length: 50 }, (_, n) => ({
      id: `D-${n}`,
      dealType: "Partner-sourced" as const,
      stage: "Proposal",
      amount: n,
    }));
    const plan = accepted(runs(withDeals({ deals }), "flatten"));
    expect(plan.changes).toHaveLength(50);
    expect(plan.inPieces).toBe(true);
  });
});

it("a desk that sent the forecast by hand does not send it by itself again", () => {
  const sent = does(withDeals(), "sendForecast", {}, { now: first });
  const outbox = [{ key: "forecast/2026-04" }];
  expect(
    accepted(runs(deskWith({ ...sent, outbox }), "monthly", { month: "2026-04" }, { now: first })).letters,
  ).toEqual([]);
});
