/** Suggestions in words, in both languages. */

const arabic = { words: "كلمات", titles: "عناوين", sources: "مصادر", source: "المصدر" };

/** @type {typeof arabic} */
const english = { words: "Words", titles: "Titles", sources: "Sources", source: "source" };

/** @param {import("../strings.js").Strings} strings */
export const comboboxStrings = ({ lang }) => (lang === "ar" ? arabic : english);
