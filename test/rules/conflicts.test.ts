import { type Claim, conflictsOf, holderOf, ownOpen, type Rivals, type Terms } from "../../src/rules/conflicts";
import { knownBy, matchKeyOf, readMatchKey } from "../../src/rules/names/match-key";
import { differentKey, settingsOf } from "../../src/rules/settings";
import { newYork, on, row } from "../notation";

const TODAY = "2026-03-20";
const stages = [
  row("stages", { stage: "Proposal", kind: "open", activePipeline: true }),
  row("stages", { stage: "Closed Lost", kind: "lost" }),
];
const registered = (id: string, partner: string, said: Parameters<typeof row<"registrations">>[1] = {}) =>
  row("registrations", {
    id,
    partner,
    companyName: "Initech",
    matchKey: matchKeyOf({ companyName: "Initech", ...said }),
    ...said,
  });
const rivals = (more: Partial<Rivals> = {}): Rivals => ({ registrations: [], accounts: [], stages, ...more });
const claim = (more: Partial<Claim> = {}): Claim => ({
  id: "DR-0009",
  partner: "Contoso",
  companyName: "Initech, Inc.",
  contactEmail: "joe@initech.com",
  receivedAt: on("Fri 2026-03-20 10:00"),
  ...more,
});
const conflicts = (more: Partial<Rivals>, said: Partial<Claim> = {}) => conflictsOf(claim(said), rivals(more), terms());
const terms = (said: Readonly<Record<string, string>> = {}, today = TODAY): Terms => ({
  zone: newYork,
  today,
  settings: settingsOf(Object.entries(said).map(([key, value]) => ({ key, value, meaning: "" }))),
});
const kinds = (more: Partial<Rivals>, said: Partial<Claim> = {}) => conflicts(more, said).map(({ kind }) => kind);

describe("S13: the account is registered by another partner", () => {
  const of = (stage: Parameters<typeof row<"registrations">>[1]) => ({
    registrations: [registered("DR-0001", "Northwind", stage)],
  });

  it.each([
    [{ stage: "submitted" }, ["pending"]],
    [{ stage: "info-requested" }, ["pending"]],
    [{ stage: "approved", protectedUntil: "2026-03-20" }, ["held"]],
    [{ stage: "approved", protectedUntil: "" }, ["held"]],
    [{ stage: "approved", protectedUntil: "2026-03-19" }, []],
    [{ stage: "approved", protectedUntil: "2026-04-20", updateDueOn: "2026-03-20" }, ["held"]],
    [{ stage: "approved", protectedUntil: "2026-04-20", updateDueOn: "2026-03-19" }, []],
    [{ stage: "approved", protectedUntil: "2026-03-19", extensionAskedAt: 1 }, ["held"]],
    [{ stage: "approved", protectedUntil: "2026-03-19", dispute: "D-1" }, ["held"]],
    [{ stage: "lapsed" }, []],
    [{ stage: "expired" }, []],
    [{ stage: "rejected" }, []],
    [{ stage: "withdrawn" }, []],
    [{ stage: "won" }, ["customer"]],
    [{ stage: "lost" }, []],
  ] as const)("%j: %j", (said, found) => {
    expect(kinds(of(said))).toEqual(found);
  });

  it.each(["submitted", "approved", "won"] as const)(
    "what the partner may read of a registration that is %s tells nothing of the other partner",
    (stage) => {
      for (const { evidence, partnerText } of conflicts(of({ stage, protectedUntil: "2026-06-18" }))) {
        expect(evidence).toContain("DR-0001 of Northwind");
        expect(partnerText).not.toMatch(/Northwind|DR-0001/);
      }
    },
  );

  it("what the partner may read of a held account names the account, so that it is a reason of this case", () => {
    expect(conflicts(of({ stage: "approved" }))[0]?.partnerText).toBe(
      "Initech, Inc. is registered and protected already.",
    );
  });

  it("says until when the account is held", () => {
    const [held] = conflicts(of({ stage: "approved", protectedUntil: "2026-06-18" }));
    expect(held).toMatchObject({
      of: "DR-0001",
      evidence: "DR-0001 of Northwind is approved and protected until Jun 18, 2026.",
    });
  });

  it("knows the account however its name is written, and no other", () => {
    const other = {
      registrations: [registered("DR-0001", "Northwind", { stage: "submitted", companyName: "INITECH corp." })],
    };
    expect(kinds(other)).toEqual(["pending"]);
    expect(kinds(other, { companyName: "Initrode" })).toEqual([]);
  });

  it("S15: who came first does not hear of who came later", () => {
    const both = {
      registrations: [
        registered("DR-0008", "Contoso", { stage: "submitted" }),
        registered("DR-0010", "Northwind", { stage: "submitted" }),
      ],
    };
    expect(conflicts(both, { id: "DR-0008" })).toEqual([]);
    expect(conflicts(both, { id: "DR-0010", partner: "Northwind" })).toMatchObject([
      { kind: "pending", of: "DR-0008" },
    ]);
    expect(conflicts(both, { id: "", partner: "Fabrikam" }).map(({ of }) => of)).toEqual(["DR-0008", "DR-0010"]);
  });

  it("rows without a company name are no rivals of each other", () => {
    const nameless = { registrations: [registered("DR-0001", "Northwind", { stage: "approved", matchKey: "" })] };
    expect(kinds(nameless, { companyName: "" })).toEqual([]);
    expect(holderOf(claim({ companyName: "" }), rivals(nameless), terms())).toBeUndefined();
  });
});

