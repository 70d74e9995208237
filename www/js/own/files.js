/** The files that were chosen or dropped, in the order of their names; folders are walked. */

/** Folders deeper than this are not entered, and more files than this are not taken. */
const DEEPEST = 32;
const MOST = 50_000;

/**
 * @typedef {{ name: string, file: File, chosen: boolean }} Found `name` with its folders; `chosen` by itself, not with a folder
 */

/** @param {FileList} list @returns {Found[]} */
export const chosen = (list) =>
  sorted(
    [...list].map((file) => ({
      name: file.webkitRelativePath || file.name,
      file,
      chosen: !file.webkitRelativePath,
    })),
  );

/** @param {DataTransfer} data @returns {Promise<Found[]>} */
export async function dropped(data) {
  // Entries are gone once the event is over: they are taken before anything is waited for.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return chosen(data.files);
  /** @type {Found[]} */
  const found = [];
  for (const entry of entries) if (entry) await walk(entry, 0, found);
  return sorted(found);
}

/**
 * @param {FileSystemEntry} entry
 * @param {number} depth
 * @param {Found[]} found
 */
async function walk(entry, depth, found) {
  if (depth > DEEPEST || found.length >= MOST) return;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    ).catch(() => null);
    if (file) found.push({ name: entry.fullPath.replace(/^\//, ""), file, chosen: depth === 0 });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    /** @type {FileSystemEntry[]} A reader gives some at a time, and none at the end. */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
    if (some.length === 0) return;
    for (const each of some) await walk(each, depth + 1, found);
  }
}

/** Hidden files, and what word processors leave beside an open document, are nobody's texts. @param {Found[]} found */
function sorted(found) {
  const hidden = (/** @type {string} */ name) =>
    name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$"));
  return found
    .filter(({ name }) => !hidden(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, MOST);
}
