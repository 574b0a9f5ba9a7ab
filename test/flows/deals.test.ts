import type { Row } from "../../src/model/workbook";
import { allowedBy, seenAs } from "../../src/rules/deals/attribution";
import { accepted, newYork, on, refused, row } from "../notation";
import {
  ann,
  asks,
  avery,
  cory,
  type Desk,
  deskAfter,
  deskWith,
  does,
  errandOf,
  friday,
  kim,
  lee,
  mailsIn,
  ops,
  type Rows,
  runs,
} from "./desk";

const stages = [
  { stage: "Proposal", kind: "open", order: 2 },
  { stage: "Prospecting", kind: "open", order: 1 },
  { stage: "Closed Won", kind: "won", order: 3 },
  { stage: "Closed Lost", kind: "lost", order: 4 },
] as const;
const registered: Partial<Row<"registrations">> = {
  id: "DR-0001",
  stage: "approved",
  partner: "Contoso Hosting",
  partnerRole: "Pat Moss",
  companyName: "Initech",
  existingRelationship: "no",
  receivedAt: on("Sun 2026-02-01 10:00"),
  verdict: "approve",
  decidedAt: on("Mon 2026-02-02 10:00"),
  dealSize: 50_000,
  currency: "EUR",
  closeQuarter: "Q3 2026",
  dealType: "Partner-sourced",
  ae: lee,
};
const touched = [{ name: "Initech", firstTouchAt: on("Sat 2026-01-10 09:00"), firstTouchWhat: "AE e-mail" }];
const known = (more: Partial<Row<"deals">> = {}) => {
  const deal = row("deals", {
    id: "D-0007",
    partner: "Contoso Cloud",
    account: "Initech",
    dealType: "Partner-sourced",
    stage: "Proposal",
    amount: 100,
    currency: "USD",
    expectedClose: "2026-09-30",
    owner: lee,
    registration: "DR-0001",
    version: 3,
    ...more,
  });
  return { ...deal, seen: more.seen ?? seenAs(deal) };
};
const deskOf = (rows: Rows = {}): Desk => deskWith({ stages, registrations: [registered], ...rows });
const saves = (desk: Desk, said: object, user = cory) => asks(desk, "saveDeal", said, { user });
const firstDeal = (desk: Desk) => desk.deals.at(-1);

describe("a deal of a registration", () => {
  const plan = accepted(saves(deskOf(), { registration: "dr-0001" }));

  it("is filled in from it, and numbered", () => {
    expect(firstDeal(deskAfter(deskOf(), plan))).toMatchObject({
      id: "D-0001",
      partner: "Contoso Cloud",
      partnerContact: "Pat Moss",
      account: "Initech",
      dealType: "Partner-sourced",
      stage: "Prospecting",
      amount: 50_000,
      currency: "EUR",
      expectedClose: "2026-09-30",
      owner: lee,
      registration: "DR-0001",
      openedOn: "2026-03-20",
      stageChangedAt: friday,
      stageConfirmedAt: friday,
      lastActivityAt: friday,
      closedOn: "",
      version: 1,
    });
    expect(plan.issued).toEqual({ deals: 1 });
    expect(plan.reply).toEqual({
      id: "D-0001",
      dealType: "Partner-sourced",
      version: 1,
      warnings: ["Without an exchange rate from EUR to USD the reports leave it out."],
    });
  });

  it("sent again is the same deal", () => {
    const again = accepted(saves(deskAfter(deskOf(), plan), { registration: "DR-0001" }));
    expect(again.changes).toEqual([]);
    expect(again.reply).toMatchObject({ id: "D-0001", warnings: ["D-0001 says the same already: nothing was added."] });
  });

  it("gets a number that was never given, also where the row of the highest is gone", () => {
    const on = { user: cory, highest: { deals: 11 } };
    expect(accepted(asks(deskOf({ deals: [known()] }), "saveDeal", { registration: "DR-0001" }, on)).reply.id).toBe(
      "D-0012",
    );
  });

  it("without a type says which one the evidence allows", () => {
    const untyped = { ...registered, dealType: "" as const };
    const open = (more: Rows) =>
      accepted(saves(deskOf({ registrations: [untyped], ...more }), { registration: "DR-0001", rate: 1.1 })).reply;
    expect(open({}).warnings).toEqual(["Deal type is missing. The evidence allows Partner-sourced."]);
    expect(open({ accounts: touched }).warnings).toEqual(["Deal type is missing."]);
  });
});

