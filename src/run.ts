/** The only place where things happen: lock, read, plan, write, send. */
import { contract, type Input, type Operation, type Reply } from "./contract";
import { afterEdit, flows, type InnerFlow, innerFlows } from "./flows";
import { setUpFault } from "./flows/care/first-rows";
import { SET_AGAIN } from "./flows/care/repair";
import { tested } from "./flows/care/self-test";
import { factsOf, notAllowed, ownIn, planFor, readsFor } from "./flows/asked";
import { type AnyFlow, always, type Moment } from "./flows/flow";
import type { Errand } from "./flows/hourly/sweep";
import { loadChanges } from "./flows/people/load";
import { htmlOf } from "./mail/outgoing";
import { laterPage, type PartnerPage, partnerPage, refusedPage } from "./mail/partner-page";
import type { Memory, TypedOver } from "./model/desk";
import type { Change, Plan } from "./model/plan";
import type { Mailed } from "./model/records";
import type { Refusal } from "./model/refusal";
import { accept, refuse, type Result } from "./model/result";
import type { Snapshot } from "./model/snapshot";
import { type Facts, type Reads, type TableName, tableNames, tableOf } from "./model/workbook";
import type { Edits, Mended, Ports, Written } from "./ports";
import { linesOf } from "./rules/journal";
import { lostMarks, markOf, type Outcome, queued } from "./rules/mailing";
import { piecesOf } from "./rules/pieces";
import { everything } from "./rules/people/own";
import { mayAct, personOf } from "./rules/roles";
import { settingsOf } from "./rules/settings";
import { dayOf, epochOfSerial, serialOf, zoneOf } from "./rules/zone";

type Answer = Result<unknown, Refusal>;

/** Answers an operation. What comes over the wire is unknown until the contract has parsed it. */
export const answer = (ports: Ports, operation: string, raw: unknown): Answer => {
  if (!isOperation(operation))
    return refuse({ why: "not-found", text: `There is no operation called "${operation}".` });
  const input = contract[operation].input.safeParse(raw ?? undefined);
  if (!input.success) return refuse(unreadable(input.error.issues));
  if (operation === "setUp") return setUp(ports, input.data as Input<"setUp">);
  if (operation === "repair") return repair(ports, input.data as Input<"repair">);
  if (operation === "health") return health(ports, input.data as Input<"health">);
  return act(ports, { operation, flow: flows[operation], input: input.data, channel: "sidebar" });
};

const isOperation = (name: string): name is Operation => Object.keys(contract).includes(name);

const unreadable = (issues: readonly { path: PropertyKey[]; message: string }[]): Refusal => {
  const fields = Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
  return {
    why: "invalid",
    text: issues
      .map(({ path, message }) => (message.includes(":") ? message : `${path.join(".")}: ${message}`))
      .join(" "),
    field: issues[0]?.path.join(".") ?? "",
    fields,
  };
};

/** A flow on its way: what is asked, and through which door. */
interface Deed {
  readonly operation: string;
  readonly flow: AnyFlow;
  readonly input: unknown;
  readonly channel: "sidebar" | "sheet" | "hourly" | "link";
}

const BUSY: Refusal = { why: "busy", text: "The desk is busy just now. Nothing was written; try again in a moment." };

const GONE: Refusal = {
  why: "conflict",
  text: "The hidden copy of the tab, or one of its columns, was deleted: File, Version history shows the tab as it was. Nothing was changed.",
};

/** Runs one flow: a question is read and answered; a change is read, planned and written under the lock, then its mails go out. */
const act = (ports: Ports, deed: Deed): Answer => {
  const attempted = deed.flow.writes ? ports.alone(() => attempt(ports, deed)) : attempt(ports, deed);
  if (!attempted) return refuse(BUSY);
  if (!attempted.ok) return attempted;
  const { plan, seen, mails, sender } = attempted.value;
  const sending = mails.filter(isLeaving);
  if (sending.length) post(ports, seen, sending, sender);
  if (plan.instead) return inward(ports, plan.instead.flow as InnerFlow, plan.instead.input, deed.channel);
  for (const name of plan.afterwards ?? []) inward(ports, name as InnerFlow, {}, deed.channel);
  return accept(plan.reply);
};

const inward = (ports: Ports, name: InnerFlow, input: unknown, channel: Deed["channel"]): Answer =>
  act(ports, { operation: name, flow: innerFlows[name], input, channel });

interface Done {
  readonly plan: Plan<unknown>;
  readonly seen: Snapshot;
  readonly mails: readonly Mailed[];
  /** The name under which mails are sent. */
  readonly sender: string;
}

