/** G2 to G4: business time against a bare table, and against a loop over days as one would first write it. */
import { bareOf } from "./bare.mjs";
import { cpuOf, dice, sideBySide } from "./measure.mjs";
import { product } from "./product.mjs";
import { count, figure, times } from "./table.mjs";

const { addMinutes, elapsedMs, expand, intlOffsets } = product;
const MINUTE = 60_000;
const DAY = 86_400_000;
const [from, to] = [Date.UTC(2024, 0, 1), Date.UTC(2028, 0, 1)];
const hours = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));
const holidays = ["2024-12-25", "2025-01-01", "2025-07-04", "2025-12-25", "2026-01-01", "2026-07-03", "2026-12-25"];
const newYork = { zone: "America/New_York", weekly: hours, holidays };

export const businessTime = () => [...layingOut(), ...againstTable(), ...againstLoop()];

const zones = [
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Asia/Dubai",
  "Australia/Sydney",
  "Pacific/Auckland",
];

const layingOut = () => {
  const offsets = (zone, ms) => intlOffsets(zone, ms);
  const all = () => {
    for (const zone of zones) expand({ ...newYork, zone }, Date.UTC(2020, 0, 1), Date.UTC(2030, 0, 1), offsets);
  };
  const [first, again] = [cpuOf(all), cpuOf(all)];
  return [
    figure("G4", "12 calendars of 10 years laid out, cold", `${first.toFixed(0)} ms`, "<= 60 ms", first <= 60),
    figure("G4", "the same calendars asked for again", `${again.toFixed(2)} ms`, "no second time", again < first / 20),
  ];
};

const OPERATIONS = 200_000;

const againstTable = () => {
  const calendar = expand(newYork, from, to, intlOffsets);
  const bare = bareOf(calendar);
  const random = dice(1);
  const rows = Array.from({ length: OPERATIONS }, () => {
    const start = Math.round(from + random() * (to - from - 60 * DAY));
    const minutes = Math.ceil(random() * 4800);
    return { start, minutes, end: start + minutes * 4 * MINUTE };
  });
  const pairs = {
    add: [
      () => rows.reduce((sum, { start, minutes }) => sum + addMinutes(calendar, start, minutes, []), 0),
      () => rows.reduce((sum, { start, minutes }) => sum + bare.add(start, minutes), 0),
    ],
    between: [
      () => rows.reduce((sum, { start, end }) => sum + elapsedMs(calendar, start, end, []), 0),
      () => rows.reduce((sum, { start, end }) => sum + bare.between(start, end), 0),
    ],
  };
  return Object.entries(pairs).map(([name, works]) => {
    const [ours, table] = sideBySide(works);
    const said = `${times(ours / table)} (${perSecond(ours)} against ${perSecond(table)})`;
    return figure("G3", `${name}, against a bare table`, said, "<= 4x slower", ours <= 4 * table);
  });
};

const perSecond = (ms) => `${(OPERATIONS / ms / 1000).toFixed(1)} M/s`;

// Once is too short to be measured.
const REPEATS = Array.from({ length: 50 });

const againstLoop = () => {
  const calendar = expand(newYork, from, to, intlOffsets);
  const random = dice(2);
  const rows = Array.from({ length: 2_000 }, () => [
    Math.round(from + random() * 700 * DAY),
    Math.ceil(random() * 4800),
  ]);
  const ourOwn = () => rows.map(([start, minutes]) => addMinutes(calendar, start, minutes, []));
  const [ours, loop] = sideBySide(
    [() => REPEATS.map(ourOwn), () => rows.map(([start, minutes]) => dayByDay(start, minutes))],
    3,
  );
  const same = rows.filter(([start, minutes]) => addMinutes(calendar, start, minutes, []) === dayByDay(start, minutes));
  const said = `${times((loop * REPEATS.length) / ours)} faster, same answer for ${count(same.length)} of ${count(rows.length)}`;
  return [figure("G2", "add, against a loop over days with Intl", said)];
};

const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/New_York",
  hourCycle: "h23",
  weekday: "short",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

const dayByDay = (startMs, minutes) => {
  let left = minutes * MINUTE;
  for (let at = startMs; ; ) {
    const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    const now = (Number(part.hour) * 60 + Number(part.minute)) * MINUTE + (at % MINUTE);
    const isOpen = !/Sat|Sun/.test(part.weekday) && !holidays.includes(`${part.year}-${part.month}-${part.day}`);
    const opens = Math.max(now, 9 * 60 * MINUTE);
    const open = isOpen ? Math.max(0, 17 * 60 * MINUTE - opens) : 0;
    if (open > 0 && left <= open) return at + opens - now + left;
    left -= open;
    at += DAY - now;
  }
};
