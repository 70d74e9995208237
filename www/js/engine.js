/**
 * The only module that talks to the worker: a promise for every question, the latest search wins,
 * and a worker that breaks down is an answer like any other.
 */

/**
 * @typedef {{
 *   open: () => Promise<Opened>,
 *   search: (request: SearchRequest) => Promise<SearchResponse | null>,
 *   count: (query: string, rungs: Rung[]) => Promise<number>,
 *   article: (request: ArticleRequest) => Promise<ArticleView | null>,
 * }} Engine
 *
 * @callback Progress how much of an asset has arrived; `total` is 0 where it is not known
 * @param {"wasm" | "corpus" | "families"} asset
 * @param {number} loaded bytes
 * @param {number} total bytes
 */

/**
 * @param {Progress} onProgress
 * @returns {Engine}
 */
export function createEngine(onProgress) {
  /** @type {Worker | null} */
  let worker = null;
  let lastId = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (failure: Failure) => void }>} */
  const waiting = new Map();
  /** @type {{ request: SearchRequest, resolve: (answer: any) => void, reject: (failure: Failure) => void } | null} */
  let nextSearch = null;
  let searching = false;

  /** @param {Failure} failure */
  function breakDown(failure) {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  }

  /** @param {MessageEvent<Answered>} event */
  function receive({ data }) {
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
        reject({ code: "worker", message: "The search worker is not running." });
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, type, question }, transfer);
    });
  }

  /** Asks the search that waits, if any; those typed meanwhile replace each other. */
  async function drain() {
    while (nextSearch) {
      const { request, resolve, reject } = nextSearch;
      nextSearch = null;
      await ask("search", request).then(resolve, reject);
    }
    searching = false;
  }

  return {
    /** Starts (or starts again) the worker and hands it the assets. Rejects with a `Failure`. */
    async open() {
      breakDown({ code: "worker", message: "The search worker was started again." });
      const { assets, workerUrl, workerName } = readAssets();
      const started = new Worker(trusted(workerUrl));
      worker = started;
      started.onmessage = receive;
      started.onmessageerror = () =>
        breakDown({ code: "worker", message: "An answer of the search worker could not be read." });
      started.onerror = (event) => {
        event.preventDefault();
        // A script that could not be had gives a bare event; one that threw says what it threw.
        breakDown(
          event.message
            ? { code: "crash", message: event.message }
            : { code: "asset", message: "The worker could not be loaded.", asset: workerName },
        );
      };
      const bytes = Object.values(assets).flatMap((asset) =>
        typeof asset === "string" ? [] : [asset.buffer],
      );
      const opened = await ask("open", assets, bytes);
      if (workerUrl.startsWith("blob:")) URL.revokeObjectURL(workerUrl);
      return opened;
    },

    /** Null when a later search took its place. */
    search(request) {
      return new Promise((resolve, reject) => {
        nextSearch?.resolve(null);
        nextSearch = { request, resolve, reject };
        if (searching) return;
        searching = true;
        drain();
      });
    },

    /** How many articles a search would find. */
    async count(query, rungs) {
      return (await ask("search", { query, rungs, offset: 0, limit: 1 })).total;
    },

    article: (request) => ask("article", request),
  };
}

/**
 * Reads what the build left in the page: addresses (a site) or the bytes themselves (one file).
 * @returns {{ assets: Assets, workerUrl: string, workerName: string }}
 */
function readAssets() {
  const block = text("assets");
  if (block === null) throw failure("unbuilt", "This page was not made by `kashshaf build`.");
  const given = JSON.parse(block);
  if (given.mode === "single") {
    const script = new Blob([base64(text("asset-worker"))], { type: "text/javascript" });
    return {
      assets: {
        wasm: base64(text("asset-wasm")),
        corpus: new TextEncoder().encode(text("asset-corpus") ?? ""),
        families: new TextEncoder().encode(text("asset-families") ?? ""),
      },
      workerUrl: URL.createObjectURL(script),
      workerName: "worker.js",
    };
  }
  if (location.protocol === "file:") {
    throw failure("file", "A site folder opened from disk cannot fetch its own files.");
  }
  /** @param {string} path */
  const absolute = (path) => new URL(path, document.baseURI).href;
  return {
    assets: {
      wasm: absolute(given.wasm),
      corpus: absolute(given.corpus),
      families: absolute(given.families),
    },
    workerUrl: absolute(given.worker),
    workerName: given.worker,
  };
}

/** @param {string} id */
const text = (id) => document.getElementById(id)?.textContent ?? null;

/** @param {string | null} encoded */
const base64 = (encoded) => Uint8Array.from(atob((encoded ?? "").trim()), (letter) => letter.charCodeAt(0));

/**
 * @param {string} code
 * @param {string} message
 * @returns {Failure}
 */
const failure = (code, message) => ({ code, message });

/** @type {ReturnType<NonNullable<typeof trustedTypes>["createPolicy"]> | undefined} */
let policy;

/**
 * The one address that may become a script: the worker's, ours by origin or made by us from bytes.
 * @param {string} url
 * @returns {string} in browsers that know Trusted Types, a TrustedScriptURL
 */
function trusted(url) {
  policy ??= globalThis.trustedTypes?.createPolicy("kashshaf", {
    createScriptURL(address) {
      if (address.startsWith("blob:") || new URL(address).origin === location.origin) return address;
      throw new TypeError(`Not a script of this page: ${address}`);
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