describe("S13: the account is registered by the same partner", () => {
  const own = (said: Parameters<typeof row<"registrations">>[1]) =>
    rivals({ registrations: [registered("DR-0001", "contoso", said)] });

  it.each([
    ["submitted", "DR-0001"],
    ["info-requested", "DR-0001"],
    ["approved", "DR-0001"],
    ["lapsed", undefined],
    ["rejected", undefined],
    ["won", undefined],
  ] as const)("a registration that is %s stands in the way of another: %s", (stage, id) => {
    expect(ownOpen(claim(), own({ stage }), terms())?.id).toBe(id);
  });

  it("one is not in its own way, nor is one whose protection is over", () => {
    expect(ownOpen(claim({ id: "DR-0001" }), own({ stage: "submitted" }), terms())).toBeUndefined();
    expect(ownOpen(claim(), own({ stage: "approved", protectedUntil: "2026-03-19" }), terms())).toBeUndefined();
  });

  it.each([
    ["lapsed", null, ["abandoned"]],
    ["withdrawn", null, ["abandoned"]],
    ["expired", null, ["abandoned"]],
    ["lapsed", on("Mon 2026-03-02 10:00"), []],
    ["rejected", null, []],
    ["lost", null, []],
  ] as const)("it was %s, last update %p: %j (R-031)", (stage, lastPartnerUpdateAt, found) => {
    expect(kinds(own({ stage, lastPartnerUpdateAt }))).toEqual(found);
  });

  it("says that there was no update only where that is known", () => {
    const [known] = conflicts(own({ stage: "lapsed" }));
    expect(known?.partnerText).toBe(
      "You registered this account before as DR-0001; it ended (lapsed) without an update.",
    );
    const { lastPartnerUpdateAt: _unread, ...unread } = registered("DR-0001", "Contoso", { stage: "lapsed" });
    const [unknown] = conflicts({ registrations: [unread] });
    expect(unknown).toMatchObject({
      kind: "abandoned",
      partnerText: "You registered this account before as DR-0001; it ended (lapsed).",
    });
  });
});

