/** Before all tests: makes build/out, build/host and the page of the host anew when anything they are made from has changed. */
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

module.exports = async () => {
  const { bundleIfStale, bundlePageIfStale } = await import(pathToFileURL(join(__dirname, "../build/bundle.mjs")).href);
  await bundleIfStale();
  await bundlePageIfStale();
};
