/** Who sees and may do what (S39): a PAM own partners, a viewer nothing but looking, a partner its own deals, a visitor nothing. */
import type { Operation } from "../../src/contract";
import { flows } from "../../src/flows";
import {
  aDeskWith,
  again,
  ann,
  avery,
  deal,
  lee,
  ops,
  refusal,
  reply,
  rowOf,
  sameAs,
  vic,
  type World,
  written,
} from "./desk";

const max = "max@example.com";
const gone = "gone@example.com";

/** Ann's Contoso has Initech, approved; Max's Northwind has Globex. */
const shared = async (): Promise<World> => {
  const world = await aDeskWith({}, { partner: "Northwind", companyName: "Globex" });
  await reply(world, "importRows", { table: "team", csv: `E-mail,Name,Roles,Active\n${max},Max Ray,PAM,yes` });
  await reply(world, "cover", { partner: "Northwind", pam: max, tell: false });
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" });
  await reply(world, "saveDeal", { registration: "DR-0001", stage: "Proposal" });
  await reply(world, "saveDeal", { registration: "DR-0002", stage: "Proposal" });
  for (const partner of ["Contoso Cloud", "Northwind"]) {
    await reply(world, "logMeeting", { partner, type: "Co-sell", startsAt: "2026-03-26 10:00" });
    await reply(world, "inquiry", { partner, text: "When?" });
  }
  await world.fire("hourly", { now: "2026-04-10T15:00:00-04:00" });
  return world;
};

let world: World;
beforeAll(async () => {
  world = await shared();
});

const by = (as: string) => ({ as });
const keysOf = (rows: readonly { readonly partner: string }[]) => [...new Set(rows.map(({ partner }) => partner))];

describe("a PAM", () => {
  test("sees own partners alone, wherever a page looks", async () => {
    for (const [who, partner, other] of [
      [ann, "Contoso Cloud", "Northwind"],
      [max, "Northwind", "Contoso Cloud"],
    ] as const) {
      const seen = {
        clocks: keysOf((await reply(world, "clocks", {}, by(who))).clocks),
        meetings: keysOf((await reply(world, "meetings", { week: "2026-W13" }, by(who))).meetings),
        alerts: keysOf((await reply(world, "alerts", {}, by(who))).alerts),
        coverage: keysOf((await reply(world, "coverage", {}, by(who))).partners),
        found: (await reply(world, "find", { text: other }, by(who))).items,
        deals: (await reply(world, "dealCare", {}, by(who))).missing.flatMap(({ deals }) => deals.map(({ id }) => id)),
      };
      const deals = [partner === "Northwind" ? "D-0002" : "D-0001"];
      expect(seen).toEqual({
        clocks: [partner],
        meetings: [partner],
        alerts: [partner],
        coverage: [partner],
        found: [],
        deals,
      });
      for (const view of ["today", "clocks", "register", "review", "meetings"])
        expect(JSON.stringify(await reply(world, "open", { view }, by(who)))).not.toContain(other);
    }
    expect((await reply(world, "queue", {}, by(max))).items.map(({ id }) => id)).toEqual(["DR-0002"]);
    expect((await reply(world, "queue", {}, by(ann))).items).toEqual([]);
    expect(keysOf((await reply(world, "coverage", {}, by(ops))).partners)).toHaveLength(2);
  });

  test("acts on another's partner in vain, and nothing is written", async () => {
    const own = { why: "not-allowed", text: "Northwind is looked after by Max Ray; ask them or a coordinator." };
    expect(await refusal(world, "registration", { id: "DR-0002" }, by(ann))).toEqual(own);
    const reason = "The customer stopped the project";
    expect(await refusal(world, "decide", { id: "DR-0002", verdict: "withdraw", reason }, by(ann))).toEqual(own);
    expect(await refusal(world, "saveDeal", { id: "D-0002", nextStep: "Call" }, by(ann))).toEqual(own);
    expect(await refusal(world, "register", deal({ token: "n", partner: "Northwind" }), by(ann))).toEqual(own);
    expect(await refusal(world, "partnerLink", { partner: "Northwind" }, by(ann))).toEqual(own);
    expect(await refusal(world, "report", {}, by(ann))).toMatchObject({ why: "not-allowed" });
    expect(await reply(world, "saveDeal", { id: "D-0001", nextStep: "Call" }, by(ann))).toMatchObject({ id: "D-0001" });
  });
});

