/**
 * Parts of the page that are not needed for its first answer are modules of their own, imported when they are asked for:
 * files in a site, in a single page within it.
 */

/**
 * @template T
 * @param {Promise<T>} part an import that was begun
 * @returns {Promise<T>} rejects with a `Failure`
 */
export function later(part) {
  const named = part.catch((error) => {
    throw { code: "part", message: String(error) };
  });
  // Who begins to load a part may not come to wait for it.
  named.catch(() => {});
  return named;
}
