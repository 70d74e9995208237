/** What the build left in the page: the addresses of its files (a site), or the bytes themselves (one file). */

/**
 * @typedef {{
 *   wasm: string | Uint8Array<ArrayBuffer>,
 *   root: string | Uint8Array<ArrayBuffer>,
 *   base: string,
 *   workerUrl: string,
 *   workerName: string,
 * }} Sources `root`: of the index, deflated; `base`: the folder of its blocks, where they are files
 */

/** @returns {Sources} throws a `Failure` */
export function readAssets() {
  const block = text("assets");
  if (block === null) throw failure("unbuilt", "This page was not made by `kashshaf build`.");
  const given = JSON.parse(block);
  if (given.mode === "single") {
    const script = new Blob([base64(text("asset-worker"))], { type: "text/javascript" });
    return {
      wasm: base64(text("asset-wasm")),
      root: base64(text("asset-root")),
      base: "",
      workerUrl: URL.createObjectURL(script),
      workerName: "worker.js",
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
    workerUrl: absolute(given.worker),
    workerName: given.worker,
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
