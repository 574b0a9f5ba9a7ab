/** Before all tests: makes build/out and build/host anew when anything they are made from has changed. */
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

module.exports = () => {
  const made = spawnSync(process.execPath, [join(__dirname, "../build/bundle.mjs"), "--if-stale"], {
    stdio: "inherit",
  });
  if (made.status !== 0) throw new Error("The bundle could not be made.");
};
