/** State → view: asks the engine for what the state needs and has the fitting view made of the answer. */
import { later } from "./later.js";
import { isSearch, PAGE, print, RUNGS, USUAL } from "./state.js";
import { overview } from "./view/overview.js";
import { results } from "./view/results.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./view/page.js").Page} Page */
/** @typedef {import("./view/page.js").View} View */
/** @typedef {(page: Page, go: (state: State) => void) => View} Make makes the view of what was answered; `go` opens an address */

/** Articles asked for at once, at most: the engine has to hold the texts of all of them. */
const PORTION = 100;

/**
 * @param {State} state
 * @param {Engine} engine
 * @param {number} [most] results to begin with; those that are still missing come when the reader goes on to them
 * @returns {Promise<Make | null>} null when something newer took its place
 */
export async function contentOf(state, engine, most = Number.POSITIVE_INFINITY) {
  const { article, query, rungs, without, shown } = state;
  if (article) {
    const part = readingPart();
    const found = await engine.article({ id: article.id, query, rungs, without });
    if (found === undefined) return null;
    const { missing, reading } = await part;
    return (page, go) => (found ? reading(found, page, go) : missing(article.id, page));
  }
  if (!isSearch(state)) {
    const list = await portions(
      0,
      shown,
      async (offset, limit) => (await engine.list({ offset, limit }))?.heads,
    );
    return list && ((page) => overview(list.items, list.lost, page));
  }
  /** The latest knows best how many there are. @type {SearchResponse | undefined} */
  let latest;
  const ask = async (/** @type {number} */ offset, /** @type {number} */ limit) => {
    const response = await engine.search({ ...state, offset, limit });
    latest = response ?? latest;
    return response?.hits;
  };
  const wanted = Math.min(most, shown);
  const list = await portions(0, wanted, ask);
  if (!list) return null;
  if (!latest) throw list.lost;
  const response = { .../** @type {SearchResponse} */ (latest), hits: list.items };
  const known = trailOf(state, response);
  trail = known;
  const rest = async () => {
    const further = await portions(wanted, shown, ask);
    // Behind the first ones, whatever an article that was opened meanwhile asked for.
    if (further) known.heads.splice(wanted, shown, ...further.items.map(({ head }) => head));
    return further;
  };
  const isWhole = list.lost !== null || wanted === shown || response.total <= wanted;
  return (page) => results(response, list.lost, page, isWhole ? null : rest);
}

/** The results that were seen last: articles opened from them know their neighbours. */
let trail = {
  search: "",
  heads: /** @type {ArticleHead[]} */ ([]),
  total: 0,
  rungs: /** @type {number[]} */ ([]),
};

/** @param {State} state @param {SearchResponse} response */
const trailOf = (state, { hits, total, rungs }) => ({
  search: searchOf(state),
  heads: hits.map(({ head }) => head),
  total,
  rungs,
});

/** The search by itself, however much of it is shown. @param {State} state */
const searchOf = (state) => print({ ...state, shown: PAGE, article: null });

/**
 * The place of the open article among the results; null where it is not among the first of them.
 * @param {State} state
 * @param {Engine} engine
 * @returns {Promise<Neighbours | null>}
 */
export async function neighboursOf(state, engine) {
  const { article, query } = state;
  if (!article || query.trim() === "") return null;
  if (trail.search !== searchOf(state)) {
    const first = await engine.search({ ...state, offset: 0, limit: PAGE });
    if (!first) return null;
    trail = trailOf(state, first);
  }
  const { heads, total } = trail;
  const at = heads.findIndex(({ id }) => id === article.id);
  if (at < 0) return null;
  if (at + 1 === heads.length && heads.length < total) {
    const next = await engine.search({ ...state, offset: heads.length, limit: 1 });
    heads.push(...(next?.hits ?? []).map(({ head }) => head));
  }
  return { place: at + 1, total, before: heads[at - 1], after: heads[at + 1] };
}

/**
 * How many articles are found up to each rung that is usual, or switched on, or needed.
 * @param {State} state
 * @param {Engine} engine
 */
export async function laddersOf(state, engine) {
  const { query, rungs, without } = state;
  const shown = RUNGS.filter((rung) => USUAL.includes(rung) || rungs.includes(rung));
  // The answer says it by itself, unless it left out a rung.
  if (
    trail.search === searchOf(state) &&
    (without.length > 0 || shown.every((rung) => rungs.includes(rung)))
  ) {
    // A question may be answered by near words, though they are not switched on.
    const last = trail.rungs.findLastIndex((added) => added > 0);
    let sum = 0;
    return trail.rungs.slice(0, Math.max(shown.length, last + 1)).map((added) => (sum += added));
  }
  return Promise.all(shown.map((_, at) => engine.count({ query, rungs: RUNGS.slice(0, at + 1) })));
}

/** The reading view: loaded with the first article, or before there is one, while there is nothing else to do. */
export const readingPart = () => later(import("./reading/article.js"));

/**
 * Articles of a list, the first page of them alone: what is lost further on does not take it away.
 * @template T
 * @param {number} start
 * @param {number} end
 * @param {(offset: number, limit: number) => Promise<T[] | undefined>} ask
 * @returns {Promise<{ items: T[], lost: Failure | null } | null>} `lost`: why there are fewer
 */
async function portions(start, end, ask) {
  /** @type {T[]} */
  const items = [];
  let careful = false;
  while (start + items.length < end) {
    const most = careful || items.length === 0 ? PAGE : PORTION;
    const limit = Math.min(most, end - start - items.length);
    try {
      const next = await ask(start + items.length, limit);
      if (!next) return null;
      items.push(...next);
      if (next.length < limit) break;
    } catch (error) {
      const lost = /** @type {Failure} */ (error);
      if (lost.code !== "block") throw error;
      if (limit <= PAGE) return { items, lost };
      // Of many, most may be there: page by page, then.
      careful = true;
    }
  }
  return { items, lost: null };
}
