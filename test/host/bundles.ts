/** Add-ons for tests that need another one than the small one. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smallAddOn } from "./world";

/** A folder with the small add-on, but for its code, its scopes or its web app. */
export const bundleWith = ({
  code,
  scopes,
  webapp,
}: {
  readonly code?: string;
  readonly scopes?: readonly string[];
  readonly webapp?: object;
}): string => {
  const folder = mkdtempSync(join(tmpdir(), "add-on-"));
  const manifest = JSON.parse(readFileSync(join(smallAddOn, "appsscript.json"), "utf8"));
  writeFileSync(
    join(folder, "appsscript.json"),
    JSON.stringify({ ...manifest, oauthScopes: scopes ?? manifest.oauthScopes, webapp }),
  );
  writeFileSync(join(folder, "code.gs"), code ?? readFileSync(join(smallAddOn, "code.gs"), "utf8"));
  return folder;
};
