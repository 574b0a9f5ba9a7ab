/** G1: business time in every zone of the world against a count minute by minute. */
import { dice } from "./measure.mjs";
import { product } from "./product.mjs";
import { count, figure } from "./table.mjs";

const { caseIn, differences } = product;
const CASES = 12;
const DAYS = 3;
/** A case that takes longer counts as hung. */
const SECONDS = 5;

export const everywhere = () => {
  const random = dice(20_260_320);
  const zones = Intl.supportedValuesOf("timeZone");
  const found = { wrong: 0, thrown: 0, hung: 0 };
  for (const zone of zones)
    for (let one = 0; one < CASES; one += 1) {
      const asked = caseIn(zone, random, DAYS);
      const began = performance.now();
      try {
        const faults = differences(asked, Math.floor(random() * 1500));
        if (faults.length) found.wrong += 1;
      } catch {
        found.thrown += 1;
      }
      if (performance.now() - began > SECONDS * 1000) found.hung += 1;
    }
  const said = Object.entries(found).map(([what, number]) => `${what} ${number}`);
  const holds = Object.values(found).every((number) => number === 0);
  const what = `${count(zones.length)} zones, ${count(zones.length * CASES)} schedules, minute by minute`;
  return [figure("G1", what, said.join(", "), "0, 0, 0", holds)];
};
