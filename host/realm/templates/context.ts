/** Where in a page a text stands, as the page's own text up to there says. */

/** What kind of attribute a value belongs to: of a link, of code, of style, or of words. */
export type AttributeKind = "text" | "url" | "code" | "style";

export interface Context {
  readonly at: "text" | "comment" | "tag" | "before-value" | "value" | "script" | "style" | "words";
  /** The element whose tag is being read, or whose content this is. */
  readonly element: string;
  readonly attribute: AttributeKind;
  /** The quote around an attribute's value; empty for a value without one. */
  readonly quote: string;
  /** What stands in the value so far. */
  readonly said: string;
  /** Where in a script: in code, within a string (by its quote), a comment or a regular expression. */
  readonly code: "code" | "'" | '"' | "`" | "//" | "/*" | "/";
}

/** The beginning of a page. */
export const start: Context = { at: "text", element: "", attribute: "text", quote: "", said: "", code: "code" };

/** The context behind a piece of the page's own text. */
export const contextAfter = (before: Context, text: string): Context => {
  let [context, rest] = [before, text];
  while (rest !== "") {
    const [next, left] = steps[context.at](context, rest);
    // A step that takes nothing must lead elsewhere; the last guard keeps any text from looping.
    [context, rest] = left === rest && next.at === context.at ? [next, rest.slice(1)] : [next, left];
  }
  return context;
};

type Step = (context: Context, rest: string) => readonly [Context, string];

const text: Step = (context, rest) => {
  const found = /<(!--|\/?[A-Za-z][^\s/>]*)/.exec(rest);
  if (!found) return [context, ""];
  const left = rest.slice(found.index + found[0].length);
  if (found[1] === "!--") return [{ ...start, at: "comment" }, left];
  return [{ ...start, at: "tag", element: found[1]?.toLowerCase() ?? "" }, left];
};

const comment: Step = (context, rest) => {
  const end = rest.indexOf("-->");
  return end < 0 ? [context, ""] : [start, rest.slice(end + 3)];
};

const tag: Step = (context, rest) => {
  const found = /^[\s/]*(?:(>)|([^\s/>=]+)(\s*=\s*)?)?/.exec(rest);
  const left = rest.slice(found?.[0].length ?? 0);
  if (found?.[1]) return [contentOf(context.element), left];
  if (!found?.[3]) return [context, left];
  return [{ ...context, at: "before-value", attribute: kindOf(found[2]?.toLowerCase() ?? ""), said: "" }, left];
};

const beforeValue: Step = (context, rest) => {
  const quote = /^["']/.exec(rest)?.[0] ?? "";
  return [{ ...context, at: "value", quote, said: "" }, rest.slice(quote.length)];
};

const value: Step = (context, rest) => {
  const end = context.quote ? rest.indexOf(context.quote) : rest.search(/[\s>]/);
  const inside = end < 0 ? rest : rest.slice(0, end);
  const within = { ...context, said: context.said + inside, code: codeAfter(context.code, inside) };
  if (end < 0) return [within, ""];
  return [
    { ...context, at: "tag", attribute: "text", quote: "", said: "", code: "code" },
    rest.slice(end + context.quote.length),
  ];
};

/** Content that ends with the closing tag of its own element alone. */
const until =
  (follow: (context: Context, inside: string) => Context): Step =>
  (context, rest) => {
    const end = rest.toLowerCase().indexOf(`</${context.element}`);
    if (end < 0) return [follow(context, rest), ""];
    return [{ ...start, at: "tag", element: `/${context.element}` }, rest.slice(end + 2 + context.element.length)];
  };

const steps: Readonly<Record<Context["at"], Step>> = {
  text,
  comment,
  tag,
  "before-value": beforeValue,
  value,
  script: until((context, inside) => ({ ...context, code: codeAfter(context.code, inside) })),
  style: until((context) => context),
  words: until((context) => context),
};

const contentOf = (element: string): Context => {
  if (element === "script" || element === "style") return { ...start, at: element, element };
  if (element === "textarea" || element === "title") return { ...start, at: "words", element };
  return start;
};

const urlAttributes = [
  "href",
  "src",
  "action",
  "formaction",
  "cite",
  "data",
  "poster",
  "background",
  "xlink:href",
  "srcset",
];

const kindOf = (name: string): AttributeKind => {
  if (name.startsWith("on")) return "code";
  if (name === "style") return "style";
  return urlAttributes.includes(name) ? "url" : "text";
};

const endings: Readonly<Record<string, string>> = { "//": "\n", "/*": "*/", "'": "'", '"': '"', "`": "`", "/": "/" };

const codeAfter = (before: Context["code"], inside: string): Context["code"] => {
  let now = before;
  for (let at = 0; at < inside.length; at += 1) {
    const ending = endings[now];
    if (ending === undefined) {
      now = opening(inside, at);
      if (now === "//" || now === "/*") at += 1;
    } else if (inside[at] === "\\" && now !== "//" && now !== "/*") at += 1;
    else if (inside.startsWith(ending, at)) {
      at += ending.length - 1;
      now = "code";
    }
  }
  return now;
};

// Division is told from a regular expression by what stands before it; behind something printed it is division.
const opening = (inside: string, at: number): Context["code"] => {
  const sign = inside[at];
  if (sign === "'" || sign === '"' || sign === "`") return sign;
  if (sign !== "/") return "code";
  if (inside[at + 1] === "/") return "//";
  if (inside[at + 1] === "*") return "/*";
  return /([=(,:[!&|?{};+\-*%~^<>]|\breturn)\s*$/.test(inside.slice(0, at)) ? "/" : "code";
};
