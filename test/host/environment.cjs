/** Gives tests the local host as Node loads it: jest's own loader cannot read the workbook engine. */
const { join } = require("node:path");
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.defineProperty(this.global, "localHost", {
      get: () => require(join(__dirname, "../../build/host/desk.cjs")),
    });
  }
};
