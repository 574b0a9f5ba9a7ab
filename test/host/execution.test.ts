import type { Fault } from "../../host/desk";
import { bundleWith } from "./bundles";
import { inScript, loadWorld, newWorld, smallAddOn, smallWorld } from "./world";

test.each([
  "setTimeout",
  "setInterval",
  "URL",
  "TextEncoder",
  "fetch",
  "crypto",
  "atob",
  "process",
  "require",
  "Buffer",
  "SharedArrayBuffer",
  "Atomics",
  "WebAssembly",
  "structuredClone",
])("a script has no %s", async (name) => {
  const world = newWorld({ bundle: smallAddOn });
  expect(await inScript(world, `return typeof ${name}`)).toBe("undefined");
});

test("what a script is given is of its own realm", async () => {
  const world = await smallWorld();
  const text = `
    const got = Sheets.Spreadsheets.get(SpreadsheetApp.getActiveSpreadsheet().getId());
    let thrown;
    try { Sheets.Spreadsheets.get("no") } catch (error) { thrown = error }
    return [got instanceof Object, got.sheets instanceof Array, input instanceof Object, thrown instanceof Error, thrown.name, thrown.details.code]`;
  expect(await inScript(world, text, {})).toEqual([true, true, true, true, "GoogleJsonResponseException", 404]);
});

test("the clock of a script is the world's, and sleeping moves it", async () => {
  const world = newWorld({ bundle: smallAddOn, now: "2026-03-02T09:00:00Z" });
  const text =
    "const before = Date.now(); Utilities.sleep(90000); return [new Date(before).toISOString(), new Date().toISOString(), new Date(0).getTime()]";
  expect(await inScript(world, text)).toEqual(["2026-03-02T09:00:00.000Z", "2026-03-02T09:01:30.000Z", 0]);
  expect(world.now).toBe("2026-03-02T09:01:30.000Z");
});

test("a world without a clock lives in real time", async () => {
  const world = newWorld({ bundle: smallAddOn });
  const real = { ...(await world.save()), clock: null };
  const now = await inScript(loadWorld(real, { bundle: smallAddOn }), "return Date.now()");
  expect(Math.abs(Number(now) - Date.now())).toBeLessThan(5000);
});

test.each([
  ["undefined", "undefined", null],
  ["undefined in a list", "[1, undefined]", [1, null]],
  ["NaN", "{ a: NaN }", { a: null }],
  ["a Date anywhere", "{ a: [1, new Date()] }", null],
  ["a service object", "SpreadsheetApp.getActiveSpreadsheet()", null],
  ["a Map", "{ a: new Map([[1, 2]]) }", { a: {} }],
  ["a function", "{ a: function named() {} }", { a: "function named() {}" }],
  ["a promise", "Promise.resolve(5)", 5],
])("a page gets of %s what Google would deliver", async (_, value, delivered) => {
  const world = newWorld({ bundle: smallAddOn });
  expect(await inScript(world, `return ${value}`)).toEqual(delivered);
});

test("a page can not send a Date, nor call what is private, built in or missing", async () => {
  const world = newWorld({ bundle: smallAddOn });
  await expect(world.run("script", ["return 1", { at: new Date(0) }])).rejects.toThrow(
    "Failed due to illegal value in property: 1",
  );
  for (const name of ["hidden_", "Object", "nothing"])
    await expect(world.run(name)).rejects.toThrow(`Script function not found: ${name}`);
});

test("enums print their name and are the same wherever they come from", async () => {
  const world = newWorld({ bundle: smallAddOn });
  const text = `
    const trigger = ScriptApp.newTrigger("hourly").timeBased().everyHours(1).create();
    return [JSON.stringify(ScriptApp.AuthMode.FULL), trigger.getEventType() === ScriptApp.EventType.CLOCK, String(trigger.getTriggerSource())]`;
  expect(await inScript(world, text)).toEqual(['"FULL"', true, "CLOCK"]);
});

test("a documented method that is not built says so, an unknown one is no function, a wrong arity is refused", async () => {
  const world = newWorld({ bundle: smallAddOn });
  await expect(inScript(world, "SpreadsheetApp.getActiveSpreadsheet().getSheets()")).rejects.toThrow(
    "Spreadsheet.getSheets() is documented by Google but not implemented in the local host",
  );
  await expect(inScript(world, "SpreadsheetApp.getActiveSpreadsheet().nothing()")).rejects.toThrow(
    "nothing is not a function",
  );
  await expect(inScript(world, "SpreadsheetApp.getActiveSpreadsheet().getId('x', 1)")).rejects.toThrow(
    "The parameters (String,number) don't match the method signature for SpreadsheetApp.Spreadsheet.getId.",
  );
});

