/** An article to read: numbered paragraphs, folded noise, and a way from hit to hit. */
import { print } from "../state.js";
import { h } from "../view/h.js";
import { facts, isolated } from "../view/head.js";
import { whyOf } from "../why/why.js";
import { readingStrings } from "./strings.js";

/** @typedef {import("../view/page.js").Page & { own: import("./strings.js").ReadingStrings }} Page `own`: the words of this view */

/**
 * @param {ArticleView} article
 * @param {import("../view/page.js").Page} given
 * @param {(state: State) => void} go opens an address, as a link would
 * @returns {import("../view/page.js").View}
 */
export function reading(article, given, go) {
  const page = { ...given, own: readingStrings(given.strings) };
  const { state, strings, highlighter } = page;
  const { head } = article;
  const language = page.overview.language || "ar";
  const title = h(
    "h1",
    { tabindex: -1, lang: language, dir: "rtl" },
    isolated(head.title, page, article.titleMarks),
  );
  const text = h(
    "div",
    { class: "text", lang: language, dir: "rtl" },
    groups(article.paragraphs).map((group) =>
      group[0]?.role === "noise"
        ? noise(group, page)
        : group.map((each) => !each.isTitle && paragraph(each, page, head.id, go)),
    ),
  );
  const back = print({ ...state, article: null });
  const stepper = state.query.trim() ? createStepper(page, head.id) : null;
  // A highlight is a range of the text, not an element: which one was clicked is seen by where.
  text.addEventListener("click", ({ clientX, clientY }) => {
    const hit = highlighter.at(clientX, clientY);
    if (hit >= 0 && getSelection()?.isCollapsed) stepper?.explain(hit);
  });

  return {
    title: head.title,
    announce: "",
    nodes: [
      h(
        "article",
        { class: "reading" },
        h("a", { class: "back", href: back }, backLabel(page)),
        h("header", null, title, facts(head, page, strings.words(head.words)), about(head, page)),
        text,
      ),
      ...(stepper ? [stepper.element] : []),
    ],
    arrive() {
      const target = state.article?.paragraph ? find(text, state.article.paragraph) : null;
      if (!target) {
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
    keys: {
      Escape: () => go({ ...state, article: null }),
      ...(stepper && { n: () => stepper.step(1), p: () => stepper.step(-1), w: stepper.toggle }),
    },
  };
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
  return h(
    "div",
    {
      class: `paragraph ${role}`,
      "data-paragraph": number,
      tabindex: -1,
      "aria-current": target && "location",
    },
    h(
      "a",
      {
        class: "number",
        // To be copied, the passage alone; when followed, the search stays with it.
        href: print({ ...state, query: "", article: { id, paragraph: number } }),
        "aria-label": own.paragraph(number),
        onclick(/** @type {MouseEvent} */ event) {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go({ ...state, article: { id, paragraph: number } });
        },
      },
      strings.number(number),
    ),
    element,
  );
}

/**
 * @param {ParagraphView[]} group
 * @param {Page} page
 */
function noise(group, { overview, state, strings, own }) {
  const kinds = [...new Set(group.map((each) => each.noise ?? ""))];
  return h(
    "details",
    { class: "noise", lang: strings.lang, dir: strings.dir },
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
 * What a careful reader asks before citing.
 * @param {ArticleHead} head
 * @param {Page} page
 */
function about(head, page) {
  const { strings, own } = page;
  const web = /^https?:\/\//.test(head.url);
  /** @type {[string, Node | string | false][]} */
  const rows = [
    [own.author, head.author && isolated(head.author, page)],
    [own.dateline, head.dateline && isolated(head.dateline, page)],
    [
      own.link,
      head.url &&
        (web
          ? h("a", { href: head.url, rel: "noreferrer noopener", target: "_blank", dir: "ltr" }, head.url)
          : isolated(head.url, page)),
    ],
    [own.originalFile, !head.retelling && head.original && isolated(head.original, page)],
    [
      own.tags,
      head.tags.length > 0 &&
        h(
          "span",
          null,
          head.tags.map((tag, at) => [at > 0 && strings.comma, isolated(tag, page)]),
        ),
    ],
  ];
  const known = rows.filter(([, value]) => value);
  return [
    known.length > 0 &&
      h(
        "dl",
        { class: "about" },
        known.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value))),
      ),
    head.retelling &&
      h(
        "p",
        { class: "note" },
        own.retellingNote(head.original !== ""),
        head.original && [" ", h("bdi", { class: "file" }, head.original)],
      ),
  ];
}

/**
 * The bar that goes from hit to hit, says where the reader is, and why it is a hit.
 * @param {Page} page
 * @param {string} id
 */
function createStepper(page, id) {
  const { own, highlighter } = page;
  const total = highlighter.all.length;
  let index = -1;
  const place = h("output", { role: "status" }, own.hits(total));
  const button = (/** @type {string} */ label, /** @type {string} */ arrow, /** @type {number} */ by) =>
    h(
      "button",
      { type: "button", disabled: total === 0, onclick: () => step(by) },
      h("span", { "aria-hidden": "true" }, arrow),
      " ",
      label,
    );
  const reason = createReason(page, id);

  /** @param {number} hit */
  function show(hit) {
    index = hit;
    place.textContent = own.hitOf(index + 1, total);
    const painted = highlighter.select(index);
    if (!painted) return;
    reason.show(`${painted instanceof Range ? painted : painted.textContent}`);
    const { top, bottom } = painted.getBoundingClientRect();
    // Left where it is while it can be seen well, above an open reason too; otherwise brought to the upper half.
    if (top > innerHeight * 0.1 && bottom < innerHeight * (reason.isOpen() ? 0.5 : 0.8)) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top: scrollY + top - innerHeight * 0.35, behavior: calm ? "instant" : "smooth" });
  }

  /** @param {number} by */
  function step(by) {
    if (total > 0) show(index < 0 && by < 0 ? total - 1 : (index + by + total) % total);
  }

  const element = h(
    "div",
    { class: "stepper", role: "group", "aria-label": own.stepper },
    total > 0 && !page.plain && reason.elements,
    button(own.previous, "↑", -1),
    place,
    button(own.next, "↓", 1),
  );
  return {
    element,
    show,
    step,
    toggle: reason.toggle,
    /** @param {number} hit */
    explain(hit) {
      if (!reason.isOpen()) reason.toggle();
      show(hit);
    },
  };
}

/**
 * Why the hit that the reader is at is one: a button, and what it opens.
 * @param {Page} page
 * @param {string} id
 */
function createReason(page, id) {
  /** What was highlighted where the reader is. @type {string | undefined} */
  let hit;
  /** @type {Promise<Explanation[]> | undefined} */
  let asked;
  const answer = h("div", { class: "why", id: "why", "aria-live": "polite", hidden: true });
  const button = h(
    "button",
    { type: "button", "aria-expanded": "false", "aria-controls": "why", onclick: toggle },
    page.strings.why,
  );

  async function fill() {
    asked ??= page.explain(id);
    const shown = hit;
    const lines = await whyOf(asked, page, hit);
    if (shown === hit) answer.replaceChildren(lines);
  }

  function toggle() {
    answer.hidden = !answer.hidden;
    button.ariaExpanded = `${!answer.hidden}`;
    if (!answer.hidden) fill();
  }

  return {
    elements: [answer, button],
    toggle,
    isOpen: () => !answer.hidden,
    /** @param {string} text */
    show(text) {
      hit = text;
      if (!answer.hidden) fill();
    },
  };
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
