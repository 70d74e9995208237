/**
 * Queries for a collection that nobody asked questions about: runs of words as they stand in its articles, so that
 * the words are as common and as rare as words that people write. Each run knows the article it was taken from.
 */
import { randomNumbers } from "./random.mjs";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Query} Query */

const seed = 20161202;
const word = /^[\u0621-\u064a]{2,}$/;
/** Nothing runs across these. */
const borders = /[.!?؟؛:،,()[\]«»"“”\n…]/;
/** Of words that a look-up begins and ends with: shorter ones are mostly particles. */
const telling = 4;

/**
 * Full questions: runs of five to nine words of a title or a sentence.
 * @param {Article[]} articles
 * @param {number} count
 */
export const runs = (articles, count) => taken(articles, count, seed, (below) => 5 + below(5));

/**
 * Look-ups: two words that stand together.
 * @param {Article[]} articles
 * @param {number} count
 */
export const pairs = (articles, count) =>
  taken(
    articles,
    count,
    seed + 1,
    () => 2,
    (words) => words.every((each) => each.length >= telling),
  );

/**
 * @param {Article[]} articles
 * @param {number} count
 * @param {number} start
 * @param {(below: (limit: number) => number) => number} lengthOf
 * @param {(words: string[]) => boolean} [accept]
 * @returns {Query[]}
 */
function taken(articles, count, start, lengthOf, accept = () => true) {
  const below = randomNumbers(start);
  /** @type {Map<string, Query>} */
  const queries = new Map();
  // A collection of very short articles may not hold as many.
  for (let tries = 0; tries < count * 50 && queries.size < count; tries += 1) {
    const article = articles[below(articles.length)];
    if (!article) break;
    const length = lengthOf(below);
    const sentences = `${article.title}\n${article.text}`.split(borders);
    const words = (sentences[below(sentences.length)] ?? "").trim().split(/\s+/);
    if (words.length < length) continue;
    const from = below(words.length - length + 1);
    const run = words.slice(from, from + length);
    if (!run.every((each) => word.test(each)) || !accept(run)) continue;
    const text = run.join(" ");
    if (!queries.has(text)) queries.set(text, { text, relevant: [article.id] });
  }
  return [...queries.values()];
}
