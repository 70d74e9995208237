/** State → view: asks the engine for what the state needs and has the fitting view made of the answer. */
import { isSearch } from "./state.js";
import { overview } from "./view/overview.js";
import { missing, reading } from "./view/reading.js";
import { nearby, results } from "./view/results.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./view/page.js").Page} Page */
/** @typedef {import("./view/page.js").View} View */

/**
 * @param {State} state
 * @param {Engine} engine
 * @param {(state: State) => void} go
 * @returns {Promise<((page: Page) => View) | null>} how to make the view; null when a newer search took its place
 */
export async function contentOf(state, engine, go) {
  const { article, query, rungs, shown } = state;
  if (article) {
    const found = await engine.article({ id: article.id, query, rungs });
    return (page) => (found ? reading(found, page, go) : missing(article.id, page));
  }
  if (!isSearch(state)) return overview;
  const response = await engine.search({ query, rungs, offset: 0, limit: shown });
  return (
    response &&
    ((page) =>
      results(response, page, response.total > 0 ? none : useful(nearby(state, page.strings), engine)))
  );
}

const none = Promise.resolve([]);

/**
 * The searches that would find something, with how much.
 * @param {import("./view/results.js").Alternative[]} alternatives
 * @param {Engine} engine
 */
async function useful(alternatives, engine) {
  const counted = alternatives.map(async (alternative) => {
    const { query, rungs } = alternative.state;
    return { ...alternative, total: await engine.count(query, rungs).catch(() => 0) };
  });
  return (await Promise.all(counted)).filter(({ total }) => total > 0);
}
