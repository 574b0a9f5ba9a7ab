/** The web app: the event of a request, whose rights it has, and what is not there. */
import { bundleWith } from "./bundles";
import { newWorld } from "./world";

const code = `
const shown = (value) => HtmlService.createHtmlOutput(JSON.stringify(value));
const tried = (work) => { try { return work() } catch (error) { return error.message } };
const who = () => [Session.getEffectiveUser().getEmail(), Session.getActiveUser().getEmail()];
const there = () => [SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.getActiveRange(), tried(() => SpreadsheetApp.getUi())];
function doGet(e) {
  if (e.parameter.fail) throw new TypeError("a < b");
  if (e.parameter.nothing) return 1;
  return shown({ e, who: who(), there: there(), url: ScriptApp.getService().getUrl() });
}
function doPost(e) { return shown(e); }
function visit() { return JSON.stringify([who(), there()]); }
function opened(id) { return tried(() => SpreadsheetApp.openById(id).getName()); }
`;
const bundle = bundleWith({ code, webapp: { executeAs: "USER_DEPLOYING", access: "ANYONE_ANONYMOUS" } });
const refused = "Cannot call SpreadsheetApp.getUi() from this context.";

const world = () => newWorld({ bundle, as: "owner@firm.example" });
const told = async (...asked: Parameters<ReturnType<typeof world>["request"]>) =>
  JSON.parse((await world().request(...asked)).body);

test("a request is told as Google tells it, and runs with the owner's rights before no workbook", async () => {
  const { e, ...rest } = await told("GET", "/exec/a/b?p=One%20Two&k=x&k=y");
  expect(e).toEqual({
    queryString: "p=One%20Two&k=x&k=y",
    parameter: { p: "One Two", k: "x" },
    parameters: { p: ["One Two"], k: ["x", "y"] },
    contextPath: "",
    contentLength: -1,
  });
  expect(rest).toMatchObject({ who: ["owner@firm.example", ""], there: [null, null, refused] });
  expect(rest.url).toMatch(/^https:\/\/script\.google\.com\/macros\/s\/\w+\/exec$/);
  expect((await told("GET", rest.url)).e).toMatchObject({ queryString: null, parameter: {} });
});

test("a visitor who is signed in is told of to an owner of the same domain alone", async () => {
  const whoSees = async (as: string) => (await told("GET", "/exec/a", undefined, { as })).who[1];
  expect(await whoSees("vic@firm.example")).toBe("vic@firm.example");
  expect(await whoSees("vic@other.example")).toBe("");
  expect((await told("GET", "/exec/a", undefined, { as: "vic@other.example" })).e.pathInfo).toBe("a");
});

test("a form that is sent stands among the parameters, anything else is text", async () => {
  expect(await told("POST", "/exec?a=1", "b=2&c=3")).toMatchObject({
    parameter: { a: "1", b: "2", c: "3" },
    contentLength: 7,
    postData: { length: 7, type: "application/x-www-form-urlencoded", contents: "b=2&c=3", name: "postData" },
  });
  expect(await told("POST", "/exec", '{"b":2}')).toMatchObject({ parameter: {}, postData: { type: "text/plain" } });
});

test("whatever happens is a page with status 200", async () => {
  const page = (body: string) => ({ status: 200, type: "text/html", body });
  expect(await world().request("GET", "/exec?fail=1")).toEqual(page("TypeError: a &#60; b"));
  expect(await world().request("GET", "/exec?nothing=1")).toEqual(
    page("The script completed but did not return anything."),
  );
  await expect(newWorld({ bundle: bundleWith({}) }).request("GET", "/exec")).rejects.toThrow("no web app");
});

test("what a page of the web app calls runs for its visitor, and opens the workbook by its id alone", async () => {
  const here = world();
  const [who, there] = JSON.parse(String(await here.run("visit", [], { isVisitor: true })));
  expect([who, there]).toEqual([
    ["owner@firm.example", ""],
    [null, null, refused],
  ]);
  expect(await here.run("doGet", [{ parameter: {} }], { isVisitor: true })).toBeNull();
  expect(await here.run("opened", [here.state.workbook.id], { isVisitor: true })).not.toContain("openById");
  expect(await here.run("opened", ["another"], { isVisitor: true })).toContain("openById");
});