describe("saving is refused", () => {
  const whole = { partner: "Contoso Cloud", account: "Hooli", stage: "Proposal", amount: 5, dealType: "" };
  it.each<[string, object, string]>([
    ["partner", { partner: "Contoso Clud" }, 'There is no partner called "Contoso Clud". Did you mean Contoso Cloud?'],
    ["partner", { partner: " " }, "Partner is missing."],
    ["account", { account: "" }, "Account is missing."],
    [
      "stage",
      { stage: "Thinking" },
      '"Thinking" is no stage of a deal. Choose one of Proposal, Prospecting, Closed Won, Closed Lost.',
    ],
    ["stage", { stage: "" }, "Stage is missing. Choose one of"],
    ["amount", { amount: "" }, "Amount is missing."],
    ["amount", { amount: 0 }, "Amount must be more than 0."],
    ["currency", { currency: "Dollars" }, 'Currency: "DOLLARS" is not a currency code of three letters, such as USD.'],
    ["expectedClose", { expectedClose: "soon" }, 'Expected close: "soon" is neither a day nor a quarter'],
    ["probability", { probability: 75 }, "Probability must lie between 0 and 1"],
    ["rate", { rate: -1 }, "Exchange rate must be more than 0."],
    ["registration", { registration: "DR-9" }, "DR-9 is not in the registration log."],
    [
      "registration",
      { registration: "DR-0001", partner: "Northwind" },
      "DR-0001 was registered by Contoso Cloud, not by Northwind.",
    ],
    ["id", { id: "D-9" }, "D-9 is not in the Deals tab."],
  ])("at %s: %j", (field, said, text) => {
    const no = refused(saves(deskOf(), { ...whole, ...said }));
    expect(no.field).toBe(field);
    expect(no.text).toContain(text);
  });

  it("at every field that is wrong at once", () => {
    const no = refused(saves(deskOf(), { partner: "Northwind", stage: "Thinking" }));
    expect(Object.keys(no.fields as object)).toEqual(["account", "stage", "amount"]);
  });

  it("when the deal was changed since somebody looked at it", () => {
    const no = refused(saves(deskOf({ deals: [known()] }), { id: "D-0007", version: 2, amount: 5 }));
    expect(no).toMatchObject({ why: "stale", version: 3 });
  });
});

