/** How amounts are said in reports and mails. */

const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };
const signOf = (currency: string): string => SIGNS[currency] ?? `${currency} `;

/** An amount in full: `$1,240,000`. */
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

/** Digits with a comma after each three: `1,240,000.5`. */
export const grouped = (digits: string): string => {
  const [whole = "", ...fraction] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
};
