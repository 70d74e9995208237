/** A passage as others cite it: a line of text, BibTeX (biblatex), RIS and CSL-JSON. Pure functions. */
import { isolate } from "../strings/counting.js";

/**
 * @typedef {{
 *   head: ArticleHead,
 *   paragraph: number,
 *   to?: number,
 *   quote: string,
 *   link: string,
 *   collection: string,
 *   language: string,
 * }} Passage `paragraph` 0: the whole article; `to`: the last paragraph, of several; `quote` may be empty; `link`: the address of the passage, empty if it has none
 *
 * @typedef {"text" | "bibtex" | "ris" | "csl"} Format
 */

/** @type {Format[]} */
export const FORMATS = ["text", "bibtex", "ris", "csl"];

/** Controls and marks of direction: programs that read a field sort and compare what is in it. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const DIRECTIONS = new RegExp(DIRECTION, "g");

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;

/**
 * @param {Passage} passage
 * @param {Format} format
 * @param {import("./strings.js").ReadingStrings} own
 * @param {import("../strings.js").Strings} strings
 */
export function cite(passage, format, own, strings) {
  if (format === "text") return text(passage, own, strings);
  const notes = notesOf(passage, own, strings);
  const write = { bibtex, ris, csl }[format];
  return write(passage, notes).replace(DIRECTIONS, "");
}

/**
 * @param {Passage} passage
 * @param {import("./strings.js").ReadingStrings} own
 * @param {import("../strings.js").Strings} strings
 */
function text(passage, own, strings) {
  const { head, quote, link, collection } = passage;
  const facts = [
    head.author,
    own.inQuotes(titleOf(head)),
    head.source,
    head.date && strings.date(head.date.value) + (isInferred(head) ? ` (${own.dateInferred})` : ""),
    placeOf(passage, own),
    head.retelling && own.retold,
    collection && own.inCollection(collection),
  ];
  const [otherWay, mark] = strings.dir === "rtl" ? [LEFT_TO_RIGHT, "\u200f"] : [RIGHT_TO_LEFT, "\u200e"];
  // What runs the other way draws nothing beside it along; nothing is added to what does not.
  const apart = (/** @type {string} */ fact) =>
    DIRECTION.test(fact) || otherWay.test(fact) ? isolate(fact) : fact;
  const known = facts.flatMap((fact) => (fact ? [apart(fact)] : []));
  const line = `${known.join(strings.comma)}.${link && ` ${link}`}`;
  // Wherever it is pasted, each line runs as the interface does: by its first letter outside of isolates, or a mark.
  const running = (/** @type {string} */ text) => {
    const [first = ""] = text.replace(/\u2068[^\u2069]*\u2069/g, "").match(/\p{L}/u) ?? [];
    return first && !otherWay.test(first) ? text : mark + text;
  };
  return [quote && own.inQuotes(apart(quote)), line].filter(Boolean).map(running).join("\n");
}

/** @param {Passage} passage @param {import("./strings.js").ReadingStrings} own */
const placeOf = ({ paragraph, to = paragraph }, own) =>
  paragraph > 0 && (to > paragraph ? own.inParagraphs(paragraph, to) : own.inParagraph(paragraph));

/**
 * What the fields of a format have no place for.
 * @param {Passage} passage
 * @param {import("./strings.js").ReadingStrings} own
 * @param {import("../strings.js").Strings} strings
 */
function notesOf(passage, own, strings) {
  const { head, collection } = passage;
  const all = [
    placeOf(passage, own),
    head.retelling && own.retold,
    isInferred(head) && own.dateInferred,
    collection && own.inCollection(collection),
  ];
  return all.filter(Boolean).join(strings.comma);
}

/** @param {Passage} passage @param {string} note */
function bibtex({ head, paragraph, quote, link, language }, note) {
  /** @type {[string, string][]} */
  const fields = [
    ["title", bibText(titleOf(head))],
    ["author", head.author && `{${bibText(head.author)}}`],
    ["journaltitle", bibText(head.source)],
    ["date", head.date ? head.date.value + (isInferred(head) ? "?" : "") : ""],
    ["location", bibText(head.dateline)],
    ["url", link],
    ["langid", language === "ar" ? "arabic" : ""],
    ["note", bibText(note)],
    ["annotation", bibText(quote)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  const key = [head.id.replace(/[^\w:.-]/g, ""), paragraph > 0 && `p${paragraph}`].filter(Boolean).join("-");
  return `@article{${key},\n${lines.join("\n")}\n}\n`;
}

/** @param {string} text with nothing in it that BibTeX reads as a command; braces are kept in pairs */
function bibText(text) {
  const safe = text.replace(/\\/g, "\\textbackslash ").replace(/[%&#_$]/g, "\\$&");
  let open = 0;
  for (const character of safe) {
    open += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (open < 0) break;
  }
  return (open === 0 ? safe : safe.replace(/[{}]/g, ""))
    .replace(/[\^~]/g, "\\$&{}")
    .replace(/\s*\n\s*/g, " ");
}

/** @param {Passage} passage @param {string} note */
function ris({ head, quote, link, language }, note) {
  const [first = ""] = (head.date?.value ?? "").split("/");
  const [year = "", month = "", day = ""] = first.split("-");
  /** @type {[string, string][]} */
  const fields = [
    ["TY", "NEWS"],
    ["ID", head.id],
    ["TI", titleOf(head)],
    ["AU", head.author],
    ["T2", head.source],
    ["PY", year],
    ["DA", year && `${year}/${month}/${day}/`],
    ["CY", head.dateline],
    ["LA", language],
    ["UR", link],
    ["N1", note],
    ["N2", quote],
    ...head.tags.map((tag) => /** @type {[string, string]} */ (["KW", tag])),
  ];
  const lines = fields
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}  - ${value.replace(/\s*\n\s*/g, " ")}`);
  return `${lines.join("\r\n")}\r\nER  - \r\n`;
}

/** @param {Passage} passage @param {string} note */
function csl({ head, quote, link, language }, note) {
  const dates = (head.date?.value ?? "").split("/").map((date) => date.split("-").map(Number));
  const item = {
    id: head.id,
    type: "article-newspaper",
    title: titleOf(head),
    ...(head.author && { author: [{ literal: head.author }] }),
    ...(head.source && { "container-title": head.source }),
    ...(head.date && { issued: { "date-parts": dates, ...(isInferred(head) && { circa: true }) } }),
    ...(head.dateline && { "publisher-place": head.dateline }),
    ...(head.tags.length > 0 && { keyword: head.tags.join(", ") }),
    ...(quote && { abstract: quote }),
    language,
    ...(link && { URL: link }),
    ...(note && { note }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** A title that nobody gave stands in brackets. @param {ArticleHead} head */
const titleOf = ({ title, titleGenerated }) => (titleGenerated ? `[${title}]` : title);

/** @param {ArticleHead} head */
const isInferred = ({ date }) => date?.basis === "inferred";
