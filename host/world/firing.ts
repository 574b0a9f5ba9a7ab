/** Firing triggers: what Google runs when the clock reaches them or a person edits. */
import type { Google } from "../google";
import { type AuthMode, execute, type Job, type Outcome } from "../run/execution";
import type { Fault } from "../run/faults";
import {
  type ChangeType,
  changeEvent,
  clockEvent,
  type Edit,
  editEvent,
  type EventMaker,
  installEvent,
  openEvent,
} from "./events";
import { nextDue } from "./schedule";
import type { Trigger } from "./state";

/** What became of one firing. */
export interface Fired {
  readonly at: string;
  readonly handler: string;
  readonly ok: boolean;
  /** Why it failed, or that Google dropped it. */
  readonly problem?: string;
}

/** Runs a handler as Google would, installed or not. */
export const fire = async (
  google: Google,
  handler: string,
  person: string,
  faults: readonly Fault[],
  window: string | null,
): Promise<Fired> => {
  const trigger = google.state.triggers.find((one) => one.handler === handler);
  // What no trigger runs, a person runs in the editor.
  const activeUser = trigger ? "" : person;
  const kind = trigger?.type ?? kindByName[handler] ?? "CLOCK";
  return started(google, handler, {
    user: trigger?.by ?? person,
    activeUser,
    authMode: modeOf(handler, trigger),
    event: eventFor(google, handler, kind, trigger, person),
    faults,
    hasScreen: kind !== "CLOCK",
    window,
  });
};

/** Moves the clock to a moment, firing every clock trigger on the way when it is due. */
export const tick = async (google: Google, until: number): Promise<readonly Fired[]> => {
  if (!google.clock.isSet()) throw new Error("This world lives in real time; set its clock first.");
  if (until < google.clock.now())
    throw new Error(`The clock shows ${new Date(google.clock.now()).toISOString()} and does not go back.`);
  const fired: Fired[] = [];
  for (let due = earliest(google, until); due; due = earliest(google, until)) {
    google.clock.set(Math.max(google.clock.now(), due.dueAt ?? 0));
    rearm(google, due);
    await google.book.tick();
    const event = clockEvent(google.clock.now(), due);
    fired.push(
      await started(google, due.handler, { user: due.by, authMode: "FULL", event, faults: [], hasScreen: false }),
    );
  }
  google.clock.set(Math.max(google.clock.now(), until));
  await google.book.tick();
  return fired;
};

/** Fires every clock trigger that is due by now, each once however long the world has slept. */
export const fireDue = async (google: Google): Promise<readonly Fired[]> => {
  const fired: Fired[] = [];
  const now = google.clock.now();
  for (let due = earliest(google, now); due; due = earliest(google, now)) {
    while (google.state.triggers.includes(due) && (due.dueAt ?? now + 1) <= now) rearm(google, due);
    const event = clockEvent(now, due);
    fired.push(
      await started(google, due.handler, { user: due.by, authMode: "FULL", event, faults: [], hasScreen: false }),
    );
  }
  return fired;
};

/** Fires what a person's edit fires: the simple onEdit, and what anybody installed. */
export const fireEdit = async (
  google: Google,
  edit: Edit,
  faults: readonly Fault[],
  window: string | null = null,
): Promise<readonly Fired[]> => {
  const installed = google.state.triggers.filter(({ type }) => type === "ON_EDIT");
  const simple = hasFunction(google, "onEdit")
    ? [queued(google, "onEdit", () => simpleEdit(google, edit, faults, window))]
    : [];
  const others = installed.map((trigger) =>
    queued(google, trigger.id, () =>
      started(google, trigger.handler, {
        user: trigger.by,
        activeUser: trigger.by === edit.by ? edit.by : "",
        authMode: "FULL",
        event: editEvent(edit, "FULL", trigger),
        faults,
        hasScreen: true,
        window,
      }),
    ).then((fired) => ({ ...fired, handler: trigger.handler })),
  );
  return [
    ...(await Promise.all([...simple, ...others])),
    ...(await fireChange(google, "EDIT", edit.by, faults, window)),
  ];
};

/** Fires installed change triggers, which hear of structural edits too. */
export const fireChange = (
  google: Google,
  changeType: ChangeType,
  by: string,
  faults: readonly Fault[],
  window: string | null = null,
): Promise<readonly Fired[]> =>
  Promise.all(
    google.state.triggers
      .filter(({ type }) => type === "ON_CHANGE")
      .map((trigger) =>
        started(google, trigger.handler, {
          user: trigger.by,
          authMode: "FULL",
          event: changeEvent(changeType, by, trigger),
          faults,
          hasScreen: true,
          window,
        }),
      ),
  );

