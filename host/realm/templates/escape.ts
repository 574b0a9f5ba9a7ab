/** What `<?= ?>` prints, made harmless for the place where it stands. */
import type { Context } from "./context";

/** A value as text that can not leave its place in the page. */
export const escapedIn = (context: Context, value: unknown): string => {
  if (context.at === "script") return inCode(context.code, value);
  if (context.at === "style") return cssValue(value);
  if (context.at === "comment") return String(value).replace(/[<>!-]/g, " ");
  if (context.at === "tag") return attributeName(value);
  if (context.at === "before-value" || context.at === "value") return inAttribute(context, value);
  return html(value);
};

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
  "`": "&#96;",
  "=": "&#61;",
};

const html = (value: unknown) => String(value).replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign);

const inAttribute = (context: Context, value: unknown) => {
  const made: Readonly<Record<Context["attribute"], () => string>> = {
    text: () => String(value),
    url: () => url(context.said, String(value)),
    code: () => inCode(context.code, value),
    style: () => cssValue(value),
  };
  const text = html(made[context.attribute]());
  // A value without quotes ends at any blank, and an empty one would swallow what follows.
  return context.quote
    ? text
    : text.replace(/[\s=]/g, (sign) => `&#${sign.charCodeAt(0)};`) || (context.said ? "" : '""');
};

// A name that is no plain word could open a value, a tag or a handler.
const attributeName = (value: unknown) => {
  const name = String(value);
  return /^[A-Za-z][\w-]*$/.test(name) && !/^(on|style$|href$|src)/i.test(name) ? name : "data-refused";
};

const harmless = /^(?:https?:|mailto:|tel:|[^&:/?#]*(?:[/?#]|$))/i;

const url = (said: string, text: string) => {
  if (/^\s*javascript:/i.test(said)) return encodeURIComponent(codeText(text));
  if (/[?#]/.test(said)) return encodeURIComponent(wellFormed(text));
  if (said.trim() === "" && !harmless.test(text.trim())) return "about:invalid";
  return encodeURI(wellFormed(text)).replace(/%25(?=[\dA-F]{2})/gi, "%");
};

// Half of a surrogate pair has no place in an address.
const wellFormed = (text: string) =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");

const inCode = (code: Context["code"], value: unknown): string => {
  if (code === "//" || code === "/*") return "";
  if (code !== "code") return codeText(String(value));
  if (value === null || value === undefined || typeof value === "boolean") return ` ${value} `;
  return typeof value === "number" ? ` ${value} ` : `'${codeText(String(value))}'`;
};

// Whatever is no plain letter becomes its number, so that neither a string, a regular expression nor the script ends.
const codeText = (text: string) =>
  text.replace(/[^\w ,.]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

const cssValue = (value: unknown) => {
  const text = String(value);
  return /^[\w #%.,-]*$/.test(text) && !/^(?:expression|javascript|-moz-binding)/i.test(text.trim()) ? text : "refused";
};
