/** What axe finds wrong in a page. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";

// In ASCII, in which half a megabyte reaches a browser twice as fast.
const axe = readFileSync(join(__dirname, "../../node_modules/axe-core/axe.min.js"), "utf8").replace(
  /[\u0080-\uffff]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

/** The faults of a page, each with where it stands; what is excluded, by selectors, is not looked at. */
export const faultsIn = async (page: Page | Frame, ...excluded: readonly string[]): Promise<string[]> => {
  // A page may let no script in that is not its own, so this one comes from outside it.
  if (!(await page.evaluate("Boolean(window.axe)"))) await page.evaluate(axe);
  const context = JSON.stringify({ include: [["html"]], exclude: excluded.map((selector) => [selector]) });
  // Only what is wrong comes over: all that was looked at is megabytes.
  return page.evaluate(
    `axe.run(${context}, { resultTypes: ["violations"] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`,
  );
};
