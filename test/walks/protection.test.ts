/** The life of a protection: updates, reminders, its end, and the ways back (S9, S9b, S10, S11, S13). */
import {
  aDesk,
  ann,
  avery,
  cory,
  cost,
  deal,
  inSheet,
  type Moment,
  refusal,
  reply,
  rowOf,
  sameAs,
  vic,
  type World,
  written,
} from "./desk";

const at = (now: string): { readonly now: string } => ({ now: `${now}-05:00` });
const inSummer = (now: string) => ({ now: `${now}-04:00` });

/** S9: approved on 15 January 2026 at 14:00 in New York. */
const approvedInJanuary = async (now: Moment = at("2026-01-15T14:00:00")): Promise<World> => {
  const world = await aDesk();
  await reply(world, "register", deal(), now);
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" }, now);
  return world;
};

const first = { id: "DR-0001" } as const;
const update = { ...first, by: "partner", note: "They met the CIO" } as const;
const row = (world: World) => rowOf(world, "registrations", "DR-0001");
const subjectsSince = (world: World, mails: number) => world.mails.slice(mails).map(({ subject, to }) => [to, subject]);

/** The hourly check at 07:30 of each of these days; what each of them mailed. */
const mailedOn = async (world: World, days: readonly string[]) => {
  const mailed: Record<string, string[]> = {};
  for (const day of days) {
    const before = world.mails.length;
    await world.fire("hourly", { now: `${day}T07:30:00-05:00` });
    await world.fire("hourly", { now: `${day}T08:20:00-05:00` });
    const ours = world.mails.slice(before).filter(({ subject }) => subject.startsWith("Deal "));
    if (ours.length) mailed[day] = ours.map(({ to, subject }) => `${to}: ${subject}`);
  }
  return mailed;
};
const daysOf = (month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `2026-${month}-${String(from + n).padStart(2, "0")}`);

describe("an update every 30 days", () => {
  test("S9: each moves the next day, none moves the end", async () => {
    const world = await approvedInJanuary();
    const due = [];
    for (const now of [at("2026-02-10T10:00:00"), inSummer("2026-03-11T10:00:00"), inSummer("2026-04-09T10:00:00")])
      due.push((await reply(world, "update", update, { ...now, as: ann })).updateDueOn);
    expect(due).toEqual(["2026-03-12", "2026-04-10", "2026-05-09"]);
    expect(cost(world)).toEqual({ reads: 1, writes: 1 });
    expect(await row(world)).toMatchObject({
      protectedUntil: "2026-04-15",
      lastPartnerUpdateAt: "2026-04-09T10:00:00-04:00",
    });
    expect(inSheet(world, "log").at(-1)).toMatchObject({
      actor: ann,
      onBehalfOf: "Contoso Cloud",
      operation: "update",
      reason: "They met the CIO",
    });
  });

  test("S9: what we note ourselves does not count, and it lapses to the second", async () => {
    const world = await approvedInJanuary();
    await reply(world, "update", { ...update, by: "desk" }, at("2026-02-10T10:00:00"));
    expect(await row(world)).toMatchObject({ updateDueOn: "2026-02-14", lastPartnerUpdateAt: null });
    const late = await refusal(world, "update", update, at("2026-02-15T00:00:01"));
    expect(late).toMatchObject({ why: "decided", stage: "lapsed" });
    expect(late.text).toContain("A coordinator may reinstate it");
    await world.fire("hourly", at("2026-02-15T00:20:00"));
    expect(await row(world)).toMatchObject({ stage: "lapsed", endedAt: "2026-02-15T00:00:00-05:00" });
  });

  test("S9b: its days are counted where the program is", async () => {
    const world = await approvedInJanuary({ now: "2026-01-16T03:30:00Z" });
    expect(await row(world)).toMatchObject({ protectedUntil: "2026-04-15", updateDueOn: "2026-02-14" });
  });
});

