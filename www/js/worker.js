/**
 * The worker: the only place that loads and calls the wasm. The build puts the glue that
 * wasm-bindgen writes (global `wasm_bindgen`) in front of this file, as one classic script.
 * Where WebAssembly cannot run, or the index is refused, plain search over the texts stands in.
 */
/// <reference path="./types.d.ts" />
import { complete } from "./complete.js";
import { unpack } from "./download.js";
import { createLoader } from "./loader.js";
import { openStore } from "./store.js";

/** A root may be a whole corpus; in bytes. */
const LARGEST_ROOT = 1024 * 1024 * 1024;

/** What plain search knows of anything but articles. */
const NOTHING = {
  words: /** @type {never[]} */ ([]),
  queries: /** @type {never[]} */ ([]),
  forms: /** @type {never[]} */ ([]),
  sources: /** @type {never[]} */ ([]),
  months: /** @type {never[]} */ ([]),
  tags: /** @type {never[]} */ ([]),
  undated: 0,
};

/** Words offered below the search box, at most. */
const WORDS = 6;

/** @type {Searcher | null} */
let searcher = null;
/** @type {() => void} */
let open = () => {};
/** What is asked before the index is open waits for that. @type {Promise<void>} */
const opened = new Promise((resolve) => {
  open = resolve;
});
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
  if (type === "open") {
    tell({ type: "opening" });
    const outcome = await openIndex(question);
    open();
    return outcome;
  }
  await opened;
  const corpus = /** @type {Searcher} */ (searcher);
  switch (type) {
    case "list":
      return show(() => corpus.list(question.offset, question.limit));
    case "search": {
      const { query, rungs, offset, limit, order, without, aside } = question;
      // Further results do not take the place of what is shown.
      return show(
        () => corpus.search(query, rungs.join(","), offset, limit, order, without.join(",")),
        offset === 0 && !aside,
      );
    }
    case "article":
      return show(() => {
        const { id, query, rungs, without } = question;
        return corpus.article(id, query, rungs.join(","), without.join(","));
      });
    case "count": {
      const { query, rungs } = question;
      return (await aside(() => corpus.count(query, rungs.join(",")))).total;
    }
    case "explain": {
      const { id, query, rungs, without } = question;
      return (await aside(() => corpus.explain?.(id, query, rungs.join(","), without.join(",")) ?? NOTHING))
        .words;
    }
    case "facets": {
      const { query, rungs, without } = question;
      return aside(() => corpus.facets?.(query, rungs.join(","), without.join(",")) ?? NOTHING);
    }
    case "forms": {
      const { query, rungs } = question;
      return (await aside(() => corpus.forms?.(query, rungs.join(",")) ?? NOTHING)).forms;
    }
    case "suggest":
      return (await aside(() => corpus.suggest?.(question.query) ?? NOTHING)).queries;
    case "complete":
      return (await aside(() => corpus.complete?.(question.query, WORDS) ?? NOTHING)).words;
    case "titles": {
      const { query, rungs, limit } = question;
      return (await aside(() => corpus.search(query, rungs.join(","), 0, limit))).hits;
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
 * @param {boolean} [anew] whether it takes the place of what was asked before
 * @returns {Promise<T | undefined>}
 */
async function show(call, anew = true) {
  if (anew) {
    showing.abort();
    showing = new AbortController();
  }
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
 * Answers for the sake of what is shown, and no longer than it is.
 * @template T
 * @param {() => T | Needs} call
 */
const aside = (call) => ask(call, showing.signal);

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
async function openIndex({ wasm, root, base, final }) {
  loader = createLoader({
    base,
    deliver: (name, bytes) => deliver(name, bytes),
    store: base ? openStore(base) : null,
  });
  const [missing, bytes] = await Promise.all([wasm && start(wasm), unpack(root, LARGEST_ROOT)]);
  const plain = missing ?? tryEngine(bytes);
  if (plain?.code === "damaged" && !final) throw plain;
  if (!plain) return { overview: /** @type {Searcher} */ (searcher).overview(), plain, lost: null };
  // Where not even the stand-in can be had, the reason that it is needed says more than its own.
  const { openPlain } = await import("./plain.js").catch(() => {
    throw plain;
  });
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
 * @param {Uint8Array<ArrayBuffer> | Failure} wasm its file
 * @returns {Promise<Failure | null>} why it does not run
 */
async function start(wasm) {
  if (typeof WebAssembly === "undefined") {
    return failure("wasm", "This browser does not offer WebAssembly.");
  }
  if (!(wasm instanceof Uint8Array)) return wasm;
  try {
    wasm_bindgen.initSync({ module: await unpack(wasm, LARGEST_ROOT) });
    return null;
  } catch (error) {
    return { ...toFailure(error), code: "asset", asset: "engine.bin", status: 0 };
  }
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
