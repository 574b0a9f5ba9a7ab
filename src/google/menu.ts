/** The menu under Extensions, and the windows that its items open. */
import { markOf } from "./visitors/visitors";

/** Works in every authorisation mode: it names functions and asks no service for anything. */
export const addMenu = (): void => {
  const ui = SpreadsheetApp.getUi();
  ui.createAddonMenu()
    .addItem("Open Today", "openToday")
    .addItem("Register a deal", "openRegister")
    .addItem("Review deals", "openReview")
    .addItem("Show the clocks", "openClocks")
    .addSubMenu(
      ui
        .createMenu("Partners and pipeline")
        .addItem("Coverage", "openCoverage")
        .addItem("Meetings", "openMeetings")
        .addItem("Deals", "openDeals")
        .addItem("Bring in a list", "openImport"),
    )
    .addSubMenu(
      ui
        .createMenu("Reports and alerts")
        .addItem("The Monday report", "openReport")
        .addItem("Forecast and lists", "openLists")
        .addItem("Alerts", "openAlerts"),
    )
    .addSeparator()
    .addItem("Set up", "openSetUp")
    .addItem("Is everything running?", "openHealth")
    .addToUi();
};

/** What a page is opened with. */
interface Opening {
  /** The file of the page. */
  readonly page: string;
  readonly title: string;
  /** Which of its views comes first. */
  readonly view?: string;
  /** The registration that it is about. */
  readonly about?: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Beside the grid, 300 pixels wide. */
export const showSidebar = (opening: Opening): void =>
  SpreadsheetApp.getUi().showSidebar(filled(opening).setTitle(opening.title));

/** Before the grid, which can be used meanwhile. */
export const showWindow = (opening: Opening, { width, height }: Size): void =>
  SpreadsheetApp.getUi().showModelessDialog(filled(opening).setWidth(width).setHeight(height), opening.title);

/** Before the grid, which waits until it is closed. */
export const showDialog = (opening: Opening, { width, height }: Size): void =>
  SpreadsheetApp.getUi().showModalDialog(filled(opening).setWidth(width).setHeight(height), opening.title);

/** The page with what it is opened for, and by whom: a page that gets no answer can then say which account to use. */
const filled = ({ page, view = "", about = "" }: Opening): GoogleAppsScript.HTML.HtmlOutput => {
  const user = Session.getEffectiveUser().getEmail();
  const mark = markOf(user);
  return Object.assign(HtmlService.createTemplateFromFile(page), { view, about, user, mark }).evaluate();
};
