import { type Claim, conflictsOf, holderOf, ownOpen, type Rivals } from "../../src/rules/conflicts";
import { keyOf } from "../../src/rules/names";
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
    matchKey: keyOf(said?.companyName ?? "Initech"),
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
const conflicts = (more: Partial<Rivals>, said: Partial<Claim> = {}) =>
  conflictsOf(claim(said), rivals(more), newYork, TODAY);
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
    expect(holderOf({ id: "DR-0009", companyName: "" }, nameless.registrations, TODAY)).toBeUndefined();
  });
});

describe("S13: the account is registered by the same partner", () => {
  const own = (said: Parameters<typeof row<"registrations">>[1]) => [registered("DR-0001", "contoso", said)];

  it.each([
    ["submitted", "DR-0001"],
    ["info-requested", "DR-0001"],
    ["approved", "DR-0001"],
    ["lapsed", undefined],
    ["rejected", undefined],
    ["won", undefined],
  ] as const)("a registration that is %s stands in the way of another: %s", (stage, id) => {
    expect(ownOpen(claim(), own({ stage }), TODAY)?.id).toBe(id);
  });

  it("one is not in its own way, nor is one whose protection is over", () => {
    expect(ownOpen(claim({ id: "DR-0001" }), own({ stage: "submitted" }), TODAY)).toBeUndefined();
    expect(ownOpen(claim(), own({ stage: "approved", protectedUntil: "2026-03-19" }), TODAY)).toBeUndefined();
  });

  it.each([
    ["lapsed", null, ["abandoned"]],
    ["withdrawn", null, ["abandoned"]],
    ["expired", null, ["abandoned"]],
    ["lapsed", on("Mon 2026-03-02 10:00"), []],
    ["rejected", null, []],
    ["lost", null, []],
  ] as const)("it was %s, last update %p: %j (R-031)", (stage, lastPartnerUpdateAt, found) => {
    expect(kinds({ registrations: own({ stage, lastPartnerUpdateAt }) })).toEqual(found);
  });

  it("says that there was no update only where that is known", () => {
    const [known] = conflicts({ registrations: own({ stage: "lapsed" }) });
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
    const held = [registered("DR-0001", "Northwind", { stage: "approved", protectedUntil: "2026-03-20" })];
    expect(holderOf(claim(), held, "2026-03-20")?.id).toBe("DR-0001");
    expect(holderOf(claim(), held, "2026-03-21")).toBeUndefined();
    expect(holderOf(claim({ id: "DR-0001" }), held, "2026-03-20")).toBeUndefined();
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
    expect(kinds(both, { contactEmail: "joe@gmail.com" })).toEqual(["active-pipeline", "pending", "free-mail"]);
  });
});

describe("the contact's address", () => {
  it.each([
    "joe@gmail.com",
    "Joe@GMAIL.com",
    "joe@yahoo.co.uk",
    "joe@web.de",
    "joe@proton.me",
    "joe@mail.ru",
    "joe@hotmail.com.br",
  ])("%s is no business e-mail", (contactEmail) => {
    expect(conflicts({}, { contactEmail })).toMatchObject([
      { kind: "free-mail", evidence: `${contactEmail} is not a business e-mail.` },
    ]);
  });

  it.each([
    "joe@initech.com",
    "joe@mail.initech.com",
    "joe@live.sap.de",
    "joe@gmail.initech.com",
    "joe@me.initech.co.uk",
    "gmail.com@initech.com",
    "",
  ])("%j may be one", (contactEmail) => {
    expect(conflicts({}, { contactEmail })).toEqual([]);
  });
});
