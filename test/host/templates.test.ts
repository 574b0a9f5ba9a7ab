import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { contextAfter, type Context, start } from "../../host/realm/templates/context";
import { escapedIn } from "../../host/realm/templates/escape";
import { evaluated } from "../../host/realm/templates/evaluate";
import { inScript, newWorld, smallAddOn } from "./world";

// As fast-check's own "binary", which takes half a second to list them all.
const letter = fc
  .nat(0x10ffff)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

/** What a template prints with `x` set on it. */
const printed = (template: string, x: unknown) => evaluated(template, { x });

test.each([
  ["<p><?= x ?></p>", "<p>&lt;b&gt;&#34;&#39;&amp;</p>", "text"],
  ["<p><?!= x ?></p>", "<p><b>\"'&</p>", "raw, as it is"],
  ['<p title="<?= x ?>">', '<p title="&lt;b&gt;&#34;&#39;&amp;">', "an attribute"],
  ["<p title=<?= x ?> id=a>", "<p title=&lt;b&gt;&#34;&#39;&amp; id=a>", "an attribute without quotes"],
  ['<a href="/f?q=<?= x ?>">', '<a href="/f?q=%3Cb%3E%22&#39;%26">', "a part of an address"],
  ["<script>f(<?= x ?>)</script>", "<script>f('\\u003cb\\u003e\\u0022\\u0027\\u0026')</script>", "code"],
  ['<script>f("<?= x ?>")</script>', '<script>f("\\u003cb\\u003e\\u0022\\u0027\\u0026")</script>', "a string"],
  ['<p style="color: <?= x ?>">', '<p style="color: refused">', "style"],
  ["<textarea><?= x ?></textarea>", "<textarea>&lt;b&gt;&#34;&#39;&amp;</textarea>", "words"],
  ["<!-- <?= x ?> -->", "<!--  b \"'& -->", "a comment"],
])("%s prints %s: %s", (template, page) => {
  expect(printed(template, "<b>\"'&")).toBe(page);
});

test.each([
  ["javascript:alert(1)", "about:invalid"],
  [" java\nscript:alert(1)", "about:invalid"],
  ["data:text/html,x", "about:invalid"],
  ["https://a.example/b c?d=e&f", "https://a.example/b%20c?d=e&amp;f"],
  ["mailto:ana@a.example", "mailto:ana@a.example"],
  ["deals/1", "deals/1"],
  ["a%20b", "a%20b"],
])("the address %j becomes %s", (address, href) => {
  expect(printed('<a href="<?= x ?>">', address)).toBe(`<a href="${href}">`);
});

test.each([
  [5, " 5 "],
  [true, " true "],
  [null, " null "],
  ["5", "'5'"],
])("the value %j is %j in code", (value, code) => {
  expect(printed("<script><?= x ?></script>", value)).toBe(`<script>${code}</script>`);
});

test.each([
  ["<script>'it\\'s', <?= x ?></script>", "code", "an escaped quote does not end a string"],
  ["<script>/* ' */ <?= x ?></script>", "code", "a quote in a comment opens nothing"],
  ["<script>// '\n<?= x ?></script>", "code", "a comment ends with its line"],
  ["<script>/* a /*/ <?= x ?></script>", "code", "a comment ends with the first sign of its end"],
  ["<script>a = /'/; <?= x ?></script>", "code", "a quote in a regular expression opens nothing"],
  ["<script>a = b / 2 + '<?= x ?></script>", "'", "a division is no regular expression"],
])("in %s the code is in %s: %s", (template, code) => {
  expect(contextAfter(start, template.split("<?")[0] ?? "")).toMatchObject({ at: "script", code });
});

