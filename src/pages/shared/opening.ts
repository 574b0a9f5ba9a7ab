/** What the add-on wrote into the page when it opened it. */

export interface Opening {
  /** Which view is shown first; blank when nobody said. */
  readonly view: string;
  /** The registration that the page is opened for; blank for none. */
  readonly about: string;
  /** Who opened it; blank when Google did not tell. */
  readonly user: string;
}

/** How this page was opened; a page that was not filled in by a template was opened by nobody for nothing. */
export const opening = (): Opening => {
  const { view = "", about = "", user = "" } = document.getElementById("page")?.dataset ?? {};
  return { view: filled(view), about: filled(about), user: filled(user) };
};

// No view, id or address begins with the mark of a template.
const filled = (said: string): string => (said.startsWith("<") ? "" : said);
