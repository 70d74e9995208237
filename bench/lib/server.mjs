/**
 * Serves a built site on 127.0.0.1 as a plain host would, and counts. Texts and programs are compressed beforehand, as
 * hosts do on the fly; other files are sent as they are.
 */
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { filesBelow } from "../../scripts/lib/make.mjs";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Size} Size */

/** What static hosts compress, with its type. A database is counted among them, to its advantage. */
const compressed = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".txt", "text/plain; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".wasm", "application/wasm"],
  [".sqlite3", "application/vnd.sqlite3"],
]);
const plain = new Map([[".woff2", "font/woff2"]]);
/** What hosts use: nginx, Apache and their like compress quickly rather than well. */
const level = 6;

/** @typedef {{ type: string, body: () => Buffer, length: number, zipped: boolean }} Served */

/**
 * @param {string} folder
 * @returns {Map<string, Served>} by name from the folder, with `/`
 */
export function readSite(folder) {
  /** @type {Map<string, Served>} */
  const site = new Map();
  for (const file of filesBelow(folder)) {
    const ending = extname(file).toLowerCase();
    const name = relative(folder, file).split(sep).join("/");
    const type = compressed.get(ending);
    if (type) {
      const body = gzipSync(readFileSync(file), { level });
      site.set(name, { type, body: () => body, length: body.length, zipped: true });
    } else {
      const known = plain.get(ending) ?? "application/octet-stream";
      site.set(name, {
        type: known,
        body: () => readFileSync(file),
        length: statSync(file).size,
        zipped: false,
      });
    }
  }
  return site;
}

/**
 * @param {string} folder
 * @param {Map<string, Served>} site
 * @param {(file: string) => Part} partOf
 * @returns {Record<Part, Size>}
 */
export function sizesOf(folder, site, partOf) {
  /** @type {Record<Part, Size>} */
  const sizes = {
    code: { raw: 0, served: 0, files: 0 },
    index: { raw: 0, served: 0, files: 0 },
    texts: { raw: 0, served: 0, files: 0 },
  };
  for (const [name, { length }] of site) {
    const size = sizes[partOf(name)];
    size.raw += statSync(join(folder, name)).size;
    size.served += length;
    size.files += 1;
  }
  return sizes;
}

/**
 * @param {Map<string, Served>} site
 * @returns {Promise<{ url: string, count: () => Count, close: () => Promise<void> }>}
 * @typedef {{ bytes: number, requests: number, open: number, last: number }} Count since it began;
 *   `open` answers are on their way, the `last` one began or ended then, by `performance.now()`
 */
export async function serve(site) {
  let bytes = 0;
  let requests = 0;
  let open = 0;
  let last = performance.now();
  const server = createServer((request, response) => {
    requests += 1;
    open += 1;
    last = performance.now();
    response.on("close", () => {
      open -= 1;
      last = performance.now();
    });
    const path = decodeURIComponent((request.url ?? "/").split(/[?#]/, 1)[0] ?? "").slice(1);
    const file = site.get(path === "" || path.endsWith("/") ? `${path}index.html` : path);
    // A page alone with its origin gets a clock of 5 µs instead of 100 µs.
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "max-age=600");
    if (!file) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader("Content-Type", file.type);
    if (file.zipped) response.setHeader("Content-Encoding", "gzip");
    response.setHeader("Content-Length", file.length);
    bytes += file.length;
    response.end(file.body());
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    count: () => ({ bytes, requests, open, last }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
