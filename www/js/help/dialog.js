/** The help: what can be typed, and which keys do what. */
import { openDialog } from "../view/dialog.js";
import { h } from "../view/h.js";
import { arabic, english } from "./text.js";

/**
 * @param {import("../strings.js").Strings} strings
 * @param {boolean} plain whether plain search stands in for the engine: it knows no operators
 */
export function openHelp({ lang, plainNote }, plain) {
  const text = lang === "ar" ? arabic : english;
  openDialog(text.title, text.close, [
    h("h3", null, text.search),
    h("p", null, plain ? plainNote : text.searchNote),
    table(plain ? text.operators.slice(0, 1) : text.operators, "code", "rtl"),
    h("h3", null, text.keysTitle),
    table(text.keys, "kbd", "ltr"),
    h("p", null, text.keysNote),
  ]);
}

/** A date behind Arabic letters would be turned round. @param {string} text */
const dated = (text) =>
  text.split(/(\d[\d-]+)/).map((part, at) => (at % 2 === 1 ? h("bdi", { dir: "ltr" }, part) : part));

/**
 * @param {import("./text.js").Row[]} rows
 * @param {"code" | "kbd"} tag
 * @param {string} dir
 */
const table = (rows, tag, dir) =>
  h(
    "dl",
    { class: "help" },
    rows.map(({ write, does }) =>
      h("div", null, h("dt", null, h(tag, { dir, lang: "ar" }, dated(write))), h("dd", null, does)),
    ),
  );