describe("reminders", () => {
  test("S9: 7, 3 and 1 days before, each once however often the check comes by", async () => {
    const world = await approvedInJanuary();
    const asked = ["pat@contoso.example: Deal Update Due — Initech"];
    expect(await mailedOn(world, daysOf("02", 5, 14))).toEqual({
      "2026-02-07": asked,
      "2026-02-11": asked,
      "2026-02-13": asked,
    });
  });

  test("of the end reach the PAM, and a day later the partner", async () => {
    const world = await approvedInJanuary();
    for (const now of ["2026-02-10T10:00:00-05:00", "2026-03-11T10:00:00-04:00", "2026-04-01T10:00:00-04:00"])
      await reply(world, "update", update, { now });
    expect(await mailedOn(world, daysOf("04", 6, 15))).toEqual({
      "2026-04-08": [`${ann}: Deal Protection Ends Apr 15, 2026 — Initech | Contoso Cloud`],
      "2026-04-09": ["pat@contoso.example: Deal Protection Ending — Initech"],
    });
  });

  test("cost one more read on their day, and nothing once they are out", async () => {
    const world = await approvedInJanuary();
    await world.fire("hourly", at("2026-02-07T07:30:00"));
    const before = await written(world);
    await world.fire("hourly", at("2026-02-07T08:30:00"));
    expect(cost(world)).toEqual({ reads: 1, writes: 0 });
    await world.fire("hourly", at("2026-02-08T08:20:00"));
    expect(cost(world)).toEqual({ reads: 2, writes: 0 });
    sameAs(before, await written(world));
  });

  test("are not about what was due before it was taken over as history", async () => {
    const world = await aDesk();
    const csv =
      "Deal ID,Partner,Company,Stage,Received,Decided\nH-1,Contoso Cloud,Initech,Approved,2026-02-21 09:00,2026-02-23 10:00";
    await reply(world, "importRows", { table: "registrations", csv });
    expect(await rowOf(world, "registrations", "H-1")).toMatchObject({ updateDueOn: "2026-03-25" });
    expect(await mailedOn(world, ["2026-03-20", "2026-03-21"])).toEqual({});
    expect(Object.keys(await mailedOn(world, daysOf("03", 22, 25)))).toEqual(["2026-03-22", "2026-03-24"]);
  });
});

describe("S10: an extension", () => {
  const aprilTenth = inSummer("2026-04-10T10:00:00");
  const keptAlive = async (): Promise<World> => {
    const world = await approvedInJanuary();
    for (const now of ["2026-02-10T10:00:00-05:00", "2026-03-11T10:00:00-04:00", "2026-04-09T10:00:00-04:00"])
      await reply(world, "update", update, { now });
    return world;
  };

  test("asked for in time holds the account until an approver grants it, 90 days from the old end", async () => {
    const world = await keptAlive();
    const ask = { ...first, reason: "Legal takes until May" };
    expect(await reply(world, "extend", ask, { ...aprilTenth, as: ann })).toMatchObject({ extensions: 0 });
    await world.fire("hourly", inSummer("2026-04-16T00:20:00"));
    expect(await row(world)).toMatchObject({ stage: "approved", protectedUntil: "2026-04-15" });
    const mails = world.mails.length;
    const monday = { ...inSummer("2026-04-20T10:00:00"), as: avery };
    expect(await reply(world, "extend", { ...first, reason: "It moves" }, monday)).toMatchObject({
      protectedUntil: "2026-07-14",
      extensions: 1,
      extensionAskedAt: null,
    });
    expect(subjectsSince(world, mails)).toEqual([["pat@contoso.example", "Deal Protection Extended — Initech"]]);
    expect(await refusal(world, "extend", { ...first, reason: "Once more" }, monday)).toMatchObject({
      why: "conflict",
    });
  });

  test("asked for after the end is refused, with the offer to register anew", async () => {
    const world = await keptAlive();
    const no = await refusal(world, "extend", { ...first, reason: "Legal" }, inSummer("2026-04-16T09:00:00"));
    expect(no).toMatchObject({ why: "decided", stage: "expired" });
    expect(no.text).toContain("The partner may register the deal anew.");
  });
});

