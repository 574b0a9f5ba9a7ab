/** The way from a place in the built script back to the source. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const lines = readFileSync(join(root, "build/out/code.js"), "utf8").split("\n");
const where = (place: string) =>
  execFileSync(process.execPath, ["build/where.mjs", place], { cwd: root, encoding: "utf8" });

it("finds the sentence of a refusal in its source file", () => {
  const sentence = "is not in the registration log.";
  const line = lines.findIndex((text) => text.includes(sentence));
  const column = lines[line]?.indexOf(sentence) ?? 0;
  const [, file = "", at] = /^(.*):(\d+):\d+/.exec(where(`code.js:${line + 1}:${column + 1}`)) ?? [];
  expect(readFileSync(join(root, file), "utf8").split("\n")[Number(at) - 1]).toContain(sentence);
});

it("leaves what is no place of the script as it is", () => {
  expect(where("at Object.call (native)")).toBe("at Object.call (native)\n");
});
