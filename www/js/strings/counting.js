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
 * Why a printed word matches: how it comes from its headword, and how that answers what was typed.
 * @param {Explanation} word
 * @param {Record<Rung, string> & Record<"relations" | "reaches", Record<string, string>>} wording # stands for a word
 */
export function reasons({ typed, rung, parts, head, relation, reach, rule }, wording) {
  const about = (/** @type {string | undefined} */ text, /** @type {string} */ word) =>
    text ? [text.replace("#", () => isolate(word))] : [];
  if (rung !== "family") return about(wording[rung], typed);
  if (parts.includes(typed)) return about(wording.reaches.stack, typed);
  const related = about(wording.relations[relation], head);
  const reached = about(wording.reaches[rule || reach], typed);
  return related.length + reached.length > 0 ? [...related, ...reached] : about(wording.family, typed);
}
