import { create, search as find, load } from "@orama/orama";
import { language, stemmer } from "@orama/stemmers/arabic";

export const empty = () =>
  create({
    schema: { title: "string", text: "string" },
    components: { tokenizer: { language, stemming: true, stemmer } },
  });

/** @type {ReturnType<typeof empty>} */
let database;

export async function open() {
  database = empty();
  load(database, await (await fetch("index.json")).json());
}

/** @param {string} query @param {number} limit */
export const search = async (query, limit) => (await find(database, { term: query, limit })).hits;

/** @param {{ id: string, document: { title: string } }[]} hits */
export const show = (hits) => hits.map(async ({ id, document }) => ({ id, title: document.title }));
