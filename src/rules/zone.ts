/** Clock time in a zone: offsets are probed once for each stretch of time, so that a row costs a look-up and no call. */

/** Minutes east of UTC that the clocks of a zone show at a moment; throws RangeError for a zone it does not know. */
export type Offsets = (zone: string, epochMs: number) => number;

/** A stretch of time, `to` not included, in which the clocks of a zone are not changed. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offsetMs: number;
}

/** A zone whose offsets are found year by year as they are asked for, and remembered. */
export interface Zone {
  readonly name: string;
  readonly offsets: Offsets;
  readonly blocks: Map<number, readonly Stretch[]>;
  last: Stretch;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
// The shortest summer time on record lasted seven days less an hour (Boa Vista in October 2000), and rules for Gaza
// foresee such weeks again from 2040: a wider step would jump over them.
const STEP = 6.5 * DAY;
const BLOCK = 56 * STEP;
const MIDNIGHT_IN_SERIALS = 25_569;
const ZERO = 48;
const TEN_HOURS_WEST = -600;
const TWELVE_HOURS_EAST = 720;

/** Offsets from the zone data of the JavaScript engine; throws RangeError for a zone that it does not know. */
export const intlOffsets: Offsets = (zone, epochMs) => {
  // Such as `24, 15:00:00`; a regular expression would take as long as the engine does to write it.
  const clock = clockOf(zone).format(epochMs);
  const end = clock.length;
  const shown = (pairAt(clock, end - 8) * 60 + pairAt(clock, end - 5)) * 60 + pairAt(clock, end - 2);
  const utc = Math.floor((epochMs - Math.floor(epochMs / DAY) * DAY) / 1000);
  const minutes = (shown - utc) / 60;
  // Offsets reach from 12 hours west to 14 east, so between these two the day needs no look.
  if (minutes > TEN_HOURS_WEST && minutes < TWELVE_HOURS_EAST) return minutes;
  const ahead = Number.parseInt(clock, 10) - new Date(epochMs).getUTCDate();
  // No zone is a whole day off, so a difference of more than one day is the turn of a month.
  return minutes + (Math.abs(ahead) > 1 ? -Math.sign(ahead) : ahead) * 1440;
};

/** The zone of that name (`America/New_York`), the same object each time, so that its offsets are probed once. */
export const zoneOf = (name: string, offsets: Offsets): Zone => {
  const zones = zonesByOffsets.get(offsets) ?? new Map<string, Zone>();
  zonesByOffsets.set(offsets, zones);
  const zone = zones.get(name) ?? { name, offsets, blocks: new Map(), last: { from: 0, to: 0, offsetMs: 0 } };
  zones.set(name, zone);
  return zone;
};

/** Milliseconds on the zone's wall clock at a moment, counted as if the clock showed UTC. */
export const localOf = (zone: Zone, epochMs: number): number => epochMs + stretchAt(zone, epochMs).offsetMs;

/** The moment at which the wall clock shows it: the earlier in a repeated hour; in a skipped hour it moves on by the gap. */
export const epochOf = (zone: Zone, localMs: number): number => {
  const { last } = zone;
  const near = localMs - last.offsetMs;
  // Two days from any change the clock shows each time once.
  if (near >= last.from + 2 * DAY && near < last.to - 2 * DAY) return near;
  const before = stretchAt(zone, localMs - DAY).offsetMs;
  const after = stretchAt(zone, localMs + DAY).offsetMs;
  if (before === after) return localMs - before;
  const skipped = localOf(zone, localMs - before) !== localMs && localOf(zone, localMs - after) === localMs;
  return localMs - (skipped ? after : before);
};

/** The day (`yyyy-mm-dd`) that the zone's calendar shows at a moment. */
export const dayOf = (zone: Zone, epochMs: number): string => iso(localOf(zone, epochMs)).slice(0, 10);

/** The first moment of a day (`yyyy-mm-dd`) in the zone. */
export const startOfDay = (zone: Zone, day: string): number => epochOf(zone, Date.parse(`${day}T00:00:00Z`));

/** The end of a day (`yyyy-mm-dd`), which is the next midnight: a deadline that is a date falls due then. */
export const endOfDay = (zone: Zone, day: string): number => epochOf(zone, Date.parse(`${day}T00:00:00Z`) + DAY);

/** A moment as ISO 8601 on the zone's clock (`2026-03-24T15:00:00-04:00`), with milliseconds only where there are any. */
export const isoWithOffset = (zone: Zone, epochMs: number): string => {
  // ISO 8601 has no seconds in an offset, and some zones had them until 1972.
  const minutes = Math.round(stretchAt(zone, epochMs).offsetMs / MINUTE);
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return iso(epochMs + minutes * MINUTE).replace(/(\.000)?Z$/, offset);
};

/** A moment as a spreadsheet keeps it: days since 1899-12-30 on the zone's wall clock. */
export const serialOf = (zone: Zone, epochMs: number): number => localOf(zone, epochMs) / DAY + MIDNIGHT_IN_SERIALS;

/** The moment of a spreadsheet's serial to the millisecond; of a repeated hour the earlier one. */
export const epochOfSerial = (zone: Zone, serial: number): number =>
  epochOf(zone, Math.round((serial - MIDNIGHT_IN_SERIALS) * DAY));

/** The stretches without a change of clocks that make up a range, in order and cut to it. */
export const stretchesBetween = (zone: Zone, fromMs: number, toMs: number): Stretch[] => {
  const stretches: Stretch[] = [];
  for (let at = fromMs; at < toMs; ) {
    const { to, offsetMs } = stretchAt(zone, at);
    stretches.push({ from: at, to: Math.min(to, toMs), offsetMs });
    at = to;
  }
  return stretches;
};

const zonesByOffsets = new WeakMap<Offsets, Map<string, Zone>>();
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone);
  if (known) return known;
  const parts = { day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
  const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...parts });
  clocks.set(zone, clock);
  return clock;
};