/** Reads, plans and writes; once more when a person rearranged the sheet in between. */
const attempt = (ports: Ports, deed: Deed): Result<Done, Refusal> => {
  const memory = ports.recall();
  for (let round = 1; round <= 2; round++) {
    const planned = planOf(ports, deed, memory);
    if (!planned.ok) return planned;
    const { plan, seen, moment } = planned.value;
    const mails = mailsOf(ports, plan, seen, memory, moment);
    const written = writeAll(ports, deed, mails, planned.value);
    if (written.is === "done") {
      return accept({
        plan,
        seen: written.seen,
        mails: [...mails, ...(plan.claimed ?? [])],
        sender: moment.settings.program,
      });
    }
    if (written.is === "gone") return refuse(GONE);
    if (written.is !== "moved") break;
  }
  return refuse(BUSY);
};

interface Planned {
  readonly plan: Plan<unknown>;
  readonly seen: Snapshot;
  readonly moment: Moment;
  readonly memory: Memory;
}

const planOf = (ports: Ports, deed: Deed, memory: Memory): Result<Planned, Refusal> => {
  const { flow, input } = deed;
  const isAsked = isOperation(deed.operation);
  const reads = { ...readsFor(flow, input, isAsked), ...logReads(flow, memory) };
  const seen = ports.read(reads, [...(flow.writes ?? []), ...(flow.alsoWrites?.(input as never) ?? [])]);
  if (!seen.ok) return seen;
  const moment = momentOf(ports, seen.value, memory, deed);
  const plan = planFor(flow, { ...deed, isAsked }, seen.value, moment);
  return plan.ok ? accept({ plan: plan.value, seen: seen.value, moment, memory }) : plan;
};

// The history is only appended to; its last number is read when nothing remembers it.
const logReads = ({ writes }: AnyFlow, { highest }: Memory): Reads =>
  writes && highest.log === undefined ? { log: ["n"] } : {};

const momentOf = (ports: Ports, seen: Snapshot, memory: Memory, { flow, input, channel }: Deed): Moment => {
  const now = ports.now();
  const user = ports.user();
  const { settings: settingRows, team } = factsOf(seen) as {
    settings: Parameters<typeof settingsOf>[0];
    team: Moment["person"][];
  };
  const settings = settingsOf(settingRows);
  const place = ports.workbook();
  const zone = zoneOf(knownZone(settings.zone, ports.offsets) ?? place.zone, ports.offsets);
  const wall = zoneOf(place.zone, ports.offsets);
  const person = personOf(team as NonNullable<Moment["person"]>[], user);
  const today = dayOf(zone, now);
  return {
    now,
    user,
    person,
    // What the desk does by itself it does for everybody, whoever installed it.
    own: channel === "sidebar" ? ownIn(seen, person, today) : everything,
    settings,
    zone,
    today,
    wall: { epochOf: (serial) => epochOfSerial(wall, serial), serialOf: (at) => serialOf(wall, at) },
    offsets: ports.offsets,
    place,
    batch: flow.writes ? ports.newId() : "",
    highest: { ...memory.highest, ...(seen.tables.log?.read.includes("n") && { log: highestLine(seen) }) },
    learnt: { typing: memory.typing, forms: memory.forms },
    seen,
    desk: flow.asksDesk && { memory, triggers: ports.triggers().installed(), mailsLeft: ports.mailsLeft() },
    dress: flow.asksDress && ports.dress(),
    form: flow.asksForm && tabIn(ports, settings.formTab, seen),
    tab: flow.asksTab && tabIn(ports, flow.asksTab(input as never), seen),
    ground: groundIn(ports, flow.asksGround?.(input as never)),
    tabs: flow.asksTabs && ports.tabs(),
    selected: flow.asksSelection && ports.selected(),
    webApp: flow.asksWebApp && ports.webApp(),
  };
};

const groundIn = (ports: Ports, title = ""): Moment["ground"] => (title ? ports.ground(title) : undefined);

/** The cells of a tab that is none of ours; one of ours is refused to whoever asks for it as such. */
const tabIn = (ports: Ports, title: string, { tables }: Snapshot): Moment["form"] => {
  const isOurs = tableNames.some((name) => [tableOf(name).tab, tables[name]?.title].includes(title));
  return title ? { title, columns: isOurs ? undefined : ports.tab(title) } : undefined;
};