describe("a deal that is changed", () => {
  const change = (said: object, more: Partial<Row<"deals">> = {}, rows: Rows = {}) =>
    accepted(saves(deskOf({ deals: [known(more)], ...rows }), { id: "D-0007", ...said }));
  const setBy = (...asked: Parameters<typeof change>) => {
    const [only] = change(...asked).changes;
    return only && "set" in only ? only.set : {};
  };

  it("keeps what was not said, and is told nothing else than what is new", () => {
    expect(setBy({ nextStep: "Call" })).toEqual({ nextStep: "Call", lastActivityAt: friday, version: 4 });
  });

  it.each<[string, object, Partial<Row<"deals">>, object]>([
    [
      "another stage",
      { stage: "prospecting" },
      {},
      { stage: "Prospecting", stageChangedAt: friday, stageConfirmedAt: friday },
    ],
    ["the same stage, which is so said to be right", { stage: "Proposal" }, {}, { stageConfirmedAt: friday }],
    ["won", { stage: "Closed Won" }, {}, { closedOn: "2026-03-20" }],
    ["won on another day", { stage: "Closed Won", closedOn: "2026-03-10" }, {}, { closedOn: "2026-03-10" }],
    ["open again", { stage: "Proposal" }, { stage: "Closed Lost", closedOn: "2026-03-01" }, { closedOn: "" }],
    ["a quarter for the close", { expectedClose: "Q4 2026" }, {}, { expectedClose: "2026-12-31" }],
    ["no close", { expectedClose: "" }, {}, { expectedClose: "" }],
    ["a rate", { rate: 1.1 }, { rate: 1, rateOn: "2026-01-01" }, { rate: 1.1, rateOn: "2026-03-20" }],
    ["the owner by name", { owner: "kim ode" }, {}, { owner: kim }],
    ["no registration", { registration: "" }, {}, { registration: "" }],
  ])("%s", (_, said, more, set) => {
    expect(setBy(said, more)).toMatchObject(set);
  });

  it("ends its registration when it is over, and asks for nothing otherwise", () => {
    expect(change({ stage: "Closed Won" }).afterwards).toEqual(["closings"]);
    expect(change({ stage: "Prospecting" }).afterwards).toBeUndefined();
    expect(change({ stage: "Closed Won", registration: "" }).afterwards).toBeUndefined();
  });

  it("that came as history may be worked on; its credit is judged when somebody touches it", () => {
    const rows = { accounts: touched };
    const { reply } = change({ nextStep: "Call" }, {}, rows);
    expect(reply.warnings[0]).toContain("We were in contact with Initech already");
    const touching = saves(deskOf({ deals: [known()], ...rows }), { id: "D-0007", account: "Initech, Inc." });
    expect(refused(touching)).toMatchObject({ why: "conflict", field: "dealType" });
  });

  it("typed and not looked at yet is judged whatever is changed", () => {
    const desk = deskOf({ deals: [known({ seen: "Proposal | " })], accounts: touched });
    expect(refused(saves(desk, { id: "D-0007", nextStep: "Call" }))).toMatchObject({ why: "conflict" });
  });

  it.each<[string, object, string]>([
    ["a close that has passed", { expectedClose: "2026-03-19" }, "Expected close (Mar 19, 2026) has passed."],
    [
      "an owner nobody knows",
      { owner: "lea@example.com" },
      'Owner: "lea@example.com" is not in Team. Did you mean lee@example.com?',
    ],
    ["no owner", { owner: "" }, "Owner is missing."],
    [
      "an influenced deal",
      { dealType: "Partner-influenced", evidence: "M-7", expectedClose: "" },
      "Expected close is missing.",
    ],
  ])("warns of %s", (_, said, text) => {
    expect(change(said).reply.warnings).toContain(text);
  });

  it("warns of another partner who is credited for the account, and of a registration that was rejected", () => {
    const other = known({ id: "D-0002", partner: "Northwind", registration: "" });
    const rows = { deals: [other, known()], registrations: [{ ...registered, stage: "rejected" as const }] };
    expect(accepted(saves(deskOf(rows), { id: "D-0007", amount: 7 })).reply.warnings).toEqual([
      "Two partners are credited for one account: Initech is Partner-sourced by Northwind (D-0002) and Contoso Cloud (D-0007). Keep the one who came first, and make the others attached.",
      "DR-0001 was rejected.",
    ]);
  });
});

