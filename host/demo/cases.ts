/** Every registration of the demonstration with its whole story, planned before anything happens. */
import { type Chance, chanceOf } from "./chance";
import { claimOf } from "./claims";
import { companiesBy, type Company } from "./companies";
import { type Form, formOf } from "./forms";
import { courses, type Move } from "./moves";
import type { Partner } from "./partners";
import { specialCases } from "./special-cases";
import { addDays, at, minute, workdayFrom } from "./times";

/** A registration as it will be told, received, decided and ended. */
export interface Case extends Arrival {
  readonly number: number;
  readonly id: string;
  readonly form: Form;
}

/** A registration before its place in the order of arrival is known. */
export interface Arrival {
  readonly partner: Partner;
  readonly company: Company;
  readonly receivedAt: number;
  /** Told to somebody at the desk, or one of a list that is pasted into the sheet. */
  readonly door: "desk" | "list";
  readonly moves: readonly Move[];
}

const firstDay = "2026-05-18";
const weeks = 25;

/** So many registrations, in the order in which they come in; the same for the same seed. */
export const casesOf = (seed: number, size: number): readonly Case[] => {
  const chance = chanceOf(seed);
  const companies = companiesBy(chance);
  const special = specialCases(companies, chance);
  const usual = usualArrivals(companies.slice(special.length), Math.max(0, size - special.length), chance);
  return [...special, ...usual]
    .sort((a, b) => a.receivedAt - b.receivedAt)
    .map((arrival, index) => ({
      ...arrival,
      number: index + 1,
      id: `DR-${String(index + 1).padStart(4, "0")}`,
      form: formOf(arrival, chance),
    }));
};

const usualArrivals = (companies: readonly Company[], count: number, chance: Chance): readonly Arrival[] => {
  const before: Arrival[] = [];
  for (const entrance of entrances(count, chance)) {
    const fresh = companies[before.length];
    if (!fresh) throw new RangeError(`The demonstration knows ${companies.length} companies and no more.`);
    const claim = claimOf(chance.weighted(courses), { before, fresh, receivedAt: entrance.receivedAt }, chance);
    before.push({ ...entrance, ...claim });
  }
  return before;
};

type Entrance = Pick<Arrival, "receivedAt" | "door">;

/** When they come in: spread over the weeks, a third of them on lists. */
const entrances = (count: number, chance: Chance): readonly Entrance[] =>
  Array.from({ length: weeks }, (_, week) => {
    const monday = addDays(firstDay, week * 7);
    const until = (end: number) => Math.round((count * end) / weeks);
    const inWeek = until(week + 1) - until(week);
    const listed = Math.min(4, Math.round(inWeek * 0.35));
    return [
      ...Array.from({ length: listed }, () => onList(monday)),
      ...Array.from({ length: inWeek - listed }, () => alone(monday, chance)),
    ];
  })
    .flat()
    .sort((a, b) => a.receivedAt - b.receivedAt);

const onList = (monday: string): Entrance => ({
  receivedAt: at(workdayFrom(addDays(monday, 1)), "09:20"),
  door: "list",
});

const alone = (monday: string, chance: Chance): Entrance => ({
  receivedAt: at(workdayFrom(addDays(monday, chance.whole(0, 4))), "08:35") + chance.whole(1, 535) * minute,
  door: "desk",
});
