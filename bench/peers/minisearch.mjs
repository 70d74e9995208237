import { writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { titled, writePage } from "../lib/page.mjs";
import { options } from "../pages/minisearch.js";

/** @typedef {import("../lib/types.js").Peer} Peer */

export { address } from "../lib/page.mjs";
export const title = titled("MiniSearch", "minisearch");
export const setup = "as it comes (any word); titles stored, texts not";
export const runs = "page";

/** @type {NonNullable<Peer["build"]>} */
export async function build(articles, folder) {
  const index = new MiniSearch(options);
  index.addAll(articles);
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
}

/** @type {NonNullable<Peer["finish"]>} */
export const finish = ({ folder }) => writePage("minisearch", folder);

/** @type {Peer["part"]} */
export const part = (file) => (file === "index.json" ? "index" : "code");
