/** The answer to a search: cards, or what to try where there is none. */
import { later } from "../later.js";
import { PAGE, passage } from "../state.js";
import { h } from "./h.js";
import { facts, isolated } from "./head.js";
import { fitFont } from "./letters.js";
import { lostNotice } from "./states.js";

/** @typedef {import("./page.js").Page} Page */

/** @typedef {() => Promise<{ items: Hit[], lost: Failure | null } | null>} Rest */

/** Results so few that something else may have been meant. */
const FEW = 3;

/** Remarks that say so, too. */
const ASTRAY = ["unknown-word", "some-words"];

/**
 * @param {SearchResponse} response
 * @param {Failure | null} lost why there are fewer hits in it than were asked for
 * @param {Page} page
 * @param {Rest | null} [rest] asks for the hits that are still missing
 * @returns {import("./page.js").View}
 */
export function results(response, lost, page, rest = null) {
  const { state, strings, change } = page;
  const query = state.query.trim();
  const found = response.total > 0;
  // What was found is not what was asked for where a word of it is nowhere, or the words are never together.
  const astray = response.remarks.some(({ code }) => ASTRAY.includes(code));
  const meant = h("p", { class: "meant" });
  const summary = found ? strings.results(response.total) : strings.nothing(query);
  const heading = h("h1", { tabindex: -1, class: "summary", dir: "rtl" }, h("bdi", null, summary));
  const cards = (/** @type {Hit[]} */ hits) => hits.map((hit) => card(hit, page));
  const list = h("ol", { class: "cards" }, cards(response.hits));
  const more = () => change({ ...state, shown: state.shown + PAGE });
  const button = h("button", { type: "button", class: "more", onclick: more });
  const foot = h("div", null, button);
  /** @param {Failure | null} lost */
  function end(lost) {
    const shown = list.children.length;
    button.textContent = strings.more(shown, response.total);
    if (lost) foot.replaceChildren(lostNotice(lost, strings, () => change(state)));
    else if (shown >= response.total) button.remove();
  }
  end(lost);
  async function goOn() {
    // Another view may have taken the place of this one.
    if (!rest || !list.isConnected) return;
    list.ariaBusy = "true";
    const asked = rest();
    rest = null;
    const further = await asked.catch((lost) => ({ items: [], lost }));
    if (!list.isConnected) return;
    list.ariaBusy = null;
    if (!further) return;
    list.append(...cards(further.items));
    page.highlighter.paint();
    fitFont(list.textContent);
    end(further.lost);
  }
  if (rest) {
    // Once the reader scrolls, or sees where the first ones end.
    new IntersectionObserver((seen) => seen.at(-1)?.isIntersecting && goOn()).observe(foot);
    addEventListener("scroll", goOn, { once: true });
  }
  const panel = !page.plain && (found || state.without.length > 0) ? refinement(page) : null;
  // The way from the heading to the first result is not through all that stands beside it.
  const both = [panel?.element, list];
  const body = h("div", { class: "beside" }, isWide() ? both.reverse() : both);
  return {
    title: strings.resultsTitle(query),
    announce: summary,
    nodes: [
      found ? h("div", { class: "head", dir: "rtl" }, heading, csvButton(page)) : heading,
      ...response.remarks.map((each) => remark(each, page)),
      ...(found
        ? astray
          ? [meant, body]
          : [body, meant]
        : [meant, ...(panel ? [panel.element] : []), nothing(response, page)]),
      foot,
    ],
    async later() {
      panel?.fill();
      if (!astray && response.total >= FEW) return "";
      return suggest(meant, astray ? 0 : response.total, page);
    },
    keys: { w: () => explainNearest(list) },
  };
}

/** Whether the reader wants to see what narrows results, where there is no room beside them. */
let opened = false;

const isWide = () => matchMedia("(min-width: 60rem)").matches;

/** What narrows the results: loaded when it is opened, or beside results that the reader stays with. @param {Page} page */
function refinement(page) {
  const { strings, state } = page;
  const place = h("div");
  const wide = isWide();
  const changed = state.order !== "" || state.without.length > 0;
  const waits = wide && !changed;
  const fill = async () => {
    if (!element.open || place.hasChildNodes()) return;
    place.append("…");
    const part = await later(import("../refine/refine.js")).catch(() => null);
    if (part) await part.fill(place, page);
    else place.textContent = strings.failure("part")[0];
  };
  const element = h(
    "details",
    {
      class: "refine",
      dir: strings.dir,
      open: wide || changed || opened,
      ontoggle() {
        if (!wide) opened = element.open;
        if (!waits) fill();
      },
    },
    h("summary", null, strings.refine),
    place,
  );
  return { element, fill };
}