describe("a type against the evidence", () => {
  const desk = deskOf({ accounts: touched });
  const bold = { registration: "DR-0001", override: true, reason: "They opened the second division" };

  it("is refused with both moments and what is offered, and tells an approver that they may", () => {
    expect(refused(saves(desk, { registration: "DR-0001" }))).toMatchObject({
      why: "conflict",
      field: "dealType",
      offers: ["Partner-influenced", "Company-sourced (partner-attached)"],
      contactAt: "2026-01-10T14:00:00.000Z",
      registeredAt: "2026-02-01T15:00:00.000Z",
      mayOverride: false,
    });
    expect(refused(saves(desk, { registration: "DR-0001" }, avery))).toMatchObject({ mayOverride: true });
  });

  it.each([
    [ann, "not-allowed", "override"],
    [lee, "not-allowed", "override"],
  ])("is not taken by %s with a reason", (user, why, field) => {
    expect(refused(saves(desk, bold, user))).toMatchObject({ why, field });
  });

  it("is taken by an approver with a reason, which stays on the deal as long as the type does", () => {
    expect(refused(saves(desk, { ...bold, reason: " " }, avery))).toMatchObject({
      why: "needs-reason",
      field: "reason",
    });
    const plan = accepted(saves(desk, bold, avery));
    expect(plan.reason).toBe(bold.reason);
    const after = deskAfter(desk, plan);
    expect(firstDeal(after)?.attributionNote).toContain("Partner-sourced, allowed by Avery Stone");
    const kept = does(after, "saveDeal", { id: "D-0001", evidence: "M-1" }, { user: ann });
    expect(firstDeal(kept)?.attributionNote).toBe(firstDeal(after)?.attributionNote);
    const changed = does(kept, "saveDeal", { id: "D-0001", dealType: "Partner-influenced" }, { user: ann });
    expect(firstDeal(changed)?.attributionNote).toBe("");
    expect(refused(saves(changed, { id: "D-0001", dealType: "Partner-sourced" }, ann)).why).toBe("conflict");
  });
});

describe("what is typed into the Deals tab", () => {
  const looks = (deals: readonly Row<"deals">[], rows: Rows = {}) =>
    accepted(runs(deskOf({ deals, ...rows }), "attributions"));
  const [typed] = [known({ seen: "Proposal |  | 3:abc" })];

  it("is taken out against the evidence, with a note that says why and what to choose, and why in the history", () => {
    const plan = looks([typed!], { accounts: touched });
    const dealType =
      '"Partner-sourced" stood here (Fri 20 Mar 2026, 15:00) and was taken out. We were in contact with Initech already: AE e-mail, Sat 10 Jan 2026, 09:00; DR-0001 came in Sun 1 Feb 2026, 10:00. So it is not Partner-sourced. Choose Partner-influenced with evidence of what the partner sped up or made larger, or Company-sourced (partner-attached). An approver may allow it all the same under Partners and pipeline > Deals in the menu of Partner Desk, with a reason.';
    expect(plan.changes).toMatchObject([
      { table: "deals", key: "D-0007", set: { dealType: "", version: 4 }, notes: { dealType } },
    ]);
    expect(plan.reasons?.["D-0007"]).toContain("AE e-mail");
    expect(plan.reply).toEqual({ takenOut: 1 });
  });

  it("once: the next look finds nothing to do", () => {
    const rows = { accounts: touched };
    const desk = deskOf({ deals: [typed!], ...rows });
    const after = deskAfter(desk, accepted(runs(desk, "attributions")));
    expect(accepted(runs(after, "attributions")).changes).toEqual([]);
  });

  it.each<[string, Partial<Row<"deals">>, object | undefined]>([
    ["a type that the evidence allows", { seen: "Proposal |  | x" }, { version: 4 }],
    ["another stage", { seen: "Prospecting|Partner-sourced|x" }, { stageChangedAt: friday, version: 4 }],
    ["the same stage in other letters", { seen: "PROPOSAL|Partner-sourced|x" }, { version: 4 }],
    ["a new row", { seen: "", version: null }, { stageChangedAt: friday, version: 1 }],
    ["nothing new", {}, undefined],
  ])("%s", (_, more, set) => {
    const deal = known(more);
    const { changes } = looks([{ ...deal, seen: more.seen ?? deal.seen }]);
    expect(changes).toEqual(set ? [{ table: "deals", key: "D-0007", set: { ...set, seen: seenAs(deal) } }] : []);
  });

  it("stays where an approver allowed it, and where the deal is lost", () => {
    const terms = { now: friday, zone: newYork, settings: { priorContactMonths: 0, different: new Set<string>() } };
    const attributionNote = allowedBy("Partner-sourced", "Avery", friday, "So it is", terms);
    const deals = [
      { ...typed!, attributionNote },
      { ...typed!, id: "D-0008", stage: "Closed Lost" },
    ];
    expect(looks(deals, { accounts: touched }).reply).toEqual({ takenOut: 0 });
  });

  it("of a crowd of new rows nothing is taken out: it may be history", () => {
    const crowd = Array.from({ length: 6 }, (_, at) => ({ ...typed!, id: `D-${at}`, seen: "" }));
    const plan = looks(crowd, { accounts: touched });
    expect(plan.reply).toEqual({ takenOut: 0 });
    expect(plan.changes[0]).toEqual({ table: "deals", key: "D-0", set: { seen: seenAs(typed!) } });
    expect(looks(crowd.slice(1), { accounts: touched }).reply).toEqual({ takenOut: 5 });
  });

  it("is found by the hourly check where no edit told of it, and by an update of the partner it is not", () => {
    const swept = (deals: readonly Row<"deals">[]) =>
      errandOf(accepted(runs(deskOf({ deals }), "sweep")), "attributions");
    expect(swept([known()])).toBeUndefined();
    expect(swept([typed!])).toEqual({ flow: "attributions" });
    const desk = deskOf({ deals: [known()], registrations: [{ ...registered, updateDueOn: "2026-04-01" }] });
    const moved = does(desk, "update", { id: "DR-0001", by: "desk", note: "Sent", dealStage: "Prospecting" });
    expect(moved.deals[0]?.stage).toBe("Prospecting");
    expect(errandOf(accepted(runs(moved, "sweep")), "attributions")).toBeUndefined();
  });

  it("history that comes from a file is not looked at again, and what a file changes neither", () => {
    const csv =
      "Deal,Partner,Account,Deal type,Stage,Amount,Registration\nOP-1,Contoso Cloud,Initech,Partner-sourced,Proposal,5,DR-0001";
    const desk = does(deskOf({ accounts: touched }), "importRows", { table: "deals", csv });
    expect(accepted(runs(desk, "attributions")).changes).toEqual([]);
    const moved = does(desk, "importRows", {
      table: "deals",
      csv: "Deal,Partner,Stage\nOP-1,Contoso Cloud,Closed Won",
    });
    expect(moved.deals[0]).toMatchObject({ stage: "Closed Won", dealType: "Partner-sourced" });
    expect(accepted(runs(moved, "attributions")).changes).toEqual([]);
  });
});