const pairAt = (digits: string, at: number): number =>
  (digits.charCodeAt(at) - ZERO) * 10 + digits.charCodeAt(at + 1) - ZERO;

const stretchAt = (zone: Zone, epochMs: number): Stretch => {
  if (epochMs >= zone.last.from && epochMs < zone.last.to) return zone.last;
  const found = blockAt(zone, Math.floor(epochMs / BLOCK)).find(({ to }) => epochMs < to);
  if (!found) throw new RangeError(`${epochMs} is not a moment`);
  zone.last = found;
  return found;
};

const blockAt = (zone: Zone, index: number): readonly Stretch[] => {
  const known = zone.blocks.get(index);
  if (known) return known;
  const stretches = probe((epochMs) => zone.offsets(zone.name, epochMs), index * BLOCK, (index + 1) * BLOCK);
  zone.blocks.set(index, stretches);
  return stretches;
};

const probe = (minutesAt: (epochMs: number) => number, from: number, to: number): Stretch[] => {
  const stretches: Stretch[] = [];
  let since = from;
  let minutes = minutesAt(from);
  for (let at = from; at < to; ) {
    const next = Math.min(Math.floor(at / HOUR) * HOUR + STEP, to);
    if (minutesAt(next) === minutes) {
      at = next;
      continue;
    }
    at = changeBetween(minutesAt, minutes, at, next);
    stretches.push({ from: since, to: at, offsetMs: minutes * MINUTE });
    since = at;
    minutes = minutesAt(at);
  }
  if (since < to) stretches.push({ from: since, to, offsetMs: minutes * MINUTE });
  return stretches;
};

const changeBetween = (minutesAt: (epochMs: number) => number, minutes: number, low: number, high: number): number => {
  const isBefore = (epochMs: number) => minutesAt(epochMs) === minutes;
  const hour = firstAfter(isBefore, Math.floor(low / HOUR) * HOUR, high, HOUR);
  // Nearly all clocks are changed on the hour, which saves the search for the minute.
  if (isBefore(hour - MINUTE)) return hour;
  return firstAfter(isBefore, Math.max(low, hour - HOUR), hour - MINUTE, MINUTE);
};

const firstAfter = (isBefore: (epochMs: number) => boolean, low: number, high: number, unit: number): number => {
  let [before, after] = [low, high];
  while (after - before > unit) {
    const middle = before + Math.ceil((after - before) / unit / 2) * unit;
    if (isBefore(middle)) before = middle;
    else after = middle;
  }
  return after;
};

const iso = (localMs: number): string => new Date(localMs).toISOString();

const twoDigits = (count: number): string => String(count).padStart(2, "0");