const knownZone = (zone: string, offsets: Ports["offsets"]): string | undefined => {
  if (!zone) return undefined;
  try {
    return Number.isFinite(offsets(zone, 0)) ? zone : undefined;
  } catch {
    // A zone that nobody knows was typed into the settings; the workbook's own counts then.
    return undefined;
  }
};

const highestLine = ({ tables }: Snapshot): number =>
  (tables.log?.rows ?? []).reduce((most, { n }) => Math.max(most, Number(n ?? 0)), 0);

/** The plan's letters as rows of the outbox, claimed as far as today's quota goes. */
const mailsOf = (
  ports: Ports,
  { letters }: Plan<unknown>,
  seen: Snapshot,
  { mailed }: Memory,
  { user, now }: Moment,
): Mailed[] => {
  if (letters.length === 0) return [];
  const known = new Set([...(seen.tables.outbox?.rows ?? []).map(({ key }) => key), ...mailed]);
  return queued(letters, (key) => known.has(key), ports.mailsLeft(), user, now);
};

/** Writes the plan; an import in pieces, each whole and with a history line of its own, so that it can be taken up again. */
const writeAll = (
  ports: Ports,
  deed: Deed,
  mails: readonly Mailed[],
  { plan, seen, moment, memory }: Planned,
): Written => {
  const changes: Change[] = [
    ...plan.changes,
    // Rows of a tab that is only taken now are none of those that were read: they are weighed afterwards.
    ...(plan.takes ? [] : loadChanges(plan.changes, seen)),
    ...mails.map((add): Change => ({ table: "outbox", add })),
  ];
  if (changes.length === 0 && !plan.givesBack) return learned(ports, plan, mails, memory, seen);
  const pieces = recorded(piecesOf(changes, plan.inPieces === true), deed, { plan, seen, moment });
  const last = pieces[pieces.length - 1]?.lines.slice(-1)[0]?.n ?? moment.highest.log ?? 0;
  // Numbers are taken before the write: one that is lost leaves a gap, one that is given twice would name two rows.
  const numbered = { ...memory, highest: { ...memory.highest, ...plan.issued, log: last } };
  ports.remember(numbered);
  let at: Snapshot = seen;
  for (const piece of pieces) {
    const written = surely(ports, at, piece, plan);
    if (written.is !== "done") return written;
    at = written.seen;
  }
  return learned(ports, plan, mails, numbered, at);
};

const KEYS_KEPT = 150;

/**
 * What was dealt with is remembered once it stands in the workbook: what is cut off before that is dealt with again. So are
 * the keys of mails that leave now: they go out no second time, even from a restored version of the file.
 */
const learned = (
  ports: Ports,
  { learnt, claimed = [] }: Plan<unknown>,
  mails: readonly Mailed[],
  memory: Memory,
  seen: Snapshot,
): Written => {
  const leaving = [...mails, ...claimed].filter(isLeaving).map(({ key }) => key);
  const mailed = [...memory.mailed, ...leaving].slice(-KEYS_KEPT);
  if (learnt || leaving.length) ports.remember({ ...memory, ...learnt, mailed });
  return { is: "done", seen };
};

const isLeaving = ({ state }: Mailed): boolean => state === "sending";

/** Each piece with its lines of history, numbered on. */
const recorded = (
  pieces: readonly (readonly Change[])[],
  deed: Deed,
  { plan, seen, moment }: Omit<Planned, "memory">,
): Edits[] => {
  const { batch } = moment;
  let line = (moment.highest.log ?? 0) + 1;
  return pieces.map((changes, number) => {
    const deedOf = {
      actor: moment.user,
      operation: deed.operation,
      channel: deed.channel,
      at: moment.now,
      batch: number === 0 ? batch : `${batch}.${number}`,
    };
    const lines = linesOf({ ...plan, changes }, seen, deedOf, line);
    line += lines.length;
    return { changes, lines };
  });
};

/** Writes once: when the answer was lost, the history tells whether the write arrived before it is sent again. */
const surely = (ports: Ports, seen: Snapshot, edits: Edits, plan: Plan<unknown>): Written => {
  const written = writtenBy(ports, seen, edits, plan);
  if (written.is !== "unsure") return written;
  const batch = edits.lines[0]?.batch;
  // What leaves no line in the history can not be looked up there: it is planned anew from what stands in the sheet.
  if (!batch) return { is: "moved" };
  if (ports.reached(batch)) return { is: "done", seen: withoutPlaces };
  const again = writtenBy(ports, seen, edits, plan);
  return again.is === "unsure" && ports.reached(batch) ? { is: "done", seen: withoutPlaces } : again;
};

