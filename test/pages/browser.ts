/** A Chromium for the tests of pages: CHROME_PATH, else the one that came with the packages, else an installed one. */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import type * as Playwright from "playwright-core";

// A browser on a busy machine is late now and then; a fault of ours is there the next time too. Benchmarks have no jest.
if (typeof jest !== "undefined") jest.retryTimes(2);

// The environment of the tests has it already.
const loaded = globalThis as { readonly playwright?: typeof Playwright };

/** Starts the browser; whoever starts it closes it. */
export const launch = async (): Promise<Playwright.Browser> => {
  const { CHROME_PATH } = process.env;
  const found = CHROME_PATH ? { executablePath: CHROME_PATH, env: {} } : ((await packaged()) ?? installed());
  if (!found)
    throw new Error("No browser for the tests of pages: install Chrome, Chromium or Edge, or set CHROME_PATH.");
  // Chromium refuses its sandbox to root, which is who runs in most containers; the pages are our own.
  const { executablePath, env } = found;
  const { chromium } = loaded.playwright ?? (await import("playwright-core"));
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    // A test is over before it is worth while to optimise much of what it runs.
    args: ["--no-sandbox", "--js-flags=--interrupt-budget=1000000"],
    ignoreDefaultArgs: hasSharedMemory() ? ["--disable-dev-shm-usage"] : [],
  });
};

/** Whether pictures can be shared in memory, which many containers leave no room for; elsewhere they go through files. */
const hasSharedMemory = (): boolean => {
  if (!existsSync("/dev/shm")) return false;
  const { bavail, bsize } = statfsSync("/dev/shm");
  return bavail * bsize >= 2 ** 30;
};

interface Found {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const modules = join(__dirname, "../../node_modules");
const archives = join(modules, "@sparticuz/chromium");

const packaged = async (): Promise<Found | undefined> => {
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(join(archives, "bin"))) return undefined;
  const { version } = JSON.parse(readFileSync(join(archives, "package.json"), "utf8"));
  const folder = join(modules, ".cache", `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  // A bare Debian lacks four libraries that came in the package; what the machine has comes after them.
  const libraries = [join(folder, "system/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
};

/** Several tests may unpack at once, so each does it aside and the first to be done gives the folder its name. */
const unpackInto = async (folder: string) => {
  mkdirSync(join(modules, ".cache"), { recursive: true });
  const tar: Tar = createRequire(join(archives, "package.json"))("tar-fs");
  const unfinished = mkdtempSync(join(modules, ".cache", "unpacking-"));
  await Promise.all([
    unpack("chromium.br", createWriteStream(join(unfinished, "chromium"), { mode: 0o755 })),
    unpack("al2023.tar.br", tar.extract(join(unfinished, "system"))),
    unpack("fonts.tar.br", tar.extract(unfinished)),
  ]);
  writeFileSync(join(unfinished, "fonts.conf"), fontsIn(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
};

/** A package of the package; it comes without types. */
interface Tar {
  extract(folder: string): NodeJS.WritableStream;
}

const unpack = (archive: string, into: NodeJS.WritableStream) =>
  pipeline(createReadStream(join(archives, "bin", archive)), createBrotliDecompress(), into);

// Without the machine's own fonts, so that a text is as wide everywhere; the package's own file names another folder.
const fontsIn = (folder: string) =>
  `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;

const names: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"],
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((folder) =>
    ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((path) =>
      join(process.env[folder] ?? "", path),
    ),
  ),
};

const installed = (): Found | undefined => {
  const folders = process.platform === "linux" ? (process.env.PATH ?? "").split(delimiter) : [""];
  const paths = (names[process.platform] ?? []).flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = paths.find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath, env: {} };
};
