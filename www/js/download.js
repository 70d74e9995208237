/** One file over the network: its bytes, or a `Failure` that says how far it came. Tried again where that can help. */

const TRIES = 3;
/** The pause before the second try, in milliseconds; each further one is twice as long. */
const BACK_OFF = 250;
/** How long a server may send nothing, in milliseconds. */
const STALL = 15_000;

/**
 * @typedef {{
 *   cache?: RequestCache,
 *   signal?: AbortSignal,
 *   patient?: () => boolean,
 *   onBytes?: (loaded: number, total: number) => void,
 * }} Options `patient`: whether it is still worth trying again
 */

/**
 * @param {string} url
 * @param {Options} [options]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function download(url, options = {}) {
  const { signal, patient = () => true } = options;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(url, options);
    } catch (error) {
      const { status } = /** @type {Failure} */ (error);
      const final = signal?.aborted || status === 404 || status === 410;
      if (final || tried === TRIES || !patient()) throw error;
    }
    // Readers who lost the same server at the same moment do not all come back at the same moment.
    await pause(BACK_OFF * 2 ** (tried - 1) * (0.5 + Math.random()));
  }
}

/**
 * @param {string} url
 * @param {Options} options
 */
async function attempt(url, { cache = "default", signal, onBytes }) {
  const early = begun(url);
  const ending = early?.ending ?? new AbortController();
  const end = () => ending.abort(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", end);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let stalling;
  const alive = () => {
    clearTimeout(stalling);
    stalling = setTimeout(() => ending.abort(new Error(`Nothing came for ${STALL / 1000} seconds.`)), STALL);
  };
  let status = 0;
  try {
    alive();
    const response = await (early?.response ?? fetch(url, { cache, signal: ending.signal }));
    if (!response.ok || !response.body) {
      status = response.status;
      throw new Error(`The server answered ${status}.`);
    }
    // The length that a server states is that of the compressed body, where it compresses.
    const stated = !response.headers.get("content-encoding");
    const total = stated ? Number(response.headers.get("content-length")) : 0;
    return await collect(response.body, (loaded) => {
      alive();
      onBytes?.(loaded, total);
    });
  } catch (error) {
    throw { code: "asset", message: String(ending.signal.reason ?? error), asset: url, status };
  } finally {
    clearTimeout(stalling);
    signal?.removeEventListener("abort", end);
  }
}

/** What the page asked for by itself; once, and who comes later asks anew. @param {string} url */
function begun(url) {
  const early = globalThis.early?.get(url);
  globalThis.early?.delete(url);
  return early;
}

/**
 * A file of an index as it was before it was stored:
 *
 *   stored = u32:size (little-endian)  size bytes of raw deflate  the rest, as it is
 *
 * Rejects with code "damaged" where that is broken, cut short or longer than it may be.
 * @param {Uint8Array<ArrayBuffer>} stored
 * @param {number} most bytes
 */
export async function unpack(stored, most) {
  try {
    const end = 4 + new DataView(stored.buffer, stored.byteOffset).getUint32(0, true);
    if (end > stored.length) throw new RangeError("It is cut short.");
    return await inflate(stored.subarray(4, end), stored.subarray(end), most);
  } catch (error) {
    throw { code: "damaged", message: String(error) };
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {Uint8Array<ArrayBuffer>} rest what follows it
 * @param {number} most bytes
 */
async function inflate(packed, rest, most) {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  // What is wrong with it is told where it is read.
  for (const written of [writer.write(packed), writer.close()]) written.catch(() => {});
  const seen = (/** @type {number} */ size) => {
    if (size > most) throw new RangeError(`It holds more than ${most} bytes.`);
  };
  return collect(readable, seen, rest);
}

/**
 * Everything a stream gives, in one piece.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {(size: number) => void} seen told how much has come; ends it all by throwing
 * @param {Uint8Array<ArrayBuffer>} [rest] follows it
 */
async function collect(stream, seen, rest) {
  const reader = stream.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      seen(size);
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  }
  if (rest?.length) {
    chunks.push(rest);
    size += rest.length;
  }
  // Small files come in one piece, and hundreds of them: what is not copied need not be cleared away.
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
