/** What the add-on wrote into the page when it opened it. */

export interface Opening {
  /** Which view is shown first; blank when nobody said. */
  readonly view: string;
  /** The registration that the page is opened for; blank for none. */
  readonly about: string;
  /** Who opened it; blank when Google did not tell. */
  readonly user: string;
  /** By which the add-on knows its own page where Google does not say who asks. */
  readonly mark: string;
}

/** How this page was opened; a page that was not filled in by a template was opened by nobody for nothing. */
export const opening = (): Opening => {
  const { view = "", about = "", user = "", mark = "" } = document.getElementById("page")?.dataset ?? {};
  return { view: filled(view), about: filled(about), user: filled(user), mark: filled(mark) };
};

// No view, id or address begins with the mark of a template.
const filled = (said: string): string => (said.startsWith("<") ? "" : said);
