import { accepted, refused } from "../notation";
import { ann, asks, avery, cory, deskAfter, deskWith } from "./desk";

const desk = deskWith({
  registrations: [
    {
      id: "DR-0001",
      stage: "approved",
      partner: "Northwind",
      companyName: "Initech",
      matchKey: "initech @initech.com",
    },
    { id: "DR-0002", stage: "submitted", partner: "Contoso Cloud", companyName: "Initehc", matchKey: "initehc" },
    { id: "DR-0003", stage: "submitted", partner: "Contoso Cloud", companyName: "Initech Ltd", matchKey: "initech" },
  ],
});
const differ = (a: string, b: string, on = desk, why = "One is in Lisbon, the other in Porto", user = cory) =>
  asks(on, "differ", { a, b, why }, { user });
const matches = (id: string, on = desk) =>
  accepted(asks(on, "registration", { id })).reply.matches.map((one) => one.id);
const flags = (id: string, on = desk) => accepted(asks(on, "registration", { id })).reply.flags.map(({ kind }) => kind);

describe("two companies are told apart", () => {
  it("by their deal IDs, and kept by their names with who said so and why", () => {
    const plan = accepted(differ("DR-0001", "dr-0002"));
    expect(plan.changes).toEqual([
      {
        table: "settings",
        add: {
          key: "different: initech / initehc",
          value: "One is in Lisbon, the other in Porto",
          meaning: `Not the same company: said by ${cory} on Mar 20, 2026. Delete the row to take it back.`,
        },
      },
    ]);
    expect(plan.reply).toEqual({ a: "initech", b: "initehc" });
    expect(plan.reason).toBe("One is in Lisbon, the other in Porto");
  });

  it("by any writing of their names", () => {
    expect(accepted(differ("INITECH Corp.", "Initehc GmbH")).reply).toEqual({ a: "initech", b: "initehc" });
  });

  it("by their deal IDs where they bear the same name", () => {
    expect(accepted(differ("DR-0003", "DR-0001")).changes).toMatchObject([
      { add: { key: "different: dr-0001 / dr-0003" } },
    ]);
  });

  it("and from then on neither flags, matches nor blocks the other", () => {
    expect([flags("DR-0002"), matches("DR-0002")]).toEqual([["likely"], ["DR-0001", "DR-0003"]]);
    const likely = deskAfter(desk, accepted(differ("DR-0001", "DR-0002")));
    expect([flags("DR-0002", likely), matches("DR-0002", likely)]).toEqual([[], []]);

    const approve = (on: typeof desk) => asks(on, "decide", { id: "DR-0003", verdict: "approve" }, { user: avery });
    expect(refused(approve(desk))).toMatchObject({ why: "conflict", of: "DR-0001" });
    const same = deskAfter(desk, accepted(differ("DR-0001", "DR-0003")));
    expect(accepted(approve(same)).reply.stage).toBe("approved");
  });

  it("is remembered once", () => {
    const known = deskAfter(desk, accepted(differ("DR-0001", "DR-0002")));
    expect(accepted(differ("DR-0002", "DR-0001", known)).changes).toEqual([]);
  });

  it.each<[string, string, string | undefined, string, string]>([
    ["Initech", "initech inc", undefined, "invalid", "the same name without deal IDs"],
    ["DR-0001", "DR-0001", undefined, "invalid", "one and the same"],
    ["DR-0001", " ", undefined, "invalid", "only one"],
    ["DR-0001", "DR-0002", " ", "needs-reason", "no reason"],
  ])("%s and %s (%j) is refused as %s: %s", (a, b, why, reason) => {
    expect(refused(differ(a, b, desk, why))).toMatchObject({ why: reason });
  });
});

it("the card shows what is the same, what is likely the same, and as a hint what is related", () => {
  const registrations = [
    { id: "DR-0001", companyName: "Initech", matchKey: "initech", stage: "submitted", partner: "Northwind" },
    { id: "DR-0002", companyName: "Initech Ltd", matchKey: "initech", stage: "lost", partner: "Northwind" },
    { id: "DR-0003", companyName: "Initehc", matchKey: "initehc", stage: "lost", partner: "Northwind" },
    {
      id: "DR-0004",
      companyName: "Initech Holding AG",
      matchKey: "initech holding",
      stage: "lost",
      partner: "Northwind",
    },
    { id: "DR-0005", companyName: "Hooli", matchKey: "hooli", stage: "lost", partner: "Northwind" },
  ] as const;
  const { matches } = accepted(
    asks(deskWith({ registrations }), "registration", { id: "DR-0001" }, { user: ann }),
  ).reply;
  expect(matches.map(({ id, likeness, why }) => [id, likeness, why])).toEqual([
    ["DR-0002", "same", "The names are the same but for legal form, case, accents or punctuation."],
    ["DR-0003", "likely", "The names differ in one letter."],
    ["DR-0004", "related", "The names are of a company and its holding."],
  ]);
});
