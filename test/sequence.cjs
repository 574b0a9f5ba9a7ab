/** The order of the test files: those that take long begin first, so that none of them is left alone at the end. */
const { relative } = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

const longest = [
  "host/journeys",
  "host/demo",
  "pages/desk.",
  "pages/review",
  "host/shell",
  "host/frames",
  "walks/faults",
  "walks/crowd",
  "walks/operations",
  "walks/decisions",
  "walks/triggers",
  "walks/",
  "host/",
  "pages/",
];

const placeOf = ({ path }) => {
  const file = relative(__dirname, path).replaceAll("\\", "/");
  const place = longest.findIndex((start) => file.startsWith(start));
  return place < 0 ? longest.length : place;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => placeOf(one) - placeOf(other));
  }
};
