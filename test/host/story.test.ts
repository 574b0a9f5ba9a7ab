import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Desk from "../../host/desk";
import { loadWorld } from "./world";

const { localHost: desk } = globalThis as typeof globalThis & { readonly localHost: typeof Desk };
const file = join(mkdtempSync(join(tmpdir(), "story-")), "story.world.json");
const bundle = join(__dirname, "../../build/out");

let told = "";
let problems = "";
let status = -1;
beforeAll(async () => {
  const heard = (text: string) => {
    told += text;
    return Promise.resolve();
  };
  const failed = (text: string) => {
    problems += text;
    return Promise.resolve();
  };
  status = await desk.run(["story", file], { bundle, out: heard, err: failed });
}, 60_000);

const chapter = (number: number) => told.split(/\n(?=\d {2}[A-Z])/)[number] ?? "";

test("the story runs to its end", () => {
  expect({ status, problems }).toEqual({ status: 0, problems: "" });
  expect(told.match(/^\d {2}[A-Z]/gm)).toHaveLength(9);
});

test("it says when the decision is due, and why", () => {
  expect(chapter(3)).toContain("You will have our answer by Tue 24 Mar 2026, 15:00.");
  expect(chapter(3)).toContain("Why Tue 24 Mar 2026, 15:00?");
  expect(chapter(3)).toMatch(/Sat 21 Mar 2026 {2}closed\n.*\n.*Mon 23 Mar 2026 {2}24 h\n.*15 h\n.*48 h/);
});

test("the second click is told who was first", () => {
  expect(chapter(5)).toContain("Deal Registration Approved — Initech | Contoso Cloud");
  expect(chapter(5).replaceAll(/\s+/g, " ")).toContain(
    "already approved, by dana.whitfield@halden.example on Mon 23 Mar 2026, 10:10.",
  );
});

test("a clock is in time, then due soon, then late, and its colour with it", () => {
  expect(chapter(7)).toMatch(/In time .* green\n.*Due soon .* amber\n.*Late .* red\n/);
});

test("the report is told whole and once, as it was mailed", () => {
  const titles = told.match(/PARTNER PIPELINE REPORT/g);
  expect(titles).toHaveLength(1);
  const saved: Desk.WorldState = JSON.parse(readFileSync(file, "utf8"));
  const mails = saved.mails.filter(({ subject }) => subject.endsWith("week of Mar 23, 2026"));
  expect(mails).toHaveLength(1);
  const words = (text: string) => text.replaceAll(/[|\s]+/g, " ").trim();
  expect(words(chapter(8))).toContain(words(mails[0]?.text ?? "?"));
});

test("no line is longer than eighty columns, but for an address", () => {
  const lines = told.replaceAll(file, "partner-desk.world.json").split("\n");
  const long = lines.filter((line) => line.length > 80);
  expect(long.filter((line) => !/^ {3}\| https:\S+$/.test(line))).toEqual([]);
});

test("the commands that it names work on its file", async () => {
  const commands = [
    ...chapter(9)
      .replaceAll(" \\\n", "")
      .matchAll(/node host\/desk\.mjs (\w+) (\S+) ?(.*)/g),
  ]
    .map(([, verb = "", of = "", rest = ""]) => ({ verb, of, rest }))
    .filter(({ of }) => of === file);
  expect(commands.map(({ verb }) => verb)).toEqual(["call", "call", "call", "rows", "mails", "tick"]);
  for (const { verb, rest } of commands.filter((one) => one.verb !== "tick")) {
    const words = rest.split(/\s+/).filter(Boolean);
    const answers: string[] = [];
    const out = (text: string) => Promise.resolve(void answers.push(text));
    const done = await desk.run([verb, file, ...words.map((word) => word.replaceAll("'", ""))], {
      bundle,
      out,
      err: out,
    });
    expect({ done, ok: !answers.join().includes('"ok": false') }).toEqual({ done: 0, ok: true });
  }
});

test("the world goes on from there hour by hour", async () => {
  const world = loadWorld(JSON.parse(readFileSync(file, "utf8")));
  const fired = await world.tick("2026-03-30T10:50:00-04:00");
  expect(fired.map(({ handler, ok }) => [handler, ok])).toEqual([
    ["hourly", true],
    ["hourly", true],
  ]);
});

test("each run begins anew", async () => {
  const silent = { bundle, out: () => Promise.resolve(), err: () => Promise.resolve() };
  expect(await desk.run(["story", file], silent)).toBe(0);
  const saved: Desk.WorldState = JSON.parse(readFileSync(file, "utf8"));
  expect(saved.mails.filter(({ subject }) => subject.includes("Initech"))).toHaveLength(2);
}, 30_000);
