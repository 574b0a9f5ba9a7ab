/** Loaded before clasp: turns its calls of the Apps Script API to a server on this machine. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { CLASP_ENTRY, LOOPBACK_URL } = process.env;
if (!LOOPBACK_URL?.startsWith("http://127.0.0.1:")) throw new Error("This test speaks to this machine alone.");

// The very copy that clasp loads; it takes the address of an API from the options of its client alone.
const { google } = await import(pathToFileURL(createRequire(CLASP_ENTRY).resolve("googleapis")).href);
const ofGoogle = google.script.bind(google);
google.script = (options) => ofGoogle({ ...options, rootUrl: LOOPBACK_URL });