describe("who holds the account", () => {
  it("is who was approved, to the last day of the protection", () => {
    const held = rivals({
      registrations: [registered("DR-0001", "Northwind", { stage: "approved", protectedUntil: "2026-03-20" })],
    });
    expect(holderOf(claim(), held, terms({}, "2026-03-20"))?.id).toBe("DR-0001");
    expect(holderOf(claim(), held, terms({}, "2026-03-21"))).toBeUndefined();
    expect(holderOf(claim({ id: "DR-0001" }), held, terms({}, "2026-03-20"))).toBeUndefined();
  });
});

describe("S14: the account is our own", () => {
  const initech = row("accounts", {
    name: "Initech",
    owner: "Lee",
    stage: "proposal",
    openedAt: on("Fri 2026-02-20 09:00"),
  });
  const account = (said: Partial<typeof initech>) => ({ accounts: [{ ...initech, ...said }] });

  it("with pipeline from before the registration (R-028)", () => {
    expect(conflicts(account({}))).toEqual([
      {
        kind: "active-pipeline",
        of: "Initech",
        evidence: "AE Lee has been in active discussions with Initech since Feb 20, 2026 (stage proposal).",
        partnerText: "AE Lee has been in active discussions with Initech since Feb 20, 2026 (stage proposal).",
      },
    ]);
  });

  it.each([
    [{}, on("Thu 2026-02-19 09:00"), [], "the registration came first"],
    [{ stage: "Closed Lost" }, undefined, [], "the opportunity is over"],
    [{ stage: "" }, undefined, [], "there is no opportunity"],
    [{ openedAt: null }, undefined, [], "nobody knows since when"],
    [{ renewalInProgress: true, stage: "" }, undefined, ["renewal"], "R-029: a renewal is in progress"],
    [{ renewalInProgress: true }, undefined, ["active-pipeline", "renewal"], "both"],
    [{ customerSince: "2024-05-01", stage: "" }, undefined, ["customer"], "a customer already"],
    [{ name: "Initrode", aliases: ["INITECH LLC"] }, undefined, ["active-pipeline"], "under another name"],
    [{ name: "Initrode" }, undefined, [], "another account"],
  ] as [Partial<typeof initech>, number | undefined, string[], string][])("%j: %#", (said, receivedAt, found) => {
    expect(kinds(account(said), receivedAt ? { receivedAt } : {})).toEqual(found);
  });

  it("names the customer success manager who has the renewal, and the team where nobody owns the account", () => {
    expect(conflicts(account({ renewalInProgress: true, stage: "", csm: "Cleo" }))[0]?.partnerText).toBe(
      "Initech is in an active contract renewal with Cleo.",
    );
    expect(conflicts(account({ owner: "" }))[0]?.evidence).toMatch(
      /^Our sales team has been in active discussions with Initech/,
    );
  });

  it("is told before what other partners have", () => {
    const both = { ...account({}), registrations: [registered("DR-0001", "Northwind", { stage: "submitted" })] };
    expect(kinds(both)).toEqual(["active-pipeline", "pending"]);
  });
});

