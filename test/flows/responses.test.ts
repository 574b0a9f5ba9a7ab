import type { Cell } from "../../src/model/cell";
import type { Learnt } from "../../src/model/desk";
import { serialOf } from "../../src/rules/zone";
import { accepted, newYork, on } from "../notation";
import {
  ann,
  asks,
  type Circumstances,
  type Desk,
  deskAfter,
  deskWith,
  does,
  friday,
  mailsIn,
  ops,
  runs,
  withDeal,
} from "./desk";

const title = "Form Responses 1";
const questions = {
  Timestamp: serialOf(newYork, on("Fri 2026-03-20 14:30")),
  "Email Address": "pat@contoso.example",
  "Partner firm": "Contoso Cloud",
  "Who is the partner contact? (Partner's contact)": "",
  "Partner role": "Pat Moss",
  "Company name (legal)": "Globex",
  "Primary contact name": "Hank Scorpio",
  "Primary contact title": "CEO",
  "Primary contact email": "hank@globex.example",
  company_size: "200-500",
  Industry: "Energy",
  "Estimated deal size ($)": 80_000,
  "Expected close date": serialOf(newYork, on("Wed 2026-09-30 00:00")),
  "Type of partnership": "Co-sell",
  "Buying signal": "RFP",
  "Existing company relationship": "No",
  "Any comments?": "Hurry",
} as const;
type Answers = { readonly [Q in keyof typeof questions]?: Cell };

/** A tab with these responses, each the whole one with other answers. */
const formOf = (...responses: readonly Answers[]) => ({
  title,
  columns: Object.entries(questions).map(([question, usual]) => [
    question,
    ...responses.map((said) => said[question as keyof Answers] ?? usual),
  ]),
});
const at = (said: string) => serialOf(newYork, on(said));

const takes = (form: Circumstances["form"], circumstances: Circumstances = {}, desk: Desk = deskWith()) =>
  accepted(runs(desk, "responses", {}, { now: friday, ...(form && { form }), ...circumstances }));
const added = ({ changes }: ReturnType<typeof takes>) =>
  changes.flatMap((change) => (change.table === "registrations" && "add" in change ? [change.add] : []));

