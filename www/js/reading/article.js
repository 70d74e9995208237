/** An article to read: numbered paragraphs, folded noise, a way from hit to hit, and what helps to take a passage along. */
import { HOME, passage, print } from "../state.js";
import { h } from "../view/h.js";
import { facts, isolated } from "../view/head.js";
import { about } from "./about.js";
import { citePanel, createShare, selectionBar } from "./share.js";
import { createStepper } from "./stepper.js";
import { readingStrings } from "./strings.js";
import { createStrip } from "./strip.js";
import { createTashkeel, hasMarks } from "./tashkeel.js";

/** @typedef {import("../view/page.js").Page & { own: import("./strings.js").ReadingStrings }} Page `own`: the words of this view */

/** Paragraphs from which on those out of sight are not laid out. */
const LONG = 200;

/**
 * @param {ArticleView} article
 * @param {import("../view/page.js").Page} given
 * @param {(state: State) => void} go opens an address, as a link would
 * @returns {import("../view/page.js").View}
 */
export function reading(article, given, go) {
  const page = { ...given, own: readingStrings(given.strings) };
  const { state, strings, own, highlighter } = page;
  const { head } = article;
  const language = page.overview.language || "ar";
  const title = h(
    "h1",
    { tabindex: -1, lang: language, dir: "rtl" },
    isolated(head.title, page, article.titleMarks),
  );
  const text = h(
    "div",
    { class: article.paragraphs.length > LONG ? "text long" : "text", lang: language, dir: "rtl" },
    groups(article.paragraphs).map((group) =>
      group[0]?.role === "noise"
        ? noise(group, page)
        : group.map((each) => !each.isTitle && paragraph(each, page, head.id, go)),
    ),
  );
  const originals = [...text.querySelectorAll(/** @type {"p"} */ (".original"))];
  const ranges = highlighter.all.filter((each) => each instanceof Range);
  const tashkeel = createTashkeel([title, ...originals], ranges);
  const share = createShare(head, page);
  const searched = state.query.trim() !== "";
  const number = state.article?.paragraph ?? 0;
  const isThere = article.paragraphs.some((each) => each.number === number);
  const stepper = searched ? createStepper(page, head.id, (hit) => strip?.mark(hit)) : null;
  const neighbours = h("nav", { class: "neighbours", "aria-label": own.neighbours });
  const element = h(
    "article",
    { class: "reading" },
    h("a", { class: "back", href: print({ ...state, article: null }) }, backLabel(page)),
    h(
      "header",
      null,
      title,
      facts(head, page, strings.words(head.words)),
      about(head, page),
      h(
        "div",
        { class: "reading-tools" },
        citePanel(share, page),
        originals.some(({ textContent }) => hasMarks(textContent ?? "")) && tashkeelButton(tashkeel, page),
      ),
    ),
    text,
    neighbours,
  );
  const strip =
    stepper && highlighter.all.length > 0 ? createStrip(element, highlighter.all, stepper.show) : null;
  // What is selected may begin outside of the article, or be the whole page.
  document.addEventListener("copy", function copying() {
    if (element.isConnected) tashkeel.copying();
    else document.removeEventListener("copy", copying);
  });
  // A highlight is a range of the text, not an element: which one was clicked is seen by where.
  text.addEventListener("click", ({ clientX, clientY }) => {
    const hit = highlighter.at(clientX, clientY);
    if (hit >= 0 && getSelection()?.isCollapsed) stepper?.explain(hit);
  });

  return {
    title: head.title,
    announce: number > 0 ? (isThere ? own.inParagraph(number) : own.missingParagraph(number)) : "",
    nodes: [
      element,
      ...(strip ? [strip.element] : []),
      h("div", { class: "dock" }, selectionBar(text, tashkeel.coveredBy, share, page, go), stepper?.element),
    ],
    arrive() {
      const target = find(text, number);
      if (!target) {
        if (number > 0 && !isThere) page.say(own.missingParagraph(number));
        title.focus({ preventScroll: true });
        scrollTo(0, 0);
        return;
      }
      const folded = target.closest("details");
      if (folded) folded.open = true;
      target.focus({ preventScroll: true });
      const hit = highlighter.firstIn(target);
      if (hit >= 0) stepper?.show(hit);
      // A paragraph longer than the window is shown from its hit, any other from its beginning.
      if (hit < 0 || target.offsetHeight < innerHeight * 0.7) target.scrollIntoView({ block: "center" });
    },
    async later() {
      await showNeighbours(neighbours, page);
      return "";
    },
    keys: {
      Escape: () => go({ ...state, article: null }),
      j: () => neighbours.querySelector(/** @type {"a"} */ (".after"))?.click(),
      k: () => neighbours.querySelector(/** @type {"a"} */ (".before"))?.click(),
      ...(stepper && { n: () => stepper.go(1), p: () => stepper.go(-1), w: stepper.toggle }),
    },
  };
}

