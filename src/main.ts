/** Every function that Google may call. The build writes a top-level stub for each export. */
import { troubleOf } from "./google/calls";
import { type Edit, editorOf, tableEdited, typedOver } from "./google/edit";
import { homeWorkbook, partnerOf, served, type Visit } from "./google/visitors/web-app";
import { isFired, isOfWorkbook } from "./google/visitors/visitors";
import { addMenu, showDialog, showSidebar, showWindow } from "./google/menu";
import { utilitiesOffsets } from "./google/offsets";
import { googlePorts } from "./google/ports";
import type { Refusal } from "./model/refusal";
import type { Ports } from "./ports";
import { intlOffsets } from "./rules/calendar";
import { epochOfSerial, type Offsets, serialOf, zoneOf } from "./rules/zone";
import {
  answer,
  edited as onEdited,
  laterPage,
  hourly as onHourly,
  submitted as onSubmitted,
  typedOver as onTypedOver,
  visited,
  weekly as onWeekly,
} from "./run";

/** The one door for pages and programs: `{"ok":true,"reply":...}` or `{"ok":false,"refusal":...}`, as text. */
export const call = (operation: string, input: unknown, mark?: unknown): string => {
  try {
    if (!isOfWorkbook(mark)) return JSON.stringify({ ok: false, refusal: OUTSIDE });
    const answered = answer(desk(), operation, input);
    return JSON.stringify(answered.ok ? { ok: true, reply: answered.value } : { ok: false, refusal: answered.refusal });
  } catch (error) {
    return JSON.stringify({ ok: false, refusal: failure(operation, error) });
  }
};

const OUTSIDE: Refusal = {
  why: "not-allowed",
  text: "Google does not say who you are. Open the workbook signed in to one account only, and this page from its menu.",
};

export const onOpen = (): void => addMenu();
export const onInstall = (): void => onOpen();

export const openToday = (): void => showSidebar({ page: "desk", view: "today", title: DESK });
export const openAlerts = (): void => showDialog({ page: "alerts", title: "Alerts" }, { width: 600, height: 640 });
export const openRegister = (): void => showSidebar({ page: "desk", view: "register", title: DESK });
export const openClocks = (): void => showSidebar({ page: "desk", view: "clocks", title: DESK });
export const openMeetings = (): void => openMeetingsOf("");
/** Asked for by the sidebar: the meetings, with what is to be told of this one on top. */
export const openMeetingsOf = (about: unknown): void =>
  showWindow({ page: "meetings", about: String(about ?? ""), title: "Meetings" }, { width: 640, height: 640 });
export const openReport = (): void =>
  showWindow({ page: "report", view: "report", title: "The Monday report" }, { width: 960, height: 640 });

export const openReview = (): void => openReviewOf("");
/** Asked for by the sidebar: the review desk with this registration on top. */
export const openReviewOf = (about: unknown): void =>
  showWindow({ page: "review", about: String(about ?? ""), title: "Review deals" }, { width: 960, height: 640 });

export const openDeals = (): void => showDialog({ page: "deal", title: "Deals" }, { width: 560, height: 640 });

export const openLists = (): void =>
  showDialog({ page: "lists", title: "Forecast and lists" }, { width: 720, height: 640 });
/** Asked for by the first steps, to which these lead back then. */
export const openCoverage = (from?: unknown): void =>
  showWindow({ page: "coverage", view: viewFrom(from), title: "Coverage" }, { width: 820, height: 640 });

/** Google calls it for whoever opens a partner's link; it is run as whoever deployed the web app. */
export const doGet = (visit?: Visit): GoogleAppsScript.HTML.HtmlOutput => {
  try {
    return served(visited(partnerOf(visit), () => desk(homeWorkbook())));
  } catch (error) {
    // Google would show the visitor what went wrong in the words that are meant for us.
    console.error(failure("doGet", error).text);
    return served(laterPage());
  }
};

