/**
 * Suggestions below the search box (WAI-ARIA: combobox with a listbox popup): words with their counts, titles,
 * sources. The focus stays in the box; ↓ and ↑ go through the list, Enter takes what is marked there, Escape closes it.
 */
import { named } from "../refine/narrow.js";
import { h } from "../view/h.js";
import { directionOf } from "../view/letters.js";
import { comboboxStrings } from "./strings.js";

/** Pause of typing, in milliseconds, before suggestions are asked for. */
const PAUSE = 120;
/** What moves a page on. */
const MOVES = ["wheel", "touchmove"];
/** Titles and sources offered, at most. */
const TITLES = 3;
const SOURCES = 3;
/** The rungs on which a title is what is being typed. @type {Rung[]} */
const SPELLING = ["exact", "folded"];

/**
 * @typedef {{ node: HTMLElement, take: () => void }} Option
 * @typedef {{ text: string, note: string, take: () => void }} Entry
 *
 * @typedef {{
 *   engine: Pick<import("../engine.js").Engine, "complete" | "titles">,
 *   write: (query: string) => void,
 *   open: (id: string) => void,
 *   sources: () => Overview["sources"],
 *   strings: import("../strings.js").Strings,
 * }} Context `write` puts a query into the box and searches for it, `open` goes to an article
 */

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list the popup, which `aria-controls` of the box names
 * @param {Context} context
 */
export function attach(input, list, { engine, write, open, sources, strings }) {
  const own = comboboxStrings(strings);
  /** @type {Option[]} */
  let options = [];
  let marked = -1;
  /** Counts what was asked for: only the latest answer is shown. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Who moves the page on has left the list; the list itself may be longer than what is shown of it. @param {Event} event */
  const leave = ({ target }) => list.contains(/** @type {Node} */ (target)) || close();

  function close() {
    clearTimeout(timer);
    for (const move of MOVES) document.removeEventListener(move, leave);
    turn += 1;
    options = [];
    marked = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} index */
  function mark(index) {
    options[marked]?.node.setAttribute("aria-selected", "false");
    marked = index;
    const option = options[index]?.node;
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  /**
   * @param {string} label
   * @param {Entry[]} entries
   */
  function group(label, entries) {
    if (entries.length === 0) return [];
    const nodes = entries.map(({ text, note, take }) => {
      const id = `suggestion-${options.length}`;
      const taken = () => {
        close();
        take();
      };
      const node = h(
        "div",
        { id, role: "option", "aria-selected": "false", onclick: taken },
        h("bdi", { lang: "ar", dir: directionOf(text) }, text),
        note && h("small", null, note),
      );
      options.push({ node, take: taken });
      return node;
    });
    return [
      h(
        "div",
        { role: "group", "aria-label": label },
        h("span", { class: "group", "aria-hidden": "true" }, label),
        nodes,
      ),
    ];
  }

  /**
   * @param {Entry[]} words
   * @param {Entry[]} titles
   * @param {Entry[]} origins
   */
  function draw(words, titles, origins) {
    options = [];
    list.replaceChildren(
      ...group(own.words, words),
      ...group(own.titles, titles),
      ...group(own.sources, origins),
    );
    list.hidden = options.length === 0;
    // Only while it is open: boxes come and go, and the document stays.
    for (const move of MOVES) if (!list.hidden) document.addEventListener(move, leave, { passive: true });
    input.setAttribute("aria-expanded", `${!list.hidden}`);
  }

  async function ask() {
    turn += 1;
    let mine = turn;
    const query = input.value;
    const isLate = () => mine !== turn || document.activeElement !== input;
    const found = await engine.complete({ query }).catch(() => []);
    if (isLate()) return;
    close();
    mine = turn;
    // Who has typed a word needs no help with it.
    const words = found
      .filter(({ word }) => word !== lastWord(query))
      .map(({ word, occurrences }) => ({
        text: word,
        note: strings.matches(occurrences),
        take: () => write(withWord(query, word)),
      }));
    const origins = sourcesFor(query, sources()).map(({ name, articles, before }) => ({
      text: name,
      note: strings.articles(articles),
      take: () => write(`${before}${named(own.source, name)} `),
    }));
    draw(words, [], origins);
    // Titles may need texts that are still to come; nobody waits for them.
    const titled = await titledBy(query, found, engine).catch(() => []);
    if (titled.length === 0 || isLate()) return;
    const titles = titled.map(({ head: { id, title, source } }) => ({
      text: title,
      note: source,
      take: () => open(id),
    }));
    const moved = marked < words.length ? marked : marked + titles.length;
    draw(words, titles, origins);
    mark(moved);
  }

  /** @param {number} by */
  function step(by) {
    // Beyond either end stands the box itself, with what was typed.
    const places = options.length + 1;
    mark(((marked + 1 + by + places) % places) - 1);
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "ArrowDown" && list.hidden) {
        event.preventDefault();
        ask();
        return;
      }
      if (event.key === "Enter") {
        const option = options[marked];
        if (!option) {
          close();
          return;
        }
        event.preventDefault();
        option.take();
        return;
      }
      const act = list.hidden ? undefined : keys[event.key];
      if (!act) return;
      // Before the box itself hears of it: Escape closes the list first, and clears the box only then.
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    },
    { capture: true },
  );
  input.addEventListener("blur", close);
  // A press on the list leaves the focus in the box.
  list.addEventListener("mousedown", (event) => event.preventDefault());
}

