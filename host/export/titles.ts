/** Titles of tabs: a file allows 31 characters, and not all of them. */

const longest = 31;

/** The title in the file of each tab, none of them twice. */
export const titlesFor = (titles: readonly string[]): ReadonlyMap<string, string> => {
  const taken = new Set<string>();
  return new Map(
    titles.map((title) => {
      const free = freeTitle(permitted(title), taken);
      taken.add(free.toLowerCase());
      return [title, free];
    }),
  );
};

const permitted = (title: string) => {
  const bare = trimmed(title.replaceAll(/[*?:/\\[\]]/g, "-").slice(0, longest));
  // Excel keeps this title for itself.
  return bare.toLowerCase() === "history" ? `${bare} (tab)` : bare;
};

const trimmed = (title: string) => title.replace(/^'+|'+$/g, "") || "Tab";

/** The title itself, or with a number behind it where another tab has it. */
export const freeTitle = (title: string, taken: ReadonlySet<string>): string => {
  const numbered = (number: number) => `${title.slice(0, longest - ` (${number})`.length)} (${number})`;
  let [free, number] = [title, 2];
  while (taken.has(free.toLowerCase())) {
    free = numbered(number);
    number += 1;
  }
  return free;
};
