/** The customers of the demonstration: companies that partners register, and those in our own books; all invented. */
import type { Chance } from "./chance";

export interface Company {
  readonly name: string;
  readonly industry: string;
  readonly domain: string;
}

const families = [
  "Alderly",
  "Brannock",
  "Castellan",
  "Dunmere",
  "Elsinor",
  "Farrowdale",
  "Glenrose",
  "Hathersby",
  "Ivermont",
  "Jessamy",
  "Kirkholm",
  "Lindquarry",
  "Marrowby",
  "Norbeck",
  "Ostrander",
  "Pemberly",
  "Quarrin",
  "Rosecliff",
  "Selwyck",
  "Thornbury",
  "Ulverton",
  "Verholt",
  "Wexcombe",
  "Yarrowfield",
  "Zellmark",
];
const trades: readonly (readonly [trade: string, industry: string])[] = [
  ["Freight", "Logistics"],
  ["Dental Group", "Healthcare"],
  ["Foods", "Food and beverage"],
  ["Mutual", "Insurance"],
  ["Robotics", "Manufacturing"],
  ["Homeware", "Retail"],
  ["Energy", "Energy"],
  ["Credit Union", "Financial services"],
  ["Publishing", "Media"],
  ["Materials", "Manufacturing"],
  ["Hotels", "Hospitality"],
  ["Biologics", "Life sciences"],
  ["Aerospace", "Aerospace"],
  ["Logistics", "Logistics"],
];
const forms = ["Inc.", "LLC", "Corp.", "Inc.", "Ltd.", ""];

/** Every company, in an order drawn by chance. */
export const companiesBy = (chance: Chance): readonly Company[] =>
  chance.shuffled(
    families.flatMap((family) =>
      trades.map(([trade, industry]) => ({
        name: `${family} ${trade} ${chance.one(forms)}`.trim(),
        industry,
        domain: `${(family + trade).toLowerCase().replaceAll(" ", "")}.example`,
      })),
    ),
  );

const firstNames = ["Adam", "Bianca", "Cedric", "Dora", "Elias", "Farah", "Gavin", "Helena", "Imran", "Joanna"];
const lastNames = ["Abbott", "Barros", "Carver", "Dalton", "Engel", "Flores", "Gomez", "Hussain", "Ibsen", "Jensen"];
const titles = ["CIO", "VP Operations", "Head of IT", "COO", "Director of Procurement", "CFO", "IT Manager"];

/** The customer's person. */
export const contactAt = ({ domain }: Company, chance: Chance) => {
  const [first, last] = [chance.one(firstNames), chance.one(lastNames)];
  return {
    contactName: `${first} ${last}`,
    contactTitle: chance.one(titles),
    contactEmail: `${first}.${last}@${domain}`.toLowerCase(),
  };
};
