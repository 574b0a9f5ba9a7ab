import { accepted, on } from "../notation";
import { asks, cory, deal, type Desk, does, kim, lee, ops, withDeal } from "./desk";

const card = (desk: Desk, id = "DR-0001") =>
  accepted(asks(desk, "registration", { id }, { now: on("Mon 2026-03-23 10:00"), user: cory })).reply;

/** Initech is in our own pipeline, and in renewal. */
const inPipeline = withDeal({
  accounts: [
    {
      name: "Initech",
      owner: "Lee Quinn",
      stage: "Proposal",
      openedAt: on("Fri 2026-02-20 10:00"),
      renewalInProgress: true,
    },
  ],
});

describe("what a reviewer may take", () => {
  it("has a ready sentence for each reason that the workbook has evidence for, and the warnings behind it", () => {
    const { sentences, flags } = card(inPipeline);
    expect(sentences).toEqual({
      "active-pipeline":
        "AE Lee Quinn has been in active discussions with Initech since Feb 20, 2026 (stage Proposal).",
      renewal: "Initech is in an active contract renewal.",
    });
    expect(flags.map(({ kind, of }) => [kind, of])).toEqual([
      ["active-pipeline", "Initech"],
      ["renewal", "Initech"],
    ]);
  });

  it("has neither where nothing speaks against it", () => {
    expect(card(withDeal())).toMatchObject({ sentences: {}, flags: [] });
  });

  it("has a sentence for another partner's claim that does not name the partner", () => {
    const rival = does(withDeal(), "register", deal({ token: "t-2", partner: "Northwind" }), { user: cory });
    const held = does(rival, "decide", { id: "DR-0001", verdict: "approve" }, { user: ops });
    const { sentences } = card(held, "DR-0002");
    expect(sentences.held).toBeTruthy();
    expect(sentences.held).not.toContain("Contoso");
  });

  it("takes the sentence as a reason, word for word", () => {
    const reason = card(inPipeline).sentences["active-pipeline"];
    const decision = {
      id: "DR-0001",
      verdict: "reject",
      code: "active-pipeline",
      reason,
      alternative: "Join as attached.",
    };
    const { decision: decided, changes } = accepted(
      asks(inPipeline, "preview", decision, { now: on("Mon 2026-03-23 10:00"), user: ops }),
    ).reply;
    expect([decided.stage, changes.reason]).toEqual(["rejected", reason]);
  });

  it("has the partner's own account executive first, then the others who are here", () => {
    expect(card(withDeal()).aes).toEqual([
      { email: lee, name: "Lee Quinn", why: "the partner's own, by the coverage matrix", isOwn: true },
      { email: kim, name: "Kim Ode", why: "0 open deals", isOwn: false },
    ]);
    const alone = does(withDeal(), "register", deal({ token: "t-2", partner: "Northwind" }), { user: cory });
    expect(card(alone, "DR-0002").aes.map(({ email, isOwn }) => [email, isOwn])).toEqual([
      [kim, false],
      [lee, false],
    ]);
  });

  it("leaves out who is away or has left", () => {
    const base = withDeal();
    const gone: Desk = {
      ...base,
      team: base.team.map((person) => (person.email === lee ? { ...person, active: false } : person)),
    };
    expect(card(gone).aes).toEqual([{ email: kim, name: "Kim Ode", why: "0 open deals", isOwn: false }]);
  });
});