describe("how well the deals are kept", () => {
  const deals = [
    known({ id: "D-0001", amount: null }),
    known({ id: "D-0002", account: "Hooli", registration: "", owner: "", partner: "Northwind" }),
    known({
      id: "D-0003",
      account: "Umbrella",
      registration: "",
      owner: "gone@example.com",
      partner: "Northwind",
      expectedClose: "",
    }),
    known({ id: "D-0004", account: "Vandelay", owner: kim, lastActivityAt: on("Thu 2026-03-19 10:00") }),
  ];
  const desk = deskOf({ deals });

  it("is told by who answers for it: the owner, else the partner's PAM", () => {
    const { missing } = accepted(asks(desk, "dealCare", {}, { user: cory })).reply;
    expect(
      missing.map(({ owner, count, deals: of }) => [owner, count, of.map(({ id, fields }) => [id, fields])]),
    ).toEqual([
      [
        ann,
        2,
        [
          ["D-0002", ["owner", "registration"]],
          ["D-0003", ["expectedClose", "registration"]],
        ],
      ],
      [lee, 1, [["D-0001", ["amount"]]]],
    ]);
  });

  it("names stages that nobody looked at, contradictions, and what whoever asks may do", () => {
    const { stale, counts, may } = accepted(asks(desk, "dealCare", {}, { user: cory })).reply;
    expect(stale).toMatchObject([
      { id: "D-0004", owner: kim, hours: 29, since: "2026-03-19T14:00:00.000Z", version: 3 },
    ]);
    expect(counts).toEqual({ missing: 3, stale: 1, contradictions: 0 });
    expect(may).toEqual(["saveDeal", "askOwners"]);
    expect(accepted(asks(desk, "dealCare", {}, { user: avery })).reply.may).toEqual(["saveDeal", "override"]);
    expect(accepted(asks(desk, "dealCare", {}, { user: "vic@example.com" })).reply.may).toEqual([]);
  });

  it("is asked of each of them once a week", () => {
    const plan = accepted(asks(desk, "askOwners", {}, { user: cory }));
    expect(mailsIn(plan)).toEqual([
      ["deals", lee],
      ["deals", ann],
      ["deals", kim],
    ]);
    expect(plan.letters.map(({ key }) => key)).toEqual([
      `deals/2026-W12/${lee}`,
      `deals/2026-W12/${ann}`,
      `deals/2026-W12/${kim}`,
    ]);
    expect(plan.letters[1]).toMatchObject({
      subject: "Your deals: 2 to look at — Northwind Partners",
      replyTo: "desk@example.com",
      text: `Hi Ann Park,

2 things about your deals need a look.

Please fill in:
- Hooli (D-0002): Owner, Registration
- Umbrella (D-0003): Expected close, Registration

https://docs.google.com/spreadsheets/d/the-workbook`,
    });
    const sent = { ...desk, outbox: plan.letters.map(({ key }) => row("outbox", { key, state: "sent" })) };
    const again = accepted(asks(sent, "askOwners", {}, { user: cory }));
    expect(again.letters).toEqual([]);
    expect(again.reply).toMatchObject({ sent: 0, mails: [{ already: true }, { already: true }, { already: true }] });
    const monday = { user: cory, now: on("Mon 2026-03-23 10:00") };
    expect(accepted(asks(sent, "askOwners", {}, monday)).reply.sent).toBe(3);
  });

  it("tried first sends nothing and shows every mail", () => {
    const { letters, reply } = accepted(asks(desk, "askOwners", { dryRun: true }, { user: ops }));
    expect(letters).toEqual([]);
    expect(reply).toMatchObject({ week: "2026-W12", sent: 0, mails: [{ to: lee }, { to: ann }, { to: kim }] });
  });

  it("a long list is cut in the mail and in the reply, and counted", () => {
    const many = Array.from({ length: 60 }, (_, at) => known({ id: `D-${at}`, registration: "" }));
    const asked = deskOf({ deals: many });
    const { missing } = accepted(asks(asked, "dealCare", {}, { user: cory })).reply;
    expect([missing[0]?.count, missing[0]?.deals.length]).toEqual([60, 50]);
    expect(accepted(asks(asked, "askOwners", {}, { user: cory })).letters[0]?.text).toContain(
      "- and 10 more in the Deals tab",
    );
  });
});

