/** What the sidebar asks: the day, the registration under the cursor, and why a clock is due; opened from the menu. */
import { aDeskWith, blankWorld, cory, lee, refusal, reply, vic, type World } from "./desk";

const monday = "2026-03-23T10:00:00-04:00";

/** Puts the cursor into a cell by typing there what stands there, or a note. */
const click = (world: World, table: string, cell: string) => world.type(table, cell, "Ask again");

describe("the registration under the cursor", () => {
  test("is that of the row in which somebody stands, with one read", async () => {
    const world = await aDeskWith({}, { companyName: "Globex" });
    await click(world, "registrations", "D3");
    const card = await reply(world, "here", {}, { now: monday });
    expect(card.fields).toMatchObject({ id: "DR-0002", companyName: "Globex", nextStep: "Ask again" });
    expect(card).toEqual(await reply(world, "registration", { id: "DR-0002" }));
  });

  test("is refused where there is none", async () => {
    const world = await aDeskWith({});
    await click(world, "partners", "F2");
    expect(await refusal(world, "here", {})).toMatchObject({ why: "not-found" });
  });
});

describe("the first answer of the sidebar", () => {
  test("says who is asking and what that person may do", async () => {
    const world = await aDeskWith({});
    const as = async (who: string) => (await reply(world, "open", { view: "today" }, { as: who, now: monday })).may;
    expect(await as(cory)).toEqual([
      "register",
      "decide",
      "assign",
      "changeCalendar",
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
      "cover",
      "newPartner",
      "handOver",
      "rebalance",
      "partnerLink",
    ]);
    expect(await as(lee)).toEqual(["register", "tellLate", "inquiry", "logMeeting", "brief", "tick"]);
    expect(await as(vic)).toEqual([]);
  });

  test("says that there is no desk yet", async () => {
    expect(await refusal(blankWorld(), "open", {})).toMatchObject({ why: "not-set-up" });
  });
});

describe("the menu", () => {
  test.each([
    ["openToday", "today"],
    ["openRegister", "register"],
    ["openClocks", "clocks"],
  ])("%s opens the sidebar for its view, as whoever asks", async (item, view) => {
    const world = await aDeskWith();
    await world.run(item, [], { as: cory });
    expect(world.screen.sidebar).toMatchObject({ title: "Partner Desk" });
    expect(world.screen.sidebar?.html).toContain(
      `<main id="page" data-view="${view}" data-about="" data-user="${cory}" `,
    );
  });

  test("opens the review desk on a registration, whatever is handed to it", async () => {
    const world = await aDeskWith();
    await world.run("openReviewOf", ["DR-0001"]);
    expect(world.screen.dialog).toMatchObject({ title: "Review deals" });
    expect(world.screen.dialog?.html).toContain('data-about="DR-0001"');
    await world.run("openReviewOf", ['"><script>alert(1)</script>']);
    expect(world.screen.dialog?.html).not.toContain("<script>alert(1)");
  });
});

test("why a clock is due can be added up by anybody", async () => {
  const world = await aDeskWith({});
  const { sentences } = await reply(world, "explain", { clock: "DR-0001/decision" }, { now: monday });
  expect(sentences.slice(1)).toEqual([
    "Registration received: Fri 20 Mar 2026, 15:00.",
    "Closed, so not counted: Sat 21 Mar 2026, Sun 22 Mar 2026.",
    "19 h used, 29 h remain: due Tue 24 Mar 2026, 15:00.",
  ]);
});
