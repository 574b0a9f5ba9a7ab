import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./world";

const folder = mkdtempSync(join(tmpdir(), "desk-"));
const file = (name: string) => join(folder, name);
const made = async (name: string) => {
  await command(
    "new",
    file(name),
    "--now",
    "2026-03-02T09:00:00Z",
    "--as",
    "ana@example.com",
    "--zone",
    "Europe/Lisbon",
  );
  return file(name);
};

test("a world is made, worked in and looked at from the command line", async () => {
  const world = file("whole.json");
  expect(await command("new", world, "--now", "2026-03-02T09:00:00Z")).toEqual({
    status: 0,
    out: { ok: true, reply: { made: ["things"] } },
    err: "",
  });
  expect((await command("call", world, "add", '{"id":"A-1","name":"Acme"}')).out).toEqual({
    ok: true,
    reply: { id: "A-1" },
  });
  expect((await command("calls", world)).out).toMatchObject({
    functionName: "call",
    sheetsWrites: 1,
    cellsWritten: 2,
    mailSends: 0,
  });
  expect((await command("edit", world, "Things", "B2", "Acme, Inc")).out).toEqual({ fired: [] });
  expect((await command("rows", world, "things")).out).toEqual([{ id: "A-1", name: "Acme, Inc", dueOn: null }]);
  expect((await command("rows", world, "Things", "--csv")).out).toBe('id,name,dueOn\nA-1,"Acme, Inc",\n');
  expect((await command("mails", world)).out).toEqual([]);
  expect(readdirSync(folder)).toEqual(["whole.json"]);
});

test("rows are loaded from a file as a person would paste them", async () => {
  const world = await made("load.json");
  writeFileSync(file("rows.csv"), "Id,Name\nA-1,Acme\nA-2,Beta\n");
  expect((await command("load", world, "Things", file("rows.csv"))).out).toEqual({ rows: 2, fired: [] });
  expect((await command("rows", world, "things")).out).toHaveLength(2);
});

test("a handler is fired and the clock moves", async () => {
  const world = await made("clock.json");
  expect((await command("fire", world, "hourly", "--now", "2026-03-02T11:00:00Z")).out).toEqual({
    at: "2026-03-02T11:00:00.000Z",
    handler: "hourly",
    ok: true,
  });
  expect((await command("tick", world, "--until", "2026-03-02T15:00:00+01:00")).out).toEqual({
    now: "2026-03-02T14:00:00.000Z",
    fired: [],
  });
});

test("a refusal of the add-on is an answer, a failure is a problem", async () => {
  const world = await made("refused.json");
  expect(await command("call", world, "no")).toEqual({
    status: 0,
    out: { ok: false, refusal: { why: "invalid", text: "No." } },
    err: "",
  });
  expect(await command("call", world, "unknown")).toMatchObject({
    status: 1,
    out: "",
    err: "TypeError: operations[operation] is not a function\n",
  });
});

test.each([
  [["mails", "nowhere.json"], 1, 'There is no world in nowhere.json: make one with "new".\n'],
  [["dance"], 2, 'There is no verb "dance". See "--help".\n'],
  [["mails"], 2, 'Write it as: mails FILE. See "--help".\n'],
  [["mails", "a", "--zone", "Etc/UTC"], 2, '"mails" takes no --zone. See "--help".\n'],
  [["call", "a", "b", "{"], 2, 'The input is not JSON. See "--help".\n'],
  [["tick", "a", "--until", "9:00"], 2, '9:00 is not a moment: write 2026-03-02T09:00:00+01:00. See "--help".\n'],
  [["tick", "a"], 2, 'Say how far the clock shall move: --until ISO. See "--help".\n'],
])("%j ends with %i", async (argv, status, err) => {
  expect(await command(...argv)).toEqual({ status, out: "", err });
});

test("two commands on one file wait for each other", async () => {
  const world = await made("both.json");
  await Promise.all(["1", "2", "3"].map((id) => command("call", world, "add", JSON.stringify({ id, name: id }))));
  expect((await command("rows", world, "things")).out).toHaveLength(3);
});

test("a request to an add-on without a web app says so, and one is GET or POST", async () => {
  const world = await made("web.json");
  expect(await command("request", world, "GET", "/exec?p=1")).toMatchObject({
    status: 1,
    err: "The manifest has no web app.\n",
  });
  expect(await command("request", world, "PUT", "/exec")).toMatchObject({ status: 2 });
});

test("every verb is explained", async () => {
  const { out } = await command("--help");
  for (const verb of ["new", "call", "fire", "tick", "load", "edit", "rows", "mails", "export", "calls"])
    expect(out).toContain(`  ${verb} FILE`);
});