const contexts: readonly (readonly [string, (page: string) => RegExpExecArray | null])[] = [
  ["<p>", (page) => /^<p>[^<>]*<i>$/.exec(page)],
  ['<p title="', (page) => /^<p title="[^"<>]*<i>$/.exec(page)],
  ["<p title='", (page) => /^<p title='[^'<>]*<i>$/.exec(page)],
  ["<p title=", (page) => /^<p title=(?:[^\s"'<>`]+|"")<i>$/.exec(page)],
  ['<a href="', (page) => /^<a href="[^"<>]*<i>$/.exec(page)],
  ["<p onclick='f(", (page) => /^<p onclick='f\([^'<>]*<i>$/.exec(page)],
  ["<script>f('", (page) => /^<script>f\('[^'"<>\n\r\u2028]*<i>$/.exec(page)],
  ["<textarea>", (page) => /^<textarea>[^<>]*<i>$/.exec(page)],
  ["<style>p { color: ", (page) => /^<style>p \{ color: [^;{}<>"'()\\]*<i>$/.exec(page)],
  ["<p ", (page) => /^<p [\w-]+<i>$/.exec(page)],
];

test.each(contexts)("nothing that is printed behind %s can leave its place", (before, stays) => {
  const context = contextAfter(start, before);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: letter }), nasty), (value) => {
      expect(stays(`${before}${escapedIn(context, value)}<i>`)).not.toBeNull();
    }),
  );
});

/** Texts of the signs that end something somewhere. */
const nasty = fc
  .array(
    fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "`",
      "\\",
      "/",
      "*",
      "-->",
      "</script>",
      "\n",
      " ",
      "=",
      "(",
      "&",
      ";",
      "javascript:",
      "x",
    ),
  )
  .map((signs) => signs.join(""));

test("a string in code is the very value", () => {
  const inString: Context = contextAfter(start, "<script>'");
  fc.assert(
    fc.property(fc.string({ unit: letter }), (value) => {
      expect(new Function(`return '${escapedIn(inString, value)}'`)()).toBe(value);
    }),
  );
});

test("any text of a page can be read to its end", () => {
  fc.assert(fc.property(nasty, (text) => expect(contextAfter(start, `<a ${text}`)).toHaveProperty("at")));
});

test("code repeats, decides and declares", () => {
  const template = "<? for (const name of x) { ?><li><?= name ?><? } let y = 1; ?><?= y + 1; ?>";
  expect(printed(template, ["A", "<"])).toBe("<li>A<li>&lt;2");
});

test("a script fills a template with its properties and functions, and shows it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "add-on-"));
  for (const name of ["appsscript.json", "code.gs"])
    writeFileSync(join(folder, name), readFileSync(join(smallAddOn, name)));
  writeFileSync(join(folder, "page.html"), "<script>view = <?= view ?></script><p><?= hello(view) ?></p>");
  writeFileSync(join(folder, "more.gs"), "const hello = (name) => 'Hello ' + name + ', ' + typeof view;");
  const world = newWorld({ bundle: folder });
  const text = `
    const template = HtmlService.createTemplateFromFile("page");
    template.view = input;
    const page = template.evaluate().setTitle("Views").addMetaTag("viewport", "width=300");
    SpreadsheetApp.getUi().showSidebar(page);
    return [Object.keys(template), page.getContent(), page.getMetaTags()[0].getName(), page.asTemplate().getRawContent() === page.getContent()]`;
  const content = "<script>view = '\\u003creview\\u003e'</script><p>Hello &lt;review&gt;, undefined</p>";
  expect(await inScript(world, text, "<review>")).toEqual([["view"], content, "viewport", true]);
  expect(world.screen.sidebar).toMatchObject({ title: "Views", html: content });
  expect(world.lastCalls?.calls).toMatchObject({ "HtmlTemplate.evaluate": 1, "HtmlService.createTemplateFromFile": 1 });
});

test("a template that fails throws into the script, and its code can not be asked for", async () => {
  const world = newWorld({ bundle: smallAddOn });
  const text = "return HtmlService.createTemplate(input).evaluate().getContent()";
  await expect(inScript(world, text, "<?= nothing ?>")).rejects.toThrow("nothing is not defined");
  await expect(inScript(world, "HtmlService.createTemplate('').getCode()")).rejects.toThrow(
    "not implemented in the local host",
  );
});