test("S11: what ends within seven days, in the report and under Today", async () => {
  const world = await aDesk();
  const until = ["2026-04-08", "2026-04-15", "2026-04-16", "2026-04-07"];
  const lines = until.map(
    (day, n) => `H-${n},Contoso Cloud,Company ${n},Approved,2026-01-05,2026-01-06,${day},2026-06-01`,
  );
  const titles = "Deal ID,Partner,Company,Stage,Received,Decided,Protected until,Partner update due";
  await reply(world, "importRows", { table: "registrations", csv: [titles, ...lines].join("\n") });
  const eighth = inSummer("2026-04-08T10:00:00");
  const { alerts } = await reply(world, "report", {}, eighth);
  expect(alerts.filter(({ kind }) => kind === "protection-ending")).toEqual([
    { kind: "protection-ending", count: 2, text: expect.stringContaining("2 deals") },
  ]);
  const { lines: today } = await reply(world, "today", {}, eighth);
  expect(today.find(({ key }) => key === "ending")?.rows.map(({ about }) => about)).toEqual(["H-0", "H-1"]);
});

describe("S13: one that lapsed", () => {
  const monday = at("2026-02-16T10:00:00");
  const lapsed = async (): Promise<World> => {
    const world = await approvedInJanuary();
    await world.fire("hourly", at("2026-02-15T00:20:00"));
    return world;
  };
  const reason = "Pat Moss was ill until Feb 15";

  test("is reinstated by a coordinator, to its old end, and the partner is told", async () => {
    const world = await lapsed();
    const mails = world.mails.length;
    expect(await refusal(world, "reinstate", { ...first, reason }, { ...monday, as: vic })).toMatchObject({
      why: "not-allowed",
    });
    const back = await reply(world, "reinstate", { ...first, reason }, { ...monday, as: cory });
    expect(back).toMatchObject({ stage: "approved", updateDueOn: "2026-03-18", protectedUntil: "2026-04-15" });
    expect(subjectsSince(world, mails)).toEqual([["pat@contoso.example", "Deal Protection Reinstated — Initech"]]);
    const again = await refusal(world, "reinstate", { ...first, reason }, { ...monday, as: cory });
    expect(again).toMatchObject({ why: "decided", stage: "approved" });
    expect(await row(world)).toMatchObject({ stage: "approved", endedAt: null, endReason: "" });
  });

  test("is another partner's once that was approved, and the card says who held it when", async () => {
    const world = await lapsed();
    const rival = deal({ token: "b", partner: "Northwind", companyName: "INITECH, Inc." });
    expect((await reply(world, "register", rival, monday)).flags).toEqual([]);
    await reply(world, "decide", { id: "DR-0002", verdict: "approve", aeLater: true }, monday);
    const no = await refusal(world, "reinstate", { ...first, reason }, { ...monday, as: cory });
    expect(no).toMatchObject({ why: "conflict", of: "DR-0002" });
    const { holders } = await reply(world, "registration", { id: "DR-0002" }, monday);
    expect(holders).toEqual([
      { id: "DR-0001", partner: "Contoso Cloud", from: "2026-01-15", to: "2026-02-14", how: "lapsed" },
      { id: "DR-0002", partner: "Northwind", from: "2026-02-16", to: "2026-05-17", how: "approved" },
    ]);
    for (const { to, text, html } of world.mails)
      expect(text + html).not.toContain(to === "nora@northwind.example" ? "Contoso" : "Northwind");
  });

  test("is won or lost all the same", async () => {
    const world = await lapsed();
    await reply(world, "decide", { ...first, verdict: "win", reason: "Signed" }, { ...monday, as: ann });
    expect(await row(world)).toMatchObject({ stage: "won", endedAt: "2026-02-15T00:00:00-05:00" });
    const { flags } = await reply(world, "check", { partner: "Northwind", companyName: "Initech" }, monday);
    expect(flags.map(({ kind }) => kind)).toEqual(["customer"]);
  });
});
