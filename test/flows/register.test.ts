import { contract } from "../../src/contract";
import { iso } from "../../src/model/cell";
import type { Row } from "../../src/model/workbook";
import { accepted, on, refused } from "../notation";
import { ann, asks, clocksIn, cory, deal, deskAfter, deskWith, does, friday, mailsIn, runs, withDeal } from "./desk";

const register = (more: object = {}, desk = deskWith(), circumstances: Parameters<typeof asks>[3] = {}) =>
  asks(desk, "register", deal(more), { user: cory, ...circumstances });
const initech = { name: "Initech", owner: "Lee Quinn", stage: "Proposal", openedAt: on("Fri 2026-02-20 09:00") };

describe("a deal is registered", () => {
  const plan = accepted(register());
  const [change] = plan.changes;

  it("becomes a row with its number, its moments and the words of its columns", () => {
    expect(change).toMatchObject({
      table: "registrations",
      add: {
        id: "DR-0001",
        stage: "submitted",
        partner: "Contoso Cloud",
        companyName: "Initech",
        matchKey: "initech @initech.com",
        dealSize: 50_000,
        currency: "USD",
        closeQuarter: "Q3 2026",
        existingRelationship: "no",
        receivedAt: friday,
        decisionDueAt: on("Tue 2026-03-24 15:00"),
        warnAt: on("Tue 2026-03-24 03:00"),
        channel: "sidebar",
        enteredBy: cory,
        token: "t-1",
        nextStep: "Review and decide",
        version: 1,
      },
    });
  });

  it("is put on the clock, which is the PAM's", () => {
    expect(clocksIn(plan)).toEqual(["+ DR-0001/decision"]);
    expect(plan.changes[1]).toMatchObject({
      add: { owner: ann, partner: "Contoso Cloud", state: "running", alertedAt: null },
    });
  });

  it("is confirmed to the partner's person, the PAM in copy, with the moment of the answer", () => {
    expect(mailsIn(plan)).toEqual([["acknowledged", "pat@contoso.example", ann]]);
    const [letter] = plan.letters;
    expect(letter).toMatchObject({ key: "DR-0001/acknowledged", about: "DR-0001", replyTo: "desk@example.com" });
    expect(letter?.text).toContain("Received: Fri 20 Mar 2026, 15:00");
    expect(letter?.text).toContain("You will have our answer by Tue 24 Mar 2026, 15:00.");
  });

  it("is answered with its number and the moment of the decision", () => {
    expect(plan.reply).toEqual({ id: "DR-0001", decisionDueAt: "2026-03-24T19:00:00.000Z", flags: [] });
    expect(plan.issued).toEqual({ registrations: 1 });
    expect(plan.onBehalfOf).toBe("Contoso Cloud");
  });

  it("never writes to the customer", () => {
    expect(JSON.stringify(plan.letters)).not.toContain("initech.com");
  });

  it.each<[object, string, string]>([
    [
      { partnerContactEmail: "deals@contoso.example" },
      "deals@contoso.example",
      "Q51: the partner's person on this deal",
    ],
    [{ partner: "Contoso Hosting" }, "pat@contoso.example", "Q56: by a former name"],
  ])("%j is confirmed to %s: %s", (more, to) => {
    const plan = accepted(register(more));
    expect(plan.letters[0]?.to).toEqual([to]);
    expect(plan.changes[0]).toMatchObject({ add: { partner: "Contoso Cloud" } });
  });

  it.each<[string[], Record<string, number>, string, string]>([
    [["DR-0041", "OLD-7"], {}, "DR-0042", "one above the highest in the log"],
    [["DR-0041"], { registrations: 50 }, "DR-0051", "one above the highest ever issued, whatever became of the row"],
  ])("beside %j it gets %j %s: %s", (ids, highest, id) => {
    const desk = deskWith({ registrations: ids.map((one) => ({ id: one, matchKey: one })) });
    expect(accepted(register({}, desk, { highest })).reply.id).toBe(id);
  });

  it("writes quarters alike, and the currency and the note that were given", () => {
    const { changes } = accepted(register({ closeQuarter: "q3/26", currency: "EUR", note: "Call them first" }));
    expect(changes[0]).toMatchObject({
      add: { closeQuarter: "Q3 2026", currency: "EUR", nextStep: "Call them first" },
    });
  });

  it("has no clock and no moment where nothing is promised", () => {
    const desk = deskWith({ policies: [] });
    const plan = accepted(register({}, desk));
    expect(clocksIn(plan)).toEqual([]);
    expect(plan.reply.decisionDueAt).toBeNull();
    expect(plan.letters[0]?.text).toContain("by the end of our review");
  });

  it("says midnight as the end of the day before", () => {
    const { letters } = accepted(register({}, deskWith(), { now: on("Sat 2026-03-21 11:20") }));
    expect(letters[0]?.text).toContain("by end of Tue 24 Mar 2026");
  });
});