describe("S12, Q58: the account is likely the same", () => {
  const other = (said: Parameters<typeof row<"registrations">>[1]) => ({
    registrations: [registered("DR-0001", "Northwind", { stage: "approved", protectedUntil: "2026-06-18", ...said })],
  });

  it("by a name that differs in one letter: flagged with the reason, and it does not block", () => {
    const near = other({ companyName: "Fabrikam Consultng" });
    expect(conflicts(near, { companyName: "Fabrikam Consulting" })).toEqual([
      {
        kind: "likely",
        of: "DR-0001",
        evidence:
          "DR-0001 (fabrikam consultng) is likely of the same company: the names differ in one letter. DR-0001 of Northwind is approved and protected until Jun 18, 2026.",
        partnerText: "We are checking whether we know this company under another name.",
      },
    ]);
    expect(holderOf(claim({ companyName: "Fabrikam Consulting" }), rivals(near), terms())).toBeUndefined();
  });

  it.each([
    [
      { companyName: "Google LLC", contactEmail: "j@google.com" },
      { companyName: "Alphabet", website: "www.google.com" },
      true,
    ],
    [
      { companyName: "Mill A", website: "mail.example.co.uk" },
      { companyName: "Oak B", website: "example.co.uk" },
      true,
    ],
    [{ companyName: "Mill A", website: "a.co.uk" }, { companyName: "Oak B", website: "b.co.uk" }, false],
    [
      { companyName: "Mill A", contactEmail: "a@gmail.com" },
      { companyName: "Oak B", contactEmail: "b@gmail.com" },
      false,
    ],
    [{ companyName: "Müller", website: "müller.de" }, { companyName: "Mill", website: "xn--mller-kva.de" }, true],
    [{ companyName: "Mill", website: "EXAMPLE.com." }, { companyName: "Oak", website: "example.com" }, true],
    [
      { companyName: "Mill", website: "linkedin.com/company/mill" },
      { companyName: "Oak", website: "linkedin.com/company/oak" },
      false,
    ],
  ])("by the domains of %j and %j: %p", (there, here, likely) => {
    expect(kinds(other(there), { contactEmail: "", ...here }).filter((kind) => kind === "likely")).toHaveLength(
      likely ? 1 : 0,
    );
  });

  it("says which domain both are at", () => {
    const found = conflicts(other({ companyName: "Alphabet", website: "google.com" }), {
      companyName: "Google",
      website: "google.com",
    });
    expect(found[0]?.evidence).toMatch(/^DR-0001 \(alphabet\) is likely of the same company: both are at google.com\./);
  });

  it("the partner's own domain is of no customer", () => {
    const theirs = other({ companyName: "Mill", contactEmail: "joe@contoso.com" });
    const partners = [row("partners", { name: "Contoso", contactEmail: "desk@contoso.com" })];
    expect(kinds(theirs, { contactEmail: "ann@contoso.com" })).toEqual(["likely"]);
    expect(kinds({ ...theirs, partners }, { contactEmail: "ann@contoso.com" })).toEqual([]);
  });

  it("related companies are no conflict", () => {
    expect(kinds(other({ companyName: "Initech Holdings" }))).toEqual([]);
    expect(kinds(other({ companyName: "Initech India Ltd" }))).toEqual([]);
  });

  it("what is over says nothing, and what came later nothing either", () => {
    expect(kinds(other({ companyName: "Initehc", stage: "rejected" }))).toEqual([]);
    expect(
      kinds({ registrations: [registered("DR-0010", "Northwind", { stage: "submitted", companyName: "Initehc" })] }),
    ).toEqual([]);
  });

  it("the partner may read of its own registration alone", () => {
    const own = { registrations: [registered("DR-0001", "Contoso", { stage: "submitted", companyName: "Initehc" })] };
    expect(conflicts(own)).toMatchObject([
      { kind: "likely", partnerText: "You registered a company of a similar name or domain as DR-0001." },
    ]);
    expect(ownOpen(claim(), rivals(own), terms())).toBeUndefined();
    for (const { partnerText } of conflicts(other({ companyName: "Initehc" })))
      expect(partnerText).not.toMatch(/Northwind|DR-/);
  });

  it("our account of a similar name is told with what is known of it, to us alone", () => {
    const accounts = [
      row("accounts", { name: "Initehc GmbH", owner: "Lee", stage: "Proposal", openedAt: on("Fri 2026-02-20 09:00") }),
    ];
    expect(conflicts({ accounts })).toEqual([
      {
        kind: "likely",
        of: "Initehc GmbH",
        evidence:
          "Our account Initehc GmbH is likely the same company: the names differ in one letter. AE Lee has been in active discussions with Initehc GmbH since Feb 20, 2026 (stage Proposal).",
        partnerText: "We are checking whether we know this company under another name.",
      },
    ]);
    expect(kinds({ accounts: [row("accounts", { name: "Initehc GmbH" })] })).toEqual([]);
  });

  it("a higher threshold flags less", () => {
    const near = rivals(other({ companyName: "Initehc" }));
    const found = (likelyFrom: string) => conflictsOf(claim(), near, terms({ likelyFrom })).map(({ kind }) => kind);
    expect(found("0.8")).toEqual(["likely"]);
    expect(found("0.99")).toEqual([]);
    expect(found("nonsense")).toEqual(["likely"]);
  });
});

