/** The benchmarks, which run on their own: everything that they measure with can be had. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const isPart = (name: string) => name.endsWith(".mjs") && name !== "bench.mjs";

it("load without a test around them", () => {
  const parts = readdirSync(join(root, "bench")).filter(isPart);
  const text = parts.map((name) => `await import("./bench/${name}");`).join("\n");
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", text], { cwd: root });
  expect([status, status ? String(stderr) : ""]).toEqual([0, ""]);
});
