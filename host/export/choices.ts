/** Data validation: the lists from which a person chooses, and what else a cell accepts. */
import type { DataValidation, Workbook, Worksheet } from "exceljs";
import type { DataValidationRule } from "../sheets/api";
import type { SheetDraft } from "../sheets/draft";
import type { Worksheet as Grid } from "../sheets/engine";
import { engineFormula } from "../sheets/formulas";
import { columnLetters, quotedTitle } from "../sheets/ranges";
import type { Edition } from "./edition";
import { plainFormula } from "./formulas";
import { a1 } from "./tab";
import { freeTitle } from "./titles";

/** Gives the formula that names the choices of a list. */
export type Lists = (choices: readonly string[]) => string;

/** Lists that fit into a rule stand there; the others are kept on a tab that programs do not offer to show. */
export const makeLists = (file: Workbook): Lists => {
  const known = new Map<string, string>();
  let tab: Worksheet | undefined;
  return (choices) => {
    const inRule = choices.join(",");
    if (fitsRule(choices)) return `"${inRule}"`;
    tab ??= file.addWorksheet(freeListsTitle(file), { state: "veryHidden" });
    const key = JSON.stringify(choices);
    const formula = known.get(key) ?? listed(tab, known.size, choices);
    known.set(key, formula);
    return formula;
  };
};

/** Writes the rules of a tab. */
export const choicesOf = (edition: Edition, tab: SheetDraft, from: Grid, to: Worksheet, lists: Lists) => {
  for (const { range, rule } of tab.validations) {
    const ref = a1(tab, range);
    const accepted = acceptedBy(edition, from, rule, ref, lists);
    if (!accepted) continue;
    rulesOf(to).add(ref, {
      ...accepted,
      allowBlank: true,
      // A rule that is not strict warns at Google and must not refuse anything here.
      showErrorMessage: rule.strict === true,
      ...(rule.inputMessage ? { showInputMessage: true, prompt: rule.inputMessage.slice(0, longestPrompt) } : {}),
    });
  }
};

const longestInRule = 255;
const longestPrompt = 255;

const fitsRule = (choices: readonly string[]) =>
  choices.join(",").length <= longestInRule && choices.every((choice) => !/[",]|^\s|\s$/.test(choice));

const freeListsTitle = (file: Workbook) =>
  freeTitle("Lists", new Set(file.worksheets.map(({ name }) => name.toLowerCase())));

const listed = (tab: Worksheet, index: number, choices: readonly string[]) => {
  choices.forEach((choice, row) => {
    tab.getCell(row + 1, index + 1).value = choice;
  });
  const letters = columnLetters(index);
  return `${quotedTitle(tab.name)}!$${letters}$1:$${letters}$${choices.length}`;
};

// The types leave out the rules of a tab, which the package has and describes:
// https://github.com/exceljs/exceljs#data-validations
const rulesOf = (tab: Worksheet) =>
  (tab as Worksheet & { readonly dataValidations: { add(range: string, rule: DataValidation): void } }).dataValidations;

type Accepted = Pick<DataValidation, "type" | "formulae" | "operator">;

const acceptedBy = (
  edition: Edition,
  from: Grid,
  { condition }: DataValidationRule,
  ref: string,
  lists: Lists,
): Accepted | undefined => {
  const values = (condition?.values ?? []).map(({ userEnteredValue = "" }) => userEnteredValue);
  const formulae = () => values.map((value) => plainFormula(edition, engineFormula(edition.engine, from, value).f));
  const type = condition?.type ?? "";
  const operator = operators[type];
  if (operator) return { type: "decimal", operator, formulae: formulae() };
  switch (type) {
    case "ONE_OF_LIST":
      return { type: "list", formulae: [lists(values)] };
    case "BOOLEAN":
      return { type: "list", formulae: [lists(values.length > 0 ? values : ["TRUE", "FALSE"])] };
    case "ONE_OF_RANGE":
      return { type: "list", formulae: formulae() };
    case "CUSTOM_FORMULA":
      return { type: "custom", formulae: formulae() };
    case "DATE_IS_VALID":
      return { type: "date", operator: "greaterThanOrEqual", formulae: [firstDay] };
    case "TEXT_IS_EMAIL":
      return { type: "custom", formulae: [`ISNUMBER(FIND("@",${ref.split(":")[0]}))`] };
    default:
      return undefined;
  }
};

const firstDay = new Date("1899-12-30T00:00:00Z");

const operators: Readonly<Record<string, NonNullable<DataValidation["operator"]>>> = {
  NUMBER_GREATER: "greaterThan",
  NUMBER_GREATER_THAN_EQ: "greaterThanOrEqual",
  NUMBER_LESS: "lessThan",
  NUMBER_LESS_THAN_EQ: "lessThanOrEqual",
  NUMBER_EQ: "equal",
  NUMBER_NOT_EQ: "notEqual",
  NUMBER_BETWEEN: "between",
  NUMBER_NOT_BETWEEN: "notBetween",
};
