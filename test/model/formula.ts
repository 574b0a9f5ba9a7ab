/** The few formulas that colours and views are made of, worked out as Sheets does for one row. */

export type Value = string | number | boolean;

/** What a formula gives for a row, told the value of each reference ("$H1"); blank cells are "". */
export const evaluate = (formula: string, cell: (reference: string) => Value, now: number): Value => {
  const tokens = formula.replace(/^=/, "").match(/"[^"]*"|[<>]=|<>|\$?[A-Z]+\d+|[A-Z]+(?=\()|\d+|./g) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? "";
  const taken = (...wanted: string[]) => wanted.includes(tokens[at] ?? "") && next();

  const comparison = (): Value => {
    let left = sum();
    for (let sign = taken("<", ">", "<=", ">=", "<>", "="); sign; sign = taken("<", ">", "<=", ">=", "<>", "="))
      left = compared(left, sign, sum());
    return left;
  };
  const sum = (): Value => {
    let left = product();
    while (taken("+")) left = numberIn(left) + numberIn(product());
    return left;
  };
  const product = (): Value => {
    let left = single();
    while (taken("*")) left = numberIn(left) * numberIn(single());
    return left;
  };
  const single = (): Value => {
    const token = next();
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^\d+$/.test(token)) return Number(token);
    if (token === "(") return closed(comparison());
    if (tokens[at] !== "(") return cell(token);
    next();
    if (token === "NOW" || token === "TODAY") return closed(token === "NOW" ? now : Math.floor(now));
    const said = closed(comparison());
    if (token === "LEN") return String(said).length;
    if (token === "ISNUMBER") return typeof said === "number";
    if (token === "N") return typeof said === "string" ? 0 : Number(said);
    throw new Error(`${token} is not a function that colours use`);
  };
  const closed = (value: Value): Value => {
    if (next() !== ")") throw new Error(`A parenthesis is not closed in ${formula}`);
    return value;
  };

  const result = comparison();
  if (at < tokens.length) throw new Error(`${tokens.slice(at).join("")} is left over of ${formula}`);
  return result;
};

// Texts in a product are an error in Sheets, which colours nothing but would hide a mistake here.
const numberIn = (value: Value): number => {
  if (typeof value === "string" && value !== "") throw new Error(`"${value}" is no number`);
  return Number(value);
};

/** Every number comes before every text; a blank is 0 beside a number; case is not told apart. */
const compared = (a: Value, sign: string, b: Value): boolean => {
  const [left, right] = [blankAs(a, b), blankAs(b, a)];
  const order = rank(left) - rank(right) || (left < right ? -1 : left > right ? 1 : 0);
  if (sign === "<") return order < 0;
  if (sign === ">") return order > 0;
  if (sign === "<=") return order <= 0;
  if (sign === ">=") return order >= 0;
  return (order === 0) === (sign === "=");
};

const blankAs = (value: Value, beside: Value): Value => {
  if (value === "" && typeof beside === "number") return 0;
  return typeof value === "string" ? value.toLowerCase() : value;
};
const rank = (value: Value) => ["number", "string", "boolean"].indexOf(typeof value);
