/** What the tests of the loading modules share: blocks, and a server that does as it is told. */
import { deflateRawSync } from "node:zlib";

/**
 * A file as a site stores it, all of it compressed.
 * @param {string | Uint8Array} content
 */
export function stored(content) {
  const deflated = deflateRawSync(content);
  const all = Buffer.alloc(4 + deflated.length);
  all.writeUInt32LE(deflated.length);
  deflated.copy(all, 4);
  return new Uint8Array(all);
}

/** How long anything may take, in milliseconds: on a busy machine inflation waits for a thread. */
const PATIENCE = 20_000;

/** Waits until something holds: streams and inflation take turns of their own. @param {() => boolean} holds */
export async function until(holds) {
  const begun = performance.now();
  while (performance.now() - begun < PATIENCE) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`It never came to: ${holds}`);
}

/** Long enough for whatever was going to happen without any time passing. */
export async function quiet() {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * @typedef {{
 *   url: string,
 *   cache: RequestCache | undefined,
 *   aborted: boolean,
 *   answer: (bytes: Uint8Array<ArrayBuffer>, init?: ResponseInit) => void,
 *   stream: (body: ReadableStream<Uint8Array<ArrayBuffer>>) => void,
 *   refuse: (status: number) => void,
 *   breakOff: () => void,
 * }} Asked a request, to be answered by the test when it likes
 */

/**
 * Takes the place of `fetch` for one test.
 * @param {import("node:test").TestContext} t
 * @param {(asked: Asked) => void} [reply] answers at once
 * @returns {Asked[]} the requests, as they come
 */
export function fakeServer(t, reply) {
  /** @type {Asked[]} */
  const all = [];
  t.mock.method(
    globalThis,
    "fetch",
    (/** @type {string} */ url, /** @type {RequestInit} */ { cache, signal } = {}) =>
      new Promise((resolve, reject) => {
        /** @type {Asked} */
        const asked = {
          url,
          cache,
          aborted: false,
          answer: (bytes, init) => resolve(new Response(bytes, init)),
          stream: (body) => resolve(new Response(body)),
          refuse: (status) => resolve(new Response("", { status })),
          breakOff: () => reject(new TypeError("Failed to fetch")),
        };
        signal?.addEventListener("abort", () => {
          asked.aborted = true;
          reject(signal.reason);
        });
        all.push(asked);
        reply?.(asked);
      }),
  );
  return all;
}

/** @param {number} value */
const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/**
 * The beginning of a root: what can be read without the engine.
 * @param {unknown} meta
 * @param {number[]} hashes of the blocks of texts
 */
export function rootOf(meta, hashes) {
  const json = Buffer.from(JSON.stringify(meta));
  const directory = hashes.map((hash) => Buffer.concat([u32(hash), Buffer.from([1])]));
  return new Uint8Array(
    Buffer.concat([headerOf("r"), u32(json.length), json, u32(hashes.length), ...directory]),
  );
}

/** @param {string} kind */
const headerOf = (kind) => Buffer.concat([Buffer.from(`kshf\u0002${kind}\0\0`), u32(0), u32(0)]);

/**
 * A block of texts.
 * @param {string} lines
 */
export function textsOf(lines) {
  const coded = [...lines].map((letter) => {
    const number = Number(letter.codePointAt(0));
    if (number >= 0x600 && number < 0x680) return Buffer.from([number - 0x580]);
    return Buffer.from(number < 0x80 ? letter : `\u0001${letter}`);
  });
  return new Uint8Array(Buffer.concat([headerOf("t"), ...coded]));
}

/**
 * A root and what belongs to it in one piece.
 * @param {Record<string, string | Uint8Array>} blocks by name
 */
export function bundleOf(blocks) {
  const entries = Object.entries(blocks).map(([name, content]) => {
    const bytes = Buffer.from(content);
    return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), u32(bytes.length), bytes]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from("kshb"), u32(entries.length), ...entries]));
}
