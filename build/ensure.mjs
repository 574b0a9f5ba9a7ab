/** Installs the packages when they are missing or differ from the lock file; uses nothing but Node itself. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Partner Desk needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const packagesIn = (file) => {
  try {
    return JSON.parse(readFileSync(root + file, "utf8")).packages;
  } catch {
    return {};
  }
};

const wanted = packagesIn("package-lock.json");
const present = packagesIn("node_modules/.package-lock.json");
const optional = (entry) => entry.optional || entry.devOptional || entry.peer;
const installed =
  Object.entries(wanted).every(
    ([path, entry]) => !path || optional(entry) || present[path]?.version === entry.version,
  ) && Object.entries(present).every(([path, entry]) => wanted[path]?.version === entry.version);

if (!installed) {
  console.error("Installing the packages (once, about half a minute) ...");
  const cli = process.env.npm_execpath;
  const viaNode = cli?.endsWith("npm-cli.js");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawnSync(viaNode ? process.execPath : "npm", viaNode ? [cli, ...args] : args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: !viaNode && process.platform === "win32",
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
}
