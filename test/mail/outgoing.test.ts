import { htmlOf } from "../../src/mail/outgoing";
import { reportMail } from "../../src/mail/report";
import { figuresOf, reportOf } from "../../src/rules/report";
import { settingsOf } from "../../src/rules/settings";
import { newYork, on } from "../notation";

it("a mail that is kept as text is formatted from it", () => {
  expect(htmlOf({ template: "approved", text: "Hi <Pat>", values: "{}" })).toContain("Hi &#60;Pat&#62;");
});

it("a report is formatted from its figures, as it was when it was queued", () => {
  const facts = { registrations: [], deals: [], meetings: [], partners: [], stages: [] };
  const made = reportOf(facts, {
    week: "2026-W12",
    now: on("Mon 2026-03-23 08:30"),
    zone: newYork,
    settings: settingsOf([]),
    overdueHours: () => 0,
  });
  const setting = { program: "Northwind Partners", link: "https://docs.google.com/spreadsheets/d/x" };
  const values = JSON.stringify({ figures: figuresOf(made), setting });
  expect(htmlOf({ template: "report", text: "the same as text", values })).toBe(
    reportMail(figuresOf(made), setting).html,
  );
});
