/** G15: how big the script and the pages are, and how long the script takes to load against plain code of its size. */
import { readdirSync, readFileSync } from "node:fs";
import vm from "node:vm";
import { transformSync } from "esbuild";
import { sideBySide } from "./measure.mjs";
import { figure, times } from "./table.mjs";

const out = new URL("../build/out/", import.meta.url);
const kB = (text) => Buffer.byteLength(text) / 1000;

export const bundle = () => {
  const script = readFileSync(new URL("code.js", out), "utf8");
  const pages = readdirSync(out).filter((name) => name.endsWith(".html"));
  const [ours, plain] = sideBySide([loading(script), loading(plainCode(script.length))], 40);
  return [
    figure("G15", "script", `${kB(script).toFixed(0)} kB`, "<= 300 kB", kB(script) <= 300),
    ...pages.map((name) => {
      const size = kB(readFileSync(new URL(name, out), "utf8"));
      return figure("G15", `page ${name}`, `${size.toFixed(0)} kB`, "<= 90 kB", size <= 90);
    }),
    figure(
      "G15",
      "loading the script, against plain code of its size",
      `${times(ours / plain)} (${ours.toFixed(1)} ms against ${plain.toFixed(1)} ms)`,
      "<= 1.5x",
      ours <= 1.5 * plain,
    ),
  ];
};

let loads = 0;
// V8 remembers what it compiled by the text, so each text is new.
const loading = (code) => () => {
  loads += 1;
  vm.runInNewContext(`${code}\n// ${loads}`, {});
};

/** Functions and tables as a person writes them, without a package, and written out as tightly as the script. */
const plainCode = (length) => {
  const parts = [];
  for (let size = 0; size < length; size += parts.at(-1).length) parts.push(part(parts.length));
  return parts.join("");
};

const part = (n) => {
  const text = `
    const titles${n} = { name: "Partner ${n}", tier: "gold", help: "What stands in column ${n}.", width: ${n % 300} };
    function rowsOf${n}(rows, asked) {
      const known = new Map(rows.map((row) => [row.id, row]));
      return asked.flatMap((id) => {
        const row = known.get(id);
        if (!row || row.stage !== "submitted") return [];
        return [{ id, title: titles${n}.name, hours: Math.max(0, row.dueAt - row.receivedAt) / 3600000 }];
      });
    }`;
  return transformSync(text, { minifyWhitespace: true }).code;
};
