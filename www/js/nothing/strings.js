/** What helps where nothing was found, in words of both languages. */
import { isolate } from "../strings/counting.js";

/** @typedef {typeof arabic} NothingStrings */

const arabic = {
  advice: "لا يطابق شيء في المجموعة ما كتبته كما كتبته. جرّب:",
  nothingElse: "لم ترد هذه الكلمات في المجموعة، ولا واحدة منها. تحقق من الإملاء، أو تصفح المقالات.",
  meant: "هل تقصد:",
  meantBy: /** @type {Record<string, string>} */ ({
    keyboard: "بلوحة المفاتيح العربية",
    latin: "بالحروف العربية",
  }),
  tryForms: "بالصيغ المستبعدة أيضًا",
  tryUsual: "المطابقة المعتادة: حرفي ومطبَّع وبالصيغ",
  tryNear: "كلمات قريبة في الإملاء",
  tryUnquoted: "بلا علامتي الاقتباس",
  tryWithout: (/** @type {string} */ condition) => `بلا «${isolate(condition)}»`,
  tryWords: "الكلمات وحدها",
  tryWord: (/** @type {string} */ word) => `«${isolate(word)}» وحدها`,
  browse: "كل مقالات المجموعة",
};

/** @type {NothingStrings} */
const english = {
  advice: "Nothing in the collection matches it just as you asked. Try:",
  nothingElse: "None of these words occurs in the collection. Check the spelling, or browse the articles.",
  meant: "Did you mean:",
  meantBy: { keyboard: "on an Arabic keyboard", latin: "in Arabic letters" },
  tryForms: "with the spellings left out",
  tryUsual: "the usual matching: exact, folded and word forms",
  tryNear: "words of nearly that spelling",
  tryUnquoted: "without the quotation marks",
  tryWithout: (condition) => `without “${isolate(condition)}”`,
  tryWords: "the words alone",
  tryWord: (word) => `“${isolate(word)}” alone`,
  browse: "All articles of the collection",
};

/** @param {import("../strings.js").Strings} strings */
export const nothingStrings = ({ lang }) => (lang === "ar" ? arabic : english);
