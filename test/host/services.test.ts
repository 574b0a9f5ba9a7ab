import { inScript, newWorld, smallAddOn, smallWorld } from "./world";

const mail = "MailApp.sendEmail(input)";
const world = (settings = {}) => newWorld({ bundle: smallAddOn, as: "ana@example.com", settings });

test("a mail is kept with all that was said, the sender is who runs the script", async () => {
  const here = world();
  const html = "<p>Hello</p>";
  await inScript(here, mail, {
    to: "p@partner.example",
    cc: "q@partner.example",
    subject: "Received",
    body: "Hello",
    htmlBody: html,
    replyTo: "desk@example.com",
  });
  await inScript(here, "MailApp.sendEmail('p@partner.example', 'Short', 'Text', { name: 'Desk' })");
  expect(here.mails).toEqual([
    expect.objectContaining({
      from: "ana@example.com",
      to: "p@partner.example",
      cc: "q@partner.example",
      subject: "Received",
      text: "Hello",
      html,
      at: "2026-03-02T09:00:00.000Z",
    }),
    expect.objectContaining({ subject: "Short", text: "Text", name: "Desk" }),
  ]);
});

test("recipients are counted for a day from the first mail, and a message goes to all of them or none", async () => {
  const here = world({ mailQuota: 5 });
  await inScript(here, mail, { to: "a@b.cd, e@f.gh", bcc: "i@j.kl", subject: "s", body: "b" });
  expect(await inScript(here, "return MailApp.getRemainingDailyQuota()")).toBe(2);
  await expect(inScript(here, mail, { to: "a@b.cd,e@f.gh,i@j.kl", subject: "s", body: "b" })).rejects.toThrow(
    "Service invoked too many times for one day: email.",
  );
  expect(here.mails).toHaveLength(1);
  expect(await inScript(here, "return MailApp.getRemainingDailyQuota()", null, { as: "ben@example.com" })).toBe(5);
  expect(await inScript(here, "return MailApp.getRemainingDailyQuota()", null, { now: "2026-03-03T09:00:01Z" })).toBe(
    5,
  );
});

test.each([
  [{ to: "", subject: "s", body: "b" }, "Failed to send email: no recipient"],
  [{ to: "no address", subject: "s", body: "b" }, "Invalid email: no address"],
  [
    { to: Array.from({ length: 51 }, (_, index) => `p${index}@b.cd`).join(), subject: "s", body: "b" },
    "Limit Exceeded: Email Recipients Per Message.",
  ],
  [{ to: "a@b.cd", subject: "s".repeat(251), body: "b" }, "Argument too large: subject"],
  [{ to: "a@b.cd", subject: "s", htmlBody: "x".repeat(205_000) }, "Limit Exceeded: Email Body Size."],
])("the mail %# is refused as at Google", async (message, problem) => {
  await expect(inScript(world({ mailQuota: 1000 }), mail, message)).rejects.toThrow(problem);
});

test("properties are texts of limited size, apart for script, document and person", async () => {
  const here = world();
  const text = `
    PropertiesService.getScriptProperties().setProperty("a", 1).setProperties({ b: true });
    PropertiesService.getUserProperties().setProperty("a", "mine");
    return [PropertiesService.getScriptProperties().getProperties(), PropertiesService.getDocumentProperties().getProperty("a")]`;
  expect(await inScript(here, text)).toEqual([{ a: "1", b: "true" }, null]);
  const mine = "return PropertiesService.getUserProperties().getProperty('a')";
  expect([await inScript(here, mine), await inScript(here, mine, null, { as: "ben@example.com" })]).toEqual([
    "mine",
    null,
  ]);
  const put = "PropertiesService.getScriptProperties().setProperty(input.key, input.value)";
  await expect(inScript(here, put, { key: "k", value: "x".repeat(9217) })).rejects.toThrow("Argument too large: value");
  const many =
    "const store = PropertiesService.getScriptProperties(); for (let i = 0; i < 60; i++) store.setProperty('k' + i, 'x'.repeat(9000))";
  await expect(inScript(here, many)).rejects.toThrow("You have exceeded the property storage quota.");
});

test("dates are written by Java's patterns in any zone, unknown letters are refused by name", async () => {
  const text =
    "return input.map(([zone, pattern]) => Utilities.formatDate(new Date('2026-07-05T03:04:05.006Z'), zone, pattern))";
  const asked = [
    ["Europe/Lisbon", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"],
    ["America/New_York", "EEE d MMM yyyy HH:mm Z"],
    ["Asia/Kolkata", "EEEE u yy"],
    ["Etc/UTC", "XXX"],
  ];
  expect(await inScript(world(), text, asked)).toEqual([
    "2026-07-05T04:04:05.006+01:00",
    "Sat 4 Jul 2026 23:04 -0400",
    "Sunday 7 26",
    "Z",
  ]);
  await expect(inScript(world(), text, [["Etc/UTC", "w"]])).rejects.toThrow("the pattern letter w");
});

test("signatures are Java's bytes, and random ids are the same when a world is played again", async () => {
  const text =
    "return [Utilities.computeHmacSha256Signature('value', 'key'), Utilities.base64Encode('é'), Utilities.getUuid()]";
  const [bytes, base64, id] = (await inScript(world(), text)) as [number[], string, string];
  expect([bytes.length, Math.min(...bytes) < 0, base64]).toEqual([32, true, "w6k="]);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(((await inScript(world(), text)) as unknown[])[2]).toBe(id);
});

test("the cache forgets in time", async () => {
  const here = world();
  await inScript(here, "CacheService.getScriptCache().put('a', 'b', 60)");
  const get = "return CacheService.getScriptCache().get('a')";
  expect([await inScript(here, get), await inScript(here, get, null, { now: "2026-03-02T09:01:01Z" })]).toEqual([
    "b",
    null,
  ]);
});

test("menus, pages and messages are recorded, and there is none of them where nobody looks", async () => {
  const here = await smallWorld();
  await here.open();
  await inScript(here, "SpreadsheetApp.getUi().alert('Sure?'); SpreadsheetApp.getActiveSpreadsheet().toast('Done')");
  expect(here.screen).toMatchObject({
    menus: [{ title: "Things", items: [{ caption: "Add", functionName: "openAdd" }, null] }],
    alerts: ["Sure?"],
    toasts: ["Done"],
  });
  await expect(inScript(here, "HtmlService.createHtmlOutputFromFile('nothing')")).rejects.toThrow(
    "No HTML file named nothing was found.",
  );
});

test("an alert lets go of every lock", async () => {
  const text =
    "const lock = LockService.getScriptLock(); lock.waitLock(1); SpreadsheetApp.getUi().alert('Wait'); return lock.hasLock()";
  expect(await inScript(world(), text)).toBe(false);
});

test("a person sees the triggers of nobody else, and may install twenty", async () => {
  const here = world();
  const install =
    "for (let i = 0; i < input; i++) ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create(); return ScriptApp.getProjectTriggers().length";
  expect(await inScript(here, install, 20)).toBe(20);
  expect(await inScript(here, install, 0, { as: "ben@example.com" })).toBe(0);
  await expect(inScript(here, install, 1)).rejects.toThrow("This script has too many triggers.");
  const remove =
    "for (const trigger of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(trigger); return ScriptApp.getProjectTriggers().length";
  expect(await inScript(here, remove)).toBe(0);
});
