/** What the build left in the page: the addresses of its files (a site), or the bytes themselves (one file). */

/**
 * @typedef {{
 *   wasm: string | Uint8Array<ArrayBuffer>,
 *   root: string | Uint8Array<ArrayBuffer>,
 *   base: string,
 *   worker: string,
 * }} Sources `root`: of the index, deflated; `base`: the folder of its blocks, where they are files; `worker`: the
 *   address of its script, to be revoked
 */

/** @returns {Sources} throws a `Failure` */
export function readAssets() {
  const block = text("assets");
  if (block === null) throw failure("unbuilt", "This page was not made by `kashshaf build`.");
  const given = JSON.parse(block);
  /** @param {string | Uint8Array<ArrayBuffer>} code */
  const script = (code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  if (given.mode === "single") {
    return {
      wasm: base64(text("asset-wasm")),
      root: base64(text("asset-root")),
      base: "",
      worker: script(base64(text("asset-worker"))),
    };
  }
  if (location.protocol === "file:") {
    throw failure("file", "A site folder opened from disk cannot fetch its own files.");
  }
  /** @param {string} path */
  const absolute = (path) => new URL(path, document.baseURI).href;
  const root = absolute(given.root);
  return {
    wasm: absolute(given.wasm),
    root,
    base: new URL(".", root).href,
    // A script without a place of its own cannot say where its parts are.
    worker: script((text("asset-worker") ?? "").replaceAll("./later/", absolute("later/"))),
  };
}

/** Whether the page has its files beside it, rather than in it. */
export const isSite = () => /"mode":"site"/.test(text("assets") ?? "");

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