/**
 * Articles in whose titles all words typed stand, the last one perhaps only begun: it may go on to one of the words found
 * for it, with the article in front too. Nothing where more than words was typed, or too little.
 * @param {string} query
 * @param {Completion[]} found
 * @param {Context["engine"]} engine
 */
async function titledBy(query, found, engine) {
  const [, before = "", last = ""] = /^([\p{L}\p{M}\p{N}\s]*?)([\p{L}\p{M}\p{N}]+)\s*$/u.exec(query) ?? [];
  if (plain(last).replace(/^ال/, "").length < 2) return [];
  const definite =
    last.startsWith("ال") || query.endsWith(" ") ? [] : await engine.complete({ query: `ال${last}` });
  const any = [last, ...[...found, ...definite].map(({ word }) => word)].join(" | ");
  return engine.titles({ query: `العنوان:(${before} (${any}))`, rungs: SPELLING, limit: TITLES });
}

/**
 * Sources with words that begin as the end of the query does, as much of it as there is; `before`: what is in front of that.
 * @param {string} query
 * @param {Overview["sources"]} sources
 */
function sourcesFor(query, sources) {
  for (const { index } of query.matchAll(/(?<!\S)\S/g)) {
    const typed = plain(query.slice(index)).trim().replace(FIELD, "");
    if (typed.length < 2) break;
    const found = sources.filter(({ name }) =>
      [` ${typed}`, ` ال${typed}`].some((beginning) => ` ${plain(name)}`.includes(beginning)),
    );
    const before = query.slice(0, index);
    if (found.length > 0) return found.slice(0, SOURCES).map((each) => ({ ...each, before }));
  }
  return [];
}

/** A condition on sources that was begun by hand. */
const FIELD = /^(المصدر|مصدر|source):=?["“„«]?/;

/** Letters that people type in a plainer form. @param {string} text */
const plain = (text) =>
  text
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه");

/** The word that is being typed, at the end of a query. */
const LAST = /[^\s"“”„«»()|:=~+-]*$/;

/** @param {string} query */
const lastWord = (query) => LAST.exec(query)?.[0];

/**
 * A query with the word that is being typed replaced by a whole one.
 * @param {string} query
 * @param {string} word
 */
export const withWord = (query, word) => `${query.replace(LAST, "")}${word} `;
