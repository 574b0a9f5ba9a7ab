#!/usr/bin/env node
/** Starts the local host's command line: installs and builds what is missing, then runs it. */
import { createRequire } from "node:module";
import "../build/ensure.mjs";

const { bundleIfStale, bundlePageIfStale } = await import("../build/bundle.mjs");
await bundleIfStale();
if (process.argv[2] === "serve") await bundlePageIfStale();
// The workbook engine tells the console about its inner life; a command line's output is its own.
for (const level of ["error", "warn", "log"]) console[level] = () => undefined;
const { run } = createRequire(import.meta.url)("../build/host/desk.cjs");
process.exitCode = await run(process.argv.slice(2));
