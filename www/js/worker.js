/**
 * The worker: the only place that loads and calls the wasm. The build puts the glue that
 * wasm-bindgen writes (global `wasm_bindgen`) in front of this file, as one classic script.
 * Where WebAssembly cannot run, or the index is refused, plain search over the texts stands in.
 */
/// <reference path="./types.d.ts" />
import { complete } from "./complete.js";
import { download, unpack } from "./download.js";
import { createLoader } from "./loader.js";
import { openPlain } from "./plain.js";
import { openStore } from "./store.js";

/** A root may be a whole corpus; in bytes. */
const LARGEST_ROOT = 1024 * 1024 * 1024;

/** What plain search knows of why a word matches, and of what may have been meant. */
const NOTHING = {
  words: /** @type {Explanation[]} */ ([]),
  suggestions: /** @type {Suggestion[]} */ ([]),
};

/** @type {Searcher | null} */
let searcher = null;
/** @type {import("./loader.js").Loader} */
let loader;
/** Takes the blocks that arrive. @type {(name: string, bytes: Uint8Array<ArrayBuffer>) => void} */
let deliver = () => {};
/** Ends when the page wants to show something else. */
let showing = new AbortController();

/** @param {MessageEvent<Asked>} event */
self.onmessage = async ({ data }) => {
  try {
    tell({ type: "answer", id: data.id, answer: await answer(data) });
  } catch (error) {
    tell({ type: "failure", id: data.id, failure: toFailure(error) });
  }
};

/** @param {Answered} message */
function tell(message) {
  self.postMessage(message);
}

/**
 * @param {Asked} asked
 * @returns {Promise<unknown>}
 */
async function answer({ type, question }) {
  if (type === "open") return open(question);
  const corpus = searcher;
  if (!corpus) throw failure("worker", "The corpus is not open.");
  switch (type) {
    case "list":
      return show(() => corpus.list(question.offset, question.limit));
    case "search": {
      const { query, rungs, offset, limit } = question;
      return show(() => corpus.search(query, rungs.join(","), offset, limit));
    }
    case "article":
      return show(() => corpus.article(question.id, question.query, question.rungs.join(",")));
    case "count": {
      const { query, rungs } = question;
      return (await ask(() => corpus.count(query, rungs.join(",")), showing.signal)).total;
    }
    case "explain": {
      const { id, query, rungs } = question;
      const found = await ask(() => corpus.explain?.(id, query, rungs.join(",")) ?? NOTHING, showing.signal);
      return found.words;
    }
    case "suggest": {
      const meant = await ask(() => corpus.suggest?.(question.query) ?? NOTHING, showing.signal);
      return meant.suggestions;
    }
    case "prefetch":
      loader.prefetch(corpus.prefetch?.(question.query)?.needs ?? []);
      return null;
  }
}

/**
 * Answers with what the page shows next, or with nothing once it wants something else.
 * @template T
 * @param {() => T | Needs} call
 * @returns {Promise<T | undefined>}
 */
async function show(call) {
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  // Questions that came in meanwhile have their turn before this one is begun.
  await new Promise((resolve) => setTimeout(resolve));
  if (signal.aborted) return undefined;
  try {
    return await ask(call, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/**
 * @template T
 * @param {() => T | Needs} call
 * @param {AbortSignal} signal
 */
const ask = (call, signal) =>
  complete(
    call,
    (names, arrived) => loader.load(names, signal, arrived),
    (loaded, total) => {
      if (!signal.aborted) tell({ type: "progress", asset: "blocks", loaded, total });
    },
  );

/**
 * @param {Assets} assets
 * @returns {Promise<Opened>}
 */
async function open({ wasm, root, cache }) {
  const base = typeof root === "string" ? new URL(".", root).href : "";
  loader = createLoader({ base, deliver: (name, bytes) => deliver(name, bytes), store: openStore(base) });
  // The engine may be missing and the texts still readable: its failure is kept, theirs ends it.
  const [engine, first] = await Promise.all([start(wasm, cache).catch(toFailure), rootOf(root, cache)]);
  let bytes = first;
  let plain = engine ?? tryEngine(bytes);
  if (plain?.code === "damaged" && typeof root === "string" && cache !== "reload") {
    bytes = await rootOf(root, "reload");
    plain = tryEngine(bytes);
  }
  if (!plain) return { overview: /** @type {Searcher} */ (searcher).overview(), plain, lost: null };
  const opened = await openPlain(bytes, plain, loadText());
  searcher = opened.searcher;
  return { overview: searcher.overview(), plain, lost: opened.lost };
}

/**
 * Opens the index with the engine, which is running.
 * @param {Uint8Array} root
 * @returns {Failure | null}
 */
function tryEngine(root) {
  try {
    const engine = new wasm_bindgen.Engine(root);
    deliver = (name, bytes) => engine.supply(name, bytes);
    searcher = engine;
    return null;
  } catch (error) {
    return toFailure(error);
  }
}

/** Loads blocks of texts for plain search, with word of how many have arrived. */
function loadText() {
  const { signal } = new AbortController();
  /** @type {Map<string, Uint8Array>} */
  const texts = new Map();
  deliver = (name, bytes) => texts.set(name, bytes);
  let loaded = 0;
  let total = 0;
  return async (/** @type {string} */ name) => {
    total += 1;
    await loader.load([name], signal);
    loaded += 1;
    tell({ type: "progress", asset: "texts", loaded, total });
    return /** @type {Uint8Array} */ (texts.get(name));
  };
}

/**
 * Makes the engine ready.
 * @param {Assets["wasm"]} wasm
 * @param {RequestCache} cache
 * @returns {Promise<null>}
 */
async function start(wasm, cache) {
  if (typeof WebAssembly === "undefined") {
    throw failure("wasm", "This browser does not offer WebAssembly.");
  }
  const bytes = await fetched("wasm", wasm, cache);
  try {
    await wasm_bindgen({ module_or_path: bytes });
    return null;
  } catch (error) {
    const name = typeof wasm === "string" ? wasm : "engine.wasm";
    throw { ...failure("asset", String(error)), asset: name, status: 0 };
  }
}

/**
 * The root, unpacked; fetched once more, past every cache, where what came cannot be.
 * @param {Assets["root"]} root
 * @param {RequestCache} cache
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function rootOf(root, cache) {
  const packed = await fetched("root", root, cache);
  try {
    return await unpack(packed, LARGEST_ROOT);
  } catch (error) {
    if (typeof root === "string" && cache !== "reload") return rootOf(root, "reload");
    throw { ...toFailure(error), ...(typeof root === "string" && { asset: root, status: 200 }) };
  }
}

/**
 * The bytes of an asset, with word of how many have arrived.
 * @param {"wasm" | "root"} asset
 * @param {string | Uint8Array<ArrayBuffer>} source
 * @param {RequestCache} cache
 */
async function fetched(asset, source, cache) {
  if (typeof source !== "string") return source;
  return download(source, {
    cache,
    onBytes: (loaded, total) => tell({ type: "progress", asset, loaded, total }),
  });
}

/**
 * @param {string} code
 * @param {string} message
 * @returns {Failure}
 */
function failure(code, message) {
  return { code, message };
}

/**
 * The engine throws objects with a code; anything else is a fault of ours.
 * @param {unknown} error
 * @returns {Failure}
 */
function toFailure(error) {
  const { code, message, ...where } = /** @type {Failure} */ (Object(error));
  return typeof code === "string" ? { code, message, ...where } : failure("crash", String(error));
}
