/** An archive made by `kashshaf build`, opened from its address. */
import { complete } from "../../../www/js/complete.js";
import { download, unpack } from "../../../www/js/download.js";
import init, { Engine } from "./engine/kashshaf.js";

/** A root may be a whole corpus; in bytes. */
const LARGEST = 1024 * 1024 * 1024;

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * Starts the engine, once.
 * @param {import("./engine/kashshaf.js").InitInput} [wasm] the engine's bytes or address; usually what lies in this package
 */
function start(wasm) {
  started ??= init({ module_or_path: wasm ?? new URL("./engine/kashshaf_bg.wasm", import.meta.url) });
  return started.catch((error) => {
    started = undefined;
    throw error;
  });
}

/** @param {string} address @param {{ wasm?: import("./engine/kashshaf.js").InitInput }} [options] */
export async function openArchive(address, { wasm } = {}) {
  const base = new URL(
    address.endsWith("/") || address.endsWith(".html") ? address : `${address}/`,
    globalThis.document?.baseURI,
  );
  const [bytes] = await Promise.all([rootOf(base), start(wasm)]);
  const engine = new Engine(bytes.root);

  /** @template T @param {() => T | Needs} call */
  const ask = (call) =>
    complete(
      call,
      (names, arrived) =>
        Promise.all(
          names.map(async (name) => {
            const stored = await download(new URL(`${name}.bin`, bytes.folder).href);
            engine.supply(name, await unpack(stored, LARGEST));
            arrived();
          }),
        ),
      () => {},
    );

  return {
    /** The address of the archive's page. */
    address: base.href,
    overview: () => engine.overview(),
    /** @param {string} query @param {{ rungs?: string[], offset?: number, limit?: number }} [options] */
    search: (query, { rungs = [], offset = 0, limit = 10 } = {}) =>
      ask(() => engine.search(query, rungs.join(","), offset, limit)),
    /** @param {string} id @param {string} [query] @param {string[]} [rungs] */
    article: (id, query = "", rungs = []) => ask(() => engine.article(id, query, rungs.join(","))),
    close: () => engine.free(),
  };
}

/** The index's root, as the archive's page names it. @param {URL} base */
async function rootOf(base) {
  const page = new TextDecoder().decode(await download(base.href));
  const block = /<script type="application\/json" id="assets">(.*?)<\/script>/s.exec(page);
  const { root } = JSON.parse(block?.[1] ?? "{}");
  if (typeof root !== "string") {
    throw { code: "unbuilt", message: `${base.href} is no archive made by \`kashshaf build\`.` };
  }
  const address = new URL(root, base);
  return { root: await unpack(await download(address.href), LARGEST), folder: new URL(".", address) };
}
