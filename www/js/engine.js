/**
 * The only module that talks to the worker: a promise for every question, and a worker that breaks
 * down is an answer like any other.
 */

/**
 * @typedef {{
 *   open: () => Promise<Opened>,
 *   list: Ask<"list">,
 *   search: Ask<"search">,
 *   article: Ask<"article">,
 *   count: Ask<"count">,
 *   explain: Ask<"explain">,
 *   suggest: Ask<"suggest">,
 *   prefetch: (query: string) => void,
 * }} Engine
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
  /** @type {RequestCache} */
  let cache = "default";

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
      const opening = ask("open", { ...assets, cache }, bytes);
      cache = "reload";
      const opened = await opening;
      if (workerUrl.startsWith("blob:")) URL.revokeObjectURL(workerUrl);
      return opened;
    },

    list: (request) => ask("list", request),
    search: (request) => ask("search", request),
    article: (request) => ask("article", request),
    count: (request) => ask("count", request),
    explain: (request) => ask("explain", request),
    suggest: (request) => ask("suggest", request),

    /** Has the blocks fetched that a query being typed will want; whether that works is seen when it is searched. */
    prefetch(query) {
      ask("prefetch", { query }).catch(() => {});
    },
  };
}

/**
 * Reads what the build left in the page: addresses (a site) or the bytes themselves (one file).
 * @returns {{ assets: Omit<Assets, "cache">, workerUrl: string, workerName: string }}
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
        root: base64(text("asset-root")),
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
    assets: { wasm: absolute(given.wasm), root: absolute(given.root) },
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
