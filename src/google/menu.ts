/** The menu under Extensions, and what its items show. */

/** Works in every authorisation mode: it names functions and asks no service for anything. */
export const addMenu = (): void =>
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem("Show what waits for a decision", "openQueue")
    .addItem("Check that everything is running", "menuHealth")
    .addItem("List what needs a look", "menuProblems")
    .addSeparator()
    .addItem("Set up", "menuSetUp")
    .addToUi();

export const showSidebar = (page: string, title: string): void =>
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile(page).setTitle(title));

export const tell = (title: string, lines: readonly string[]): void => {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, lines.join("\n"), ui.ButtonSet.OK);
};
