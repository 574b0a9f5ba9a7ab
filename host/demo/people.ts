/** Who works at Halden Software, the company of the demonstration; every name is invented. */
import type { Values } from "./csv";
import { at } from "./times";

export const territories = ["North East", "South East", "Central", "West", "Canada", "EMEA"] as const;
export type Territory = (typeof territories)[number];

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly roles: string;
  readonly territories?: readonly Territory[];
  readonly pool?: string;
}

const domain = "halden.example";
export const deskAddress = `partners@${domain}`;
export const pool = "PAM pool";

const person = (name: string, roles: string, more: Pick<Person, "territories" | "pool"> = {}): Person => ({
  email: `${name
    .normalize("NFD")
    .replace(/[^A-Za-z ]/g, "")
    .toLowerCase()
    .replace(" ", ".")}@${domain}`,
  name,
  roles,
  ...more,
});

/** Runs the desk: whoever opens the demonstration sits at her keyboard. */
export const coordinator = person("Dana Whitfield", "Admin, Approver, Coordinator");
export const director = person("Nora Lindqvist", "Approver");
export const lead = person("Marcus Oyelaran", "PAM lead, PAM, Approver");
const priya = person("Priya Raman", "PAM");
const tomas = person("Tomás Herrera", "PAM");
const aisha = person("Aisha Bello", "PAM", { pool });
const kenji = person("Kenji Watanabe", "PAM", { pool });

const leah = person("Leah Goldstein", "AE", { territories: ["North East"] });
const carlos = person("Carlos Mendes", "AE", { territories: ["South East"] });
const hannah = person("Hannah Kowalski", "AE", { territories: ["Central"] });
const jordan = person("Jordan Blake", "AE", { territories: ["West"] });
const emilie = person("Émilie Tremblay", "AE", { territories: ["Canada"] });
const oliver = person("Oliver Grant", "AE", { territories: ["EMEA"] });
/** Leaves in October; the partner that he stands by is left without an account executive. */
export const leaver = person("Devon Clarke", "AE", { territories: ["West"] });
export const leavesAt = at("2026-10-09", "17:00");

const raj = person("Raj Patel", "SE");
const mei = person("Mei Chen", "SE");
const lukas = person("Lukas Brandt", "SE");
const nina = person("Nina Petrova", "SE");
const grace = person("Grace Okafor", "AM");
const ben = person("Ben Turner", "AM");
const yasmin = person("Yasmin Haddad", "AM");
export const csm = person("Paul Adeyemi", "CSM");
export const cpo = person("Victoria Stern", "CPO");
export const vpSales = person("Stephen Marsh", "VP Sales");
const finance = person("Ruth Steiner", "Finance");

export const pams = [lead, priya, tomas, aisha, kenji];
export const aes = [leah, carlos, hannah, jordan, emilie, oliver, leaver];
export const ses = [raj, mei, lukas, nina];
export const ams = [grace, ben, yasmin];
const team = [coordinator, director, ...pams, ...aes, ...ses, ...ams, csm, cpo, vpSales, finance];

/** The account executive of a territory. */
export const aeOf = (territory: Territory): Person => aes.find((ae) => ae.territories?.includes(territory)) ?? leah;

/** The Team tab at a moment; the account executive for the centre is away when the demonstration ends. */
export const teamRowsAt = (moment: number): readonly Values[] =>
  team.map((one, index) => ({
    email: one.email,
    name: one.name,
    phone: `+1 212 555 01${index + 10}`,
    roles: one.roles,
    territories: one.territories?.join(", "),
    pool: one.pool,
    active: one === leaver && moment > leavesAt ? "no" : "yes",
    ...(one === hannah && { awayFrom: "2026-11-12", awayUntil: "2026-11-20", delegate: leah.email }),
  }));
