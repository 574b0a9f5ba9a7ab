/** Writes the public holidays of common countries as the page of the working hours offers them: node build/holidays.mjs */
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import Holidays from "date-holidays";

const file = fileURLToPath(new URL("../src/pages/hours/public-holidays.json", import.meta.url));

const countries = "AT AU BE BR CA CH CZ DE DK ES FI FR GB GR HU IE IT JP LU MX NL NO NZ PL PT RO SE SG US ZA".split(
  " ",
);
const first = 2026;
const last = 2035;

/** By country its name and its holidays: `0101` where it is the same day each year, else each of its days as `260403`. */
export const publicHolidays = () => ({
  first,
  last,
  countries: Object.fromEntries(
    countries
      .map((code) => [code, { name: nameOf(code), days: daysOf(code) }])
      .sort(([, one], [, other]) => one.name.localeCompare(other.name, "en")),
  ),
});

const names = new Intl.DisplayNames("en", { type: "region" });
const nameOf = (code) => names.of(code);

// Each of these says the names in its own English.
const english = new Set(["AU", "CA", "GB", "IE", "NZ", "SG", "US", "ZA"]);

const daysOf = (code) => {
  const calendar = new Holidays(code, english.has(code) ? {} : { languages: ["en"] });
  const days = new Map();
  for (let year = first; year <= last; year += 1)
    for (const { name, date, type } of calendar.getHolidays(year))
      if (type === "public") days.set(name, [...(days.get(name) ?? []), date.slice(0, 10)]);
  return Object.fromEntries([...days].map(([name, dates]) => [name, briefly(dates)]));
};

const briefly = (dates) => {
  const inYear = new Set(dates.map((date) => date.slice(5).replace("-", "")));
  const [always] = inYear;
  if (inYear.size === 1 && dates.length === last - first + 1) return always;
  return dates.map((date) => date.slice(2).replaceAll("-", "")).join(" ");
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(file, `${JSON.stringify(publicHolidays(), null, 1)}\n`);
