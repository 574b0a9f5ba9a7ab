/** The mails of the Templates tab: looked at, tested, and stopped where their wording asks for what nobody knows. */
import { aDesk, aDeskWith, ann, columnOf, cost, cory, inSheet, putIn, refusal, reply, vic } from "./desk";

test("every mail is a row of the Templates tab, and can be tested for one read, one write and one note", async () => {
  const world = await aDesk();
  const { templates, addresses } = await reply(world, "templates", {}, { as: cory });
  expect(cost(world)).toEqual({ reads: 1, writes: 0 });
  expect(columnOf(world, "templates", "key")).toEqual(templates.map(({ template }) => template));
  expect(addresses).toContain(ann);
  for (const { template } of templates) {
    await reply(world, "testMail", { template, to: ann }, { as: cory });
    expect(cost(world)).toEqual({ reads: 1, writes: 2 });
  }
  expect(world.mails.map(({ to }) => to)).toEqual(templates.map(() => ann));
  for (const { subject, text, html } of world.mails) {
    expect(subject).toMatch(/^Test: /);
    for (const form of [subject, text, html]) expect(form).not.toMatch(/[[\]]|undefined/);
  }
  expect(inSheet(world, "log").filter(({ operation }) => operation === "testMail")).toEqual([]);
  expect(await refusal(world, "testMail", { template: "approved", to: ann }, { as: vic })).toMatchObject({
    why: "not-allowed",
  });
});

test("S38: a value that is missing stops the mail and the decision, and is told with its cell", async () => {
  const world = await aDeskWith({});
  await putIn(world, "templates", "body", 3, { stringValue: "Meet us at [Meeting Link]" });
  const no = await refusal(world, "decide", { id: "DR-0001", verdict: "approve" });
  expect(no).toMatchObject({ why: "missing-value", field: "Meeting Link" });
  expect(no.text).toContain('"approved"');
  const { problems } = await reply(world, "problems", {});
  expect(problems.filter(({ table }) => table === "templates")).toMatchObject([{ column: "body", where: ["D3"] }]);
  const many = await reply(world, "decideMany", { items: [{ id: "DR-0001", verdict: "approve" }] });
  expect(many.results).toMatchObject([{ done: false, refusal: { why: "missing-value" } }]);
});
