/** The files that were chosen or dropped, in the order of their names; folders are walked. */

/** Folders deeper than this are not entered, and more files than this are not taken. */
const DEEPEST = 32;
export const MOST = 50_000;

/**
 * @typedef {{ name: string, file: File, chosen: boolean }} Found `name` with its folders; `chosen` by itself, not with a folder
 */

/**
 * @typedef {{ found: Found[], deep: string[], many: boolean }} Choice `deep`: folders that were not entered; `many`: whether
 *   there are more files than were taken
 */

/** @param {Iterable<File>} list @returns {Choice} */
export const chosen = (list) =>
  choice(
    [...list]
      .map((file) => ({
        name: file.webkitRelativePath || file.name,
        file,
        chosen: !file.webkitRelativePath,
      }))
      .filter(({ name }) => !isHidden(name)),
  );

/** @param {DataTransfer} data @returns {Promise<Choice>} */
export async function dropped(data) {
  // Entries are gone once the event is over: they are taken before anything is waited for.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return chosen(data.files);
  /** @type {Choice} */
  const all = { found: [], deep: [], many: false };
  for (const entry of entries) if (entry) await walk(entry, 0, all);
  return choice(all.found, all);
}

/**
 * @param {FileSystemEntry} entry
 * @param {number} depth
 * @param {Choice} all
 */
async function walk(entry, depth, all) {
  const name = entry.fullPath.replace(/^\//, "");
  if (isHidden(name)) return;
  if (entry.isFile) {
    all.many ||= all.found.length >= MOST;
    if (all.many) return;
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    ).catch(() => null);
    if (file) all.found.push({ name, file, chosen: depth === 0 });
    return;
  }
  if (depth >= DEEPEST) {
    all.deep.push(name);
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  while (!all.many) {
    /** @type {FileSystemEntry[]} A reader gives some at a time, and none at the end. */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
    if (some.length === 0) return;
    for (const each of some) await walk(each, depth + 1, all);
  }
}

/** Hidden files, and what word processors leave beside an open document, are nobody's texts. @param {string} name */
const isHidden = (name) => name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$"));

/** @param {Found[]} found @param {Omit<Choice, "found">} [left] @returns {Choice} */
function choice(found, { deep, many } = { deep: [], many: false }) {
  found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { found: found.slice(0, MOST), deep, many: many || found.length > MOST };
}
