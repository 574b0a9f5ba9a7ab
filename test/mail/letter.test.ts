import { formatted } from "../../src/mail/formatted";
import { type Envelope, letterAnyhow, letterFrom, type Values } from "../../src/mail/letter";
import { firstTemplateRows, firstTemplates, type TemplateName, wordingOf } from "../../src/mail/templates";
import { accepted, refused, row } from "../notation";

const everyTemplate = Object.keys(firstTemplates) as TemplateName[];
const values: Values = {
  "Tier Before": "Silver",
  Missing: "SE",
  "Partner Contact Name": "Pat Moss",
  "Partner Name": "Contoso Cloud",
  "Company Name": "Initech",
  "Deal ID": "DR-0042",
  "PAM Name": "Ann Park",
  "PAM Email": "ann@example.com",
  "AE Name": "Lee Quinn",
  "AE Email": "lee@example.com",
  "AE Phone": "+1 555 0101",
  "AE Due": "Tue 7 Jul 2026, 10:00",
  "Protected From": "Jul 6, 2026",
  "Protected Until": "Oct 4, 2026",
  "Update Due": "Aug 5, 2026",
  Received: "Thu 2 Jul 2026, 14:00",
  "Decision Due": "Tue 7 Jul 2026, 14:00",
  Reason: "AE Lee has been in active discussions with Initech since 2026-02-20",
  Alternative: "Let's connect you with Lee.",
  About: "Initech (DR-0001)",
  Due: "Tue 24 Mar 2026, 15:00",
  Promise: "Registration approved or rejected",
  Asked: "- Industry",
  Program: "Northwind Partners",
  Tier: "Gold",
  Note: "",
};
const envelope: Envelope = {
  key: "DR-0042/approved/2",
  about: "DR-0042",
  to: "pat@contoso.example",
  cc: ["ann@example.com"],
  replyTo: "desk@example.com",
  language: "",
};
const write = (template: TemplateName, more: Values = {}, rows = firstTemplateRows(), on: Partial<Envelope> = {}) =>
  letterFrom(template, { ...values, ...more }, { ...envelope, ...on }, rows);
const written = (template: TemplateName, more: Values = {}, rows = firstTemplateRows()) =>
  accepted(write(template, more, rows));

describe("the wording of the agreement", () => {
  it("does not end a sentence with two full stops where a company's name ends with one", () => {
    const { text } = written("acknowledged", { "Company Name": "Initech Inc." });
    expect(text).toContain("Thank you for registering Initech Inc. It has reached us");
  });

  it("R-040: an approval names the executive, the protection and the deal", () => {
    const { subject, text } = written("approved");
    expect(subject).toBe("Deal Registration Approved — Initech | Contoso Cloud");
    expect(text.split(/\n+/)).toEqual([
      "Hi Pat Moss,",
      "Your deal registration for Initech has been approved.",
      "Registration details:",
      "Account: Initech",
      "Company AE assigned: Lee Quinn — lee@example.com — +1 555 0101",
      "Protection period: Jul 6, 2026 to Oct 4, 2026",
      "Deal ID: DR-0042",
      "Next step: Lee Quinn will reach out to you within 24 hours to coordinate our first joint meeting. If you don't hear from them, contact Ann Park at ann@example.com.",
      "Thank you for bringing this opportunity to us.",
      "Ann Park",
    ]);
  });

  it("R-041: a rejection gives the reason and a way on", () => {
    const { subject, text } = written("rejected");
    expect(subject).toBe("Deal Registration — Action Required — Initech");
    expect(text.split(/\n+/)).toEqual([
      "Hi Pat Moss,",
      "Thank you for registering Initech. Unfortunately, we cannot approve this registration because: AE Lee has been in active discussions with Initech since 2026-02-20",
      "We understand this may be frustrating. Here's what we recommend:",
      "Let's connect you with Lee.",
      "Please reply to this email or contact your PAM Ann Park at ann@example.com to discuss.",
      "Ann Park",
    ]);
  });

  it("before a protection ends the partner reads by when we need its word, and whom to ask", () => {
    expect(written("update-due").text).toContain("Please tell us by the end of Aug 5, 2026");
    for (const template of ["ending", "ending-pam"] as const)
      expect(written(template).text).toContain("ends on Oct 4, 2026");
    for (const template of ["update-due", "ending", "extended", "reinstated"] as const)
      expect(written(template).text).toContain("ontact Ann Park at ann@example.com");
    expect(written("ending-pam").text).toMatch(/^Hi Ann Park,/);
  });

  it("R-022: a confirmation says by when the answer comes, and whom to ask", () => {
    const { subject, text } = written("acknowledged");
    expect(subject).toBe("Deal Registration Received — Initech | Contoso Cloud");
    for (const said of ["Deal ID: DR-0042", "by Tue 7 Jul 2026, 14:00", "Ann Park at ann@example.com"])
      expect(text).toContain(said);
  });
});