/**
 * @param {ReturnType<typeof createTashkeel>} tashkeel
 * @param {Page} page
 */
function tashkeelButton(tashkeel, { own, settings, keep }) {
  const button = h("button", { type: "button", class: "tashkeel", onclick: toggle }, own.tashkeel);
  function apply(/** @type {boolean} */ shown) {
    if (shown) tashkeel.show();
    else tashkeel.hide();
    button.ariaPressed = `${shown}`;
  }
  function toggle() {
    const shown = tashkeel.isHidden();
    apply(shown);
    keep({ tashkeel: shown });
  }
  apply(settings.tashkeel);
  return button;
}

/**
 * The articles before and after this one in the results that it was opened from.
 * @param {HTMLElement} place
 * @param {Page} page
 */
async function showNeighbours(place, page) {
  const { own, state } = page;
  const found = await page.neighbours().catch(() => null);
  if (!found) return;
  const link = (/** @type {ArticleHead | undefined} */ head, /** @type {"before" | "after"} */ side) =>
    head &&
    h(
      "a",
      { class: side, href: print({ ...state, article: { id: head.id, paragraph: 0 } }), dir: "rtl" },
      h("small", null, h("bdi", null, own[side])),
      isolated(head.title, page),
    );
  place.replaceChildren(
    h("p", { class: "place" }, own.placeOf(found.place, found.total)),
    ...[link(found.before, "before"), link(found.after, "after")].filter((each) => each !== undefined),
  );
}

/** @param {Page} page */
const backLabel = ({ state, own }) => (state.query.trim() ? own.back : own.backHome);

/**
 * @param {Element} text
 * @param {number} number
 * @returns {HTMLElement | null}
 */
const find = (text, number) => text.querySelector(`[data-paragraph="${number}"]`);

/**
 * Neighbouring noise is folded together; every other paragraph stands alone.
 * @param {ParagraphView[]} paragraphs
 * @returns {ParagraphView[][]}
 */
function groups(paragraphs) {
  /** @type {ParagraphView[][]} */
  const all = [];
  for (const each of paragraphs) {
    const last = all.at(-1);
    if (each.role === "noise" && last?.[0]?.role === "noise") last.push(each);
    else all.push([each]);
  }
  return all;
}

/**
 * @param {ParagraphView} view
 * @param {Page} page
 * @param {string} id
 * @param {(state: State) => void} go
 */
function paragraph({ number, text, role, marks }, page, id, go) {
  const { state, strings, own, highlighter } = page;
  const element = h(role === "heading" ? "h2" : "p", { class: "original" });
  if (role === "caption") element.append(h("span", { class: "visually-hidden" }, `${own.caption}: `));
  highlighter.write(element, text, marks);
  const target = state.article?.paragraph === number;
  const link = page.address(id, number) && {
    // To be copied, the passage alone; when followed, the search stays with it.
    href: passage(HOME, id, number),
    "aria-label": own.paragraph(number),
    onclick(/** @type {MouseEvent} */ event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go({ ...state, article: { id, paragraph: number } });
    },
  };
  return h(
    "div",
    {
      class: `paragraph ${role}`,
      "data-paragraph": number,
      tabindex: -1,
      "aria-current": target && "location",
    },
    h(link ? "a" : "span", { class: "number", ...link }, strings.number(number)),
    element,
  );
}

/**
 * @param {ParagraphView[]} group
 * @param {Page} page
 */
function noise(group, { overview, state, strings, own, settings }) {
  const kinds = [...new Set(group.map((each) => each.noise ?? ""))];
  return h(
    "details",
    { class: "noise", lang: strings.lang, dir: strings.dir, open: settings.noise },
    h("summary", null, own.noise(group.length, kinds)),
    group.map(({ number, text, noise: kind = "", reason }) =>
      h(
        "div",
        {
          "data-paragraph": number,
          tabindex: -1,
          "aria-current": state.article?.paragraph === number && "location",
        },
        h("p", { class: "original", lang: overview.language || "ar", dir: "rtl" }, text),
        h("p", { class: "reason" }, own.noiseReason(kind), reason && [" — ", h("bdi", null, reason)]),
      ),
    ),
  );
}

/**
 * @param {string} id
 * @param {import("../view/page.js").Page} given
 * @returns {import("../view/page.js").View}
 */
export function missing(id, given) {
  const page = { ...given, own: readingStrings(given.strings) };
  const { state, own } = page;
  return {
    title: own.missingArticle,
    announce: own.missingArticle,
    nodes: [
      h(
        "div",
        { class: "panel" },
        h("h1", { tabindex: -1 }, own.missingArticle),
        h("p", null, own.missingArticleNote, " ", isolated(id, page)),
        h("p", null, h("a", { href: print({ ...state, article: null }) }, backLabel(page))),
      ),
    ],
  };
}
