/** Probes of what runs the script: its language, its time zones, its services. They touch no cell. */
import type { Ports } from "../../ports";
import { utilitiesOffsets } from "../offsets";
import { type Found, notWell, type Tries, unknown, well } from "./found";

/** What the engine and its services say, asked once each. */
export const engineTries = (zone: string, offsets: Ports["offsets"]): Tries => ({
  "Newer language": newerLanguage,
  "Time zones of the engine": engineZones,
  "Time zones of the desk": () => deskZones(zone, offsets),
  "Who you are": whoYouAre,
  "Mail left today": mailLeft,
  "Installed triggers": installedTriggers,
  "Document lock": documentLock,
});

// The bundle is written for ES2020, so none of it is needed; what is there says which engine this is.
const newerLanguage = (): Found => {
  const there: Readonly<Record<string, boolean>> = {
    "Array.at": "at" in Array.prototype,
    "Object.groupBy": "groupBy" in Object,
    lookbehind: understands("(?<=a)b"),
  };
  const names = (wanted: boolean) => Object.keys(there).filter((name) => there[name] === wanted);
  const missing = names(false);
  const lacks = missing.length
    ? `Not there: ${missing.join(", ")} (an older local host lacks Object.groupBy too); the add-on does without.`
    : "Nothing is missing.";
  return well(`There: ${names(true).join(", ") || "none"}. ${lacks}`);
};

// Not a literal: an engine that does not know it could not even load the script.
const understands = (pattern: string): boolean => {
  try {
    return new RegExp(pattern).test("ab");
  } catch {
    return false;
  }
};

/** Moments and the hours that clocks showed then. */
const KNOWN_HOURS = [
  ["America/New_York", "2026-01-15T12:00:00Z", "07:00"],
  ["America/New_York", "2026-07-15T12:00:00Z", "08:00"],
  ["Asia/Kathmandu", "2026-07-15T12:00:00Z", "17:45"],
  ["Australia/Lord_Howe", "2026-01-15T12:00:00Z", "23:00"],
] as const;

const engineZones = (): Found => {
  if (typeof Intl === "undefined") return well("The engine has no Intl; the desk asks Google's own formatter.");
  const wrong = KNOWN_HOURS.filter(([timeZone, at, hour]) => clockIn(timeZone, at) !== hour);
  return wrong.length
    ? well(`The engine is wrong about ${wrong[0]?.[0]}; the desk asks Google's own formatter.`)
    : well("The engine tells summer and winter time in New York, Kathmandu and Lord Howe.");
};

const clockIn = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(Date.parse(at));

const deskZones = (zone: string, offsets: Ports["offsets"]): Found => {
  const zones = [...new Set([zone, "America/New_York", "Europe/Lisbon", "Australia/Lord_Howe"])];
  const moments = ["2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z"].map((at) => Date.parse(at));
  const apart = zones.find((name) => moments.some((at) => offsets(name, at) !== utilitiesOffsets(name, at)));
  return apart
    ? notWell(`The desk and Google's formatter do not agree on ${apart}: deadlines there would be wrong.`)
    : well(`The desk and Google's formatter agree on ${zones.join(", ")}.`);
};

const whoYouAre = (): Found => {
  const email = Session.getEffectiveUser().getEmail();
  return email
    ? well(`Google says that you are ${email}.`)
    : notWell("Google does not say who you are. Open the workbook signed in to one account only.");
};

const mailLeft = (): Found => {
  const left = MailApp.getRemainingDailyQuota();
  return left > 0
    ? well(`${left} more recipients may be written to today.`)
    : notWell("No mail may go out today any more; mails wait and go out tomorrow.");
};

const installedTriggers = (): Found => {
  const mine = ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction());
  const missing = ["hourly", "edited"].filter((handler) => !mine.includes(handler));
  return missing.length
    ? unknown(`You have not installed: ${missing.join(", ")}. Google shows nobody the triggers of others.`)
    : well("The hourly check and the watch over edits are installed by you.");
};

// The desk takes the script's lock; whether a document has one of its own here is written down nowhere.
const documentLock = (): Found => {
  const lock = LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null;
  if (!lock) return well("There is none here; the desk uses the lock of the script.");
  if (!lock.tryLock(500)) return well("It is there and taken by somebody else; the desk uses the lock of the script.");
  lock.releaseLock();
  return well("It can be taken and given back; the desk uses the lock of the script.");
};
