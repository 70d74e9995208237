/** What became of the files that were chosen, beside the articles that they gave. */
import { h } from "../view/h.js";
import { MOST } from "./files.js";
import { plain } from "./names.js";

/**
 * @typedef {{ name: string, code: string, message: string }} Refusal
 *
 * @typedef {{
 *   refused: Refusal[],
 *   others: number,
 *   many: boolean,
 *   wordless: number,
 *   monthFirst: { name: string, date: string }[],
 * }} Outcome `others`: files of kinds that are not read; `many`: there were more than are taken at once; `wordless`: messages
 *   without a word; `monthFirst`: files in whose dates the month comes first, and the date that told so
 */

/**
 * @param {Outcome} outcome
 * @param {import("./strings.js").OwnStrings} own
 * @returns {HTMLElement | null} null where there is nothing to be told
 */
export function outcomeView({ refused, others, many, wordless, monthFirst }, own) {
  const summary = [
    many && own.many(MOST),
    refused.length > 0 && own.refused(refused.length),
    others > 0 && own.passedOver(others),
    wordless > 0 && own.wordless(wordless),
    monthFirst.length > 0 && own.monthsFirst,
  ].filter(Boolean);
  if (summary.length === 0) return null;
  const line = (/** @type {string} */ name, /** @type {(string | HTMLElement)[]} */ ...told) =>
    h("li", null, h("bdi", { dir: "auto" }, plain(name)), ": ", told);
  const lines = [
    ...refused.map(({ name, code, message }) =>
      line(name, own.why(code), " ", h("bdi", { class: "note", dir: "ltr" }, message)),
    ),
    ...monthFirst.map(({ name, date }) => line(name, own.monthFirst(date))),
  ];
  const told = summary.join(" · ");
  if (lines.length === 0) return h("p", { class: many && "alarm" }, told);
  return h(
    "details",
    { open: lines.length < 6 },
    h("summary", { class: (refused.length > 0 || many) && "alarm" }, told),
    h("ul", { class: "plain" }, lines),
  );
}