/** Fires what opening the workbook fires. */
export const fireOpen = async (google: Google, by: string, window: string | null): Promise<readonly Fired[]> => {
  const simple = hasFunction(google, "onOpen")
    ? [
        started(google, "onOpen", {
          user: by,
          authMode: "LIMITED",
          event: openEvent(by, "LIMITED", undefined),
          faults: [],
          hasScreen: true,
          window,
        }),
      ]
    : [];
  const installed = google.state.triggers
    .filter(({ type }) => type === "ON_OPEN")
    .map((trigger) =>
      started(google, trigger.handler, {
        user: trigger.by,
        authMode: "FULL",
        event: openEvent(by, "FULL", trigger),
        faults: [],
        hasScreen: true,
        window,
      }),
    );
  return Promise.all([...simple, ...installed]);
};

interface Start extends Pick<Job, "user" | "authMode" | "faults" | "hasScreen" | "window"> {
  readonly activeUser?: string;
  readonly event: EventMaker;
}

const started = async (google: Google, handler: string, { event, activeUser = "", ...rest }: Start): Promise<Fired> => {
  const at = new Date(google.clock.now()).toISOString();
  const outcome: Outcome = await execute(google, {
    ...rest,
    activeUser,
    functionName: handler,
    args: (run) => [event(run)],
  });
  return outcome.ok
    ? { at, handler, ok: true }
    : { at, handler, ok: false, problem: `${outcome.error.name}: ${outcome.error.message}` };
};

const simpleEdit = (google: Google, edit: Edit, faults: readonly Fault[], window: string | null) =>
  started(google, "onEdit", {
    user: edit.by,
    authMode: "LIMITED",
    event: editEvent(edit, "LIMITED", undefined),
    faults,
    hasScreen: true,
    window,
  });

// https://developers.google.com/apps-script/guides/triggers: a trigger queues up to two edits, the rest are lost.
const mostWaiting = 2;
const waiting = new WeakMap<Google, Map<string, { count: number; last: Promise<unknown> }>>();

const queued = async (google: Google, name: string, work: () => Promise<Fired>): Promise<Fired> => {
  const queues = waiting.get(google) ?? new Map<string, { count: number; last: Promise<unknown> }>();
  waiting.set(google, queues);
  const queue = queues.get(name) ?? { count: 0, last: Promise.resolve() };
  queues.set(name, queue);
  // One runs and two wait.
  if (queue.count > mostWaiting) {
    return {
      at: new Date(google.clock.now()).toISOString(),
      handler: name,
      ok: false,
      problem: "Google queues two edits only and drops the rest.",
    };
  }
  queue.count += 1;
  const mine = queue.last.then(work).finally(() => {
    queue.count -= 1;
  });
  queue.last = mine;
  return mine;
};

const earliest = (google: Google, until: number): Trigger | undefined =>
  google.state.triggers
    .filter(({ dueAt }) => dueAt !== undefined && dueAt <= until)
    .sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))[0];

const rearm = (google: Google, trigger: Trigger, after = trigger.dueAt ?? google.clock.now()) => {
  if (trigger.schedule?.once || !trigger.schedule) {
    google.state.triggers = google.state.triggers.filter((one) => one !== trigger);
    return;
  }
  trigger.dueAt = nextDue(trigger.schedule, after);
};

const eventFor = (
  google: Google,
  handler: string,
  kind: Kind,
  trigger: Trigger | undefined,
  person: string,
): EventMaker => {
  const range = google.state.selection ?? { sheetId: 0, row: 1, column: 1, rows: 1, columns: 1 };
  if (kind === "ON_EDIT") return editEvent({ range, by: person }, trigger ? "FULL" : modeOf(handler, trigger), trigger);
  if (kind === "ON_OPEN") return openEvent(person, modeOf(handler, trigger), trigger);
  if (kind === "ON_CHANGE") return changeEvent("OTHER", person, trigger);
  return kind === "INSTALL" ? installEvent : clockEvent(google.clock.now(), trigger);
};

type Kind = Trigger["type"] | "INSTALL";

const kindByName: Readonly<Record<string, Kind>> = {
  onEdit: "ON_EDIT",
  edited: "ON_EDIT",
  onOpen: "ON_OPEN",
  onChange: "ON_CHANGE",
  onInstall: "INSTALL",
};

const modeOf = (handler: string, trigger: Trigger | undefined): AuthMode =>
  !trigger && (handler === "onEdit" || handler === "onOpen") ? "LIMITED" : "FULL";

const hasFunction = ({ bundle }: Google, name: string) =>
  bundle.equipment.scripts.some(({ source }) => new RegExp(`^(?:async )?function ${name}\\b`, "m").test(source));
