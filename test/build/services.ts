/** The globals that Google puts into a script, as the published types list them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../node_modules/@types/google-apps-script");

export const servicesOfGoogle = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".d.ts"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/^declare var (\w+):/gm)])
    .map(([, name = ""]) => name);