describe("a deal as a form shows it", () => {
  const shown = (about: string, rows: Rows = {}) =>
    accepted(asks(deskOf(rows), "deal", { about }, { user: ann })).reply;

  it("of a registration is what it would become, with what the partner and the registration say", () => {
    expect(shown("dr-0001", { deals: [known()] })).toMatchObject({
      id: "",
      fields: { account: "Initech", registration: "DR-0001", amount: 50_000, expectedClose: "2026-09-30" },
      partnerTier: "Gold",
      registeredOn: "2026-02-01",
      approvedOn: "2026-02-02",
      partnerAttached: false,
      others: ["D-0007"],
      known: { stage: ["Prospecting", "Proposal", "Closed Won", "Closed Lost"], owner: [lee, kim] },
    });
  });

  it("by its number is as it stands", () => {
    const dealType = "Company-sourced (partner-attached)";
    expect(shown("d-0007", { deals: [known({ dealType })] })).toMatchObject({
      id: "D-0007",
      version: 3,
      fields: { owner: lee, dealType },
      partnerAttached: true,
      others: [],
    });
  });

  it("of nothing is blank, and of a number that nobody knows is refused", () => {
    expect(shown("")).toMatchObject({ id: "", fields: { currency: "USD", openedOn: "2026-03-20" }, partnerTier: "" });
    expect(refused(asks(deskOf(), "deal", { about: "X-1" }, { user: ann }))).toMatchObject({
      why: "not-found",
      field: "about",
    });
  });
});
