/** Every function that Google may call. The build writes a top-level stub for each export. */
import { troubleOf } from "./google/calls";
import { type Edit, tableEdited } from "./google/edit";
import { addMenu, showSidebar, tell } from "./google/menu";
import { utilitiesOffsets } from "./google/offsets";
import { googlePorts } from "./google/ports";
import type { Operation, Reply } from "./contract";
import type { Refusal } from "./model/refusal";
import type { Ports } from "./ports";
import { intlOffsets } from "./rules/calendar";
import { epochOfSerial, type Offsets, serialOf, zoneOf } from "./rules/zone";
import { answer, edited as onEdited, hourly as onHourly, weekly as onWeekly } from "./run";

/** The one door for pages and programs: `{"ok":true,"reply":...}` or `{"ok":false,"refusal":...}`, as text. */
export const call = (operation: string, input: unknown): string => {
  try {
    const answered = answer(desk(), operation, input);
    return JSON.stringify(answered.ok ? { ok: true, reply: answered.value } : { ok: false, refusal: answered.refusal });
  } catch (error) {
    return JSON.stringify({ ok: false, refusal: failure(operation, error) });
  }
};

export const onOpen = (): void => addMenu();
export const onInstall = (): void => onOpen();

export const openQueue = (): void => showSidebar("queue", "Waiting for a decision");

export const menuSetUp = (): void => {
  const { ok, reply, refusal } = asked("setUp");
  tell("Set up", ok ? setUpLines(reply) : [refusal.text]);
};

const setUpLines = ({ made, changed, warnings }: Reply<"setUp">): readonly string[] => {
  const lines = [...made.map((what) => `Made: ${what}`), ...changed.map((what) => `Put right: ${what}`), ...warnings];
  return lines.length ? lines : ["Everything is in place; nothing was changed."];
};

export const menuHealth = (): void => {
  const { ok, reply, refusal } = asked("health");
  tell(
    "Is everything running?",
    ok ? reply.checks.map(({ well, text }) => `${well ? "✓" : "✗"} ${text}`) : [refusal.text],
  );
};

export const menuProblems = (): void => {
  const { ok, reply, refusal } = asked("problems");
  const lines = ok ? reply.problems.map(({ text }) => text) : [refusal.text];
  tell("What needs a look", lines.length ? lines : ["Nothing: every row can be read and nothing needed is missing."]);
};

/** Installed: once an hour. Google may call it late, early or twice. */
export const hourly = (): void => triggered("hourly", onHourly);
/** The day's part of the hourly check, callable by itself. */
export const daily = (): void => triggered("daily", onHourly);
/** The report of last week, if it is due and was not sent. */
export const weekly = (): void => triggered("weekly", onWeekly);

/** Installed: after each edit by a person. An edit that starts nothing ends before any data is read. */
export const edited = (event: Edit): void => {
  const table = tableEdited(event);
  if (table) triggered("edited", (ports) => onEdited(ports, table));
};

interface Answered<O extends Operation> {
  readonly ok: boolean;
  readonly reply: Reply<O>;
  readonly refusal: Refusal;
}

// The door answers in text; what it holds is what the contract says.
const asked = <O extends Operation>(operation: O) => JSON.parse(call(operation, {})) as Answered<O>;

const desk = (): Ports => {
  const offsets = hasZones() ? intlOffsets : utilitiesOffsets;
  return googlePorts(offsets, (name) => {
    const zone = zoneOf(name, offsets);
    return { epochOf: (serial) => epochOfSerial(zone, serial), serialOf: (epochMs) => serialOf(zone, epochMs) };
  });
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

const triggered = (name: string, work: (ports: Ports) => unknown): void => {
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
