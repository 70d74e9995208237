/** What sentences are made of: numbers in the language's digits and plural forms, foreign words kept apart, reasons. */

/**
 * @param {string} locale
 * @returns {{
 *   number: (n: number) => string,
 *   plural: (n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>) => string,
 * }} `plural` gives the form for n, # standing for the number itself
 */
export function counting(locale) {
  const format = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  return {
    number: (n) => format.format(n),
    plural: (n, forms) => (forms[rules.select(n)] ?? forms.other ?? "").replace("#", format.format(n)),
  };
}

/**
 * A text of unknown direction, so that it cannot reorder the sentence it is put into.
 * @param {string} text
 */
export const isolate = (text) => `\u2068${text}\u2069`;

/**
 * A text with its digits as the reader wants them.
 * @param {string} text
 * @param {Digits} digits
 */
export const inDigits = (text, digits) =>
  digits === "arab" ? text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))) : text;