test("a simple trigger may not do what needs a person's consent", async () => {
  const world = newWorld({ bundle: smallAddOn });
  const limited = { authMode: "LIMITED" } as const;
  await expect(world.run("script", ["MailApp.sendEmail('a@b.cd', 's', 'b')"], limited)).rejects.toThrow(
    "You do not have permission to call MailApp.sendEmail",
  );
  await expect(world.run("script", ["return Sheets.Spreadsheets.get('x')"], limited)).rejects.toThrow(
    "You do not have permission to call sheets.spreadsheets.get",
  );
  expect(await world.run("script", ["return Session.getActiveUser().getEmail()"], limited)).toBe("");
  await expect(world.run("script", ["PropertiesService.getScriptProperties()"], { authMode: "NONE" })).rejects.toThrow(
    "You do not have permission",
  );
  expect(
    await world.run("script", ["SpreadsheetApp.getUi().createAddonMenu().addToUi(); return 1"], { authMode: "NONE" }),
  ).toBe(1);
});

test("a scope that the manifest lacks is asked for in Google's words", async () => {
  const world = newWorld({
    bundle: bundleWith({ scopes: ["https://www.googleapis.com/auth/spreadsheets.currentonly"] }),
  });
  await expect(inScript(world, "MailApp.getRemainingDailyQuota()")).rejects.toThrow(
    "Specified permissions are not sufficient to call MailApp.getRemainingDailyQuota. Required permissions: https://www.googleapis.com/auth/script.send_mail",
  );
  await expect(inScript(world, "Sheets.Spreadsheets.get('x')")).rejects.toThrow(
    "Request had insufficient authentication scopes.",
  );
  expect(typeof (await inScript(world, "return SpreadsheetApp.getActiveSpreadsheet().getId()"))).toBe("string");
});

test.each([
  ["class A { b = 1 }", "class fields in line 1"],
  ["class A { #b() {} }", "private"],
  ["export const a = 1", "'import' and 'export' may appear only with 'sourceType: \"module\"'"],
  ["const a = ;", "Unexpected token"],
])("%s is refused as Apps Script would refuse it", async (code, problem) => {
  expect(() => newWorld({ bundle: bundleWith({ code }) })).toThrow(problem);
});

test("an execution that is killed before a call did not make it, after it did", async () => {
  const world = await smallWorld();
  const at = { method: "Properties.setProperty" };
  await expect(world.call("increment", {}, { faults: [{ at, kill: "before" }] })).rejects.toThrow(
    "The execution was killed.",
  );
  expect(world.state.properties.script).toEqual({});
  await expect(world.call("increment", {}, { faults: [{ at, kill: "after" }] })).rejects.toThrow(
    "The execution was killed.",
  );
  expect(world.state.properties.script).toEqual({ count: "1" });
  expect(await world.call("increment", {})).toEqual({ ok: true, reply: 2 });
});

test("an answer can be lost with the write done or not done", async () => {
  const world = await smallWorld();
  const lost = (applied: boolean) => ({ faults: [{ at: { sheets: 1 }, answer: 503, applied } as const] });
  await expect(world.call("add", { id: "A-1", name: "Acme" }, lost(false))).rejects.toThrow(
    "The service is currently unavailable.",
  );
  expect(await world.rows("things")).toEqual([]);
  await expect(world.call("add", { id: "A-1", name: "Acme" }, lost(true))).rejects.toMatchObject({
    failure: { details: { code: 503 } },
  });
  expect(await world.rows("things")).toHaveLength(1);
});

test("a person can edit between two calls of a script", async () => {
  const world = await smallWorld();
  await world.call("add", { id: "A-1", name: "Acme" });
  const meanwhile = () => world.renameTab("things", "Renamed");
  const text =
    "const ss = SpreadsheetApp.getActiveSpreadsheet(); const sheet = SpreadsheetApp.getActiveSheet(); return [sheet.getName(), sheet.getName()]";
  expect(
    await inScript(world, text, null, { faults: [{ at: { method: "Sheet.getName", nth: 2 }, meanwhile }] }),
  ).toEqual(["Things", "Renamed"]);
});

