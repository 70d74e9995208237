import MiniSearch from "minisearch";

export const options = { fields: ["title", "text"], storeFields: ["title"] };

/** @type {MiniSearch} */
let index;

export async function open() {
  index = MiniSearch.loadJSON(await (await fetch("index.json")).text(), options);
}

/** @param {string} query @param {number} limit */
export const search = async (query, limit) => index.search(query).slice(0, limit);

/** @param {{ id: string, title: string }[]} hits */
export const show = (hits) => hits.map(async ({ id, title }) => ({ id, title }));