describe("a mail from its template", () => {
  it.each(everyTemplate)("%s has every bracket filled, and nothing undefined", (template) => {
    const { subject, text } = written(template);
    expect(subject + text).not.toMatch(/[[\]]|undefined|null|NaN/);
  });

  it("is not written without a value that it asks for, and says which", () => {
    const no = refused(write("approved", { "AE Name": "", "Deal ID": "" }));
    expect(no).toMatchObject({ why: "missing-value", field: "AE Name" });
    expect(no.text).toContain("AE Name and Deal ID are missing");
    expect(refused(write("approved", { "Company Name": "" })).text).toContain("Company Name is missing");
  });

  it("of which nobody waits for an answer stands with what it lacks, and cannot leave", () => {
    const rows = firstTemplateRows();
    const lacking = letterAnyhow("update-due", { ...values, "Company Name": "" }, envelope, rows);
    expect(lacking).toMatchObject({ key: envelope.key, template: "update-due", to: ["pat@contoso.example"] });
    expect(lacking.fault).toBe('The mail "update-due" cannot be written: Company Name is missing.');
    expect(letterAnyhow("update-due", values, envelope, rows)).toEqual(written("update-due"));
  });

  it("leaves a phone that nobody knows out with its dash", () => {
    expect(written("approved", { "AE Phone": "" }).text).toContain(
      "Company AE assigned: Lee Quinn — lee@example.com\n",
    );
    expect(written("ae-introduced", { "AE Phone": "" }).text).toContain(
      "you will work with Lee Quinn — lee@example.com.",
    );
  });

  it("leaves a note that nobody wrote out with its paragraph", () => {
    expect(written("approved").text).not.toMatch(/\n\n\n/);
    expect(written("approved", { Note: "See you in May." }).text).toContain("\n\nSee you in May.\n\nThank you");
  });

  it.each(["[AE Phone]", " — [AE Phone]", " - [AE Phone]", ", [AE Phone]"])(
    "a phone written as %j goes without a trace",
    (phone) => {
      const rows = [
        row("templates", { key: "approved", language: "en", subject: "S", body: `Call [AE Name]${phone}.` }),
      ];
      expect(written("approved", { "AE Phone": "" }, rows).text).toBe("Call Lee Quinn.");
    },
  );

  it("takes values as they are: brackets and formulas in them are no placeholders", () => {
    const { text } = written("rejected", { Reason: "[Note] $& =1+1 [Deal ID]", Note: "N" });
    expect(text).toContain("because: [Note] $& =1+1 [Deal ID]\n");
  });

  it("S22: has its subject in one line, so that a name adds no header", () => {
    const { subject } = written("approved", { "Company Name": "Acme\r\nBcc: x@y.z" });
    expect(subject).toBe("Deal Registration Approved — Acme Bcc: x@y.z | Contoso Cloud");
    expect(written("approved", { "Company Name": "x".repeat(400) }).subject.length).toBeLessThanOrEqual(250);
  });

  it("goes to one partner, and to nobody twice", () => {
    expect(
      accepted(
        write("approved", {}, undefined, { cc: ["ann@example.com", "", "ann@example.com", "PAT@contoso.example"] }),
      ),
    ).toMatchObject({
      to: ["pat@contoso.example"],
      cc: ["ann@example.com"],
    });
  });

  it.each([
    ["", []],
    ["no address yet", []],
    ["pat@contoso.example, bob@contoso.example", ["pat@contoso.example", "bob@contoso.example"]],
  ])("that is to go to %j goes to %j", (to, addresses) => {
    expect(accepted(write("approved", {}, undefined, { to })).to).toEqual(addresses);
  });

  it("keeps its values, its key and what it is about", () => {
    const letter = written("approved");
    expect(JSON.parse(letter.values)).toEqual(values);
    expect(letter).toMatchObject({
      key: "DR-0042/approved/2",
      about: "DR-0042",
      template: "approved",
      replyTo: "desk@example.com",
    });
  });
});

