/** Runs an HtmlService template in the script's realm: https://developers.google.com/apps-script/guides/html/templates */
import { contextAfter, type Context, start } from "./context";
import { escapedIn } from "./escape";

/** What a template prints, with the properties that were set on it as variables. */
export const evaluated = (raw: string, template: object): string => {
  const variables = Object.entries(template).filter(([name]) => /^[A-Za-z_$][\w$]*$/.test(name));
  const printed: string[] = [];
  const print = (value: unknown, context?: Context) =>
    printed.push(context ? escapedIn(context, value) : String(value));
  const names = [...variables.map(([name]) => name), "$print", "$contexts"];
  // A block of its own lets the template's code declare a name that is a property too.
  const run = new Function(...names, `{\n${codeOf(raw)}\n}`);
  run(...variables.map(([, value]) => value), print, contextsOf(raw));
  return printed.join("");
};

interface Piece {
  readonly kind: "text" | "code" | "print" | "raw";
  readonly text: string;
}

const piecesOf = (raw: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of raw.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    pieces.push({ kind: "text", text: raw.slice(at, found.index) });
    const kind = found[1] === "=" ? "print" : found[1] === "!=" ? "raw" : "code";
    pieces.push({ kind, text: found[2] ?? "" });
    at = found.index + found[0].length;
  }
  return [...pieces, { kind: "text", text: raw.slice(at) }];
};

const codeOf = (raw: string): string => {
  const code: Readonly<Record<Piece["kind"], (text: string, index: number) => string>> = {
    text: (text) => `$print(${JSON.stringify(text)});`,
    code: (text) => text,
    print: (text, index) => `$print(${expression(text)}, $contexts[${index}]);`,
    raw: (text) => `$print(${expression(text)});`,
  };
  return piecesOf(raw)
    .map(({ kind, text }, index) => code[kind](text, index))
    .join("\n");
};

// A semicolon at its end is allowed, and so is a comment.
const expression = (text: string) => `(\n${text.trim().replace(/;+$/, "")}\n)`;

/** Where each piece stands in the page; what is printed leaves the context as it was. */
const contextsOf = (raw: string): readonly Context[] => {
  let context: Context = start;
  return piecesOf(raw).map(({ kind, text }) => {
    const before = context;
    if (kind === "text") context = contextAfter(context, text);
    if (kind === "print" || kind === "raw") context = afterPrinting(context);
    return before;
  });
};

const afterPrinting = (context: Context): Context => {
  // `href=<?= x ?>` opens a value without quotes.
  if (context.at === "before-value") return { ...context, at: "value", quote: "", said: "x" };
  return context.at === "value" ? { ...context, said: `${context.said}x` } : context;
};
