/** Lines of totals: people write them under and over lists, and they are no rows of them. */

const WORDS = /^((grand|sub)[ -]?)?totals?\s*[:=]?$|^(sum|summe|gesamt|gesamtsumme)\s*[:=]?$/i;

// In a cell that is formatted as text a formula stays the text that was typed.
const FORMULA = /^=\s*(sum|count|subtotal|average)\w*\(/i;

/** Whether a cell says that its row is a line of totals, and nothing else. */
export const saysTotal = (said: string): boolean => WORDS.test(said.trim()) || FORMULA.test(said.trim());