const writtenBy = (ports: Ports, seen: Snapshot, edits: Edits, { takes, givesBack }: Plan<unknown>): Written => {
  if (takes) return ports.take(seen, takes, edits);
  return givesBack ? ports.giveBack(seen, givesBack, edits) : ports.write(seen, edits);
};

// After a lost answer nobody knows where the rows landed; who needs them reads again.
const withoutPlaces: Snapshot = { tables: {} };

/** Sends claimed mails and notes in one more write which of them left. */
const post = (ports: Ports, seen: Snapshot, mails: readonly Mailed[], sender: string): void => {
  const changes = mails.flatMap((mail) => markOf(mail, sent(ports, mail, sender), ports.now()));
  const marked = changes.every(({ table }) => seen.tables[table])
    ? ports.write(seen, { changes: placed(changes, seen), lines: [] })
    : { is: "moved" as const };
  if (marked.is !== "done") ports.alone(() => markAgain(ports, changes));
};

/** The rows moved, or nobody knows where they are: they are looked up by their keys. */
const markAgain = (ports: Ports, changes: readonly Change[]): void => {
  const outbox = ["key", "state", "template", "about", "sentAt"] as const;
  const seen = ports.read({ ...always, outbox, registrations: ["id", "ackSentAt", "toldAt"] }, ["outbox"]);
  if (!seen.ok) return;
  const facts = factsOf(seen.value) as Facts<{ outbox: typeof outbox; registrations: readonly ["id", "ackSentAt"] }>;
  const known = new Set(keysOf(changes));
  const others = lostMarks(facts).filter((change) => keysOf([change]).every((key) => !known.has(key)));
  ports.write(seen.value, { changes: [...placed(changes, seen.value), ...others], lines: [] });
};

const keysOf = (changes: readonly Change[]): string[] =>
  changes.flatMap((change) => ("key" in change ? [change.key] : []));

/** The changes whose rows are there: a person may have deleted one meanwhile. */
const placed = (changes: readonly Change[], { tables }: Snapshot): Change[] =>
  changes.filter(
    (change) =>
      !("key" in change) || tables[change.table]?.rows.some((row) => row.id === change.key || row.key === change.key),
  );

