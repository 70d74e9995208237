/**
 * The worker: the only place that loads and calls the wasm. The build puts the glue that
 * wasm-bindgen writes (global `wasm_bindgen`) in front of this file, as one classic script.
 * Where WebAssembly cannot run, or the corpus is refused, plain search over the JSON stands in.
 */
/// <reference path="./types.d.ts" />
import { openPlain } from "./plain.js";

/** @type {Searcher | null} */
let searcher = null;

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
async function answer(asked) {
  if (asked.type === "open") return open(asked.question);
  if (!searcher) throw failure("worker", "The corpus is not open.");
  const rungs = asked.question.rungs.join(",");
  if (asked.type === "search") {
    const { query, offset, limit } = asked.question;
    return searcher.search(query, rungs, offset, limit);
  }
  return searcher.article(asked.question.id, asked.question.query, rungs) ?? null;
}

/**
 * @param {Assets} assets
 * @returns {Promise<Opened>}
 */
async function open({ wasm, corpus, families }) {
  // The engine may be missing and the texts still readable: its failure is kept, theirs ends it.
  const engine = start(wasm).then(
    () => null,
    (error) => toFailure(error),
  );
  const [bytes, words] = await Promise.all([fetched("corpus", corpus), fetched("families", families)]);
  let plain = await engine;
  if (!plain) {
    try {
      searcher = new wasm_bindgen.Engine(bytes, words);
    } catch (error) {
      plain = toFailure(error);
    }
  }
  if (plain) searcher = openPlain(bytes, plain);
  return { overview: /** @type {Searcher} */ (searcher).overview(), plain };
}

/** @param {Assets["wasm"]} wasm */
async function start(wasm) {
  if (typeof WebAssembly === "undefined") {
    throw failure("wasm", "This browser does not offer WebAssembly.");
  }
  const bytes = await fetched("wasm", wasm);
  try {
    await wasm_bindgen({ module_or_path: bytes });
  } catch (error) {
    const name = typeof wasm === "string" ? wasm : "engine.wasm";
    throw { ...failure("asset", String(error)), asset: name, status: 0 };
  }
}

/**
 * The bytes of an asset, with word of how many have arrived.
 * @param {"wasm" | "corpus" | "families"} asset
 * @param {string | Uint8Array<ArrayBuffer>} source
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function fetched(asset, source) {
  if (typeof source !== "string") return source;
  let status = 0;
  try {
    const response = await fetch(source);
    status = response.status;
    if (!response.ok || !response.body) throw new Error(`The server answered ${status}.`);
    // The length that a server states is that of the compressed body, where it compresses.
    const plainLength = !response.headers.get("content-encoding");
    const total = plainLength ? Number(response.headers.get("content-length")) : 0;
    let loaded = 0;
    const counted = response.body.pipeThrough(
      new TransformStream({
        transform(chunk, controller) {
          loaded += chunk.byteLength;
          tell({ type: "progress", asset, loaded, total });
          controller.enqueue(chunk);
        },
      }),
    );
    return new Uint8Array(await new Response(counted).arrayBuffer());
  } catch (error) {
    throw { ...failure("asset", String(error)), asset: source, status };
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
