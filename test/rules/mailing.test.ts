import type { Letter } from "../../src/model/plan";
import { markOf, queued, recipientsOf, unsettled } from "../../src/rules/mailing";
import { on, row } from "../notation";

const NOW = on("Fri 2026-03-20 15:00");
const letter = (
  key: string,
  to: readonly string[],
  cc: readonly string[] = [],
  more: Partial<Letter> = {},
): Letter => ({
  key,
  template: "acknowledged",
  about: "DR-0001",
  to,
  cc,
  replyTo: "desk@example.com",
  subject: key,
  text: "Hello",
  values: "{}",
  ...more,
});
const none = () => false;
const statesOf = (letters: readonly Letter[], quota: number, known: (key: string) => boolean = none) =>
  queued(letters, known, quota, "ann@example.com", NOW).map(({ key, state }) => [key, state]);

describe("S24: five recipients are left today", () => {
  const one = (key: string) => letter(key, [`${key}@partner.example`]);
  const three = (key: string) => letter(key, [`${key}@partner.example`], ["ann@example.com", "lee@example.com"]);
  const report = letter("report", ["a@x.example", "b@x.example", "c@x.example", "d@x.example"]);

  it("mails are claimed in order while the quota lasts, each whole or not at all", () => {
    const letters = [one("ack-1"), one("ack-2"), one("ack-3"), three("approval-1"), three("approval-2"), report];
    expect(statesOf(letters, 5)).toEqual([
      ["ack-1", "sending"],
      ["ack-2", "sending"],
      ["ack-3", "sending"],
      ["approval-1", "waiting"],
      ["approval-2", "waiting"],
      ["report", "waiting"],
    ]);
  });

  it.each([
    [3, "sending"],
    [2, "waiting"],
    [0, "waiting"],
  ])("a mail to three needs three: with %d it is %s", (quota, state) => {
    expect(recipientsOf(three("approval"))).toBe(3);
    expect(statesOf([three("approval")], quota)).toEqual([["approval", state]]);
  });
});

describe("a mail in the outbox", () => {
  it("is there once, whether it was known before or comes twice", () => {
    const letters = [letter("a", ["x@y.example"]), letter("b", ["x@y.example"]), letter("a", ["x@y.example"])];
    expect(statesOf(letters, 9, (key) => key === "b")).toEqual([["a", "sending"]]);
  });

  it("has failed where a value was missing, says which, and takes nothing from the quota", () => {
    const letters = [
      letter("a", ["x@y.example"], [], { fault: "Company Name is missing." }),
      letter("b", ["x@y.example"]),
    ];
    expect(statesOf(letters, 1)).toEqual([
      ["a", "failed"],
      ["b", "sending"],
    ]);
    const [mail] = queued(letters, none, 1, "ann@example.com", NOW);
    expect(mail).toMatchObject({ why: "Company Name is missing.", claimedAt: null });
    expect(mail).not.toHaveProperty("fault");
  });

  it("is held where nobody is written to, and takes nothing from the quota", () => {
    const [held, sent] = queued(
      [letter("a", [], ["ann@example.com"]), letter("b", ["x@y.example"])],
      none,
      1,
      "ann@example.com",
      NOW,
    );
    expect(held).toMatchObject({ state: "held", why: "There is no address to write to.", claimedAt: null });
    expect(sent).toMatchObject({ state: "sending" });
  });

  it("says who queued it and when, and why it waits", () => {
    const [waiting, claimed] = queued(
      [letter("a", ["x@y.example", "z@y.example"]), letter("b", ["x@y.example"])],
      none,
      1,
      "ann@example.com",
      NOW,
    );
    expect(waiting).toMatchObject({ by: "ann@example.com", queuedAt: NOW, claimedAt: null, sentAt: null });
    expect(waiting?.why).toMatch(/quota/);
    expect(claimed).toMatchObject({ state: "sending", claimedAt: NOW, why: "" });
  });

  it("fits into a cell, which ends at 50,000 characters", () => {
    const long = "x".repeat(60_000);
    const [mail] = queued([letter("a", ["x@y.example"], [], { text: long, values: long })], none, 9, "", NOW);
    expect([mail?.text.length, mail?.values.length].every((length = 0) => length <= 50_000)).toBe(true);
  });

  it.each([
    ["sending", "Fri 2026-03-20 14:49:59", true],
    ["sending", "Fri 2026-03-20 14:50", false],
    ["sent", "Fri 2026-03-20 10:00", false],
    ["waiting", "Fri 2026-03-20 10:00", false],
  ] as const)("that is %s since %s needs a look: %s", (state, claimedAt, look) => {
    const mails = [row("outbox", { key: "a", state, claimedAt: on(claimedAt) })];
    expect(unsettled(mails, NOW)).toEqual(look ? mails : []);
  });
});

describe("what became of a mail", () => {
  const mail = (template: string) => row("outbox", { key: "k", template, about: "DR-0001" });
  const sent = { state: "sent", why: "" } as const;

  it.each([
    ["acknowledged", "ackSentAt"],
    ["approved", "toldAt"],
    ["approved-ae-later", "toldAt"],
    ["rejected", "toldAt"],
  ])("%s that left is noted on the registration as %s", (template, column) => {
    expect(markOf(mail(template), sent, NOW)).toEqual([
      { table: "outbox", key: "k", set: { state: "sent", sentAt: NOW, why: "" } },
      { table: "registrations", key: "DR-0001", set: { [column]: NOW } },
    ]);
  });

  it.each(["report", "details-asked", "ae-introduced"])("%s is noted in the outbox alone", (template) => {
    expect(markOf(mail(template), sent, NOW)).toHaveLength(1);
  });

  it("one that failed says why, and nobody was told", () => {
    expect(markOf(mail("approved"), { state: "failed", why: "Invalid email" }, NOW)).toEqual([
      { table: "outbox", key: "k", set: { state: "failed", why: "Invalid email" } },
    ]);
  });
});
