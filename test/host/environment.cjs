/** Gives tests what Node loads once for all files: the local host, whose engine jest cannot read, and the browser's driver. */
const { join } = require("node:path");
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.defineProperty(this.global, "localHost", {
      get: () => require(join(__dirname, "../../build/host/desk.cjs")),
    });
    Object.defineProperty(this.global, "playwright", { get: () => require("playwright-core") });
  }
};
