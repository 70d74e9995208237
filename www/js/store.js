/**
 * Blocks that the browser keeps from visit to visit (Cache Storage). A block's name changes with its content, so what is kept is
 * never stale; only that of older generations is cleared away. Nothing here may fail: what is not kept is fetched.
 */

/** Blocks of texts kept at most; their names stay the same from generation to generation. */
const TEXTS = 500;

/**
 * @typedef {{
 *   get: (url: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
 *   put: (url: string, packed: Uint8Array<ArrayBuffer>) => Promise<void>,
 * }} Store
 */

/**
 * @param {string} base the folder of the blocks
 * @returns {Store | null} null where the browser offers none; without https its own cache has to do
 */
export function openStore(base) {
  if (!base.startsWith("https:") || typeof caches === "undefined") return null;
  /** @type {Map<string, Promise<Cache>>} */
  const opened = new Map();

  /** One cache a kind of block: `t`, or the generation of the words. @param {string} url */
  function cacheOf(url) {
    const kind = url.slice(base.length).split("/", 1)[0] ?? "";
    const cache = opened.get(kind) ?? open(kind);
    opened.set(kind, cache);
    return cache;
  }

  /** @param {string} kind */
  async function open(kind) {
    const name = (/** @type {string} */ each) => `kashshaf ${base} ${each}`;
    const cache = await caches.open(name(kind));
    if (kind === "t") {
      const kept = await cache.keys();
      // The oldest come first.
      await Promise.all(kept.slice(0, -TEXTS).map((request) => cache.delete(request)));
    } else {
      const others = (await caches.keys()).filter(
        (each) => each.startsWith(name("w")) && each !== name(kind),
      );
      await Promise.all(others.map((each) => caches.delete(each)));
    }
    return cache;
  }

  return {
    async get(url) {
      try {
        const response = await (await cacheOf(url)).match(url);
        return response && new Uint8Array(await response.arrayBuffer());
      } catch {
        return undefined;
      }
    },
    async put(url, packed) {
      try {
        await (await cacheOf(url)).put(url, new Response(packed));
      } catch {
        // There is no room, or none for us.
      }
    },
  };
}
