/** The web app: requests of browsers, and what its pages may call. */
import type { Google } from "../google";
import { type Job, execute } from "../run/execution";
import type { Failure } from "../run/messages";
import type { HtmlOutput } from "../services/html";
import { type Moment, presentOf } from "./moment";

/** What a browser gets of a request, after the redirect. */
export interface Response {
  readonly status: 200;
  readonly type: string;
  readonly body: string;
}

/** Where the web app is: a script whose manifest has one counts as deployed. */
export const webAddress = ({ bundle, state }: Google): string | null =>
  bundle.hasWebApp ? `https://script.google.com/macros/s/${state.scriptId}/exec` : null;

/** A request to the web app: `doGet` or `doPost` with the event that Google would pass. */
export const request = async (
  google: Google,
  method: "GET" | "POST",
  address: string,
  body: string | undefined,
  moment: Moment = {},
): Promise<Response> => {
  if (!google.bundle.hasWebApp) throw new Error("The manifest has no web app.");
  const functionName = method === "GET" ? "doGet" : "doPost";
  const event = eventOf(address, method === "POST" ? (body ?? "") : undefined, moment.as !== undefined);
  const job = await visitorJob(google, moment);
  const outcome = await execute(google, { ...job, isRequest: true, functionName, args: () => [event] });
  // https://developers.google.com/apps-script/guides/web: whatever happens, the answer is a page with status 200.
  if (!outcome.ok) return page(escaped(said(outcome.error)));
  const output = outcome.returned as Partial<HtmlOutput> | undefined;
  return page(output?.content ?? "The script completed but did not return anything.");
};

/** How a function runs for a visitor: with the rights of whoever deployed it, without a workbook and without a window. */
export const visitorJob = async (google: Google, moment: Moment): Promise<Omit<Job, "functionName" | "args">> => {
  const { faults } = await presentOf(google, moment);
  const user = google.state.triggers[0]?.by ?? google.state.person;
  return { user, activeUser: shownTo(user, moment.as), authMode: "FULL", hasScreen: false, isWebApp: true, faults };
};

/** Google tells a script that runs as its owner who visits only where it is the owner, or somebody of the owner's own domain. */
const shownTo = (owner: string, visitor = ""): string => {
  const isOfDomain = domainOf(visitor) === domainOf(owner) && domainOf(owner) !== "gmail.com";
  return visitor === owner || isOfDomain ? visitor : "";
};

const domainOf = (email: string) => email.toLowerCase().split("@")[1] ?? "";

const eventOf = (address: string, body: string | undefined, isSignedIn: boolean) => {
  const { search, searchParams, pathname } = new URL(address, "https://script.google.com/");
  const form = new URLSearchParams(body !== undefined && isForm(body) ? body : "");
  const pairs = [...searchParams, ...form];
  const names = [...new Set(pairs.map(([name]) => name))];
  const valuesOf = (name: string) => pairs.flatMap(([one, value]) => (one === name ? [value] : []));
  const path = pathname.replace(/^.*\/(exec|dev)(?=\/|$)/, "").replace(/^\//, "");
  return {
    queryString: search ? search.slice(1) : null,
    parameter: Object.fromEntries(names.map((name) => [name, valuesOf(name)[0] ?? ""])),
    parameters: Object.fromEntries(names.map((name) => [name, valuesOf(name)])),
    contextPath: "",
    contentLength: body === undefined ? -1 : Buffer.byteLength(body),
    // Only of a visitor who is signed in.
    ...(path && isSignedIn ? { pathInfo: path } : {}),
    ...(body === undefined ? {} : { postData: postDataOf(body) }),
  };
};

const isForm = (body: string) => /^[\w.%+-]+=[^{}\s]*$/.test(body);

const postDataOf = (contents: string) => ({
  length: Buffer.byteLength(contents),
  type: isForm(contents) ? "application/x-www-form-urlencoded" : "text/plain",
  contents,
  name: "postData",
});

const page = (body: string): Response => ({ status: 200, type: "text/html", body });

const said = ({ name, message }: Failure) => `${name}: ${message}`;

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