/** Resolves for all who ask once so many have asked. */
const meeting = (size: number) => {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise<void>((go) => {
      waiting.push(go);
      if (waiting.length === size) for (const one of waiting) one();
    });
};

test("executions run side by side, and only a lock keeps them apart", async () => {
  const world = await smallWorld({ settings: { lockPatience: 1 } });
  const three = (operation: string, faults: readonly Fault[] = []) =>
    Promise.all([1, 2, 3].map(() => world.call(operation, {}, { faults })));
  await three("incrementUnguarded", [{ at: { method: "Properties.setProperty" }, meanwhile: meeting(3) }]);
  expect(world.state.properties.script.count).toBe("1");
  await three("increment");
  expect(world.state.properties.script.count).toBe("4");
});

test("who waits too long for a lock gets nothing, and a killed holder frees it", async () => {
  const world = await smallWorld();
  const hold = "LockService.getScriptLock().waitLock(1000); Utilities.getUuid(); return 1";
  const ask = "const lock = LockService.getScriptLock(); return [lock.tryLock(2000), lock.hasLock()]";
  const [held, done] = [meeting(2), meeting(2)];
  const meanwhile = () => held().then(done);
  const holding = inScript(world, hold, null, { faults: [{ at: { method: "Utilities.getUuid" }, meanwhile }] });
  await held();
  expect(await inScript(world, ask)).toEqual([false, false]);
  await expect(inScript(world, "LockService.getScriptLock().waitLock(10)")).rejects.toThrow(
    "Lock timeout: another process was holding the lock for too long.",
  );
  await done();
  await holding;
  const killed = inScript(world, hold, null, { faults: [{ at: { method: "Utilities.getUuid" }, kill: "before" }] });
  await expect(killed).rejects.toThrow("killed");
  expect(await inScript(world, ask)).toEqual([true, true]);
});

test("a script that runs too long is ended", async () => {
  const world = newWorld({ bundle: smallAddOn, settings: { timeLimit: 300 } });
  await expect(inScript(world, "for (;;);")).rejects.toThrow("Exceeded maximum execution time");
  await expect(inScript(world, "Utilities.sleep(400); return 1")).rejects.toThrow("Exceeded maximum execution time");
});

test("the calls of the last execution are counted by method", async () => {
  const world = await smallWorld();
  await world.call("add", { id: "A-1", name: "Acme" });
  expect(world.lastCalls).toMatchObject({
    functionName: "call",
    calls: { "SpreadsheetApp.getActiveSpreadsheet": 1, "Spreadsheet.getId": 1, "Sheets.Spreadsheets.batchUpdate": 1 },
    sheetsReads: 0,
    sheetsWrites: 1,
    cellsWritten: 2,
  });
});

test("more than sixty reads in a minute are refused, a minute later they are not", async () => {
  const world = await smallWorld({ settings: { rateLimit: true } });
  const reads =
    "const id = SpreadsheetApp.getActiveSpreadsheet().getId(); for (let i = 0; i < input; i++) Sheets.Spreadsheets.get(id, { fields: 'spreadsheetId' }); return 'done'";
  await expect(inScript(world, reads, 61)).rejects.toMatchObject({ failure: { details: { code: 429 } } });
  expect(await inScript(world, reads, 60, { now: "2026-03-02T09:01:01Z" })).toBe("done");
});

test("nothing of an execution is left to the next one", async () => {
  const world = await smallWorld();
  const left = "globalThis.seen = 1; Array.prototype.seen = 1; Date.seen = 1; SpreadsheetApp.constructor.seen = 1;";
  const look = "return [typeof seen, [].seen, Date.seen, SpreadsheetApp.constructor.seen].join()";
  for (let time = 0; time < 4; time++) {
    expect(await inScript(world, look)).toBe("undefined,,,");
    await inScript(world, left);
  }
});

test("a promise that is left behind can not call into the next execution", async () => {
  const world = await smallWorld();
  const stray = (times: number): string =>
    times === 0
      ? 'PropertiesService.getScriptProperties().setProperty("stray", "1")'
      : `Promise.resolve().then(() => { ${stray(times - 1)} })`;
  await inScript(world, stray(12));
  for (let time = 0; time < 3; time++)
    expect(await inScript(world, 'return PropertiesService.getScriptProperties().getProperty("stray")')).toBeNull();
});