describe("another name of our account", () => {
  const accounts = [row("accounts", { name: "Google", aliases: ["Alphabet Inc."], domain: "google.com, abc.xyz" })];
  const held = (said: Parameters<typeof row<"registrations">>[1]) => ({
    accounts,
    registrations: [registered("DR-0001", "Northwind", { stage: "approved", ...said })],
  });

  it("makes its registrations those of one company", () => {
    const both = held({ companyName: "Alphabet" });
    expect(kinds(both, { companyName: "Google LLC" })).toEqual(["held"]);
    expect(holderOf(claim({ companyName: "Google LLC" }), rivals(both), terms())?.id).toBe("DR-0001");
  });

  it("makes its domains those of one company", () => {
    expect(kinds(held({ companyName: "X Labs", website: "abc.xyz" }), { companyName: "Google" })).toEqual(["likely"]);
  });

  it("is not needed where the partner named the account", () => {
    const ours = [row("accounts", { name: "Initech", renewalInProgress: true })];
    expect(kinds({ accounts: ours }, { companyName: "Initrode", account: "Initech" })).toEqual(["renewal"]);
  });
});

describe("companies that a person has told apart", () => {
  const one = { registrations: [registered("DR-0001", "Northwind", { stage: "approved", companyName: "Initehc" })] };
  const same = { registrations: [registered("DR-0001", "Northwind", { stage: "approved" })] };

  it.each([
    [one, differentKey("initech", "initehc")],
    [one, differentKey("initehc", "initech")],
    [same, differentKey("DR-0009", "dr-0001")],
  ])("are no conflict any more: %#", (more, key) => {
    const told = terms({ [key]: "Another company in another town" });
    expect(conflictsOf(claim(), rivals(more), terms())).toHaveLength(1);
    expect(conflictsOf(claim(), rivals(more), told)).toEqual([]);
    expect(holderOf(claim(), rivals(more), told)).toBeUndefined();
  });

  it("only these two", () => {
    const told = terms({ [differentKey("DR-0009", "DR-0002")]: "no" });
    expect(holderOf(claim(), rivals(same), told)?.id).toBe("DR-0001");
  });
});

it("what was abandoned long ago does not count where the program says so (Q10)", () => {
  const own = rivals({
    registrations: [registered("DR-0001", "Contoso", { stage: "lapsed", endedAt: on("Fri 2025-03-14 10:00") })],
  });
  const found = (abandonedMonths: string) =>
    conflictsOf(claim(), own, terms({ abandonedMonths })).map(({ kind }) => kind);
  expect(found("0")).toEqual(["abandoned"]);
  expect(found("13")).toEqual(["abandoned"]);
  expect(found("12")).toEqual([]);
});

describe("a match key", () => {
  it.each([
    [{ companyName: "Initech, Inc.", website: "", contactEmail: "" }, "initech"],
    [{ companyName: "Initech", contactEmail: "joe@gmail.com" }, "initech"],
    [
      { companyName: "Initech", website: "https://www.initech.com/about", contactEmail: "joe@mail.initech.com" },
      "initech @initech.com",
    ],
    [
      { companyName: "Initech", website: "initech.io", contactEmail: "joe@initech.com" },
      "initech @initech.io @initech.com",
    ],
    [{ companyName: "", website: "initech.io" }, ""],
    [{ companyName: "@@@" }, "@@@"],
  ])("of %j is %s, and is read back", (named, key) => {
    expect(matchKeyOf(named)).toBe(key);
    expect(readMatchKey(key)).toEqual(knownBy(named));
  });
});
