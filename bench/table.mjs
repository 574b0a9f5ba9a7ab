/** Figures as a table for people. */

/** A line of the table: `holds` is left out where there is no goal to hold. */
export const figure = (goal, what, measured, wanted = "", holds = undefined) => [
  goal,
  what,
  measured,
  wanted,
  holds === undefined ? "" : holds ? "ok" : "MISSED",
];

export const table = (titles, lines) => {
  const all = [titles, ...lines];
  const widths = titles.map((_, column) => Math.max(...all.map((line) => line[column].length)));
  const drawn = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
  return [drawn[0], widths.map((width) => "-".repeat(width)).join("  "), ...drawn.slice(1)].join("\n");
};

export const times = (ratio) => `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString("en")}x`;
export const count = (number) => Math.round(number).toLocaleString("en");
