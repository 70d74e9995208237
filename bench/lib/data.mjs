/** The collections. What is not on this machine is said to be missing, and skipped. */
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { at } from "../../scripts/lib/paths.mjs";
import { say } from "../../scripts/lib/report.mjs";
import { which } from "../../scripts/lib/run.mjs";
import { sharedFile, work } from "./paths.mjs";
import { pairs, runs } from "./queries.mjs";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Collection} Collection */
/** @typedef {import("./types.js").Options} Options */

/** @type {Record<string, (options: Options) => Collection | undefined>} */
export const collections = { arcd, news: newsCollection, bundled };

/**
 * Passages of an encyclopaedia and questions about them, with distractors that answer none, if asked for.
 * @param {Options} options
 * @returns {Collection | undefined}
 */
function arcd(options) {
  const file = sharedFile("retrieval", "arcd.json");
  if (!existsSync(file)) return missing("arcd", file);
  /** @type {{ documents: Article[], queries: import("./types.js").Query[] }} */
  const { documents, queries } = JSON.parse(readFileSync(file, "utf8"));
  const others = options.distractors > 0 ? news(options.distractors) : [];
  if (!others) return undefined;
  /** @param {Article} article */
  const shown = (article) => (options.titles ? article : { ...article, title: "" });
  const articles = [...documents, ...others.map((other) => ({ ...other, id: `news-${other.id}` }))].map(
    shown,
  );
  return {
    name: "arcd",
    about: `${documents.length} passages of Wikipedia (ARCD)${others.length > 0 ? ` among ${others.length} news articles` : ""}, ${options.titles ? "titles searched too" : "texts only, without titles"}; its ${queries.length} questions as they were typed`,
    articles,
    queries: [{ kind: "questions", queries }],
  };
}

/**
 * @param {Options} options
 * @returns {Collection | undefined}
 */
function newsCollection(options) {
  const articles = news(options.articles);
  if (!articles) return undefined;
  return {
    name: "news",
    about: `${articles.length} news articles (SaudiNewsNet), titles and texts; queries are runs of five to nine words and pairs of words that stand in them`,
    articles,
    queries: [
      { kind: "runs of 5–9 words", queries: runs(articles, options.queries) },
      { kind: "pairs of words", queries: pairs(articles, options.queries) },
    ],
  };
}

/**
 * The corpus that comes with the project.
 * @param {Options} options
 * @returns {Collection}
 */
function bundled(options) {
  /** @param {string} name */
  const json = (name) => JSON.parse(readFileSync(at("corpus", name), "utf8"));
  const articles = json("manifest.json").articles.map((/** @type {string} */ name) => {
    const { id, title, source, url, date, paragraphs } = json(name);
    const text = paragraphs.map((/** @type {{ text: string }} */ each) => each.text).join("\n");
    return { id, title, source, url, date: date?.value, text };
  });
  return {
    name: "bundled",
    about: `the ${articles.length} articles that come with the project`,
    articles,
    queries: [
      { kind: "runs of 5–9 words", queries: runs(articles, options.queries) },
      { kind: "pairs of words", queries: pairs(articles, options.queries) },
    ],
  };
}

/**
 * `count` articles of the news file, as evenly spread over it as can be; the same ones that
 * `kashshaf evaluate retrieval --distractors` takes.
 * @param {number} count
 * @returns {Article[] | undefined}
 */
export function news(count) {
  const lines = newsLines();
  if (!lines) return undefined;
  const wanted = Math.min(count, lines.length);
  return Array.from({ length: wanted }, (_, nth) =>
    JSON.parse(/** @type {string} */ (lines[Math.floor((nth * lines.length) / wanted)])),
  );
}

/** @returns {string[] | undefined} */
function newsLines() {
  const packed = sharedFile("news", "saudinewsnet.jsonl.xz");
  const plain = join(work, "news.jsonl");
  if (!existsSync(packed)) return missing("news", packed);
  if (!existsSync(plain)) {
    const xz = which("xz");
    if (!xz) return missing("news", "the program xz, to unpack it,");
    mkdirSync(work, { recursive: true });
    const half = `${plain}.${process.pid}`;
    const file = openSync(half, "w");
    const { status } = spawnSync(xz, ["--decompress", "--stdout", packed], {
      stdio: ["ignore", file, "inherit"],
    });
    closeSync(file);
    if (status !== 0) return missing("news", `a sound ${packed}`);
    renameSync(half, plain);
  }
  return readFileSync(plain, "utf8").split("\n").filter(Boolean);
}

/**
 * @param {string} collection
 * @param {string} what
 */
function missing(collection, what) {
  say(`skipped: ${collection}, for ${what} is not here (KASHSHAF_SHARED names another folder of data)`);
  return undefined;
}

/**
 * Bytes of titles and texts.
 * @param {Article[]} articles
 */
export const textBytes = (articles) =>
  articles.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0);

/**
 * Writes articles as JSON lines.
 * @param {Article[]} articles
 * @param {string} path
 */
export function writeLines(articles, path) {
  const file = openSync(path, "w");
  for (const article of articles) writeSync(file, `${JSON.stringify(article)}\n`);
  closeSync(file);
}

/**
 * Reads them again.
 * @param {string} path
 * @returns {Article[]}
 */
export const readLines = (path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
