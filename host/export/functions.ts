/** Functions whose name or meaning differs between Google and the programs that read .xlsx files. */

/** Whether other programs have every function of a formula and take it as Google does. */
export const knownElsewhere = (formula: string): boolean =>
  functionsIn(formula).every((name) => !googleAlone.has(name.toUpperCase()));

/** The formula with the mark that the file format puts before functions which came late to it. */
export const named = (formula: string): string =>
  formula.replaceAll(call, (text: string, name: string | undefined) =>
    name !== undefined && late.has(name.toUpperCase()) ? `_xlfn.${text}` : text,
  );

// Text in quotes and titles of tabs in quotes are stepped over.
const call = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])([A-Z][A-Z0-9_.]*)(?=\s*\()/giu;

const functionsIn = (formula: string) => [...formula.matchAll(call)].flatMap(([, name]) => name ?? []);

const words = (text: string) => new Set(text.trim().split(/\s+/));

// Those of Google alone, those that mean something else elsewhere (FILTER, SORT), and those whose answer fills more
// than one cell or that name things of their own: the file format writes them in ways that only newest programs read.
const googleAlone = words(`
  AI ARRAYFORMULA ARRAY_CONSTRAIN AVERAGE.WEIGHTED BYCOL BYROW CHOOSECOLS CHOOSEROWS COUNTUNIQUE COUNTUNIQUEIFS
  DETECTLANGUAGE EPOCHTODATE FILTER FLATTEN GOOGLEFINANCE GOOGLETRANSLATE HSTACK IMAGE IMPORTDATA IMPORTFEED IMPORTHTML
  IMPORTRANGE IMPORTXML ISBETWEEN ISDATE ISEMAIL ISURL JOIN LAMBDA LET MAKEARRAY MAP QUERY RANDARRAY REDUCE REGEXEXTRACT
  REGEXMATCH REGEXREPLACE SCAN SEQUENCE SORT SORTN SPARKLINE SPLIT TOCOL TOROW TO_DATE TO_DOLLARS TO_PERCENT
  TO_PURE_NUMBER TO_TEXT UNIQUE VSTACK WRAPCOLS WRAPROWS
  ADD DIVIDE EQ GT GTE LT LTE MINUS MULTIPLY NE POW UMINUS UNARY_PERCENT UPLUS`);

// https://learn.microsoft.com/openspecs/office_standards/ms-xlsx/
const late = words(`
  ACOT ACOTH ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR
  CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT
  COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ENCODEURL EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST
  FLOOR.MATH FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS ISFORMULA ISOWEEKNUM
  LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST
  NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI
  POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST
  T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTJOIN UNICHAR UNICODE VAR.P VAR.S WEIBULL.DIST XLOOKUP XMATCH XOR Z.TEST`);
