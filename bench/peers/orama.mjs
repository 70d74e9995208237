import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { insertMultiple, save } from "@orama/orama";
import { titled, writePage } from "../lib/page.mjs";
import { empty } from "../pages/orama.js";

/** @typedef {import("../lib/types.js").Peer} Peer */

export { address } from "../lib/page.mjs";
export const title = titled("Orama", "@orama/orama");
export const setup = "language arabic with its stemmer (any word); titles stored, texts not";
export const runs = "page";

/** @type {NonNullable<Peer["build"]>} */
export async function build(articles, folder) {
  const database = empty();
  const plain = articles.map(({ id, title: headline, text }) => ({ id, title: headline, text }));
  await insertMultiple(database, plain, 1000);
  const saved = save(database);
  // The texts are not needed to search, and the others do not store them either.
  for (const stored of Object.values(saved.docs.docs)) delete stored.text;
  writeFileSync(join(folder, "index.json"), JSON.stringify(saved));
}

/** @type {NonNullable<Peer["finish"]>} */
export const finish = ({ folder }) => writePage("orama", folder);

/** @type {Peer["part"]} */
export const part = (file) => (file === "index.json" ? "index" : "code");