describe("wording that people changed", () => {
  const own = (said: Parameters<typeof row<"templates">>[1]) =>
    row("templates", { key: "approved", language: "en", ...said });
  const body = "Hello [Partner Contact Name]";

  it("is used, in the partner's language where there is one, else in English", () => {
    const rows = [
      own({ subject: "Yes", body }),
      own({ language: "de", subject: "Ja", body: "Hallo [Partner Contact Name]" }),
    ];
    expect(accepted(write("approved", {}, rows, { language: "DE" }))).toMatchObject({
      subject: "Ja",
      text: "Hallo Pat Moss",
    });
    expect(accepted(write("approved", {}, rows, { language: "fr" })).subject).toBe("Yes");
    expect(accepted(write("approved", {}, rows)).subject).toBe("Yes");
  });

  it("is as it came where the row is gone, or its text or subject was emptied", () => {
    const first = "Deal Registration Approved — Initech | Contoso Cloud";
    expect(written("approved", {}, []).subject).toBe(first);
    expect(written("approved", {}, [own({ subject: "Yes", body: "" })]).subject).toBe(first);
    expect(written("approved", {}, [own({ subject: "", body })])).toMatchObject({
      subject: first,
      text: "Hello Pat Moss",
    });
  });

  it.each(["[Meeting Link]", "[meeting link]", "[email]"])(
    "with a word in brackets that nobody fills in, %s, it stops the mail and names it",
    (word) => {
      expect(refused(write("approved", {}, [own({ subject: "Yes", body: `See ${word}` })])).text).toContain(
        `${word.slice(1, -1)} is missing`,
      );
    },
  );

  it("may write the brackets in any case", () => {
    expect(
      written("approved", {}, [own({ subject: "Yes", body: "Dear [partner contact name], [AE email]" })]).text,
    ).toBe("Dear Pat Moss, lee@example.com");
  });

  it("starts as a row for each mail, with a subject and a text", () => {
    const rows = firstTemplateRows();
    expect(rows.map(({ key }) => key)).toEqual(everyTemplate);
    expect(rows.filter(({ subject, body, language }) => !subject || !body || language !== "en")).toEqual([]);
    for (const key of everyTemplate) expect(wordingOf(rows, key, "")).toMatchObject(wordingOf([], key, ""));
  });
});

describe("the formatted version of a text", () => {
  it("has a paragraph for each blank line and a break for each line", () => {
    const html = formatted("Hi Pat,\n\nAccount: Initech\nDeal ID: DR-0042\n\n\n\nAnn");
    expect(html.match(/<p /g)).toHaveLength(3);
    expect(html).toContain("Account: Initech<br>Deal ID: DR-0042");
  });

  it("S22: shows what looks like markup as it was written", () => {
    const html = formatted(`<img src=x onerror=alert(1)> & "Acme" 'n' Co`);
    expect(html).not.toContain("<img");
    expect(html).toMatch(/&#60;img src=x onerror=alert\(1\)&#62; &#38; &#34;Acme&#34; &#39;n&#39; Co/);
  });

  it("takes the line ends of any system", () => {
    expect(formatted("a\r\n\r\nb\r\nc").match(/<p /g)).toHaveLength(2);
  });
});
