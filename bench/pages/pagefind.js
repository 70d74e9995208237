/** @type {any} */
let pagefind;

export async function open() {
  pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  await pagefind.init();
}

/** @param {string} query @param {number} limit */
export const search = async (query, limit) => (await pagefind.search(query)).results.slice(0, limit);

/** @param {{ data: () => Promise<{ url: string, meta: { title: string }, excerpt: string }> }[]} hits */
export const show = (hits) =>
  hits.map(async (hit) => {
    const { url, meta, excerpt } = await hit.data();
    return { id: url.slice(1), title: meta.title, excerpt };
  });