describe("a response of a form", () => {
  it("is a registration that came when it was sent, and is acknowledged", () => {
    const plan = takes(formOf({}));
    expect(added(plan)).toMatchObject([
      {
        id: "DR-0001",
        stage: "submitted",
        partner: "Contoso Cloud",
        partnerRole: "Pat Moss",
        partnerContactEmail: "pat@contoso.example",
        companyName: "Globex",
        dealSize: 80_000,
        closeQuarter: "Q3 2026",
        existingRelationship: "no",
        partnershipType: "Co-sell",
        receivedAt: on("Fri 2026-03-20 14:30"),
        decisionDueAt: on("Tue 2026-03-24 14:30"),
        channel: "form",
        enteredBy: "form",
        waits: [],
      },
    ]);
    expect(mailsIn(plan)).toEqual([["acknowledged", "pat@contoso.example", ann]]);
    expect(plan).toMatchObject({ reply: { taken: 1, refused: 0 }, issued: { registrations: 1 } });
  });

  it("comes in once, however often the tab is looked at, sorted or not, and also when its registration is gone", () => {
    const [one, two] = [{}, { Timestamp: at("Fri 2026-03-20 14:40"), "Company name (legal)": "Hooli" }];
    const first = takes(formOf(one, two));
    expect(added(first).map(({ id, companyName }) => [id, companyName])).toEqual([
      ["DR-0001", "Globex"],
      ["DR-0002", "Hooli"],
    ]);
    const after = deskAfter(deskWith(), first);
    const learnt = first.learnt as Partial<Learnt>;
    const sorted = formOf(two, one);
    expect(takes(sorted, { learnt }, after)).toMatchObject({ changes: [], letters: [], reply: { taken: 0 } });
    expect(takes(sorted, {}, after)).toMatchObject({ changes: [], letters: [] });
    expect(takes(sorted, { learnt }, deskWith())).toMatchObject({ changes: [], letters: [] });
    const third = { Timestamp: at("Fri 2026-03-20 14:50"), "Company name (legal)": "Initech" };
    expect(
      added(takes(formOf(third, two, one), { learnt, highest: { registrations: 2 } })).map(({ id }) => id),
    ).toEqual(["DR-0003"]);
  });

  it("that lacks fields or says nonsense is taken in, and the partner is asked for exactly these", () => {
    const plan = takes(
      formOf({ Industry: "", "Estimated deal size ($)": "about 50k", "Primary contact title": "TBD" }),
    );
    expect(added(plan)).toMatchObject([
      { stage: "info-requested", dealSize: null, contactTitle: "TBD", waits: [[friday, null]], decisionDueAt: null },
    ]);
    expect(mailsIn(plan)).toEqual([["details-asked", "pat@contoso.example", ann]]);
    expect(plan.letters[0]?.text).toContain(
      '- Deal size (ACV): "about 50k" is not a number.\n- Industry\n- Contact title: "TBD" only keeps the place. Write what it is.\n',
    );
  });

  it("can be answered then, and not without all of it", () => {
    const asked = deskAfter(deskWith(), takes(formOf({ Industry: "", "Primary contact title": "TBD" })));
    const half = asks(asked, "answer", { id: "DR-0001", fields: { industry: "Energy" } });
    expect(half).toMatchObject({ ok: false, refusal: { field: "contactTitle" } });
    const fields = { industry: "Energy", contactTitle: "CEO" };
    expect(does(asked, "answer", { id: "DR-0001", fields }).registrations[0]).toMatchObject({ stage: "submitted" });
  });

  it.each<[Answers, string]>([
    [{ "Partner firm": "Contoso Clod" }, 'There is no partner called "Contoso Clod". Did you mean Contoso Cloud?'],
    [{ "Partner firm": "" }, "Partner is missing."],
    [
      { "Email Address": "hank@globex.example" },
      "Partner contact e-mail: this is the customer's address, and nobody writes to the customer.",
    ],
    [{ "Company name (legal)": "Initech" }, "Initech is already registered by this partner as DR-0001."],
  ])("with %j stays out, with the reason, until somebody puts it right", (answers, text) => {
    const desk = withDeal();
    const plan = takes(formOf(answers), {}, desk);
    expect(plan).toMatchObject({ changes: [], letters: [], reply: { taken: 0, refused: 1 } });
    expect(plan.issued).toBeUndefined();
    const { problems } = accepted(asks(desk, "problems", {}, { form: formOf(answers) })).reply;
    expect(problems.filter(({ kind }) => kind === "response")).toMatchObject([
      { count: 1, where: ["row 2"], text: expect.stringContaining(text) },
    ]);
    const later = { now: on("Thu 2026-03-26 10:00"), learnt: plan.learnt as Partial<Learnt> };
    expect(added(takes(formOf({ "Company name (legal)": "Umbrella" }), later, desk))).toMatchObject([
      { id: "DR-0002" },
    ]);
    expect(mailsIn(takes(formOf({ "Company name (legal)": "Umbrella" }), later, desk))).toHaveLength(1);
  });

  it("Q54: from more than a day before the desk first looked at the tab is history, and nobody is mailed", () => {
    const plan = takes(
      formOf({ Timestamp: at("Thu 2026-03-19 14:59") }, { Industry: "", Timestamp: at("Mon 2026-01-05 09:00") }),
    );
    expect(plan.letters).toEqual([]);
    expect(added(plan)).toMatchObject([
      { id: "DR-0001", stage: "submitted", receivedAt: on("Thu 2026-03-19 14:59"), channel: "form" },
      { id: "DR-0002", receivedAt: on("Mon 2026-01-05 09:00") },
    ]);
  });

  it("that came while the hourly check stood still for days is acknowledged all the same", () => {
    const learnt = takes(formOf()).learnt as Partial<Learnt>;
    const plan = takes(formOf({}), { learnt, now: on("Tue 2026-03-24 10:00") });
    expect(mailsIn(plan)).toHaveLength(1);
  });

  it("brings the partner's fields alone: neither a stage nor a decision", () => {
    const form = formOf({});
    const more = [...form.columns, ["Stage", "Approved"], ["Deal ID", "DR-0007"], ["AE", "x@example.com"]];
    expect(added(takes({ title, columns: more }))).toMatchObject([{ id: "DR-0001", stage: "submitted" }]);
    expect(added(takes({ title, columns: more }))[0]).not.toHaveProperty("ae");
  });

  it("is only what has a moment, wherever that column stands; what people note beside it is none", () => {
    const [stamps, ...others] = formOf({}, { Timestamp: "" }, { Timestamp: "soon" }).columns;
    expect(added(takes({ title, columns: [...others, stamps!] }))).toHaveLength(1);
  });

  it("S15: fifty at once are fifty registrations and fifty confirmations", () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      Timestamp: at("Fri 2026-03-20 14:30") + n / 1e7,
      "Company name (legal)": `Company ${n}`,
      "Primary contact email": `hank@company${n}.example`,
    }));
    const plan = takes(formOf(...many, ...many.slice(0, 1)));
    expect(added(plan).map(({ id }) => id)).toEqual(many.map((_, n) => `DR-${String(n + 1).padStart(4, "0")}`));
    expect(plan.letters).toHaveLength(50);
    expect(plan.reply).toEqual({ taken: 50, refused: 1 });
  });
});

describe("a form", () => {
  const problemsOf = (form: NonNullable<Circumstances["form"]>) =>
    accepted(asks(deskWith(), "problems", {}, { form, user: ops })).reply.problems;

  it("names questions that are no column of ours, and not those that every form has", () => {
    expect(problemsOf(formOf({})).map(({ kind, where }) => [kind, where])).toEqual([
      ["form", ["Who is the partner contact? (Partner's contact)", "Any comments?"]],
    ]);
  });

  it("whose tab is gone is a problem, and takes nothing in", () => {
    expect(problemsOf({ title, columns: undefined })).toMatchObject([{ kind: "form", where: [title] }]);
    expect(takes({ title, columns: undefined })).toMatchObject({ changes: [], letters: [] });
    expect(takes({ title, columns: [] })).toMatchObject({ changes: [], letters: [] });
    expect(takes(undefined)).toMatchObject({ changes: [], letters: [] });
  });
});
