/** The head of the page, which stays while what is below it changes: name, settings, search box. */
import { isSearch, RUNGS, toggleRung } from "../state.js";
import { h } from "./h.js";

/**
 * @typedef {{
 *   elements: HTMLElement[],
 *   update: (state: State, corpusTitle: string, ladder: boolean) => void,
 *   focus: () => void,
 * }} Masthead
 *
 * @typedef {{
 *   type: (query: string) => void,
 *   submit: () => void,
 *   change: (state: State) => void,
 *   set: (settings: Settings) => void,
 * }} Actions
 */

/**
 * @param {import("../strings.js").Strings} strings
 * @param {Settings} settings
 * @param {Actions} actions
 * @returns {Masthead}
 */
export function createMasthead(strings, settings, actions) {
  /** @type {State} */
  let state;
  const corpus = h("a", { class: "corpus", href: "#/" });
  const input = h("input", {
    id: "q",
    type: "search",
    name: "q",
    placeholder: strings.placeholder,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
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
  const clearing = h(
    "button",
    { type: "button", class: "clear", "aria-label": strings.clear, onclick: clear },
    h("span", { "aria-hidden": "true" }, "×"),
  );

  const rungs = RUNGS.map((rung) => {
    const box = h("input", { type: "checkbox", onchange: () => actions.change(toggleRung(state, rung)) });
    return { rung, box };
  });
  const ladder = h(
    "fieldset",
    { class: "ladder" },
    h("legend", { class: "visually-hidden" }, strings.rungsTitle),
    rungs.map(({ rung, box }) =>
      h("label", null, box, h("span", null, strings.rungs[rung]), h("small", null, strings.rungHints[rung])),
    ),
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
    h("div", { class: "box" }, input, clearing, h("button", { class: "go" }, strings.searchButton)),
    ladder,
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
          languageButton(strings, settings, actions),
          themes(strings, settings, actions),
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
      for (const { rung, box } of rungs) box.checked = state.rungs.includes(rung);
    },
    focus() {
      input.focus();
      input.select();
    },
  };
}

/**
 * @param {import("../strings.js").Strings} strings
 * @param {Settings} settings
 * @param {Actions} actions
 */
function languageButton(strings, settings, actions) {
  const other = settings.language === "ar" ? "en" : "ar";
  return h(
    "button",
    {
      type: "button",
      class: "language",
      lang: other,
      onclick: () => actions.set({ ...settings, language: other }),
    },
    strings.otherLanguage,
  );
}

/**
 * @param {import("../strings.js").Strings} strings
 * @param {Settings} settings
 * @param {Actions} actions
 */
function themes(strings, settings, actions) {
  const names = /** @type {[Theme, string][]} */ (Object.entries(strings.themes));
  const select = h(
    "select",
    {
      "aria-label": strings.theme,
      onchange: () => actions.set({ ...settings, theme: /** @type {Theme} */ (select.value) }),
    },
    names.map(([value, name]) => h("option", { value, selected: value === settings.theme }, name)),
  );
  return select;
}

/**
 * @param {import("../strings.js").Strings} strings
 * @param {Settings} settings
 * @param {Actions} actions
 */
export function colophon(strings, settings, actions) {
  const keys = h("input", {
    type: "checkbox",
    checked: settings.keys,
    onchange: () => actions.set({ ...settings, keys: keys.checked }),
  });
  return [
    h("p", null, strings.privacy),
    h(
      "details",
      null,
      h("summary", null, strings.keysTitle),
      h(
        "dl",
        { class: "about" },
        Object.entries(strings.keys).map(([key, does]) =>
          h("div", null, h("dt", null, h("kbd", { dir: "ltr" }, key)), h("dd", null, does)),
        ),
      ),
      h("label", null, keys, " ", strings.keysOn),
    ),
  ];
}