export const openSetUp = (): void => showDialog({ page: "setup", title: "Set up" }, { width: 560, height: 600 });
export const openHours = (from?: unknown): void =>
  showDialog({ page: "hours", view: viewFrom(from), title: "Working hours and days off" }, { width: 600, height: 640 });
export const openImport = (from?: unknown): void =>
  showDialog({ page: "import", view: viewFrom(from), title: "Bring in a list" }, { width: 720, height: 640 });
export const openMails = (from?: unknown): void =>
  showDialog({ page: "mails", view: viewFrom(from), title: "The mails" }, { width: 600, height: 640 });
export const openHealth = (): void =>
  showDialog({ page: "health", title: "Is everything running?" }, { width: 560, height: 600 });

const viewFrom = (from: unknown): string => (from === "setup" ? "setup" : "");

const DESK = "Partner Desk";

/** A number that is none, and one beside it: the self-test looks at what arrives of them in a page. */
export const notANumber = (): unknown => ({ none: Number.NaN, one: 1 });

/** Installed: once an hour. Google may call it late, early or twice. */
export const hourly = (event?: unknown): void => triggered("hourly", event, onHourly);
/** The day's part of the hourly check, callable by itself. */
export const daily = (event?: unknown): void => triggered("daily", event, onHourly);
/** The report of last week, if it is due and was not sent. */
export const weekly = (event?: unknown): void => triggered("weekly", event, onWeekly);

/** Installed: after each edit by a person. An edit that starts nothing ends before any data is read. */
export const edited = (event: Edit): void => {
  const over = typedOver(event);
  if (over) triggered("edited", event, (ports) => onTypedOver(ports, over));
  const table = tableEdited(event);
  if (table) triggered("edited", event, (ports) => onEdited(ports, table, editorOf(event)));
};

/** Callable, and installable for answers at once: after each response of a form. */
export const submitted = (event?: unknown): void => triggered("submitted", event, onSubmitted);

const desk = (spreadsheet?: GoogleAppsScript.Spreadsheet.Spreadsheet): Ports => {
  const offsets = hasZones() ? intlOffsets : utilitiesOffsets;
  return googlePorts(
    offsets,
    (name) => {
      const zone = zoneOf(name, offsets);
      return { epochOf: (serial) => epochOfSerial(zone, serial), serialOf: (epochMs) => serialOf(zone, epochMs) };
    },
    spreadsheet,
  );
};

/** Whether the engine tells time zones right: New York in January and in July. */
const hasZones = (): boolean => {
  const offsetOn = (day: string) => (intlOffsets as Offsets)("America/New_York", Date.parse(day));
  try {
    return offsetOn("2026-01-15") === -300 && offsetOn("2026-07-15") === -240;
  } catch {
    return false;
  }
};

const triggered = (name: string, event: unknown, work: (ports: Ports) => unknown): void => {
  if (!isFired(event)) {
    console.warn(`${name}: no trigger fired it, so nothing is done.`);
    return;
  }
  const outcome = work(desk()) as { ok: boolean; refusal?: Refusal } | undefined;
  if (outcome && !outcome.ok) console.warn(`${name}: ${outcome.refusal?.text}`);
};

/** One plain sentence for the person, and the error with a number for whoever mends it. */
const failure = (operation: string, error: unknown): Refusal => {
  const number = Utilities.getUuid().slice(0, 8);
  console.error(`${number} ${operation}`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  if (troubleOf(error) === "disabled") {
    return {
      why: "failed",
      text: "The Sheets service is not enabled. Open Extensions, Apps Script, add Google Sheets API under Services, and try again.",
    };
  }
  if (troubleOf(error) === "limit" || troubleOf(error) === "fault") {
    return { why: "busy", text: "Google Sheets does not answer just now. Wait a minute and try again." };
  }
  return {
    why: "failed",
    text: `Something went wrong on our side (number ${number}). Nothing half-done was written; please try again.`,
  };
};
