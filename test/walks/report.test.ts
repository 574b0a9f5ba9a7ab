/** A Monday: the preview, the report held back and released, printed again as it was, a spent quota, triggers that are gone. */
import { aDeskWith, again, avery, columnOf, cory, cost, deal, inSheet, ops, refusal, reply, type World } from "./desk";

const at = (time: string, as = ops) => ({ now: `2026-03-${time}:00-04:00`, as });
const RECIPIENTS = 'Setting,Value\nrecipients,"cpo@example.com, vp@example.com, a@example.com, b@example.com"';
const withRecipients = async (world: World): Promise<World> => {
  await reply(world, "importRows", { table: "settings", csv: RECIPIENTS });
  return world;
};
const subjects = ({ mails }: World) => mails.map(({ subject }) => subject).filter((subject) => /report/.test(subject));
const NAME = "artner pipeline report, week of Mar 16, 2026";

test("is previewed at seven, held, told of at ten, goes out once when it is released, and is printed again to the byte", async () => {
  const world = await withRecipients(await aDeskWith({}));
  await world.fire("hourly", at("23T07:10"));
  await world.fire("hourly", at("23T08:10"));
  expect(world.mails.at(-1)).toMatchObject({ to: `${ops},${cory}`, subject: `Preview: p${NAME}` });
  await reply(world, "prepareReport", { hold: true, comment: "Summit <week> & more" }, at("23T08:15", cory));
  expect(cost(world)).toEqual({ reads: 1, writes: 1 });
  await world.fire("hourly", at("23T09:00"));
  await world.fire("hourly", at("23T10:05"));
  await world.fire("hourly", at("23T11:05"));
  expect(subjects(world)).toEqual([`Preview: p${NAME}`, `Held back: p${NAME} — Partner program`]);
  const released = await reply(world, "prepareReport", { hold: false }, at("23T11:10", cory));
  expect(released).toMatchObject({
    state: "sent",
    sentTo: ["cpo@example.com", "vp@example.com", "a@example.com", "b@example.com"],
  });
  for (const trigger of ["weekly", "hourly"]) await world.fire(trigger, at("23T11:30"));
  expect(subjects(world).slice(2)).toEqual([`P${NAME} (late)`]);
  const mail = world.mails.at(-1);
  expect(mail?.html).toContain("Summit &#60;week&#62; &#38; more");

  await reply(world, "register", deal({ token: "later", companyName: "Globex" }), at("24T09:00"));
  await reply(world, "importRows", { table: "settings", csv: "Setting,Value\nprogram,Another" });
  const past = await reply(world, "pastReport", { week: "2026-W12" }, at("24T10:00"));
  expect(past).toMatchObject({ subject: mail?.subject, text: mail?.text, html: mail?.html });
  expect(past.sentAt).toBe(mail?.at);
  await reply(world, "sendReport", { week: "2026-W12", again: true, to: "ceo@example.com" }, at("24T10:05", cory));
  const { subject, text, html, to } = world.mails.at(-1) ?? {};
  expect({ subject, text, html, to }).toEqual({
    subject: mail?.subject,
    text: mail?.text,
    html: mail?.html,
    to: "ceo@example.com",
  });
  expect(await refusal(world, "prepareReport", { week: "2026-W12", comment: "Too late" })).toMatchObject({
    why: "decided",
  });
});

test("S24: waits whole while the quota is spent, the alarm is shown, and it goes out once after the reset", async () => {
  const world = await withRecipients(again(await (await aDeskWith()).save(), { mailQuota: 7 }));
  for (const companyName of ["Initech", "Globex", "Hooli"])
    await reply(world, "register", deal({ token: companyName, companyName }), at("23T08:40"));
  await world.fire("hourly", at("23T08:45"));
  expect(subjects(world)).toEqual([]);
  expect(columnOf(world, "outbox", "state")).toEqual(["Sent", "Sent", "Sent", "Waiting"]);
  const { checks, well } = await reply(world, "health", {});
  expect(well).toBe(false);
  expect(checks.filter((check) => !check.well).map(({ what }) => what)).toEqual(["mail", "report"]);
  expect((await reply(world, "weeks", {})).weeks).toMatchObject([{ state: "sent", mail: "waiting", sentAt: null }]);
  for (const time of ["23T12:00", "24T09:00", "24T10:00"]) await world.fire("hourly", at(time));
  expect(subjects(world)).toEqual([`P${NAME}`]);
  expect((await reply(world, "weeks", {})).weeks).toMatchObject([{ mail: "sent", sentAt: "2026-03-24T13:00:00.000Z" }]);
});

test("S25: a trigger that is gone, and an owner who has left, are told and mended by one click of an admin", async () => {
  const world = await aDeskWith();
  await world.fire("hourly", at("23T07:00"));
  const triggersOf = async (as = ops) =>
    (await reply(world, "health", {}, at("23T12:00", as))).checks.filter(({ what }) => /triggers|hourly/.test(what));
  world.state.triggers = [];
  expect(await triggersOf()).toMatchObject([
    { well: false, text: "Missing: the hourly check, the watch over edits. An admin can fix it." },
    { well: false, text: expect.stringMatching(/^It last ran Mon 23 Mar 2026, 07:00\. It should run once an hour/) },
  ]);
  expect(await refusal(world, "repair", {}, at("23T12:00", cory))).toMatchObject({ why: "not-allowed" });
  expect(await reply(world, "repair", {}, at("23T12:00"))).toEqual({
    mended: ["the hourly trigger", "the edited trigger"],
  });
  await world.fire("hourly", at("23T12:05"));
  expect((await triggersOf()).map(({ well }) => well)).toEqual([true, true]);

  await reply(world, "importRows", { table: "team", csv: `E-mail,Roles,Active\n${avery},"Admin, Approver",yes` });
  expect(await refusal(world, "repair", {}, at("23T12:10", avery))).toMatchObject({ why: "conflict" });
  await reply(world, "importRows", { table: "team", csv: `E-mail,Active\n${ops},no` });
  expect((await triggersOf(avery))[0]?.text).toMatch(/^Owner inactive: they run as ops@example.com/);
  expect((await reply(world, "repair", {}, at("23T12:15", avery))).mended).toHaveLength(2);
  expect((await triggersOf(avery))[0]).toMatchObject({ well: true });
  expect(inSheet(world, "log").filter(({ operation }) => operation === "repair")).toEqual([]);
});
