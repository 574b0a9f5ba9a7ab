/** How people of a place write dates and numbers, by the locale that they declare ("en-US", "de_DE"). */
import type { Spelling } from "../model/cell";

const COMMA = /^(de|fr|es|it|nl|pt|pl|ru|uk|cs|sk|da|sv|nb|no|fi|tr|el|ro|bg|hr|sl|hu|id|vi)\b/i;

/** Nothing is assumed without a locale: a date that can be read two ways is then refused. */
export const spellingOf = (locale: string): Spelling => {
  const said = locale.trim().replace("_", "-");
  if (!said) return {};
  return {
    order: /^en(-US)?$/i.test(said) ? "mdy" : "dmy",
    decimal: COMMA.test(said) && !/^de-CH$/i.test(said) ? "," : ".",
  };
};
