/**
 * The state of the page and its address, one made from the other. Pure functions.
 *
 *   #/                        what is in the corpus
 *   #/?q=حلب&rungs=exact&n=40 a search; `rungs` and `n` only where they differ from the default, and so
 *                             `order` and `without`: spellings left out
 *   #/a/ID/p7?q=حلب           paragraph 7 of an article; the search is kept, for highlights and the way back
 */

/** Results shown before the reader asks for more, and how many more are shown each time. */
export const PAGE = 10;
/** Results that a page begins with: as many as a screen shows, browsers fetch at once, and the engine puts in order together. */
export const FIRST = 5;

/** Every rung of the ladder, closest first. @type {Rung[]} */
export const RUNGS = ["exact", "folded", "family", "near"];

/** Those that a search uses unless told otherwise; near words are for when nothing else is found. @type {Rung[]} */
export const USUAL = ["exact", "folded", "family"];

/** Orders of results; by relevance first. @type {Order[]} */
export const ORDERS = ["", "newest", "oldest", "source"];

/** @type {Readonly<State>} */
export const HOME = /* @__PURE__ */ Object.freeze({
  query: "",
  rungs: USUAL,
  order: "",
  without: [],
  shown: PAGE,
  article: null,
});

/**
 * Reads an address. Never fails: what cannot be read is left at its default.
 * @param {string} hash with or without its leading #
 * @returns {State}
 */
export function parse(hash) {
  const address = hash.replace(/^#/, "");
  const cut = address.indexOf("?");
  const path = cut < 0 ? address : address.slice(0, cut);
  const params = new URLSearchParams(cut < 0 ? "" : address.slice(cut + 1));
  const asked = (params.get("rungs") ?? "").split(",");
  const rungs = RUNGS.filter((rung) => asked.includes(rung));
  const article = /^\/a\/([^/]+)(?:\/p(\d{1,9}))?\/?$/.exec(path);
  return {
    query: params.get("q") ?? "",
    rungs: rungs.length > 0 ? rungs : USUAL,
    order: ORDERS.find((order) => order === params.get("order")) ?? "",
    without: (params.get("without") ?? "").split(",").filter(Boolean),
    shown: Math.min(Math.max(PAGE, Number.parseInt(params.get("n") ?? "", 10) || 0), 10_000),
    article: article && { id: decode(article[1] ?? ""), paragraph: Number(article[2] ?? 0) },
  };
}

/**
 * Writes an address.
 * @param {State} state
 * @returns {string} with its leading #
 */
export function print({ query, rungs, order, without, shown, article }) {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  if (rungs.join() !== USUAL.join()) params.set("rungs", rungs.join(","));
  if (order) params.set("order", order);
  if (without.length > 0) params.set("without", without.join(","));
  if (shown !== PAGE) params.set("n", String(shown));
  const search = params.toString();
  const place = article?.paragraph ? `/p${article.paragraph}` : "";
  const path = article ? `/a/${encodeURIComponent(article.id)}${place}` : "/";
  return `#${path}${search && `?${search}`}`;
}

/** @param {State} state */
export const isSearch = (state) => !state.article && state.query.trim() !== "";

/**
 * Another search: spellings left out of the one before are no part of it, and the first one of a visit has the rungs of the settings.
 * @param {State} state
 * @param {string} query
 * @param {Rung[]} usual
 * @returns {State}
 */
export function searchFor(state, query, usual) {
  const isFirst = state.query === "" && state.rungs.join() === USUAL.join();
  return {
    ...state,
    rungs: isFirst ? usual : state.rungs,
    query,
    without: [],
    shown: PAGE,
    article: null,
  };
}

/**
 * The address of a passage, with the search that led to it.
 * @param {State} state
 * @param {string} id
 * @param {number} [paragraph]
 */
export const passage = (state, id, paragraph = 0) => print({ ...state, article: { id, paragraph } });

/**
 * A search with one rung switched; the last one standing gives way to the usual others.
 * @param {State} state
 * @param {Rung} rung
 * @returns {State}
 */
export function toggleRung(state, rung) {
  const rungs = RUNGS.filter((each) => state.rungs.includes(each) !== (each === rung));
  return {
    ...state,
    shown: PAGE,
    rungs: rungs.length > 0 ? rungs : USUAL.filter((each) => each !== rung),
  };
}

/** @param {string} text a percent-encoded text, possibly broken */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
