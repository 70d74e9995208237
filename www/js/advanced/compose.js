/** A query written from the fields of a form, as a reader would type it. */
import { leavesOpen, QUOTES } from "../quotes.js";
import { named } from "../refine/narrow.js";

/** What words stand between. */
const SEAM = new RegExp(`[\\s${QUOTES}()|*]+`);
/** What a value cannot have unless it is quoted. */
const LOOSE = new RegExp(`[\\s${QUOTES}]`);

/**
 * @typedef {{
 *   all: string, phrase: string, any: string, none: string, prefix: string, suffix: string,
 *   near: string, distance: number, exact: string, similar: string, title: string, source: string, tag: string, from: string, to: string,
 * }} Fields
 */

/** @type {Record<Language, Record<"title" | "source" | "tag" | "date" | "near", string>>} */
const NAMES = {
  ar: { title: "العنوان", source: "المصدر", tag: "الوسم", date: "التاريخ", near: "قرب" },
  en: { title: "title", source: "source", tag: "tag", date: "date", near: "near" },
};

/**
 * @param {Partial<Fields>} fields
 * @param {Language} language of the operators' names
 */
export function compose(fields, language) {
  const names = NAMES[language];
  const {
    all = "",
    phrase = "",
    any = "",
    none = "",
    prefix = "",
    suffix = "",
    near = "",
    distance = 5,
  } = fields;
  const { exact = "", similar = "", title = "", source = "", tag = "", from = "", to = "" } = fields;
  // Behind Arabic letters, what hyphens join is shown from right to left, what slashes join as it is.
  const dates = (/** @type {string} */ text) => (language === "ar" ? text.replaceAll("-", "/") : text);
  const either = words(any);
  const both = words(near);
  const isOpen = leavesOpen(all);
  const parts = [
    isOpen ? "" : all.trim(),
    quoted(phrase),
    either.length > 1 ? `(${either.join(" | ")})` : either.join(),
    ...words(prefix).map((word) => `${word}*`),
    ...words(suffix).map((word) => `*${word}`),
    both.join(` ${names.near}:${distance} `),
    ...words(exact).map((word) => `=${word}`),
    ...words(similar).map((word) => `~${word}`),
    field(names.title, title),
    // Chosen from a list: this one, and no other that has its words.
    named(names.source, source),
    field(names.tag, tag),
    from || to ? `${names.date}:${dates(from === to ? from : `${from}..${to}`)}` : "",
    ...words(none).map((word) => `-${word}`),
    isOpen ? all.trim() : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** @param {string} text */
const words = (text) => text.split(SEAM).filter(Boolean);

/** @param {string} text */
const quoted = (text) => (words(text).length > 0 ? `"${words(text).join(" ")}"` : "");

/** @param {string} name @param {string} value */
function field(name, value) {
  if (value.trim() === "") return "";
  return `${name}:${LOOSE.test(value.trim()) ? quoted(value) : value.trim()}`;
}
