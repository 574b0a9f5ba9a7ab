import { firstTemplateRows, firstTemplates } from "../../src/mail/templates";
import { valuesOf } from "../../src/mail/wording";
import type { Plan } from "../../src/model/plan";
import { accepted, on, refused } from "../notation";
import { ann, asks, avery, cory, deal, deskWith, does, kim, lee, ops, runs, withDeal } from "./desk";

const monday = on("Mon 2026-03-23 10:00");
const first = firstTemplateRows();
/** The desk with another wording of a mail. */
const worded = (key: string, body: string, more: object = {}) =>
  deskWith({ templates: first.map((row) => (row.key === key ? { ...row, body, ...more } : row)) });
const shown = (desk = deskWith()) => accepted(asks(desk, "templates", {}, { user: cory })).reply;
const test_ = (raw: object, desk = deskWith(), user = ops, mailsLeft = 100) =>
  asks(desk, "testMail", { template: "approved", to: user, ...raw }, { user, now: monday, state: { mailsLeft } });

describe("the mails", () => {
  it("are all shown as a partner would read them", () => {
    const { templates, addresses } = shown();
    expect(templates.map(({ template }) => template)).toEqual(Object.keys(firstTemplates));
    for (const { example, faults, knows } of templates) {
      expect(faults).toEqual([]);
      expect(example?.text).not.toMatch(/[[\]]/);
      for (const name of knows) expect(example?.text).not.toContain(`(${name})`);
    }
    expect(templates.find(({ template }) => template === "approved")?.example?.subject).toBe(
      "Deal Registration Approved — Initech | Contoso Cloud",
    );
    expect(addresses).toEqual([cory, ops, ann, lee, kim, avery]);
  });

  it("are shown in each language that the tab has", () => {
    const german = { key: "late", language: "de", subject: "Wir sind spät", body: "Hallo [Partner Contact Name]" };
    const late = shown(deskWith({ templates: [...first, german] })).templates.filter(
      ({ template }) => template === "late",
    );
    expect(late.map(({ language, example }) => [language, example?.subject])).toEqual([
      ["en", "We Are Late — Initech (DR-0042)"],
      ["de", "Wir sind spät"],
    ]);
  });

  it("are shown as they came where their rows are gone", () => {
    expect(shown(deskWith({ templates: [] })).templates).toHaveLength(Object.keys(firstTemplates).length);
  });

  it("that cannot be written say why", () => {
    const late = shown(worded("late", "See [Company Name], [About")).templates.find(
      ({ template }) => template === "late",
    );
    expect(late?.example).toBeNull();
    expect(late?.faults[0]).toContain("[Company Name] is no value of this mail, which is not sent with it. It knows [");
    expect(late?.faults[1]).toBe(
      'a bracket is not closed or holds no value, at "[About"; the mail is not sent with it.',
    );
  });
});

describe("what a mail knows", () => {
  const moments = { now: monday, user: avery };
  const desk = withDeal();
  const reject = { verdict: "reject", reason: "Lee Quinn is in talks with Initech already", alternative: "Co-sell" };
  const decided = (more: object) => accepted(asks(desk, "decide", { id: "DR-0001", ...more }, moments));
  const approved = does(desk, "decide", { id: "DR-0001", verdict: "approve" }, moments);
  const late = on("Wed 2026-03-25 10:00");
  const tracked = { ...desk, clocks: desk.clocks.map((clock) => ({ ...clock, state: "breached" as const })) };
  const mails: readonly (readonly [string, Plan<unknown>])[] = [
    ["acknowledged", accepted(asks(desk, "register", deal({ token: "t-2", companyName: "Hooli" }), { user: cory }))],
    ["approved", decided({ verdict: "approve" })],
    [
      "approved-ae-later",
      accepted(
        asks({ ...desk, coverage: [] }, "decide", { id: "DR-0001", verdict: "approve", aeLater: true }, moments),
      ),
    ],
    ["rejected", decided(reject)],
    ["details-asked", decided({ verdict: "request-info", note: "Which site?" })],
    ["ae-introduced", accepted(asks(approved, "assign", { id: "DR-0001", ae: kim }, moments))],
    ["corrected", accepted(asks(approved, "decide", { id: "DR-0001", verdict: "reopen", reason: "A slip" }, moments))],
    [
      "late",
      accepted(asks(tracked, "tellLate", { clock: "DR-0001/decision", confirm: true }, { now: late, user: ann })),
    ],
    ["lapsed", accepted(runs(approved, "endings", {}, { now: on("Thu 2026-04-23 01:00") }))],
    [
      "expired",
      accepted(
        runs(
          { ...approved, registrations: approved.registrations.map((row) => ({ ...row, updateDueOn: "2026-07-30" })) },
          "endings",
          {},
          { now: on("Mon 2026-06-22 01:00") },
        ),
      ),
    ],
  ];

  it.each(mails)("%s is told in the Templates tab as it is filled in", (template, plan) => {
    const [letter] = plan.letters;
    expect(letter?.template).toBe(template);
    const filled = Object.keys(JSON.parse(letter?.values ?? "{}"));
    expect(valuesOf(template as never).filter((name) => !filled.includes(name))).toEqual([]);
  });
});

