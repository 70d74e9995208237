/** An article to read: numbered paragraphs, folded noise, and a way from hit to hit. */
import { print } from "../state.js";
import { h } from "./h.js";
import { facts, isolated } from "./head.js";
import { whyOf } from "./why.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {ArticleView} article
 * @param {Page} page
 * @param {(state: State) => void} go opens an address, as a link would
 * @returns {import("./page.js").View}
 */
export function reading(article, page, go) {
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
const backLabel = ({ state, strings }) => (state.query.trim() ? strings.back : strings.backHome);

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
  const { state, strings, highlighter } = page;
  const element = h(role === "heading" ? "h2" : "p", { class: "original" });
  if (role === "caption") element.append(h("span", { class: "visually-hidden" }, `${strings.caption}: `));
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
        "aria-label": strings.paragraph(number),
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
function noise(group, { overview, state, strings }) {
  const kinds = [...new Set(group.map((each) => each.noise ?? ""))];
  return h(
    "details",
    { class: "noise", lang: strings.lang, dir: strings.dir },
    h("summary", null, strings.noise(group.length, kinds)),
    group.map(({ number, text, noise: kind = "", reason }) =>
      h(
        "div",
        {
          "data-paragraph": number,
          tabindex: -1,
          "aria-current": state.article?.paragraph === number && "location",
        },
        h("p", { class: "original", lang: overview.language || "ar", dir: "rtl" }, text),
        h("p", { class: "reason" }, strings.noiseReason(kind), reason && [" — ", h("bdi", null, reason)]),
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
  const { strings } = page;
  const web = /^https?:\/\//.test(head.url);
  /** @type {[string, Node | string | false][]} */
  const rows = [
    [strings.author, head.author && isolated(head.author, page)],
    [strings.dateline, head.dateline && isolated(head.dateline, page)],
    [
      strings.link,
      head.url &&
        (web
          ? h("a", { href: head.url, rel: "noreferrer noopener", target: "_blank", dir: "ltr" }, head.url)
          : isolated(head.url, page)),
    ],
    [strings.originalFile, !head.retelling && head.original && isolated(head.original, page)],
    [
      strings.tags,
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
        strings.retellingNote(head.original !== ""),
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
  const { strings, highlighter } = page;
  const total = highlighter.all.length;
  let index = -1;
  const place = h("output", { role: "status" }, strings.hits(total));
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
    place.textContent = strings.hitOf(index + 1, total);
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
    { class: "stepper", role: "group", "aria-label": strings.stepper },
    total > 0 && !page.plain && reason.elements,
    button(strings.previous, "↑", -1),
    place,
    button(strings.next, "↓", 1),
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
 * @param {Page} page
 * @returns {import("./page.js").View}
 */
export function missing(id, page) {
  const { strings, state } = page;
  return {
    title: strings.missingArticle,
    announce: strings.missingArticle,
    nodes: [
      h(
        "div",
        { class: "panel" },
        h("h1", { tabindex: -1 }, strings.missingArticle),
        h("p", null, strings.missingArticleNote, " ", isolated(id, page)),
        h("p", null, h("a", { href: print({ ...state, article: null }) }, backLabel(page))),
      ),
    ],
  };
}