/** All results, to go on with elsewhere. @param {Page} page */
function csvButton({ state, strings, search, address, say }) {
  async function give() {
    button.disabled = true;
    try {
      const { csvOf, nameOf, save } = await later(import("../csv/csv.js"));
      const text = await csvOf(search, address, (done, total) => {
        button.textContent = strings.csvProgress(done, total);
      });
      if (text) save(text, nameOf(state.query));
    } catch (error) {
      say(strings.failure(/** @type {Failure} */ (error).code)[0]);
    }
    button.textContent = strings.csv;
    button.disabled = false;
  }
  /** @type {HTMLButtonElement} */
  const button = h("button", { type: "button", class: "link", dir: strings.dir, onclick: give }, strings.csv);
  return button;
}

/** Opens and closes why the result that the reader is at was found; the first one, where none is. @param {Element} list */
function explainNearest(list) {
  const cards = [...list.children];
  const chosen = cards.find((each) => each.contains(document.activeElement)) ?? cards[0];
  const summary = chosen?.querySelector(/** @type {"summary"} */ (".why summary"));
  summary?.focus();
  summary?.click();
}

/**
 * @param {Hit} hit
 * @param {Page} page
 */
function card({ head, rung, matches, titleMarks, snippets }, page) {
  const { state, strings } = page;
  const language = page.overview.language || "ar";
  return h(
    "li",
    { class: "card" },
    h(
      "h2",
      { lang: language, dir: "rtl" },
      h("a", { href: passage(state, head.id) }, isolated(head.title, page, titleMarks)),
    ),
    facts(
      head,
      page,
      // What only answers conditions has no match to count or to explain.
      matches > 0 && strings.matches(matches),
      matches > 0 && !page.plain && why(head.id, rung, page),
    ),
    snippets.map(({ paragraph, text, before, after, marks }) => {
      const href = passage(state, head.id, paragraph);
      const link = h("a", { class: "snippet", href, lang: language, dir: "rtl" });
      if (before) link.append("… ");
      page.highlighter.write(link, text, marks);
      if (after) link.append(" …");
      return link;
    }),
  );
}

/**
 * How close the match is; opened, why it is one.
 * @param {string} id
 * @param {Rung} rung
 * @param {Page} page
 */
function why(id, rung, page) {
  const { strings } = page;
  const answer = h("div", { "aria-live": "polite" });
  const summary = h(
    "summary",
    null,
    h("span", { class: `tag ${rung}` }, strings.rungs[rung]),
    " ",
    h("span", { class: "inferred" }, strings.why),
  );
  async function fill() {
    if (answer.hasChildNodes()) return;
    const asked = page.explain(id);
    asked.catch(() => {});
    const part = await later(import("../why/why.js")).catch(() => null);
    answer.replaceChildren(part ? await part.whyOf(asked, page) : h("p", null, strings.whyUnknown));
  }
  return h("details", { class: "evidence why", ontoggle: fill }, summary, answer);
}

/**
 * What was odd about the query: in the reader's language as soon as those words are there.
 * @param {Remark} remark
 * @param {Page} page
 */
function remark({ code, text, start, end }, { strings, state }) {
  const element = h("p", { class: "remark" }, "…");
  later(import("../remarks/remarks.js"))
    .then(({ worded }) => worded(strings.lang, code, state.query.slice(start, end)))
    .catch(() => undefined)
    .then((words) => element.replaceChildren(words ?? h("span", { lang: "en", dir: "ltr" }, text)));
  return element;
}

/** What helps where little or nothing was found. */
const nothingPart = () => later(import("../nothing/nothing.js"));

/**
 * What would find something instead, as soon as it is known.
 * @param {SearchResponse} response
 * @param {Page} page
 */
function nothing({ conditions }, page) {
  const box = h("div", { class: "nothing" });
  nothingPart()
    .then((part) => part.offer(box, conditions, page))
    .catch(() => {});
  return box;
}

/**
 * @param {Element} place
 * @param {number} total
 * @param {Page} page
 * @returns {Promise<string>} what was offered, to be read out
 */
async function suggest(place, total, page) {
  const part = await nothingPart().catch(() => null);
  return part ? part.suggestIn(place, total, page) : "";
}