describe("a test of a mail", () => {
  it("goes to a colleague with example values, marked as a test, and is about nothing", () => {
    const plan = accepted(test_({ to: "ANN@example.com" }));
    const [letter] = plan.letters;
    expect(letter).toMatchObject({
      template: "test",
      about: "",
      to: [ann],
      cc: [],
      subject: "Test: Deal Registration Approved — Initech | Contoso Cloud",
    });
    expect(letter?.text).toMatch(/^This is a test of the mail "approved" with example values\./);
    expect(letter?.text).toContain("Lee Quinn — lee.quinn@example.com — +1 555 0101");
    expect(plan.reply).toMatchObject({ template: "approved", to: ann, subject: letter?.subject });
    expect(plan.changes).toEqual([]);
  });

  it("goes to whoever asks, and to no partner", () => {
    expect(accepted(test_({})).letters[0]?.to).toEqual([ops]);
    expect(refused(test_({ to: "pat@contoso.example" }))).toMatchObject({ why: "not-allowed", field: "to" });
  });

  it("is in the language that is asked for", () => {
    const german = { key: "approved", language: "de", subject: "Genehmigt", body: "Hallo [Partner Contact Name]" };
    const desk = deskWith({ templates: [...first, german] });
    expect(accepted(test_({ language: "de" }, desk)).letters[0]?.subject).toBe("Test: Genehmigt");
  });

  it("S38: is stopped by a value that nobody fills in, which is named with the mail", () => {
    const no = refused(test_({}, worded("approved", "Meet at [Meeting Link]")));
    expect(no).toMatchObject({ why: "missing-value", field: "Meeting Link" });
    expect(no.text).toBe('The mail "approved" cannot be written: Meeting Link is missing.');
  });

  it.each<[object, number, string]>([
    [{ template: "aproved" }, 100, "not-found"],
    [{}, 0, "quota"],
  ])("%j with room for %i mails is refused as %s", (raw, left, why) => {
    expect(refused(test_(raw, deskWith(), ops, left))).toMatchObject({ why });
  });
});

describe("a wording that people spoilt", () => {
  const problems = (desk: ReturnType<typeof deskWith>) =>
    accepted(asks(desk, "problems", {})).reply.problems.filter(({ table }) => table === "templates");

  it("is none at first", () => {
    expect(problems(deskWith())).toEqual([]);
  });

  it("is told with its cell", () => {
    const spoilt = worded("approved", "Hi [Partner Contact Nme], [AE Name", { subject: "Yes]" });
    expect(problems(spoilt).map(({ column, kind, where, text }) => [column, kind, where, text])).toEqual([
      ["subject", "wording", ["C3"], expect.stringContaining('Subject of "approved": a bracket is not closed')],
      ["body", "wording", ["D3"], expect.stringContaining("[Partner Contact Nme] is no value of this mail")],
      ["body", "wording", ["D3"], expect.stringContaining('at "[AE Name"')],
    ]);
  });

  it("is told where the mail is called by a name that none has", () => {
    const row = { key: "aproved", language: "en", subject: "S", body: "B" };
    expect(problems(deskWith({ templates: [...first, row] }))).toMatchObject([
      {
        column: "key",
        text: 'Mail of "aproved": there is no such mail, so the row is not used; did you mean "approved"?',
      },
    ]);
  });

  it("stops the mail rather than showing a partner a bracket", () => {
    const desk = { ...withDeal(), templates: worded("approved", "Hi [Partner Contact Name, welcome").templates };
    expect(refused(asks(desk, "decide", { id: "DR-0001", verdict: "approve" }))).toMatchObject({
      why: "missing-value",
      text: expect.stringContaining('at "[Partner Contact Name, we'),
    });
  });
});
