/** `clasp push` into a server on this machine: what Google would get. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";

const root = join(__dirname, "../..");
const clasp = join(root, "node_modules/@google/clasp/build/src/index.js");
const out = join(root, "build/out");

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

interface Pushed {
  readonly name: string;
  readonly type: string;
  readonly source: string;
}

let asked: readonly Asked[];
let said: Said;
beforeAll(async () => {
  [asked, said] = await push();
}, 30_000);

test("clasp looks at the project that .clasp.json names and replaces its content once", () => {
  const { scriptId } = JSON.parse(readFileSync(join(root, ".clasp.json"), "utf8"));
  const path = `/v1/projects/${encodeURIComponent(scriptId)}/content`;
  expect({ status: said.status, asked: asked.map((one) => `${one.method} ${one.path.replace(/\?.*/, "")}`) }).toEqual({
    status: 0,
    asked: [`GET ${path}`, `PUT ${path}`],
  });
});

test("what is pushed is what was built, byte for byte, and nothing else", () => {
  const pushed = filesPushed().map(({ name, type, source }) => [`${name}.${endings[type]}`, source]);
  const built = readdirSync(out).map((file) => [file, readFileSync(join(out, file), "utf8")]);
  expect(Object.fromEntries(pushed)).toEqual(Object.fromEntries(built));
  expect(pushed).toHaveLength(built.length);
});

test("the script, the pages and the manifest have the types that Apps Script takes, the manifest once", () => {
  const types = Object.fromEntries(filesPushed().map(({ name, type }) => [name, type]));
  const pages = readdirSync(out).filter((file) => file.endsWith(".html"));
  expect(types).toEqual({
    appsscript: "JSON",
    code: "SERVER_JS",
    ...Object.fromEntries(pages.map((file) => [parse(file).name, "HTML"])),
  });
});

test("there is one script, so that no order of files can break it", () => {
  expect(filesPushed().filter(({ type }) => type === "SERVER_JS")).toHaveLength(1);
});

const endings: Readonly<Record<string, string>> = { SERVER_JS: "js", HTML: "html", JSON: "json" };

const filesPushed = (): readonly Pushed[] => JSON.parse(asked.find(({ method }) => method === "PUT")?.body ?? "").files;

const push = async (): Promise<readonly [readonly Asked[], Said]> => {
  const heard: Asked[] = [];
  // A project as Google makes it: its manifest alone.
  const fresh = { files: [{ name: "appsscript", type: "JSON", source: "{}" }] };
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "" } = request;
    const body = await textOf(request);
    heard.push({ method, path, body });
    response.setHeader("content-type", "application/json");
    response.end(method === "PUT" ? body : JSON.stringify(fresh));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const home = mkdtempSync(join(tmpdir(), "clasp-"));
  try {
    const { port } = server.address() as AddressInfo;
    return [heard, await runClasp(home, `http://127.0.0.1:${port}/`)];
  } finally {
    server.close();
    rmSync(home, { recursive: true });
  }
};

const textOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
};

interface Said {
  readonly status: number | null;
  readonly text: string;
}

const runClasp = (home: string, url: string) =>
  new Promise<Said>((done) => {
    const login = join(home, "login.json");
    writeFileSync(login, JSON.stringify({ tokens: { default: nobody } }));
    const argv = ["--import", join(__dirname, "loopback.mjs"), clasp, "--auth", login, "push", "--force"];
    // Whatever does not go to this machine finds no way out.
    const wayOut = { HTTPS_PROXY: "http://127.0.0.1:9", NO_PROXY: "127.0.0.1" };
    const env = { PATH: process.env.PATH, HOME: home, CLASP_ENTRY: clasp, LOOPBACK_URL: url, ...wayOut };
    const child = spawn(process.execPath, argv, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part) => {
        text += part;
      });
    child.on("close", (status) => done({ status, text }));
  });

// A login that is good until the year 2100, so that nobody asks Google for a new one.
const nobody = {
  type: "authorized_user",
  client_id: "nobody",
  client_secret: "nothing",
  refresh_token: "nothing",
  access_token: "nothing",
  expiry_date: Date.UTC(2100, 0, 1),
};
