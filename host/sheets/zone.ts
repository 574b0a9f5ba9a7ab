/** Clock time in a zone, as Google counts it: days since 30 December 1899. */

const day = 86_400_000;
const epochSerial = 25_569;

/** The wall clock of a zone at a moment, as a serial number. */
export const serialAt = (moment: number, zone: string) => (moment + offsetAt(moment, zone)) / day + epochSerial;

/** Milliseconds east of UTC of a zone at a moment; Intl is asked once for each minute, within which no clock of today changes. */
export const offsetAt = (moment: number, zone: string): number => {
  const known = offsetsOf(zone);
  const minute = Math.floor(moment / 60_000);
  const found = known.get(minute);
  if (found !== undefined) return found;
  const offset = askedOffset(moment, zone);
  if (known.size >= mostKnown) known.clear();
  known.set(minute, offset);
  return offset;
};

const askedOffset = (moment: number, zone: string): number => {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(moment / 1000) * 1000;
};

/** The moment at which a zone's wall clock shows a serial number; of a repeated hour the earlier. */
export const momentOf = (serial: number, zone: string) => {
  const wall = (serial - epochSerial) * day;
  const [before, after] = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const early = wall - Math.max(before, after);
  return early + offsetAt(early, zone) === wall ? early : wall - Math.min(before, after);
};

const offsets = new Map<string, Map<number, number>>();
const mostKnown = 20_000;

const offsetsOf = (zone: string): Map<number, number> => {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  return known;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string) => {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = "numeric";
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(timeZone, made);
  return made;
};