const id = "DR-0002";
/** Each operation that changes something or sends a mail, with what it would do. */
const deeds: Readonly<Partial<Record<Operation, object>>> = {
  setUp: {},
  register: deal({ token: "z" }),
  tick: { item: "decide" },
  alert: {},
  decide: { id, verdict: "withdraw", reason: "The customer stopped the project" },
  decideMany: { items: [{ id, verdict: "withdraw", reason: "The customer stopped the project" }] },
  undo: { batch: "x" },
  answer: { id, fields: {} },
  update: { id, by: "desk", note: "Well" },
  extend: { id, reason: "Longer" },
  reinstate: { id, reason: "Again" },
  differ: { a: "DR-0001", b: id, why: "Two firms" },
  assign: { id: "DR-0001", ae: lee },
  saveDeal: { id: "D-0001", nextStep: "Call" },
  askOwners: {},
  cover: { partner: "Northwind", pam: ann },
  handOver: { from: max, to: ann, confirm: true },
  newPartner: { name: "Fabrikam", tier: "Silver" },
  rebalance: { role: "pam", confirm: true },
  partnerLink: { partner: "Northwind" },
  inquiry: { partner: "Northwind", text: "How?" },
  answerInquiry: { id: "IN-0001" },
  logMeeting: { id: "M-0001", notes: true },
  brief: { id: "M-0001", send: true },
  closeEscalation: { id: "E-1", rootCause: "x", plan: "y" },
  refreshReport: {},
  tellLate: { clock: "IN-0001/inquiry", confirm: true },
  changeCalendar: { calendar: "desk", fri: "", confirm: true },
  sendReport: {},
  prepareReport: { comment: "x" },
  importRows: { table: "partners", csv: "Partner\nFabrikam" },
  adopt: { tab: "Sheet1", table: "partners", confirm: true },
  undoImport: { table: "partners", batches: ["x"] },
  sendForecast: {},
  crowd: { as: "new" },
  testMail: { template: "approved", to: vic },
  repair: {},
};

test("who only looks, who has left and whom Google does not name change nothing by any operation", async () => {
  const writing = Object.entries(flows).flatMap(([name, { writes }]) => (writes ? [name] : []));
  expect(Object.keys(deeds).sort()).toEqual([...new Set([...writing, "repair"])].sort());
  const [alert] = (await reply(world, "alerts", {})).alerts;
  const tried = { ...deeds, alert: { key: alert?.key, to: "acknowledge" } };
  const before = await written(world);
  for (const as of [vic, gone, "stranger@example.com", ""])
    for (const [operation, input] of Object.entries(tried)) {
      const answer = await world.call(operation, input, { as });
      expect([as, operation, answer.ok || answer.refusal.why]).toEqual([as, operation, "not-allowed"]);
    }
  sameAs(before, await written(world));
  expect((await reply(world, "queue", {}, by(vic))).items).toHaveLength(1);
});

describe("a partner's link", () => {
  const linkOf = async (partner: string, as = ops) => (await reply(world, "partnerLink", { partner }, { as })).link;
  const seen = async (link: string) => {
    const { status, type, body } = await world.request("GET", link);
    expect([status, type]).toEqual([200, "text/html"]);
    return body;
  };

  test("shows own deals alone, with their days and what comes next", async () => {
    const [contoso, northwind] = [
      await seen(await linkOf("Contoso Cloud", ann)),
      await seen(await linkOf("Northwind")),
    ];
    for (const said of [
      "Initech",
      "Approved",
      "Protected until",
      "Jun 18, 2026",
      "Next update due",
      "Lee Quinn works on it",
    ])
      expect(contoso).toContain(said);
    expect(contoso).toContain("ann@example.com");
    expect(contoso).not.toMatch(/Globex|Northwind|DR-0002|<script/);
    expect(northwind).toContain("Globex");
    expect(northwind).toContain("Under review");
    expect(northwind).not.toMatch(/Initech|Contoso|DR-0001|<script/);
  });

  test("changed in any way gives one page, byte by byte that of a forged link", async () => {
    const [contoso, northwind] = [new URL(await linkOf("Contoso Cloud")), new URL(await linkOf("Northwind"))];
    const [k, other] = [contoso.searchParams.get("k") ?? "", northwind.searchParams.get("k") ?? ""];
    expect(k).toMatch(/^[\w-]{43}$/);
    const forged = await seen(`/exec?p=Contoso%20Cloud&k=${"A".repeat(43)}`);
    expect(forged).toContain("This link is not valid");
    expect(forged).not.toMatch(/Contoso|Northwind|Partner program/);
    for (const query of [
      `p=Northwind&k=${k}`,
      `p=Contoso%20Cloud&k=${other}`,
      `p=Contoso%20Cloud&k=${k}x`,
      `p=Contoso%20Cloud&k=${k.slice(0, -1)}`,
      `p=contoso%20cloud&k=${k}`,
      "p=Contoso%20Cloud",
      `k=${k}`,
      "p=&k=",
      "p=Nobody&k=",
      "",
    ])
      expect(await seen(`/exec?${query}`)).toBe(forged);
    await reply(world, "importRows", { table: "partners", csv: "Partner,Status\nNorthwind,Ended" });
    expect(await seen(northwind.href)).toBe(forged);
    expect(await seen(contoso.href)).toContain("Initech");
    expect(await refusal(world, "partnerLink", { partner: "Northwind" })).toMatchObject({ why: "decided" });
  });

  test("is signed by a secret that stands in no cell, and that another workbook has not", async () => {
    const state = await world.save();
    const secret = state.properties.script["desk.secret"] ?? "";
    expect(secret.length).toBeGreaterThan(64);
    expect(JSON.stringify(state.workbook)).not.toContain(secret);
    const link = await linkOf("Contoso Cloud");
    const stranger = again({
      ...state,
      properties: { ...state.properties, script: { ...state.properties.script, "desk.secret": "x" } },
    });
    expect((await stranger.request("GET", link)).body).toContain("This link is not valid");
  });

  test("says so where the deals cannot be read just now", async () => {
    const faults = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (nth) =>
        ({
          at: { method: "Sheets.Spreadsheets.Values.batchGetByDataFilter", nth },
          answer: 503,
          applied: false,
        }) as const,
    );
    const { body } = await world.request("GET", await linkOf("Contoso Cloud"), undefined, { faults });
    expect(body).toContain("cannot be shown just now");
  });
});

