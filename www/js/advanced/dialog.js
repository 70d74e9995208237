/** Every operator of the query language as a field of a form; what it writes can be read, and changed, in the search box. */
import { openDialog } from "../view/dialog.js";
import { h } from "../view/h.js";
import { compose } from "./compose.js";
import { advancedStrings } from "./strings.js";

/** @typedef {keyof import("./compose.js").Fields} Name */

/** Fields of words, in the order of the form. @type {Exclude<Name, "distance" | "source" | "from" | "to">[]} */
const WORDS = ["all", "phrase", "any", "none", "prefix", "suffix", "exact", "similar", "title", "tag"];

/**
 * @param {object} context
 * @param {string} context.query what the box holds
 * @param {Overview} context.overview
 * @param {import("../strings.js").Strings} context.strings
 * @param {(query: string) => void} context.search
 */
export function openAdvanced({ query, overview, strings, search }) {
  const own = advancedStrings(strings);
  /** @type {Partial<Record<Name, HTMLInputElement | HTMLSelectElement>>} */
  const inputs = {};

  /** @param {Name} name @param {HTMLInputElement | HTMLSelectElement} input */
  function labelled(name, input) {
    input.id = `field-${name}`;
    input.addEventListener("input", update);
    inputs[name] = input;
    return [h("label", { for: input.id }, own.labels[name]), input];
  }
  const text = (/** @type {string} */ value) =>
    h("input", { type: "text", dir: "auto", autocomplete: "off", value });
  const date = () =>
    h("input", { type: "text", dir: "ltr", inputmode: "numeric", placeholder: own.datePlaceholder });
  const named = overview.sources.filter(({ name }) => name !== "");
  const written = h("output", { class: "written", dir: "auto", "aria-live": "polite" });

  function update() {
    written.textContent = compose(values(), strings.lang);
  }

  function values() {
    const all = Object.entries(inputs).map(([name, input]) => [name, input.value]);
    const fields = Object.fromEntries(all);
    return { ...fields, distance: Number(fields.distance) || 5 };
  }

  const form = h(
    "form",
    {
      class: "settings",
      onsubmit(/** @type {SubmitEvent} */ event) {
        event.preventDefault();
        dialog.close();
        search(compose(values(), strings.lang));
      },
    },
    WORDS.map((name) => labelled(name, text(name === "all" ? query : ""))),
    labelled("near", text("")),
    labelled("distance", h("input", { type: "number", min: 1, max: 100, value: 5, dir: "ltr" })),
    named.length > 0 &&
      labelled(
        "source",
        h(
          "select",
          null,
          h("option", { value: "" }, own.anySource),
          named.map(({ name, articles }) =>
            h("option", { value: name }, `${name} (${strings.number(articles)})`),
          ),
        ),
      ),
    labelled("from", date()),
    labelled("to", date()),
    h("p", { class: "written-line" }, own.written, " ", written),
    h("button", { class: "go" }, strings.searchButton),
  );
  const dialog = openDialog(own.title, own.close, [form]);
  update();
}
