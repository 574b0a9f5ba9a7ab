/** The lock file: every platform finds its programs in it, and every package may be used. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: true;
}

const lock = JSON.parse(readFileSync(join(__dirname, "../../package-lock.json"), "utf8"));
const packages: readonly (readonly [path: string, locked: Locked])[] = Object.entries<Locked>(lock.packages).filter(
  ([path]) => path !== "",
);
const paths = packages.map(([path]) => path);

it.each([
  ["linux", "x64"],
  ["linux", "arm64"],
  ["darwin", "x64"],
  ["darwin", "arm64"],
  ["win32", "x64"],
])("has the programs of %s %s", (os, cpu) => {
  const families = ["@biomejs/cli", "@esbuild/", "@parcel/watcher", "@typescript/typescript", "@unrs/resolver-binding"];
  const has = (family: string) =>
    paths.some((path) => path.startsWith(`node_modules/${family}`) && path.includes(`${os}-${cpu}`));
  expect(families.filter((family) => !has(family))).toEqual([]);
});

const permitted =
  /^\(?(MIT|Apache-2\.0|BSD|BSD-[23]-Clause|ISC|0BSD|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|(Python|PSF)-2\.0)\b/;

// None of these is in what is pushed or changed by us: they serve tests and tools.
const exceptions: Readonly<Record<string, string>> = {
  "node_modules/@univerjs/telemetry":
    "names none in its package.json and is Apache-2.0 by its LICENSE; an empty interface",
  "node_modules/axe-core": "MPL-2.0: looks for faults in the pages that the tests open",
  "node_modules/caniuse-lite": "CC-BY-4.0: a table of browsers inside jest",
  "node_modules/spdx-exceptions": "CC-BY-3.0: a list of names inside clasp",
  "node_modules/fuzzy": "names none in its package.json and is MIT by its LICENSE-MIT; inside clasp",
};

it("holds permitted licences, and five exceptions that are not pushed", () => {
  const others = packages.filter(([, { license }]) => !permitted.test(license ?? ""));
  expect(others.map(([path]) => path).sort()).toEqual(Object.keys(exceptions).sort());
  expect(others.filter(([, { dev }]) => !dev)).toEqual([]);
});

it("names no other registry than npm's, and says what each package must be", () => {
  const strangers = packages.filter(
    ([, { resolved }]) => resolved && !/^https:\/\/registry\.npmjs\.org\//.test(resolved),
  );
  expect(strangers).toEqual([]);
  expect(packages.filter(([, { integrity }]) => !integrity)).toEqual([]);
});
