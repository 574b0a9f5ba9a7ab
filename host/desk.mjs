#!/usr/bin/env node
/** Starts the local host's command line: installs and builds what is missing, then runs it. */
import { createRequire } from "node:module";
import "../build/ensure.mjs";

const { bundleIfStale } = await import("../build/bundle.mjs");
await bundleIfStale();
const { run } = createRequire(import.meta.url)("../build/host/desk.cjs");
process.exitCode = await run(process.argv.slice(2));
