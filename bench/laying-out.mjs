/** One cold laying out of 12 calendars of 10 years, in CPU milliseconds; a program of its own, so that it is cold. */
import { cpuOf } from "./measure.mjs";
import { product } from "./product.mjs";

const { expand, intlOffsets } = product;
const workdays = ["mon", "tue", "wed", "thu", "fri"];
const weekly = Object.fromEntries(workdays.map((day) => [day, [["09:00", "17:00"]]]));
const holidays = ["2024-12-25", "2025-01-01", "2025-07-04", "2025-12-25", "2026-01-01", "2026-07-03", "2026-12-25"];
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

const all = () => {
  for (const zone of zones) expand({ zone, weekly, holidays }, Date.UTC(2020, 0, 1), Date.UTC(2030, 0, 1), intlOffsets);
};

console.log(JSON.stringify({ first: cpuOf(all), again: cpuOf(all) }));
