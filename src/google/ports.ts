/** The add-on's needs, met by Google's services. */
import type { Wall } from "../model/cell";
import type { Selected } from "../model/desk";
import type { Ports, Sending } from "../ports";
import { groundOf } from "./taking/ground";
import { type Notes, notesOf } from "./notes";
import { probe } from "./probes";
import { makeSeal, sealOf } from "./visitors/seal";
import { signedOf, webAddress } from "./visitors/web-app";
import {
  cellsOf,
  dress,
  furnish,
  giveBack,
  reached,
  read,
  redress,
  rezone,
  strangersIn,
  take,
  write,
} from "./workbook";

/** The ports of one execution, with what the rules know of zones. */
export const googlePorts = (
  offsets: Ports["offsets"],
  wallOf: (zone: string) => Wall,
  spreadsheet = SpreadsheetApp.getActiveSpreadsheet(),
): Ports => {
  const place = { id: spreadsheet.getId(), url: spreadsheet.getUrl(), zone: spreadsheet.getSpreadsheetTimeZone() };
  const wall = wallOf(place.zone);
  const notes = notesOf(PropertiesService.getScriptProperties());
  const here = { ...place, wall, notes };
  return {
    now: () => Date.now(),
    user: () => Session.getEffectiveUser().getEmail(),
    newId: () => Utilities.getUuid(),
    offsets,
    workbook: () => place,
    selected,
    alone: (work) => alone(notes, work),
    read: (reads, writes) => read(here, reads, writes, true),
    teamInAnyZone: () => read(here, { team: ["email", "name", "roles", "active"] }, [], false, true),
    tab: (title) => cellsOf(here, title),
    tabs: () => strangersIn(here),
    ground: (title) => groundOf(place.id, title),
    write: (seen, edits) => write(here, seen, edits),
    take: (seen, taking, edits) => take(here, seen, taking, edits),
    giveBack: (seen, giving, edits) => giveBack(here, seen, giving, edits),
    reached: (batch) => reached(here, batch),
    mailsLeft: () => MailApp.getRemainingDailyQuota(),
    send,
    recall: notes.recall,
    remember: notes.remember,
    furnish: () => {
      makeSeal(PropertiesService.getScriptProperties(), place.id);
      return furnish(here);
    },
    dress: () => dress(here),
    redress: () => redress(here),
    rezone: () => rezone(here),
    triggers: () => ({ installed, install: (handler) => install(handler, place.id) }),
    webApp: () => {
      const store = PropertiesService.getScriptProperties();
      // A desk that was set up before there were links has none yet.
      makeSeal(store, place.id);
      return { address: webAddress(), sign: (partner) => sealOf(store).sign(signedOf(partner)) };
    },
    probe: (asked) => probe(place, offsets, asked),
  };
};

const selected = (): Selected | undefined => {
  // Without a grid before it there is no range, whatever the types say.
  const range = SpreadsheetApp.getActiveRange() as GoogleAppsScript.Spreadsheet.Range | null;
  return range ? { sheetId: range.getSheet().getSheetId(), row: range.getRow() - 1 } : undefined;
};

const LOCK_WAIT = 25_000;

// A bound script serves one document, so the script's lock keeps menu, sidebar and triggers apart.
const alone = <T>(notes: Notes, work: () => T): T | undefined => {
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(LOCK_WAIT)) return undefined;
  try {
    notes.lookAgain();
    return work();
  } finally {
    lock.releaseLock();
  }
};

const send = ({ to, cc, replyTo, from, subject, text, html }: Sending): void =>
  MailApp.sendEmail({
    to: to.join(","),
    ...(cc.length && { cc: cc.join(",") }),
    ...(replyTo && { replyTo }),
    name: from,
    subject,
    body: text,
    htmlBody: html,
  });

const installed = (): string[] => ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction());

const install = (handler: "hourly" | "edited", id: string): void => {
  const trigger = ScriptApp.newTrigger(handler);
  if (handler === "hourly") trigger.timeBased().everyHours(1).create();
  else trigger.forSpreadsheet(id).onEdit().create();
};
