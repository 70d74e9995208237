/**
 * Suggestions below the search box (WAI-ARIA: combobox with a listbox popup): words with their counts, sources. The
 * focus stays in the box; ↓ and ↑ go through the list, Enter takes what is marked there, Escape closes it.
 */
import { h } from "../view/h.js";
import { comboboxStrings } from "./strings.js";

/** Pause of typing, in milliseconds, before suggestions are asked for. */
const PAUSE = 120;
/** Sources offered, at most. */
const SOURCES = 3;

/**
 * @typedef {{ node: HTMLElement, take: () => void }} Option
 *
 * @typedef {{
 *   complete: (query: string) => Promise<Completion[]>,
 *   write: (query: string) => void,
 *   sources: () => Overview["sources"],
 *   strings: import("../strings.js").Strings,
 * }} Context `write` puts a query into the box and searches for it
 */

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list the popup, which `aria-controls` of the box names
 * @param {Context} context
 */
export function attach(input, list, { complete, write, sources, strings }) {
  const own = comboboxStrings(strings);
  /** @type {Option[]} */
  let options = [];
  let marked = -1;
  /** Counts what was asked for: only the latest answer is shown. */
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function close() {
    clearTimeout(timer);
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
   * @param {{ text: string, note: string, take: () => void }[]} entries
   */
  function group(label, entries) {
    if (entries.length === 0) return null;
    const nodes = entries.map(({ text, note, take }) => {
      const id = `suggestion-${options.length}`;
      const node = h(
        "div",
        { id, role: "option", "aria-selected": "false", onclick: take },
        h("bdi", { lang: "ar" }, text),
        note && h("small", null, note),
      );
      options.push({ node, take });
      return node;
    });
    return h(
      "div",
      { role: "group", "aria-label": label },
      h("span", { class: "group", "aria-hidden": "true" }, label),
      nodes,
    );
  }

  async function ask() {
    turn += 1;
    const mine = turn;
    const query = input.value;
    const found = await complete(query).catch(() => []);
    if (mine !== turn || document.activeElement !== input) return;
    close();
    const taking = (/** @type {() => void} */ act) => () => {
      close();
      act();
    };
    const groups = [
      group(
        own.words,
        found.map(({ word, occurrences }) => ({
          text: word,
          note: strings.matches(occurrences),
          take: taking(() => write(withWord(query, word))),
        })),
      ),
      group(
        own.sources,
        sourcesFor(query, sources()).map(({ name, articles }) => ({
          text: name,
          note: strings.articles(articles),
          take: taking(() => write(`${own.source}:"${name}" `)),
        })),
      ),
    ].filter((each) => each !== null);
    if (groups.length === 0) return;
    list.replaceChildren(...groups);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
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
 * Sources one of whose words begins as the query does.
 * @param {string} query
 * @param {Overview["sources"]} sources
 */
function sourcesFor(query, sources) {
  const typed = query.trim();
  if (typed.length < 2) return [];
  return sources.filter(({ name }) => ` ${name}`.includes(` ${typed}`)).slice(0, SOURCES);
}

/**
 * A query with the word that is being typed replaced by a whole one.
 * @param {string} query
 * @param {string} word
 */
export const withWord = (query, word) => `${query.replace(/[^\s"“”„«»()|:=~+-]*$/, "")}${word} `;
