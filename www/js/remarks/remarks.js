/** What was odd about a query, in words of both languages: they come when something was. # is the part of it concerned. */
import { isolate } from "../strings/counting.js";

/** @type {Record<Language, Record<string, string>>} */
const REMARKS = {
  ar: {
    "unclosed-quote": "علامة اقتباس لم تُغلق، فقُرئ ما بعدها عبارةً حتى آخر السؤال.",
    "empty-quote": "عبارة فارغة بين علامتي اقتباس، فلم تُحسب.",
    "unclosed-group": "قوس لم يُغلق، فقُرئ ما بعده مجموعةً حتى آخر السؤال.",
    "stray-parenthesis": "قوس إغلاق بلا قوس قبله، فلم يُحسب.",
    "empty-group": "قوسان ليس بينهما ما يُبحث عنه، فلم يُحسبا.",
    "too-deep": "أقواس متداخلة أكثر مما يُقرأ، فلم تُحسب.",
    "too-long": "السؤال أطول مما يُقرأ، فأُهمل آخره.",
    "dangling-operator": "ليس مع «#» ما يعمل فيه، فلم يُحسب.",
    "or-word": "قُرئت «أو» على أنها تخيير بين الكلمتين؛ ضعها بين علامتي اقتباس إن أردت الكلمة نفسها.",
    "excluded-alternative": "لا يكون النفي واحدًا من خيارات، فلم يُحسب «#».",
    "only-excluded": "لا يقول السؤال إلا ما يُستبعد؛ أضف كلمة يُبحث عنها.",
    "lone-wildcard": "ليس مع «#» حروف، فلم يُحسب.",
    "wildcard-in-field": "لا تصلح * و؟ في أسماء المصادر والوسوم، فلم تُحسب.",
    "near-range": "عدد الكلمات في قرب: من 1 إلى 100؛ قُرئ غيره على أقرب ما يصلح.",
    "near-what": "لا يُقاس القرب إلا بين كلمات وعبارات، فبُحث عن الجانبين في أي موضع.",
    "field-without-value": "ليس بعد «#» شيء، فلم يُحسب.",
    "field-in-field": "حقل داخل حقل: أُهمل اسم الداخل.",
    "bad-date": "ليس «#» تاريخًا معروفًا، فلم يُحسب.",
    "dates-turned": "التاريخ الثاني قبل الأول، فقُلب ترتيبهما.",
    "no-words": "ليس في السؤال كلمة يُبحث عنها.",
    "unknown-word": "لا يرد «#» في المجموعة.",
    "some-words": "لا يجمع مقالٌ واحد كلمات السؤال كلها، فهذه مقالات فيها بعضها.",
    "phrase-folded": "لم ترد العبارة بحروفها، فهذه مواضع تطابقها بعد توحيد الإملاء.",
  },
  en: {
    "unclosed-quote": "A quotation mark was not closed; everything after it was read as a phrase.",
    "empty-quote": "An empty phrase was left out.",
    "unclosed-group": "A parenthesis was not closed; everything after it was read as a group.",
    "stray-parenthesis": "A closing parenthesis without an opening one was passed over.",
    "empty-group": "Parentheses with nothing between them were passed over.",
    "too-deep": "Parentheses too deep inside each other were passed over.",
    "too-long": "The query is longer than what is read; its end was left out.",
    "dangling-operator": "“#” has nothing to work on and was passed over.",
    "or-word": "أو was read as “or”; put it in quotation marks if you meant the word itself.",
    "excluded-alternative": "An alternative cannot be an exclusion; “#” was passed over.",
    "only-excluded": "The query only says what to leave out; add a word to look for.",
    "lone-wildcard": "“#” has no letters beside it and was passed over.",
    "wildcard-in-field": "* and ? do not work in names of sources and in tags; they were passed over.",
    "near-range":
      "The number of words in near: is from 1 to 100; another one was read as the closest that is.",
    "near-what": "Only words and phrases can be near each other; both sides were looked for anywhere.",
    "field-without-value": "Nothing stands behind “#”; it was passed over.",
    "field-in-field": "A field inside a field: the inner name was passed over.",
    "bad-date": "“#” is no date; it was passed over.",
    "dates-turned": "The second date is before the first; they were turned round.",
    "no-words": "There is no word to search for.",
    "unknown-word": "“#” does not occur in the collection.",
    "some-words": "No article has all of these words; these have some of them.",
    "phrase-folded": "The phrase does not occur letter for letter; these match once spelling is folded.",
  },
};

/** The codes that are worded. @param {Language} language */
export const codes = (language) => Object.keys(REMARKS[language]);

/**
 * @param {Language} language
 * @param {string} code
 * @param {string} part of the query
 * @returns {string | undefined} nothing where the code is not known here
 */
export const worded = (language, code, part) => REMARKS[language][code]?.replace("#", () => isolate(part));
