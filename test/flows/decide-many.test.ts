import type { Input } from "../../src/contract";
import type { Plan } from "../../src/model/plan";
import { linesOf } from "../../src/rules/journal";
import { accepted, on, refused } from "../notation";
import {
  asks,
  avery,
  type Circumstances,
  clocksIn,
  cory,
  deal,
  type Desk,
  deskAfter,
  deskWith,
  does,
  friday,
  kim,
  lee,
  mailsIn,
  ops,
  setIn,
} from "./desk";

const monday = on("Mon 2026-03-23 10:00");
const tuesday = on("Tue 2026-03-24 10:00");

/** A desk at which these companies wait as DR-0001, DR-0002 and so on, all of Contoso unless said otherwise. */
const waiting = (...companies: readonly (string | object)[]): Desk =>
  companies.reduce<Desk>((desk, company, at) => {
    const told = typeof company === "string" ? { companyName: company } : company;
    const contactEmail = `cio@company-${at}.example`;
    return does(desk, "register", deal({ token: `t-${at}`, contactEmail, ...told }), { user: cory });
  }, deskWith());
const three = waiting("Initech", "Hooli", "Umbrella");

type Item = Input<"decideMany">["items"][number];
const many = (desk: Desk, items: readonly Item[], on: Circumstances & { dryRun?: true } = {}) => {
  const { dryRun, ...moment } = on;
  return asks(desk, "decideMany", { items, ...(dryRun && { dryRun }) }, { now: monday, user: avery, ...moment });
};
const reject = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  verdict: "reject",
  reason: "Lee Quinn has been in talks with this company since 2026-02-20",
  alternative: "Let us introduce you to Lee.",
  ...more,
});
const approve = (id: string, more: Partial<Item> = {}): Item => ({ id, verdict: "approve", ...more });
const outcomes = (
  plan: Plan<{ results: readonly { id: string; done: boolean; refusal?: { why: string } | undefined }[] }>,
) => plan.reply.results.map(({ id, done, refusal }) => [id, done, refusal?.why]);

