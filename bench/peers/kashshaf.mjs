import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { command as built } from "../../scripts/build/pages.mjs";
import { build as buildAll } from "../../scripts/build.mjs";
import { readLines } from "../lib/data.mjs";
import { pageScript } from "../lib/page.mjs";

/** @typedef {import("../lib/types.js").Peer} Peer */
/** @typedef {import("../lib/types.js").Article} Article */

export const title = "Kashshaf";
export const setup = "as it comes; its whole page: fonts, styles and snippets included";
export const runs = "page";

/** @param {import("../lib/types.js").Context} context */
const corpusOf = ({ aside }) => join(aside, "corpus.json");

let ready = false;

/** @type {NonNullable<Peer["prepare"]>} */
export async function prepare(context) {
  if (!context.options.kashshaf && !ready) await buildAll();
  ready = true;
  const file = openSync(corpusOf(context), "w");
  writeSync(file, '{"kashshaf":1,"title":"bench","language":"ar","articles":[');
  for (const [number, article] of readLines(context.articles).entries()) {
    writeSync(file, `${number > 0 ? ",\n" : "\n"}${JSON.stringify(converted(article))}`);
  }
  writeSync(file, "\n]}\n");
  closeSync(file);
}

/** @param {Article} article */
const converted = ({ id, title: headline, text, source, url, date }) => ({
  id,
  title: headline || undefined,
  source: source || undefined,
  url: url || undefined,
  date: /^\d{4}-\d\d-\d\d$/.test(date ?? "") ? { value: date, precision: "day" } : undefined,
  paragraphs: text
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => ({ text: line })),
});

/** @type {NonNullable<Peer["command"]>} */
export const command = (context) => [
  context.options.kashshaf ?? built,
  "build",
  corpusOf(context),
  "-o",
  context.folder,
];

/**
 * A small collection's index and texts are one file, `index/root-….bin`; larger ones keep texts apart.
 * @type {Peer["part"]}
 */
export function part(file) {
  if (file === "corpus.json" || file.startsWith("index/t/")) return "texts";
  return file.startsWith("index/") ? "index" : "code";
}

/** @type {NonNullable<Peer["address"]>} */
export const address = (query) =>
  `index.html#/${query === undefined ? "" : `?${new URLSearchParams({ q: query })}`}`;

/** @type {NonNullable<Peer["script"]>} */
export const script = () => pageScript("kashshaf");
