/** S18 through the built script: when a partner is unmanaged, by each way of counting; a leaver's work; cells that people type. */
import { aDesk, ann, cellIn, inSheet, kim, ops, reply, rowOf, type World } from "./desk";

const friday = "2026-03-20T16:00:00-04:00";
const platinum = { name: "Fabrikam", tier: "Platinum", contactEmail: "fay@fabrikam.example" } as const;
const at = (moment: string) => ({ now: moment });

const stateOf = async (world: World, partner: string, now: string): Promise<string> => {
  const { partners } = await reply(world, "coverage", {}, { now });
  const found = partners.find((one) => one.partner === partner);
  return [found?.state, ...(found?.gaps ?? [])].join(" ");
};

/** Types into the row of a key, as a person does. */
const typed = async (world: World, table: string, key: string, column: string, value: string, now: string) => {
  const row = inSheet(world, table).findIndex((one) => Object.values(one)[0] === key) + 2;
  await world.type(table, cellIn(world, table, column, row), value, { as: ops, now });
};

test("S18: a Platinum partner without people is unmanaged after its time, however that is counted", async () => {
  const world = await aDesk();
  await reply(world, "newPartner", platinum, at(friday));
  const all = "pam ae se am";
  const late = (now: string) => stateOf(world, "Fabrikam", now);
  expect(await late("2026-03-23T15:59:00-04:00")).toBe(`at-risk ${all}`);
  expect(await late("2026-03-23T16:00:00-04:00")).toBe(`at-risk ${all}`);
  expect(await late("2026-03-23T16:00:01-04:00")).toBe(`unmanaged ${all}`);
  // The rule is changed in its tab, and the next look counts by it.
  for (const [model, before, after] of [
    ["Round the clock", "2026-03-21T16:00:00-04:00", "2026-03-21T16:00:01-04:00"],
    ["Office hours", "2026-03-25T16:00:00-04:00", "2026-03-25T16:00:01-04:00"],
  ] as const) {
    await typed(world, "policies", "coverage", "model", model, friday);
    expect([model, await late(before), await late(after)]).toEqual([model, `at-risk ${all}`, `unmanaged ${all}`]);
  }
});

test("S18: Gold without an SE has a gap, Silver has its pool, and who leaves is missed after 24 business hours", async () => {
  const world = await aDesk();
  await reply(world, "importRows", {
    table: "team",
    csv: "E-mail,Name,Roles,Pool,Active\npat@example.com,Pat Pool,PAM,East pool,yes\npia@example.com,Pia Pool,PAM,East pool,yes",
  });
  await reply(world, "cover", { partner: "Contoso Cloud", se: "" });
  expect(await stateOf(world, "Contoso Cloud", friday)).toBe("gap se");
  await typed(world, "coverage", "Northwind", "pam", "East pool", friday);
  expect(await stateOf(world, "Northwind", friday)).toBe("managed");
  for (const email of ["pat@example.com", "pia@example.com"])
    await typed(world, "team", email, "active", "FALSE", friday);
  expect(await stateOf(world, "Northwind", friday)).toBe("at-risk pam");
  await typed(world, "team", ann, "active", "FALSE", friday);
  expect(await stateOf(world, "Contoso Cloud", "2026-03-23T16:00:00-04:00")).toBe("at-risk pam se");
  expect(await stateOf(world, "Contoso Cloud", "2026-03-23T16:00:01-04:00")).toBe("unmanaged pam se");
  expect(await stateOf(world, "Northwind", "2026-03-23T16:00:01-04:00")).toBe("unmanaged pam");
  await reply(world, "importRows", {
    table: "deals",
    csv: `Deal,Partner,Account,Stage,Amount,Owner\nD-7,Northwind,Globex,Proposal,100,${ann}`,
  });
  const { problems } = await reply(world, "problems", {});
  expect(problems.find(({ kind }) => kind === "left")).toMatchObject({
    text: "Ann Park has left and still has 1 partner, 1 open deal: hand them over under Coverage.",
    where: [ann, "D-7"],
  });
});

test("what people type counts: first names become addresses, a tier is stamped and its PAM told, figures come back", async () => {
  const world = await aDesk();
  await typed(world, "coverage", "Northwind", "ae", "kim", friday);
  expect(await rowOf(world, "coverage", "Northwind")).toMatchObject({ ae: kim });
  expect(await rowOf(world, "team", kim)).toMatchObject({ partners: 1 });

  const mails = world.mails.length;
  await typed(world, "partners", "Contoso Cloud", "tier", "Platinum", friday);
  expect(await rowOf(world, "partners", "Contoso Cloud")).toMatchObject({ tierApprovedAt: friday });
  expect(await rowOf(world, "coverage", "Contoso Cloud")).toMatchObject({ tier: "Platinum", gaps: ["am"] });
  expect(world.mails.slice(mails).map(({ to, subject }) => [to, subject])).toEqual([
    [ann, "Contoso Cloud is now Platinum"],
  ]);

  const before = await rowOf(world, "team", ann);
  await typed(world, "team", ann, "partners", "77", friday);
  expect(await rowOf(world, "team", ann)).toEqual(before);
  expect(inSheet(world, "log").at(-1)).toMatchObject({ operation: "putBack", table: "team", key: ann });
});
