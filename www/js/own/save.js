/** Saving one's own texts as a page or a site. */
import { saveFile } from "../view/save-file.js";
import { fileName } from "./names.js";

/** The builders that have the viewer already. @type {WeakSet<import("./builder.js").Builder>} */
const equipped = new WeakSet();

/**
 * @param {import("./builder.js").Builder} builder
 * @param {{ kit: string, wasm: string, worker: string }} files where the parts of the viewer are
 * @param {"page" | "site"} what
 * @param {string} title
 * @returns {Promise<string>} the file's name
 */
export async function saveCorpus(builder, files, what, title) {
  if (!equipped.has(builder)) await equip(builder, files);
  const bytes = await builder.ask(what, { title });
  const [ending, type] = what === "page" ? ["html", "text/html"] : ["zip", "application/zip"];
  const name = `${fileName(title)}.${ending}`;
  saveFile(name, type, bytes);
  return name;
}

/**
 * Hands the viewer to the builder.
 * @param {import("./builder.js").Builder} builder
 * @param {{ kit: string, wasm: string, worker: string }} files
 */
async function equip(builder, files) {
  const [kit, wasm, worker] = await Promise.all([files.kit, files.wasm, files.worker].map(bytesOf));
  await builder.ask("viewer", {
    kit: /** @type {Uint8Array} */ (kit),
    files: [
      ["builder/builder.wasm", /** @type {Uint8Array} */ (wasm)],
      ["builder/worker.js", /** @type {Uint8Array} */ (worker)],
    ],
  });
  equipped.add(builder);
}

/** @param {string} address */
async function bytesOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw { code: "asset", message: `${address}: ${response.status}` };
  return new Uint8Array(await response.arrayBuffer());
}
