/** Why a word matches, in words of both languages: they come when somebody asks. */
import { isolate } from "../strings/counting.js";

/** @typedef {import("../strings.js").Strings} Strings */
/** @typedef {typeof arabic} WhyStrings */

/** How a word comes from its headword, #. @type {Record<string, string>} */
const RELATIONS_AR = {
  ending: "من «#» بلاحقة في آخرها",
  "broken-plural": "جمع تكسير لـ«#» أو نحوه",
  "verb-form": "تصريف من الفعل «#»",
  spelling: "إملاء لـ«#»",
};

/** Why a word that is spelt otherwise answers the one that was typed, #. @type {Record<string, string>} */
const REACHES_AR = {
  reading: "على قراءة أخرى لـ«#»",
  stack: "«#» نفسها وما اتصل بها",
  homograph: "كلمة أصلها يُكتب كأصل «#»",
  table: "إملاء آخر لـ«#»",
  "hamza-seat": "«#» بهمزة على كرسي آخر",
  "foreign-g": "«#»، والجيم الأعجمية تُكتب غ أو ج أو ق أو ك",
  "long-vowel": "«#»، وحروف المد في الأسماء الأعجمية تُكتب أو تُترك",
  "name-ending": "«#»، وآخر الأسماء الأعجمية يُكتب ا أو ة",
  joined: "«#»، وتُكتب في كلمة أو كلمتين",
  expansion: "تُراد بها «#» وإن لم تكن من لفظها",
};

/** @type {Record<string, string>} */
const RELATIONS_EN = {
  ending: "“#” with an ending",
  "broken-plural": "a broken plural of “#” or the like",
  "verb-form": "a form of the verb “#”",
  spelling: "a spelling of “#”",
};

/** @type {Record<string, string>} */
const REACHES_EN = {
  reading: "another reading of “#”",
  stack: "“#” itself, with what is joined to it",
  homograph: "its headword is spelt like that of “#”",
  table: "another spelling of “#”",
  "hamza-seat": "“#” with its hamza on another seat",
  "foreign-g": "“#”, a foreign g being written غ, ج, ق or ك",
  "long-vowel": "“#”, long vowels of foreign names being written or left out",
  "name-ending": "“#”, foreign names ending in ا or ة",
  joined: "“#”, written as one word or two",
  expansion: "meant by “#”, though another word",
};

const arabic = {
  whyFor: (/** @type {string} */ typed) => `ما طابق «${isolate(typed)}»`,
  because: (/** @type {Explanation} */ word) =>
    reasons(word, {
      exact: "كما كتبتها",
      folded: "هي «#» بعد توحيد الإملاء",
      near: "قريبة من «#» في الإملاء",
      family: "من صيغ «#»",
      relations: RELATIONS_AR,
      reaches: REACHES_AR,
    }),
};

/** @type {WhyStrings} */
const english = {
  whyFor: (typed) => `What matched “${isolate(typed)}”`,
  because: (word) =>
    reasons(word, {
      exact: "as you typed it",
      folded: "“#” after folding",
      near: "spelt nearly like “#”",
      family: "a form of “#”",
      relations: RELATIONS_EN,
      reaches: REACHES_EN,
    }),
};

/** @param {Strings} strings */
export const whyStrings = ({ lang }) => (lang === "ar" ? arabic : english);

/**
 * Why a printed word matches: how it comes from its headword, and how that answers what was typed.
 * @param {Explanation} word
 * @param {Record<Rung, string> & Record<"relations" | "reaches", Record<string, string>>} wording # stands for a word
 */
function reasons({ typed, rung, parts, head, relation, reach, rule }, wording) {
  const about = (/** @type {string | undefined} */ text, /** @type {string} */ word) =>
    text ? [text.replace("#", () => isolate(word))] : [];
  if (rung !== "family") return about(wording[rung], typed);
  if (parts.includes(typed)) return about(wording.reaches.stack, typed);
  const related = about(wording.relations[relation], head);
  const reached = about(wording.reaches[rule || reach], typed);
  return related.length + reached.length > 0 ? [...related, ...reached] : about(wording.family, typed);
}