describe("several decisions at once", () => {
  it("are each what the decision by itself would be", () => {
    const plan = accepted(many(three, [approve("DR-0001"), reject("DR-0003")]));
    for (const item of [approve("DR-0001"), reject("DR-0003")]) {
      const alone = accepted(asks(three, "decide", item, { now: monday, user: avery }));
      expect(plan.changes).toEqual(expect.arrayContaining([...alone.changes]));
      expect(plan.letters).toEqual(expect.arrayContaining([...alone.letters]));
      expect(plan.reply.results.find(({ id }) => id === item.id)?.decision).toEqual(alone.reply);
    }
    expect(clocksIn(plan)).toHaveLength(4);
    expect(plan.reply).toMatchObject({ batch: "this-batch", mails: 2 });
  });

  it("go on where one is refused, and say of it why", () => {
    const decided = does(three, "decide", approve("DR-0001"), { now: monday });
    const vague = reject("DR-0002", { reason: "not a fit" });
    const plan = accepted(many(decided, [reject("DR-0001"), vague, reject("DR-0003"), reject("DR-9999")]));
    expect(outcomes(plan)).toEqual([
      ["DR-0001", false, "decided"],
      ["DR-0002", false, "needs-reason"],
      ["DR-0003", true, undefined],
      ["DR-9999", false, "not-found"],
    ]);
    expect(mailsIn(plan).map(([template]) => template)).toEqual(["rejected"]);
    expect(setIn(plan, "DR-0002")).toEqual({});
  });

  it("give an account to the first of two, and to the second the reason why not", () => {
    const rivals = waiting("Initech", { companyName: "INITECH, Inc.", partner: "Northwind" });
    const plan = accepted(many(rivals, [approve("DR-0001"), approve("DR-0002", { ae: kim })]));
    expect(outcomes(plan)).toEqual([
      ["DR-0001", true, undefined],
      ["DR-0002", false, "conflict"],
    ]);
    expect(plan.reply.results[1]?.refusal).toMatchObject({ of: "DR-0001" });
    const turned = accepted(many(rivals, [approve("DR-0002", { ae: kim }), approve("DR-0001")]));
    expect(outcomes(turned).map(([, done]) => done)).toEqual([true, false]);
  });

  it("take no registration twice", () => {
    expect(outcomes(accepted(many(three, [reject("DR-0001"), approve("DR-0001")])))).toEqual([
      ["DR-0001", true, undefined],
      ["DR-0001", false, "duplicate"],
    ]);
  });

  it("hold each row's own version and role against it", () => {
    const plan = accepted(many(three, [approve("DR-0001", { version: 7 }), approve("DR-0002", { version: 1 })]));
    expect(outcomes(plan).map(([, done, why]) => [done, why])).toEqual([
      [false, "stale"],
      [true, undefined],
    ]);
    expect(outcomes(accepted(many(three, [approve("DR-0001")], { user: cory })))).toEqual([
      ["DR-0001", false, "not-allowed"],
    ]);
  });

  it("without a reason of their own take what the evidence of each row gives", () => {
    const openedAt = on("Fri 2026-02-20 09:00");
    const account = (name: string) => ({ name, owner: "Lee Quinn", stage: "Proposal", openedAt });
    const desk = { ...three, accounts: deskWith({ accounts: [account("Initech"), account("Hooli")] }).accounts };
    const items = ["DR-0001", "DR-0002", "DR-0003"].map((id) => reject(id, { code: "active-pipeline", reason: "" }));
    const plan = accepted(many(desk, items));
    expect(outcomes(plan).map(([, done]) => done)).toEqual([true, true, false]);
    expect(setIn(plan, "DR-0001").reason).toContain("with Initech since");
    expect(setIn(plan, "DR-0002").reason).toContain("with Hooli since");
    expect(plan.reasons).toEqual({
      "DR-0001": setIn(plan, "DR-0001").reason,
      "DR-0002": setIn(plan, "DR-0002").reason,
    });
  });

  it("are shown before they are made, and nothing is written then", () => {
    const plan = accepted(many(three, [approve("DR-0001"), reject("DR-0002")], { dryRun: true }));
    expect(plan).toMatchObject({ changes: [], letters: [] });
    expect(plan.reply).toMatchObject({ batch: "", mails: 2 });
    expect(plan.reply.results.map(({ mailTo }) => mailTo)).toEqual([["pat@contoso.example"], ["pat@contoso.example"]]);
  });

  it.each([
    [[], "items: Choose at least one."],
    [Array.from({ length: 101 }, (_, at) => approve(`DR-${at}`)), "items: At most 100 are decided at once."],
  ])("are at least one and at most a hundred", (items, said) => {
    expect(() => asks(three, "decideMany", { items })).toThrow(said.replace("items: ", ""));
  });
});

/** The desk after a plan, with its lines of history and its mails as rows, as a run would leave them. */
const ran = (desk: Desk, plan: Plan<unknown>, operation: string, state: "sent" | "waiting", now = monday): Desk => {
  const deed = { actor: avery, operation, channel: "sidebar", batch: "b-1", at: now };
  const lines = linesOf(plan, { tables: { registrations: { rows: desk.registrations } } } as never, deed, 1);
  const mails = plan.letters.map((letter) => ({ ...letter, state }));
  const after = deskAfter(desk, plan);
  const { log, outbox } = deskWith({ log: lines, outbox: mails });
  const told = { toldAt: state === "sent" ? now : null };
  const registrations = after.registrations.map((row) => (row.verdict ? { ...row, ...told } : row));
  return { ...after, registrations, log: [...after.log, ...log], outbox: [...after.outbox, ...outbox] };
};
const undo = (desk: Desk, on: Circumstances = {}, batch = "b-1") =>
  asks(desk, "undo", { batch }, { now: tuesday, user: avery, ...on });