describe("a deal is refused", () => {
  it.each<[object, string, string, string]>([
    [{ industry: "", dealSize: "" }, "invalid", "dealSize", "required fields are blank"],
    [{ contactEmail: "bill" }, "invalid", "contactEmail", "an address is none"],
    [{ dealSize: 0 }, "invalid", "dealSize", "the deal is worth nothing"],
    [{ closeQuarter: "soon" }, "invalid", "closeQuarter", "the quarter is none"],
    [{ partner: "Contoso Clowd" }, "not-found", "partner", "nobody is called so"],
  ])("%j: %s, %s: %s", (more, why, field) => {
    expect(refused(register(more))).toMatchObject({ why, field });
  });

  it("with all that is wrong at once, by field", () => {
    const no = refused(register({ industry: "", contactEmail: "bill", closeQuarter: "soon" }));
    expect(Object.keys(no.fields as object)).toEqual(["industry", "contactEmail", "closeQuarter"]);
    expect(no.text).toMatch(/^Industry is missing\. Contact e-mail: .* Expected close: /);
  });

  it("with the nearest names where the partner is unknown", () => {
    expect(refused(register({ partner: "Contoso Clowd" }))).toMatchObject({
      text: 'There is no partner called "Contoso Clowd". Did you mean Contoso Cloud?',
      near: ["Contoso Cloud"],
    });
    expect(refused(register({ partner: "Zzz" })).text).toContain("Enter it in the Partners tab first.");
  });

  it("S13: when the partner has the account already, with the number", () => {
    const no = refused(register({ token: "t-2", companyName: "INITECH, Inc." }, withDeal()));
    expect(no).toMatchObject({
      why: "duplicate",
      of: "DR-0001",
      text: "INITECH, Inc. is already registered by this partner as DR-0001.",
    });
    expect(refused(register({ token: "t-2", partner: "Contoso Hosting" }, withDeal()))).toMatchObject({
      why: "duplicate",
    });
  });

  it("where a field says what it may not, by the title of the column", () => {
    const read = contract.register.input.safeParse(deal({ partnershipType: "Reseller", dealSize: "a lot" }));
    expect(read.error?.issues.map(({ message }) => message)).toEqual([
      'Deal size (ACV): "a lot" is not a number.',
      'Partnership type: "Reseller" is not one of Referral, Co-sell, Implementation.',
    ]);
  });
});

describe("what speaks against a deal", () => {
  it("S14: is told in the reply and on the row, when the account is ours", () => {
    const plan = accepted(register({}, deskWith({ accounts: [initech] })));
    expect(plan.reply.flags).toMatchObject([{ kind: "active-pipeline", of: "Initech" }]);
    expect(plan.changes[0]).toMatchObject({ add: { flags: ["active-pipeline"] } });
  });

  it("S13: another partner who came first is named to us, not to the partner", () => {
    const { reply, letters } = accepted(register({ token: "t-2", partner: "Northwind" }, withDeal()));
    expect(reply.flags).toMatchObject([
      { kind: "pending", of: "DR-0001", partnerText: "Another registration of this account is being reviewed." },
    ]);
    expect(JSON.stringify(letters)).not.toContain("Contoso");
  });

  it("a partner's own registration that it let go is told without saying what was not looked up", () => {
    const desk = deskWith({
      registrations: [
        {
          id: "DR-0001",
          stage: "lapsed",
          partner: "Contoso Cloud",
          matchKey: "initech",
          lastPartnerUpdateAt: on("Mon 2026-03-02 10:00"),
        },
      ],
    });
    expect(accepted(register({}, desk)).reply.flags).toMatchObject([
      { kind: "abandoned", partnerText: "You registered this account before as DR-0001; it ended (lapsed)." },
    ]);
  });

  it("can be asked before, which writes nothing", () => {
    const asked = { partner: "contoso hosting", companyName: "Initech", contactEmail: "joe@gmail.com" };
    const plan = accepted(asks(deskWith({ accounts: [initech] }), "check", asked));
    expect([plan.changes, plan.letters]).toEqual([[], []]);
    expect(plan.reply.flags.map(({ kind }) => kind)).toEqual(["active-pipeline", "free-mail"]);
    expect(refused(asks(deskWith(), "check", { ...asked, partner: "Zzz" }))).toMatchObject({ why: "not-found" });
  });
});

