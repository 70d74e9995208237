/** The conditions in a query: what narrows the results of its words, each as it was typed. */

const LETTER = '[^\\s"“”„«»()|]';
const QUOTED = '["“”„«»][^"“”„«»]*["“”„«»]';
const VALUE = `(?:${QUOTED}|\\([^()]*\\)|${LETTER}+)`;
/** A date goes on to the first year of the words it may have (2 كانون الأول 2016), and perhaps to another date. */
const DATE = `(?:${LETTER}+\\s+){0,4}?${LETTER}*[\\d٠-٩]{4}${LETTER}*`;
const DATES = `${DATE}(?:\\s+(?:(?:إلى|الى|حتى|و|to|until|and|[-–]|\\.\\.)\\s+|و)${DATE})?`;
const FIELD = "(?:ال)?(?:عنوان|مصدر|وسم)|title|source|tag";

/** Conditions, in a group of their own; and phrases, in which nothing is one. */
const PARTS = new RegExp(
  `(?<![^\\s(])([-−–]?(?:(?:(?:ال)?تاريخ|date):\\s*(?:${DATES}|${VALUE})|(?:${FIELD}):\\s*${VALUE})|(?:[-−–]|(?:ليس|not):\\s*)${VALUE})|${QUOTED}`,
  "giu",
);

/**
 * @param {string} query
 * @returns {{ words: string, conditions: { written: string, rest: string }[] }} `words`: what is left without any of them; `rest`:
 *   without this one
 */
export function taken(query) {
  /** @type {{ written: string, rest: string }[]} */
  const conditions = [];
  const words = query.replace(PARTS, (part, condition, at) => {
    if (!condition) return part;
    conditions.push({ written: part, rest: tidied(query.slice(0, at) + query.slice(at + part.length)) });
    return "";
  });
  return { words: tidied(words), conditions };
}

/** Without spaces too many, and without parentheses that nothing is left in. @param {string} query */
export const tidied = (query) =>
  query
    .replace(/\(\s*\)/g, "")
    .replace(/\s+/g, " ")
    .trim();