const rows = ({ registrations }: Desk) => registrations.map(({ version: _, ...row }) => row);

describe("undo", () => {
  it("S28: puts 20 rejected rows back to what they were, and says that 20 mails had left", () => {
    const desk = waiting(...Array.from({ length: 20 }, (_, at) => `Company ${at}`));
    const items = desk.registrations.map(({ id }) => reject(id));
    const rejected = ran(desk, accepted(many(desk, items)), "decideMany", "sent");
    expect(new Set(rejected.registrations.map(({ stage }) => stage))).toEqual(new Set(["rejected"]));
    const plan = accepted(undo(rejected));
    const after = deskAfter(rejected, plan);
    expect(rows(after)).toEqual(rows(desk));
    expect(new Set(after.registrations.map(({ version }) => version))).toEqual(new Set([3]));
    expect(plan.reply).toMatchObject({ batch: "b-1", mailed: 20, stopped: 0 });
    expect(plan.reply.results.map(({ done, stage }) => `${done} ${stage}`)).toEqual(Array(20).fill("true submitted"));
    expect(plan.letters).toEqual([]);
  });

  it.each<[string, Item, string[], number]>([
    ["an approval", approve("DR-0001"), ["~ DR-0001/decision", "- DR-0001/outreach", "- DR-0001/meeting"], 1],
    [
      "an approval without an executive",
      approve("DR-0001", { aeLater: true }),
      ["~ DR-0001/decision", "- DR-0001/ae"],
      1,
    ],
    ["a rejection", reject("DR-0001"), ["~ DR-0001/decision"], 1],
    ["a question", { id: "DR-0001", verdict: "request-info", note: "Which site?" }, ["~ DR-0001/decision"], 1],
    ["a withdrawal", { id: "DR-0001", verdict: "withdraw", reason: "It stopped" }, ["+ DR-0001/decision"], 0],
  ])("of %s takes it back with its clocks", (_, item, clocks, mailed) => {
    const base = item.aeLater ? { ...three, coverage: [] } : three;
    const decided = ran(base, accepted(asks(base, "decide", item, { now: monday, user: avery })), "decide", "sent");
    const plan = accepted(undo(decided));
    const after = deskAfter(decided, plan);
    expect(rows(after)).toEqual(rows(base));
    expect(clocksIn(plan)).toEqual(clocks);
    expect(after.clocks.find(({ id }) => id === "DR-0001/decision")).toMatchObject({
      state: "at-risk",
      stoppedAt: null,
    });
    expect(plan.reply.mailed).toBe(mailed);
  });

  it("of a withdrawal gives an approved deal its clocks again", () => {
    const approved = does(three, "decide", approve("DR-0001"), { now: monday });
    const withdrawal: Item = { id: "DR-0001", verdict: "withdraw", reason: "It stopped" };
    const gone = ran(approved, accepted(many(approved, [withdrawal])), "decideMany", "sent");
    const plan = accepted(
      undo({ ...gone, registrations: gone.registrations.map((row) => ({ ...row, toldAt: null })) }),
    );
    expect(setIn(plan, "DR-0001")).toMatchObject({ stage: "approved", updateDueOn: "2026-04-22" });
    expect(clocksIn(plan)).toEqual(["+ DR-0001/outreach", "+ DR-0001/meeting"]);
    expect(plan.changes).toContainEqual(
      expect.objectContaining({
        add: expect.objectContaining({ id: "DR-0001/outreach", owner: lee, startedAt: monday }),
      }),
    );
  });

  it("of opening again leaves the first decision as it was", () => {
    const rejected = does(three, "decide", reject("DR-0001"), { now: monday });
    const again: Item = { id: "DR-0001", verdict: "reopen", reason: "Lee found the contract" };
    const open = ran(rejected, accepted(many(rejected, [again])), "decideMany", "sent");
    const plan = accepted(undo(open));
    expect(setIn(plan, "DR-0001")).toMatchObject({ stage: "rejected", reopenedAt: null });
    expect(clocksIn(plan)).toEqual(["- DR-0001/decision-2"]);
  });

  it("of mails that still wait lets them never go", () => {
    const decided = ran(three, accepted(many(three, [reject("DR-0001"), reject("DR-0002")])), "decideMany", "waiting");
    const plan = accepted(undo(decided));
    expect(plan.reply).toMatchObject({ mailed: 0, stopped: 2 });
    expect(deskAfter(decided, plan).outbox).toEqual([]);
  });

  it("leaves a row alone that was changed since, and names it with what was changed", () => {
    const decided = ran(three, accepted(many(three, [reject("DR-0001"), reject("DR-0002")])), "decideMany", "sent");
    const typed = decided.registrations.map((row) => (row.id === "DR-0002" ? { ...row, nextStep: "Call Pat" } : row));
    const plan = accepted(undo({ ...decided, registrations: typed }));
    expect(outcomes(plan)).toEqual([
      ["DR-0001", true, undefined],
      ["DR-0002", false, "stale"],
    ]);
    expect(plan.reply.results[1]?.refusal?.text).toBe("DR-0002 was changed since (Next step): it stays as it is.");
    expect(plan.reply.mailed).toBe(1);
    expect(setIn(plan, "DR-0002")).toEqual({});
  });

  it("happens once", () => {
    const decided = ran(three, accepted(many(three, [reject("DR-0001")])), "decideMany", "sent");
    const undone = deskAfter(decided, accepted(undo(decided)));
    expect(outcomes(accepted(undo(undone)))).toEqual([["DR-0001", false, "stale"]]);
  });

  it("gives an account to nobody who would be the second", () => {
    const rivals = waiting("Initech", { companyName: "INITECH, Inc.", partner: "Northwind" });
    const approved = does(rivals, "decide", approve("DR-0001"), { now: friday });
    const both: Item[] = [{ id: "DR-0001", verdict: "cancel", reason: "A test" }, approve("DR-0002", { ae: kim })];
    const decided = ran(approved, accepted(many(approved, both)), "decideMany", "sent");
    expect(outcomes(accepted(undo(decided))).map(([, done]) => done)).toEqual([true, true]);
    const first = decided.log.slice(0, 1).map((line) => ({ ...line, batch: "first" }));
    const apart = { ...decided, log: [...first, ...decided.log.slice(1)] };
    expect(outcomes(accepted(undo(apart, {}, "first")))).toEqual([["DR-0001", false, "conflict"]]);
  });

  it("is for whoever decided, and for those who may approve", () => {
    const question: Item = { id: "DR-0001", verdict: "request-info", note: "Which site?" };
    const asked = ran(three, accepted(many(three, [question])), "decideMany", "sent");
    expect(refused(undo(asked, { user: cory }))).toMatchObject({ why: "not-allowed" });
    expect(accepted(undo(asked, { user: ops })).reply.results[0]?.done).toBe(true);
    expect(refused(undo(asked, {}, "b-2"))).toMatchObject({ why: "not-found" });
    expect(refused(undo(asked, {}, ""))).toMatchObject({ why: "not-found" });
    const imported = { ...asked, log: asked.log.map((line) => ({ ...line, operation: "importRows" })) };
    expect(refused(undo(imported))).toMatchObject({ why: "invalid" });
  });

  it("says of a line that was cut off that it cannot be read", () => {
    const decided = ran(three, accepted(many(three, [reject("DR-0001")])), "decideMany", "sent");
    const cut = { ...decided, log: decided.log.map((line) => ({ ...line, after: line.after.slice(0, 40) })) };
    expect(outcomes(accepted(undo(cut)))).toEqual([["DR-0001", false, "invalid"]]);
  });
});
