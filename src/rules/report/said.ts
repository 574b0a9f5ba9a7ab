/** How figures are written: the same in the report, in its mail and in the workbook. */

export const sayNumber = (value: number | null): string => (value === null ? "-" : grouped(String(value)));

export const sayPercent = (value: number | null): string => (value === null ? "-" : `${value}%`);

const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };
const signOf = (currency: string): string => SIGNS[currency] ?? `${currency} `;

export const sayMoney = (amount: number, currency: string): string =>
  `${signOf(currency)}${grouped(Number.isInteger(amount) ? String(amount) : amount.toFixed(2))}`;

/** An amount where there is little room: `$1.24M`. */
export const sayMoneyBriefly = (amount: number, currency: string): string => {
  const [, unit, letter] = UNITS.find(([least]) => amount >= least) ?? [];
  return unit ? `${signOf(currency)}${Number((amount / unit).toPrecision(3))}${letter}` : sayMoney(amount, currency);
};

// Up to 10,000 an amount is short enough as it is; 999,500 is 1M and not 1,000K.
const UNITS = [
  [999_500_000, 1e9, "B"],
  [999_500, 1e6, "M"],
  [10_000, 1e3, "K"],
] as const;

const grouped = (digits: string): string => {
  const [whole = "", ...fraction] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
};

/** A text on one line, and no longer than a few. */
export const oneLine = (text: string): string => {
  const plain = text.replace(/\s+/g, " ");
  return plain.length > 240 ? `${plain.slice(0, 239)}…` : plain;
};
