/** Which alerts are about what the figures leave out, and not about somebody's work. */

const LEFT_OUT = [
  "close-date-passed",
  "no-rate",
  "no-stage",
  "no-type",
  "no-partner",
  "no-amount",
  "no-closing-day",
  "unknown-partner",
  "not-over",
];

export const isLeftOut = ({ kind }: { readonly kind: string }): boolean => LEFT_OUT.includes(kind);
