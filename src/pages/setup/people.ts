/** Colleagues on their way into the Team tab. */
import { isEmail } from "../../rules/submission";
import type { Question } from "../shared/server";

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly territory: string;
}

export const blankPerson: NewPerson = { name: "", email: "", role: "", territory: "" };

interface Fault {
  /** Which person, from 0. */
  readonly at: number;
  readonly field: keyof NewPerson;
  readonly text: string;
}

/** What is missing or wrong, in the order of the form; one more person who is left blank is nobody. */
export const faultsIn = (people: readonly NewPerson[], known: readonly string[]): Fault[] =>
  people.flatMap((person, at) => (isNobody(person) && people.length > 1 ? [] : faultsOf(person, at, people, known)));

const faultsOf = (
  { name, email, role }: NewPerson,
  at: number,
  people: readonly NewPerson[],
  known: readonly string[],
): Fault[] => {
  const said = plain(email);
  const isTwice = people.some((other, index) => index < at && plain(other.email) === said);
  const wrong = (field: keyof NewPerson, text: string | false): Fault[] => (text ? [{ at, field, text }] : []);
  return [
    ...wrong("name", name.trim() === "" && "Please say who it is."),
    ...wrong("email", !isEmail(email.trim()) && "Please give an e-mail address, such as ann@example.com."),
    ...wrong("email", said !== "" && isTwice && "Two people cannot have one address."),
    ...wrong("email", known.map(plain).includes(said) && "They are in the team already; change them in the Team tab."),
    ...wrong("role", role === "" && "Please choose what they do."),
  ];
};

const isNobody = (person: NewPerson): boolean => Object.values(person).every((said) => said.trim() === "");

const plain = (email: string): string => email.trim().toLowerCase();

/** What is asked of the add-on: a list of those who were entered. */
export const questionOf = (people: readonly NewPerson[]): Question<"importRows"> => {
  const lines = people
    .filter((person) => !isNobody(person))
    .map(({ name, email, role, territory }) => [email, name, role, territory, "yes"]);
  const csv = [["email", "name", "roles", "territories", "active"], ...lines]
    .map((cells) => cells.map((cell) => `"${cell.trim().replace(/"/g, '""')}"`).join(","))
    .join("\n");
  return { table: "team", csv };
};
