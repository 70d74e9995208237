/** Gives the reader a file. */

/** How long a browser may take to begin, in milliseconds. */
const BEGINS = 60_000;

/**
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} content
 */
export function saveFile(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(URL.revokeObjectURL, BEGINS, address);
}
