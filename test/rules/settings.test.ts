import { addressesOf, firstSettings, settingsOf } from "../../src/rules/settings";

const settings = (said: Readonly<Record<string, string>>) =>
  settingsOf(Object.entries(said).map(([key, value]) => ({ key, value, meaning: "" })));

it("without rows every setting has its first value", () => {
  const { targetOf, ownTargetOf, ...first } = settings({});
  expect(first).toEqual({
    program: "Partner program",
    tierNames: new Map(),
    deskAddress: "",
    recipients: [],
    currency: "USD",
    fiscalStart: 1,
    zone: "",
    calendar: "desk",
    protectionDays: 90,
    updateDays: 30,
    likelyFrom: 0.8,
    abandonedMonths: 0,
    priorContactMonths: 0,
    aeByTier: false,
    different: new Set(),
    checks: {
      placeholder: "block",
      businessEmail: "warn",
      companySize: "warn",
      currency: "block",
      quarter: "block",
      pastQuarter: "warn",
      contactTitle: "warn",
      evidence: "block",
      contactAtPartner: "warn",
    },
    extensions: 1,
    alertLeadHours: 24,
    alertCpoHours: 72,
    formTab: "",
    forecastMail: true,
    fourEyes: false,
    installedOn: "",
  });
  expect([targetOf("Q1 2026"), ownTargetOf("2026-03"), ownTargetOf("Gold")]).toEqual([null, null, null]);
});

it("what people typed counts, whatever the case of the key and blanks around", () => {
  expect(
    settings({ " PROGRAM ": " Northwind ", FiscalStart: "4", protectiondays: "60", currency: "EUR" }),
  ).toMatchObject({
    program: "Northwind",
    fiscalStart: 4,
    protectionDays: 60,
    currency: "EUR",
  });
});

it.each([
  ["fiscalStart", "13", 1],
  ["fiscalStart", "April", 1],
  ["fiscalStart", "0", 1],
  ["protectionDays", "-5", 90],
  ["protectionDays", "ninety", 90],
  ["protectionDays", "90.5", 90],
  ["protectionDays", "1e9", 90],
  ["updateDays", "", 30],
  ["installedOn", "last week", ""],
  ["installedOn", "20.03.2026", ""],
  ["installedOn", "2026-02-30", ""],
  ["installedOn", "2026-03-20", "2026-03-20"],
  ["program", "  ", "Partner program"],
])("%s that says %j counts as %p", (key, value, counts) => {
  expect(settings({ [key]: value })).toMatchObject({ [key]: counts });
});

it.each([
  ["yes", true],
  ["Y", true],
  ["TRUE", true],
  ["1", true],
  ["no", false],
  ["perhaps", false],
])("four eyes: %s is %s", (value, on) => {
  expect(settings({ fourEyes: value }).fourEyes).toBe(on);
});

it.each([
  ["ann@example.com, bob@example.com;cy@example.com", ["ann@example.com", "bob@example.com", "cy@example.com"]],
  ["ann@example.com\nbob@example.com", ["ann@example.com", "bob@example.com"]],
  ["nobody yet", []],
  ["", []],
])("the addresses in %j are %j", (text, addresses) => {
  expect(addressesOf(text)).toEqual(addresses);
  expect(settings({ recipients: text }).recipients).toEqual(addresses);
});

describe("the target", () => {
  it("of a quarter goes before the target of all", () => {
    const { targetOf } = settings({ target: "1,000,000", "target Q3 2026": "$1,500,000", "TARGET q4 2026": "2000000" });
    expect([targetOf("Q2 2026"), targetOf("Q3 2026"), targetOf("Q4 2026")]).toEqual([1_000_000, 1_500_000, 2_000_000]);
  });

  it.each(["none", "", "0", "-5", "1.5M", "1.500.000"])("that says %j is no target", (value) => {
    expect(settings({ target: value }).targetOf("Q3 2026")).toBeNull();
  });
});

it("says of each setting what it means", () => {
  for (const { meaning } of Object.values(firstSettings)) expect(meaning).toMatch(/^[A-Z].*\.$/);
});

it.each([
  ["off", "off"],
  [" Warn ", "warn"],
  ["BLOCK", "block"],
  ["nonsense", "block"],
  ["", "block"],
])("a check that says %j counts as %s", (said, level) => {
  expect(settings({ "Check placeholder": said }).checks.placeholder).toBe(level);
});

it("tiers may have other names; what is none of ours is nothing", () => {
  expect([...settings({ tierNames: "Premier = Platinum, Select=gold; Basic = Bronze, Plain" }).tierNames]).toEqual([
    ["premier", "Platinum"],
    ["select", "Gold"],
  ]);
});
