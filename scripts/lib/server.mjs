/** A plain static file server for this machine only. */
import { createReadStream, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";

const types = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".webmanifest", "application/manifest+json; charset=utf-8"],
  [".txt", "text/plain; charset=utf-8"],
  [".wasm", "application/wasm"],
  [".woff2", "font/woff2"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
]);

/**
 * Serves a folder on 127.0.0.1.
 * @param {string} folder
 * @param {{ port?: number }} [options] `port`: the first one tried, then the next ones; 0, the default, takes any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0 } = {}) {
  const base = realpathSync(folder);
  const server = createServer((request, response) => {
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return end(response, 405, "Only GET and HEAD are served here.\n");
    }
    const path = pathOf(request.url ?? "/");
    const file = path === undefined ? undefined : fileFor(base, path);
    if (file === undefined) return end(response, 404, "There is no such file.\n");
    if (file === "folder") {
      response.setHeader("Location", `/${encodeURI(`${path}/`.replace(/^\/+/, ""))}`);
      return end(response, 308, "");
    }
    response.setHeader("Content-Type", types.get(extname(file).toLowerCase()) ?? "application/octet-stream");
    response.setHeader("Content-Length", statSync(file).size);
    if (request.method === "HEAD") return response.end();
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  const chosen = await listen(server, port);
  return {
    url: `http://127.0.0.1:${chosen}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The decoded path of a request, or undefined when it is not a valid one.
 * @param {string} target
 */
function pathOf(target) {
  try {
    return decodeURIComponent(/** @type {string} */ (target.split(/[?#]/, 1)[0]));
  } catch {
    return undefined;
  }
}

/**
 * The file that answers a path: inside the folder once `..` and symbolic links are resolved, or none. "folder" stands
 * for a folder asked for without its closing slash.
 * @param {string} base
 * @param {string} path
 */
function fileFor(base, path) {
  try {
    const wanted = path.endsWith("/") ? `${path}index.html` : path;
    const file = realpathSync(join(base, wanted));
    if (!file.startsWith(base + sep)) return undefined;
    const found = statSync(file);
    if (found.isFile()) return file;
    return found.isDirectory() ? "folder" : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function end(response, status, text) {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(text);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<number>} the port taken
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
      if (taken && port > 0 && port < 65535) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
