/** Why words of an article match: «للمعارضة = ل + ال + معارضة». */
import { h } from "../view/h.js";
import { whyStrings } from "./strings.js";

/** @typedef {import("../view/page.js").Page} Page */

/** Lines shown of one word of the query: what is explained last is furthest from it. */
const MOST = 12;

/**
 * @param {Promise<Explanation[]>} asked
 * @param {Page} page
 * @param {string} [hit] the text of a highlight, to explain it alone
 */
export async function whyOf(asked, page, hit) {
  const own = whyStrings(page.strings);
  const words = await asked.catch(() => []);
  const chosen = hit === undefined ? words : wordsIn(words, hit);
  if (chosen.length === 0) return h("p", null, page.strings.whyUnknown);
  const typed = [...new Set(chosen.map((word) => word.typed))];
  return h(
    "dl",
    null,
    typed.map((each) => [
      h("dt", typed.length === 1 ? { class: "visually-hidden" } : null, own.whyFor(each)),
      chosen
        .filter((word) => word.typed === each)
        .slice(0, MOST)
        .map((word) => line(word, page)),
    ]),
  );
}

/**
 * @param {Explanation} word
 * @param {Page} page
 */
const line = (word, { strings, overview }) =>
  h(
    "dd",
    null,
    h("strong", { lang: overview.language || "ar", dir: "rtl" }, equation(word)),
    h("span", { class: `tag ${word.rung}` }, strings.rungs[word.rung]),
    h("span", null, whyStrings(strings).because(word).join(strings.comma)),
    word.count > 1 && h("span", { class: "muted" }, strings.matches(word.count)),
  );

/** @param {Explanation} word */
const equation = ({ printed, parts }) => (parts.length > 1 ? `${printed} = ${parts.join(" + ")}` : printed);

/**
 * Those of the words that stand in a text; all of them where none is recognised in it.
 * @param {Explanation[]} words
 * @param {string} text as printed, with marks and whatever else explanations leave out
 */
function wordsIn(words, text) {
  const bare = text.normalize("NFKC").replace(/[\p{M}\p{Cf}\u0640]/gu, "");
  const parts = new Set(bare.split(/[^\p{L}\p{N}]+/u));
  const inside = words.filter(({ printed }) => parts.has(printed));
  return inside.length > 0 ? inside : words;
}