describe("a visitor of the web app", () => {
  const visits = (name: string, args: readonly unknown[] = [], as?: string) =>
    world.run(name, args, { isVisitor: true, ...(as && { as }) });
  const answer = async (...asked: Parameters<typeof visits>) => JSON.parse(String(await visits(...asked)));

  test("is refused by `call`, whoever they are and whatever they bring", async () => {
    const before = await written(world);
    await world.run("openToday", [], by(vic));
    const markOf = () => /data-mark="([^"]*)"/.exec(world.screen.sidebar?.html ?? "")?.[1] ?? "";
    const mark = markOf();
    expect(mark).toHaveLength(43);
    for (const as of [undefined, vic, avery, "somebody@gmail.com"])
      for (const [operation, input] of [
        ["queue", {}],
        ["rows", { table: "registrations" }],
        ["decide", { id, verdict: "approve", aeLater: true }],
        ["setUp", {}],
        ["nonsense", {}],
      ] as const)
        for (const brought of [[], [""], [mark], ["x".repeat(43)], [null], [{}]])
          expect(await answer("call", [operation, input, ...brought], as)).toMatchObject({
            ok: false,
            refusal: { why: "not-allowed" },
          });
    sameAs(before, await written(world));
  });

  test("opens no window and runs no trigger, and the triggers still do", async () => {
    await world.run("openToday");
    const [before, properties] = [await written(world), JSON.stringify(world.state.properties)];
    for (const name of ["onOpen", "onInstall", "openToday", "openReview", "openSetUp", "openLists"])
      await expect(visits(name, ["x"])).rejects.toThrow("Cannot call SpreadsheetApp.getUi() from this context.");
    const later = { now: "2026-04-13T10:00:00-04:00" };
    const [installed] = world.state.triggers;
    for (const name of ["hourly", "daily", "weekly", "submitted"])
      for (const event of [
        undefined,
        {},
        { triggerUid: "1" },
        { triggerUid: `${installed?.id}0` },
        { triggerUid: ["x"] },
      ])
        await world.run(name, [event], { isVisitor: true, ...later });
    const range = { rowStart: 2, rowEnd: 2, columnStart: 1, columnEnd: 1 };
    await expect(visits("edited", [{ range }])).rejects.toThrow();
    await visits("edited", [{}]);
    expect(await visits("doGet", [{ parameter: { p: 1, k: {} } }])).toBeNull();
    sameAs(before, await written(world));
    expect(JSON.stringify(world.state.properties)).toBe(properties);
    expect((await world.fire("hourly", later)).ok).toBe(true);
    expect(JSON.stringify(world.state.properties)).not.toBe(properties);
    expect((await rowOf(world, "weeks", "2026-W15")).sentAt).toBeTruthy();
  });

  test("who is known to Google by no name reads through a page of the menu, and changes nothing", async () => {
    await world.run("openToday", [], by(""));
    const mark = /data-mark="([^"]*)"/.exec(world.screen.sidebar?.html ?? "")?.[1];
    const asked = async (operation: string, input: object, sign?: string) =>
      JSON.parse(String(await world.run("call", [operation, input, sign], by(""))));
    expect(await asked("queue", {}, mark)).toMatchObject({ ok: true });
    expect(await asked("queue", {})).toMatchObject({ ok: false, refusal: { why: "not-allowed" } });
    expect(await asked("tick", { item: "decide" }, mark)).toMatchObject({ ok: false, refusal: { why: "not-allowed" } });
  });
});
