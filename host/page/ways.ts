/** Keys that lead around the page, from the grid, which keeps Tab for its cells, and from the pages of the add-on. */

export type Way = "menus" | "sidebar" | "panels";

/** Where a key leads, by the place of the key: with Alt it may write another character. */
export const wayOf = ({ code, ctrlKey, altKey, shiftKey }: KeyboardEvent): Way | undefined =>
  altKey && shiftKey ? ways[ctrlKey ? `Ctrl+${code}` : code] : undefined;

const ways: Readonly<Record<string, Way>> = { "Ctrl+KeyM": "menus", Period: "sidebar", Comma: "panels" };
