/** The three guards: a copy, a changed time zone and a restored version of the workbook do no harm. */
import type { SavedBook } from "../../host/sheets/state";
import { aDeskWith, avery, columnOf, cost, deal, kim, refusal, reply, rowOf } from "./desk";

const approve = { id: "DR-0001", verdict: "approve" } as const;

describe("a copy of the workbook", () => {
  test("writes nothing, mails nobody and says so, by every door", async () => {
    const world = await aDeskWith({});
    const copy = await world.copy();
    try {
      for (const [operation, input] of [
        ["register", deal({ token: "b" })],
        ["decide", approve],
        ["importRows", { table: "team", csv: "E-mail,Name\nx@example.com,X" }],
        ["sendReport", {}],
        ["setUp", {}],
        ["queue", {}],
        ["problems", {}],
      ] as const)
        expect(await refusal(copy, operation, input as never)).toMatchObject({ why: "copy" });
      for (const handler of ["hourly", "weekly", "edited"]) {
        const fired = await copy.fire(handler, { now: "2026-03-30T10:00:00-04:00" });
        expect(fired.ok).toBe(true);
      }
      await copy.type("registrations", "D2", "by hand");
      expect(columnOf(copy, "registrations", "nextStep")).toEqual(["by hand"]);
      expect(copy.mails).toEqual([]);
      expect(copy.state.triggers).toEqual([]);
    } finally {
      copy.close();
    }
    expect(await reply(world, "decide", approve)).toMatchObject({ stage: "approved" });
  });
});

describe("a changed time zone", () => {
  test("stops everything until it is set back, and then nothing has shifted", async () => {
    const world = await aDeskWith({});
    const was = await rowOf(world, "registrations", "DR-0001");
    await world.changeZone("Europe/Paris");
    for (const [operation, input] of [
      ["decide", approve],
      ["queue", {}],
      ["setUp", {}],
    ] as const)
      expect(await refusal(world, operation, input as never)).toMatchObject({
        why: "zone-changed",
        was: "America/New_York",
        is: "Europe/Paris",
      });
    await world.fire("hourly", { now: "2026-03-23T09:00:00-04:00" });
    expect(world.mails).toHaveLength(1);
    await world.changeZone("America/New_York");
    expect(await rowOf(world, "registrations", "DR-0001")).toEqual(was);
    await reply(world, "decide", approve);
  });
});

describe("the time zone of the desk", () => {
  const repair = { what: "zone" } as const;

  test("is set back by an admin alone, in one write, and was never wrong for a second repair", async () => {
    const world = await aDeskWith({});
    const was = await rowOf(world, "registrations", "DR-0001");
    await world.changeZone("Asia/Tokyo");
    for (const as of [avery, "stranger@example.com", "gone@example.com"])
      expect(await refusal(world, "repair", repair, { as })).toMatchObject({ why: "not-allowed" });
    for (const what of ["triggers", "dress"] as const)
      expect(await refusal(world, "repair", { what })).toMatchObject({ why: "zone-changed" });
    expect(await reply(world, "repair", repair)).toEqual({ mended: ["the time zone America/New_York"] });
    expect(cost(world).writes).toBe(1);
    expect(await rowOf(world, "registrations", "DR-0001")).toEqual(was);
    expect(await reply(world, "repair", repair)).toEqual({ mended: [] });
  });

  test("is not touched in a copy, whoever asks, nor are its looks", async () => {
    const world = await aDeskWith({});
    await world.changeZone("Asia/Tokyo");
    const copy = await world.copy();
    try {
      for (const what of ["zone", "dress", "triggers"] as const)
        expect(await refusal(copy, "repair", { what })).toMatchObject({ why: "copy" });
      expect(copy.book.state().timeZone).toBe("Asia/Tokyo");
    } finally {
      copy.close();
    }
  });

  test("stays where nobody can say who may: the Team tab is gone, or has lost its roles", async () => {
    const world = await aDeskWith({});
    await world.deleteColumn("team", "roles");
    await world.changeZone("Asia/Tokyo");
    expect(await refusal(world, "repair", repair)).toMatchObject({ why: "missing-column", field: "roles" });
    await world.deleteTab("team");
    expect(await refusal(world, "repair", repair)).toMatchObject({ why: "missing-column", table: "team" });
  });
});

describe("a restored older version", () => {
  const restored = async () => {
    const world = await aDeskWith({});
    const { workbook } = await world.save();
    return { world, version: workbook as SavedBook };
  };

  test("issues no id a second time", async () => {
    const { world, version } = await restored();
    await reply(world, "register", deal({ token: "b", companyName: "Globex" }));
    await world.restore(version);
    expect((await reply(world, "register", deal({ token: "c", companyName: "Hooli" }))).id).toBe("DR-0003");
    const numbers = columnOf(world, "log", "n");
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("mails nothing a second time when the same is done again", async () => {
    const { world, version } = await restored();
    await reply(world, "decide", { ...approve, ae: kim });
    await world.fire("weekly", { now: "2026-03-23T09:00:00-04:00" });
    const mails = world.mails.map(({ subject }) => subject);
    expect(mails).toHaveLength(3);
    await world.restore(version);
    await reply(world, "decide", { ...approve, ae: kim });
    await world.fire("weekly");
    await world.fire("hourly");
    expect(world.mails.map(({ subject }) => subject)).toEqual(mails);
    expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ stage: "approved" });
  });

  test("does not send the mails of then again that had left", async () => {
    const world = await aDeskWith();
    const told = deal();
    let version: SavedBook | undefined;
    const meanwhile = async () => {
      version = (await world.save()).workbook;
    };
    // The version of the moment at which the confirmation was claimed and had not been marked as sent.
    await reply(world, "register", told, { faults: [{ at: { method: "MailApp.sendEmail" }, meanwhile }] });
    if (version) await world.restore(version);
    expect(await rowOf(world, "outbox", "DR-0001/acknowledged")).toMatchObject({ state: "sending" });
    await reply(world, "register", told);
    await world.fire("hourly", { now: "2026-03-20T16:00:00-04:00" });
    expect(await rowOf(world, "outbox", "DR-0001/acknowledged")).toMatchObject({ state: "check" });
    expect(world.mails).toHaveLength(1);
  });
});
