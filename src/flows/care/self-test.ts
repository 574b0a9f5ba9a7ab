/** The result of the self-test: beside the checks, and as text that a person may pass on. */
import type { Reply, SelfTest } from "../../contract";

type Health = Reply<"health">;
type Probe = SelfTest["probes"][number];

/** The checks with what the probes found; well when both are. */
export const tested = (health: Health, probes: readonly Probe[]): Health => {
  const milliseconds = probes.reduce((sum, probe) => sum + probe.milliseconds, 0);
  return {
    ...health,
    well: health.well && probes.every(({ outcome }) => outcome !== "not-well"),
    test: { milliseconds, probes: [...probes], text: textOf(health, probes, milliseconds) },
  };
};

const textOf = ({ asOf, checks }: Health, probes: readonly Probe[], milliseconds: number): string =>
  [
    `Partner Desk, self-test of ${asOf}, ${milliseconds} ms`,
    "",
    ...probes.map(({ name, outcome, text, milliseconds: took }) => `${MARKS[outcome]} ${name} (${took} ms): ${text}`),
    "",
    ...checks.map(({ what, well, text }) => `${MARKS[well ? "well" : "not-well"]} ${what}: ${text}`),
  ].join("\n");

const MARKS: Readonly<Record<Probe["outcome"], string>> = {
  well: "[well]    ",
  "not-well": "[NOT WELL]",
  unknown: "[unknown] ",
};
