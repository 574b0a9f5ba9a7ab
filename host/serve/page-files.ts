/** The page itself: one HTML file, its script and its style, as `bundlePage` made them. */
import { existsSync, createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { MakePart } from "./desk";

/** Where `bundlePage` puts the page. */
export const pageFolder = join(__dirname, "../page");

export const pageFiles: MakePart = (desk) => ({
  answers: {},
  serve: ({ origin, path }, _request, response) => {
    if (origin !== "page") return false;
    if (path === "/") return sent(response, "text/html", html, policy(desk.frameOrigin));
    const type = types[path];
    if (!type || !existsSync(join(pageFolder, path))) return false;
    response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
    createReadStream(join(pageFolder, path)).pipe(response);
    return true;
  },
});

const types: Readonly<Record<string, string>> = {
  "/early.js": "text/javascript",
  "/page.js": "text/javascript",
  "/page.css": "text/css",
};

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Partner Desk on this machine</title>
<link rel="icon" href="data:,">
<script src="/early.js"></script>
<link rel="stylesheet" href="/page.css">
</head>
<body><script src="/page.js"></script></body>
</html>
`;

// Nothing is fetched from anywhere but this server: a workbook with an address in a cell stays on this machine.
const policy = (frames: string) =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `frame-src ${frames}`,
    "frame-ancestors 'none'",
  ].join("; ");

const sent = (response: ServerResponse, type: string, text: string, contentSecurityPolicy: string) => {
  response.writeHead(200, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "content-security-policy": contentSecurityPolicy,
  });
  response.end(text);
  return true;
};
