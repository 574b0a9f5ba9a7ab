/** Finds LibreOffice and lets it work, with settings of its own: those of the person are left alone. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The program, from SOFFICE or where it usually is; nothing where it is not installed. */
export const office = () =>
  [process.env.SOFFICE, "soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"].find(
    (program) => program && spawnSync(program, ["--version"], { timeout: 60_000 }).status === 0,
  );

/** Runs it without windows until it ends; its settings are kept in the folder. */
export const runOffice = (program, folder, args) => {
  const settings = `-env:UserInstallation=${pathToFileURL(join(folder, "settings"))}`;
  return spawnSync(program, [settings, "--headless", ...args], { encoding: "utf8", timeout: 600_000 });
};
