import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { titled, writePage } from "../lib/page.mjs";
import { lunr } from "../pages/lunr.js";

/** @typedef {import("../lib/types.js").Peer} Peer */

export { address } from "../lib/page.mjs";
export const title = `${titled("lunr", "lunr")} + ${titled("lunr-languages", "lunr-languages")}`;
export const setup = "pipeline of lunr.ar (any word); titles beside it, texts not";
export const runs = "page";

/** @type {NonNullable<Peer["build"]>} */
export async function build(articles, folder) {
  const builder = new lunr.Builder();
  builder.use(lunr.ar);
  builder.field("title");
  builder.field("text");
  for (const [number, { title: headline, text }] of articles.entries()) {
    builder.add({ id: number, title: headline, text });
  }
  writeFileSync(join(folder, "index.json"), JSON.stringify(builder.build()));
  const titles = articles.map(({ id, title: headline }) => [id, headline]);
  writeFileSync(join(folder, "titles.json"), JSON.stringify(titles));
}

/**
 * The stemmer sets properties of `this` in a plain function, which modules do not allow.
 * @type {NonNullable<Peer["finish"]>}
 */
export const finish = ({ folder }) => writePage("lunr", folder, "iife");

/** @type {Peer["part"]} */
export const part = (file) => (file.endsWith(".json") ? "index" : "code");
