/** ScriptApp: triggers and authorization. */
import type { Execution } from "../run/execution";
import { EnumMember, missing } from "../run/wire";
import { drawn } from "../world/random";
import { nextDue } from "../world/schedule";
import type { Schedule, Trigger } from "../world/state";
import { exception } from "./errors";
import type { Service } from "./service";
import { webAddress } from "../world/web";

const mostTriggers = 20;

interface Builder {
  readonly handler: string;
  type: Trigger["type"] | null;
  schedule: Schedule;
  at: number | null;
}

export const scriptService: Service = {
  ScriptApp: {
    newTrigger: (run, _: never, handler: string) => made(run, "TriggerBuilder", String(handler)),
    getProjectTriggers: (run) => mine(run),
    getUserTriggers: (run) => mine(run),
    deleteTrigger: (run, _: never, trigger: Trigger) => {
      const { state } = run.google;
      state.triggers = state.triggers.filter((one) => one.id !== trigger?.id);
    },
    getAuthorizationInfo: (run) => run.objects.make("AuthorizationInfo", {}),
    getService: (run) => run.objects.make("Service", {}),
    getScriptId: (run) => run.google.state.scriptId,
  },
  Service: {
    getUrl: (run) => webAddress(run.google),
    isEnabled: (run) => webAddress(run.google) !== null,
  },
  AuthorizationInfo: {
    getAuthorizationStatus: () => new EnumMember("AuthorizationStatus", "NOT_REQUIRED"),
    getAuthorizationUrl: () => missing,
  },
  Trigger: {
    getHandlerFunction: (_, { handler }: Trigger) => handler,
    getUniqueId: (_, { id }: Trigger) => id,
    getEventType: (_, { type }: Trigger) => new EnumMember("EventType", type),
    getTriggerSource: (_, { type }: Trigger) =>
      new EnumMember("TriggerSource", type === "CLOCK" ? "CLOCK" : "SPREADSHEETS"),
  },
  TriggerBuilder: {
    timeBased: (run, { handler }: Builder) => made(run, "ClockTriggerBuilder", handler, "CLOCK"),
    forSpreadsheet: (run, { handler }: Builder) => made(run, "SpreadsheetTriggerBuilder", handler),
  },
  SpreadsheetTriggerBuilder: {
    onEdit: (_, self: Builder) => typed(self, "ON_EDIT"),
    onOpen: (_, self: Builder) => typed(self, "ON_OPEN"),
    onChange: (_, self: Builder) => typed(self, "ON_CHANGE"),
    create: (run, self: Builder) => install(run, self),
  },
  ClockTriggerBuilder: {
    everyMinutes: (_, self: Builder, count: number) => {
      if (![1, 5, 10, 15, 30].includes(count)) throw exception("everyMinutes must be 1, 5, 10, 15 or 30.");
      return every(self, count, "minutes");
    },
    everyHours: (_, self: Builder, count: number) => every(self, count, "hours"),
    everyDays: (_, self: Builder, count: number) => every(self, count, "days"),
    everyWeeks: (_, self: Builder, count: number) => every(self, count, "weeks"),
    onWeekDay: (_, self: Builder, day: EnumMember) =>
      scheduled(self, { every: { count: 1, unit: "weeks" }, weekDay: weekDays.indexOf(day.name) + 1 }),
    atHour: (_, self: Builder, atHour: number) => scheduled(self, { atHour }),
    nearMinute: (_, self: Builder, nearMinute: number) => scheduled(self, { nearMinute }),
    inTimezone: (_, self: Builder, zone: string) => scheduled(self, { zone }),
    at: (_, self: Builder, date: Date) => once(self, date.getTime()),
    after: (run, self: Builder, milliseconds: number) => once(self, run.google.clock.now() + milliseconds),
    create: (run, self: Builder) => install(run, self),
  },
};

const weekDays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

const made = (run: Execution, className: string, handler: string, type: Trigger["type"] | null = null) =>
  run.objects.make<Builder>(className, { handler, type, schedule: { zone: run.google.bundle.timeZone }, at: null });

const typed = (self: Builder, type: Trigger["type"]) => {
  self.type = type;
  return self;
};

const scheduled = (self: Builder, more: Partial<Schedule>) => {
  self.schedule = { ...self.schedule, ...more };
  return self;
};

const every = (self: Builder, count: number, unit: "minutes" | "hours" | "days" | "weeks") =>
  scheduled(self, { every: { count, unit } });

const once = (self: Builder, at: number) => {
  self.at = at;
  return scheduled(self, { once: true });
};

// Nobody sees the triggers that another person installed.
const mine = (run: Execution) =>
  run.google.state.triggers
    .filter(({ by }) => by === run.user)
    .map((one) => run.objects.make<Trigger>("Trigger", { ...one }));

const install = (run: Execution, { handler, type, schedule, at }: Builder) => {
  const { state, clock } = run.google;
  if (!type || (type === "CLOCK" && at === null && !schedule.every)) throw exception("The trigger has no frequency.");
  if (state.triggers.filter(({ by }) => by === run.user).length >= mostTriggers) {
    throw exception(
      "This script has too many triggers. Triggers must be deleted from the script before more can be added.",
    );
  }
  const id = String(Number.parseInt(drawn(state).slice(0, 13), 16));
  const dueAt = type === "CLOCK" ? (at ?? nextDue(schedule, clock.now())) : undefined;
  const trigger: Trigger = { id, handler, type, by: run.user, ...(dueAt === undefined ? {} : { schedule, dueAt }) };
  state.triggers.push(trigger);
  return run.objects.make<Trigger>("Trigger", { ...trigger });
};
