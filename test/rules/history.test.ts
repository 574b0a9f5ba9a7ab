import { registrations } from "../../src/model/registrations";
import { asItStood, changedAfter, columnsIn, saidIn, type Told } from "../../src/rules/history";
import { on, row } from "../notation";

const { columns } = registrations;
const friday = on("Fri 2026-03-20 15:00");
const monday = on("Mon 2026-03-23 10:00");
const tuesday = on("Tue 2026-03-24 10:00");
const line = (at: number, operation: string, before: object, after: object): Told => ({
  at,
  operation,
  before: Object.keys(before).length ? JSON.stringify(before) : "",
  after: JSON.stringify(after),
});

const lines = [
  line(friday, "register", {}, { id: "DR-1", stage: "submitted", nextStep: "Review and decide", version: 1 }),
  line(
    monday,
    "decide",
    { stage: "submitted", nextStep: "Review and decide", version: 1 },
    { stage: "rejected", decidedAt: "2026-03-23T14:00:00.000Z", waits: ["2026-03-20T20:00:00.000Z/"], version: 2 },
  ),
];
const now = row("registrations", {
  id: "DR-1",
  stage: "rejected",
  companyName: "Initech",
  decidedAt: monday,
  toldAt: tuesday,
  waits: [[on("Fri 2026-03-20 16:00"), null]],
  version: 2,
});
const stood = (at: number, more: readonly Told[] = lines) => asItStood(now, more, at, columns);

describe("a row as it stood", () => {
  it("on a day between two lines is what the one before it left", () => {
    expect(stood(friday)).toMatchObject({
      stage: "submitted",
      nextStep: "Review and decide",
      decidedAt: null,
      waits: [],
      version: 1,
    });
    expect(stood(monday)).toMatchObject({ stage: "rejected", nextStep: "", decidedAt: monday, version: 2 });
    expect(stood(monday).waits).toEqual([[on("Fri 2026-03-20 16:00"), null]]);
  });

  it("before the first line that tells of it is what that line found", () => {
    expect(stood(friday, lines.slice(1))).toMatchObject({ stage: "submitted", nextStep: "Review and decide" });
  });

  it("in columns of which nothing is told is as it is now", () => {
    expect(stood(friday).companyName).toBe("Initech");
  });

  it("was told when it was told, which no line says", () => {
    expect([stood(monday).toldAt, stood(tuesday).toldAt]).toEqual([null, tuesday]);
  });

  it("never held what was typed over and put back", () => {
    const typedOver = line(tuesday, "putBack", { stage: "won" }, { stage: "rejected" });
    expect(stood(monday, [typedOver]).stage).toBe("rejected");
  });

  it("passes over a line that was cut off", () => {
    const cut: Told = { at: monday, operation: "decide", before: '{"stage":"subm', after: '{"stage":"lost"}' };
    expect(stood(monday, [cut]).stage).toBe("rejected");
  });
});

describe("a line", () => {
  it("tells of columns that were blank before or are blank now, and of none that the table has not", () => {
    expect(columnsIn({ before: '{"ae":"a","gone":1}', after: '{"stage":"lost"}' }, columns)).toEqual(["ae", "stage"]);
  });

  it.each(["", "{}"])("with %j says nothing", (json) => {
    expect(saidIn(json)).toEqual({});
  });

  it.each(["0", "null", '"x"', "{", "__proto__"])("with %s cannot be read", (json) => {
    expect(saidIn(json)).toBeUndefined();
  });

  it("shows in which columns something else stands since", () => {
    const decided = lines[1]!;
    expect(changedAfter(decided, now, columns)).toEqual([]);
    expect(changedAfter(decided, { ...now, nextStep: "Call", decidedAt: tuesday }, columns)).toEqual([
      "nextStep",
      "decidedAt",
    ]);
  });

  it("takes a text as the cell keeps it, without the blanks around it", () => {
    const said = line(monday, "decide", {}, { reason: "No.\n" });
    expect(changedAfter(said, { ...now, reason: "No." }, columns)).toEqual([]);
  });
});
