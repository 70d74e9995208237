/** The head of the page, which stays while what is below it changes: name, settings, search box. */
import { isSearch, RUNGS, toggleRung } from "../state.js";
import { h } from "./h.js";

/**
 * @typedef {{
 *   elements: HTMLElement[],
 *   update: (state: State, corpusTitle: string, ladder: boolean) => void,
 *   tell: (counts: number[]) => void,
 *   focus: () => void,
 * }} Masthead `tell`: how many articles are found up to each rung
 *
 * @typedef {{
 *   type: (query: string) => void,
 *   submit: () => void,
 *   change: (state: State) => void,
 *   suggestIn: (input: HTMLInputElement, list: HTMLElement) => void,
 *   switchLanguage: () => void,
 *   openSettings: () => void,
 *   openAdvanced: () => void,
 *   openHelp: () => void,
 *   bring: () => void,
 * }} Actions `suggestIn`: the box got the focus, and may want suggestions in a list below it
 */

/**
 * @param {import("../strings.js").Strings} strings
 * @param {Actions} actions
 * @returns {Masthead}
 */
export function createMasthead(strings, actions) {
  /** @type {State} */
  let state;
  const corpus = h("a", { class: "corpus", href: "#/" });
  const input = h("input", {
    id: "q",
    type: "text",
    name: "q",
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": "suggestions",
    placeholder: strings.placeholder,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    onfocus: () => actions.suggestIn(input, suggestions),
    oninput: () => {
      direct();
      actions.type(input.value);
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || input.value === "") return;
      event.preventDefault();
      event.stopPropagation();
      clear();
    },
  });
  const suggestions = h("div", {
    id: "suggestions",
    role: "listbox",
    "aria-label": strings.suggestions,
    hidden: true,
    dir: "rtl",
  });
  const clearing = h(
    "button",
    { type: "button", class: "clear", "aria-label": strings.clear, onclick: clear },
    h("span", { "aria-hidden": "true" }, "×"),
  );

  const rungs = RUNGS.map((rung) => {
    const box = h("input", { type: "checkbox", onchange: () => actions.change(toggleRung(state, rung)) });
    return { rung, box, adds: h("b", { dir: "ltr" }) };
  });
  const ladder = h(
    "fieldset",
    { class: "ladder" },
    h("legend", { class: "visually-hidden" }, strings.rungsTitle),
    rungs.map(({ rung, box, adds }) =>
      h(
        "label",
        null,
        box,
        h("span", null, strings.rungs[rung]),
        adds,
        h("small", null, strings.rungHints[rung]),
      ),
    ),
  );
  const advanced = h(
    "button",
    { type: "button", class: "link", onclick: actions.openAdvanced },
    strings.advanced,
  );
  const form = h(
    "form",
    {
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        actions.submit();
      },
    },
    h("label", { class: "visually-hidden", for: "q" }, strings.searchLabel),
    h(
      "div",
      { class: "box" },
      input,
      clearing,
      h("button", { class: "go" }, strings.searchButton),
      suggestions,
    ),
    h("div", { class: "under" }, ladder, advanced),
  );
  const search = document.createElement("search");
  search.append(form);

  /** Right to left while empty; what is typed decides for itself. */
  function direct() {
    input.dir = input.value === "" ? "rtl" : "auto";
    clearing.hidden = input.value === "";
  }

  function clear() {
    input.value = "";
    direct();
    input.focus();
    actions.type("");
  }

  return {
    elements: [
      h(
        "div",
        { class: "bar" },
        h("a", { class: "brand", href: "#/", "aria-label": strings.home }, "كشّاف"),
        corpus,
        h(
          "div",
          { class: "tools" },
          h(
            "button",
            {
              type: "button",
              class: "language",
              lang: strings.lang === "ar" ? "en" : "ar",
              onclick: actions.switchLanguage,
            },
            strings.otherLanguage,
          ),
          h("button", { type: "button", class: "set", onclick: actions.openSettings }, strings.settings),
          h(
            "button",
            { type: "button", "aria-label": strings.help, title: strings.help, onclick: actions.openHelp },
            h("span", { "aria-hidden": "true" }, strings.questionMark),
          ),
        ),
      ),
      search,
    ],
    update(next, corpusTitle, offered) {
      state = next;
      if (input.value !== state.query) input.value = state.query;
      direct();
      corpus.textContent = corpusTitle;
      ladder.hidden = !offered || !isSearch(state);
      advanced.hidden = !offered;
      for (const { rung, box, adds } of rungs) {
        box.checked = state.rungs.includes(rung);
        adds.textContent = "";
      }
    },
    tell(counts) {
      rungs.forEach(({ adds }, at) => {
        const more = (counts[at] ?? 0) - (counts[at - 1] ?? 0);
        if (at < counts.length) adds.textContent = at > 0 ? `+${strings.number(more)}` : strings.number(more);
      });
    },
    focus() {
      input.focus();
      input.select();
    },
  };
}

/**
 * @param {import("../strings.js").Strings} strings
 * @param {Actions} actions
 */
export function colophon(strings, actions) {
  return [
    h("p", null, strings.privacy),
    h("button", { type: "button", class: "link bring", onclick: actions.bring }, strings.bring),
    h("button", { type: "button", class: "link", onclick: actions.openHelp }, strings.help),
  ];
}
