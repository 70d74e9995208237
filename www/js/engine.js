/**
 * The only module that talks to the worker: a promise for every question, and a worker that breaks
 * down is an answer like any other. What it opens is downloaded here, while it is still starting.
 */
import { readAssets } from "./assets.js";
import { download } from "./download.js";
import { trusted } from "./trusted.js";

/**
 * @typedef {{
 *   opening: Promise<void>,
 *   open: (onProgress: Progress) => Promise<Opened>,
 *   list: Ask<"list">,
 *   search: Ask<"search">,
 *   article: Ask<"article">,
 *   count: Ask<"count">,
 *   explain: Ask<"explain">,
 *   facets: Ask<"facets">,
 *   forms: Ask<"forms">,
 *   suggest: Ask<"suggest">,
 *   complete: Ask<"complete">,
 *   titles: Ask<"titles">,
 *   prefetch: (query: string) => void,
 *   use: (root: Uint8Array<ArrayBuffer> | null) => void,
 * }} Engine `opening`: settled once the worker has what it opens, or will not have it
 *
 * @callback Progress how much has arrived; `total` is 0 where it is not known
 * @param {Loading} asset
 * @param {number} loaded
 * @param {number} total
 */

/**
 * @template {keyof Questions} K
 * @typedef {(question: Questions[K]["question"]) => Promise<Questions[K]["answer"]>} Ask
 */

/** @returns {Engine} it begins to load at once */
export function createEngine() {
  /** @type {Worker | null} */
  let worker = null;
  let lastId = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (failure: Failure) => void }>} */
  const waiting = new Map();
  /** @type {Progress} */
  let onProgress = () => {};
  /** Why there is no worker. @type {Failure} */
  let broken = { code: "worker", message: "The search worker is not running." };
  /** The index of a reader's own texts, in place of the page's. @type {Uint8Array<ArrayBuffer> | null} */
  let own = null;
  /** @type {() => void} */
  let opens = () => {};
  /** @type {Promise<void>} */
  const opening = new Promise((resolve) => {
    opens = resolve;
  });
  /** What was begun before anybody asked for it. @type {Promise<Opened> | null} */
  let begun = launch("default");
  begun.catch(opens);

  /** @param {Failure} failure */
  function breakDown(failure) {
    worker?.terminate();
    worker = null;
    broken = failure;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  }

  /** @param {MessageEvent<Answered>} event */
  function receive({ data }) {
    if (data.type === "opening") {
      opens();
      return;
    }
    if (data.type === "progress") {
      onProgress(data.asset, data.loaded, data.total);
      return;
    }
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === "answer") asker?.resolve(data.answer);
    else asker?.reject(data.failure);
  }

  /**
   * @template {keyof Questions} K
   * @param {K} type
   * @param {Questions[K]["question"]} question
   * @param {Transferable[]} [transfer]
   * @returns {Promise<Questions[K]["answer"]>}
   */
  function ask(type, question, transfer = []) {
    return new Promise((resolve, reject) => {
      if (!worker) {
        reject(broken);
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, type, question }, transfer);
    });
  }

  /**
   * Starts the worker, and the downloads beside it.
   * @param {RequestCache} cache
   * @returns {Promise<Opened>}
   */
  async function launch(cache) {
    const { worker: script, ...assets } = readAssets();
    const sources = own ? { ...assets, root: own.slice(), base: "" } : assets;
    const fresh = new Worker(trusted(script));
    worker = fresh;
    fresh.onmessage = receive;
    fresh.onmessageerror = () =>
      breakDown({ code: "worker", message: "An answer of the search worker could not be read." });
    fresh.onerror = (event) => {
      event.preventDefault();
      // A script that could not be had gives a bare event; one that threw says what it threw.
      breakDown(
        event.message
          ? { code: "crash", message: event.message }
          : { code: "worker", message: "The search worker could not be started." },
      );
    };
    const opened = await load(sources, cache);
    URL.revokeObjectURL(script);
    return opened;
  }

  /**
   * Hands the assets to the worker. A root that arrives damaged is fetched once more, past every cache.
   * @param {Pick<import("./assets.js").Sources, "wasm" | "root" | "base">} sources
   * @param {RequestCache} cache
   * @returns {Promise<Opened>}
   */
  async function load({ wasm, root, base }, cache) {
    const file = typeof root === "string" ? root : null;
    // The engine may be missing and the texts still readable: its failure is handed over, theirs ends it.
    const program = fetched("wasm", wasm, cache).catch((/** @type {Failure} */ failure) => failure);
    let bytes = await fetched("root", root, cache);
    /** @type {Assets["wasm"]} */
    let engine = await program;
    for (let final = !file || cache === "reload"; ; final = true) {
      const transfer = [engine, bytes].flatMap((each) => (each instanceof Uint8Array ? [each.buffer] : []));
      try {
        return await ask("open", { wasm: engine, root: bytes, base, final }, transfer);
      } catch (error) {
        const failure = /** @type {Failure} */ (error);
        if (failure.code !== "damaged" || !file) throw failure;
        if (final) throw { ...failure, asset: file, status: 200 };
      }
      if (engine instanceof Uint8Array) engine = null;
      bytes = await fetched("root", root, "reload");
    }
  }

  /**
   * @param {"wasm" | "root"} asset
   * @param {string | Uint8Array<ArrayBuffer>} source
   * @param {RequestCache} cache
   */
  async function fetched(asset, source, cache) {
    if (typeof source !== "string") return source;
    return download(source, { cache, onBytes: (loaded, total) => onProgress(asset, loaded, total) });
  }

  return {
    opening,

    /** Opens what was begun, or begins anew: past what the browser may have kept of the failure. */
    async open(progress) {
      onProgress = progress;
      const first = begun;
      begun = null;
      if (first) return first;
      breakDown({ code: "worker", message: "The search worker was started again." });
      return launch("reload");
    },

    list: (request) => ask("list", request),
    search: (request) => ask("search", request),
    article: (request) => ask("article", request),
    count: (request) => ask("count", request),
    explain: (request) => ask("explain", request),
    facets: (request) => ask("facets", request),
    forms: (request) => ask("forms", request),
    suggest: (request) => ask("suggest", request),
    complete: (request) => ask("complete", request),
    titles: (request) => ask("titles", request),

    /** Begins to load another index, or the page's own again. */
    use(root) {
      own = root;
      breakDown({ code: "worker", message: "Another collection is being opened." });
      begun = launch("default");
      begun.catch(() => {});
    },

    /** Has the blocks fetched that a query being typed will want; whether that works is seen when it is searched. */
    prefetch(query) {
      ask("prefetch", { query }).catch(() => {});
    },
  };
}
