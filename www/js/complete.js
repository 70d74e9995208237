/** Asks the engine until it has every block that its answer needs. */

/** How often it may ask for nothing but what it was given already: blocks that others needed may have displaced it. */
const AGAIN = 3;

/**
 * @template T
 * @param {() => T | Needs} call
 * @param {(names: string[], arrived: () => void) => Promise<unknown>} load fetches and supplies
 * @param {(loaded: number, total: number) => void} onProgress in blocks
 * @returns {Promise<T>}
 */
export async function complete(call, load, onProgress) {
  /** @type {Set<string>} */
  const supplied = new Set();
  let loaded = 0;
  let total = 0;
  let again = 0;
  for (;;) {
    const answer = call();
    if (!isNeeds(answer)) return answer;
    const { needs } = answer;
    if (needs.every((name) => supplied.has(name))) again += 1;
    if (again > AGAIN) {
      throw { code: "crash", message: `The engine asks again and again for ${needs.join(", ")}.` };
    }
    total += needs.length;
    await load(needs, () => {
      loaded += 1;
      onProgress(loaded, total);
    });
    for (const name of needs) supplied.add(name);
  }
}

/** @param {unknown} answer @returns {answer is Needs} */
export const isNeeds = (answer) => Array.isArray(/** @type {Needs | undefined} */ (answer)?.needs);
