/** Taking a passage along: its citation in several formats, its link, and a search for its words. */
import { copy } from "../clipboard.js";
import { QUOTES } from "../quotes.js";
import { searchFor } from "../state.js";
import { h } from "../view/h.js";
import { cite, FORMATS } from "./cite.js";

/** @typedef {import("./article.js").Page} Page */
/** @typedef {import("./cite.js").Format} Format */

/** Words of a selection that are searched for as a phrase, at most. */
const PHRASE = 8;

/** The format chosen last, for as long as the page is open. @type {Format} */
let chosen = "text";

/**
 * @param {ArticleHead} head
 * @param {Page} page
 */
export function createShare(head, page) {
  const { own, strings, overview } = page;

  /** @param {number} paragraph */
  const addressOf = (paragraph) => page.address(head.id, paragraph);

  /** @param {number} paragraph @param {string} quote @param {Format} format @param {number} [to] the last paragraph, of several */
  function citation(paragraph, quote, format, to = paragraph) {
    const address = addressOf(paragraph);
    // A page on somebody's disk, and a reader's own texts, have no address for others.
    const link = isWeb(address) || !isWeb(head.url) ? address : head.url;
    const { title: collection, language } = overview;
    return cite(
      { head, paragraph, to, quote, link, collection, language: language || "ar" },
      format,
      own,
      strings,
    );
  }

  /** @param {string} text @param {string} done */
  async function take(text, done) {
    page.say((await copy(text)) ? done : own.copyFailed);
  }

  return { citation, addressOf, take };
}

/** @param {string} url */
const isWeb = (url) => /^https?:/.test(url);

/**
 * @param {Page} page
 * @param {() => void} [changed]
 */
function formats({ own }, changed) {
  const select = h(
    "select",
    {
      "aria-label": own.format,
      onchange() {
        chosen = /** @type {Format} */ (select.value);
        changed?.();
      },
    },
    FORMATS.map((each) => h("option", { value: each, selected: each === chosen }, own.formats[each])),
  );
  return select;
}

/**
 * The citation of the article, to be seen before it is copied.
 * @param {ReturnType<typeof createShare>} share
 * @param {Page} page
 */
export function citePanel(share, page) {
  const { own, state } = page;
  const text = h("pre", { tabindex: 0, "aria-label": own.citation });
  const paragraph = state.article?.paragraph ?? 0;
  const select = formats(page, fill);

  function fill() {
    select.value = chosen;
    // Each line as wherever it is pasted.
    text.dir = chosen === "text" ? "auto" : "ltr";
    text.textContent = share.citation(paragraph, "", chosen);
  }

  return h(
    "details",
    { class: "cite", ontoggle: fill },
    h("summary", null, own.cite),
    text,
    h(
      "p",
      { class: "actions" },
      select,
      h(
        "button",
        { type: "button", onclick: () => share.take(text.textContent ?? "", own.copied) },
        own.copy,
      ),
    ),
  );
}

/** What words of a query stand between: blanks, quotation marks, and what would make a shape of a word. */
const SEAM = new RegExp(`[\\s${QUOTES}*＊٭?؟？]+`);

/** Words that are operators, or mean nothing unless they are asked for. */
const OPERATORS = /^([أا]و|و|or|and|not|near)$/i;

/**
 * A search for what was selected: for a word with its forms; for several, or one that would be an operator, as they stand.
 * @param {string} text
 */
export function queryOf(text) {
  const words = text
    .split(SEAM)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ""))
    .filter(Boolean);
  const [word = ""] = words;
  const bare = word.replace(/[\p{M}\p{Cf}ـ]/gu, "");
  const isPlain = words.length < 2 && !OPERATORS.test(bare) && !/[^\p{L}\p{N}]/u.test(bare);
  return isPlain ? word : `"${words.slice(0, PHRASE).join(" ")}"`;
}

/**
 * What can be done with the text that is selected; there while some is.
 * @param {HTMLElement} text
 * @param {(range: Range) => { element: Element, text: string }[]} coveredBy what a range covers, as it was written
 * @param {ReturnType<typeof createShare>} share
 * @param {Page} page
 * @param {(state: State) => void} go
 */
export function selectionBar(text, coveredBy, share, page, go) {
  const { own, state, settings } = page;
  let quote = "";
  let paragraph = 0;
  let to = 0;
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", onclick }, label);
  const element = h(
    "div",
    { class: "selection", role: "group", "aria-label": own.selection, hidden: true },
    button(own.copyCited, () => share.take(share.citation(paragraph, quote, chosen, to), own.copied)),
    formats(page),
    share.addressOf(0) && button(own.copyLink, () => share.take(share.addressOf(paragraph), own.linkCopied)),
    button(own.searchThis, () => go(searchFor(state, queryOf(quote), settings.rungs))),
  );
  // A press on a button leaves the selection alone.
  element.addEventListener("mousedown", (event) => {
    if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
  });

  function look() {
    if (!text.isConnected) {
      document.removeEventListener("selectionchange", look);
      return;
    }
    // The buttons themselves may take the focus, and with it in some browsers the selection.
    if (element.contains(document.activeElement)) return;
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const inside = range && !range.collapsed && range.intersectsNode(text);
    const covered = inside ? coveredBy(range) : [];
    quote = covered
      .map((each) => each.text)
      .join("\n")
      .trim();
    element.hidden = quote === "";
    paragraph = numberOf(covered[0]?.element);
    to = numberOf(covered.at(-1)?.element);
  }
  document.addEventListener("selectionchange", look);

  return element;
}

/** The number of the paragraph; 0 for the title. @param {Element | undefined} element */
const numberOf = (element) =>
  Number(element?.closest(/** @type {"div"} */ ("[data-paragraph]"))?.dataset.paragraph ?? 0);
