import { Index } from "flexsearch";
import { titlesOf } from "./page.js";

/** @type {import("flexsearch").IndexOptions} */
export const options = { tokenize: "strict" };

/** @type {Index} */
let index;
/** @type {[string, string][]} */
let titles;

export async function open() {
  index = new Index(options);
  const named = titlesOf();
  const keys = await (await fetch("index/keys.json")).json();
  await Promise.all(
    keys.map(async (/** @type {string} */ key) =>
      index.import(key, await (await fetch(`index/${key}.json`)).text()),
    ),
  );
  titles = await named;
}

/** @param {string} query @param {number} limit */
export const search = async (query, limit) => index.search(query, { limit, suggest: true });

/** @param {number[]} hits */
export const show = (hits) => hits.map(async (hit) => ({ id: titles[hit][0], title: titles[hit][1] }));