const sent = (ports: Ports, mail: Mailed, from: string): Outcome => {
  try {
    ports.send({ ...mail, from, html: htmlOf(mail) });
    return { state: "sent", why: "" };
  } catch (error) {
    return {
      state: "failed",
      why: `The mail service refused it: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500),
    };
  }
};

/** The checks, and for an admin who asks for it what the self-test finds on a scratch tab. */
const health = (ports: Ports, input: Input<"health">): Answer => {
  const asked = ports.now();
  const checked = act(ports, { operation: "health", flow: flows.health, input, channel: "sidebar" });
  if (!checked.ok || !input.live) return checked;
  const probes = ports.alone(() => ports.probe(asked));
  return probes ? accept(tested(checked.value as Reply<"health">, probes)) : refuse(BUSY);
};

/** Makes the workbook the desk's, fills in the first rows and installs the triggers; again it changes nothing. */
const setUp = (ports: Ports, input: Input<"setUp">): Answer => {
  const no = mayNotSetUp(ports) ?? setUpFault(input, { place: ports.workbook(), offsets: ports.offsets });
  if (no) return refuse(no);
  const furnished = ports.alone(() => ports.furnish());
  if (!furnished) return refuse(BUSY);
  if ("why" in furnished) return refuse(furnished);
  const rows = act(ports, { operation: "setUp", flow: flows.setUp, input, channel: "sidebar" });
  if (!rows.ok) return rows;
  const { changed } = rows.value as { changed: readonly string[] };
  const installed = installTriggers(ports);
  return accept({
    made: [...furnished.made, ...installed],
    changed: [...furnished.changed, ...changed],
    warnings: [...furnished.warnings],
  });
};

/** A desk that has an admin is changed by admins only. */
const mayNotSetUp = (ports: Ports): Refusal | undefined => {
  const seen = ports.read(always, []);
  if (!seen.ok)
    return seen.refusal.why === "not-set-up" || seen.refusal.why === "missing-column" ? undefined : seen.refusal;
  const team = (seen.value.tables.team?.rows ?? []) as unknown as NonNullable<Moment["person"]>[];
  const hasAdmin = team.some(({ active, roles }) => active && roles.includes("admin"));
  const user = ports.user();
  return hasAdmin && !mayAct(personOf(team, user), ["admin"]) ? notAllowed("setUp", [], user, team) : undefined;
};

/** The triggers are installed once for a workbook, whoever runs set-up. */
const installTriggers = (ports: Ports): string[] => {
  const memory = ports.recall();
  const user = ports.user();
  if (memory.installer && memory.installer.toLowerCase() !== user.toLowerCase()) return [];
  const triggers = ports.triggers();
  const present = triggers.installed();
  const missing = (["hourly", "edited"] as const).filter((handler) => !present.includes(handler));
  for (const handler of missing) triggers.install(handler);
  if (memory.installer !== user) ports.alone(() => ports.remember({ ...ports.recall(), installer: user }));
  return missing.map((handler) => `the ${handler} trigger`);
};

/** An admin puts back what runs by itself, which from then on runs as that admin, or the looks of the tabs, or the time zone. */
const repair = (ports: Ports, input: Input<"repair">): Answer => {
  if (input.what === "zone") return rezone(ports);
  const may = act(ports, { operation: "repair", flow: flows.repair, input, channel: "sidebar" });
  if (!may.ok) return may;
  if (input.what === "dress") {
    const redressed = alone(ports, () => ports.redress());
    return redressed.ok ? accept({ ...redressed.value, note: SET_AGAIN }) : redressed;
  }
  const isTaken = ports.alone(() => {
    ports.remember({ ...ports.recall(), installer: ports.user() });
    return true;
  });
  return isTaken ? accept({ mended: installTriggers(ports) }) : refuse(BUSY);
};

/** While the zone differs nothing can be planned, for every moment would be read wrong: only who asks is looked up. */
const rezone = (ports: Ports): Answer => {
  const seen = ports.teamInAnyZone();
  if (!seen.ok) return seen;
  const team = (seen.value.tables.team?.rows ?? []) as unknown as NonNullable<Moment["person"]>[];
  const user = ports.user();
  if (!mayAct(personOf(team, user), ["admin"])) return refuse(notAllowed("repair", [], user, team));
  return alone(ports, () => ports.rezone());
};

const alone = (ports: Ports, work: () => Mended | Refusal): Result<Mended, Refusal> => {
  const mended = ports.alone(work) ?? BUSY;
  return "why" in mended ? refuse(mended) : accept(mended);
};

/** The hourly check: brings clocks up to date, then runs the errands that it found, each once however often it is called. */
export const hourly = (ports: Ports): Answer => {
  const swept = inward(ports, "sweep", {}, "hourly");
  if (!swept.ok) return swept;
  const { errands } = swept.value as { errands: readonly Errand[] };
  for (const errand of errands) runErrand(ports, errand);
  ports.alone(() => ports.remember({ ...ports.recall(), heartbeat: ports.now() }));
  return accept({ errands: errands.map(({ flow }) => flow) });
};

const runErrand = (ports: Ports, { flow, input = {}, once }: Errand): void => {
  if (once !== undefined && ports.recall().done?.[flow] === once) return;
  const ran = inward(ports, flow as InnerFlow, input, "hourly");
  if (once === undefined || !ran.ok) return;
  ports.alone(() => {
    const memory = ports.recall();
    ports.remember({ ...memory, done: { ...memory.done, [flow]: once } });
  });
};

/** The report of last week, when it is due and was not sent yet. */
export const weekly = (ports: Ports): Answer => inward(ports, "weekly", {}, "hourly");

/** Somebody sent a form; whichever response it was, every one that is not taken in yet is. */
export const submitted = (ports: Ports): Answer => inward(ports, "responses", {}, "sheet");

export { laterPage };

/** The page behind a partner's link. The same page for every link that is none: `partner` is blank where it is not signed by us. */
export const visited = (partner: string, portsAt: () => Ports): string => {
  if (partner === "") return refusedPage();
  const told = inward(portsAt(), "partnerDeals", { partner }, "link");
  if (told.ok) return partnerPage(told.value as PartnerPage);
  return told.refusal.why === "not-found" ? refusedPage() : laterPage();
};

/** A person typed over a cell that the desk fills in. */
export const typedOver = (ports: Ports, over: TypedOver): Answer => inward(ports, "putBack", over, "sheet");

/** A person edited a tab of ours: what follows from it is brought up to date. */
export const edited = (ports: Ports, table: TableName, by: string): Answer | undefined =>
  (afterEdit[table] ?? [])
    .map((flow) => inward(ports, flow, { by }, "sheet"))
    .reduce<Answer | undefined>((worst, answered) => (worst && !worst.ok ? worst : answered), undefined);
