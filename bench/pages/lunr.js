import lunr from "lunr";
import arabic from "lunr-languages/lunr.ar.js";
import support from "lunr-languages/lunr.stemmer.support.js";
import { titlesOf } from "./page.js";

support(lunr);
arabic(lunr);

export { lunr };

/** @type {lunr.Index} */
let index;
/** @type {[string, string][]} */
let titles;

export async function open() {
  const named = titlesOf();
  index = lunr.Index.load(await (await fetch("index.json")).json());
  titles = await named;
}

/**
 * The words are given one by one, for `search` reads signs among them as commands.
 * @param {string} query
 * @param {number} limit
 */
export const search = async (query, limit) =>
  index.query((asked) => asked.term(lunr.tokenizer(query), {})).slice(0, limit);

/** @param {{ ref: string }[]} hits */
export const show = (hits) =>
  hits.map(async ({ ref }) => ({ id: titles[Number(ref)][0], title: titles[Number(ref)][1] }));
