/** Below an empty box: what is in the corpus, where to start, and every article. */
import { examples } from "../examples.js";
import { PAGE, passage, print } from "../state.js";
import { h } from "./h.js";
import { factList, facts, isolated } from "./head.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {Page} page
 * @returns {import("./page.js").View}
 */
export function overview(page) {
  const { overview: corpus, state, strings } = page;
  const named = corpus.sources.filter(({ name }) => name !== "");
  const numbers = [
    strings.articles(corpus.articles),
    strings.words(corpus.words),
    named.length > 0 && strings.sources(named.length),
    corpus.firstDate !== undefined && strings.span(corpus.firstDate, corpus.lastDate ?? corpus.firstDate),
  ];
  const shown = corpus.list.slice(0, state.shown);
  const language = corpus.language || "ar";
  return {
    title: "",
    announce: "",
    nodes: [
      h(
        "div",
        { class: "opening", dir: "rtl" },
        h("h1", { tabindex: -1, lang: language }, isolated(corpus.title, page)),
        factList(numbers, page),
        starts(page),
        corpus.about && h("p", { class: "about", lang: language }, corpus.about),
      ),
      h("h2", { class: "section", dir: "rtl" }, h("bdi", null, strings.articlesTitle)),
      h(
        "ol",
        { class: "cards" },
        shown.map((head) =>
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
      ...(shown.length < corpus.list.length ? [more(page, shown.length)] : []),
    ],
  };
}

/** @param {Page} page */
function starts(page) {
  const { strings, state } = page;
  const found = examples(page.overview.list);
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
          h("a", { href: print({ ...state, query, shown: PAGE }) }, h("bdi", { lang: "ar" }, query)),
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
 * @param {Page} page
 * @param {number} shown
 */
const more = ({ overview: corpus, state, strings, change }, shown) =>
  h(
    "button",
    { type: "button", class: "more", onclick: () => change({ ...state, shown: shown + PAGE }) },
    strings.more(shown, corpus.list.length),
  );
