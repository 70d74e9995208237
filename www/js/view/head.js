/** What is known about an article: its title and the line of facts below it. */
import { h } from "./h.js";
import { directionOf } from "./letters.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * A short text of the corpus, kept from reordering what stands around it: isolated, and with a
 * visible mark in the place of every direction control it carries.
 * @param {string} text
 * @param {Page} page
 * @param {Mark[]} [marks]
 */
export function isolated(text, page, marks = []) {
  const element = h("bdi", { dir: directionOf(text) });
  page.highlighter.write(element, text, marks, (control) => {
    const name = `U+${control.charCodeAt(0).toString(16).toUpperCase()}`;
    const label = page.strings.controlFound(name);
    return h("span", { class: "control", dir: "ltr", role: "img", "aria-label": label, title: label }, name);
  });
  return element;
}

/**
 * Source, date, and what else a reader wants to know before reading.
 * @param {ArticleHead} head
 * @param {Page} page
 * @param {(Node | string | false)[]} more
 */
export function facts(head, page, ...more) {
  const { strings } = page;
  /** @type {(Node | string | false)[]} */
  const all = [
    head.source
      ? h("span", { class: "source" }, isolated(head.source, page))
      : h("span", { class: "muted" }, strings.noSource),
    head.date ? date(head.date, page) : h("span", { class: "muted" }, strings.noDate),
    head.retelling && h("span", { class: "tag" }, strings.retelling),
    head.titleGenerated && h("span", { class: "tag" }, strings.generatedTitle),
    ...more,
  ];
  return factList(all, page);
}

/**
 * Facts stand where the text they belong to begins, each in the direction of the interface.
 * @param {(Node | string | false)[]} all
 * @param {Page} page
 */
export const factList = (all, { strings }) =>
  h(
    "ul",
    { class: "facts", dir: "rtl" },
    all.map((fact) => fact && h("li", null, h("div", { dir: strings.dir }, fact))),
  );

/**
 * @param {DateInfo} info
 * @param {Page} page
 */
function date({ value, precision, basis, evidence }, page) {
  const words = page.strings.date(value);
  const shown = precision === "range" ? h("bdi", null, words) : h("time", { datetime: value }, words);
  if (basis !== "inferred") return shown;
  const label = h("span", { class: "inferred" }, page.strings.inferred);
  if (!evidence) return h("span", null, shown, " ", label);
  return h(
    "details",
    { class: "evidence" },
    h("summary", null, shown, " ", label),
    h("p", null, page.strings.inferredFrom, isolated(evidence, page)),
  );
}
