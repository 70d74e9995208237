/** Below an empty box: what is in the corpus, where to start, and every article. */
import { examples } from "../examples.js";
import { PAGE, passage, print, searchFor } from "../state.js";
import { h } from "./h.js";
import { factList, facts, isolated } from "./head.js";
import { lostNotice } from "./states.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {ArticleHead[]} heads the first articles of the corpus
 * @param {Failure | null} lost why there are no more of them
 * @param {Page} page
 * @returns {import("./page.js").View}
 */
export function overview(heads, lost, page) {
  const { overview: corpus, state, strings, change } = page;
  const named = corpus.sources.filter(({ name }) => name !== "");
  const numbers = [
    strings.articles(corpus.articles),
    strings.words(corpus.words),
    named.length > 0 && strings.sources(named.length),
    corpus.firstDate !== undefined && strings.span(corpus.firstDate, corpus.lastDate ?? corpus.firstDate),
  ];
  const language = corpus.language || "ar";
  return {
    title: "",
    announce: "",
    nodes: [
      h(
        "div",
        { class: "opening", dir: "rtl" },
        h("h1", { tabindex: -1, lang: language }, isolated(corpus.title || strings.untitled, page)),
        factList(numbers, page),
        starts(heads.slice(0, PAGE), page),
        corpus.about && h("p", { class: "about", lang: language }, corpus.about),
      ),
      h("h2", { class: "section", dir: "rtl" }, h("bdi", null, strings.articlesTitle)),
      h(
        "ol",
        { class: "cards" },
        heads.map((head) =>
          h(
            "li",
            { class: "card" },
            h(
              "h3",
              { lang: language, dir: "rtl" },
              h("a", { href: passage(state, head.id) }, isolated(head.title, page)),
            ),
            facts(head, page, strings.words(head.words)),
          ),
        ),
      ),
      ...(lost ? [lostNotice(lost, strings, () => change(state))] : []),
      ...(!lost && heads.length < corpus.articles ? [more(page, heads.length)] : []),
    ],
  };
}

/**
 * @param {ArticleHead[]} heads
 * @param {Page} page
 */
function starts(heads, { strings, state, settings, plain }) {
  const found = plain ? written(examples(heads)) : examples(heads);
  if (found.length === 0) return null;
  return h(
    "nav",
    { class: "starts", "aria-label": strings.examplesTitle },
    h("h2", null, h("bdi", null, strings.examplesTitle)),
    h(
      "ul",
      null,
      found.map(({ kind, query, written }) =>
        h(
          "li",
          null,
          h("a", { href: print(searchFor(state, query, settings.rungs)) }, h("bdi", { lang: "ar" }, query)),
          h(
            "small",
            null,
            h("bdi", null, kind === "folded" ? strings.examples.folded(written) : strings.examples[kind]),
          ),
        ),
      ),
    ),
  );
}

/**
 * Words as they are written: all that plain search finds.
 * @param {import("../examples.js").Example[]} all
 * @returns {import("../examples.js").Example[]}
 */
const written = (all) =>
  all.flatMap(({ kind, written }) => (kind === "phrase" ? [] : [{ kind: "word", query: written, written }]));

/**
 * @param {Page} page
 * @param {number} shown
 */
const more = ({ overview: corpus, state, strings, change }, shown) =>
  h(
    "button",
    { type: "button", class: "more", onclick: () => change({ ...state, shown: shown + PAGE }) },
    strings.more(shown, corpus.articles),
  );