describe("S15d: the same submission again", () => {
  it("writes nothing and mails nobody, and is answered by the receipt of the first", () => {
    const again = accepted(register({ companyName: "Something else" }, withDeal()));
    expect(again).toMatchObject({ changes: [], letters: [], instead: { flow: "receipt", input: { id: "DR-0001" } } });
  });

  it("has the same receipt, also after a rival came", () => {
    const desk = deskWith({ accounts: [initech] });
    const first = accepted(register({}, desk));
    const later = does(deskAfter(desk, first), "register", deal({ token: "t-2", partner: "Northwind" }), {
      now: on("Fri 2026-03-20 16:00"),
    });
    expect(accepted(runs(later, "receipt", { id: "DR-0001" })).reply).toEqual(first.reply);
  });

  it("without a token each is a submission of its own", () => {
    const plan = accepted(register({ token: "", companyName: "Hooli" }, withDeal({}, { token: "" })));
    expect(plan.reply.id).toBe("DR-0002");
  });

  it("has no receipt where the row is gone", () => {
    expect(refused(runs(deskWith(), "receipt", { id: "DR-0001" }))).toMatchObject({ why: "not-found" });
  });

  it("tells moments in ISO 8601", () => {
    expect(accepted(runs(withDeal(), "receipt", { id: "DR-0001" })).reply.decisionDueAt).toBe(
      iso(on("Tue 2026-03-24 15:00")),
    );
  });
});

describe("who signs", () => {
  const signed = (rows: Parameters<typeof deskWith>[0], user = cory) => {
    const [letter] = accepted(register({}, deskWith(rows), { user })).letters;
    return [letter?.text.split("\n").at(-1), letter?.cc[0], letter?.replyTo];
  };
  const noDesk = { settings: [{ key: "program", value: "Northwind Partners" }] };
  const lead = { email: "lou@example.com", name: "Lou Lead", roles: ["pam-lead"] as const, active: true };
  const [ops, ...others] = deskWith().team;

  it.each([
    ["the partner's PAM", {}, ["Ann Park", ann, "desk@example.com"]],
    [
      "the PAM also where the matrix has a former name of the partner",
      { coverage: [{ partner: "Contoso Hosting", pam: ann }] },
      ["Ann Park", ann, "desk@example.com"],
    ],
    [
      "the PAM lead where there is no PAM",
      { coverage: [], team: [ops!, ...others, lead] },
      ["Lou Lead", "lou@example.com", "desk@example.com"],
    ],
    [
      "the desk where there is neither",
      { coverage: [] },
      ["Northwind Partners", "desk@example.com", "desk@example.com"],
    ],
    ["whoever acts where the desk has no address", { coverage: [], ...noDesk }, ["Cory Lane", cory, cory]],
    ["the PAM gets the answer where the desk has no address", noDesk, ["Ann Park", ann, ann]],
  ])("%s", (_who, rows, wanted) => {
    expect(signed(rows)).toEqual(wanted);
  });
});

describe("R-092: our own contact before a registration comes in", () => {
  const on10th = on("Sat 2026-01-10 09:00");
  const touched = { name: "Initech", firstTouchAt: on10th, firstTouchWhat: "AE e-mail" };
  const registered = (account: object, more: object = {}) =>
    accepted(asks(deskWith({ accounts: [account] }), "register", deal(more), { user: cory }));
  const noted = (...asked: Parameters<typeof registered>) => {
    const { changes, reply } = registered(...asked);
    const [added] = changes;
    const { priorContactAt, priorContactEvidence } = (added && "add" in added ? added.add : {}) as Partial<
      Row<"registrations">
    >;
    return [priorContactAt, priorContactEvidence, reply.flags.map(({ kind }) => kind)];
  };

  it("is noted on it, and told where the form says No", () => {
    expect(noted(touched)).toEqual([on10th, "AE e-mail", ["check"]]);
    expect(registered(touched).reply.flags[0]).toMatchObject({
      evidence:
        "Contacted before?: the form says No, but our books say: AE e-mail, Sat 10 Jan 2026. Its deal can be influenced or attached, not sourced.",
      partnerText: "We were in contact with this company before (Sat 10 Jan 2026).",
    });
  });

  it.each<[string, object, object, unknown[]]>([
    ["the form says Yes", touched, { existingRelationship: "Yes" }, [on10th, "AE e-mail", []]],
    ["it comes later", { ...touched, firstTouchAt: friday + 1 }, {}, [undefined, undefined, []]],
    [
      "a customer says it already",
      { name: "Initech", customerSince: "2026-01-10" },
      {},
      [on("Sat 2026-01-10 00:00"), "it became a customer", ["customer"]],
    ],
  ])("%s", (_, account, more, wanted) => {
    expect(noted(account, more)).toEqual(wanted);
  });
});
