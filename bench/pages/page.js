/** What the pages of all peers have in common. */

/** What Pagefind's own interface shows at first; the others do as it does. */
const shown = 5;

/**
 * @param {object} engine
 * @param {() => Promise<void>} engine.open
 * @param {(query: string, limit: number) => Promise<unknown[]>} engine.search
 * @param {(hits: any[]) => Promise<{ id: string, title: string }>[]} engine.show
 */
export function start({ open, search, show }) {
  const opened = open();
  globalThis.bench = { opened, search, show };
  const query = new URLSearchParams(location.hash.slice(1)).get("q");
  if (query) opened.then(() => answer(query));

  /** @param {string} text */
  async function answer(text) {
    const cards = show(await search(text, shown));
    const list = document.querySelector("ol");
    if (cards.length === 0) list.insertAdjacentHTML("beforeend", '<li class="nothing">');
    for (const card of cards) {
      const item = document.createElement("li");
      item.className = "card";
      const { title, id, excerpt = "" } = await card;
      item.textContent = `${title || id} ${excerpt}`;
      list.append(item);
    }
  }
}

/** The titles that were stored beside an index: `[id, title]` by number. */
export const titlesOf = async () => (await fetch("titles.json")).json();
