/** Pages of the add-on on their own origin, with google.script.run put before their script. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import type { Bundle } from "../run/bundle";
import type { Page } from "../world/state";
import type { Desk, MakePart } from "./desk";

/** The pages that windows show now, by the id under which they are fetched. */
export interface Frames {
  add(page: Page): string;
  remove(id: string): void;
  get(id: string): Page | undefined;
}

/** The frames of a desk. */
export const framesOf = (desk: Desk): Frames => {
  const known = framesByDesk.get(desk) ?? newFrames();
  framesByDesk.set(desk, known);
  return known;
};

const framesByDesk = new WeakMap<Desk, Frames>();

const newFrames = (): Frames => {
  const pages = new Map<string, Page>();
  return {
    add: (page) => {
      const id = randomUUID();
      pages.set(id, page);
      return id;
    },
    remove: (id) => void pages.delete(id),
    get: (id) => pages.get(id),
  };
};

export const frames: MakePart = (desk) => ({
  answers: {},
  serve: ({ origin, path }, _request, response) => {
    const id = /^\/frame\/([\w-]+)$/.exec(path)?.[1];
    if (origin !== "frame" || !id) return false;
    const page = framesOf(desk).get(id);
    response.writeHead(page ? 200 : 404, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(page ? frameHtml(page, desk) : gone);
    return true;
  },
});

const gone =
  '<!doctype html><html lang="en"><title>Closed</title><p>This page was closed. Open it again from the menu.</p>';

const frameHtml = ({ title, html }: Page, { google, pageOrigin }: Desk) => {
  const given = JSON.stringify({ origin: pageOrigin, names: functionNames(google.bundle) });
  return withinHead(html, `${titleOf(html, title)}<script data-given="${escaped(given)}">${shim()}</script>`);
};

const shim = () => readFileSync(join(__dirname, "../page/frame.js"), "utf8").replaceAll("</script", "<\\/script");

const titleOf = (html: string, title: string) => (/<title\b/i.test(html) ? "" : `<title>${escaped(title)}</title>`);

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Puts something first into the head of a page; a page without one gets it before everything but its doctype. */
export const withinHead = (html: string, more: string) => {
  const place = /<head\b[^>]*>/i.exec(html) ?? /^\s*(?:<!doctype[^>]*>)?\s*(?:<html\b[^>]*>)?/i.exec(html);
  const at = place ? place.index + place[0].length : 0;
  return html.slice(0, at) + more + html.slice(at);
};

/** The functions that a page may call: declared at top level, and not ending in `_`. */
export const functionNames = (bundle: Bundle): readonly string[] => {
  const known = namesByBundle.get(bundle) ?? namesIn(bundle);
  namesByBundle.set(bundle, known);
  return known;
};

const namesByBundle = new WeakMap<Bundle, readonly string[]>();

// Declarations are there as soon as a script begins, so neither a missing service nor an endless loop matters.
const namesIn = ({ equipment }: Bundle) => {
  const context = vm.createContext({});
  const before = new Set<string>(vm.runInContext("Object.getOwnPropertyNames(globalThis)", context));
  for (const { source } of equipment.scripts) {
    try {
      vm.runInContext(source, context, { timeout: 500 });
    } catch {
      // The names are what is wanted; what the script does is told when it runs.
    }
  }
  const names: string[] = vm.runInContext(
    'Object.getOwnPropertyNames(globalThis).filter((name) => typeof globalThis[name] === "function")',
    context,
  );
  return names.filter((name) => !before.has(name) && !name.endsWith("_")).sort();
};
