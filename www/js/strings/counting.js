/** What sentences are made of: numbers in the reader's digits and plural forms, foreign words kept apart. */

/**
 * As the browser's `Intl` does it, which takes longer to make its first two formats than all else that the page begins with.
 * @param {Digits} digits
 * @returns {{
 *   number: (n: number) => string,
 *   plural: (n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>>) => string,
 * }} `plural` gives the form for n, # standing for the number itself
 */
export function counting(digits) {
  /** @param {number} n with one digit behind the point, at most */
  const number = (n) => {
    const western = `${n}`.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    return digits === "arab" ? inDigits(western, digits).replace(/,/g, "٬").replace(".", "٫") : western;
  };
  /** @param {number} n @param {Partial<Record<Intl.LDMLPluralRule, string>>} forms */
  const plural = (n, forms) => (forms[formOf(n)] ?? forms.other ?? "").replace("#", number(n));
  return { number, plural };
}

/**
 * The form that Arabic has for a number of things. English has two of them, and for the same numbers.
 * @param {number} n
 * @returns {Intl.LDMLPluralRule}
 */
function formOf(n) {
  const rest = n % 100;
  if (n < 3) return n === 0 ? "zero" : n === 1 ? "one" : "two";
  return rest < 3 ? "other" : rest < 11 ? "few" : "many";
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
