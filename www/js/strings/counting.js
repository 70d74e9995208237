/** What sentences are made of: numbers in the language's digits and plural forms, foreign words kept apart, reasons. */

/**
 * @param {string} locale
 * @returns {{
 *   number: (n: number) => string,
 *   plural: (n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>) => string,
 * }} `plural` gives the form for n, # standing for the number itself
 */
export function counting(locale) {
  /** @type {Intl.NumberFormat | undefined} */
  let format;
  /** @type {Intl.PluralRules | undefined} */
  let rules;
  /** @param {number} n */
  const number = (n) => {
    format ??= new Intl.NumberFormat(locale);
    return format.format(n);
  };
  /** @param {number} n @param {Partial<Record<Intl.LDMLPluralRule, string>>} forms */
  const plural = (n, forms) => {
    rules ??= new Intl.PluralRules(locale);
    return (forms[rules.select(n)] ?? forms.other ?? "").replace("#", number(n));
  };
  // A browser takes as long for its first ones as for all else that the page begins with, which goes first.
  setTimeout(plural, 0, 0, {});
  return { number, plural };
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
