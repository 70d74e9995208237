import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Index } from "flexsearch";
import { titled, writePage } from "../lib/page.mjs";
import { options } from "../pages/flexsearch.js";

/** @typedef {import("../lib/types.js").Peer} Peer */

export { address } from "../lib/page.mjs";
export const title = titled("FlexSearch", "flexsearch");
export const setup =
  "Index, tokenize strict, suggest (some words may be missing); titles beside it, texts not";
export const runs = "page";

/** @type {NonNullable<Peer["build"]>} */
export async function build(articles, folder) {
  const index = new Index(options);
  for (const [number, { title: headline, text }] of articles.entries()) {
    index.add(number, headline ? `${headline}\n${text}` : text);
  }
  mkdirSync(join(folder, "index"));
  /** @type {string[]} */
  const keys = [];
  await index.export((key, data) => {
    if (data === undefined) return;
    keys.push(key);
    writeFileSync(join(folder, "index", `${key}.json`), data);
  });
  writeFileSync(join(folder, "index", "keys.json"), JSON.stringify(keys));
  const titles = articles.map(({ id, title: headline }) => [id, headline]);
  writeFileSync(join(folder, "titles.json"), JSON.stringify(titles));
}

/** @type {NonNullable<Peer["finish"]>} */
export const finish = ({ folder }) => writePage("flexsearch", folder);

/** @type {Peer["part"]} */
export const part = (file) => (file.endsWith(".json") ? "index" : "code");
