/** G2 to G4: business time against a bare table, a library for it, and a loop over days with Temporal. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import dayjs from "dayjs";
import withBusinessTime from "dayjs-business-time";
import { Temporal } from "temporal-polyfill";
import { bareOf } from "./bare.mjs";
import { dice, sideBySide } from "./measure.mjs";
import { product } from "./product.mjs";
import { count, figure, times } from "./table.mjs";

const { addMinutes, elapsedMs, expand, intlOffsets } = product;
const MINUTE = 60_000;
const DAY = 86_400_000;
const [from, to] = [Date.UTC(2024, 0, 1), Date.UTC(2028, 0, 1)];
const workdays = ["mon", "tue", "wed", "thu", "fri"];
const hours = Object.fromEntries(workdays.map((day) => [day, [["09:00", "17:00"]]]));
const holidays = ["2024-12-25", "2025-01-01", "2025-07-04", "2025-12-25", "2026-01-01", "2026-07-03", "2026-12-25"];
const newYork = { zone: "America/New_York", weekly: hours, holidays };

export const businessTime = () => [...layingOut(), ...againstTable(), ...againstPeers()];

const PROCESSES = 3;

/** Cold is cold once in a process: the least of several new ones, as whatever else the machine does adds to one. */
const layingOut = () => {
  const script = fileURLToPath(new URL("laying-out.mjs", import.meta.url));
  const runs = Array.from({ length: PROCESSES }, () =>
    JSON.parse(spawnSync(process.execPath, [script], { encoding: "utf8" }).stdout),
  );
  const [first, again] = ["first", "again"].map((which) => Math.min(...runs.map((run) => run[which])));
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
const REPEATS = Array.from({ length: 200 });
const ROWS = 500;

/** Both peers count in the zone of the process, so it is set for them; promises of up to ten working days. */
const againstPeers = () => {
  const before = process.env.TZ;
  process.env.TZ = newYork.zone;
  dayjs.extend(withBusinessTime);
  dayjs.setHolidays(holidays);
  const random = dice(2);
  const rows = Array.from({ length: ROWS }, () => {
    const start = Math.round((from + random() * 700 * DAY) / MINUTE) * MINUTE;
    const minutes = Math.ceil(random() * 4800);
    return { start, minutes, end: start + minutes * 4 * MINUTE };
  });
  const calendar = expand(newYork, from, to, intlOffsets);
  const ours = {
    add: ({ start, minutes }) => addMinutes(calendar, start, minutes, []),
    between: ({ start, end }) => elapsedMs(calendar, start, end, []) / MINUTE,
  };
  const figures = Object.keys(ours).flatMap((name) => {
    const works = [ours, library, loop].map((peer) => () => rows.map(peer[name]));
    const [own, ...others] = sideBySide([() => REPEATS.map(works[0]), works[1], works[2]], 3);
    const answers = works.map((work) => work());
    return peers.map(({ title, wanted }, at) => {
      const ratio = (others[at] * REPEATS.length) / own;
      const same = answers[0].filter((answer, row) => answer === answers[at + 1][row]).length;
      const said = `${times(ratio)} faster, same answer for ${count(same)} of ${count(ROWS)}`;
      return figure("G2", `${name}, against ${title}`, said, `>= ${count(wanted)}x`, ratio >= wanted);
    });
  });
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  return figures;
};

const peers = [
  { title: "dayjs-business-time", wanted: 1000 },
  { title: "a day loop with Temporal", wanted: 200 },
];

const library = {
  add: ({ start, minutes }) => dayjs(start).addBusinessMinutes(minutes).valueOf(),
  between: ({ start, end }) => dayjs(start).businessMinutesDiff(dayjs(end)),
};

const [NINE, FIVE] = ["09:00", "17:00"].map((time) => Temporal.PlainTime.from(time));

/** The hours of a day as two moments; none on a day off. */
const hoursOn = (day) => {
  if (day.dayOfWeek > 5 || holidays.includes(day.toString())) return undefined;
  const at = (plainTime) => day.toZonedDateTime({ timeZone: newYork.zone, plainTime }).epochMilliseconds;
  return [at(NINE), at(FIVE)];
};

const dayAt = (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(newYork.zone).toPlainDate();

const loop = {
  add: ({ start, minutes }) => {
    let left = minutes * MINUTE;
    for (let day = dayAt(start); ; day = day.add({ days: 1 })) {
      const [opens, closes] = hoursOn(day) ?? [0, 0];
      const at = Math.max(opens, start);
      if (at >= closes) continue;
      if (left <= closes - at) return at + left;
      left -= closes - at;
    }
  },
  between: ({ start, end }) => {
    let sum = 0;
    for (let day = dayAt(start), last = dayAt(end); Temporal.PlainDate.compare(day, last) <= 0; ) {
      const [opens, closes] = hoursOn(day) ?? [0, 0];
      sum += Math.max(0, Math.min(closes, end) - Math.max(opens, start));
      day = day.add({ days: 1 });
    }
    return sum / MINUTE;
  },
};
