/** What the dialog of the working hours makes of days: drafts, calendar files and countries. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { countryNames, publicHolidays } from "../../src/pages/hours/countries";
import { changeOf, draftOf, faultOfDay, turned, withDays } from "../../src/pages/hours/draft";
import { daysInFile } from "../../src/pages/hours/ics";
import known from "../../src/pages/hours/public-holidays.json";

const calendar = {
  key: "desk",
  title: "The desk",
  zone: "America/New_York",
  mon: "09:00-17:00",
  tue: "09:00-17:00",
  wed: "09:00-17:00",
  thu: "09:00-17:00",
  fri: "09:00-17:00",
  sat: "",
  sun: "",
};
const christmas = { day: "2026-12-25", name: "Christmas" };
const newYear = { day: "2027-01-01", name: "New Year" };
const draft = draftOf(calendar);

describe("a draft", () => {
  it("asks for nothing as long as nothing differs", () => {
    expect(changeOf(calendar, draft)).toBeNull();
    expect(changeOf(calendar, { ...draft, hours: { ...draft.hours, mon: " 09:00-17:00 " } })).toBeNull();
  });

  it("asks for what differs alone", () => {
    const changed = turned(withDays(draft, [christmas], [newYear]), christmas.day);
    expect(changeOf(calendar, { ...changed, zone: "Europe/Lisbon", hours: { ...changed.hours, fri: "" } })).toEqual({
      calendar: "desk",
      zone: "Europe/Lisbon",
      hours: { fri: "" },
      addHolidays: [newYear],
      removeHolidays: ["2026-12-25"],
    });
  });

  it("adds a day once, and keeps one that was to be taken away when it is added again", () => {
    const twice = withDays(draft, [christmas], [newYear, christmas, newYear]);
    expect(twice.added).toEqual([newYear]);
    expect(withDays(turned(draft, christmas.day), [christmas], [christmas])).toEqual(draft);
  });

  it("takes back what was added or taken away", () => {
    const added = withDays(draft, [], [newYear]);
    expect(turned(added, newYear.day)).toEqual(draft);
    expect(turned(turned(draft, christmas.day), christmas.day)).toEqual(draft);
  });

  it.each([
    ["", "Choose the day that is off."],
    ["2026-02-30", "Choose the day that is off."],
    ["2026-12-25", "This day is off already."],
    ["2027-01-01", "This day is off already."],
    ["2027-01-02", ""],
  ])("says of the day %j: %j", (day, said) => {
    expect(faultOfDay(day, withDays(draft, [christmas], [newYear]), [christmas])).toBe(said);
  });
});

describe("a calendar file", () => {
  const event = (...lines: readonly string[]) => [
    "BEGIN:VEVENT",
    "UID:1",
    "DTSTAMP:20260101T000000Z",
    ...lines,
    "END:VEVENT",
  ];
  const file = (...events: readonly (readonly string[])[]) =>
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");
  const read = (text: string) => daysInFile(text, "2026-03-20", "2028-03-20");

  it("gives whole days with their names, several in a row, and those that come back", () => {
    const text = file(
      event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Christmas\\, long", "  weekend"),
      event("DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY", "SUMMARY:May Day"),
    );
    expect(read(text)).toEqual([
      { day: "2026-05-01", name: "May Day" },
      { day: "2026-12-24", name: "Christmas, long weekend" },
      { day: "2026-12-25", name: "Christmas, long weekend" },
      { day: "2026-12-26", name: "Christmas, long weekend" },
      { day: "2027-05-01", name: "May Day" },
    ]);
  });

  it("leaves meetings out, days before today and days far ahead", () => {
    const text = file(
      event("DTSTART:20260601T100000Z", "DTEND:20260601T110000Z", "SUMMARY:A meeting"),
      event("DTSTART;VALUE=DATE:20260319", "SUMMARY:Yesterday"),
      event("DTSTART;VALUE=DATE:20280321", "SUMMARY:Far ahead"),
    );
    expect(read(text)).toBe("The file holds no whole day between 2026-03-20 and 2028-03-20.");
  });

  it.each(["", "hello", "a,b\n1,2", "<html></html>", file(event("DTSTART;VALUE=DATE:nonsense", "SUMMARY:x"))])(
    "says a sentence of what is none: %j",
    (text) => {
      expect(read(text)).toMatch(/^(This is no calendar file|The file holds no whole day)/);
    },
  );
});

describe("the public holidays of a country", () => {
  it("are those of the years asked for, in order, with their names", () => {
    expect(publicHolidays("US", [2026]).slice(4, 8)).toEqual([
      { day: "2026-06-19", name: "Juneteenth" },
      { day: "2026-07-03", name: "Independence Day (substitute day)" },
      { day: "2026-07-04", name: "Independence Day" },
      { day: "2026-09-07", name: "Labor Day" },
    ]);
    expect(publicHolidays("GB", [2026, 2027]).map(({ day }) => day)).toContain("2027-12-28");
  });

  it("are none for a country or a year that nobody wrote down", () => {
    expect([publicHolidays("", [2026]), publicHolidays("US", [2050])]).toEqual([[], []]);
  });

  it("are written down as the library knows them: node build/holidays.mjs writes them anew", () => {
    const text = "import('./build/holidays.mjs').then((build) => console.log(JSON.stringify(build.publicHolidays())))";
    const { stdout } = spawnSync(process.execPath, ["-e", text], { cwd: join(__dirname, "../.."), encoding: "utf8" });
    expect(JSON.parse(stdout)).toEqual(known);
    expect(Object.keys(countryNames)).toHaveLength(30);
  });
});
